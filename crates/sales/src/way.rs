//! The way that a deal takes: its pipeline, held still while the deal moves in it.

use std::collections::{BTreeSet, HashMap};

use kernel::{Ctx, Error, Result, Uuid};
use store::{Uow, fault};

use crate::{
    founding,
    records::{Opportunity, Pipeline, PipelineStage},
};

/// The pipeline with that id. Nobody changes its stages until this unit of work ends, so it is held
/// before the deal is locked, by everybody in this order.
pub async fn hold(uow: &mut Uow<'_>, id: Uuid) -> Result<Option<Pipeline>> {
    let held: Option<Uuid> =
        sqlx::query_scalar("select id from pipelines where id = $1 and deleted_at is null for key share")
            .bind(id)
            .fetch_optional(uow.unscoped("the pipeline of a deal, whoever may see it"))
            .await
            .map_err(fault)?;
    match held {
        Some(id) => Ok(read(uow, id).await?),
        None => Ok(None),
    }
}

async fn read(uow: &mut Uow<'_>, id: Uuid) -> Result<Option<Pipeline>> {
    let found = uow.get_unscoped::<Pipeline>(&[id], "the pipeline of a deal, whoever may see it").await?;
    Ok(found.into_iter().next())
}

/// Those of these pipelines that there are, held; in one order, so that nobody waits for each other.
pub async fn hold_all(uow: &mut Uow<'_>, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, Pipeline>> {
    let mut held = HashMap::new();
    for id in ids {
        if let Some(pipeline) = hold(uow, id).await? {
            held.insert(id, pipeline);
        }
    }
    Ok(held)
}

/// The pipeline for deals that name none, held; a company that has none at all gets the ready-made one.
pub async fn main(uow: &mut Uow<'_>, ctx: &Ctx) -> Result<Pipeline> {
    if let Some(pipeline) = held_main(uow).await? {
        return Ok(pipeline);
    }
    if let Some(pipeline) = founding::found(uow, ctx.locale).await? {
        return Ok(pipeline);
    }
    // founded by somebody else a moment ago
    held_main(uow).await?.ok_or_else(|| Error::precondition("NO_MAIN_PIPELINE"))
}

async fn held_main(uow: &mut Uow<'_>) -> Result<Option<Pipeline>> {
    match main_id(uow).await? {
        Some(id) => hold(uow, id).await,
        None => Ok(None),
    }
}

pub async fn main_id(uow: &mut Uow<'_>) -> Result<Option<Uuid>> {
    sqlx::query_scalar("select id from pipelines where main and deleted_at is null order by id limit 1")
        .fetch_optional(uow.unscoped("the pipeline of a deal, whoever may see it"))
        .await
        .map_err(fault)
}

/// The stage in which a deal stands, as far as its pipeline still has it.
pub async fn stage_of(uow: &mut Uow<'_>, deal: &Opportunity) -> Result<Option<PipelineStage>> {
    let (Some(pipeline), Some(stage)) = (deal.pipeline_id, deal.stage_id) else { return Ok(None) };
    Ok(read(uow, pipeline).await?.and_then(|pipeline| pipeline.stage(stage).cloned()))
}
