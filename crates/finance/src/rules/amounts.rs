//! Amounts and rates as they may be typed in.

use kernel::{Date, Error, FieldErrors, Money, Result, money::minor_units};
use rust_decimal::Decimal;

/// An amount that can be paid: more than nothing, and no finer than the currency's smallest coin.
pub fn payable(at: &str, money: Option<&Money>, errors: &mut FieldErrors) {
    let Some(money) = money else {
        // what is wrong with one of its parts was said already
        let part = format!("{at}.");
        if !errors.found().iter().any(|wrong| wrong.field.starts_with(&part)) {
            errors.push(at, "REQUIRED");
        }
        return;
    };
    if money.amount <= Decimal::ZERO {
        errors.push(format!("{at}.amount"), "NOT_POSITIVE");
    }
    let units = minor_units(&money.currency);
    if money.amount.normalize().scale() > units {
        errors.push_with(
            format!("{at}.amount"),
            "TOO_MANY_DECIMALS",
            vec![("max".to_owned(), units.to_string())],
        );
    }
}

/// An amount in a request, in a currency that is known; none: nothing was said.
pub fn asked(at: &str, text: &str, currency: &str) -> Result<Option<Decimal>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let money = Money::parse(currency, text).map_err(|error| error.at(at))?;
    let mut errors = FieldErrors::default();
    payable(at, Some(&money), &mut errors);
    errors.finish().map_err(|error| error.at(at))?;
    Ok(Some(money.amount))
}

/// From nothing to a hundred per cent.
pub fn per_cent(at: &str, rate: Option<Decimal>, errors: &mut FieldErrors) {
    if rate.is_some_and(|rate| rate < Decimal::ZERO || rate > Decimal::ONE_HUNDRED) {
        errors.push_with(at, "OUT_OF_RANGE", bounds(0, 100));
    }
}

/// A number of days.
pub fn days(at: &str, days: Option<i32>, errors: &mut FieldErrors) {
    if days.is_some_and(|days| !(0..=3650).contains(&days)) {
        errors.push_with(at, "OUT_OF_RANGE", bounds(0, 3650));
    }
}

/// A day in a request, empty: `otherwise`; none that is still to come.
pub fn past_day(at: &str, text: &str, today: Date) -> Result<Date> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(today);
    }
    let day = kernel::text::time::date(text).ok_or_else(|| Error::invalid(at, "NOT_A_DATE"))?;
    if day > today { Err(Error::invalid(at, "IN_THE_FUTURE")) } else { Ok(day) }
}

/// As a person reads it: `CNY 1234.5`.
pub fn told(money: Option<&Money>) -> Option<String> {
    money.map(|money| format!("{} {}", money.currency, money.amount.normalize()))
}

fn bounds(min: i32, max: i32) -> Vec<(String, String)> {
    vec![("min".to_owned(), min.to_string()), ("max".to_owned(), max.to_string())]
}
