//! Customers and contacts as they are saved: an open lead that is one of them by now is marked, and whoever works on
//! it is told. An index and no copy: nothing of them is kept here.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use async_trait::async_trait;
use events::{Consumer, Envelope, consumer::Handler};
use kernel::{Error, Result, Uuid, text::company};
use runtime::duplicates::folded;
use serde::Deserialize;
use store::{Uow, fault};

use super::known;
use crate::records::Lead;

/// Events that are looked at in one transaction.
const AT_ONCE: usize = 200;
/// Leads that one key leads to.
const MOST: usize = 20;

pub fn consumer() -> Consumer {
    let filters = &["*.customers.customer.*", "*.customers.contact.*"];
    Consumer::projection("known-people", filters, KnownPeople)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Person {
    #[serde(default)]
    name: String,
    phone: Option<String>,
    email: Option<String>,
    wechat: Option<String>,
    customer_id: Option<Uuid>,
}

struct KnownPeople;

#[async_trait]
impl Handler for KnownPeople {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        self.handle_many(uow, &[event]).await
    }

    fn at_once(&self) -> usize {
        AT_ONCE
    }

    async fn handle_many(&self, uow: &mut Uow<'_>, events: &[&Envelope]) -> Result<()> {
        let mut wanted: BTreeMap<String, Uuid> = BTreeMap::new();
        for event in events {
            // what was there before is compared when leads come in
            let told = event.is_snapshot() && !event.is_replayed() && event.verb() != "facts_changed";
            if !told || event.data.deleted || event.backdated {
                continue;
            }
            let person: Option<Person> = event.record().map_err(Error::internal)?;
            if let Some(person) = person {
                let customer = person.customer_id.unwrap_or(event.data.id);
                wanted.extend(person.keys().into_iter().map(|key| (key, customer)));
            }
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let keys: Vec<&String> = wanted.keys().collect();
        let found: Vec<(String, Vec<Uuid>)> = sqlx::query_as(
            "select key, leads from match_heads where key = any($1) and cardinality(leads) > 0",
        )
        .bind(keys)
        .fetch_all(uow.unscoped("keys stand for all records, seen or not"))
        .await
        .map_err(fault)?;
        let mut customer_of: HashMap<Uuid, (String, Uuid)> = HashMap::new();
        for (key, leads) in found {
            let Some(customer) = wanted.get(&key) else { continue };
            for lead in leads.into_iter().rev().take(MOST) {
                customer_of.entry(lead).or_insert_with(|| (key.clone(), *customer));
            }
        }
        mark(uow, &customer_of).await
    }
}

/// Marks those that are open and still have what they share.
async fn mark(uow: &mut Uow<'_>, customer_of: &HashMap<Uuid, (String, Uuid)>) -> Result<()> {
    use runtime::duplicates::Matched as _;
    if customer_of.is_empty() {
        return Ok(());
    }
    let ids: BTreeSet<Uuid> = customer_of.keys().copied().collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let leads = uow.get_unscoped::<Lead>(&ids, "every lead is compared").await?;
    let policy = known::policy_in(uow).await?;
    for lead in leads.iter().filter(|lead| lead.is_open() && lead.head.deleted_at.is_none()) {
        let Some((key, customer)) = customer_of.get(&lead.head.id) else { continue };
        let face = lead.face();
        let shared = face.keys.iter().find(|(_, own)| own == key);
        let still = shared.is_some_and(|(what, _)| known::counts(&policy, *what));
        if still && lead.duplicate_customer_id.is_none() && known::mark(uow, lead, *customer).await? {
            known::tell(uow, lead)?;
        }
    }
    Ok(())
}

impl Person {
    fn keys(&self) -> Vec<String> {
        // a contact's name is a person's, and those are many
        let company = self.customer_id.is_none().then(|| company::full(&self.name));
        let keys = [
            self.phone.as_ref().map(|phone| format!("p:{phone}")),
            self.email.as_ref().map(|email| format!("e:{email}")),
            self.wechat.as_ref().map(|wechat| format!("w:{}", folded(wechat))),
            company.filter(|full| !full.is_empty()).map(|full| format!("n:{full}")),
        ];
        keys.into_iter().flatten().collect()
    }
}
