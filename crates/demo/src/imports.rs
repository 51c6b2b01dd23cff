//! A list goes to the product as a file, and its import is waited for. Interrupted anywhere, the same list comes again:
//! what is in already stays as it is.

use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::json;

use crate::{
    api::{Api, text},
    lists::List,
};

/// Between two looks at an import.
const PAUSE: Duration = Duration::from_millis(250);
/// Lines told of a list that was not taken in as a whole.
const TOLD: usize = 4;

pub async fn take_in(api: &Api, list: &List) -> Result<()> {
    let sheet = list.sheet;
    if list.rows == 0 {
        return Ok(());
    }
    let file = api.upload(&format!("{}.csv", sheet.plural), &list.csv).await?;
    let mapping: Vec<_> =
        sheet.columns.iter().map(|column| json!({"column": column, "field": column})).collect();
    // among a million some names sound alike
    let asked = json!({"fileId": file, "mapping": mapping, "allowDuplicates": true});
    let job = api.import(sheet.plural, &asked, &format!("demo-{file}")).await?;
    let path = format!("/v1/{}/jobs/{}", sheet.service, text(&job, "id"));
    loop {
        let job = api.get(&path).await?;
        match text(&job, "state").as_str() {
            "SUCCEEDED" if job["result"]["rejected"].as_u64() == Some(0) => return Ok(()),
            "SUCCEEDED" => {
                let refused = api.content(&text(&job["result"], "rejectedFileId")).await?;
                let lines: Vec<&str> = refused.lines().take(TOLD).collect();
                bail!(
                    "of {} {} {} were rejected:\n{}",
                    list.rows,
                    sheet.plural,
                    job["result"]["rejected"],
                    lines.join("\n")
                );
            }
            "QUEUED" | "RUNNING" => tokio::time::sleep(PAUSE).await,
            state => bail!("the import of {} is {state}: {}", sheet.plural, text(&job, "message")),
        }
    }
}
