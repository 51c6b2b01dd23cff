//! What finance tells of an order: its contract, what of it has come in, what is invoiced and what is overdue.
//! Facts of the order, outside its version.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Money, Result, Uuid};
use runtime::follow_ups::lock_facts;
use serde::Deserialize;
use store::{Uow, fault};

use crate::records::{Order, OrderPaymentState};

/// Listens to contracts.
pub fn consumer() -> Consumer {
    Consumer::projection("receipts", &["*.finance.contract.*"], Contracts)
}

struct Contracts;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Contract {
    #[serde(default)]
    order_id: Option<Uuid>,
    #[serde(default)]
    amount: Option<Money>,
    #[serde(default)]
    received: Option<Money>,
    #[serde(default)]
    invoiced: Option<Money>,
    #[serde(default)]
    overdue: Option<Money>,
}

#[async_trait]
impl Handler for Contracts {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() || event.verb() == "facts_changed" {
            return Ok(());
        }
        let contract: Option<Contract> = event.record().map_err(Error::internal)?;
        let contract = contract.ok_or_else(|| Error::internal("a contract's event without its record"))?;
        let Some(order) = contract.order_id else { return Ok(()) };
        match uow.get_deleted::<Order>(order).await {
            Err(error) if error.kind() == Kind::NotFound => return Err(Error::unavailable("NOT_KNOWN_YET")),
            found => found?,
        };
        let learned = keep(uow, event, order, contract).await?;
        if let Some(revision) = learned {
            let order = uow.get_deleted::<Order>(order).await?;
            uow.emit_facts(&order, revision);
        }
        Ok(())
    }
}

/// How much of it is paid; a contract over nothing is.
fn payment_state(contract: &Contract) -> OrderPaymentState {
    let amount = |money: &Option<Money>| money.as_ref().map(|money| money.amount).unwrap_or_default();
    let (due, came) = (amount(&contract.amount), amount(&contract.received));
    if came >= due {
        OrderPaymentState::Paid
    } else if came.is_zero() {
        OrderPaymentState::Unpaid
    } else {
        OrderPaymentState::PartlyPaid
    }
}

/// Keeps what the contract says unless a newer version is known, or another contract speaks for the order; the
/// facts' new revision where it was news. A contract that is gone takes everything with it.
async fn keep(uow: &mut Uow<'_>, event: &Envelope, order: Uuid, contract: Contract) -> Result<Option<i32>> {
    if !is_news(uow, event, order).await? {
        return Ok(None);
    }
    let revision = lock_facts::<Order>(uow, order).await?;
    let state = match event.data.deleted {
        true => OrderPaymentState::Unspecified,
        false => payment_state(&contract),
    };
    let [received, invoiced, overdue] = [contract.received, contract.invoiced, contract.overdue]
        .map(|money| money.filter(|_| !event.data.deleted));
    sqlx::query(
        "update orders_facts set contract_id = $2, payment_state = $3, received = $4, received_currency = $5, \
           invoiced = $6, invoiced_currency = $7, overdue = $8, overdue_currency = $9 where id = $1",
    )
    .bind(order)
    .bind((!event.data.deleted).then_some(event.data.id))
    .bind(i32::from(state) as i16)
    .bind(received.as_ref().map(|money| money.amount))
    .bind(received.as_ref().map(|money| money.currency.clone()))
    .bind(invoiced.as_ref().map(|money| money.amount))
    .bind(invoiced.as_ref().map(|money| money.currency.clone()))
    .bind(overdue.as_ref().map(|money| money.amount))
    .bind(overdue.as_ref().map(|money| money.currency.clone()))
    .execute(uow.unscoped("facts are kept for every order"))
    .await
    .map_err(fault)?;
    Ok(Some(revision))
}

/// Notes the version; of a contract that isn't the order's first only once that one is gone.
async fn is_news(uow: &mut Uow<'_>, event: &Envelope, order: Uuid) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let done = sqlx::query(
        "insert into order_contracts as c (tenant_id, order_id, contract_id, version, deleted) \
         values ($1, $2, $3, $4, $5) \
         on conflict (tenant_id, order_id) do update set contract_id = excluded.contract_id, \
           version = excluded.version, deleted = excluded.deleted \
         where (c.contract_id = excluded.contract_id and c.version < excluded.version) \
           or (c.contract_id <> excluded.contract_id and c.deleted and not excluded.deleted)",
    )
    .bind(tenant)
    .bind(order)
    .bind(event.data.id)
    .bind(event.data.version)
    .bind(event.data.deleted)
    .execute(uow.unscoped("facts are kept for every order"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_paid_when_everything_came_in() {
        let of = |amount: &str, received: Option<&str>| {
            let money = |text: &str| Money::parse("CNY", text).ok();
            payment_state(&Contract {
                order_id: None,
                amount: money(amount),
                received: received.and_then(money),
                invoiced: None,
                overdue: None,
            })
        };
        assert_eq!(of("100", None), OrderPaymentState::Unpaid);
        assert_eq!(of("100", Some("0.00")), OrderPaymentState::Unpaid);
        assert_eq!(of("100", Some("99.99")), OrderPaymentState::PartlyPaid);
        assert_eq!(of("100", Some("100.00")), OrderPaymentState::Paid);
    }
}
