//! Customers by the hundred thousand: written as the product would have written them, search terms
//! included, but by COPY, since a million requests would take an hour.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use sqlx::{AssertSqlSafe, PgConnection};
use store::jobs::{CANCELLED, FAILED, SUCCEEDED};
use tokio::{sync::mpsc, task::JoinHandle};
use uuid::Uuid;

use crate::{customers::Customers, product::Product};

const CHUNK: u64 = 5_000;
const DATABASE: &str = "crm_customers";

/// The rows of a run of customers, a text for each table.
#[derive(Default)]
pub struct Rows {
    pub customers: String,
    pub facts: String,
    pub addresses: String,
}

const TABLES: [&str; 3] = [
    "customers (tenant_id, id, owner_id, department_id, readers, created_at, created_by, updated_at, updated_by, \
     version, terms, name, type, short_name, number, level, industry, source, size, province, city, phone, email, \
     tags, owned_since)",
    "customers_facts (tenant_id, id, revision, last_follow_up_at, follow_up_count)",
    "customer_addresses (tenant_id, customer_id, id, position, \"use\", province, city, street)",
];

/// Brings their number up to `count`; a large step goes without indexes and makes them anew.
pub async fn grow(product: &Product, customers: &mut Customers, count: u64) -> Result<()> {
    let mut main = product.database(DATABASE).await?;
    let indexes = match count - customers.count > 50_000 {
        true => drop_indexes(&mut main).await?,
        false => vec![],
    };
    let mut copies = vec![];
    for table in TABLES {
        copies.push(copy(product.database(DATABASE).await?, table));
    }
    let makers = (0..2).map(|half| {
        let customers = customers.clone();
        let senders: Vec<_> = copies.iter().map(|(sender, _)| sender.clone()).collect();
        tokio::task::spawn_blocking(move || {
            let chunks = (customers.count..count).step_by(CHUNK as usize).skip(half).step_by(2);
            for from in chunks {
                let rows = customers.rows(from..count.min(from + CHUNK));
                for (sender, text) in senders.iter().zip([rows.customers, rows.facts, rows.addresses]) {
                    sender.blocking_send(text).ok().context("the database took no more rows")?;
                }
            }
            anyhow::Ok(())
        })
    });
    for maker in makers.collect::<Vec<_>>() {
        maker.await??;
    }
    for (sender, copied) in copies {
        drop(sender);
        copied.await??;
    }
    customers.count = count;
    index(product, indexes).await?;
    for table in ["customers", "customers_facts", "customer_addresses", "directory"] {
        sqlx::query(AssertSqlSafe(format!("vacuum (analyze) {table}"))).execute(&mut main).await?;
    }
    sqlx::query("checkpoint").execute(&mut main).await?;
    Ok(())
}

/// Enters them under the keys by which duplicates are found, by the product's own job.
pub async fn key(product: &Product, customers: &Customers) -> Result<()> {
    let mut main = product.database(DATABASE).await?;
    let put = "insert into jobs (tenant_id, id, kind) values ($1::uuid, gen_random_uuid(), $2) returning id";
    let job: Uuid = sqlx::query_scalar(put)
        .bind(&customers.company.tenant)
        .bind(::customers::duplicates::fill::KIND)
        .fetch_one(&mut main)
        .await?;
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let (state, error): (i16, String) = sqlx::query_as("select state, error from jobs where id = $1")
            .bind(job)
            .fetch_one(&mut main)
            .await?;
        match state {
            SUCCEEDED => break,
            FAILED | CANCELLED => bail!("the customers got no keys: {error}"),
            _ => {}
        }
    }
    for table in ["match_heads", "match_names"] {
        sqlx::query(AssertSqlSafe(format!("vacuum (analyze) {table}"))).execute(&mut main).await?;
    }
    Ok(())
}

fn copy(
    mut connection: PgConnection,
    table: &'static str,
) -> (mpsc::Sender<String>, JoinHandle<Result<u64>>) {
    let (sender, mut chunks) = mpsc::channel::<String>(4);
    let copied = tokio::spawn(async move {
        let mut copy = connection.copy_in_raw(&format!("copy {table} from stdin")).await?;
        while let Some(chunk) = chunks.recv().await {
            copy.send(chunk.as_bytes()).await?;
        }
        Ok(copy.finish().await?)
    });
    (sender, copied)
}

/// Their definitions, to make them again.
async fn drop_indexes(main: &mut PgConnection) -> Result<Vec<String>> {
    let found: Vec<(String, String)> = sqlx::query_as(
        "select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index \
         where indrelid = 'customers'::regclass and not indisprimary",
    )
    .fetch_all(&mut *main)
    .await?;
    for (name, _) in &found {
        sqlx::query(AssertSqlSafe(format!("drop index {name}"))).execute(&mut *main).await?;
    }
    // the large one first, so that the others are made beside it
    let mut made: Vec<String> = found.into_iter().map(|(_, made)| made).collect();
    made.sort_by_key(|sql| !sql.contains("(terms)"));
    Ok(made)
}

/// Makes the indexes over two connections.
async fn index(product: &Product, indexes: Vec<String>) -> Result<()> {
    let queue = std::sync::Arc::new(std::sync::Mutex::new(indexes.into_iter()));
    let mut workers = vec![];
    for _ in 0..2 {
        let (mut connection, queue) = (product.database(DATABASE).await?, queue.clone());
        workers.push(tokio::spawn(async move {
            sqlx::query("set maintenance_work_mem = '512MB'").execute(&mut connection).await?;
            loop {
                let next = queue.lock().ok().and_then(|mut queue| queue.next());
                let Some(sql) = next else { return anyhow::Ok(()) };
                sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await?;
            }
        }));
    }
    for worker in workers {
        worker.await??;
    }
    Ok(())
}
