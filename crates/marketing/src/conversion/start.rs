//! Marking a lead for its conversion, or joining one that is under way, and waiting a while for the end of it.

use std::time::{Duration, Instant};

use kernel::{Ctx, Error, Result, Uuid};
use proto::marketing::v1 as wire;
use runtime::App;
use serde_json::Value as Json;
use store::{Db, Uow, directory, fault, jobs, record::parse_id, records};

use super::{KIND, Plan, draft, plan::Aim, refusal::Told};
use crate::{
    commands::optional_id,
    records::{Lead, LeadStatus},
};

/// So long a call waits for the end.
const PATIENCE: Duration = Duration::from_secs(6);
const LOOK: Duration = Duration::from_millis(60);

/// What a request names.
struct Named {
    customer: Option<Uuid>,
    contact: Option<Uuid>,
    deal: Option<Uuid>,
}

pub async fn convert(app: &App, ctx: &Ctx, request: wire::ConvertLeadRequest) -> Result<wire::Lead> {
    let id = parse_id("id", &request.id)?;
    if !app.clients.has("customers") {
        return Err(Error::precondition("NO_CUSTOMERS_HERE"));
    }
    let named = named(app, ctx, &request).await?;
    let deals = app.clients.has("sales") && !request.without_deal;
    // marking is not yet the answer: a repeat under the same key joins the job, or begins again after a refusal
    let marking = Ctx { idempotency: None, ..ctx.clone() };
    let job = mark(&app.db, &marking, id, &request, &named, deals).await?;
    if let Some(job) = job {
        wait(&app.db, ctx, job).await?;
    }
    records::get::<Lead>(&app.db, ctx, &request.id).await
}

/// The records to attach to; each must be there for the caller, and belong to the same customer.
async fn named(app: &App, ctx: &Ctx, request: &wire::ConvertLeadRequest) -> Result<Named> {
    let mut named = Named {
        customer: optional_id("customerId", &request.customer_id)?,
        contact: optional_id("contactId", &request.contact_id)?,
        deal: optional_id("opportunityId", &request.opportunity_id)?,
    };
    let theirs = [
        ("contactId", "customers.contact", named.contact),
        ("opportunityId", "sales.opportunity", named.deal),
    ];
    for (field, kind, id) in theirs {
        let Some(id) = id else { continue };
        known(app, ctx, field, kind, id).await?;
        let mut uow = app.db.begin(ctx).await?;
        let of = customer_of(&mut uow, kind, id).await?;
        match (named.customer, of) {
            (None, of) => named.customer = of,
            (Some(customer), Some(of)) if customer != of => {
                return Err(Error::invalid(field, "OF_ANOTHER_CUSTOMER"));
            }
            _ => {}
        }
    }
    if let Some(customer) = named.customer {
        known(app, ctx, "customerId", "customers.customer", customer).await?;
    }
    Ok(named)
}

async fn known(app: &App, ctx: &Ctx, field: &str, kind: &str, id: Uuid) -> Result<()> {
    directory::ensure_ids(&app.db, ctx, &app.resolver, kind, &[id]).await?;
    let mut uow = app.db.begin(ctx).await?;
    match directory::unseen(&mut uow, kind, &[id], false).await?.is_empty() {
        true => Ok(()),
        false => {
            let short = kind.rsplit('.').next().unwrap_or(kind);
            Err(Error::invalid(field, "NO_SUCH_RECORD").with("id", id).with("kind", short))
        }
    }
}

async fn customer_of(uow: &mut Uow<'_>, kind: &str, id: Uuid) -> Result<Option<Uuid>> {
    let found: Option<Option<Uuid>> =
        sqlx::query_scalar("select parent_id from directory where kind = $1 and id = $2")
            .bind(kind)
            .bind(id)
            .fetch_optional(uow.unscoped("a contact or a deal that the caller may refer to"))
            .await
            .map_err(fault)?;
    Ok(found.flatten())
}

/// Marks the lead with a new job, or answers with the one that is under way; none: it is done already.
async fn mark(
    db: &Db,
    ctx: &Ctx,
    id: Uuid,
    request: &wire::ConvertLeadRequest,
    named: &Named,
    deals: bool,
) -> Result<Option<Uuid>> {
    let mut uow = db.begin(ctx).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    match lead.status {
        LeadStatus::Converting => return Ok(lead.conversion_id),
        LeadStatus::Converted if named.fits(&lead) => return Ok(None),
        _ => lead.still_open()?,
    }
    let plan = plan(ctx, &lead, request, named, deals);
    let args = serde_json::to_value(&plan).map_err(Error::internal)?;
    let job = jobs::enqueue(&mut uow, KIND, args, 1).await?;
    lead.begin_conversion(job.id);
    uow.save(&mut lead);
    uow.commit(&lead).await?;
    Ok(Some(job.id))
}

impl Named {
    /// Nothing else is asked for than what the lead has become.
    fn fits(&self, lead: &Lead) -> bool {
        let same = |asked: Option<Uuid>, is: Option<Uuid>| asked.is_none() || asked == is;
        same(self.customer, lead.customer_id)
            && same(self.contact, lead.contact_id)
            && same(self.deal, lead.opportunity_id)
    }
}

/// What is to be made; an earlier try that was cut short may have made some of it.
fn plan(ctx: &Ctx, lead: &Lead, request: &wire::ConvertLeadRequest, named: &Named, deals: bool) -> Plan {
    // what a leader converts is to be the lead's owner's; whoever may give nobody anything keeps it
    let others = lead.head.placement.owner_id.filter(|owner| Some(*owner) != ctx.user());
    let owner = |right: &str| others.filter(|_| ctx.access.may(right));
    let before = lead.customer_id.filter(|customer| named.customer.is_none_or(|named| named == *customer));
    let contact = match (named.contact, lead.contact_id.filter(|_| before.is_some())) {
        _ if request.without_contact => None,
        (Some(contact), _) | (None, Some(contact)) => Some(Aim::Attach(contact)),
        (None, None) => draft::contact(lead).map(|contact| Aim::Make(Box::new(contact))),
    };
    let customer = match named.customer.or(before) {
        Some(customer) => Aim::Attach(customer),
        None => Aim::Make(Box::new(draft::customer(
            lead,
            request,
            owner("customers.customer.assign"),
            contact.is_some(),
        ))),
    };
    let deal = match named.deal {
        Some(deal) => Some(Aim::Attach(deal)),
        None => {
            deals.then(|| Aim::Make(Box::new(draft::deal(lead, request, owner("sales.opportunity.assign")))))
        }
    };
    Plan {
        lead_id: lead.head.id,
        status: lead.status.into(),
        customer,
        contact,
        deal,
        allow_duplicates: ctx.allow_duplicates,
        as_of: ctx.as_of.as_ref().map(|as_of| (as_of.at, as_of.by)),
    }
}

/// Waits for the end of the job; a refusal is told to everybody who waits. After a while the lead is answered as it
/// stands.
async fn wait(db: &Db, ctx: &Ctx, job: Uuid) -> Result<()> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        tokio::time::sleep(LOOK).await;
        let mut uow = db.begin(ctx).await?;
        let found: Option<(i16, Json)> = sqlx::query_as("select state, result from jobs where id = $1")
            .bind(job)
            .fetch_optional(uow.unscoped("whoever began the conversion, others wait for its end"))
            .await
            .map_err(fault)?;
        drop(uow);
        let Some((state, result)) = found else { return Ok(()) };
        if state >= jobs::SUCCEEDED {
            let told: Option<Told> = serde_json::from_value(result["refused"].clone()).unwrap_or_default();
            return told.map_or(Ok(()), |told| Err(told.error()));
        }
    }
    Ok(())
}
