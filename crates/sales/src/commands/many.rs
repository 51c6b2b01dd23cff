//! Many deals at once: changed, handed over or deleted. What is done to each, and how it is taken back, is the same
//! for all records (`runtime::many`).

use async_trait::async_trait;
use kernel::{Ctx, Error, Result, Uuid};
use proto::sales::v1 as wire;
use runtime::{
    App,
    many::{self, Asked, Gift, Many, May, Stood},
};
use serde_json::{Value as Json, json};
use store::{Uow, jobs::Job, many::Outcome};

use super::assign;
use crate::records::Opportunity;

pub async fn deals(app: &App, ctx: &Ctx, request: wire::BulkOpportunitiesRequest) -> Result<Job> {
    let asked = Asked {
        ids: request.ids,
        filter: request.filter,
        search: request.search,
        update: request.update,
        update_mask: request.update_mask.map(|mask| mask.paths),
        owner_id: request.owner_id,
        reason: request.reason,
        delete: request.delete,
        ..Asked::default()
    };
    many::start::<Opportunity>(app, ctx, asked).await
}

#[async_trait]
impl Many for Opportunity {
    const JOB: &'static str = "bulk_opportunities";
    const MAY: May = May {
        bulk: "sales.opportunity.bulk",
        update: &["sales.opportunity.update"],
        delete: &["sales.opportunity.delete"],
        restore: &["sales.opportunity.restore"],
        give: &["sales.opportunity.assign"],
    };
    const GIVEN: Option<[&'static str; 2]> = Some(["DEAL_GIVEN", "DEALS_GIVEN"]);
    type Seat = ();

    async fn seat(_: &mut Uow<'_>, _: Uuid) -> Result<()> {
        Ok(())
    }

    async fn give(uow: &mut Uow<'_>, id: Uuid, gift: &Gift<()>) -> Result<Outcome> {
        let mut deal = uow.lock::<Self>(id).await?;
        let before = serde_json::to_value(Stood::of(&deal)).map_err(Error::internal)?;
        match assign::hand_over(uow, &mut deal, &gift.owner, gift.reason.clone())? {
            true => Ok(Outcome::Changed { version: deal.head.version, before }),
            false => Ok(Outcome::Unchanged),
        }
    }

    /// To whom it was; nobody is told of what he had all along.
    async fn give_back(uow: &mut Uow<'_>, deal: &mut Self, before: &Json) -> Result<()> {
        let stood: Stood = serde_json::from_value(before.clone()).map_err(Error::internal)?;
        let from = deal.head.placement.owner_id;
        let detail = json!({"fromOwnerId": from, "ownerId": stood.owner_id, "undo": true});
        stood.put_back(deal);
        uow.save(deal);
        uow.emit("assigned", deal, detail)
    }
}
