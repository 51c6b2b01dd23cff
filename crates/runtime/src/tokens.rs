//! Short-lived proofs of who calls. A user's token lives five minutes at most and names the tenant,
//! the session and the revision of the rights it was made under; a service's token lives a minute,
//! names the one service it is meant for and the user on whose behalf it asks.

use std::{sync::Arc, time::Duration};

use ed25519_dalek::{SigningKey, pkcs8::EncodePrivateKey};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use kernel::{Clock, Error, Time, Uuid};
use moka::sync::Cache;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::config::{Config, Seed};

/// Longest life of a user's token in seconds.
pub const USER_SECONDS: i64 = 300;
/// Life of a service's token in seconds.
pub const SERVICE_SECONDS: i64 = 60;
/// Clocks of two machines may differ by this many seconds.
const LEEWAY: f64 = 5.0;
const USER_ISSUER: &str = "kehu";
const SERVICE_ISSUER: &str = "kehu-service";

/// What a user's token says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UserClaims {
    iss: String,
    /// The user.
    pub sub: Uuid,
    /// The tenant.
    pub tid: Uuid,
    /// The session.
    pub sid: Uuid,
    /// Revision of the rights when it was made.
    pub rev: i64,
    /// Issued at: unix seconds with fractions, so that a sign-in right after 'sign out everywhere' holds.
    pub iat: f64,
    /// Ends at, unix seconds.
    pub exp: i64,
    /// The API key it was exchanged for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Uuid>,
}

/// What a service's token says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServiceClaims {
    iss: String,
    /// The calling service.
    pub sub: String,
    /// The service called.
    pub aud: String,
    /// The tenant, where the call is about one.
    pub tid: Option<Uuid>,
    /// On whose behalf.
    pub obo: Option<Uuid>,
    pub iat: f64,
    pub exp: i64,
}

/// Whom a user's token is made for.
#[derive(Debug, Clone, Copy)]
pub struct Grant {
    pub user: Uuid,
    pub tenant: Uuid,
    pub session: Uuid,
    /// The larger revision of the tenant's and the user's policy documents.
    pub revision: i64,
    pub api_key: Option<Uuid>,
}

/// Makes and verifies tokens.
pub struct Tokens {
    clock: Clock,
    user_signer: Option<EncodingKey>,
    user_verifier: DecodingKey,
    service_signer: EncodingKey,
    service_verifier: DecodingKey,
    /// Tokens whose signature was found good: a page's twenty calls verify it once.
    verified: Cache<String, Arc<UserClaims>>,
    verified_services: Cache<String, Arc<ServiceClaims>>,
}

impl Tokens {
    /// From the keys of the configuration.
    pub fn try_new(config: &Config, clock: Clock) -> anyhow::Result<Self> {
        let service_public = crate::config::public_half(&config.service_key);
        Ok(Self {
            clock,
            user_signer: config.token_key.as_ref().map(signer).transpose()?,
            user_verifier: DecodingKey::from_ed_der(&config.token_public_key),
            service_signer: signer(&config.service_key)?,
            service_verifier: DecodingKey::from_ed_der(&service_public),
            verified: Cache::new(20_000),
            verified_services: Cache::new(20_000),
        })
    }

    /// A user's token and its life in seconds; only where the signing key is (identity).
    pub fn mint_user(&self, grant: Grant, life: Duration) -> kernel::Result<(String, i64)> {
        let signer = self.user_signer.as_ref().ok_or_else(|| Error::internal("no key to sign tokens"))?;
        let life = (life.as_secs() as i64).clamp(1, USER_SECONDS);
        let now = self.clock.now();
        let claims = UserClaims {
            iss: USER_ISSUER.to_owned(),
            sub: grant.user,
            tid: grant.tenant,
            sid: grant.session,
            rev: grant.revision,
            iat: seconds(now),
            exp: now.timestamp() + life,
            key: grant.api_key,
        };
        Ok((sign(signer, &claims)?, life))
    }

    /// A minute's pass from one service to another.
    pub fn mint_service(
        &self,
        from: &str,
        to: &str,
        tenant: Option<Uuid>,
        on_behalf: Option<Uuid>,
    ) -> kernel::Result<String> {
        let now = self.clock.now();
        let claims = ServiceClaims {
            iss: SERVICE_ISSUER.to_owned(),
            sub: from.to_owned(),
            aud: to.to_owned(),
            tid: tenant,
            obo: on_behalf,
            iat: seconds(now),
            exp: now.timestamp() + SERVICE_SECONDS,
        };
        sign(&self.service_signer, &claims)
    }

    /// Who the bearer is, or `Unauthenticated`.
    pub fn verify_user(&self, token: &str) -> kernel::Result<Arc<UserClaims>> {
        let claims = match self.verified.get(token) {
            Some(claims) => claims,
            None => {
                let claims: UserClaims = verify(&self.user_verifier, USER_ISSUER, None, token)?;
                let claims = Arc::new(claims);
                self.verified.insert(token.to_owned(), Arc::clone(&claims));
                claims
            }
        };
        self.in_time(claims.iat, claims.exp, USER_SECONDS)?;
        Ok(claims)
    }

    /// Which service calls `audience`, or `Unauthenticated`.
    pub fn verify_service(&self, token: &str, audience: &str) -> kernel::Result<Arc<ServiceClaims>> {
        let claims = match self.verified_services.get(token).filter(|claims| claims.aud == audience) {
            Some(claims) => claims,
            None => {
                let claims = verify(&self.service_verifier, SERVICE_ISSUER, Some(audience), token)?;
                let claims: Arc<ServiceClaims> = Arc::new(claims);
                self.verified_services.insert(token.to_owned(), Arc::clone(&claims));
                claims
            }
        };
        self.in_time(claims.iat, claims.exp, SERVICE_SECONDS)?;
        Ok(claims)
    }

    fn in_time(&self, issued: f64, ends: i64, longest: i64) -> kernel::Result<()> {
        let now = seconds(self.clock.now());
        let ends = (ends as f64).min(issued + longest as f64);
        if now >= ends || now + LEEWAY < issued {
            return Err(Error::unauthenticated("TOKEN_EXPIRED"));
        }
        Ok(())
    }
}

/// Unix seconds with milliseconds.
pub fn seconds(time: Time) -> f64 {
    time.timestamp_millis() as f64 / 1000.0
}

fn signer(seed: &Seed) -> anyhow::Result<EncodingKey> {
    let der = SigningKey::from_bytes(seed.expose_secret()).to_pkcs8_der()?;
    Ok(EncodingKey::from_ed_der(der.as_bytes()))
}

fn sign(key: &EncodingKey, claims: &impl Serialize) -> kernel::Result<String> {
    jsonwebtoken::encode(&Header::new(Algorithm::EdDSA), claims, key)
        .map_err(|cause| Error::internal(format!("cannot sign a token: {cause}")))
}

fn verify<C: DeserializeOwned + Clone>(
    key: &DecodingKey,
    issuer: &str,
    audience: Option<&str>,
    token: &str,
) -> kernel::Result<C> {
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.validate_exp = false; // our own clock decides, after the cache
    rules.set_required_spec_claims(&["iss", "exp", "sub"]);
    rules.set_issuer(&[issuer]);
    match audience {
        Some(service) => rules.set_audience(&[service]),
        None => rules.validate_aud = false,
    }
    jsonwebtoken::decode::<C>(token, key, &rules)
        .map(|decoded| decoded.claims)
        .map_err(|cause| Error::unauthenticated("TOKEN_INVALID").because(cause))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use chrono::DateTime;

    use super::*;

    pub(crate) fn tokens(clock: &Clock) -> Tokens {
        let seed = |byte: u8| STANDARD.encode([byte; 32]);
        let variables = [("CRM_TOKEN_KEY".to_owned(), seed(1)), ("CRM_SERVICE_KEY".to_owned(), seed(2))];
        let config = Config::from_map(BTreeMap::from(variables), &[]).expect("two keys are enough");
        Tokens::try_new(&config, clock.clone()).expect("good keys")
    }

    pub(crate) fn clock() -> Clock {
        Clock::fake(DateTime::from_timestamp(1_800_000_000, 0).expect("a date"))
    }

    fn grant() -> Grant {
        Grant {
            user: Uuid::from_u128(1),
            tenant: Uuid::from_u128(2),
            session: Uuid::from_u128(3),
            revision: 7,
            api_key: None,
        }
    }

    #[test]
    fn a_users_token_says_who_and_ends_after_five_minutes() {
        let clock = clock();
        let tokens = tokens(&clock);
        let (token, life) = tokens.mint_user(grant(), Duration::from_secs(9_000)).expect("signed");
        let claims = tokens.verify_user(&token).expect("fresh");
        assert_eq!((claims.sub, claims.tid, claims.rev, life), (grant().user, grant().tenant, 7, 300));
        clock.advance(chrono::Duration::seconds(301));
        let refused = tokens.verify_user(&token).expect_err("too old");
        assert_eq!(refused.reason(), "TOKEN_EXPIRED");
    }

    #[test]
    fn a_changed_token_and_one_of_another_kind_are_refused() {
        let tokens = tokens(&clock());
        let (token, _) = tokens.mint_user(grant(), Duration::from_secs(60)).expect("signed");
        let mut changed = token.clone().into_bytes();
        changed[40] ^= 1;
        assert!(tokens.verify_user(&String::from_utf8_lossy(&changed)).is_err());
        let service = tokens.mint_service("sales", "customers", None, None).expect("signed");
        assert!(tokens.verify_user(&service).is_err());
        assert!(tokens.verify_service(&token, "customers").is_err());
        assert!(tokens.verify_user("").is_err());
    }

    #[test]
    fn a_services_token_opens_one_service_only() {
        let tokens = tokens(&clock());
        let user = Some(Uuid::from_u128(1));
        let token = tokens.mint_service("sales", "customers", None, user).expect("signed");
        let claims = tokens.verify_service(&token, "customers").expect("meant for it");
        assert_eq!((claims.sub.as_str(), claims.obo), ("sales", user));
        assert!(tokens.verify_service(&token, "finance").is_err());
    }
}
