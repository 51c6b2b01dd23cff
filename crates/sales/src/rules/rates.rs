//! Rates and quantities as they may be typed in.

use kernel::FieldErrors;
use rust_decimal::Decimal;

/// From nothing to a hundred per cent.
pub fn per_cent(at: impl Into<String>, rate: Option<Decimal>, errors: &mut FieldErrors) {
    if rate.is_some_and(|rate| rate < Decimal::ZERO || rate > Decimal::ONE_HUNDRED) {
        errors.push_with(at, "OUT_OF_RANGE", super::pipeline::bounds(0, 100));
    }
}

/// No less than nothing.
pub fn not_negative(at: impl Into<String>, number: Option<Decimal>, errors: &mut FieldErrors) {
    if number.is_some_and(|number| number < Decimal::ZERO) {
        errors.push(at, "NEGATIVE");
    }
}

/// More than nothing.
pub fn positive(at: impl Into<String>, number: Option<Decimal>, errors: &mut FieldErrors) {
    if number.is_some_and(|number| number <= Decimal::ZERO) {
        errors.push(at, "NOT_POSITIVE");
    }
}

/// A currency as it is kept: three capital letters.
pub fn currency(at: &str, code: &str, errors: &mut FieldErrors) {
    if !code.is_empty() && (code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
        errors.push_with(at, "NOT_A_CURRENCY", vec![("value".to_owned(), code.to_owned())]);
    }
}
