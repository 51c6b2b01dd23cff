//! What stands in a printed contract. Every figure is the record's own, written with commas; nothing is reckoned anew.
//! Clauses stand in their order, with their placeholders filled in. What the caller may not see is not printed: then
//! there is no paper.

use kernel::{
    Locale, Result,
    money::{
        minor_units,
        written::{capitals, grouped},
    },
};
use proto::{
    finance::v1::{
        Contract, ReceivablePlan,
        contract::{Kind, State},
    },
    identity::v1::Letterhead,
};
use runtime::paper::{amount, bank, chosen, company, optional, seen};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::rules::placeholder::{self, Placeholder};

/// The content of the paper.
pub fn contract(
    contract: &Contract,
    plan: &[ReceivablePlan],
    head: &Letterhead,
    locale: Locale,
) -> Result<Json> {
    let paper = Paper { contract, plan, head, chinese: locale == Locale::Zh };
    let currency = paper.currency()?;
    let total = amount(&contract.amount)?;
    Ok(json!({
        "language": if paper.chinese { "zh" } else { "en" },
        "title": title(contract.kind(), paper.chinese),
        "company": company(head, paper.chinese),
        "bank": bank(head),
        "number": seen(contract.number.as_deref())?,
        "name": seen(contract.name.as_deref())?,
        "mark": mark(contract.state(), paper.chinese),
        "to": {
            "name": seen(paper.title("customerId"))?,
            "contact": paper.title("contactId"),
            "signatory": contract.their_signatory,
        },
        "ours": {"signatory": contract.our_signatory},
        "signedOn": contract.signed_on,
        "startsOn": contract.starts_on,
        "endsOn": contract.ends_on,
        "currency": currency,
        "amount": grouped(total, minor_units(currency)),
        "capitals": paper.capitals()?,
        "tax": optional(&contract.tax_rate)?.map(|rate| grouped(rate, 0)),
        "paymentTerms": contract.payment_terms,
        "plan": paper.instalments()?,
        "clauses": paper.clauses()?,
    }))
}

/// What sort of contract it is.
fn title(kind: Kind, chinese: bool) -> &'static str {
    let (zh, en) = match kind {
        Kind::Sales => ("销售合同", "Sales contract"),
        Kind::Service => ("服务合同", "Service contract"),
        Kind::Framework => ("框架合同", "Framework contract"),
        Kind::Rental => ("租赁合同", "Rental contract"),
        Kind::Unspecified | Kind::Other => ("合同", "Contract"),
    };
    if chinese { zh } else { en }
}

/// What stands across a paper that nobody may sign yet, or that binds nobody any more. An approved one is the paper
/// that is signed.
fn mark(state: State, chinese: bool) -> Option<&'static str> {
    let (zh, en) = match state {
        State::Unspecified | State::Draft => ("草稿", "DRAFT"),
        State::Submitted => ("待审批", "PENDING"),
        State::Rejected => ("已驳回", "REJECTED"),
        State::Terminated => ("已终止", "TERMINATED"),
        State::Approved | State::Signed | State::InEffect | State::Completed => return None,
    };
    Some(if chinese { zh } else { en })
}

struct Paper<'a> {
    contract: &'a Contract,
    plan: &'a [ReceivablePlan],
    head: &'a Letterhead,
    chinese: bool,
}

impl Paper<'_> {
    fn title(&self, field: &str) -> Option<&str> {
        self.contract.titles.get(field).map(String::as_str)
    }

    fn currency(&self) -> Result<&str> {
        seen(self.contract.amount.as_ref().map(|amount| amount.currency.as_str()))
    }

    /// Yuan in capitals, where the paper is in Chinese.
    fn capitals(&self) -> Result<Option<String>> {
        if !self.chinese || self.currency()? != "CNY" {
            return Ok(None);
        }
        Ok(capitals(amount(&self.contract.amount)?).map(|said| format!("人民币{said}")))
    }

    /// An amount in a sentence: `人民币 1,000.00 元`, `USD 1,000.00`.
    fn spoken(&self, amount: Decimal) -> Result<String> {
        let currency = self.currency()?;
        let figure = grouped(amount, minor_units(currency));
        Ok(match self.chinese && currency == "CNY" {
            true => format!("人民币 {figure} 元"),
            false => format!("{currency} {figure}"),
        })
    }

    /// A day in a sentence: `2026年12月1日`.
    fn day(&self, day: Option<&str>) -> Option<String> {
        let day = day.filter(|day| !day.is_empty())?;
        let known = kernel::text::time::date(day).filter(|_| self.chinese);
        Some(known.map_or_else(|| day.to_owned(), |day| day.format("%Y年%-m月%-d日").to_string()))
    }

    fn instalments(&self) -> Result<Vec<Json>> {
        let decimals = minor_units(self.currency()?);
        let line = |plan: &ReceivablePlan| {
            Ok(json!({
                "phase": plan.phase.map(|phase| phase.to_string()).unwrap_or_default(),
                "name": seen(plan.name.as_deref())?,
                "dueOn": seen(plan.due_on.as_deref())?,
                "amount": grouped(amount(&plan.amount)?, decimals),
            }))
        };
        self.plan.iter().map(line).collect()
    }

    /// The plan in a sentence; none where nothing is planned.
    fn planned(&self) -> Result<Option<String>> {
        let said = |plan: &ReceivablePlan| {
            let day = self.day(plan.due_on.as_deref()).unwrap_or_default();
            let (name, sum) = (seen(plan.name.as_deref())?, self.spoken(amount(&plan.amount)?)?);
            Ok(if self.chinese {
                format!("{day}前支付{name}{sum}")
            } else {
                format!("{name} of {sum} by {day}")
            })
        };
        let lines: Vec<String> = self.plan.iter().map(said).collect::<Result<_>>()?;
        Ok((!lines.is_empty()).then(|| lines.join(if self.chinese { "；" } else { "; " })))
    }

    fn clauses(&self) -> Result<Vec<Json>> {
        let filled = |text: &Option<String>| {
            text.as_deref().map(|text| placeholder::fill(text, |name| self.told(name))).transpose()
        };
        let clause = |clause: &proto::finance::v1::ContractClause| {
            let text = filled(&clause.text)?.unwrap_or_default();
            Ok(json!({"heading": filled(&clause.heading)?, "text": text}))
        };
        self.contract.clauses.iter().map(clause).collect()
    }

    /// What stands for a placeholder.
    fn told(&self, name: Placeholder) -> Result<Option<String>> {
        let contract = self.contract;
        let title = |field: &str| self.title(field).map(str::to_owned);
        Ok(match name {
            Placeholder::Customer => title("customerId"),
            Placeholder::Contact => title("contactId"),
            Placeholder::Company => {
                Some(chosen(self.chinese, &self.head.name, &self.head.name_en).to_owned())
            }
            Placeholder::Number => contract.number.clone(),
            Placeholder::Name => contract.name.clone(),
            Placeholder::Amount => Some(self.spoken(amount(&contract.amount)?)?),
            Placeholder::AmountInWords => match self.capitals()? {
                None => Some(self.spoken(amount(&contract.amount)?)?),
                capitals => capitals,
            },
            Placeholder::TaxRate => {
                optional(&contract.tax_rate)?.map(|rate| format!("{}%", grouped(rate, 0)))
            }
            Placeholder::SignedOn => self.day(contract.signed_on.as_deref()),
            Placeholder::StartsOn => self.day(contract.starts_on.as_deref()),
            Placeholder::EndsOn => self.day(contract.ends_on.as_deref()),
            Placeholder::PaymentTerms => contract.payment_terms.clone(),
            Placeholder::Plan => self.planned()?,
            Placeholder::OurSignatory => contract.our_signatory.clone(),
            Placeholder::TheirSignatory => contract.their_signatory.clone(),
            Placeholder::Order => title("orderId"),
            Placeholder::Quote => title("quoteId"),
            Placeholder::Owner => title("ownerId"),
        })
    }
}
