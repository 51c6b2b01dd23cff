//! A quote as the customer gets it: what is recorded, as the caller may see it, under the company's letterhead.

use kernel::{Ctx, Error, Locale, Result};
use print::{Paper, Picture};
use proto::{
    common::v1::Document,
    identity::v1::{GetLetterheadRequest, tenant_service_client::TenantServiceClient},
    sales::v1 as wire,
};
use runtime::{App, refusal};
use store::records;

use crate::{paper, records::Quote};

pub async fn print(app: &App, ctx: &Ctx, request: wire::PrintQuoteRequest) -> Result<Document> {
    let locale = match request.language.as_str() {
        "" => ctx.locale,
        "zh-CN" => Locale::Zh,
        "en" => Locale::En,
        _ => return Err(Error::invalid("language", "NOT_A_LANGUAGE")),
    };
    let quote = records::get::<Quote>(&app.db, ctx, &request.id).await?;
    let mut identity = TenantServiceClient::new(app.clients.on_behalf("identity", ctx));
    let head = identity.get_letterhead(GetLetterheadRequest {}).await.map_err(refusal)?.into_inner();
    let content = paper::quote(&quote, &head, locale, ctx.zone)?;
    let logo = (!head.logo.is_empty()).then_some(Picture { name: "logo", bytes: head.logo });
    Ok(Document {
        name: format!("{}.pdf", quote.number()),
        content_type: "application/pdf".to_owned(),
        content: print::print(Paper::Quote, content, logo.into_iter().collect()).await?,
    })
}
