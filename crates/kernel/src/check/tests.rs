use proptest::prelude::*;

use super::*;
use crate::Error;
use crate::sample::{DEAL, NAME, NOTE, PHONE};

fn refused(check: impl FnOnce(&mut FieldErrors)) -> Vec<(String, &'static str)> {
    let mut errors = FieldErrors::default();
    check(&mut errors);
    let error = errors.finish().err();
    let fields = error.as_ref().map(Error::fields).unwrap_or_default();
    fields.iter().map(|field| (field.field.clone(), field.reason)).collect()
}

fn of(format: Format, value: &str) -> Result<Option<String>, &'static str> {
    let field = FieldDef { format, required: false, ..copy(&NAME) };
    let mut errors = FieldErrors::default();
    let written = text(&field, value, "value", &mut errors);
    errors.finish().map(|()| written).map_err(|error| error.fields()[0].reason)
}

fn copy(field: &FieldDef) -> FieldDef {
    FieldDef { ..*field }
}

#[test]
fn texts_are_stored_in_one_form() {
    let stored = |text: &str| Ok(Some(text.to_owned()));
    assert_eq!(of(Format::Name, "  ＡＢＣ　公司 "), stored("ABC 公司"));
    assert_eq!(of(Format::Phone, "138 0013 8000"), stored("+8613800138000"));
    assert_eq!(of(Format::Email, "A@Example.com"), stored("a@example.com"));
    assert_eq!(of(Format::Url, "www.example.com"), stored("https://www.example.com"));
    assert_eq!(of(Format::LongText, "one\r\ntwo\t"), stored("one\ntwo"));
    assert_eq!(of(Format::TimeZone, "Asia/Shanghai"), stored("Asia/Shanghai"));
    assert_eq!(of(Format::Date, "2026-01-31"), stored("2026-01-31"));
    assert_eq!(of(Format::Condition, "status = OPEN"), stored("status = OPEN"));
}

#[test]
fn wrong_texts_say_what_they_are_not() {
    assert_eq!(of(Format::Phone, "12"), Err(reason::NOT_A_PHONE));
    assert_eq!(of(Format::Email, "a"), Err(reason::NOT_AN_EMAIL));
    assert_eq!(of(Format::Url, "javascript:alert(1)"), Err(reason::NOT_A_URL));
    assert_eq!(of(Format::Date, "2026-02-30"), Err(reason::NOT_A_DATE));
    assert_eq!(of(Format::Uuid, "x"), Err(reason::NOT_A_UUID));
    assert_eq!(of(Format::TimeZone, "Mars/Olympus"), Err(reason::NOT_A_TIME_ZONE));
    assert_eq!(of(Format::Condition, "a ="), Err(reason::EXPECTED_VALUE));
    for (format, text) in [(Format::Plain, "a\0b"), (Format::Plain, "a\nb"), (Format::LongText, "a\u{1b}b")] {
        assert_eq!(of(format, text), Err(reason::CONTROL_CHARACTER));
    }
    assert_eq!(of(Format::Plain, &"字".repeat(256)), Err(reason::TOO_LONG));
    assert_eq!(of(Format::Plain, &"字".repeat(1_000_000)), Err(reason::TOO_LONG));
}

#[test]
fn an_empty_text_clears_a_field_unless_it_is_required() {
    assert_eq!(refused(|errors| assert_eq!(text(&PHONE, " ", "phone", errors), None)), []);
    let required = vec![("name".to_owned(), reason::REQUIRED)];
    assert_eq!(refused(|errors| assert_eq!(text(&NAME, " \u{200b} ", "name", errors), None)), required);
    assert_eq!(refused(|errors| assert_eq!(text(&NAME, "", "name", errors), None)), required);
}

#[test]
fn options_are_those_of_the_definition() {
    let status = DEAL.field("status").expect("a field");
    assert_eq!(refused(|errors| assert_eq!(option(status, 2, "status", errors), Some(2))), []);
    let unknown = vec![("status".to_owned(), reason::UNKNOWN_OPTION)];
    assert_eq!(refused(|errors| assert_eq!(option(status, 9, "status", errors), None)), unknown);
}

#[test]
fn custom_fields_are_an_object_of_bounded_size() {
    let wrong = |json: &str| refused(|errors| drop(custom(json, "custom", errors)));
    assert_eq!(wrong("{\"a\":[1,{\"B\":2}]}"), []);
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(5), "]".repeat(5));
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(LONGEST_CUSTOM));
    assert_eq!(
        wrong(r#"{"a":["1e999 \" -5e999 \\", {"b":"7e999"}], "c":-0.5e3}"#),
        [],
        "no numbers but -500"
    );
    let cases: [(&str, &str, &str); 9] = [
        ("{\"a\": [1, {\"b\": [-1e-200000]}]}", "custom.a", reason::OUT_OF_RANGE),
        ("[\"a list of some length\"]", "custom", reason::NOT_AN_OBJECT),
        ("{\"a\": 1, \"no end of this", "custom", reason::NOT_JSON),
        ("{\"Region\": \"a long text here\"}", "custom", reason::BAD_KEY),
        ("{\"a'b\": \"a long text here\"}", "custom", reason::BAD_KEY),
        ("{\"region\": \"with \\u0000 in it\"}", "custom.region", reason::CONTROL_CHARACTER),
        ("{\"size\": 1234567890123456789012345678901}", "custom.size", reason::OUT_OF_RANGE),
        (&deep, "custom.a", reason::TOO_DEEP),
        (&long, "custom", reason::TOO_LONG),
    ];
    for (json, path, reason) in cases {
        assert_eq!(wrong(json), [(path.to_owned(), reason)], "{json}");
    }
}

proptest! {
    #[test]
    fn what_was_stored_is_stored_again_unchanged(value in any::<String>()) {
        for field in [&NAME, &PHONE, &NOTE] {
            let mut errors = FieldErrors::default();
            if let Some(once) = text(field, &value, "value", &mut errors) {
                prop_assert!(!once.contains('\0') && !once.is_empty());
                prop_assert_eq!(text(field, &once, "value", &mut errors), Some(once));
                prop_assert!(errors.is_empty());
            }
        }
    }

    #[test]
    fn any_custom_json_is_stored_or_refused(json in "[{}\\[\\]\",:a0-9e.\\\\u-]{0,40}") {
        let mut errors = FieldErrors::default();
        let stored = custom(&json, "custom", &mut errors);
        prop_assert_eq!(stored.is_some(), errors.is_empty());
    }
}
