//! Many deals at once: changed, handed over or deleted. What is done to each, and how it is taken back, is the same
//! for all records (`runtime::many`).

use async_trait::async_trait;
use kernel::{Ctx, Error, Placement, Result, Uuid};
use proto::sales::v1 as wire;
use runtime::{
    App,
    many::{self, Asked, Gift, Many, May},
};
use serde::{Deserialize, Serialize};
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
    type Seat = ();

    async fn seat(_: &mut Uow<'_>, _: Uuid) -> Result<()> {
        Ok(())
    }

    async fn give(uow: &mut Uow<'_>, id: Uuid, gift: &Gift<()>) -> Result<Outcome> {
        let mut deal = uow.lock::<Self>(id).await?;
        let before = serde_json::to_value(Place::of(&deal)).map_err(Error::internal)?;
        match assign::hand_over(uow, &mut deal, &gift.owner, gift.reason.clone())? {
            true => Ok(Outcome::Changed { version: deal.head.version, before }),
            false => Ok(Outcome::Unchanged),
        }
    }

    /// One notice for all of them.
    async fn announce(uow: &mut Uow<'_>, owner: Uuid, count: i64, last: Uuid) -> Result<()> {
        let acting = uow.ctx().user();
        let to: Vec<Uuid> = Some(owner).filter(|owner| Some(*owner) != acting).into_iter().collect();
        let deals = uow.get_unscoped::<Self>(&[last], "whoever gets a deal is told its name").await?;
        let Some(deal) = deals.first() else { return Ok(()) };
        match count {
            1 => uow.notify(&to, "DEAL_GIVEN", json!({}), deal),
            _ => uow.notify(&to, "DEALS_GIVEN", json!({"count": count}), deal),
        }
    }

    /// To whom it was; nobody is told of what he had all along.
    async fn give_back(uow: &mut Uow<'_>, deal: &mut Self, before: &Json) -> Result<()> {
        let place: Place = serde_json::from_value(before.clone()).map_err(Error::internal)?;
        let from = deal.head.placement.owner_id;
        let detail = json!({"fromOwnerId": from, "ownerId": place.owner_id, "undo": true});
        deal.head.placement = Placement {
            owner_id: place.owner_id,
            department_id: place.department_id,
            readers: place.readers,
            editors: place.editors,
        };
        uow.save(deal);
        uow.emit("assigned", deal, detail)
    }
}

/// Whose a deal was, and who was in its team.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    owner_id: Option<Uuid>,
    department_id: Option<Uuid>,
    readers: Vec<Uuid>,
    editors: Vec<Uuid>,
}

impl Place {
    fn of(deal: &Opportunity) -> Self {
        let at = deal.head.placement.clone();
        Self {
            owner_id: at.owner_id,
            department_id: at.department_id,
            readers: at.readers,
            editors: at.editors,
        }
    }
}
