//! Whether a lead is a customer or contact already: asked of the customers service before the transaction. Who is not
//! reached is asked after it (`later`); the lead doesn't wait for it.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Ctx, Error, Result, Uuid, error::Params};
use proto::customers::v1::{
    CompareStrangersRequest, DuplicateHit, Stranger, StrangerHit, duplicate_hit::Key,
    duplicate_policy::Answer, duplicate_service_client::DuplicateServiceClient,
};
use runtime::{
    App, Clients, clients,
    duplicates::{Policy, Sort},
};
use serde_json::json;
use store::{Db, Uow, fault};

use super::LEAD;
use crate::records::Lead;

/// A visitor waits for the answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// Nobody waits where many are asked about at once.
const PATIENCE_FOR_MANY: Duration = Duration::from_secs(15);
const CUSTOMER: Sort = Sort { kind: "customer", list: "", policy: 1 };

/// Those who keep customers and contacts.
#[async_trait]
pub trait CustomerBook: Send + Sync {
    /// Who each of the leads may be, the gravest first, in the order of the leads.
    async fn compare(&self, ctx: &Ctx, leads: &[&Lead]) -> Result<Vec<Vec<StrangerHit>>>;
}

/// What is known of one lead among customers and contacts.
pub struct Known {
    policy: Policy,
    /// `None`: nobody could be asked.
    hits: Option<Vec<StrangerHit>>,
}

impl Known {
    /// Asks; nothing is to be locked meanwhile.
    pub async fn ask(app: &App, ctx: &Ctx, lead: &Lead) -> Result<Self> {
        let policy = policy(&app.db, ctx).await?;
        let asked = app.clients.compare(ctx, &[lead]).await;
        let hits = match asked {
            Ok(mut all) => Some(all.pop().unwrap_or_default()),
            Err(error) => {
                tracing::info!(%error, "customers can't be asked about a lead, it is compared later");
                None
            }
        };
        Ok(Self { policy, hits })
    }

    /// Refuses what the policy warns of, unless the caller knows, or could not be asked.
    pub fn allow(&self, ctx: &Ctx, lead: &Lead) -> Result<()> {
        use runtime::duplicates::Matched as _;
        if ctx.allow_duplicates || lead.is_taken_anyway() {
            return Ok(());
        }
        let told: Vec<DuplicateHit> = self.told().filter(|hit| hit.answer() == Answer::Warn).collect();
        match told.is_empty() {
            true => Ok(()),
            false => Err(told.iter().map(params).fold(Error::exists("DUPLICATE_SUSPECTED"), Error::hit)),
        }
    }

    /// What the caller may know, with what happens about it.
    pub fn told(&self) -> impl Iterator<Item = DuplicateHit> {
        self.hits.iter().flatten().filter_map(|found| {
            let mut hit = found.hit.clone()?;
            let answer = answer(&self.policy, hit.key());
            hit.set_answer(answer);
            (answer != Answer::Allow).then_some(hit)
        })
    }

    /// Marks the lead in the unit of work that saves it.
    pub async fn mark(&self, uow: &mut Uow<'_>, lead: &Lead) -> Result<()> {
        match self.hits.as_ref().and_then(|hits| customer(&self.policy, hits)) {
            Some((customer, _)) => mark(uow, lead, customer).await.map(drop),
            None => Ok(()),
        }
    }
}

/// The gravest customer among the hits that count, and what they have in common.
pub fn customer(policy: &Policy, hits: &[StrangerHit]) -> Option<(Uuid, Key)> {
    hits.iter().find_map(|found| {
        let key = found.hit.as_ref()?.key();
        Some((found.customer_id.parse().ok()?, key)).filter(|_| counts(policy, key))
    })
}

/// Does it matter to the company that a lead has this in common with a customer?
pub fn counts(policy: &Policy, key: Key) -> bool {
    answer(policy, key) != Answer::Allow
}

/// Is the lead marked with one of them?
pub fn is_marked(lead: &Lead, hits: &[StrangerHit]) -> bool {
    let with = lead.duplicate_customer_id.map(|customer| customer.to_string());
    with.is_some_and(|with| hits.iter().any(|found| found.customer_id == with))
}

/// A lead from a company that is a customer is no mistake; one whose phone is a contact's may be.
fn answer(policy: &Policy, key: Key) -> Answer {
    policy.said(LEAD, CUSTOMER, key, |_, key| match key {
        Key::Phone | Key::Email | Key::Wechat => Answer::Warn,
        _ => Answer::Flag,
    })
}

/// The company's own word about leads.
pub async fn policy(db: &Db, ctx: &Ctx) -> Result<Policy> {
    policy_in(&mut db.begin(ctx).await?).await
}

/// As `policy`, in a unit of work.
pub async fn policy_in(uow: &mut Uow<'_>) -> Result<Policy> {
    let told: Option<String> = sqlx::query_scalar(
        "select row_to_json(p)::text from duplicate_policies p where record_kind = $1 and deleted_at is null",
    )
    .bind(LEAD.policy)
    .fetch_optional(uow.unscoped("a policy holds for all of the company"))
    .await
    .map_err(fault)?;
    told.map_or_else(|| Ok(Policy::default()), |told| serde_json::from_str(&told).map_err(Error::internal))
}

#[async_trait]
impl CustomerBook for Clients {
    async fn compare(&self, ctx: &Ctx, leads: &[&Lead]) -> Result<Vec<Vec<StrangerHit>>> {
        // who is no part of the installation keeps no customers
        if !self.has("customers") {
            return Ok(leads.iter().map(|_| vec![]).collect());
        }
        let strangers = leads.iter().map(|lead| stranger(lead)).collect();
        let patience = if leads.len() == 1 { PATIENCE } else { PATIENCE_FOR_MANY };
        let mut request = tonic::Request::new(CompareStrangersRequest { strangers });
        request.set_timeout(patience);
        let mut client = DuplicateServiceClient::new(self.on_behalf("customers", ctx));
        let asked = tokio::time::timeout(patience, client.compare_strangers(request));
        let told = asked.await.map_err(|_| Error::unavailable("CUSTOMERS_UNREACHABLE"))?;
        let found = told.map_err(clients::refusal)?.into_inner().found;
        Ok(found.into_iter().map(|found| found.hits).collect())
    }
}

fn stranger(lead: &Lead) -> Stranger {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Stranger {
        company: text(&lead.company),
        phone: text(&lead.phone),
        email: text(&lead.email),
        wechat: text(&lead.wechat),
        website: text(&lead.website),
    }
}

/// Marks a lead as perhaps a customer already; says whether that was news.
pub async fn mark(uow: &mut Uow<'_>, lead: &Lead, customer: Uuid) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let revision: Option<i32> = sqlx::query_scalar(
        "insert into leads_facts as f (tenant_id, id, revision, duplicate_customer_id) values ($1, $2, 1, $3) \
         on conflict (tenant_id, id) do update set duplicate_customer_id = excluded.duplicate_customer_id, revision = f.revision + 1 \
         where f.duplicate_customer_id is distinct from excluded.duplicate_customer_id returning revision",
    )
    .bind(tenant)
    .bind(lead.head.id)
    .bind(customer)
    .fetch_optional(uow.unscoped("facts are kept for every lead"))
    .await
    .map_err(fault)?;
    let Some(revision) = revision else { return Ok(false) };
    let mut marked = lead.clone();
    marked.duplicate_customer_id = Some(customer);
    uow.emit_facts(&marked, revision);
    Ok(true)
}

/// Tells whoever works on the lead that it may be a customer; not which, since he may not see him.
pub fn tell(uow: &mut Uow<'_>, lead: &Lead) -> Result<()> {
    let owner: Vec<Uuid> = lead.head.placement.owner_id.into_iter().collect();
    uow.notify(&owner, "LEAD_IS_KNOWN", json!({}), lead)
}

fn params(hit: &DuplicateHit) -> Params {
    let fixed = [("kind", Some(hit.kind.clone())), ("key", Some(hit.key().as_str_name().to_owned()))];
    let more = [
        ("answer", Some(hit.answer().as_str_name().to_owned())),
        ("id", hit.id.clone()),
        ("title", hit.title.clone()),
        ("owner", hit.owner.clone()),
        ("shareable", hit.shareable.then(|| "true".to_owned())),
    ];
    fixed.into_iter().chain(more).filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
