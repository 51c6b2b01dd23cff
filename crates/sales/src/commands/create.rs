//! A new deal: the caller's own or a colleague's. It enters the first stage of the main pipeline
//! unless it names others, and gets the tasks of its stage.

use kernel::{Ctx, Error, Result};
use proto::sales::v1 as wire;
use runtime::{App, colleague::NewOwner, colleague::new_owner};
use serde_json::json;
use store::{Db, Rules as _, directory, directory::Resolve, records};

use super::{done, tell_owner};
use crate::{
    ledger,
    records::{Opportunity, OpportunityState, StageMoveAction},
    stalling, way,
};

/// As asked over the API, where the message may name another owner.
pub async fn asked(app: &App, ctx: &Ctx, given: Option<wire::Opportunity>) -> Result<wire::Opportunity> {
    let mut given = given.ok_or_else(|| Error::invalid("opportunity", "REQUIRED"))?;
    let owner = match given.owner_id.take() {
        Some(owner) => {
            let other = Some(&owner) != ctx.user().map(|id| id.to_string()).as_ref();
            if other && !ctx.access.may("sales.opportunity.assign") {
                return Err(Error::forbidden("sales.opportunity.assign"));
            }
            Some(new_owner(app, ctx, "ownerId", &owner).await?)
        }
        None => None,
    };
    create(&app.db, ctx, &app.resolver, given, owner).await
}

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: wire::Opportunity,
    owner: Option<NewOwner>,
) -> Result<wire::Opportunity> {
    let mut deal = records::draft::<Opportunity>(ctx, Some(given))?;
    if let Some(owner) = owner {
        deal.head.placement.give_to(owner.id, owner.department);
    }
    directory::ensure(db, ctx, resolver, &deal).await?;
    let mut uow = db.begin(ctx).await?;
    records::check_references(&mut uow, &deal, None).await?;
    deal.verify(&mut uow, None).await?;
    let pipeline = match deal.pipeline_id {
        Some(id) => way::hold(&mut uow, id).await?,
        None => Some(way::main(&mut uow, ctx).await?),
    };
    let pipeline = pipeline.ok_or_else(|| Error::invalid("pipelineId", "NO_SUCH_RECORD"))?;
    let stage = pipeline.entrance(deal.stage_id)?;
    deal.ready_for(stage)?;

    let likely = deal.probability;
    deal.state = OpportunityState::Open;
    deal.enter(&pipeline, stage, ctx.recorded_at());
    deal.probability = likely.or(deal.probability);
    stalling::reckon(&mut uow, &mut deal, Some(stage)).await?;
    uow.insert(&mut deal);
    let step = ledger::note(&mut uow, StageMoveAction::Entered, &deal, (None, None), Some(stage), None);
    let detail = json!({
        "moveId": step, "customerId": deal.customer_id, "ownerId": deal.head.placement.owner_id,
        "pipelineId": pipeline.head.id, "fromStageId": null, "toStageId": stage.id, "tasks": pipeline.tasks_of(stage.id),
    });
    uow.emit("moved", &deal, detail)?;
    tell_owner(&mut uow, &deal)?;
    done(uow, &deal).await
}
