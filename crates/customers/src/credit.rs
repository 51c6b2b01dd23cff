//! How a customer pays, learned from finance's events. Every currency he owes in is a row; what the customer shows
//! is the worst of them.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Date, Error, Kind, Money, Result, Uuid};
use runtime::follow_ups::lock_facts;
use serde::Deserialize;
use store::{Uow, fault};

use crate::records::{CUSTOMER_CREDIT_STATE, Customer};

/// Listens to credit accounts.
pub fn consumer() -> Consumer {
    Consumer::projection("credit", &["*.finance.credit_account.*"], Accounts)
}

struct Accounts;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    customer_id: Uuid,
    #[serde(default)]
    state: String,
    #[serde(default)]
    receivable: Option<Money>,
    #[serde(default)]
    overdue: Option<Money>,
    #[serde(default)]
    oldest_due_on: Option<Date>,
}

#[async_trait]
impl Handler for Accounts {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() || event.verb() == "facts_changed" {
            return Ok(());
        }
        let account: Option<Account> = event.record().map_err(Error::internal)?;
        let account =
            account.ok_or_else(|| Error::internal("a credit account's event without its record"))?;
        let customer = match uow.get_deleted::<Customer>(account.customer_id).await {
            Err(error) if error.kind() == Kind::NotFound => return Err(Error::unavailable("NOT_KNOWN_YET")),
            found => found?,
        };
        let revision = lock_facts::<Customer>(uow, customer.head.id).await?;
        if keep(uow, event, &account).await? && recompute(uow, customer.head.id).await? {
            let customer = uow.get_deleted::<Customer>(customer.head.id).await?;
            uow.emit_facts(&customer, revision);
        }
        Ok(())
    }
}

/// Keeps the account unless a newer version is known; says whether it was news.
async fn keep(uow: &mut Uow<'_>, event: &Envelope, account: &Account) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let state = CUSTOMER_CREDIT_STATE.number_of(&account.state).unwrap_or(0);
    let overdue = account.overdue.as_ref().filter(|overdue| !overdue.is_zero());
    let done = sqlx::query(
        "insert into credit_accounts (tenant_id, account_id, customer_id, version, state, receivable, receivable_currency, \
           overdue, overdue_currency, overdue_since, deleted) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         on conflict (tenant_id, account_id) do update set version = excluded.version, state = excluded.state, \
           receivable = excluded.receivable, receivable_currency = excluded.receivable_currency, \
           overdue = excluded.overdue, overdue_currency = excluded.overdue_currency, \
           overdue_since = excluded.overdue_since, deleted = excluded.deleted \
         where credit_accounts.version < excluded.version",
    )
    .bind(tenant)
    .bind(event.data.id)
    .bind(account.customer_id)
    .bind(event.data.version)
    .bind(i16::try_from(state).unwrap_or(0))
    .bind(account.receivable.as_ref().map(|money| money.amount))
    .bind(account.receivable.as_ref().map(|money| money.currency.clone()))
    .bind(overdue.map(|money| money.amount))
    .bind(overdue.map(|money| money.currency.clone()))
    .bind(overdue.and(account.oldest_due_on))
    .bind(event.data.deleted)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

/// Takes the worst of the accounts; says whether anything is different now.
async fn recompute(uow: &mut Uow<'_>, customer: Uuid) -> Result<bool> {
    let done = sqlx::query(
        "update customers_facts f set credit_state = coalesce(c.state, 0), receivable = c.receivable, \
           receivable_currency = c.receivable_currency, overdue = c.overdue, overdue_currency = c.overdue_currency, \
           overdue_since = c.overdue_since \
         from (select 1) as one left join lateral (select * from credit_accounts where customer_id = $1 and not deleted \
           order by state desc, overdue_since nulls last, receivable desc nulls last limit 1) c on true \
         where f.id = $1 and (f.credit_state, f.receivable, f.receivable_currency, f.overdue, f.overdue_currency, f.overdue_since) \
           is distinct from (coalesce(c.state, 0), c.receivable, c.receivable_currency, c.overdue, c.overdue_currency, c.overdue_since)",
    )
    .bind(customer)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}
