//! The rows that were refused go back as a file: as they came, with their line and the reasons in the asker's
//! language. Mended there, it can be imported again.

use bytes::Bytes;
use kernel::{Ctx, EntityDef, Error, FieldError, Result};
use proto::sentences::Catalogue;
use serde_json::Value as Json;
use store::{
    Record, fault,
    jobs::{Job, Lease},
};
use tokio::sync::mpsc;

use super::{counts, plan::Plan};
use crate::sheets::{
    Intake, Sheets,
    columns::Words,
    csv::{Written, guarded},
};

const PAGE: i64 = 2000;
const PIECE: usize = 128 << 10;

/// Refusals as they are kept with a row.
pub fn kept(faults: &[FieldError]) -> String {
    let faults = faults.iter().map(|fault| serde_json::json!([fault.field, fault.reason, fault.params]));
    Json::Array(faults.collect()).to_string()
}

/// Keeps the file and notes its id in the job.
pub async fn tell<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    plan: &Plan,
    job: &mut Job,
    lease: &Lease,
) -> Result<()> {
    let mut counts = counts(job)?;
    counts.dry_run = plan.args.dry_run;
    if counts.rejected > 0 {
        let def = I::Record::DEF;
        let words = Words::of(def.service, plan.args.chinese);
        let (pieces, taken) = mpsc::channel::<Bytes>(4);
        let name =
            format!("{}-{}.csv", words.labels.plural(def.kind).unwrap_or(def.plural), words.word("REJECTED"));
        let kept = sheets.files.keep(ctx, &name, taken);
        let write = write(sheets, ctx, plan, job, lease, words, pieces);
        let (file, ()) = futures::future::try_join(kept, write).await?;
        counts.rejected_file_id = Some(file);
    }
    job.result = serde_json::to_value(&counts).map_err(Error::internal)?;
    Ok(())
}

async fn write<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    plan: &Plan,
    job: &mut Job,
    lease: &Lease,
    words: Words,
    pieces: mpsc::Sender<Bytes>,
) -> Result<()> {
    let gone = || Error::unavailable("FILES_UNAVAILABLE");
    let def = I::Record::DEF;
    let width = plan.args.headings.len();
    let mut out = Written::default();
    let headings = plan.args.headings.iter().map(|heading| guarded(heading).into_owned());
    let headings: Vec<String> =
        headings.chain([words.word("LINE").to_owned(), words.word("REASON").to_owned()]).collect();
    out.row(headings.iter().map(String::as_str));
    let mut after = 0;
    loop {
        let mut uow = sheets.db.begin(ctx).await?;
        let rows: Vec<(i32, String, String)> = sqlx::query_as(
            "select line, cells, refused from import_rows \
             where job_id = $1 and line > $2 and refused is not null order by line limit $3",
        )
        .bind(job.id)
        .bind(after)
        .bind(PAGE)
        .fetch_all(uow.unscoped("rows of the import's own file"))
        .await
        .map_err(fault)?;
        drop(uow);
        let Some((last, ..)) = rows.last() else { break };
        after = *last;
        for (line, cells, refused) in &rows {
            let mut cells: Vec<String> = serde_json::from_str(cells).map_err(Error::internal)?;
            cells.resize(width, String::new());
            let mut cells: Vec<String> = cells.iter().map(|cell| guarded(cell).into_owned()).collect();
            cells.extend([line.to_string(), guarded(&reasons(def, plan, refused, &words)).into_owned()]);
            out.row(cells.iter().map(String::as_str));
        }
        if let Some(piece) = out.piece(PIECE) {
            pieces.send(piece).await.map_err(|_| gone())?;
        }
        lease.keep(job).await?;
    }
    match out.piece(1) {
        Some(piece) => pieces.send(piece).await.map_err(|_| gone()),
        None => Ok(()),
    }
}

type Kept = (String, String, Vec<(String, String)>);

/// `电话：请输入正确的电话号码。 客户名称：此项必填。`
fn reasons(def: &'static EntityDef, plan: &Plan, refused: &str, words: &Words) -> String {
    let faults: Vec<Kept> = serde_json::from_str(refused).unwrap_or_default();
    let catalogue = Catalogue::of(plan.args.chinese);
    let colon = if plan.args.chinese { "：" } else { ": " };
    let told = faults.iter().map(|(field, reason, params)| {
        let sentence = catalogue.sentence(reason, params, "INVALID");
        match field.as_str() {
            "" => sentence,
            field => format!("{}{colon}{sentence}", plan.heading(def, field, words)),
        }
    });
    told.collect::<Vec<_>>().join(" ")
}
