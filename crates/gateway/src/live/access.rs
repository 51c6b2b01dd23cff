//! Who listens, and what he may see: asked again every second, because rights and people change.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Access, Error, Uuid};
use runtime::{PolicyCache, Tokens};

/// Somebody who listens.
#[derive(Debug, Clone)]
pub struct Listener {
    /// Whose events he hears.
    pub tenant: Uuid,
    /// The user.
    pub user: Uuid,
    /// His rights at this moment.
    pub access: Arc<Access>,
}

/// Tells who the bearer of a token is at this moment.
#[async_trait]
pub trait AccessSource: Send + Sync {
    /// The bearer and his rights; `Unauthenticated` once the token, the session or the user is over.
    async fn access(&self, token: &str) -> Result<Listener, Error>;
}

/// By the token's signature and the policy kept in memory.
pub struct TokenAccess {
    /// Verifies signatures.
    pub tokens: Arc<Tokens>,
    /// Knows rights, and sessions that were ended.
    pub policy: PolicyCache,
}

#[async_trait]
impl AccessSource for TokenAccess {
    async fn access(&self, token: &str) -> Result<Listener, Error> {
        if token.is_empty() {
            return Err(Error::unauthenticated("SIGN_IN_REQUIRED"));
        }
        let claims = self.tokens.verify_user(token)?;
        let standing = self.policy.standing(claims.tid, claims.sub, claims.rev).await?;
        if self.policy.ended(claims.tid, claims.sub, claims.iat) {
            return Err(Error::unauthenticated("SESSION_ENDED"));
        }
        Ok(Listener { tenant: claims.tid, user: claims.sub, access: Arc::clone(&standing.access) })
    }
}
