//! Money: a currency and a decimal amount, never a float. Tax and discount are rounded half-up per
//! line to what the currency can pay; a total is the sum of its rounded lines.

mod line;
mod offer;
pub mod written;

pub use line::{Line, total};
pub use offer::{Asked, Offer, Whole, offer};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::{Error, FieldErrors, Kind, reason};

/// An amount of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// ISO 4217 code, upper case.
    pub currency: String,
    pub amount: Decimal,
}

/// Decimals that an amount may carry (unit prices are finer than what can be paid).
pub const MOST_DECIMALS: u32 = 4;
/// Digits before the point.
const MOST_DIGITS: u32 = 16;

/// Currencies whose smallest coin is not a hundredth (ISO 4217, minor units).
const WITHOUT_COINS: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const WITH_THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// Decimals of what can be paid in the currency: 2 for CNY, 0 for JPY, 3 for KWD.
pub fn minor_units(currency: &str) -> u32 {
    let among = |list: &str| list.split(' ').any(|code| code == currency);
    if among(WITHOUT_COINS) {
        0
    } else if among(WITH_THOUSANDTHS) {
        3
    } else {
        2
    }
}

impl Money {
    /// Zero of a currency.
    pub fn zero(currency: &str) -> Self {
        Self { currency: currency.to_owned(), amount: Decimal::ZERO }
    }

    /// Reads a currency and an amount as a caller writes them, `"CNY"` and `"1234.50"`. Refuses a
    /// currency that is not three letters, more than four decimals and more than 16 digits; names both where
    /// both are wrong.
    pub fn parse(currency: &str, amount: &str) -> Result<Self, Error> {
        let mut errors = FieldErrors::default();
        let currency = currency.trim().to_ascii_uppercase();
        if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
            let refusal = Error::invalid("currency", reason::NOT_A_CURRENCY);
            errors.extend("", refusal.with("value", reason::shown(&currency)));
        }
        let money = number(amount).and_then(|amount| Self { currency, amount }.checked());
        let money = money.map_err(|error| errors.extend("", error)).ok();
        errors.finish()?;
        money.ok_or_else(out_of_range)
    }

    pub fn checked_add(&self, other: &Self) -> Result<Self, Error> {
        self.combine(other, Decimal::checked_add)
    }

    pub fn checked_sub(&self, other: &Self) -> Result<Self, Error> {
        self.combine(other, Decimal::checked_sub)
    }

    /// The amount times a number (a quantity, a share), unrounded to four decimals.
    pub fn times(&self, factor: Decimal) -> Result<Self, Error> {
        let amount = self.amount.checked_mul(factor).ok_or_else(out_of_range)?;
        Self { currency: self.currency.clone(), amount: half_up(amount, MOST_DECIMALS) }.checked()
    }

    /// To what can be paid in the currency, half-up (a half moves away from zero).
    pub fn rounded(&self) -> Self {
        Self { currency: self.currency.clone(), amount: half_up(self.amount, minor_units(&self.currency)) }
    }

    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// Refuses what the database could not keep.
    fn checked(self) -> Result<Self, Error> {
        let amount = self.amount.normalize();
        if amount.scale() > MOST_DECIMALS {
            return Err(refuse(reason::TOO_MANY_DECIMALS).with("max", MOST_DECIMALS));
        }
        if amount.abs() >= Decimal::from(10_i64.pow(MOST_DIGITS)) {
            return Err(out_of_range());
        }
        // 1234.50 keeps the zero it was written with; minus zero is zero.
        Ok(if amount.is_zero() { Self::zero(&self.currency) } else { self })
    }

    fn combine(
        &self,
        other: &Self,
        sum: impl Fn(Decimal, Decimal) -> Option<Decimal>,
    ) -> Result<Self, Error> {
        if self.currency != other.currency {
            let refusal = Error::new(Kind::Invalid, reason::CURRENCIES_DIFFER);
            return Err(refusal.with("left", &self.currency).with("right", &other.currency));
        }
        let amount = sum(self.amount, other.amount).ok_or_else(out_of_range)?;
        Self { currency: self.currency.clone(), amount }.checked()
    }
}

fn number(amount: &str) -> Result<Decimal, Error> {
    let plain = amount.trim();
    let digits_only = plain.bytes().all(|b| b.is_ascii_digit() || b".-+".contains(&b));
    Decimal::from_str_exact(plain)
        .ok()
        .filter(|_| digits_only && plain.len() <= 40)
        .ok_or_else(|| refuse(reason::NOT_AN_AMOUNT).with("value", reason::shown(plain)))
}

fn half_up(amount: Decimal, decimals: u32) -> Decimal {
    amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

fn refuse(reason: &'static str) -> Error {
    Error::invalid("amount", reason)
}

fn out_of_range() -> Error {
    let most = 10_i64.pow(MOST_DIGITS) - 1;
    refuse(reason::OUT_OF_RANGE).with("min", -most).with("max", most)
}

#[cfg(test)]
mod tests;
