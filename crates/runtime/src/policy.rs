//! Who may do what, kept ready in memory. Documents come from the key-value bucket on a tenant's or
//! user's first use and stay current by one watch a process; a caller's rights are worked out once
//! and kept until either of his two documents changes. While the bucket cannot be reached, the last
//! snapshot serves; a token that knows of newer rights than we do waits a moment, then the owner of
//! the rights is asked once, and only then is the call put off.

pub mod access;
mod source;
mod watch;

use std::{sync::Arc, time::Duration};

use arc_swap::ArcSwapOption;
use async_trait::async_trait;
use chrono_tz::Tz;
use dashmap::DashMap;
use kernel::{Access, Clock, Company, Ctx, Error, Locale, Numbering, Uuid};
use moka::{ops::compute::Op, sync::Cache};
use tokio::{sync::Notify, time::Instant};

pub use source::{KeyValueSource, Source};
pub use watch::watch;

use crate::{
    policy_documents::{Key, NotBefore, TenantPolicy, UserPolicy},
    tokens,
};

/// How long a token newer than our snapshot waits for the watch.
const PATIENCE: Duration = Duration::from_millis(200);
/// Documents nobody asked for in this time are forgotten, and read again when needed.
const IDLE: Duration = Duration::from_secs(3600);
/// No token lives longer than this, so no older end of sessions matters.
const REMEMBER_ENDS: f64 = 2.0 * tokens::USER_SECONDS as f64;

/// What a caller is, here and now.
#[derive(Debug)]
pub struct Standing {
    pub access: Arc<Access>,
    /// The tenant's zone.
    pub zone: Tz,
    /// The language the user chose, if he did.
    pub locale: Option<Locale>,
    /// The tenant is taking in its past: original times are accepted.
    pub importing: bool,
    pub bin_days: i32,
    /// What else the company has set for all its work.
    pub company: Arc<Company>,
    pub active: bool,
    /// The larger revision of the two documents.
    pub revision: i64,
}

/// The rights of everybody this process has met; cheap to clone.
#[derive(Clone)]
pub struct PolicyCache(Arc<Inner>);

struct Inner {
    source: Arc<dyn Source>,
    clock: Clock,
    tenants: Cache<Uuid, Arc<TenantPolicy>>,
    users: Cache<(Uuid, Uuid), Arc<UserEntry>>,
    /// Tokens issued before are refused.
    not_before: DashMap<(Uuid, Uuid), f64>,
    /// Some document changed.
    changed: Notify,
    /// One loads, the others wait: by the last bits of what is loaded.
    turns: [tokio::sync::Mutex<()>; 64],
}

struct UserEntry {
    policy: UserPolicy,
    /// Worked out from this user's and that tenant's document.
    standing: ArcSwapOption<(Arc<TenantPolicy>, Arc<Standing>)>,
}

impl PolicyCache {
    /// Empty; documents are taken from `source`.
    pub fn new(source: Arc<dyn Source>, clock: Clock) -> Self {
        Self(Arc::new(Inner {
            source,
            clock,
            tenants: Cache::builder().time_to_idle(IDLE).build(),
            users: Cache::builder().time_to_idle(IDLE).build(),
            not_before: DashMap::new(),
            changed: Notify::new(),
            turns: std::array::from_fn(|_| tokio::sync::Mutex::new(())),
        }))
    }

    /// The rights of an active user, at least as new as revision `at_least`.
    pub async fn standing(&self, tenant: Uuid, user: Uuid, at_least: i64) -> kernel::Result<Arc<Standing>> {
        let standing = match self.known(tenant, user).filter(|known| known.revision >= at_least) {
            Some(known) => known,
            None => self.catch_up(tenant, user, at_least).await?,
        };
        if standing.active { Ok(standing) } else { Err(Error::unauthenticated("USER_INACTIVE")) }
    }

    /// The tenant's document, loaded when this process hasn't met the tenant yet.
    pub async fn tenant(&self, tenant: Uuid) -> kernel::Result<Arc<TenantPolicy>> {
        if let Some(known) = self.0.tenants.get(&tenant) {
            return Ok(known);
        }
        let _turn = self.turn(tenant).await;
        if self.0.tenants.get(&tenant).is_none() {
            self.load(Key::Tenant(tenant)).await?;
        }
        self.0.tenants.get(&tenant).ok_or_else(|| Error::unauthenticated("TENANT_UNKNOWN"))
    }

    /// The tenant's zone.
    pub async fn zone(&self, tenant: Uuid) -> kernel::Result<Tz> {
        Ok(zone_of(&*self.tenant(tenant).await?))
    }

    /// Were the sessions of this user ended after the token was issued?
    pub fn ended(&self, tenant: Uuid, user: Uuid, issued: f64) -> bool {
        self.0.not_before.get(&(tenant, user)).is_some_and(|ends| issued < *ends)
    }

    /// Takes over a document unless the one we have is as new. Identity may call it right after a
    /// commit, so that its own next call sees the change.
    pub fn apply(&self, key: Key, json: &[u8]) {
        self.put(key, json, false);
    }

    fn put(&self, key: Key, json: &[u8], even_if_older: bool) {
        match key {
            Key::Tenant(tenant) => {
                let Some(policy) = parse::<TenantPolicy>(key, json) else { return };
                self.0.tenants.entry(tenant).and_compute_with(|known| match known {
                    Some(known) if !even_if_older && known.value().revision >= policy.revision => Op::Nop,
                    _ => Op::Put(Arc::new(policy)),
                });
            }
            Key::User(tenant, user) => {
                let Some(policy) = parse::<UserPolicy>(key, json) else { return };
                self.0.users.entry((tenant, user)).and_compute_with(|known| match known {
                    Some(known) if !even_if_older && known.value().policy.revision >= policy.revision => {
                        Op::Nop
                    }
                    _ => Op::Put(Arc::new(UserEntry { policy, standing: ArcSwapOption::empty() })),
                });
            }
            Key::NotBefore(tenant, user) => {
                let Some(NotBefore { at }) = parse(key, json) else { return };
                let oldest = tokens::seconds(self.0.clock.now()) - REMEMBER_ENDS;
                self.0.not_before.retain(|_, ends| *ends > oldest);
                let mut ends = self.0.not_before.entry((tenant, user)).or_insert(at);
                *ends = ends.max(at);
            }
        }
        self.0.changed.notify_waiters();
    }

    /// A document was removed: whoever needs it asks its owner again.
    fn forget(&self, key: Key) {
        match key {
            Key::Tenant(tenant) => self.0.tenants.invalidate(&tenant),
            Key::User(tenant, user) => self.0.users.invalidate(&(tenant, user)),
            Key::NotBefore(..) => {}
        }
    }

    /// Reads every document we hold anew: the watch may have missed changes. What cannot be read
    /// stays as it is.
    async fn refresh(&self, even_if_older: bool) {
        let tenants = self.0.tenants.iter().map(|(tenant, _)| Key::Tenant(*tenant));
        let users: Vec<(Uuid, Uuid)> = self.0.users.iter().map(|(key, _)| *key).collect();
        let users = users.into_iter().flat_map(|(t, u)| [Key::User(t, u), Key::NotBefore(t, u)]);
        for key in tenants.chain(users).collect::<Vec<_>>() {
            if let Ok(Some(json)) = self.0.source.read(key).await {
                self.put(key, &json, even_if_older);
            }
        }
    }

    /// What we know without asking anybody.
    fn known(&self, tenant: Uuid, user: Uuid) -> Option<Arc<Standing>> {
        let rules = self.0.tenants.get(&tenant)?;
        let entry = self.0.users.get(&(tenant, user))?;
        if let Some(kept) = &*entry.standing.load()
            && Arc::ptr_eq(&kept.0, &rules)
        {
            return Some(Arc::clone(&kept.1));
        }
        let standing = Arc::new(stand(&rules, user, &entry.policy));
        entry.standing.store(Some(Arc::new((rules, Arc::clone(&standing)))));
        Some(standing)
    }

    async fn catch_up(&self, tenant: Uuid, user: Uuid, at_least: i64) -> kernel::Result<Arc<Standing>> {
        self.tenant(tenant).await?;
        self.load_user(tenant, user).await?;
        let fresh = || self.known(tenant, user).filter(|known| known.revision >= at_least);
        let patience = Instant::now() + PATIENCE;
        loop {
            let changed = self.0.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable(); // a change from here on is not missed
            if let Some(standing) = fresh() {
                return Ok(standing);
            }
            if tokio::time::timeout_at(patience, changed).await.is_err() {
                break;
            }
        }
        let _turn = self.turn(user).await;
        if let Some(standing) = fresh() {
            return Ok(standing);
        }
        for key in [Key::Tenant(tenant), Key::User(tenant, user)] {
            self.ask_owner(key).await?;
        }
        fresh().ok_or_else(|| Error::unavailable("POLICY_BEHIND"))
    }

    async fn load_user(&self, tenant: Uuid, user: Uuid) -> kernel::Result<()> {
        if self.0.users.contains_key(&(tenant, user)) {
            return Ok(());
        }
        let _turn = self.turn(user).await;
        if self.0.users.contains_key(&(tenant, user)) {
            return Ok(());
        }
        // first the end of sessions, so that nobody known is unchecked
        if let Ok(Some(json)) = self.0.source.read(Key::NotBefore(tenant, user)).await {
            self.apply(Key::NotBefore(tenant, user), &json);
        }
        self.load(Key::User(tenant, user)).await
    }

    async fn load(&self, key: Key) -> kernel::Result<()> {
        match self.0.source.read(key).await {
            Ok(Some(json)) => self.apply(key, &json),
            Ok(None) => self.ask_owner(key).await?,
            Err(cause) => {
                tracing::warn!(%cause, "the policy bucket cannot be read, asking the owner");
                self.ask_owner(key).await?;
            }
        }
        Ok(())
    }

    async fn ask_owner(&self, key: Key) -> kernel::Result<()> {
        let answer = tokio::time::timeout(Duration::from_secs(3), self.0.source.ask_owner(key)).await;
        let json = answer.unwrap_or_else(|_| Err(Error::unavailable("POLICY_UNREACHABLE")))?;
        self.apply(key, json.as_bytes());
        Ok(())
    }

    async fn turn(&self, of: Uuid) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.turns[usize::from(of.as_bytes()[15] % 64)].lock().await
    }
}

/// A service's own work knows what the company has set as its people do.
#[async_trait]
impl events::Settings for PolicyCache {
    async fn settle(&self, ctx: &mut Ctx) -> kernel::Result<()> {
        let tenant = self.tenant(ctx.tenant).await?;
        ctx.zone = zone_of(&tenant);
        ctx.bin_days = bin_days_of(&tenant);
        ctx.company = Arc::new(company_of(&tenant));
        Ok(())
    }
}

fn stand(tenant: &TenantPolicy, id: Uuid, user: &UserPolicy) -> Standing {
    Standing {
        access: Arc::new(access::build(tenant, id, user)),
        zone: zone_of(tenant),
        locale: user.language.as_deref().map(Locale::from_header),
        importing: tenant.importing,
        bin_days: bin_days_of(tenant),
        company: Arc::new(company_of(tenant)),
        active: user.active,
        revision: tenant.revision.max(user.revision),
    }
}

fn zone_of(tenant: &TenantPolicy) -> Tz {
    tenant.zone.parse().unwrap_or(chrono_tz::UTC)
}

/// How long the tenant's recycle bin keeps what was deleted.
pub fn bin_days_of(tenant: &TenantPolicy) -> i32 {
    if tenant.bin_days > 0 { tenant.bin_days } else { kernel::ctx::BIN_DAYS }
}

/// What the tenant has set for all its work.
pub fn company_of(tenant: &TenantPolicy) -> Company {
    Company { numbering: Numbering::of(&tenant.numbers), desks: tenant.desks.clone() }
}

fn parse<T: serde::de::DeserializeOwned>(key: Key, json: &[u8]) -> Option<T> {
    serde_json::from_slice(json)
        .inspect_err(|cause| tracing::error!(%key, %cause, "a policy document cannot be read"))
        .ok()
}

#[cfg(test)]
mod tests;
