//! Who belongs to a department, and who may work on leads there: identity knows it, its rights documents are in memory.

use async_trait::async_trait;
use kernel::{Result, Uuid};
use runtime::PolicyCache;

/// Whoever may take leads may be given them.
const GRAB: &str = "marketing.lead.grab";

/// What must be known of the company's people before leads are given to them.
#[async_trait]
pub trait People: Send + Sync {
    /// The departments with everything below them.
    async fn with_all_below(&self, tenant: Uuid, departments: &[Uuid]) -> Result<Vec<Uuid>>;
    /// May he still sign in, and work on leads? Of whom that can't be found out now: no.
    async fn works_on_leads(&self, tenant: Uuid, user: Uuid) -> bool;
}

#[async_trait]
impl People for PolicyCache {
    async fn with_all_below(&self, tenant: Uuid, departments: &[Uuid]) -> Result<Vec<Uuid>> {
        let policy = self.tenant(tenant).await?;
        let mut found = departments.to_vec();
        let mut at = 0;
        while let Some(id) = found.get(at).copied() {
            at += 1;
            let below = policy.departments.iter().filter(|department| department.parent == Some(id));
            let new: Vec<Uuid> =
                below.map(|department| department.id).filter(|id| !found.contains(id)).collect();
            found.extend(new);
        }
        Ok(found)
    }

    async fn works_on_leads(&self, tenant: Uuid, user: Uuid) -> bool {
        let standing = self.standing(tenant, user, 0).await;
        standing.is_ok_and(|standing| standing.active && standing.access.may(GRAB))
    }
}
