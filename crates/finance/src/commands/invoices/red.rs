//! Calling an issued invoice back, or a part of it: a red-letter invoice of less than nothing that names it. What was
//! called back of a contract may be invoiced anew.

use kernel::{Ctx, Error, Money, Result, Uuid};
use proto::finance::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, Uow, fault, records};

use super::{detail, issue, locked, tell};
use crate::{
    commands::reason,
    ground::amount,
    numbers,
    records::{Invoice, InvoiceState},
    rules::amounts,
};

/// Answers with the invoice that was called back.
pub async fn red(db: &Db, ctx: &Ctx, request: wire::RedInvoiceRequest) -> Result<wire::Invoice> {
    let why = reason::<Invoice>("void_reason", "reason", &request.reason)?;
    let number = reason::<Invoice>("tax_number", "taxNumber", &request.tax_number)?;
    let issued_on = amounts::past_day("issuedOn", &request.issued_on, ctx.today())?;
    let mut uow = db.begin(ctx).await?;
    let (mut ground, mut invoice) = locked(&mut uow, &request.id).await?;
    invoice.can_be_called_back()?;
    let left = invoice.left();
    let part = amounts::asked("amount", &request.amount, ground.currency())?.unwrap_or(left);
    if part > left {
        return Err(Error::invalid("amount", "MORE_THAN_LEFT_OF_INVOICE").with("most", left.normalize()));
    }
    issue::once(&mut uow, number.as_deref().unwrap_or_default()).await?;
    let mut red = invoice.called_back(part)?;
    if part == left {
        whole(&mut uow, &invoice, &mut red).await?;
        invoice.enter(InvoiceState::Red);
    }
    red.head.id = Uuid::now_v7();
    (red.tax_number, red.issued_on, red.void_reason) = (number, Some(issued_on), why.clone());
    red.requested_by = ctx.recorded_by();
    red.number = Some(numbers::of::<Invoice>(&mut uow, "IV").await?);
    let currency = ground.currency().to_owned();
    let reddened = (amount(invoice.reddened.as_ref()) + part).normalize();
    invoice.reddened = Some(Money { currency, amount: reddened });
    invoice.void_reason = why;
    uow.save(&mut invoice);
    uow.insert(&mut red);
    let mut told = detail(&invoice);
    told["redId"] = json!(red.head.id);
    told["calledBack"] = json!(red.amount);
    uow.emit("called_back", &invoice, told)?;
    tell(&mut uow, &invoice, "INVOICE_CALLED_BACK", json!({"reason": invoice.void_reason}))?;
    ground.contract.invoice(-part)?;
    ground.write(&mut uow, &[], None).await?;
    records::answer(uow, &invoice).await
}

/// With the last part all of the tax is called back, however the parts before were rounded.
async fn whole(uow: &mut Uow<'_>, invoice: &Invoice, red: &mut Invoice) -> Result<()> {
    let (net, tax): (Option<Decimal>, Option<Decimal>) =
        sqlx::query_as("select sum(net), sum(tax) from invoices where red_of_id = $1 and deleted_at is null")
            .bind(invoice.head.id)
            .fetch_one(uow.unscoped("all red letters of an invoice count"))
            .await
            .map_err(fault)?;
    let rest = |of: &Option<Money>, back: Option<Decimal>| {
        of.clone().map(|of| Money { amount: -(of.amount + back.unwrap_or_default()).normalize(), ..of })
    };
    (red.net, red.tax) = (rest(&invoice.net, net), rest(&invoice.tax, tax));
    Ok(())
}
