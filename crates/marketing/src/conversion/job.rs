//! The job of one conversion: has made what the plan wants and then says so in the lead, in one commit. Who is away is
//! asked again, for as long as it takes; who refuses sends the lead back to where it was.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Actor, AsOf, Ctx, Error, Kind, Result, Uuid};
use runtime::App;
use serde_json::json;
use store::{
    Uow,
    jobs::{Job, Lease, Step, Work},
};

use super::{Made, Others, Plan, Services, plan::Aim, refusal::Told};
use crate::{
    ledger,
    records::{Lead, LeadMoveAction, LeadStatus},
};

pub const KIND: &str = "convert_lead";
/// What he who converts must still be allowed.
const PERMISSION: &str = "marketing.lead.convert";
/// Until somebody who is away is asked again.
const PAUSE: Duration = Duration::from_secs(1);
/// Faults in a row, then it is given up.
const MOST_FAULTS: i32 = 10;

/// The work of these jobs.
pub struct Converting {
    app: Arc<App>,
    others: Services,
}

impl Converting {
    pub fn of(app: &Arc<App>) -> (&'static str, Arc<dyn Work>) {
        let others = Services(app.clients.clone());
        (KIND, Arc::new(Self { app: Arc::clone(app), others }))
    }

    /// Everything that is still to be made.
    async fn go_on(&self, job: &Job, plan: &Plan, made: &mut Made) -> Result<()> {
        let mut ctx = runtime::ctx_of(&self.app, job.tenant_id, job.created_by, PERMISSION).await?;
        ctx.allow_duplicates = plan.allow_duplicates;
        ctx.request_id = job.id.to_string();
        ctx.as_of = plan.as_of.map(|(at, by)| AsOf { at, by });
        make(&self.others, &ctx, job.id, plan, made).await
    }
}

/// One after the other: a contact and a deal are somebody's.
pub async fn make(others: &dyn Others, ctx: &Ctx, job: Uuid, plan: &Plan, made: &mut Made) -> Result<()> {
    let customer = match (&plan.customer, made.customer) {
        (_, Some(customer)) => customer,
        (Aim::Attach(customer), None) => *customer,
        (Aim::Make(customer), None) => {
            let key = format!("convert-{job}-customer");
            others
                .customer(ctx, &key, (**customer).clone())
                .await
                .map_err(|error| error.within("customer"))?
        }
    };
    made.customer = Some(customer);
    if let (Some(contact), None) = (&plan.contact, made.contact) {
        made.contact = Some(match contact {
            Aim::Attach(contact) => *contact,
            Aim::Make(contact) => {
                let mut contact = (**contact).clone();
                contact.customer_id = Some(customer.to_string());
                let key = format!("convert-{job}-contact");
                others.contact(ctx, &key, contact).await.map_err(|error| error.within("contact"))?
            }
        });
    }
    if let (Some(deal), None) = (&plan.deal, made.deal) {
        made.deal = Some(match deal {
            Aim::Attach(deal) => *deal,
            Aim::Make(deal) => {
                let mut deal = (**deal).clone();
                deal.customer_id = Some(customer.to_string());
                deal.contact_id = made.contact.map(|contact| contact.to_string());
                let key = format!("convert-{job}-deal");
                others.deal(ctx, &key, deal).await.map_err(|error| error.within("deal"))?
            }
        });
    }
    Ok(())
}

#[async_trait]
impl Work for Converting {
    /// The service's own, for him who converts: whether he still may is asked before each step, and does not leave the
    /// lead where it is.
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        let mut ctx = Ctx::system(self.app.db.service, job.tenant_id, self.app.clock.now());
        ctx.actor = Actor::Service { name: self.app.db.service.to_owned(), on_behalf: job.created_by };
        let plan = Plan::of(job)?;
        ctx.as_of = plan.as_of.map(|(at, by)| AsOf { at, by });
        ctx.request_id = job.id.to_string();
        Ok(ctx)
    }

    async fn before(&self, _ctx: &Ctx, job: &mut Job, _lease: &Lease) -> Result<()> {
        let plan = Plan::of(job)?;
        let mut made: Made = serde_json::from_value(job.cursor.clone()).map_err(Error::internal)?;
        made.waits = false;
        match self.go_on(job, &plan, &mut made).await {
            Ok(()) => made.faults = 0,
            Err(error) => note(&mut made, error),
        }
        job.cursor = json!(made);
        Ok(())
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let plan = Plan::of(job)?;
        let made: Made = serde_json::from_value(job.cursor.clone()).map_err(Error::internal)?;
        if made.waits {
            return Ok(Step::Later(PAUSE, "SERVICE_UNREACHABLE"));
        }
        // it may lie in the recycle bin by now
        let mut lead = uow.get_deleted::<Lead>(plan.lead_id).await?;
        job.done = 1;
        job.result = json!({"refused": made.refused});
        if lead.status != LeadStatus::Converting || lead.conversion_id != Some(job.id) {
            return Ok(Step::Finished);
        }
        match &made.refused {
            Some(told) => go_back(uow, &mut lead, &plan, &made, told)?,
            None => arrive(uow, &mut lead, &made)?,
        }
        Ok(Step::Finished)
    }
}

/// Does it pass by itself, or is that the end of it?
fn note(made: &mut Made, error: Error) {
    match error.kind() {
        Kind::Unavailable | Kind::RateLimited | Kind::StaleVersion => made.waits = true,
        // another process has the same made at this moment
        Kind::Conflict if error.reason() == "IDEMPOTENCY_RACE" => made.waits = true,
        Kind::Internal if made.faults < MOST_FAULTS => {
            tracing::warn!(%error, "a conversion goes on after a fault");
            made.faults += 1;
            made.waits = true;
        }
        _ => made.refused = Some(Told::of(error)),
    }
}

/// All are made: the lead has become a customer.
fn arrive(uow: &mut Uow<'_>, lead: &mut Lead, made: &Made) -> Result<()> {
    let before = lead.clone();
    lead.convert(made, uow.ctx().recorded_at());
    uow.save(lead);
    let detail = json!({
        "customerId": made.customer, "contactId": made.contact, "opportunityId": made.deal,
        "ownerId": lead.head.placement.owner_id, "channelId": lead.channel_id, "campaignId": lead.campaign_id,
    });
    uow.emit("converted", lead, detail)?;
    ledger::note(uow, LeadMoveAction::Converted, lead, Some(&before), None);
    Ok(())
}

/// Back to where it was. What was made before somebody refused stays, and the next try goes on from there.
fn go_back(uow: &mut Uow<'_>, lead: &mut Lead, plan: &Plan, made: &Made, told: &Told) -> Result<()> {
    lead.stay(LeadStatus::from(plan.status), &told.reason);
    lead.customer_id = made.customer.filter(|_| plan.customer.attached().is_none()).or(lead.customer_id);
    let own = plan.contact.as_ref().is_some_and(|contact| contact.attached().is_none());
    lead.contact_id = made.contact.filter(|_| own).or(lead.contact_id);
    uow.save(lead);
    uow.emit("conversion_refused", lead, json!({"reason": told.reason, "customerId": lead.customer_id}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_away_is_asked_again_and_who_refuses_ends_it() {
        let mut made = Made::default();
        note(&mut made, Error::unavailable("SERVICE_UNREACHABLE"));
        assert!(made.waits && made.refused.is_none());
        let mut made = Made::default();
        note(&mut made, Error::exists("DUPLICATE"));
        assert_eq!(made.refused.map(|told| told.reason).as_deref(), Some("DUPLICATE"));
    }

    #[test]
    fn what_nobody_can_explain_is_tried_ten_times() {
        let mut made = Made::default();
        for _ in 0..MOST_FAULTS {
            note(&mut made, Error::internal("broken"));
            assert!(made.refused.is_none());
        }
        note(&mut made, Error::internal("broken"));
        assert!(made.refused.is_some());
    }
}
