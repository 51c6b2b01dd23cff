//! Who is calling, for which tenant, under which rights, and when: handed to every command.

use std::sync::Arc;

use chrono_tz::Tz;
use uuid::Uuid;

use crate::{Access, Company, Date, Error, Time};

/// The two languages of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    #[default]
    En,
    Zh,
}

impl Locale {
    /// First language of an `Accept-Language` header that we speak; English else.
    pub fn from_header(value: &str) -> Self {
        let mut wanted: Vec<(f32, Self)> = value
            .split(',')
            .filter_map(|part| {
                let mut pieces = part.trim().split(";q=");
                let tag = pieces.next()?.to_ascii_lowercase();
                let weight = pieces.next().and_then(|q| q.trim().parse().ok()).unwrap_or(1.0);
                match tag.get(..2)? {
                    "zh" => Some((weight, Self::Zh)),
                    "en" => Some((weight, Self::En)),
                    _ => None,
                }
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map(|(_, locale)| *locale).unwrap_or_default()
    }

    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-CN",
        }
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    User(Uuid),
    /// Another service, on behalf of a user where one asked for it.
    Service {
        name: String,
        on_behalf: Option<Uuid>,
    },
    /// Nobody signed in (a public method).
    Anonymous,
}

/// Same POST, same key: one effect.
#[derive(Debug, Clone)]
pub struct Idempotency {
    /// The caller's `Idempotency-Key`.
    pub key: String,
    /// Full gRPC method path.
    pub method: String,
    /// SHA-256 of the request message.
    pub hash: [u8; 32],
}

/// Original time and author of what an import or a demo brings in.
#[derive(Debug, Clone)]
pub struct AsOf {
    pub at: Time,
    pub by: Option<Uuid>,
}

/// Days in the recycle bin, where a company says nothing else.
pub const BIN_DAYS: i32 = 30;

/// The call as a command sees it.
#[derive(Debug, Clone)]
pub struct Ctx {
    pub tenant: Uuid,
    pub actor: Actor,
    pub access: Arc<Access>,
    /// The permission of the called method: what `lock` tests.
    pub permission: &'static str,
    pub locale: Locale,
    /// The tenant's zone: what 'today' means.
    pub zone: Tz,
    /// How long the recycle bin keeps what was deleted.
    pub bin_days: i32,
    /// What else the company has set for all its work.
    pub company: Arc<Company>,
    pub now: Time,
    pub request_id: String,
    /// W3C trace context of the call, carried into events.
    pub trace_parent: Option<String>,
    pub idempotency: Option<Idempotency>,
    pub as_of: Option<AsOf>,
    /// The version the caller saw (`If-Match`).
    pub if_match: Option<i32>,
    /// Only asks what is wrong: checks run, nothing is saved.
    pub validate_only: bool,
    /// He knows of the probable duplicates and saves all the same (`Allow-Duplicates`).
    pub allow_duplicates: bool,
}

impl Ctx {
    /// A service's own work (jobs, reactions) for one tenant: sees everything.
    pub fn system(service: &'static str, tenant: Uuid, now: Time) -> Self {
        Self {
            tenant,
            actor: Actor::Service { name: service.to_owned(), on_behalf: None },
            access: Arc::new(Access::everything()),
            permission: "system",
            locale: Locale::default(),
            zone: chrono_tz::UTC,
            bin_days: BIN_DAYS,
            company: Arc::default(),
            now,
            request_id: Uuid::now_v7().to_string(),
            trace_parent: None,
            idempotency: None,
            as_of: None,
            if_match: None,
            validate_only: false,
            allow_duplicates: false,
        }
    }

    /// The person whose act this is, directly or through a service.
    pub fn user(&self) -> Option<Uuid> {
        match &self.actor {
            Actor::User(id) => Some(*id),
            Actor::Service { on_behalf, .. } => *on_behalf,
            Actor::Anonymous => None,
        }
    }

    /// As `user`, refusing a call without a person.
    pub fn signed_in(&self) -> Result<Uuid, Error> {
        self.user().ok_or_else(|| Error::unauthenticated("SIGN_IN_REQUIRED"))
    }

    /// Today in the tenant's zone.
    pub fn today(&self) -> Date {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// What was deleted before is no longer in the recycle bin.
    pub fn bin_since(&self) -> Time {
        self.now - chrono::Duration::days(self.bin_days.into())
    }

    /// When the record says it happened: now, or an import's original time.
    pub fn recorded_at(&self) -> Time {
        self.as_of.as_ref().map_or(self.now, |as_of| as_of.at)
    }

    /// Who the record says did it.
    pub fn recorded_by(&self) -> Option<Uuid> {
        self.as_of.as_ref().and_then(|as_of| as_of.by).or_else(|| self.user())
    }
}
