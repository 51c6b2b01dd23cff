//! The product against PostgreSQL alone: the same request, first through the product, then its statements
//! through pgbench, again and again, so that a busy minute of the machine meets both.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{
    capture::Log,
    company::{Role, token},
    cpu::Cpu,
    customers::Customers,
    figures::{Figure, median, spread},
    http::{Ask, load},
    product::Product,
    replay::{Script, Varying},
};

const CONNECTIONS: usize = 16;

/// A request that is compared.
pub struct Case {
    name: &'static str,
    aim: &'static str,
    file: &'static str,
    role: Role,
    varying: Varying,
    make: fn(&Customers, usize, u64) -> Ask,
    script: Option<Script>,
}

/// `filter` and `orderBy` of the list.
const LIST: &str = "/v1/customers?pageSize=50&filter=level%20%3D%20IMPORTANT&orderBy=name";

pub fn cases() -> Vec<Case> {
    let case =
        |name, aim, file, role, varying, make| Case { name, aim, file, role, varying, make, script: None };
    vec![
        case(
            "create a customer, duplicates checked",
            "0.45",
            "create.sql",
            Role::Writer,
            Varying::Fresh,
            create,
        ),
        case("get a customer", "0.20", "get.sql", Role::Rep, Varying::OneOfReps, get),
        case("list 50 of 100,000, own (rep)", "0.30", "list-rep.sql", Role::Rep, Varying::OneOfReps, list),
        case(
            "list 50 of 100,000, department (manager)",
            "0.30",
            "list.sql",
            Role::Manager,
            Varying::OneOfReps,
            list,
        ),
    ]
}

/// Never the same one: nobody is entered twice.
fn create(_: &Customers, _: usize, _: u64) -> Ask {
    static MADE: AtomicU64 = AtomicU64::new(5_000_000);
    let n = MADE.fetch_add(1, Ordering::Relaxed);
    let named = Customers::named(n);
    Ask::post(
        "/v1/customers",
        &json!({
            "name": format!("{}({n})", named.name), "type": "COMPANY", "level": "NORMAL", "industry": "软件", "source": "展会",
            "city": "深圳", "province": "广东", "phone": format!("139{:08}", n % 100_000_000),
            "email": format!("info{n}@example.com"),
        }),
    )
}

fn get(customers: &Customers, connection: usize, n: u64) -> Ask {
    let k = n.wrapping_mul(7_919).wrapping_add(connection as u64 * 104_729);
    Ask::get(format!("/v1/customers/{}", customers.of_rep(k)))
}

fn list(_: &Customers, _: usize, _: u64) -> Ask {
    Ask::get(LIST)
}

/// Reads the statements of every case and writes their scripts; `log` is on.
pub async fn prepare(
    cases: &mut [Case],
    product: &Product,
    customers: &Customers,
    folder: PathBuf,
) -> Result<()> {
    let mut connection = product.database("crm_customers").await?;
    let log = Log::of(&mut connection).await?;
    for case in cases {
        let token = token(product, case.role).await?;
        let ask = |n: usize| (case.make)(customers, n, n as u64 + 1);
        let pair = log.statements(product, &token, ask).await?;
        let script = Script::write(folder.join(case.file), &pair, case.varying, customers);
        case.script = Some(script.with_context(|| case.name)?);
    }
    Ok(())
}

impl Case {
    /// So many pairs; without pgbench the product's rate alone.
    pub async fn measure(
        &self,
        product: &Product,
        customers: &Customers,
        pgbench: Option<&PathBuf>,
        pairs: usize,
        time: Duration,
    ) -> Result<Figure> {
        let (mut rates, mut alone, mut ratios, mut limits) = (vec![], vec![], vec![], vec![]);
        let make = self.make;
        let known = customers.clone();
        let made = Arc::new(move |connection, n| make(&known, connection, n));
        for run in 0..pairs {
            let token = token(product, self.role).await?;
            let before = Cpu::now(product.pid());
            let (answers, rate) = load(product.port, CONNECTIONS, time, &token, Arc::clone(&made)).await?;
            limits.push(Cpu::now(product.pid()).per_request(&before, answers));
            rates.push(rate);
            // events of the last writes shall not burden what comes now
            tokio::time::sleep(Duration::from_millis(800)).await;
            let (Some(program), Some(script)) = (pgbench, &self.script) else { continue };
            product.halt()?;
            let ran = script.run(program, product, run as u64, CONNECTIONS, time).await;
            let cleared = forget_events(product, self.varying).await;
            product.resume()?;
            cleared?;
            alone.push(ran?);
            ratios.push(rate / alone[run]);
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        let limit = limits.swap_remove(limits.len() / 2);
        let figure = Figure::new(self.name, format!("{} of pgbench", self.aim));
        if ratios.is_empty() {
            return Ok(figure.measured(format!("{:.0}/s", median(&rates)), spread(&rates, 0), limit));
        }
        let figures = format!("{:.2} ({:.0}/s of {:.0}/s)", median(&ratios), median(&rates), median(&alone));
        Ok(figure.measured(figures, spread(&ratios, 2), limit))
    }
}

/// pgbench's copies of events were never to be sent.
async fn forget_events(product: &Product, varying: Varying) -> Result<()> {
    if varying == Varying::Fresh {
        let mut connection = product.database("crm_customers").await?;
        sqlx::query("delete from outbox where published_at is null").execute(&mut connection).await?;
    }
    Ok(())
}
