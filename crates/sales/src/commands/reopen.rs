//! Taking a win or a loss back: the deal goes on in the stage where it ended.

use kernel::{Ctx, Error, Result};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id};

use super::{done, lock_unmoved};
use crate::{
    ledger,
    records::{Opportunity, OpportunityState, StageMoveAction},
    stalling, way,
};

pub async fn reopen(
    db: &Db,
    ctx: &Ctx,
    request: wire::ReopenOpportunityRequest,
) -> Result<wire::Opportunity> {
    let id = parse_id("id", &request.id)?;
    let note = ledger::remark(&request.note)?;
    let mut uow = db.begin(ctx).await?;
    let seen = uow.get::<Opportunity>(id).await?;
    let pipeline = match seen.pipeline_id {
        Some(id) => way::hold(&mut uow, id).await?,
        None => None,
    };
    let mut deal = lock_unmoved(&mut uow, &seen).await?;
    if deal.state == OpportunityState::Open {
        return Err(Error::precondition("DEAL_OPEN"));
    }
    let pipeline = pipeline.ok_or_else(|| Error::precondition("PIPELINE_GONE"))?;
    // its stage may have been taken away while it was closed
    let stage = deal.stage_id.and_then(|id| pipeline.stage(id)).or(pipeline.stages.first());
    let stage = stage.ok_or_else(|| Error::precondition("PIPELINE_GONE"))?;

    deal.go_on(&pipeline, stage, ctx.recorded_at());
    stalling::reckon(&mut uow, &mut deal, Some(stage)).await?;
    uow.save(&mut deal);
    let step = ledger::note(&mut uow, StageMoveAction::Reopened, &deal, (None, None), Some(stage), note);
    let detail = json!({
        "moveId": step, "customerId": deal.customer_id, "ownerId": deal.head.placement.owner_id,
        "toStageId": stage.id, "wasWon": seen.state == OpportunityState::Won,
    });
    uow.emit("reopened", &deal, detail)?;
    done(uow, &deal).await
}
