//! Reminders: every task with a time to be reminded at has a row that waits for it. Whoever takes the row
//! away tells the owner in the same commit, so that he is reminded once, however many processes look and
//! whenever one of them dies.

use std::{collections::BTreeMap, time::Duration};

use kernel::{Ctx, Result, Time, Uuid};
use store::{Db, Uow, fault};

use super::params;
use crate::records::Task;

/// Between two looks, when nothing was due.
const PAUSE: Duration = Duration::from_secs(5);
/// Reminders of one look.
const BATCH: i64 = 500;
/// Reminders of one commit.
const AT_ONCE: usize = 50;

/// Plans the task's reminder anew: none where it has no time to be reminded at, or that time is over.
pub async fn plan(uow: &mut Uow<'_>, task: &Task) -> Result<()> {
    let Some(at) = task.remind_at.filter(|at| task.is_open() && *at > uow.ctx().now) else {
        return forget(uow, task).await;
    };
    sqlx::query(
        "insert into reminders (tenant_id, task_id, at) values ($1, $2, $3) \
         on conflict (tenant_id, task_id) do update set at = excluded.at",
    )
    .bind(uow.ctx().tenant)
    .bind(task.head.id)
    .bind(at)
    .execute(uow.unscoped("a task's own reminder"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// There is nothing to be reminded of any more.
pub async fn forget(uow: &mut Uow<'_>, task: &Task) -> Result<()> {
    sqlx::query("delete from reminders where task_id = $1")
        .bind(task.head.id)
        .execute(uow.unscoped("a task's own reminder"))
        .await
        .map_err(fault)?;
    Ok(())
}

/// Reminds for ever.
pub async fn all_the_time(db: &Db) {
    loop {
        match due(db).await {
            Ok(reminded) if reminded > 0 => tracing::debug!(reminded, "owners of tasks were reminded"),
            Ok(_) => tokio::time::sleep(PAUSE).await,
            Err(error) => {
                tracing::warn!(%error, "nobody can be reminded now");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Reminds of what is due by now; tells how many reminders were taken away.
pub async fn due(db: &Db) -> Result<usize> {
    let now = db.clock.now();
    let due: Vec<(Uuid, Uuid)> =
        sqlx::query_as("select tenant_id, task_id from reminders where at <= $1 order by at limit $2")
            .bind(now)
            .bind(BATCH)
            .fetch_all(&db.system)
            .await
            .map_err(fault)?;
    let mut tenants: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (tenant, task) in due {
        tenants.entry(tenant).or_default().push(task);
    }
    let mut taken = 0;
    for (tenant, tasks) in tenants {
        for some in tasks.chunks(AT_ONCE) {
            taken += remind(db, tenant, some, now).await?;
        }
    }
    Ok(taken)
}

/// One commit: the rows go, and the owners of those tasks that are still open are told. A row that
/// another process holds is its business.
async fn remind(db: &Db, tenant: Uuid, tasks: &[Uuid], now: Time) -> Result<usize> {
    let ctx = Ctx::system(db.service, tenant, now);
    let mut uow = db.begin(&ctx).await?;
    let taken: Vec<Uuid> = sqlx::query_scalar(
        "delete from reminders where task_id in (select task_id from reminders \
         where task_id = any($1) and at <= $2 for update skip locked) returning task_id",
    )
    .bind(tasks)
    .bind(now)
    .fetch_all(uow.unscoped("the system reminds of everybody's tasks"))
    .await
    .map_err(fault)?;
    let reason = "the system reminds of everybody's tasks";
    for task in uow.get_unscoped::<Task>(&taken, reason).await? {
        if task.is_open() {
            let owner: Vec<Uuid> = task.head.placement.owner_id.into_iter().collect();
            uow.notify(&owner, "TASK_REMINDER", params(&task), &task)?;
        }
    }
    uow.commit_quietly().await?;
    Ok(taken.len())
}
