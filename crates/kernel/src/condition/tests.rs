//! What the language promises: in `parsing` how it reads, in `asking` what it answers, in `writing` the SQL.

mod asking;
mod parsing;
mod writing;

use super::*;
use crate::sample::DEAL;
use crate::{Actor, Ctx};

/// 31 January 2026, noon in Shanghai; the caller is the first of the arbitrary ids.
fn ctx() -> Ctx {
    let now = "2026-01-31T04:00:00Z".parse().expect("a time");
    let mut ctx = Ctx::system("test", Uuid::nil(), now);
    ctx.zone = chrono_tz::Asia::Shanghai;
    ctx.actor = Actor::User(arbitrary::ids()[0]);
    ctx
}

/// `phone` is masked, `secret` hidden.
fn field_use(field: &FieldDef) -> FieldUse {
    match field.name {
        "phone" => FieldUse::EqualityOnly,
        "secret" => FieldUse::Unknown,
        _ => FieldUse::Full,
    }
}

fn checked(text: &str) -> Condition {
    read("filter", text, &DEAL, field_use).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Reason of the refusal and its parameters, `REASON a=1 b=2`.
fn refusal(text: &str) -> String {
    let error = read("filter", text, &DEAL, field_use).expect_err(text);
    let [field] = error.fields() else { panic!("{text}: {error}") };
    assert_eq!(field.field, "filter");
    let known = crate::reason::ALL.iter().any(|(reason, _)| *reason == field.reason);
    assert!(known, "{} is not listed", field.reason);
    let params = field.params.iter().map(|(name, value)| format!(" {name}={value}"));
    format!("{}{}", field.reason, params.collect::<String>())
}
