//! The words for a refusal: which catalogue, and which title stands for a kind.

use kernel::{Kind, Locale};
pub use proto::sentences::Catalogue;

/// The catalogue of a language.
pub fn catalogue(locale: Locale) -> &'static Catalogue {
    Catalogue::of(locale == Locale::Zh)
}

/// The key of a kind's title.
pub fn title_key(kind: Kind) -> &'static str {
    match kind {
        Kind::NotFound => "NOT_FOUND",
        Kind::AlreadyExists => "ALREADY_EXISTS",
        Kind::Conflict => "CONFLICT",
        Kind::StaleVersion => "STALE_VERSION",
        Kind::Invalid => "INVALID",
        Kind::Precondition => "PRECONDITION",
        Kind::Forbidden => "FORBIDDEN",
        Kind::Unauthenticated => "UNAUTHENTICATED",
        Kind::RateLimited => "RATE_LIMITED",
        Kind::Unavailable => "UNAVAILABLE",
        Kind::Internal => "INTERNAL",
    }
}
