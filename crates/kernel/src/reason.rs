//! Every reason the kernel gives for refusing a value, a filter or a sum, with the parameters its
//! sentence may name. The sentences themselves are written at the edge, in the caller's language.

/// `(reason, parameters)` of all refusals of this crate: a test at the edge asks a sentence for each.
pub const ALL: &[(&str, &[&str])] = &[
    (REQUIRED, &[]),
    (TOO_LONG, &["max"]),
    (CONTROL_CHARACTER, &["position"]),
    (NOT_A_PHONE, &["value"]),
    (NOT_AN_EMAIL, &["value"]),
    (NOT_A_URL, &["value"]),
    (NOT_A_DATE, &["value"]),
    (NOT_A_TIME, &["value"]),
    (NOT_A_UUID, &["value"]),
    (NOT_A_TIME_ZONE, &["value"]),
    (NOT_A_NUMBER, &["value"]),
    (NOT_A_WHOLE_NUMBER, &["value"]),
    (NOT_TRUE_OR_FALSE, &["value"]),
    (UNKNOWN_OPTION, &["value", "options"]),
    (NOT_AN_OBJECT, &[]),
    (NOT_JSON, &[]),
    (BAD_KEY, &["key"]),
    (TOO_DEEP, &["max"]),
    (NOT_A_CURRENCY, &["value"]),
    (NOT_AN_AMOUNT, &["value"]),
    (TOO_MANY_DECIMALS, &["max"]),
    (OUT_OF_RANGE, &["min", "max"]),
    (CURRENCIES_DIFFER, &["left", "right"]),
    (TOO_MANY_COMPARISONS, &["max"]),
    (UNEXPECTED, &["position", "found"]),
    (UNFINISHED_TEXT, &["position"]),
    (EXPECTED_FIELD, &["position", "found"]),
    (EXPECTED_OPERATOR, &["position", "found", "field"]),
    (EXPECTED_VALUE, &["position", "found", "field"]),
    (EXPECTED_CLOSING, &["position", "found"]),
    (PARENTHESES_REQUIRED, &["position"]),
    (UNKNOWN_FUNCTION, &["position", "function"]),
    (BAD_OFFSET, &["position", "found"]),
    (UNKNOWN_FIELD, &["field"]),
    (NOT_COMPARABLE, &["field"]),
    (OPERATOR_NOT_ALLOWED, &["field", "operator"]),
    (EQUALITY_ONLY, &["field", "operator"]),
    (FUNCTION_NOT_ALLOWED, &["field", "function"]),
];

/// A required value is missing or empty.
pub const REQUIRED: &str = "REQUIRED";
/// More than `max` characters (bytes for JSON and conditions).
pub const TOO_LONG: &str = "TOO_LONG";
/// A character that cannot be seen: NUL, escape, a direction override; or a line break in a short text.
pub const CONTROL_CHARACTER: &str = "CONTROL_CHARACTER";
pub const NOT_A_PHONE: &str = "NOT_A_PHONE";
pub const NOT_AN_EMAIL: &str = "NOT_AN_EMAIL";
/// Not a web address (http or https).
pub const NOT_A_URL: &str = "NOT_A_URL";
/// Not `YYYY-MM-DD` between the years 1 and 9999.
pub const NOT_A_DATE: &str = "NOT_A_DATE";
/// Neither an RFC 3339 instant nor a date.
pub const NOT_A_TIME: &str = "NOT_A_TIME";
pub const NOT_A_UUID: &str = "NOT_A_UUID";
/// Not a name of the IANA time zone database.
pub const NOT_A_TIME_ZONE: &str = "NOT_A_TIME_ZONE";
pub const NOT_A_NUMBER: &str = "NOT_A_NUMBER";
pub const NOT_A_WHOLE_NUMBER: &str = "NOT_A_WHOLE_NUMBER";
pub const NOT_TRUE_OR_FALSE: &str = "NOT_TRUE_OR_FALSE";
/// Not one of the field's options.
pub const UNKNOWN_OPTION: &str = "UNKNOWN_OPTION";
/// Custom fields are one JSON object.
pub const NOT_AN_OBJECT: &str = "NOT_AN_OBJECT";
pub const NOT_JSON: &str = "NOT_JSON";
/// A custom field's name is a small letter, then letters, digits and `_`, at most 63 characters.
pub const BAD_KEY: &str = "BAD_KEY";
/// Brackets within brackets, more than `max` deep.
pub const TOO_DEEP: &str = "TOO_DEEP";
/// Not three capital letters.
pub const NOT_A_CURRENCY: &str = "NOT_A_CURRENCY";
/// Not a decimal number such as `1234.50`.
pub const NOT_AN_AMOUNT: &str = "NOT_AN_AMOUNT";
pub const TOO_MANY_DECIMALS: &str = "TOO_MANY_DECIMALS";
pub const OUT_OF_RANGE: &str = "OUT_OF_RANGE";
/// Amounts of two currencies cannot be added or compared.
pub const CURRENCIES_DIFFER: &str = "CURRENCIES_DIFFER";
pub const TOO_MANY_COMPARISONS: &str = "TOO_MANY_COMPARISONS";
/// Something stands where the condition should have ended or gone on with AND or OR.
pub const UNEXPECTED: &str = "UNEXPECTED";
/// A quotation mark without its partner.
pub const UNFINISHED_TEXT: &str = "UNFINISHED_TEXT";
pub const EXPECTED_FIELD: &str = "EXPECTED_FIELD";
pub const EXPECTED_OPERATOR: &str = "EXPECTED_OPERATOR";
pub const EXPECTED_VALUE: &str = "EXPECTED_VALUE";
/// A closing parenthesis is missing.
pub const EXPECTED_CLOSING: &str = "EXPECTED_CLOSING";
/// AND and OR beside each other: parentheses must say which binds.
pub const PARENTHESES_REQUIRED: &str = "PARENTHESES_REQUIRED";
/// Only `today()`, `now()` and `me()` exist.
pub const UNKNOWN_FUNCTION: &str = "UNKNOWN_FUNCTION";
/// Not a distance in time such as `30d`; or too far; or one that this function cannot take.
pub const BAD_OFFSET: &str = "BAD_OFFSET";
/// No such field, or none that the caller may know of.
pub const UNKNOWN_FIELD: &str = "UNKNOWN_FIELD";
/// The field (lines, all custom fields together, encrypted) cannot stand in a condition.
pub const NOT_COMPARABLE: &str = "NOT_COMPARABLE";
pub const OPERATOR_NOT_ALLOWED: &str = "OPERATOR_NOT_ALLOWED";
/// The caller sees this field masked: only `=`, `!=` and `IN` are allowed.
pub const EQUALITY_ONLY: &str = "EQUALITY_ONLY";
pub const FUNCTION_NOT_ALLOWED: &str = "FUNCTION_NOT_ALLOWED";

/// A caller's text as a message may repeat it: its first 60 characters.
pub fn shown(text: &str) -> String {
    let mut start: String = text.chars().filter(|c| !c.is_control()).take(61).collect();
    if start.chars().count() > 60 {
        start.pop();
        start.push('…');
    }
    start
}
