//! Lists in and out: imports with their duplicates checked, exports of everything, all through the product's
//! own address, and how much memory they take meanwhile.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use serde_json::{Value as Json, json};

use crate::{
    company::{Role, text, token},
    cpu::Cpu,
    customers::Customers,
    figures::{self, Figure},
    http::{Ask, Client},
    product::Product,
};

/// Rows of a list, and how many lists.
const ROWS: u64 = 40_000;
const RUNS: u64 = 3;
const LOOK: Duration = Duration::from_millis(100);

/// What one run took.
struct Run {
    seconds: f64,
    result: Json,
    /// Highest memory meanwhile, in MB.
    memory: f64,
}

/// Lists come in; every name, number, phone and mailbox in them is new, and is compared with all that are there.
pub async fn imports(product: &Product, customers: &Customers) -> Result<Figure> {
    let (mut rates, mut told, before, mut top) = (vec![], vec![], product.memory(), 0.0f64);
    let began = Cpu::now(product.pid());
    for run in 0..RUNS {
        let file = upload(product, list(customers, run * ROWS)).await?;
        let run = job(product, "/v1/customers/imports", &json!({"fileId": file})).await?;
        if run.result["created"].as_u64() != Some(ROWS) {
            bail!("not all rows came in: {}", run.result);
        }
        rates.push(ROWS as f64 / run.seconds);
        top = top.max(run.memory);
        told.push(published(product).await?);
    }
    let spent = Cpu::now(product.pid()).per("row", &began, RUNS * ROWS);
    let limit = format!(
        "memory of crm before / top {before:.0} / {top:.0} MB; {} customers before; events told {:.0} s after; {spent}",
        customers.count,
        figures::median(&told)
    );
    let figure = Figure::new(format!("import of {ROWS} customers, rows/s"), "5000");
    Ok(figure.measured(format!("{:.0}", figures::median(&rates)), figures::spread(&rates, 0), limit))
}

/// Everything goes out, as the administrator sees it.
pub async fn exports(product: &Product) -> Result<Figure> {
    let (mut rates, mut rows, before, mut top) = (vec![], 0.0, product.memory(), 0.0f64);
    for _ in 0..RUNS {
        let run = job(product, "/v1/customers/exports", &json!({})).await?;
        rows = run.result["rows"].as_f64().unwrap_or_default();
        rates.push(rows / run.seconds);
        top = top.max(run.memory);
    }
    let limit = format!("memory of crm before / top {before:.0} / {top:.0} MB");
    let figure = Figure::new(format!("export of {rows} customers, rows/s"), "20000, flat memory");
    Ok(figure.measured(format!("{:.0}", figures::median(&rates)), figures::spread(&rates, 0), limit))
}

/// Rows whose names are like real ones but for a number in them, by which no two are taken for one.
fn list(customers: &Customers, from: u64) -> String {
    let mut csv = "name,shortName,number,level,industry,city,phone,email\n".to_owned();
    for n in from..from + ROWS {
        let number = customers.count + n;
        let named = Customers::named(number);
        let (city, trade) = (named.city, named.trade);
        let name = match named.name.contains(trade) {
            true => named.name.replacen(trade, &format!("{number}号{trade}"), 1),
            false => format!("{number} {}", named.name),
        };
        // a text takes everything
        let _ = writeln!(
            csv,
            "\"{name}\",简称{number},IM{number:08},NORMAL,{trade},{city},0755-8{n:07},buyer{number}@import{number}.example"
        );
    }
    csv
}

async fn upload(product: &Product, body: String) -> Result<String> {
    let token = token(product, Role::Administrator).await?;
    let ask = Ask { method: "POST", path: "/v1/files?name=list.csv".into(), body: Some(body) };
    text(&Client::connect(product.port).await?.json(&ask, &token).await?, "id")
}

/// From the request to the end of its job.
async fn job(product: &Product, path: &str, request: &Json) -> Result<Run> {
    let mut client = Client::connect(product.port).await?;
    let mut signed = (token(product, Role::Administrator).await?, Instant::now());
    let (from, mut memory) = (Instant::now(), 0.0f64);
    let job = client.json(&Ask::post(path, request), &signed.0).await?;
    let path = format!("/v1/customers/jobs/{}", text(&job, "id")?);
    loop {
        tokio::time::sleep(LOOK).await;
        memory = memory.max(product.memory());
        if signed.1.elapsed() > Duration::from_secs(200) {
            signed = (token(product, Role::Administrator).await?, Instant::now());
        }
        let job = client.json(&Ask::get(&path), &signed.0).await?;
        match job["state"].as_str() {
            Some("SUCCEEDED") => {
                let (seconds, result) = (from.elapsed().as_secs_f64(), job["result"].clone());
                return Ok(Run { seconds, result, memory });
            }
            Some("FAILED" | "CANCELLED") => bail!("the job failed: {job}"),
            _ => {}
        }
    }
}

/// Seconds until nothing waits in the outbox.
async fn published(product: &Product) -> Result<f64> {
    let mut connection = product.database("crm_customers").await?;
    let from = Instant::now();
    loop {
        let waiting: i64 = sqlx::query_scalar("select count(*) from outbox where published_at is null")
            .fetch_one(&mut connection)
            .await?;
        if waiting == 0 {
            return Ok(from.elapsed().as_secs_f64());
        }
        tokio::time::sleep(LOOK).await;
    }
}
