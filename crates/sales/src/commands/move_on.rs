//! Moving a deal to another stage. Of two who move it at the same moment one is told that the other
//! was faster; what the stage demands is asked for, all of it at once; what it gives to do is told.

use kernel::{Ctx, Error, Result};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id};

use super::{done, lock_unmoved, optional_id};
use crate::{
    ledger,
    records::{Opportunity, StageMoveAction},
    stalling, way,
};

pub async fn move_on(db: &Db, ctx: &Ctx, request: wire::MoveOpportunityRequest) -> Result<wire::Opportunity> {
    let id = parse_id("id", &request.id)?;
    let named = optional_id("pipelineId", &request.pipeline_id)?;
    let to = optional_id("stageId", &request.stage_id)?;
    let to = to.ok_or_else(|| Error::invalid("stageId", "REQUIRED"))?;
    let note = ledger::remark(&request.note)?;

    let mut uow = db.begin(ctx).await?;
    let seen = uow.get::<Opportunity>(id).await?;
    let pipeline = match named.or(seen.pipeline_id) {
        Some(id) => way::hold(&mut uow, id).await?,
        None => None,
    };
    let mut deal = lock_unmoved(&mut uow, &seen).await?;
    deal.still_open()?;
    let pipeline = pipeline.ok_or_else(|| Error::invalid("pipelineId", "NO_SUCH_RECORD"))?;
    let changes_way = deal.pipeline_id != Some(pipeline.head.id);
    let stage = match changes_way {
        true => pipeline.entrance(Some(to))?,
        false => pipeline.next(deal.stage_id, to)?,
    };
    deal.ready_for(stage)?;

    let left = way::stage_of(&mut uow, &deal).await?;
    let (from, entered) = (deal.stage_id, deal.stage_entered_at);
    deal.enter(&pipeline, stage, ctx.recorded_at());
    stalling::reckon(&mut uow, &mut deal, Some(stage)).await?;
    uow.save(&mut deal);
    let left = (left.as_ref(), entered);
    let step = ledger::note(&mut uow, StageMoveAction::Moved, &deal, left, Some(stage), note);
    let detail = json!({
        "moveId": step, "customerId": deal.customer_id, "ownerId": deal.head.placement.owner_id,
        "pipelineId": pipeline.head.id, "fromStageId": from, "toStageId": stage.id, "tasks": pipeline.tasks_of(stage.id),
    });
    uow.emit("moved", &deal, detail)?;
    done(uow, &deal).await
}
