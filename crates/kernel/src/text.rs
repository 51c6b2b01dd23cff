//! How names, phones and e-mails are read: written in one way before they are stored, shown in
//! part to those who may not see all, and cut into the terms by which a search finds them.

pub mod company;
pub mod domain;
pub mod email;
pub mod name;
pub mod near;
pub mod phone;
pub mod pinyin;
pub mod search;
pub mod sound;
pub mod terms;
pub mod time;
pub mod url;

pub use search::{SearchQuery, search};
pub use terms::{pairs_within, terms};

use crate::Format;

/// The one way a text of this format is written, or `None` if it cannot be one: what is stored and
/// what a filter compares with. Texts without a rule of their own are only trimmed.
pub fn normalise(format: Format, text: &str) -> Option<String> {
    match format {
        Format::Phone => phone::normalise(text),
        Format::Email => email::normalise(text),
        Format::Url => url::normalise(text),
        Format::Name => Some(name::normalise(text)),
        Format::Uuid => uuid::Uuid::try_parse(text.trim()).ok().map(|id| id.to_string()),
        Format::Plain
        | Format::LongText
        | Format::Date
        | Format::Condition
        | Format::TimeZone
        | Format::Decimal => Some(text.trim().to_owned()),
    }
}

/// What a caller sees of a masked text: `138****0000`, `a***@example.com`, `张***`.
pub fn mask(format: Format, text: &str) -> String {
    match format {
        Format::Phone => phone::mask(text),
        Format::Email => email::mask(text),
        _ => name::mask(text),
    }
}
