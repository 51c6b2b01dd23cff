//! Follow-ups and tasks as spreadsheets: what was done for customers over the years, and what is still to be done.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Error, FieldErrors, Result, Time};
use runtime::{
    App,
    sheets::{Intake, Name, Row, Sheets},
};
use serde::Deserialize;
use serde_json::Value as Json;
use store::{Record as _, Uow, input};

use crate::{
    records::{Activity, Task, TaskSource, TaskState},
    tasks::remind,
};

/// Both records' sheets.
#[derive(Clone)]
pub struct Papers {
    pub follow_ups: Arc<Sheets<FollowUps>>,
    pub tasks: Arc<Sheets<Tasks>>,
}

impl Papers {
    pub fn of(app: &App) -> Self {
        Self { follow_ups: Sheets::of(app, FollowUps), tasks: Sheets::of(app, Tasks) }
    }
}

/// A follow-up of a list belongs to its author: to the importer, or in the import state to whom the row names.
pub struct FollowUps;

#[async_trait]
impl Intake for FollowUps {
    type Record = Activity;
    const IMPORT: Name = Name { job: "import_activities", permission: "collaboration.activity.import" };
    const EXPORT: Name = Name { job: "export_activities", permission: "collaboration.activity.export" };
    const KEYS: &'static [&'static str] = &[];
    const AUTHORS_OWN: bool = true;

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Activity>]) -> Result<()> {
        for row in rows.iter_mut().filter(|row| row.is_new()) {
            let logged = row.as_of.as_ref().map_or(uow.ctx().now, |original| original.at);
            row.record.happened_at.get_or_insert(logged);
        }
        Ok(())
    }
}

/// A task of a list: open, or done or cancelled long ago. Nobody is told of it; open ones remind their owners.
pub struct Tasks;

/// What a row says of how a task ended.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Told {
    state: String,
    done_at: Option<Time>,
    outcome: Option<String>,
}

#[async_trait]
impl Intake for Tasks {
    type Record = Task;
    const IMPORT: Name = Name { job: "import_tasks", permission: "collaboration.task.import" };
    const EXPORT: Name = Name { job: "export_tasks", permission: "collaboration.task.export" };
    const KEYS: &'static [&'static str] = &[];
    const ASSIGN: &'static str = "collaboration.task.assign";
    const TOLD: &'static [&'static str] = &["state", "done_at", "outcome"];

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Task>]) -> Result<()> {
        let ctx = uow.ctx();
        for row in rows.iter_mut().filter(|row| row.goes_on()) {
            let told: Told =
                serde_json::from_value(Json::Object(row.told.clone())).map_err(Error::internal)?;
            if let Some(before) = &row.before {
                if !told.is_of(before) {
                    row.refuse("state", &Error::invalid("state", "BY_COMMAND_ONLY"));
                }
                row.record.settle(ctx);
                continue;
            }
            let giver = row.as_of.as_ref().and_then(|past| past.by).or_else(|| ctx.recorded_by());
            let task = &mut row.record;
            let place = task.head.placement.clone();
            if let Some(owner) = place.owner_id {
                task.give_to(owner, place.department_id, giver);
            }
            task.source = TaskSource::Person;
            task.settle(ctx);
            let past = row.as_of.is_some();
            if let Err(refusal) = told.put_into(task, past, ctx.now) {
                row.refuse("state", &refusal);
            }
        }
        let reminds = |row: &&Row<Task>| row.before.is_some() || row.record.remind_at.is_some();
        for row in rows.iter().filter(|row| row.goes_on()).filter(reminds) {
            remind::plan(uow, &row.record).await?;
        }
        Ok(())
    }
}

impl Told {
    fn put_into(self, task: &mut Task, past: bool, now: Time) -> Result<()> {
        let mut errors = FieldErrors::default();
        task.state = match self.state.as_str() {
            "DONE" => TaskState::Done,
            "CANCELLED" => TaskState::Cancelled,
            _ => TaskState::Open,
        };
        let done = task.state == TaskState::Done;
        match self.done_at {
            Some(_) if !done => errors.push("doneAt", "TASK_NOT_DONE"),
            Some(at) if at > now => errors.push("doneAt", "IN_THE_FUTURE"),
            None if done && past => errors.push("doneAt", "REQUIRED"),
            _ => {}
        }
        task.done_at = done.then_some(self.done_at.unwrap_or(now));
        if let Some(field) = Task::DEF.field("outcome") {
            task.outcome = input::text(field, "", self.outcome.as_deref(), &mut errors);
        }
        if task.outcome.is_some() && task.is_open() {
            errors.push("outcome", "TASK_NOT_DONE");
        }
        errors.finish()
    }

    /// Does it say nothing else than what is so already?
    fn is_of(&self, task: &Task) -> bool {
        let state = match task.state {
            TaskState::Done => "DONE",
            TaskState::Cancelled => "CANCELLED",
            _ => "OPEN",
        };
        let seconds = |at: Time| at.timestamp();
        (self.state.is_empty() || self.state == state)
            && self.done_at.is_none_or(|at| task.done_at.map(seconds) == Some(seconds(at)))
            && self.outcome.as_ref().is_none_or(|outcome| task.outcome.as_ref() == Some(outcome))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Time {
        chrono::DateTime::from_timestamp(1_750_000_000, 0).expect("a time")
    }

    fn put(told: Told, past: bool) -> std::result::Result<Task, Vec<String>> {
        let mut task = Task::default();
        match told.put_into(&mut task, past, now()) {
            Ok(()) => Ok(task),
            Err(error) => {
                Err(error.fields().iter().map(|fault| format!("{} {}", fault.field, fault.reason)).collect())
            }
        }
    }

    #[test]
    fn a_task_of_the_past_says_when_it_was_done_and_an_open_one_says_nothing_of_it() {
        assert_eq!(put(Told::default(), true).map(|task| task.state), Ok(TaskState::Open));
        let done = || Told { state: "DONE".to_owned(), ..Told::default() };
        assert_eq!(put(done(), false).map(|task| task.done_at), Ok(Some(now())));
        assert_eq!(put(done(), true).expect_err("no time"), ["doneAt REQUIRED"]);
        let late = Told { done_at: Some(now() + chrono::Duration::hours(1)), ..done() };
        assert_eq!(put(late, true).expect_err("tomorrow"), ["doneAt IN_THE_FUTURE"]);
        let open = Told { done_at: Some(now()), outcome: Some("ok".to_owned()), ..Told::default() };
        assert_eq!(put(open, true).expect_err("open"), ["doneAt TASK_NOT_DONE", "outcome TASK_NOT_DONE"]);
    }

    #[test]
    fn a_row_that_says_what_is_so_already_changes_nothing() {
        let task = Task { state: TaskState::Done, done_at: Some(now()), ..Task::default() };
        let told = |state: &str| Told { state: state.to_owned(), done_at: Some(now()), ..Told::default() };
        assert!(told("DONE").is_of(&task) && Told::default().is_of(&task));
        assert!(!told("CANCELLED").is_of(&task));
    }
}
