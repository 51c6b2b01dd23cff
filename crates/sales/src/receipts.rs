//! What finance tells of an order: its contract, what of it has come in, what is invoiced and what is overdue.
//! Facts of the order, outside its version.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Money, Result, Uuid};
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
    let tenant = uow.ctx().tenant;
    let state = match event.data.deleted {
        true => OrderPaymentState::Unspecified,
        false => payment_state(&contract),
    };
    let [received, invoiced, overdue] = [contract.received, contract.invoiced, contract.overdue]
        .map(|money| money.filter(|_| !event.data.deleted));
    sqlx::query_scalar(
        "insert into orders_facts as f (tenant_id, id, revision, contract_id, contract_version, payment_state, \
           received, received_currency, invoiced, invoiced_currency, overdue, overdue_currency) \
         values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         on conflict (tenant_id, id) do update set revision = f.revision + 1, contract_id = excluded.contract_id, \
           contract_version = excluded.contract_version, payment_state = excluded.payment_state, \
           received = excluded.received, received_currency = excluded.received_currency, \
           invoiced = excluded.invoiced, invoiced_currency = excluded.invoiced_currency, \
           overdue = excluded.overdue, overdue_currency = excluded.overdue_currency \
         where f.contract_id is null or (f.contract_id = $12 and f.contract_version < excluded.contract_version) \
         returning revision",
    )
    .bind(tenant)
    .bind(order)
    .bind((!event.data.deleted).then_some(event.data.id))
    .bind(event.data.version)
    .bind(i32::from(state) as i16)
    .bind(received.as_ref().map(|money| money.amount))
    .bind(received.as_ref().map(|money| money.currency.clone()))
    .bind(invoiced.as_ref().map(|money| money.amount))
    .bind(invoiced.as_ref().map(|money| money.currency.clone()))
    .bind(overdue.as_ref().map(|money| money.amount))
    .bind(overdue.as_ref().map(|money| money.currency.clone()))
    .bind(event.data.id)
    .fetch_optional(uow.unscoped("facts are kept for every order"))
    .await
    .map_err(fault)
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
