//! A deal of a list: it stands in the stage that the row names, open, or won or lost on the day that the row says. The past is
//! not asked for what a stage demands today.

use kernel::{Error, FieldErrors, Result, Time, Uuid};
use serde::Deserialize;
use store::{Record as _, input};

use crate::records::{
    CloseReason, CloseReasonOutcome, Opportunity, OpportunityState, Pipeline, PipelineStage,
};

/// What a row says beside the fields that people fill in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Told {
    state: String,
    /// Its name or its id.
    stage_id: String,
    stage_entered_at: Option<Time>,
    closed_at: Option<Time>,
    pub close_reason_id: Option<Uuid>,
    close_notes: Option<String>,
}

/// When the row was written, as far as it says so, and now.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    pub original: Option<Time>,
    pub now: Time,
}

impl Told {
    pub fn state(&self) -> OpportunityState {
        match self.state.as_str() {
            "WON" => OpportunityState::Won,
            "LOST" => OpportunityState::Lost,
            _ => OpportunityState::Open,
        }
    }

    /// The stage by its id or name; without one a won deal has been through all of them, others begin.
    fn stage<'a>(&self, pipeline: &'a Pipeline) -> Result<&'a PipelineStage> {
        let open = self.state() == OpportunityState::Open;
        if open && pipeline.retired {
            return Err(Error::invalid("pipelineId", "PIPELINE_RETIRED"));
        }
        let found = match self.stage_id.as_str() {
            "" if self.state() == OpportunityState::Won => pipeline.stages.last(),
            "" => pipeline.stages.first(),
            named => pipeline.stages.iter().find(|stage| is_called(stage, named)),
        };
        found.ok_or_else(|| Error::invalid("stageId", "NO_SUCH_STAGE"))
    }

    /// Puts the deal where the row says it stands.
    pub fn put_into(
        &self,
        deal: &mut Opportunity,
        pipeline: &Pipeline,
        reason: Option<&CloseReason>,
        times: Times,
    ) -> Result<()> {
        let mut errors = FieldErrors::default();
        let entered = self.stage_entered_at.or(times.original).unwrap_or(times.now);
        if entered > times.now {
            errors.push("stageEnteredAt", "IN_THE_FUTURE");
        }
        let stage = match self.stage(pipeline) {
            Ok(stage) => Some(stage),
            Err(refusal) => {
                errors.add(refusal);
                None
            }
        };
        let notes = Opportunity::DEF
            .field("close_notes")
            .and_then(|field| input::text(field, "", self.close_notes.as_deref(), &mut errors));
        let closed = self.closed_at.unwrap_or(times.now);
        if self.state() == OpportunityState::Open {
            self.nothing_of_an_end(&mut errors);
            if let Some(Err(refusal)) = stage.map(|stage| deal.ready_for(stage)) {
                errors.add(refusal);
            }
        } else {
            if self.closed_at.is_none() && times.original.is_some() {
                errors.push("closedAt", "REQUIRED");
            }
            if closed > times.now {
                errors.push("closedAt", "IN_THE_FUTURE");
            } else if closed < entered {
                errors.push("closedAt", "CLOSED_BEFORE_STAGE");
            }
            if let Err(refusal) = self.explained(reason) {
                errors.add(refusal);
            }
        }
        errors.finish()?;
        let Some(stage) = stage else { return Ok(()) };
        let likely = deal.probability;
        deal.state = OpportunityState::Open;
        deal.enter(pipeline, stage, entered);
        deal.probability = likely.or(deal.probability);
        if self.state() != OpportunityState::Open {
            deal.end(self.state(), self.close_reason_id, notes, closed);
        }
        Ok(())
    }

    fn nothing_of_an_end(&self, errors: &mut FieldErrors) {
        let said = [
            ("closedAt", self.closed_at.is_some()),
            ("closeReasonId", self.close_reason_id.is_some()),
            ("closeNotes", self.close_notes.is_some()),
        ];
        for (field, _) in said.into_iter().filter(|(_, said)| *said) {
            errors.push(field, "DEAL_OPEN");
        }
    }

    /// A loss has a reason, and a reason fits the outcome.
    fn explained(&self, reason: Option<&CloseReason>) -> Result<()> {
        let outcome = match self.state() {
            OpportunityState::Won => CloseReasonOutcome::Won,
            _ => CloseReasonOutcome::Lost,
        };
        match (self.close_reason_id, reason) {
            (None, _) if outcome == CloseReasonOutcome::Lost => {
                Err(Error::invalid("closeReasonId", "REQUIRED"))
            }
            (None, _) => Ok(()),
            (Some(_), None) => {
                let missing = Error::invalid("closeReasonId", "NO_SUCH_RECORD");
                Err(missing.with("kind", "close_reason"))
            }
            (Some(_), Some(reason)) => reason.explains(outcome),
        }
    }

    /// Does it say nothing else of the deal than what is so already?
    pub fn is_of(&self, deal: &Opportunity, pipeline: Option<&Pipeline>) -> bool {
        let second = |at: Time| at.timestamp();
        let same =
            |told: Option<Time>, known: Option<Time>| told.is_none() || told.map(second) == known.map(second);
        let stage = deal.stage_id.and_then(|id| pipeline?.stage(id));
        (self.state.is_empty() || self.state() == deal.state)
            && (self.stage_id.is_empty() || stage.is_some_and(|stage| is_called(stage, &self.stage_id)))
            && same(self.stage_entered_at, deal.stage_entered_at)
            && same(self.closed_at, deal.closed_at)
            && (self.close_reason_id.is_none() || self.close_reason_id == deal.close_reason_id)
            && (self.close_notes.is_none() || self.close_notes == deal.close_notes)
    }
}

fn is_called(stage: &PipelineStage, named: &str) -> bool {
    stage.name == named || Uuid::try_parse(named) == Ok(stage.id)
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    fn pipeline() -> Pipeline {
        let stage = |id: u128, name: &str| PipelineStage {
            id: Uuid::from_u128(id),
            name: name.to_owned(),
            probability: Some(10),
            demanded_fields: vec!["amount".to_owned()],
            ..PipelineStage::default()
        };
        Pipeline { stages: vec![stage(1, "初步接洽"), stage(2, "合同签订")], ..Pipeline::default() }
    }

    fn day(n: i64) -> Time {
        Time::default() + Duration::days(n)
    }

    const PRICE: Uuid = Uuid::from_u128(9);

    fn put(told: &Told, original: Option<Time>) -> std::result::Result<Opportunity, Vec<String>> {
        let mut deal = Opportunity::default();
        let price = CloseReason { outcome: CloseReasonOutcome::Lost, ..CloseReason::default() };
        let reason = told.close_reason_id.filter(|id| *id == PRICE).map(|_| &price);
        match told.put_into(&mut deal, &pipeline(), reason, Times { original, now: day(100) }) {
            Ok(()) => Ok(deal),
            Err(error) => {
                Err(error.fields().iter().map(|fault| format!("{} {}", fault.field, fault.reason)).collect())
            }
        }
    }

    fn lost() -> Told {
        let (state, stage_id) = ("LOST".to_owned(), "初步接洽".to_owned());
        Told { state, stage_id, close_reason_id: Some(PRICE), closed_at: Some(day(20)), ..Told::default() }
    }

    #[test]
    fn a_deal_of_the_past_stands_where_and_ended_when_the_row_says() {
        let deal = put(&lost(), Some(day(5))).expect("good");
        assert_eq!((deal.state, deal.probability), (OpportunityState::Lost, Some(0)));
        assert_eq!((deal.stage_entered_at, deal.closed_at), (Some(day(5)), Some(day(20))));
        assert_eq!((deal.stage_id, deal.close_reason_id), (Some(Uuid::from_u128(1)), Some(PRICE)));
        let won = Told { state: "WON".to_owned(), closed_at: Some(day(30)), ..Told::default() };
        let deal = put(&won, Some(day(5))).expect("good");
        assert_eq!((deal.stage_id, deal.probability), (Some(Uuid::from_u128(2)), Some(100)));
    }

    #[test]
    fn an_end_has_its_day_its_reason_and_comes_after_its_beginning() {
        let early = Told { closed_at: Some(day(4)), ..lost() };
        assert_eq!(put(&early, Some(day(5))).expect_err("early"), ["closedAt CLOSED_BEFORE_STAGE"]);
        let bare = Told { close_reason_id: None, closed_at: None, ..lost() };
        let refused = ["closedAt REQUIRED", "closeReasonId REQUIRED"];
        assert_eq!(put(&bare, Some(day(5))).expect_err("no day, no reason"), refused);
        let won = Told { state: "WON".to_owned(), ..lost() };
        assert_eq!(
            put(&won, None).expect_err("early"),
            ["closedAt CLOSED_BEFORE_STAGE", "closeReasonId REASON_OF_OTHER_OUTCOME"]
        );
        let unknown = Told { close_reason_id: Some(Uuid::from_u128(8)), stage_id: "?".to_owned(), ..lost() };
        let refused = ["stageId NO_SUCH_STAGE", "closeReasonId NO_SUCH_RECORD"];
        assert_eq!(put(&unknown, Some(day(5))).expect_err("unknown"), refused);
    }

    #[test]
    fn an_open_deal_has_what_its_stage_demands_and_no_end() {
        let told = Told { close_reason_id: Some(PRICE), ..Told::default() };
        assert_eq!(
            put(&told, None).expect_err("open"),
            ["closeReasonId DEAL_OPEN", "amount DEMANDED_BY_STAGE"]
        );
    }

    #[test]
    fn what_an_export_says_of_a_deal_is_what_it_is() {
        let deal =
            Opportunity { stage_id: Some(Uuid::from_u128(1)), ..put(&lost(), Some(day(5))).expect("good") };
        assert!(lost().is_of(&deal, Some(&pipeline())));
        let moved = Told { stage_id: "合同签订".to_owned(), ..lost() };
        assert!(!moved.is_of(&deal, Some(&pipeline())));
        let reopened = Told { state: "OPEN".to_owned(), ..Told::default() };
        assert!(!reopened.is_of(&deal, Some(&pipeline())));
    }
}
