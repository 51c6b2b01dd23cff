//! What holds for every deal: when it may move, what a stage demands of it, when it counts as stalled.

use chrono::Duration;
use kernel::{Ctx, Error, FieldErrors, Fields as _, Result, Time, Uuid, Value};
use store::{Record as _, Rules, Uow, fault};

use crate::records::{Opportunity, OpportunityState, Pipeline, PipelineStage};

impl Rules for Opportunity {
    fn check(&self, _ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        if self.probability.is_some_and(|percent| !(0..=100).contains(&percent)) {
            errors.push_with("probability", "OUT_OF_RANGE", super::pipeline::bounds(0, 100));
        }
        if self.amount.as_ref().is_some_and(|money| money.amount.is_sign_negative()) {
            errors.push("amount", "NEGATIVE");
        }
        // won is a hundred, lost is nothing
        if before.is_some_and(|b| b.state != OpportunityState::Open && b.probability != self.probability) {
            errors.push("probability", "DEAL_CLOSED");
        }
    }

    /// The person dealt with works for the customer, as far as the directory knows whose he is.
    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        let Some(contact) = self.contact_id else { return Ok(()) };
        if before.is_some_and(|before| before.contact_id == self.contact_id) {
            return Ok(());
        }
        let others: bool = sqlx::query_scalar(
            "select exists (select 1 from directory where kind = 'customers.contact' and id = $1 and parent_id <> $2)",
        )
        .bind(contact)
        .bind(self.customer_id)
        .fetch_one(uow.unscoped("a contact that the caller may refer to"))
        .await
        .map_err(fault)?;
        if others {
            return Err(Error::invalid("contactId", "CONTACT_OF_ANOTHER_CUSTOMER"));
        }
        Ok(())
    }

    fn available(&self, action: &str) -> bool {
        match action {
            _ if self.head.locked => false,
            "move" | "win" | "lose" => self.state == OpportunityState::Open,
            "reopen" => self.state != OpportunityState::Open,
            _ => true,
        }
    }
}

impl Opportunity {
    /// Only an open deal moves or ends.
    pub fn still_open(&self) -> Result<()> {
        match self.state {
            OpportunityState::Open => Ok(()),
            _ => Err(Error::precondition("DEAL_CLOSED")),
        }
    }

    /// Names every field that the stage demands and that is empty.
    pub fn ready_for(&self, stage: &PipelineStage) -> Result<()> {
        let mut errors = FieldErrors::default();
        for name in stage.demanded_fields.iter().filter(|name| !self.is_filled(name)) {
            let params = vec![("stage".to_owned(), stage.name.clone())];
            errors.push_with(name, "DEMANDED_BY_STAGE", params);
        }
        errors.finish()
    }

    fn is_filled(&self, name: &str) -> bool {
        if let Some(key) = name.strip_prefix("custom.") {
            let custom: serde_json::Value = serde_json::from_str(self.head.custom_json()).unwrap_or_default();
            return !matches!(&custom[key], serde_json::Value::Null) && custom[key] != "";
        }
        let value = Self::DEF.field(name).map_or(Value::Null, |field| self.value(field));
        !matches!(value, Value::Null | Value::Enum(0))
    }

    /// Stands in the stage from now on, with its probability.
    pub fn enter(&mut self, pipeline: &Pipeline, stage: &PipelineStage, at: Time) {
        self.pipeline_id = Some(pipeline.head.id);
        self.stage_id = Some(stage.id);
        self.stage_entered_at = Some(at);
        self.probability = Some(stage.probability.unwrap_or(0));
    }

    /// Ends: won or lost, with the certainty that brings.
    pub fn end(&mut self, state: OpportunityState, reason: Option<Uuid>, notes: Option<String>, at: Time) {
        self.state = state;
        self.probability = Some(if state == OpportunityState::Won { 100 } else { 0 });
        self.closed_at = Some(at);
        self.close_reason_id = reason;
        self.close_notes = notes;
    }

    /// Goes on as if it had never ended; what the audit remembers stays there.
    pub fn go_on(&mut self, pipeline: &Pipeline, stage: &PipelineStage, at: Time) {
        self.state = OpportunityState::Open;
        self.closed_at = None;
        self.close_reason_id = None;
        self.close_notes = None;
        self.enter(pipeline, stage, at);
    }

    /// From when on it counts as stalled in this stage: never when it has ended or the stage has patience.
    pub fn will_stall(&self, stage: &PipelineStage) -> Option<Time> {
        let days = i64::from(stage.stalled_after_days.filter(|days| *days > 0)?);
        if self.state != OpportunityState::Open {
            return None;
        }
        let touched = self.stage_entered_at.max(self.last_follow_up_at)?;
        touched.checked_add_signed(Duration::days(days))
    }
}

#[cfg(test)]
mod tests {
    use kernel::Money;

    use super::*;

    fn deal() -> Opportunity {
        Opportunity { state: OpportunityState::Open, ..Opportunity::default() }
    }

    fn day(n: i64) -> Time {
        Time::default() + Duration::days(n)
    }

    fn stage(demanded: &[&str]) -> PipelineStage {
        let demanded_fields = demanded.iter().map(|name| (*name).to_owned()).collect();
        PipelineStage { name: "报价".to_owned(), demanded_fields, ..PipelineStage::default() }
    }

    #[test]
    fn a_stage_names_every_field_that_it_misses() {
        let mut deal = deal();
        let stage = stage(&["amount", "expectedCloseDate", "custom.region", "priority"]);
        let refused = deal.ready_for(&stage).expect_err("nothing is filled");
        let fields: Vec<&str> = refused.fields().iter().map(|field| &*field.field).collect();
        assert_eq!(fields, ["amount", "expectedCloseDate", "custom.region", "priority"]);
        assert_eq!(refused.fields()[0].params, [("stage".to_owned(), "报价".to_owned())]);

        deal.amount = Money::parse("CNY", "0").ok();
        deal.expected_close_date = Some(kernel::Date::default());
        deal.priority = crate::records::OpportunityPriority::Low;
        deal.head.custom = serde_json::from_str(r#"{"region":"north"}"#).ok();
        assert!(deal.ready_for(&stage).is_ok());
    }

    #[test]
    fn a_deal_stalls_so_many_days_after_it_was_last_touched() {
        let mut stage = stage(&[]);
        let mut deal = Opportunity { stage_entered_at: Some(day(0)), ..deal() };
        assert_eq!(deal.will_stall(&stage), None, "the stage has patience");
        stage.stalled_after_days = Some(14);
        assert_eq!(deal.will_stall(&stage), Some(day(14)));
        deal.last_follow_up_at = Some(day(3));
        assert_eq!(deal.will_stall(&stage), Some(day(17)));
        deal.stage_entered_at = Some(day(5));
        assert_eq!(deal.will_stall(&stage), Some(day(19)));
        deal.end(OpportunityState::Lost, None, None, day(6));
        assert_eq!(deal.will_stall(&stage), None, "what has ended doesn't stall");
    }

    #[test]
    fn won_is_certain_lost_is_nothing_and_a_reopened_deal_is_as_likely_as_its_stage() {
        let pipeline = Pipeline::default();
        let stage = PipelineStage { probability: Some(70), ..stage(&[]) };
        let mut deal = deal();
        deal.end(OpportunityState::Won, Some(Uuid::from_u128(1)), None, day(1));
        assert_eq!((deal.probability, deal.closed_at), (Some(100), Some(day(1))));
        assert!(deal.still_open().is_err());
        deal.go_on(&pipeline, &stage, day(2));
        assert_eq!((deal.probability, deal.closed_at, deal.close_reason_id), (Some(70), None, None));
        deal.end(OpportunityState::Lost, None, None, day(3));
        assert_eq!(deal.probability, Some(0));
    }

    #[test]
    fn a_closed_deal_is_reopened_and_nothing_else() {
        let mut deal = deal();
        let offered = |deal: &Opportunity| {
            ["move", "win", "lose", "reopen"].into_iter().filter(|a| deal.available(a)).collect::<Vec<_>>()
        };
        assert_eq!(offered(&deal), ["move", "win", "lose"]);
        deal.state = OpportunityState::Won;
        assert_eq!(offered(&deal), ["reopen"]);
    }
}
