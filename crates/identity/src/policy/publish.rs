//! Rights reach everybody in the transaction that changes them: the documents that differ from those
//! last published are kept and queued for the bucket, each with the tenant's next revision.

use kernel::{Error, Result, Time, Uuid};
use runtime::{
    policy::PolicyCache,
    policy_documents::{Key, NotBefore, TenantPolicy, UserPolicy},
    tokens,
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::PgConnection;
use store::{Uow, fault};

use super::documents;
use crate::org::Org;

/// Documents that were published, for this process's own cache.
#[derive(Debug, Default)]
#[must_use = "apply them after the commit, so that the caller's next call sees the change"]
pub struct Published(Vec<(Key, String)>);

impl Published {
    /// To be called after the commit: this process needn't wait for the bucket.
    pub fn apply(self, policy: &PolicyCache) {
        for (key, json) in self.0 {
            policy.apply(key, json.as_bytes());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Publishes what the changed organisation means. `Org::take` must have been called before the change.
pub async fn publish(uow: &mut Uow<'_>, org: &Org) -> Result<Published> {
    let sql = uow.unscoped("policy documents belong to the tenant, not to a record");
    let kept: Vec<(String, String)> = sqlx::query_as("select key, document from policy_documents")
        .fetch_all(&mut *sql)
        .await
        .map_err(fault)?;
    let kept = kept.into_iter().collect();
    let revision: i64 =
        sqlx::query_scalar("select revision from tenants").fetch_one(&mut *sql).await.map_err(fault)?;
    let (changed, revision) = differing(org, &kept, revision)?;
    if !changed.is_empty() {
        sqlx::query("update tenants set revision = $1")
            .bind(revision)
            .execute(&mut *sql)
            .await
            .map_err(fault)?;
        keep(sql, org.tenant, &changed).await?;
    }
    Ok(Published(changed.into_iter().map(|d| (d.key, d.json)).collect()))
}

/// Ends what the user's tokens open, everywhere: those issued until now count no longer.
pub async fn end_tokens(uow: &mut Uow<'_>, user: Uuid, now: Time) -> Result<Published> {
    let tenant = uow.ctx().tenant;
    end_tokens_on(uow.unscoped("policy documents belong to the tenant, not to a record"), tenant, user, now)
        .await
}

/// As `end_tokens`, on a connection of the system.
pub async fn end_tokens_on(sql: &mut PgConnection, tenant: Uuid, user: Uuid, now: Time) -> Result<Published> {
    let document = Document::new(Key::NotBefore(tenant, user), 0, &NotBefore { at: tokens::seconds(now) })?;
    keep(sql, tenant, std::slice::from_ref(&document)).await?;
    Ok(Published(vec![(document.key, document.json)]))
}

#[derive(Debug)]
struct Document {
    key: Key,
    revision: i64,
    json: String,
}

impl Document {
    fn new(key: Key, revision: i64, content: &impl Serialize) -> Result<Self> {
        Ok(Self { key, revision, json: serde_json::to_string(content).map_err(Error::internal)? })
    }
}

type Kept = std::collections::HashMap<String, String>;

/// The documents that differ from the kept ones, and the tenant's revision after them. The tenant's own
/// comes first and the people's take a later revision: who has one of those has the tenant's too.
fn differing(org: &Org, kept: &Kept, mut revision: i64) -> Result<(Vec<Document>, i64)> {
    let mut changed = vec![];
    let key = Key::Tenant(org.tenant);
    let mut tenant = documents::tenant(org);
    let before: Option<TenantPolicy> = parse(kept, key);
    if before.map(|before| TenantPolicy { revision: 0, ..before }).as_ref() != Some(&tenant) {
        revision += 1;
        tenant.revision = revision;
        changed.push(Document::new(key, revision, &tenant)?);
    }
    let next = revision + 1;
    for (user, mut document) in documents::users(org) {
        let key = Key::User(org.tenant, user);
        let before: Option<UserPolicy> = parse(kept, key);
        if before.map(|before| UserPolicy { revision: 0, ..before }).as_ref() != Some(&document) {
            revision = next;
            document.revision = next;
            changed.push(Document::new(key, next, &document)?);
        }
    }
    Ok((changed, revision))
}

fn parse<T: DeserializeOwned>(kept: &Kept, key: Key) -> Option<T> {
    kept.get(&key.to_string()).and_then(|json| serde_json::from_str(json).ok())
}

/// Keeps the documents and queues them for the bucket, in their order.
async fn keep(sql: &mut PgConnection, tenant: Uuid, documents: &[Document]) -> Result<()> {
    let keys: Vec<String> = documents.iter().map(|d| d.key.to_string()).collect();
    let revisions: Vec<i64> = documents.iter().map(|d| d.revision).collect();
    let texts: Vec<&str> = documents.iter().map(|d| d.json.as_str()).collect();
    let ids: Vec<Uuid> = documents.iter().map(|_| Uuid::now_v7()).collect();
    sqlx::query(
        "with d as (select * from unnest($2::text[], $3::bigint[], $4::text[], $5::uuid[]) \
         with ordinality as d(key, revision, document, event, position)), \
         kept as (insert into policy_documents (tenant_id, key, revision, document) \
         select $1, key, revision, document from d \
         on conflict (tenant_id, key) do update set revision = excluded.revision, document = excluded.document) \
         insert into outbox (id, tenant_id, kind, subject, payload) \
         select event, $1, 'kv', '$KV.policy.' || key, document from d order by position",
    )
    .bind(tenant)
    .bind(keys)
    .bind(revisions)
    .bind(texts)
    .bind(ids)
    .execute(sql)
    .await
    .map_err(fault)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::org::Person;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn company() -> Org {
        let mut org = Org { tenant: id(1), name: "Acme".to_owned(), ..Org::default() };
        org.people.insert(id(11), Person { active: true, ..Person::default() });
        org.people.insert(id(12), Person { active: true, ..Person::default() });
        org
    }

    fn keys(documents: &[Document]) -> Vec<(Key, i64)> {
        documents.iter().map(|d| (d.key, d.revision)).collect()
    }

    #[test]
    fn only_what_changed_is_published_and_people_after_the_tenant() {
        let mut org = company();
        let (all, revision) = differing(&org, &Kept::new(), 4).expect("serialises");
        assert_eq!(revision, 6);
        assert_eq!(
            keys(&all),
            [(Key::Tenant(id(1)), 5), (Key::User(id(1), id(11)), 6), (Key::User(id(1), id(12)), 6)]
        );

        let kept: Kept = all.into_iter().map(|d| (d.key.to_string(), d.json)).collect();
        let (none, revision) = differing(&org, &kept, revision).expect("serialises");
        assert!(none.is_empty());
        assert_eq!(revision, 6);

        if let Some(person) = org.people.get_mut(&id(12)) {
            person.manager = Some(id(11));
        }
        let (some, revision) = differing(&org, &kept, revision).expect("serialises");
        assert_eq!(keys(&some), [(Key::User(id(1), id(11)), 7)], "the manager's reports grew");
        assert_eq!(revision, 7);
    }
}
