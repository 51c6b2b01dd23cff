//! A quote as the customer gets it: what is recorded, as the caller may see it, under the company's letterhead.

use kernel::{Ctx, Result};
use print::{Paper, Picture};
use proto::{common::v1::Document, sales::v1 as wire};
use runtime::{App, paper as sheet};
use store::records;

use crate::{paper, records::Quote};

pub async fn print(app: &App, ctx: &Ctx, request: wire::PrintQuoteRequest) -> Result<Document> {
    let locale = sheet::language(&request.language)?.unwrap_or(ctx.locale);
    let quote = records::get::<Quote>(&app.db, ctx, &request.id).await?;
    let head = sheet::letterhead(&app.clients, ctx).await?;
    let content = paper::quote(&quote, &head, locale, ctx.zone)?;
    let logo = Picture::logo(head.logo);
    Ok(sheet::document(quote.number(), print::print(Paper::Quote, content, logo).await?))
}
