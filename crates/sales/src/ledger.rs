//! The ledger of how deals went through their stages: one row per step, in the commit that makes it.

use kernel::{Error, FieldErrors, Result, Time, Uuid};
use store::{Record as _, Uow, input};

use crate::records::{Opportunity, PipelineStage, StageMove, StageMoveAction};

/// A stage as the ledger remembers it.
pub type Named<'a> = Option<&'a PipelineStage>;

/// Notes a step of a deal and answers with its id; `left` is the stage it was in since `entered`.
pub fn note(
    uow: &mut Uow<'_>,
    action: StageMoveAction,
    deal: &Opportunity,
    (left, entered): (Named<'_>, Option<Time>),
    to: Named<'_>,
    note: Option<String>,
) -> Uuid {
    let now = uow.ctx().recorded_at();
    let mut step = StageMove { note, ..entry(now, action, deal, (left, entered), to) };
    uow.insert(&mut step);
    step.head.id
}

/// A step of a deal at `at`, with an id, not yet in the ledger.
pub fn entry(
    at: Time,
    action: StageMoveAction,
    deal: &Opportunity,
    (left, entered): (Named<'_>, Option<Time>),
    to: Named<'_>,
) -> StageMove {
    let mut step = StageMove {
        opportunity_id: deal.head.id,
        action,
        pipeline_id: deal.pipeline_id,
        from_stage_id: left.map(|stage| stage.id),
        to_stage_id: to.map(|stage| stage.id),
        from_stage: left.map(|stage| stage.name.clone()),
        to_stage: to.map(|stage| stage.name.clone()),
        deal_owner_id: deal.head.placement.owner_id,
        amount: deal.amount.clone(),
        ..StageMove::default()
    };
    if left.is_some() {
        step.entered_at = entered;
        step.left_at = Some(at);
        step.seconds_in_stage = entered.map(|entered| seconds(entered, at));
    }
    step.head.id = Uuid::now_v7();
    step
}

/// What somebody wrote about a step: trimmed, at most 1,000 characters.
pub fn remark(text: &str) -> Result<Option<String>> {
    let field = StageMove::DEF.field("note").ok_or_else(|| Error::internal("a step without a note"))?;
    let mut errors = FieldErrors::default();
    let note = input::text(field, "", Some(text), &mut errors);
    errors.finish().map(|()| note)
}

/// A past that an import tells may be in any order.
fn seconds(entered: Time, left: Time) -> i32 {
    i32::try_from((left - entered).num_seconds().max(0)).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_in_a_stage_is_never_less_than_nothing() {
        let at = |seconds| chrono::DateTime::from_timestamp(seconds, 0).expect("a time");
        assert_eq!(seconds(at(100), at(160)), 60);
        assert_eq!(seconds(at(160), at(100)), 0);
        assert_eq!(seconds(at(0), at(1 << 40)), i32::MAX);
    }
}
