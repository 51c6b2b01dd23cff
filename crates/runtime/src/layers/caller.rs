//! Who calls and what he may: from the tokens of a call to its rights. A user comes with a user's
//! token, a service with its own (on behalf of a user where one asked), and the method's rule
//! decides which of them gets in.

use std::sync::Arc;

use chrono_tz::Tz;
use http::HeaderMap;
use kernel::{Access, Actor, Company, Ctx, Error, Locale, Scope, Uuid};
use proto::options;

use super::{Front, metadata, methods::Method};
use crate::{
    policy::{self, Standing},
    tokens::UserClaims,
};

/// Methods by which other services learn of rights: they cannot depend on rights being known.
const OF_POLICY: &str = "/crm.identity.v1.PolicyService/";

/// Who may change all of the company's settings, and so put it into import state, may then write into its past.
const BACKDATE: &str = "identity.tenant.update";
/// Whoever gave or took rights did so when he did it and in his own name.
const WITHOUT_PAST: &str = "identity";

/// The caller, let in.
pub struct Caller {
    pub tenant: Uuid,
    pub actor: Actor,
    pub access: Arc<Access>,
    pub zone: Tz,
    pub bin_days: i32,
    pub company: Arc<Company>,
    pub locale: Option<Locale>,
    /// May bring original times and authors.
    pub may_backdate: bool,
    /// The user's token, where he came with one.
    pub claims: Option<Arc<UserClaims>>,
}

/// Lets the caller in, or refuses.
pub async fn admit(front: &Front, method: &Method, headers: &HeaderMap) -> kernel::Result<Caller> {
    let caller = match method.actor {
        options::Actor::Public => nobody(),
        options::Actor::Internal => service(front, method, headers).await?,
        options::Actor::SignedIn | options::Actor::Member => person(front, headers).await?,
    };
    if method.actor == options::Actor::Member && !caller.access.may(method.permission) {
        return Err(Error::forbidden(method.permission));
    }
    Ok(caller)
}

fn nobody() -> Caller {
    Caller {
        tenant: Uuid::nil(),
        actor: Actor::Anonymous,
        access: Arc::default(),
        zone: chrono_tz::UTC,
        bin_days: kernel::ctx::BIN_DAYS,
        company: Arc::default(),
        locale: None,
        may_backdate: false,
        claims: None,
    }
}

/// A service in its own right: internal methods only, where it sees everything of the tenant.
async fn service(front: &Front, method: &Method, headers: &HeaderMap) -> kernel::Result<Caller> {
    let token = metadata::text(headers, &metadata::SERVICE_TOKEN);
    let token = token.ok_or_else(|| Error::unauthenticated("SERVICE_TOKEN_REQUIRED"))?;
    let claims = front.tokens.verify_service(token, front.service)?;
    let mut caller = Caller {
        tenant: claims.tid.unwrap_or_default(),
        actor: Actor::Service { name: claims.sub.clone(), on_behalf: claims.obo },
        access: Arc::new(Access::everything()),
        ..nobody()
    };
    if let Some(tenant) = claims.tid.filter(|_| !method.path.starts_with(OF_POLICY)) {
        let policy = front.policy.tenant(tenant).await?;
        caller.zone = policy.zone.parse().unwrap_or(chrono_tz::UTC);
        caller.may_backdate = policy.importing;
        caller.bin_days = policy::bin_days_of(&policy);
        caller.company = Arc::new(policy::company_of(&policy));
    }
    Ok(caller)
}

/// A user, himself or through a service: his own rights count either way.
async fn person(front: &Front, headers: &HeaderMap) -> kernel::Result<Caller> {
    if let Some(token) = metadata::text(headers, &metadata::SERVICE_TOKEN) {
        let claims = front.tokens.verify_service(token, front.service)?;
        let (Some(tenant), Some(user)) = (claims.tid, claims.obo) else {
            return Err(Error::unauthenticated("SIGN_IN_REQUIRED"));
        };
        let standing = front.policy.standing(tenant, user, 0).await?;
        let actor = Actor::Service { name: claims.sub.clone(), on_behalf: Some(user) };
        return Ok(Caller { may_backdate: standing.importing, ..of(tenant, actor, &standing) });
    }
    let token = metadata::bearer(headers).ok_or_else(|| Error::unauthenticated("SIGN_IN_REQUIRED"))?;
    let claims = front.tokens.verify_user(token)?;
    let standing = front.policy.standing(claims.tid, claims.sub, claims.rev).await?;
    if front.policy.ended(claims.tid, claims.sub, claims.iat) {
        return Err(Error::unauthenticated("SESSION_ENDED"));
    }
    let may_backdate = standing.importing
        && front.service != WITHOUT_PAST
        && standing.access.scope(BACKDATE) == Some(Scope::All);
    let caller = of(claims.tid, Actor::User(claims.sub), &standing);
    Ok(Caller { may_backdate, claims: Some(Arc::clone(&claims)), ..caller })
}

fn of(tenant: Uuid, actor: Actor, standing: &Standing) -> Caller {
    Caller {
        tenant,
        actor,
        access: Arc::clone(&standing.access),
        zone: standing.zone,
        bin_days: standing.bin_days,
        company: Arc::clone(&standing.company),
        locale: standing.locale,
        may_backdate: false,
        claims: None,
    }
}

/// What is written in an author's name gets his department's stamp. He is one of the company's people; who has left
/// has no department any more.
pub async fn stamp(front: &Front, ctx: &mut Ctx, author: Uuid) -> kernel::Result<()> {
    let department = match front.policy.standing(ctx.tenant, author, 0).await {
        Ok(standing) => standing.access.department,
        Err(refusal) if refusal.reason() == "USER_INACTIVE" => None,
        Err(refusal) if refusal.reason() == "USER_UNKNOWN" => {
            let missing = Error::invalid("As-Of", "NO_SUCH_RECORD");
            return Err(missing.with("id", author).with("kind", "user"));
        }
        Err(refusal) => return Err(refusal),
    };
    let mut access = Access::clone(&ctx.access);
    access.department = department;
    ctx.access = Arc::new(access);
    Ok(())
}
