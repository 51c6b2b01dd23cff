use proptest::prelude::*;

use super::sql::{Parameter, Sql, Tables, sql};
use super::*;

fn written(text: &str) -> Sql {
    sql(&checked(text), &ctx(), 3, Tables::default())
}

#[test]
fn comparisons_become_sql_with_typed_parameters() {
    for (condition, expected) in [
        ("", "true"),
        ("seats = 5", "r.seats = $3::int8"),
        ("seats != 5", "(r.seats = $3::int8) is not true"),
        ("NOT seats != 5", "r.seats = $3::int8"),
        (
            "NOT (seats < 5 AND vip = true)",
            "((r.seats < $3::int8) is not true or (r.vip = $4::bool) is not true)",
        ),
        ("name > A", "r.name collate \"C\" > $3::text"),
        ("name : A", "strpos(lower(r.name collate \"C\"), $3::text) > 0"),
        ("city = Berlin", "r.city collate \"C\" = $3::text"),
        ("city IN (Berlin)", "r.city collate \"C\" = $3::text"),
        ("city = null", "r.city is null"),
        ("NOT city = null", "r.city is not null"),
        ("status = null", "(r.status <> 0) is not true"),
        ("status IN (OPEN, WON)", "r.status = any($3::int8[])"),
        ("status:*", "r.status <> 0"),
        ("tags : vip", "r.tags @> array[$3::text]"),
        ("readers IN (me())", "r.readers && $3::uuid[]"),
        ("amount > 5", "r.amount > $3::numeric"),
        ("amount.currency = CNY", "r.amount_currency = $3::text"),
        ("lastFollowUpAt < today() - 30d", "f.last_follow_up_at < $3::timestamptz"),
        ("createdAt = today()", "(r.created_at >= $3::timestamptz and r.created_at < $4::timestamptz)"),
        ("custom.size = 5", "(r.custom -> 'size') = $3::text::jsonb"),
        (
            "custom.size > 5",
            "(jsonb_typeof((r.custom -> 'size')) = 'number' and (r.custom -> 'size') > $3::text::jsonb)",
        ),
        ("custom.size:*", "(r.custom -> 'size') <> 'null'::jsonb"),
    ] {
        assert_eq!(written(condition).text, expected, "{condition}");
    }
}

#[test]
fn a_missing_fact_is_asked_for_where_facts_stand() {
    let tables = Tables { table: Some("deals"), ..Tables::default() };
    let written = |text| sql(&checked(text), &ctx(), 1, tables).text;
    assert_eq!(
        written("lastFollowUpAt = null"),
        "not exists (select 1 from deals_facts g where g.id = r.id and g.last_follow_up_at is not null)"
    );
    assert_eq!(written("lastFollowUpAt != null"), "f.last_follow_up_at is not null");
    assert_eq!(written("city = null"), "r.city is null");
}

#[test]
fn parameters_are_in_their_stored_form() {
    assert_eq!(written("phone = '138 0013 8000'").parameters, [Parameter::Text("+8613800138000".into())]);
    let midnight = "2025-12-31T16:00:00Z".parse().expect("a time");
    assert_eq!(written("createdAt < today() - 30d").parameters, [Parameter::Time(midnight)]);
    assert_eq!(written("custom.a = 'x\"'").parameters, [Parameter::Text("\"x\\\"\"".into())]);
}

#[test]
fn nobody_owns_nothing() {
    let mut system = ctx();
    system.actor = crate::Actor::Anonymous;
    let text = |condition| sql(&checked(condition), &system, 1, Tables::default()).text;
    assert_eq!(text("ownerId = me()"), "false");
    assert_eq!(text("ownerId != me()"), "(false) is not true");
}

proptest! {
    #[test]
    fn no_word_of_the_caller_is_in_the_sql(numbers in prop::collection::vec(any::<u32>(), 0..80)) {
        let condition = arbitrary::condition(&DEAL, &mut arbitrary::Choices::new(numbers));
        let Sql { text, parameters } = sql(&condition, &ctx(), 1, Tables::default());
        for word in ["Acme", "华为", "hi", "Neil", "2026", "example"] {
            prop_assert!(!text.contains(word), "{}", text);
        }
        for at in 1..=parameters.len() {
            let placeholder = format!("${at}::");
            prop_assert_eq!(text.matches(&placeholder).count(), 1, "{}", text);
        }
    }
}
