//! Tells the stories of all customers to the product: what can stand in lists by its imports, the rest command by command,
//! some at a time. Stopped or killed, the next run goes on; what was done twice by then happened once.

use std::{collections::HashMap, time::Instant};

use anyhow::{Context, Result};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::{
    api::{Api, Done, text},
    company::{self, Company, Ids},
    imports,
    lists::{self, Lists, Rest},
    progress::Progress,
    story,
};

/// What is asked for.
pub struct Order {
    /// `http://127.0.0.1:8080`
    pub url: String,
    pub email: String,
    pub password: String,
    pub customers: u64,
    pub seed: u64,
    /// The first password of its people; without one they have none.
    pub people_password: Option<String>,
    /// Stories told at once.
    pub at_once: usize,
}

/// Makes the company and its customers, telling how it goes; stops after the present batch when asked to.
pub async fn fill(order: &Order, tell: impl Fn(String), stop: &CancellationToken) -> Result<()> {
    let (api, tenant) = Api::sign_in(&order.url, &order.email, &order.password).await?;
    let filled = company_and_customers(&api, &tenant, order, &tell, stop).await;
    // whatever happened, nobody writes into the past any more
    let closed = api.patch("/v1/tenant", &json!({"importing": false})).await;
    let signed_out = api.sign_out().await;
    filled?;
    closed.context("the company is still in import state: PATCH /v1/tenant {\"importing\": false}")?;
    signed_out.context("the demo's API key is still there")
}

async fn company_and_customers(
    api: &Api,
    tenant: &str,
    order: &Order,
    tell: &impl Fn(String),
    stop: &CancellationToken,
) -> Result<()> {
    let company = company::found(api, tenant, order.people_password.as_deref()).await?;
    let mut progress = Progress::of(&company.root, order.seed)?;
    if progress.done >= order.customers {
        tell(format!("the company has {} demo customers already", progress.done));
        return Ok(());
    }
    if !company.told.sales {
        tell("there is no sales service here: customers come without deals".to_owned());
    } else if !company.told.books {
        tell("there is no finance service here: deals come without contracts".to_owned());
    }
    api.patch("/v1/tenant", &json!({"importing": true})).await?;
    let (begun, first) = (Instant::now(), progress.done);
    while progress.done < order.customers && !stop.is_cancelled() {
        let until = progress.begin(api, order.customers).await?;
        batch(api, &company, &progress, until, order.at_once).await?;
        progress.end(api).await?;
        let rate = (until - first) as f64 / begun.elapsed().as_secs_f64();
        let left = order.customers.saturating_sub(until) as f64 / rate;
        tell(format!("{until} of {} customers, {rate:.0} a second, {} left", order.customers, spoken(left)));
    }
    if progress.done >= order.customers {
        company::let_stages_give_tasks(api, &company).await?;
    }
    Ok(())
}

/// The customers from where the progress stands to `until`: they and their people first, then what was done for them.
async fn batch(api: &Api, company: &Company, progress: &Progress, until: u64, at_once: usize) -> Result<()> {
    let mut lists = Lists::of(progress.until);
    for n in progress.done..until {
        let steps = story::story(progress.seed, n, progress.until, company.told);
        lists.take(n, steps, &company.ids).with_context(|| format!("customer {n}"))?;
    }
    imports::take_in(api, &lists.customers).await?;
    imports::take_in(api, &lists.contacts).await?;
    let done = futures::try_join!(
        imports::take_in(api, &lists.follow_ups),
        imports::take_in(api, &lists.deals),
        imports::take_in(api, &lists.tasks),
        rest(api, company, progress.seed, &lists.rest, at_once),
    );
    done.map(drop)
}

/// What can't stand in a list, customer by customer.
async fn rest(api: &Api, company: &Company, seed: u64, rest: &[Rest], at_once: usize) -> Result<()> {
    if rest.is_empty() {
        return Ok(());
    }
    // whom we mostly talk to at each customer names the customer too
    let mut people: HashMap<String, (String, String)> = HashMap::new();
    for contact in api.matching("contacts", "main = true").await? {
        people.insert(text(&contact, "email"), (text(&contact, "id"), text(&contact, "customerId")));
    }
    let told = stream::iter(rest).map(|rest| {
        let known = people.get(&rest.person);
        async move {
            let known = known.with_context(|| format!("{} isn't there", rest.person));
            let (contact, customer) = known?;
            let ids = Ids::from([
                ("contact0".to_owned(), contact.clone()),
                ("customer".to_owned(), customer.clone()),
            ]);
            told(api, company, seed, ids, rest).await.with_context(|| format!("customer {}", rest.n))
        }
    });
    told.buffer_unordered(at_once.max(1)).try_collect::<Vec<()>>().await.map(drop)
}

/// One customer's story, step by step.
async fn told(api: &Api, company: &Company, seed: u64, mut made: Ids, rest: &Rest) -> Result<()> {
    for (k, step) in &rest.steps {
        let known = Known { company: &company.ids, made: &made };
        let path: Vec<String> = step.path.split('/').map(|piece| known.id(piece)).collect::<Result<_>>()?;
        let body = known.filled(step.body.clone())?;
        let by = known.id(&lists::person(step.by))?;
        let done = Done { at: step.at, by: &by, key: format!("demo-{seed}-{}-{k}", rest.n) };
        let reply = api.post_as(&path.join("/"), &body, &done).await?;
        if let Some(name) = &step.name {
            // an offer that is taken answers with its order
            let id = if step.path.ends_with("/accept") { "orderId" } else { "id" };
            made.insert(name.clone(), text(&reply, id));
        }
    }
    Ok(())
}

/// The ids that a story may name.
struct Known<'a> {
    company: &'a HashMap<String, String>,
    made: &'a HashMap<String, String>,
}

impl Known<'_> {
    fn id(&self, piece: &str) -> Result<String> {
        let Some(name) = piece.strip_prefix('$') else { return Ok(piece.to_owned()) };
        let id = self.made.get(name).or_else(|| self.company.get(name));
        id.cloned().with_context(|| format!("the story names {name}, which isn't there"))
    }

    fn filled(&self, value: Value) -> Result<Value> {
        Ok(match value {
            Value::String(text) => self.id(&text)?.into(),
            Value::Array(all) => all.into_iter().map(|one| self.filled(one)).collect::<Result<_>>()?,
            Value::Object(all) => {
                let filled = all.into_iter().map(|(name, one)| Ok((name, self.filled(one)?)));
                Value::Object(filled.collect::<Result<_>>()?)
            }
            other => other,
        })
    }
}

fn spoken(seconds: f64) -> String {
    match seconds {
        s if s < 90.0 => format!("{s:.0} s"),
        s if s < 5400.0 => format!("{:.0} min", s / 60.0),
        s => format!("{:.1} h", s / 3600.0),
    }
}
