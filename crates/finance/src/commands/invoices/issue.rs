//! An approved invoice was issued at the tax office, under a number of its own.

use kernel::{Ctx, Error, Result};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, Uow, fault, record::parse_id, records};

use super::{detail, tell};
use crate::{
    commands::reason,
    numbers,
    records::{Invoice, InvoiceState},
    rules::amounts,
};

pub async fn issue(db: &Db, ctx: &Ctx, request: wire::IssueInvoiceRequest) -> Result<wire::Invoice> {
    let number = reason::<Invoice>("tax_number", "taxNumber", &request.tax_number)?;
    let issued_on = amounts::past_day("issuedOn", &request.issued_on, ctx.today())?;
    let mut uow = db.begin(ctx).await?;
    let mut invoice = uow.lock_even_locked::<Invoice>(parse_id("id", &request.id)?).await?;
    invoice.can_be_issued()?;
    once(&mut uow, number.as_deref().unwrap_or_default()).await?;
    invoice.enter(InvoiceState::Issued);
    invoice.tax_number = number;
    invoice.issued_on = Some(issued_on);
    uow.save(&mut invoice);
    let mut told = detail(&invoice);
    told["issuedOn"] = json!(issued_on);
    uow.emit("issued", &invoice, told)?;
    tell(&mut uow, &invoice, "INVOICE_ISSUED", json!({"taxNumber": invoice.tax_number}))?;
    records::answer(uow, &invoice).await
}

/// The tax office gives a number once.
pub async fn once(uow: &mut Uow<'_>, tax_number: &str) -> Result<()> {
    numbers::turn(uow, "tax_number").await?;
    let other: Option<Option<String>> =
        sqlx::query_scalar("select number from invoices where tax_number = $1 limit 1")
            .bind(tax_number)
            .fetch_optional(uow.unscoped("a tax number names one invoice"))
            .await
            .map_err(fault)?;
    match other {
        Some(number) => {
            Err(Error::invalid("taxNumber", "TAX_NUMBER_TAKEN").with("number", number.unwrap_or_default()))
        }
        None => Ok(()),
    }
}
