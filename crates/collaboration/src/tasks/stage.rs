//! A deal that enters a stage brings the stage's tasks to its owner: each once per move, however often
//! the news comes. A move of years ago, entered today, gives nothing to do.

use async_trait::async_trait;
use chrono::Duration;
use chrono_tz::Tz;
use events::{Consumer, Envelope, Handler};
use kernel::{Ctx, Error, Result, Uuid};
use runtime::PolicyCache;
use serde::Deserialize;
use store::{Uow, fault};

use super::{department_of, due, tell_owner};
use crate::records::{Task, TaskPriority, TaskSource, TaskState};

/// Longest subject of a task.
const SUBJECT: usize = 200;
/// Days that a stage may give at most; more is a slip of the keyboard.
const LONGEST: i64 = 3650;

/// Listens to deals on the move; the policy knows in which zone a company's days end.
pub fn consumer(policy: PolicyCache) -> Consumer {
    Consumer::reaction("stage-tasks", &["*.sales.opportunity.moved"], StageTasks(policy))
}

struct StageTasks(PolicyCache);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Move {
    move_id: Uuid,
    owner_id: Option<Uuid>,
    #[serde(default)]
    customer_id: Option<Uuid>,
    #[serde(default)]
    tasks: Vec<Demanded>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Demanded {
    subject: String,
    #[serde(default)]
    due_in_days: Option<i64>,
}

#[async_trait]
impl Handler for StageTasks {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        // kept in memory by a watch; only a company that this process has never met is asked for
        let zone = self.0.zone(event.tenant).await?;
        give(uow, event, zone).await
    }
}

/// Gives the tasks of one move.
pub async fn give(uow: &mut Uow<'_>, event: &Envelope, zone: Tz) -> Result<()> {
    if event.backdated {
        return Ok(());
    }
    let detail: Option<Move> = event.detail().map_err(Error::internal)?;
    let Some(Move { move_id, owner_id: Some(owner), customer_id, tasks }) = detail else { return Ok(()) };
    if tasks.is_empty() {
        return Ok(());
    }
    // who sees the customer sees the deal
    let parent = event.data.parent.as_ref().filter(|parent| parent.kind == "customers.customer");
    let customer = customer_id.or(parent.map(|parent| parent.id));
    let department = department_of(uow, owner).await?;
    let known = known(uow, move_id).await?;
    let ctx: &Ctx = uow.ctx();
    let entered = event.time.with_timezone(&zone).date_naive();
    for (place, demanded) in tasks.into_iter().enumerate() {
        let key = format!("{move_id}:{place}");
        if known.contains(&key) {
            continue;
        }
        let days = demanded.due_in_days.map(|days| Duration::days(days.clamp(0, LONGEST)));
        let mut task = Task {
            subject: demanded.subject.chars().take(SUBJECT).collect(),
            due_at: days.map(|days| due::end_of(zone, entered + days)),
            all_day: days.is_some(),
            priority: TaskPriority::Normal,
            state: TaskState::Open,
            source: TaskSource::Stage,
            source_key: Some(key),
            customer_id: customer,
            opportunity_id: Some(event.data.id),
            ..Task::default()
        };
        task.give_to(owner, department, None);
        uow.insert(&mut task);
        tell_owner(uow, ctx, &task)?;
    }
    Ok(())
}

/// The move's tasks that are there already.
async fn known(uow: &mut Uow<'_>, move_id: Uuid) -> Result<Vec<String>> {
    sqlx::query_scalar("select source_key from tasks where source_key like $1")
        .bind(format!("{move_id}:%"))
        .fetch_all(uow.unscoped("a stage gives each task once"))
        .await
        .map_err(fault)
}
