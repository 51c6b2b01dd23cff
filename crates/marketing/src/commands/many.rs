//! Many leads at once. What is done to each, and how it is taken back, is the same for all records (`runtime::many`).

use async_trait::async_trait;
use kernel::{Ctx, Error, Result, Time, Uuid};
use proto::marketing::v1 as wire;
use runtime::{
    App,
    many::{self, Asked, Gift, Many, May, Stood},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use store::{Uow, jobs::Job, many::Outcome};

use super::{assign, delete};
use crate::{
    ledger,
    records::{Lead, LeadMoveAction, LeadStatus},
    seat,
};

pub async fn leads(app: &App, ctx: &Ctx, request: wire::BulkLeadsRequest) -> Result<Job> {
    let asked = Asked {
        ids: request.ids,
        filter: request.filter,
        search: request.search,
        update: request.update,
        update_mask: request.update_mask.map(|mask| mask.paths),
        owner_id: request.owner_id,
        reason: request.reason,
        add_tags: request.add_tags,
        remove_tags: request.remove_tags,
        delete: request.delete,
        ..Asked::default()
    };
    many::start::<Lead>(app, ctx, asked).await
}

#[async_trait]
impl Many for Lead {
    const JOB: &'static str = "bulk_leads";
    const MAY: May = May {
        bulk: "marketing.lead.bulk",
        update: &["marketing.lead.update"],
        delete: &["marketing.lead.delete"],
        restore: &["marketing.lead.restore"],
        give: &["marketing.lead.assign"],
    };
    const GIVEN: Option<[&'static str; 2]> = Some(["LEAD_GIVEN", "LEADS_GIVEN"]);
    type Seat = ();

    async fn seat(uow: &mut Uow<'_>, owner: Uuid) -> Result<()> {
        seat::lock(uow, &[owner]).await
    }

    async fn give(uow: &mut Uow<'_>, id: Uuid, gift: &Gift<()>) -> Result<Outcome> {
        let mut lead = uow.lock::<Self>(id).await?;
        let was = lead.clone();
        if !assign::hand_over(uow, &mut lead, &gift.owner, None)? {
            return Ok(Outcome::Unchanged);
        }
        let from = was.head.placement.owner_id;
        let detail = json!({
            "fromOwnerId": from, "ownerId": gift.owner.id, "teamId": lead.team_id, "ruleId": null,
            "reason": gift.reason,
        });
        uow.emit("assigned", &lead, detail)?;
        ledger::note(uow, LeadMoveAction::Assigned, &lead, Some(&was), gift.reason.clone());
        let before = serde_json::to_value(Place::of(&was)).map_err(Error::internal)?;
        Ok(Outcome::Changed { version: lead.head.version, before })
    }

    async fn put_away(uow: &mut Uow<'_>, lead: &mut Self) -> Result<()> {
        delete::put_away(uow, lead).await
    }

    /// To whom or where it was; nobody is told of what he had all along.
    async fn give_back(uow: &mut Uow<'_>, lead: &mut Self, before: &Json) -> Result<()> {
        let place: Place = serde_json::from_value(before.clone()).map_err(Error::internal)?;
        let given = lead.clone();
        place.take(lead);
        let detail = json!({
            "fromOwnerId": given.head.placement.owner_id, "ownerId": lead.head.placement.owner_id,
            "teamId": lead.team_id, "ruleId": lead.rule_id, "undo": true,
        });
        uow.save(lead);
        uow.emit("assigned", lead, detail)?;
        let action = match lead.head.placement.owner_id {
            Some(_) => LeadMoveAction::Assigned,
            None => LeadMoveAction::Given,
        };
        ledger::note(uow, action, lead, Some(&given), None);
        Ok(())
    }
}

/// Whose a lead was, or where it waited.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(flatten)]
    stood: Stood,
    status: LeadStatus,
    team_id: Option<Uuid>,
    rule_id: Option<Uuid>,
    assigned_at: Option<Time>,
    reclaim_at: Option<Time>,
    previous_owner_id: Option<Uuid>,
}

impl Place {
    fn of(lead: &Lead) -> Self {
        Self {
            stood: Stood::of(lead),
            status: lead.status,
            team_id: lead.team_id,
            rule_id: lead.rule_id,
            assigned_at: lead.assigned_at,
            reclaim_at: lead.reclaim_at,
            previous_owner_id: lead.previous_owner_id,
        }
    }

    fn take(self, lead: &mut Lead) {
        self.stood.put_back(lead);
        lead.status = self.status;
        lead.team_id = self.team_id;
        lead.rule_id = self.rule_id;
        lead.assigned_at = self.assigned_at;
        lead.reclaim_at = self.reclaim_at;
        lead.previous_owner_id = self.previous_owner_id;
    }
}
