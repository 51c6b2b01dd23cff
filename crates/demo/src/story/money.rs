//! What a deal comes to in money: an offer once there is one to make, and for a deal that was won the order, the
//! contract with its instalments, payments that come in early, late or not at all, and invoices. What lies after the
//! end of the past has not happened yet, so that the younger deals stand somewhere on the way.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::{Firm, Teller, person};
use crate::{
    people::{self, CLERK},
    words,
};

/// A deal as its papers name it.
pub(super) struct Deal {
    pub name: String,
    pub currency: &'static str,
    /// A whole number of thousands.
    pub amount: u64,
}

/// Shares of the contract in per cent, and so many days after it was drafted they are due.
const INSTALMENTS: [(u64, i64); 3] = [(30, 20), (60, 75), (10, 200)];

impl Deal {
    fn part(&self, per_cent: u64) -> Value {
        json!({"currency": self.currency, "amount": format!("{}.00", self.amount * per_cent / 100)})
    }
}

impl Teller {
    /// Goods for about four fifths of it, and the work of setting them up for the rest. An offer that still waits for its
    /// answer is good for some weeks.
    pub(super) fn offer(&mut self, deal: &Deal, at: DateTime<Utc>, contacts: u64, waits: bool) {
        let product = self.names.number(words::PRODUCTS.len() as u64) as usize;
        let (_, _, home, abroad) = words::PRODUCTS[product];
        let price = if self.abroad { abroad } else { home };
        let pieces = (deal.amount * 4 / 5 / price).max(1);
        let work = deal.amount.saturating_sub(pieces * price);
        let tax = if self.abroad { "0" } else { "13" };
        let mut lines = vec![json!({
            "productId": format!("$product{product}"), "quantity": pieces.to_string(), "taxRate": tax,
            "price": if work > 0 { price } else { deal.amount / pieces }.to_string(),
        })];
        if work > 0 {
            let (name, unit) = (self.say(words::SETTING_UP), self.say(words::LOT));
            let work = work.to_string();
            lines.push(json!({"name": name, "quantity": "1", "unit": unit, "price": work, "taxRate": tax}));
        }
        let mut body = json!({
            "name": deal.name, "customerId": "$customer", "opportunityId": "$deal", "currency": deal.currency,
            "taxIncluded": true, "lines": lines, "paymentTerms": self.say(words::TERMS_OF_PAYMENT),
        });
        if contacts > 0 {
            body["contactId"] = "$contact0".into();
        }
        if waits {
            let until = self.until + Duration::days(10 + self.names.number(30) as i64);
            body["validUntil"] = until.date_naive().to_string().into();
        }
        self.step(at, "/v1/quotes", body, Some("quote"));
        self.step(at + Duration::minutes(20), "/v1/quotes/$quote/submit", json!({}), None);
        self.step(at + Duration::minutes(40), "/v1/quotes/$quote/send", json!({}), None);
    }

    /// They didn't take it.
    pub(super) fn declined(&mut self, at: DateTime<Utc>) {
        self.step(at, "/v1/quotes/$quote/decline", json!({}), None);
    }

    /// They took it: the order, and with finance there the contract and all that comes of it.
    pub(super) fn sold(&mut self, firm: &Firm, deal: &Deal, at: DateTime<Utc>, contacts: u64, books: bool) {
        self.step(at, "/v1/quotes/$quote/accept", json!({}), Some("order"));
        let Some(confirmed) = self.later(at, 2) else { return };
        self.step(confirmed, "/v1/orders/$order/confirm", json!({}), None);
        if let Some(sent) = self.later(confirmed, 45) {
            let carrier = self.one_of(&words::CARRIERS);
            let number = format!("{:012}", 300_000_000_000 + self.n);
            let body = json!({"carrier": carrier, "trackingNumber": number, "movedOn": sent.date_naive().to_string()});
            self.step(sent, "/v1/orders/$order/deliver", body, None);
        }
        if books {
            self.contract(firm, deal, confirmed, contacts);
        }
    }

    fn contract(&mut self, firm: &Firm, deal: &Deal, after: DateTime<Utc>, contacts: u64) {
        let Some(drafted) = self.later(after, 6) else { return };
        let day = |days: i64| (drafted + Duration::days(days)).date_naive().to_string();
        let mut body = json!({
            "name": format!("{}{}", deal.name, self.say(words::CONTRACT)), "customerId": "$customer",
            "opportunityId": "$deal", "quoteId": "$quote", "orderId": "$order", "kind": "SALES",
            "amount": deal.part(100), "taxRate": if self.abroad { "0" } else { "13" }, "endsOn": day(400),
            "accountantId": person(CLERK), "paymentTerms": self.say(words::TERMS_OF_PAYMENT),
        });
        if contacts > 0 {
            body["contactId"] = "$contact0".into();
        }
        self.step(drafted, "/v1/contracts", body, Some("contract"));
        for (phase, (share, days)) in INSTALMENTS.into_iter().enumerate() {
            let body = json!({
                "name": self.say(words::INSTALMENTS[phase]), "contractId": "$contract", "phase": phase + 1,
                "dueOn": day(days), "amount": deal.part(share),
            });
            self.step(drafted + Duration::minutes(5), "/v1/receivable-plans", body, None);
        }
        let Some(submitted) = self.later(drafted, 2) else { return };
        self.step(submitted, "/v1/contracts/$contract/submit", json!({}), None);
        let Some(approved) = self.later(submitted, 3) else { return };
        let above = people::above(self.owner).unwrap_or_default();
        self.step_by(above, approved, "/v1/contracts/$contract/approve", json!({}), None);
        let Some(signed) = self.later(approved, 8) else { return };
        let body = json!({
            "signedOn": signed.date_naive().to_string(), "ourSignatory": people::COLLEAGUES[0].name,
            "theirSignatory": self.names.person(),
        });
        self.step(signed, "/v1/contracts/$contract/sign", body, None);
        let mut last = None;
        for (phase, (share, days)) in INSTALMENTS.into_iter().enumerate() {
            // most pay about when it is due, some weeks late, a few not at all
            let late = match self.names.number(8) {
                0 => return,
                1 => 35,
                _ => self.names.number(12) as i64 - 5,
            };
            let due = (drafted + Duration::days(days + late)).max(signed + Duration::days(1));
            if due > self.until {
                return;
            }
            self.paid(firm, &deal.part(share), due, phase);
            last = self.later(due, 20);
        }
        if let Some(done) = last {
            self.step(done, "/v1/contracts/$contract/complete", json!({}), None);
        }
    }

    /// One payment, and the invoice for it.
    fn paid(&mut self, firm: &Firm, amount: &Value, at: DateTime<Utc>, phase: usize) {
        let body = json!({
            "customerId": "$customer", "contractId": "$contract", "amount": amount, "method": "BANK_TRANSFER",
            "receivedOn": at.date_naive().to_string(), "payer": firm.name,
            "bankReference": format!("TT{:07}-{}", self.n + 1, phase + 1),
        });
        self.step_by(CLERK, at, "/v1/payments", body, None);
        let Some(asked) = self.later(at, 3) else { return };
        let invoice = format!("invoice{phase}");
        let body = json!({
            "contractId": "$contract", "amount": amount, "title": firm.name,
            "kind": if self.abroad { "COMMERCIAL" } else { "DIGITAL_ORDINARY" },
        });
        self.step(asked, "/v1/invoices", body, Some(&invoice));
        let Some(issued) = self.later(asked, 4) else { return };
        self.step_by(CLERK, issued, &format!("/v1/invoices/${invoice}/approve"), json!({}), None);
        let body = json!({
            "taxNumber": format!("26{:017}{}", self.n + 1, phase + 1), "issuedOn": issued.date_naive().to_string(),
        });
        self.step_by(CLERK, issued, &format!("/v1/invoices/${invoice}/issue"), body, None);
    }

    /// Some time within so many days, if that has come already.
    fn later(&mut self, at: DateTime<Utc>, days: i64) -> Option<DateTime<Utc>> {
        let at =
            self.working(at + Duration::hours(1), at + Duration::days(days)).max(at + Duration::hours(1));
        (at <= self.until).then_some(at)
    }
}
