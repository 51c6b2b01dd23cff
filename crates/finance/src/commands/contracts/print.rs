//! A contract as both sides sign it: what is recorded, as the caller may see it, under the company's letterhead, with
//! its plan. Who doesn't see all that stands in it gets no paper.

use kernel::{Ctx, EntityDef, Error, Locale, Result, Right};
use print::Picture;
use proto::{common::v1::Document, finance::v1 as wire};
use runtime::{App, paper as sheet};
use store::{Db, ListRequest, Record as _, records};

use crate::{
    paper,
    records::{Contract, ContractTemplate, ContractTemplateLanguage, ReceivablePlan},
};

pub async fn print(app: &App, ctx: &Ctx, request: wire::PrintContractRequest) -> Result<Document> {
    let asked = sheet::language(&request.language)?;
    let (contract, plan) = whole(&app.db, ctx, &request.id).await?;
    let locale = match asked {
        Some(locale) => locale,
        None => spoken(&app.db, ctx, &contract).await?.unwrap_or(ctx.locale),
    };
    let head = sheet::letterhead(&app.clients, ctx).await?;
    let content = paper::contract(&contract, &plan, &head, locale)?;
    let logo = Picture::logo(head.logo);
    Ok(sheet::document(contract.number(), print::print(print::Paper::Contract, content, logo).await?))
}

/// What is printed of a contract and of its instalments.
const PRINTED: &[&str] = &[
    "number",
    "name",
    "customer_id",
    "contact_id",
    "opportunity_id",
    "quote_id",
    "order_id",
    "kind",
    "state",
    "amount",
    "tax_rate",
    "signed_on",
    "starts_on",
    "ends_on",
    "our_signatory",
    "their_signatory",
    "payment_terms",
    "clauses",
];
const PLANNED: &[&str] = &["name", "phase", "due_on", "amount"];

/// The contract with its instalments, in the order in which they are due, if the caller sees all of it.
pub async fn whole(db: &Db, ctx: &Ctx, id: &str) -> Result<(wire::Contract, Vec<wire::ReceivablePlan>)> {
    let hidden = |def: &'static EntityDef, printed: &[&str]| {
        let fields = printed.iter().filter_map(|name| def.field(name));
        fields.into_iter().any(|field| ctx.access.right(def, field) < Right::Read)
    };
    let contract = records::get::<Contract>(db, ctx, id).await?;
    if hidden(Contract::DEF, PRINTED)
        || hidden(ReceivablePlan::DEF, PLANNED)
        || !ctx.access.may("finance.receivable_plan.read")
    {
        return Err(Error::precondition("PAPER_NOT_SEEN_WHOLE"));
    }
    let mut plan = vec![];
    let mut asked = ListRequest {
        filter: format!("contractId = \"{}\"", contract.id()),
        order_by: "dueOn, phase".to_owned(),
        page_size: 200,
        ..ListRequest::default()
    };
    loop {
        let page = records::list::<ReceivablePlan>(db, ctx, asked.clone()).await?;
        plan.extend(page.records);
        if page.next_page_token.is_empty() {
            return Ok((contract, plan));
        }
        asked.page_token = page.next_page_token;
    }
}

/// The language that its template is in.
async fn spoken(db: &Db, ctx: &Ctx, contract: &wire::Contract) -> Result<Option<Locale>> {
    let Some(template) = contract.template_id.as_deref().and_then(|id| id.parse().ok()) else {
        return Ok(None);
    };
    let mut uow = db.begin(ctx).await?;
    let found =
        uow.get_unscoped::<ContractTemplate>(&[template], "a contract speaks as its template").await?;
    Ok(found.first().and_then(|template| match template.language {
        ContractTemplateLanguage::Chinese => Some(Locale::Zh),
        ContractTemplateLanguage::English => Some(Locale::En),
        ContractTemplateLanguage::Unspecified => None,
    }))
}
