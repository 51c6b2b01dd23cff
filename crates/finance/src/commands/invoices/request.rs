//! Asking for an invoice: from then on its amount is reserved, so that all requests together never pass the contract.

use kernel::{Ctx, Error, Result, Uuid};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{
    Db, Mask, Record as _, Rules as _, Uow, directory, directory::Resolve, record::parse_id, records,
};

use super::{detail, issuers};
use crate::{
    ground::{Ground, amount},
    numbers,
    records::{Invoice, InvoiceKind, InvoiceState, InvoiceTitle},
    rules::{amounts::told, invoice_title},
};

/// `superior` is who is asked to approve, where there is one.
pub async fn request(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Invoice>,
    superior: Option<Uuid>,
) -> Result<wire::Invoice> {
    let (mut invoice, errors) = records::described::<Invoice>(ctx, given)?;
    directory::ensure(db, ctx, resolver, &invoice).await?;
    let mut uow = db.begin(ctx).await?;
    // locked before it is looked up: who looks at a row and then wants it waits for all who look at it
    let ground = Ground::open(&mut uow, &[invoice.contract_id]).await?.pop();
    records::check_with_references(&mut uow, &invoice, None, errors).await?;
    let mut ground = ground.ok_or_else(|| Error::not_found("contract", invoice.contract_id))?;
    invoice.approver_id = superior;
    enter(&mut uow, &mut ground, &mut invoice).await?;
    records::answer(uow, &invoice).await
}

/// Reserves the amount, fills in what the customer's details say, numbers the request and enters it.
pub async fn enter(uow: &mut Uow<'_>, ground: &mut Ground, invoice: &mut Invoice) -> Result<()> {
    let contract = &mut ground.contract;
    contract.can_be_invoiced()?;
    let currency = contract.amount.as_ref().map(|amount| amount.currency.clone()).unwrap_or_default();
    if invoice.amount.as_ref().is_some_and(|amount| amount.currency != currency) {
        return Err(Error::invalid("amount.currency", "CURRENCY_OF_CONTRACT").with("currency", currency));
    }
    contract.invoice(amount(invoice.amount.as_ref()))?;
    invoice.customer_id = Some(contract.customer_id);
    invoice.tax_rate = invoice.tax_rate.or(contract.tax_rate);
    if invoice.kind == InvoiceKind::Unspecified {
        invoice.kind = InvoiceKind::DigitalOrdinary;
    }
    fill(uow, invoice).await?;
    invoice.reckon()?;
    invoice.enter(InvoiceState::Requested);
    invoice.requested_by = uow.ctx().recorded_by();
    invoice.number = Some(numbers::of::<Invoice>(uow, "IV").await?);
    uow.insert(invoice);
    uow.emit("requested", invoice, detail(invoice))?;
    if let Some(approver) = invoice.approver_id {
        let params = json!({"amount": told(invoice.amount.as_ref()), "contract": contract.number});
        uow.notify(&[approver], "INVOICE_APPROVAL_ASKED", params, invoice)?;
    }
    let to = issuers(uow, &[invoice.approver_id]);
    let params = json!({"amount": told(invoice.amount.as_ref()), "contract": ground.contract.number});
    uow.notify(&to, "INVOICE_REQUESTED", params, invoice)?;
    ground.write(uow, &[], None).await
}

/// Changes a request that nobody has decided on yet: to whom it is made out, not how much it is.
pub async fn update(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Invoice>,
    paths: Option<Vec<String>>,
) -> Result<wire::Invoice> {
    let given = given.ok_or_else(|| Error::invalid("invoice", "REQUIRED"))?;
    let id = parse_id("id", Invoice::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<Invoice>(&given));
    let mut errors = kernel::FieldErrors::default();
    let mask = Mask::update(Invoice::DEF, &ctx.access, &paths, &mut errors);
    let mut probe = Invoice::default();
    probe.apply(&given, &mask, &mut kernel::FieldErrors::default());
    directory::ensure(db, ctx, resolver, &probe).await?;
    let mut uow = db.begin(ctx).await?;
    let mut invoice = uow.lock::<Invoice>(id).await?;
    let before = invoice.clone();
    invoice.apply(&given, &mask, &mut errors);
    invoice.check(ctx, Some(&before), &mut errors);
    records::check_with_references(&mut uow, &invoice, Some(&before), errors).await?;
    if before.invoice_title_id != invoice.invoice_title_id {
        fill(&mut uow, &mut invoice).await?;
    }
    invoice.reckon()?;
    uow.save(&mut invoice);
    records::answer(uow, &invoice).await
}

/// From the details that it names, which must be its customer's, else from his default.
async fn fill(uow: &mut Uow<'_>, invoice: &mut Invoice) -> Result<()> {
    let customer = invoice.customer_id.unwrap_or_default();
    let details = match invoice.invoice_title_id {
        None => invoice_title::of_customer(uow, customer).await?,
        Some(id) => {
            let found = uow.get::<InvoiceTitle>(id).await?;
            if found.customer_id != customer {
                return Err(Error::invalid("invoiceTitleId", "OF_ANOTHER_CUSTOMER"));
            }
            Some(found)
        }
    };
    if let Some(details) = &details {
        invoice.fill(details);
        invoice.invoice_title_id = Some(details.head.id);
    }
    Ok(())
}
