//! What holds for every pipeline, and which moves it allows.

use kernel::{Ctx, Error, FieldErrors, Result, SetBy, Uuid};
use serde_json::{Value as Json, json};
use store::{Record as _, Rules, Uow, fault};

use crate::records::{Opportunity, Pipeline, PipelineStage, StageMove};

/// Days of the longest patience and the furthest task: ten years.
const LONGEST: i32 = 3650;

impl Rules for Pipeline {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.stages.is_empty() {
            errors.push("stages", "REQUIRED");
        }
        for (i, stage) in self.stages.iter().enumerate() {
            self.check_stage(i, stage, errors);
        }
        for (i, task) in self.stage_tasks.iter().enumerate() {
            if self.stage(task.stage_id).is_none() {
                errors.push(format!("stageTasks[{i}].stageId"), "NO_SUCH_STAGE");
            }
            days(format!("stageTasks[{i}].dueInDays"), task.due_in_days, errors);
        }
        if self.main && self.retired {
            errors.push("retired", "MAIN_PIPELINE");
        }
    }

    /// A stage in which deals stand can't be taken away; the row's lock keeps others from entering it.
    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        let removed = before.map(|before| self.without(before)).unwrap_or_default();
        if removed.is_empty() {
            return Ok(());
        }
        let ids: Vec<Uuid> = removed.iter().map(|stage| stage.id).collect();
        let used: Vec<Uuid> = sqlx::query_scalar(
            "select distinct stage_id from opportunities where pipeline_id = $1 and stage_id = any($2) and deleted_at is null",
        )
        .bind(self.head.id)
        .bind(ids)
        .fetch_all(uow.unscoped("a stage must be empty of everybody's deals"))
        .await
        .map_err(fault)?;
        let names: Vec<&str> =
            removed.iter().filter(|stage| used.contains(&stage.id)).map(|stage| &*stage.name).collect();
        if names.is_empty() {
            return Ok(());
        }
        Err(Error::precondition("STAGE_IN_USE").with("stages", names.join(", ")))
    }
}

/// The ledger is written by commands only.
impl Rules for StageMove {}

impl Pipeline {
    fn check_stage(&self, i: usize, stage: &PipelineStage, errors: &mut FieldErrors) {
        let at = |name: &str| format!("stages[{i}].{name}");
        let earlier = &self.stages[..i];
        if earlier.iter().any(|other| other.id == stage.id) {
            errors.push(at("id"), "SAID_TWICE");
        }
        if earlier.iter().any(|other| !stage.name.is_empty() && other.name == stage.name) {
            errors.push(at("name"), "SAID_TWICE");
        }
        if stage.probability.is_some_and(|percent| !(0..=100).contains(&percent)) {
            errors.push_with(at("probability"), "OUT_OF_RANGE", bounds(0, 100));
        }
        days(at("stalledAfterDays"), stage.stalled_after_days, errors);
        for (j, next) in stage.next_stage_ids.iter().enumerate() {
            if self.stage(*next).is_none() {
                errors.push(format!("{}[{j}]", at("nextStageIds")), "NO_SUCH_STAGE");
            }
        }
        for (j, name) in stage.demanded_fields.iter().enumerate() {
            if !is_demandable(name) {
                errors.push(format!("{}[{j}]", at("demandedFields")), "UNKNOWN_FIELD");
            }
        }
    }

    pub fn stage(&self, id: Uuid) -> Option<&PipelineStage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The stage that a new deal enters: the named one, or the first.
    pub fn entrance(&self, named: Option<Uuid>) -> Result<&PipelineStage> {
        if self.retired {
            return Err(Error::invalid("pipelineId", "PIPELINE_RETIRED"));
        }
        let found = match named {
            Some(id) => self.stage(id),
            None => self.stages.first(),
        };
        found.ok_or_else(|| Error::invalid("stageId", "NO_SUCH_STAGE"))
    }

    /// The stage that a deal in `from` (none: it comes from elsewhere) moves to, if it may.
    pub fn next(&self, from: Option<Uuid>, to: Uuid) -> Result<&PipelineStage> {
        let stage = self.stage(to).ok_or_else(|| Error::invalid("stageId", "NO_SUCH_STAGE"))?;
        if from == Some(to) {
            return Err(Error::precondition("ALREADY_IN_STAGE").with("stage", &stage.name));
        }
        let Some(from) = from.and_then(|id| self.stage(id)) else { return Ok(stage) };
        if !from.next_stage_ids.is_empty() && !from.next_stage_ids.contains(&to) {
            let allowed = from.next_stage_ids.iter().filter_map(|id| self.stage(*id));
            let allowed: Vec<&str> = allowed.map(|stage| &*stage.name).collect();
            let refusal = Error::precondition("MOVE_NOT_ALLOWED").with("from", &from.name);
            return Err(refusal.with("to", &stage.name).with("allowed", allowed.join(", ")));
        }
        Ok(stage)
    }

    /// What the stage gives to do, as the event tells it.
    pub fn tasks_of(&self, stage: Uuid) -> Json {
        let given = self.stage_tasks.iter().filter(|task| task.stage_id == stage);
        given
            .map(|task| json!({"subject": task.subject, "dueInDays": task.due_in_days.unwrap_or(0)}))
            .collect()
    }

    /// The stages that were there `before` and are no more.
    pub fn without<'a>(&self, before: &'a Self) -> Vec<&'a PipelineStage> {
        before.stages.iter().filter(|stage| self.stage(stage.id).is_none()).collect()
    }
}

/// A field that people fill in, or one of the company's own.
fn is_demandable(name: &str) -> bool {
    if let Some(key) = name.strip_prefix("custom.") {
        return !key.is_empty() && !key.contains('.');
    }
    Opportunity::DEF.field(name).is_some_and(|field| {
        field.json == name && field.set_by == SetBy::User && !field.head && !field.fact && !field.immutable
    })
}

fn days(path: String, days: Option<i32>, errors: &mut FieldErrors) {
    if days.is_some_and(|days| !(0..=LONGEST).contains(&days)) {
        errors.push_with(path, "OUT_OF_RANGE", bounds(0, LONGEST));
    }
}

pub fn bounds(min: i32, max: i32) -> Vec<(String, String)> {
    vec![("min".to_owned(), min.to_string()), ("max".to_owned(), max.to_string())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::PipelineStageTask;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn stage(n: u128, name: &str, next: &[u128]) -> PipelineStage {
        let next_stage_ids = next.iter().copied().map(id).collect();
        PipelineStage { id: id(n), name: name.to_owned(), next_stage_ids, ..PipelineStage::default() }
    }

    fn pipeline() -> Pipeline {
        let stages = vec![stage(1, "Talk", &[2]), stage(2, "Offer", &[]), stage(3, "Sign", &[])];
        Pipeline { stages, ..Pipeline::default() }
    }

    fn wrong(pipeline: &Pipeline) -> Vec<String> {
        let ctx = Ctx::system("sales", Uuid::nil(), kernel::Time::default());
        let mut errors = FieldErrors::default();
        pipeline.check(&ctx, None, &mut errors);
        let error = errors.finish().err();
        let fields = error.iter().flat_map(|error| error.fields());
        fields.map(|field| format!("{} {}", field.field, field.reason)).collect()
    }

    #[test]
    fn every_wrong_line_is_named_by_its_place() {
        assert_eq!(wrong(&Pipeline::default()), ["stages REQUIRED"]);
        assert!(wrong(&pipeline()).is_empty());
        let mut bad = pipeline();
        bad.stages[1] = PipelineStage {
            probability: Some(101),
            stalled_after_days: Some(-1),
            demanded_fields: [
                "amount",
                "state",
                "customerId",
                "custom.",
                "custom.region",
                "stalls_at",
                "stallsAt",
            ]
            .map(str::to_owned)
            .to_vec(),
            ..stage(1, "Talk", &[9])
        };
        bad.stage_tasks =
            vec![PipelineStageTask { stage_id: id(9), due_in_days: Some(4000), ..Default::default() }];
        let expected = [
            "stages[0].nextStageIds[0] NO_SUCH_STAGE",
            "stages[1].id SAID_TWICE",
            "stages[1].name SAID_TWICE",
            "stages[1].probability OUT_OF_RANGE",
            "stages[1].stalledAfterDays OUT_OF_RANGE",
            "stages[1].nextStageIds[0] NO_SUCH_STAGE",
            "stages[1].demandedFields[1] UNKNOWN_FIELD",
            "stages[1].demandedFields[2] UNKNOWN_FIELD",
            "stages[1].demandedFields[3] UNKNOWN_FIELD",
            "stages[1].demandedFields[5] UNKNOWN_FIELD",
            "stages[1].demandedFields[6] UNKNOWN_FIELD",
            "stageTasks[0].stageId NO_SUCH_STAGE",
            "stageTasks[0].dueInDays OUT_OF_RANGE",
        ];
        assert_eq!(wrong(&bad), expected);
    }

    #[test]
    fn a_stage_that_names_the_next_ones_allows_no_others() {
        let pipeline = pipeline();
        let allowed = |from: u128, to: u128| pipeline.next(Some(id(from)), id(to)).is_ok();
        assert!(allowed(1, 2) && !allowed(1, 3));
        assert!(allowed(2, 1) && allowed(2, 3), "one that names none allows all");
        assert!(pipeline.next(None, id(3)).is_ok(), "from another pipeline anywhere");
        assert!(pipeline.next(Some(id(8)), id(3)).is_ok(), "from a stage that is gone anywhere");
        let refused = pipeline.next(Some(id(1)), id(3)).expect_err("not allowed");
        assert_eq!(refused.params()[2], ("allowed".to_owned(), "Offer".to_owned()));
        assert_eq!(pipeline.next(Some(id(1)), id(1)).expect_err("there").reason(), "ALREADY_IN_STAGE");
    }

    #[test]
    fn a_new_deal_enters_the_first_stage_unless_it_names_another() {
        let mut pipeline = pipeline();
        assert_eq!(pipeline.entrance(None).map(|stage| stage.id).ok(), Some(id(1)));
        assert_eq!(pipeline.entrance(Some(id(3))).map(|stage| stage.id).ok(), Some(id(3)));
        assert!(pipeline.entrance(Some(id(9))).is_err());
        pipeline.retired = true;
        assert!(pipeline.entrance(None).is_err());
    }

    #[test]
    fn a_stage_gives_its_own_tasks_only() {
        let task = |stage: u128, subject: &str, days: Option<i32>| PipelineStageTask {
            stage_id: id(stage),
            subject: subject.to_owned(),
            due_in_days: days,
            ..Default::default()
        };
        let mut pipeline = pipeline();
        pipeline.stage_tasks = vec![task(1, "Call", Some(2)), task(2, "Send", None), task(1, "Write", None)];
        let expected = json!([{"subject": "Call", "dueInDays": 2}, {"subject": "Write", "dueInDays": 0}]);
        assert_eq!(pipeline.tasks_of(id(1)), expected);
        assert_eq!(pipeline.tasks_of(id(3)), json!([]));
    }
}
