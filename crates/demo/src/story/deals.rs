//! The deals of a customer: through the stages at the pace of the trade, won, lost, or still on the way.

use chrono::{DateTime, Duration, Utc};
use serde_json::json;

use super::{Firm, Teller, money, person};
use crate::{company::STAGES, words};

/// The stage in which an offer is made.
const OFFERED: u64 = 2;
const PRIORITIES: [&str; 4] = ["LOW", "MEDIUM", "MEDIUM", "HIGH"];

impl Teller {
    /// One deal from its first talk to where it stands.
    pub(super) fn deal(&mut self, firm: &Firm, earliest: DateTime<Utc>, contacts: u64, books: bool) {
        let opened = self.working(earliest - Duration::days(90), earliest).max(self.steps[0].at);
        let pipeline = usize::from(self.abroad);
        let subject = self.one_of(&words::DEALS);
        let name = if self.abroad {
            format!("{} {subject}", firm.short)
        } else {
            format!("{}{subject}", firm.short)
        };
        let (currency, sums) = match self.abroad {
            true => ("USD", [5, 12, 20, 45, 80, 160, 400, 1200]),
            false => ("CNY", [30, 80, 150, 300, 600, 1200, 3500, 9000]),
        };
        let amount = sums[self.names.number(8) as usize] * 1000;
        let (reached, ending) = (self.names.number(STAGES as u64), self.names.number(10));
        // who came far often wins
        let (wins, loses) = (ending < 4 && reached >= OFFERED, (4..6).contains(&ending));
        let mut expected = opened + Duration::days(40 + self.names.number(90) as i64);
        if !wins && !loses {
            // some should have been closed by now
            expected = expected.max(self.until + Duration::days(self.names.number(75) as i64 - 10));
        }
        let mut body = json!({
            "name": &name, "customerId": "$customer", "pipelineId": format!("$pipeline{pipeline}"),
            "amount": {"currency": currency, "amount": format!("{amount}.00")},
            "expectedCloseDate": expected.date_naive().to_string(), "ownerId": person(self.owner),
            "priority": PRIORITIES[self.names.number(4) as usize],
            "source": self.one_of(&words::SOURCES),
        });
        if contacts > 0 {
            body["contactId"] = "$contact0".into();
        }
        self.step(opened, "/v1/opportunities", body, Some("deal"));
        let deal = money::Deal { name, currency, amount };
        let mut at = opened;
        for stage in 1..=reached {
            at = self.soon_after(at, 18);
            let body = json!({"stageId": format!("$stage{pipeline}.{stage}")});
            self.step(at, "/v1/opportunities/$deal/move", body, None);
            if stage == OFFERED {
                self.offer(&deal, at + Duration::hours(1), contacts, !wins && !loses);
            }
        }
        let at = self.soon_after(at, 12);
        let (verb, reason) = match (wins, loses) {
            (true, _) => ("win", format!("$won{}", self.names.number(3))),
            (_, true) => ("lose", format!("$lost{}", self.names.number(3))),
            _ => return,
        };
        self.step(at, &format!("/v1/opportunities/$deal/{verb}"), json!({"closeReasonId": reason}), None);
        match wins {
            true => self.sold(firm, &deal, at, contacts, books),
            false if reached >= OFFERED => self.declined(at),
            false => {}
        }
    }
}
