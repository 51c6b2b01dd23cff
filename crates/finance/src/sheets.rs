//! Contracts, plans and payments as spreadsheets, and invoices on their way out. What holds for those typed in holds for
//! rows: money of a list is booked as any other.

mod contracts;
mod invoices;
mod payments;
mod plans;

use std::{collections::HashMap, sync::Arc};

pub use contracts::Contracts;
pub use invoices::Invoices;
use kernel::{Result, Uuid};
pub use payments::Payments;
pub use plans::Plans;
use runtime::{
    App,
    sheets::{Row, Sheets},
};
use store::{Uow, fault, jobs::Work};

use crate::ground::Ground;

#[derive(Clone)]
pub struct Papers {
    pub contracts: Arc<Sheets<Contracts>>,
    pub plans: Arc<Sheets<Plans>>,
    pub payments: Arc<Sheets<Payments>>,
    pub invoices: Arc<Sheets<Invoices>>,
}

impl Papers {
    pub fn of(app: &App) -> Self {
        Self {
            contracts: Sheets::of(app, Contracts(app.policy.clone())),
            plans: Sheets::of(app, Plans),
            payments: Sheets::of(app, Payments),
            invoices: Sheets::of(app, Invoices),
        }
    }

    pub fn works(&self, jobs: &mut HashMap<&'static str, Arc<dyn Work>>) {
        self.contracts.works(jobs);
        self.plans.works(jobs);
        self.payments.works(jobs);
        self.invoices.works(jobs);
    }
}

/// The contracts that rows name, with their books; they were locked before the rows were looked at.
async fn grounds<R>(
    uow: &mut Uow<'_>,
    rows: &[Row<R>],
    contract: impl Fn(&R) -> Option<Uuid>,
) -> Result<Vec<Ground>> {
    let named = rows.iter().filter(|row| row.goes_on()).filter_map(|row| contract(&row.record));
    let mut ids: Vec<Uuid> = named.collect();
    ids.sort_unstable();
    ids.dedup();
    Ground::held(uow, &ids).await
}

/// Ids that a query finds for ids.
async fn ids(uow: &mut Uow<'_>, sql: &'static str, of: &[Uuid]) -> Result<Vec<Uuid>> {
    if of.is_empty() {
        return Ok(vec![]);
    }
    sqlx::query_scalar(sql)
        .bind(of)
        .fetch_all(uow.unscoped("money is booked under the contract's lock"))
        .await
        .map_err(fault)
}
