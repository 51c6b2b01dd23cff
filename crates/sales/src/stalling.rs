//! When a deal will count as stalled: kept beside it as a fact, so that a list can be filtered by it
//! and a follow-up doesn't make a new version of the deal.

use kernel::{Result, Time, Uuid};
use store::{Uow, fault};

use crate::records::{Opportunity, Pipeline, PipelineStage};

/// Reckons anew for a deal that this unit of work makes or has locked, and that stands in `stage`;
/// answers with the facts' revision.
pub async fn reckon(uow: &mut Uow<'_>, deal: &mut Opportunity, stage: Option<&PipelineStage>) -> Result<i32> {
    deal.stalls_at = stage.and_then(|stage| deal.will_stall(stage));
    keep(uow, deal.head.id, deal.stalls_at).await
}

/// Writes the time and nothing else: what is known of follow-ups may be newer than the deal that was read.
async fn keep(uow: &mut Uow<'_>, deal: Uuid, stalls_at: Option<Time>) -> Result<i32> {
    let tenant = uow.ctx().tenant;
    sqlx::query_scalar(
        "insert into opportunities_facts (tenant_id, id, revision, stalls_at) values ($1, $2, 1, $3) \
         on conflict (tenant_id, id) do update set revision = opportunities_facts.revision + 1, \
           stalls_at = excluded.stalls_at returning revision",
    )
    .bind(tenant)
    .bind(deal)
    .bind(stalls_at)
    .fetch_one(uow.unscoped("facts are kept for every deal"))
    .await
    .map_err(fault)
}

/// As `reckon`, for new deals of which each knows already when it will stall.
pub async fn keep_all(uow: &mut Uow<'_>, deals: &[(Uuid, Option<Time>)]) -> Result<()> {
    let tenant = uow.ctx().tenant;
    let (ids, stalls_at): (Vec<Uuid>, Vec<Option<Time>>) = deals.iter().copied().unzip();
    sqlx::query(
        "insert into opportunities_facts (tenant_id, id, revision, stalls_at) \
         select $1, x.id, 1, x.at from unnest($2::uuid[], $3::timestamptz[]) as x(id, at) \
         on conflict (tenant_id, id) do update set revision = opportunities_facts.revision + 1, \
           stalls_at = excluded.stalls_at",
    )
    .bind(tenant)
    .bind(ids)
    .bind(stalls_at)
    .execute(uow.unscoped("facts are kept for every deal"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// Another patience of its stages counts for all open deals of a pipeline at once.
pub async fn reckon_all(uow: &mut Uow<'_>, pipeline: &Pipeline) -> Result<()> {
    let stages: Vec<Uuid> = pipeline.stages.iter().map(|stage| stage.id).collect();
    let days: Vec<i32> = pipeline.stages.iter().map(|stage| stage.stalled_after_days.unwrap_or(0)).collect();
    sqlx::query(
        "update opportunities_facts f set revision = f.revision + 1, \
           stalls_at = case when s.days > 0 then \
             greatest(o.stage_entered_at, f.last_follow_up_at) + make_interval(days => s.days) end \
         from opportunities o join unnest($2::uuid[], $3::int[]) s (id, days) on s.id = o.stage_id \
         where f.id = o.id and o.pipeline_id = $1 and o.state = 1",
    )
    .bind(pipeline.head.id)
    .bind(stages)
    .bind(days)
    .execute(uow.unscoped("facts are kept for every deal"))
    .await
    .map_err(fault)?;
    Ok(())
}
