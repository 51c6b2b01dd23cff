//! What sales asks of finance for an order: a draft of its contract, an instalment, an invoice. Each wish is taken
//! once, and an order has one contract however often and in whatever order its events arrive.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Money, Placement, Result, Uuid};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::json;
use store::{Uow, fault};

use crate::{
    commands::{contracts, invoices, templates},
    ground::{Ground, amount},
    numbers,
    records::{Contract, Invoice, ReceivablePlan},
    rules::{amounts::told, contract::of_order},
};

/// Listens to wishes of sales.
pub fn consumer() -> Consumer {
    Consumer::reaction("order-requests", WISHES, Wishes)
}

const WISHES: &[&str] = &[
    "*.sales.order.contract_requested",
    "*.sales.order.payment_requested",
    "*.sales.order.invoice_requested",
];

struct Wishes;

/// The order as it was then.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Order {
    number: Option<String>,
    name: Option<String>,
    customer_id: Uuid,
    contact_id: Option<Uuid>,
    opportunity_id: Option<Uuid>,
    quote_id: Option<Uuid>,
    owner_id: Option<Uuid>,
    department_id: Option<Uuid>,
    total: Option<Money>,
    tax_total: Option<Money>,
    net_total: Option<Money>,
    payment_terms: Option<String>,
    note: Option<String>,
}

#[async_trait]
impl Handler for Wishes {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let order: Option<Order> = event.detail().map_err(Error::internal)?;
        let order = order.ok_or_else(|| Error::internal("a wish of sales without its order"))?;
        let id = event.data.id;
        match event.verb() {
            "contract_requested" => draft(uow, id, &order).await.map(drop),
            "payment_requested" => plan(uow, id, &order).await,
            "invoice_requested" => invoice(uow, id, &order).await,
            _ => Ok(()),
        }
    }
}

/// An order's contract: the one that it has, or a draft made now; none where nothing costs anything.
async fn draft(uow: &mut Uow<'_>, id: Uuid, order: &Order) -> Result<Option<Uuid>> {
    if let Some((contract, _)) = of_order(uow, id, Uuid::nil()).await? {
        return Ok(Some(contract));
    }
    known(uow, order.customer_id).await?;
    // whoever makes a contract holds the turn until it is there
    numbers::turn(uow, "contract").await?;
    if let Some((contract, _)) = of_order(uow, id, Uuid::nil()).await? {
        return Ok(Some(contract));
    }
    let mut contract = order.contract(id);
    if contract.amount.as_ref().is_none_or(|amount| amount.amount <= Decimal::ZERO) {
        return Ok(None);
    }
    templates::draft_from_main(uow, &mut contract).await?;
    contracts::enter(uow, &mut contract).await?;
    let to: Vec<Uuid> = order.owner_id.into_iter().collect();
    let params = json!({"order": order.number, "amount": told(contract.amount.as_ref())});
    uow.notify(&to, "CONTRACT_DRAFTED", params, &contract)?;
    Ok(Some(contract.head.id))
}

/// One more instalment of what the order's contract has not planned yet, due today.
async fn plan(uow: &mut Uow<'_>, id: Uuid, order: &Order) -> Result<()> {
    let Some(contract) = draft(uow, id, order).await? else { return Ok(()) };
    let mut ground = Ground::one(uow, contract).await?;
    let free = ground.book.amount - ground.book.planned();
    if free > Decimal::ZERO && ground.contract.can_be_planned().is_ok() {
        let phase = ground.next_phase();
        let mut plan = ReceivablePlan {
            name: order.number.clone().or_else(|| order.name.clone()).unwrap_or_else(|| phase.to_string()),
            contract_id: contract,
            phase: Some(phase),
            due_on: uow.ctx().today(),
            amount: Some(Money { currency: ground.currency().to_owned(), amount: free }),
            note: order.note.clone(),
            ..ReceivablePlan::default()
        };
        plan.head.id = Uuid::now_v7();
        ground.add(plan);
        ground.write(uow, &[], None).await?;
        crate::credit::settle(uow, &[ground.debtor()]).await?;
    }
    let params = json!({"open": told(ground.contract.receivable.as_ref()), "note": order.note});
    contracts::tell_all(uow, &ground.contract, "PAYMENT_REQUESTED", params)
}

/// A request for an invoice of all that the order's contract has still to be invoiced.
async fn invoice(uow: &mut Uow<'_>, id: Uuid, order: &Order) -> Result<()> {
    let Some(contract) = draft(uow, id, order).await? else { return Ok(()) };
    let mut ground = Ground::one(uow, contract).await?;
    let free = ground.book.amount - amount(ground.contract.invoiced.as_ref());
    if free <= Decimal::ZERO || ground.contract.can_be_invoiced().is_err() {
        let params = json!({"invoiced": told(ground.contract.invoiced.as_ref())});
        // whoever asked should hear of it, too
        let people = [uow.ctx().user(), ground.contract.head.placement.owner_id];
        let to: Vec<Uuid> = people.into_iter().flatten().collect();
        return uow.notify(&to, "INVOICE_NOT_POSSIBLE", params, &ground.contract);
    }
    let mut invoice = Invoice {
        contract_id: contract,
        amount: Some(Money { currency: ground.currency().to_owned(), amount: free }),
        items: order.name.clone(),
        note: order.note.clone(),
        ..Invoice::default()
    };
    invoice.head.id = Uuid::now_v7();
    invoice.head.placement = ground.contract.head.placement.clone();
    invoices::enter(uow, &mut ground, &mut invoice).await
}

/// The customer's own event may come later than the order's.
async fn known(uow: &mut Uow<'_>, customer: Uuid) -> Result<()> {
    let known: bool = sqlx::query_scalar(
        "select exists (select 1 from directory where kind = 'customers.customer' and id = $1 and not deleted)",
    )
    .bind(customer)
    .fetch_one(uow.unscoped("the customer of an order"))
    .await
    .map_err(fault)?;
    if known { Ok(()) } else { Err(Error::unavailable("NOT_KNOWN_YET")) }
}

impl Order {
    /// What the contract says at first is what was ordered.
    fn contract(&self, id: Uuid) -> Contract {
        let name = [&self.name, &self.number].into_iter().flatten().next().cloned();
        let mut contract = Contract {
            name: name.unwrap_or_default(),
            customer_id: self.customer_id,
            contact_id: self.contact_id,
            opportunity_id: self.opportunity_id,
            quote_id: self.quote_id,
            order_id: Some(id),
            amount: self.total.clone(),
            tax_rate: self.tax_rate(),
            payment_terms: self.payment_terms.clone(),
            note: self.note.clone(),
            ..Contract::default()
        };
        contract.head.id = Uuid::now_v7();
        contract.head.placement =
            Placement { owner_id: self.owner_id, department_id: self.department_id, ..Placement::default() };
        contract
    }

    /// The rate of the whole, where all lines have one: where it comes out even.
    fn tax_rate(&self) -> Option<Decimal> {
        let (net, tax) = (amount(self.net_total.as_ref()), amount(self.tax_total.as_ref()));
        if net <= Decimal::ZERO {
            return None;
        }
        let rate = (tax * Decimal::ONE_HUNDRED / net).round_dp(0);
        let same = (net * rate / Decimal::ONE_HUNDRED - tax).abs() < Decimal::new(5, 2);
        same.then_some(rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tax_rate_of_an_order_is_known_where_all_lines_have_one() {
        let order = |net: &str, tax: &str| Order {
            net_total: Money::parse("CNY", net).ok(),
            tax_total: Money::parse("CNY", tax).ok(),
            ..Order::default()
        };
        assert_eq!(order("1000", "130").tax_rate(), Some(Decimal::from(13)));
        assert_eq!(order("33.33", "4.33").tax_rate(), Some(Decimal::from(13)));
        assert_eq!(order("2000", "190").tax_rate(), None, "13 and 6 per cent");
        assert_eq!(order("0", "0").tax_rate(), None);
    }
}
