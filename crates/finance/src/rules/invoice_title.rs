//! What holds for invoice details: companies have a tax id, and a customer has one default.

use kernel::{Ctx, FieldErrors, Result};
use store::{Rules, Uow, fault};

use crate::records::{InvoiceTitle, InvoiceTitleKind};

impl Rules for InvoiceTitle {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.kind == InvoiceTitleKind::Company && self.taxpayer_id.is_none() {
            errors.push("taxpayerId", "REQUIRED");
        }
    }
}

/// The details that a customer's invoices are made out to where nobody says otherwise: his default, or the only
/// ones that there are.
pub async fn of_customer(uow: &mut Uow<'_>, customer: kernel::Uuid) -> Result<Option<InvoiceTitle>> {
    let ids: Vec<kernel::Uuid> = sqlx::query_scalar(
        "select id from invoice_titles where customer_id = $1 and deleted_at is null \
         order by main desc, updated_at desc limit 2",
    )
    .bind(customer)
    .fetch_all(uow.unscoped("an invoice is made out to the customer's details"))
    .await
    .map_err(fault)?;
    let titles =
        uow.get_unscoped::<InvoiceTitle>(&ids, "an invoice is made out to the customer's details").await?;
    let first = titles.first().cloned();
    Ok(first.filter(|title| title.main || titles.len() == 1))
}
