//! What holds for every quote, and what may be done with it in which state.

use kernel::{Ctx, Date, Error, FieldErrors, Result, Uuid};
use store::{Rules, Uow, directory, fault};

use super::rates;
use crate::records::{Opportunity, Quote, QuoteCreditState, QuoteLine, QuoteState};

impl Rules for Quote {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        rates::currency("currency", &self.currency, errors);
        rates::per_cent("discount", self.discount, errors);
        rates::not_negative("reduction", self.reduction, errors);
        for (i, line) in self.lines.iter().enumerate() {
            line.check(i, errors);
            if self.lines[..i].iter().any(|other| other.id == line.id) {
                errors.push(format!("lines[{i}].id"), "SAID_TWICE");
            }
        }
    }

    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        let mut errors = FieldErrors::default();
        if before.is_none_or(|before| before.contact_id != self.contact_id) {
            self.verify_contact(uow, &mut errors).await?;
        }
        if before.is_none_or(|before| before.opportunity_id != self.opportunity_id) {
            self.verify_deal(uow, &mut errors).await?;
        }
        let known: Vec<Uuid> =
            before.iter().flat_map(|before| &before.lines).filter_map(|line| line.product_id).collect();
        let new: Vec<Uuid> =
            self.lines.iter().filter_map(|line| line.product_id).filter(|id| !known.contains(id)).collect();
        if !new.is_empty() {
            let unseen = directory::unseen(uow, "sales.product", &new, false).await?;
            let missing = |line: &&QuoteLine| line.product_id.is_some_and(|id| unseen.contains(&id));
            for (i, line) in self.lines.iter().enumerate().filter(|(_, line)| missing(line)) {
                let id = line.product_id.unwrap_or_default().to_string();
                let params = vec![("id".to_owned(), id), ("kind".to_owned(), "product".to_owned())];
                errors.push_with(format!("lines[{i}].productId"), "NO_SUCH_RECORD", params);
            }
        }
        errors.finish()
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "update" | "delete" => !self.head.locked,
            "submit" => self.can_submit().is_ok(),
            "withdraw" | "approve" | "reject" => self.awaits_decision().is_ok(),
            "send" => self.can_be_sent().is_ok(),
            "accept" | "decline" => self.awaits_answer().is_ok(),
            "revise" => self.can_be_revised().is_ok(),
            _ => true,
        }
    }
}

impl QuoteLine {
    fn check(&self, i: usize, errors: &mut FieldErrors) {
        let at = |name: &str| format!("lines[{i}].{name}");
        if self.product_id.is_none() && self.name.is_none() {
            errors.push(at("name"), "REQUIRED");
        }
        if self.product_id.is_none() && self.price.is_none() {
            errors.push(at("price"), "REQUIRED");
        }
        rates::positive(at("quantity"), self.quantity, errors);
        rates::not_negative(at("price"), self.price, errors);
        rates::per_cent(at("discount"), self.discount, errors);
        rates::per_cent(at("taxRate"), self.tax_rate, errors);
    }
}

impl Quote {
    /// The person it is for works for the customer, as far as the directory knows whose he is.
    async fn verify_contact(&self, uow: &mut Uow<'_>, errors: &mut FieldErrors) -> Result<()> {
        let Some(contact) = self.contact_id else { return Ok(()) };
        let others: bool = sqlx::query_scalar(
            "select exists (select 1 from directory where kind = 'customers.contact' and id = $1 and parent_id <> $2)",
        )
        .bind(contact)
        .bind(self.customer_id)
        .fetch_one(uow.unscoped("a contact that the caller may refer to"))
        .await
        .map_err(fault)?;
        if others {
            errors.push("contactId", "CONTACT_OF_ANOTHER_CUSTOMER");
        }
        Ok(())
    }

    async fn verify_deal(&self, uow: &mut Uow<'_>, errors: &mut FieldErrors) -> Result<()> {
        let Some(deal) = self.opportunity_id else { return Ok(()) };
        let deals = uow.get_unscoped::<Opportunity>(&[deal], "a deal that the caller may refer to").await?;
        if deals.first().is_some_and(|deal| deal.customer_id != self.customer_id) {
            errors.push("opportunityId", "DEAL_OF_ANOTHER_CUSTOMER");
        }
        Ok(())
    }

    /// Drafts, and what was sent back, are submitted.
    pub fn can_submit(&self) -> Result<()> {
        self.among(&[QuoteState::Draft, QuoteState::Rejected], "QUOTE_NOT_DRAFT")
    }

    pub fn awaits_decision(&self) -> Result<()> {
        self.among(&[QuoteState::Submitted], "QUOTE_NOT_SUBMITTED")
    }

    pub fn can_be_sent(&self) -> Result<()> {
        self.among(&[QuoteState::Approved], "QUOTE_NOT_APPROVED")
    }

    /// The customer answers what was approved, whether or not somebody noted that he has got it.
    pub fn awaits_answer(&self) -> Result<()> {
        if self.state == QuoteState::Expired {
            return Err(
                Error::precondition("QUOTE_EXPIRED").with("until", self.valid_until.unwrap_or_default())
            );
        }
        self.among(&[QuoteState::Approved, QuoteState::Sent], "QUOTE_NOT_ANSWERABLE")
    }

    /// Drafts are changed as they are, an accepted one stands.
    pub fn can_be_revised(&self) -> Result<()> {
        let states = [QuoteState::Approved, QuoteState::Sent, QuoteState::Declined, QuoteState::Expired];
        self.among(&states, "QUOTE_NOT_REVISABLE")
    }

    /// What has run out is no longer accepted; its last day still counts.
    pub fn still_valid(&self, today: Date) -> Result<()> {
        match self.valid_until.filter(|until| *until < today) {
            None => Ok(()),
            Some(until) => Err(Error::precondition("QUOTE_EXPIRED").with("until", until)),
        }
    }

    fn among(&self, states: &[QuoteState], refusal: &'static str) -> Result<()> {
        if states.contains(&self.state) { Ok(()) } else { Err(Error::precondition(refusal)) }
    }

    /// Takes a state with the lock that belongs to it: only drafts and what was sent back may be changed.
    pub fn enter(&mut self, state: QuoteState) {
        self.state = state;
        self.head.locked = !matches!(state, QuoteState::Draft | QuoteState::Rejected);
    }

    /// The next version, a draft with everything but the answers to this one.
    pub fn next_version(&self) -> Self {
        let revision = self.revision.unwrap_or(1) + 1;
        let number = self.number.as_deref().unwrap_or_default();
        let first = number.split("-V").next().unwrap_or(number);
        let mut next = Self {
            number: Some(format!("{first}-V{revision}")),
            revision: Some(revision),
            revises_id: Some(self.head.id),
            discount_limit: None,
            submitted_at: None,
            submitted_by: None,
            approver_id: None,
            decided_at: None,
            decided_by: None,
            decision_note: None,
            sent_at: None,
            answered_at: None,
            answer_note: None,
            order_id: None,
            credit_state: QuoteCreditState::default(),
            overdue: None,
            overdue_since: None,
            ..self.clone()
        };
        next.head = kernel::Head::new(Uuid::now_v7());
        next.head.placement = self.head.placement.clone();
        next.head.custom = self.head.custom.clone();
        next.enter(QuoteState::Draft);
        next
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn quote(state: QuoteState) -> Quote {
        let mut quote = Quote::default();
        quote.enter(state);
        quote
    }

    #[test]
    fn every_wrong_line_is_named_by_its_place() {
        let ctx = Ctx::system("sales", Uuid::nil(), kernel::Time::default());
        let line = QuoteLine {
            quantity: Some(Decimal::ZERO),
            discount: Some(Decimal::from(101)),
            tax_rate: Some(Decimal::from(-1)),
            ..QuoteLine::default()
        };
        let priced = QuoteLine {
            name: Some("培训".to_owned()),
            price: Some(Decimal::ONE),
            quantity: Some(Decimal::ONE),
            ..QuoteLine::default()
        };
        let quote = Quote {
            currency: "cny".to_owned(),
            reduction: Some(Decimal::from(-1)),
            lines: vec![priced, line],
            ..Quote::default()
        };
        let mut errors = FieldErrors::default();
        quote.check(&ctx, None, &mut errors);
        let found: Vec<String> =
            errors.found().iter().map(|field| format!("{} {}", field.field, field.reason)).collect();
        let expected = [
            "currency NOT_A_CURRENCY",
            "reduction NEGATIVE",
            "lines[1].name REQUIRED",
            "lines[1].price REQUIRED",
            "lines[1].quantity NOT_POSITIVE",
            "lines[1].discount OUT_OF_RANGE",
            "lines[1].taxRate OUT_OF_RANGE",
            "lines[1].id SAID_TWICE",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn each_state_offers_its_own_actions_and_only_open_ones_may_be_changed() {
        let all =
            ["update", "submit", "withdraw", "approve", "reject", "send", "accept", "decline", "revise"];
        let offered = |state| all.into_iter().filter(|a| quote(state).available(a)).collect::<Vec<_>>();
        assert_eq!(offered(QuoteState::Draft), ["update", "submit"]);
        assert_eq!(offered(QuoteState::Rejected), ["update", "submit"]);
        assert_eq!(offered(QuoteState::Submitted), ["withdraw", "approve", "reject"]);
        assert_eq!(offered(QuoteState::Approved), ["send", "accept", "decline", "revise"]);
        assert_eq!(offered(QuoteState::Sent), ["accept", "decline", "revise"]);
        assert_eq!(offered(QuoteState::Declined), ["revise"]);
        assert_eq!(offered(QuoteState::Expired), ["revise"]);
        assert!(offered(QuoteState::Accepted).is_empty() && offered(QuoteState::Superseded).is_empty());
    }

    #[test]
    fn a_next_version_is_a_draft_with_the_same_lines_and_no_answers() {
        let mut first = quote(QuoteState::Declined);
        first.number = Some("QT-2026-00007".to_owned());
        first.revision = Some(1);
        first.lines = vec![QuoteLine::default()];
        first.answer_note = Some("太贵".to_owned());
        let second = first.next_version();
        assert_eq!((second.number.as_deref(), second.revision), (Some("QT-2026-00007-V2"), Some(2)));
        assert_eq!((second.state, second.head.locked), (QuoteState::Draft, false));
        assert_eq!((second.revises_id, second.answer_note), (Some(first.head.id), None));
        assert_eq!(second.lines, first.lines);
        let third =
            Quote { number: second.number, revision: Some(2), ..quote(QuoteState::Sent) }.next_version();
        assert_eq!(third.number.as_deref(), Some("QT-2026-00007-V3"));
    }

    #[test]
    fn the_last_day_still_counts() {
        let day = |d| Date::from_ymd_opt(2026, 1, d).expect("a day");
        let quote = Quote { valid_until: Some(day(31)), ..Quote::default() };
        assert!(quote.still_valid(day(31)).is_ok());
        assert!(quote.still_valid(day(31).succ_opt().expect("a day")).is_err());
        assert!(Quote::default().still_valid(day(31)).is_ok());
    }
}
