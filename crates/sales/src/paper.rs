//! What stands in a printed quote. Every figure is the record's own, written with commas; nothing is reckoned anew,
//! but for the subtotals of groups. What the caller may not see is not printed: then there is no paper.

use chrono_tz::Tz;
use kernel::{
    Locale, Result,
    money::{
        minor_units,
        written::{capitals, grouped},
    },
};
use proto::{
    identity::v1::Letterhead,
    sales::v1::{Quote, QuoteLine, quote::State},
};
use runtime::paper::{amount, bank, company, decimal, optional, seen};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

/// The content of the paper.
pub fn quote(quote: &Quote, head: &Letterhead, locale: Locale, zone: Tz) -> Result<Json> {
    let chinese = locale == Locale::Zh;
    let currency = seen(quote.currency.as_deref())?;
    let decimals = minor_units(currency);
    let title = |field: &str| quote.titles.get(field);
    let total = amount(&quote.total)?;
    let whole = |rate: &Option<String>| optional(rate).map(|rate| rate.filter(|rate| !rate.is_zero()));
    Ok(json!({
        "language": if chinese { "zh" } else { "en" },
        "company": company(head, chinese),
        "number": seen(quote.number.as_deref())?,
        "name": quote.name,
        "mark": mark(quote.state(), chinese),
        "to": {"name": seen(title("customerId").map(String::as_str))?, "contact": title("contactId")},
        "from": title("ownerId"),
        "date": day(quote, zone),
        "validUntil": quote.valid_until,
        "currency": currency,
        "taxIncluded": quote.tax_included,
        "discount": whole(&quote.discount)?.map(|rate| grouped(rate, 0)),
        "reduction": whole(&quote.reduction)?.map(|off| grouped(off, decimals)),
        "discounted": discounted(quote)?,
        "groups": groups(&quote.lines, decimals)?,
        "net": grouped(amount(&quote.net_total)?, decimals),
        "taxes": grouped(amount(&quote.tax_total)?, decimals),
        "total": grouped(total, decimals),
        "capitals": if currency == "CNY" { capitals(total).map(|said| format!("人民币{said}")) } else { None },
        "paymentTerms": quote.payment_terms,
        "deliveryTerms": quote.delivery_terms,
        "note": quote.note,
        "bank": bank(head),
    }))
}

/// What stands across a paper that binds nobody.
fn mark(state: State, chinese: bool) -> Option<&'static str> {
    let (zh, en) = match state {
        State::Unspecified | State::Draft => ("草稿", "DRAFT"),
        State::Submitted => ("待审批", "PENDING"),
        State::Rejected => ("已驳回", "REJECTED"),
        State::Superseded => ("已作废", "SUPERSEDED"),
        State::Expired => ("已过期", "EXPIRED"),
        State::Approved | State::Sent | State::Accepted | State::Declined => return None,
    };
    Some(if chinese { zh } else { en })
}

/// The day since which it says what it says, in the company's zone.
fn day(quote: &Quote, zone: Tz) -> Option<String> {
    let at = quote.submitted_at.as_ref().or(quote.updated_at.as_ref())?;
    let at = chrono::DateTime::from_timestamp(at.seconds, 0)?;
    Some(at.with_timezone(&zone).date_naive().to_string())
}

fn discounted(quote: &Quote) -> Result<bool> {
    for line in &quote.lines {
        if optional(&line.discount)?.is_some_and(|rate| !rate.is_zero()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Lines of one group together, groups in the order of their first lines.
fn groups(lines: &[QuoteLine], decimals: u32) -> Result<Vec<Json>> {
    let mut groups: Vec<(Option<&str>, Vec<Json>, Decimal)> = vec![];
    for line in lines {
        let name = line.section.as_deref();
        let at = groups.iter().position(|(known, ..)| *known == name).unwrap_or_else(|| {
            groups.push((name, vec![], Decimal::ZERO));
            groups.len() - 1
        });
        let total = decimal(&line.total)?;
        groups[at].1.push(json!({
            "name": line.name.as_deref().unwrap_or_default(),
            "description": line.description,
            "quantity": grouped(decimal(&line.quantity)?, 0),
            "unit": line.unit,
            "price": grouped(decimal(&line.price)?, decimals),
            "discount": grouped(optional(&line.discount)?.unwrap_or_default(), 0),
            "tax": grouped(optional(&line.tax_rate)?.unwrap_or_default(), 0),
            "total": grouped(total, decimals),
        }));
        groups[at].2 += total;
    }
    let written =
        |(name, lines, total)| json!({"name": name, "lines": lines, "total": grouped(total, decimals)});
    Ok(groups.into_iter().map(written).collect())
}
