//! What all papers for customers have in common: whose letterhead they bear, which language they speak, and that a
//! figure is printed as it is recorded or not at all.

use kernel::{Ctx, Error, Locale, Result};
use proto::{
    common::v1::{Document, Money},
    identity::v1::{GetLetterheadRequest, Letterhead, tenant_service_client::TenantServiceClient},
};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::{Clients, refusal};

/// The language that somebody asks for, if he does.
pub fn language(asked: &str) -> Result<Option<Locale>> {
    match asked {
        "" => Ok(None),
        "zh-CN" => Ok(Some(Locale::Zh)),
        "en" => Ok(Some(Locale::En)),
        _ => Err(Error::invalid("language", "NOT_A_LANGUAGE")),
    }
}

/// How the company shows itself.
pub async fn letterhead(clients: &Clients, ctx: &Ctx) -> Result<Letterhead> {
    let mut identity = TenantServiceClient::new(clients.on_behalf("identity", ctx));
    Ok(identity.get_letterhead(GetLetterheadRequest {}).await.map_err(refusal)?.into_inner())
}

/// The company's name, and where it is found, a line each.
pub fn company(head: &Letterhead, chinese: bool) -> Json {
    let reached = [&head.phone, &head.email, &head.website].map(String::as_str);
    let reached: Vec<&str> = reached.into_iter().filter(|part| !part.is_empty()).collect();
    let lines = [chosen(chinese, &head.address, &head.address_en).to_owned(), reached.join(" · ")];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    json!({"name": chosen(chinese, &head.name, &head.name_en), "lines": lines})
}

/// Where it is paid.
pub fn bank(head: &Letterhead) -> Json {
    json!({"name": head.bank_name, "account": head.bank_account, "taxNumber": head.tax_number})
}

/// The text in the paper's language where there is one.
pub fn chosen<'a>(chinese: bool, zh: &'a str, en: &'a str) -> &'a str {
    if chinese || en.is_empty() { zh } else { en }
}

/// A paper without one of its figures is none.
pub fn seen(text: Option<&str>) -> Result<&str> {
    text.ok_or_else(|| Error::precondition("PAPER_NOT_SEEN_WHOLE"))
}

pub fn amount(money: &Option<Money>) -> Result<Decimal> {
    seen(money.as_ref().map(|money| money.amount.as_str()))?.parse().map_err(Error::internal)
}

pub fn decimal(text: &Option<String>) -> Result<Decimal> {
    seen(text.as_deref())?.parse().map_err(Error::internal)
}

/// What need not be there.
pub fn optional(text: &Option<String>) -> Result<Option<Decimal>> {
    text.as_deref().map(str::parse).transpose().map_err(Error::internal)
}

/// What REST answers with: the bytes, saved by the record's number.
pub fn document(number: &str, content: Vec<u8>) -> Document {
    Document { name: format!("{number}.pdf"), content_type: "application/pdf".to_owned(), content }
}
