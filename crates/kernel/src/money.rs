//! Money: a currency and a decimal amount, never a float. Tax and discount are rounded half-up per
//! line to what the currency can pay; a total is the sum of its rounded lines.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::{Error, Kind, reason};

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

/// One line of a quote or an order, each part rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Quantity times price.
    pub gross: Money,
    pub discount: Money,
    /// Gross less discount.
    pub net: Money,
    pub tax: Money,
    /// Net and tax.
    pub total: Money,
}

impl Money {
    /// Zero of a currency.
    pub fn zero(currency: &str) -> Self {
        Self { currency: currency.to_owned(), amount: Decimal::ZERO }
    }

    /// Reads a currency and an amount as a caller writes them, `"CNY"` and `"1234.50"`. Refuses a
    /// currency that is not three letters, more than four decimals and more than 16 digits.
    pub fn parse(currency: &str, amount: &str) -> Result<Self, Error> {
        let currency = currency.trim().to_ascii_uppercase();
        if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(refuse(reason::NOT_A_CURRENCY).with("value", reason::shown(&currency)));
        }
        let plain = amount.trim();
        let digits_only = plain.bytes().all(|b| b.is_ascii_digit() || b".-+".contains(&b));
        let amount = Decimal::from_str_exact(plain)
            .ok()
            .filter(|_| digits_only && plain.len() <= 40)
            .ok_or_else(|| refuse(reason::NOT_AN_AMOUNT).with("value", reason::shown(plain)))?;
        Self { currency, amount }.checked()
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

/// `quantity` pieces at `price`; `discount` and `tax` in per cent (10 is ten per cent, the discount at
/// most 100). Gross, discount and tax are rounded half-up, each to what the currency can pay.
pub fn line(quantity: Decimal, price: &Money, discount: Decimal, tax: Decimal) -> Result<Line, Error> {
    let hundred = Decimal::ONE_HUNDRED;
    for (name, rate, max) in [("discount", discount, hundred), ("tax", tax, Decimal::ONE_THOUSAND)] {
        if rate < Decimal::ZERO || rate > max {
            return Err(Error::invalid(name, reason::OUT_OF_RANGE).with("min", 0).with("max", max));
        }
    }
    // Rounded once, from the exact product.
    let part = |of: &Money, factor: Decimal| -> Result<Money, Error> {
        let exact = of.amount.checked_mul(factor).ok_or_else(out_of_range)?;
        Money { currency: of.currency.clone(), amount: exact }.rounded().checked()
    };
    let gross = part(price, quantity)?;
    let discount = part(&gross, discount / hundred)?;
    let net = gross.checked_sub(&discount)?;
    let tax = part(&net, tax / hundred)?;
    let total = net.checked_add(&tax)?;
    Ok(Line { gross, discount, net, tax, total })
}

/// The sum of all lines, part by part; zeros of `currency` when there are none.
pub fn total<'a>(currency: &str, lines: impl IntoIterator<Item = &'a Line>) -> Result<Line, Error> {
    let zero = Money::zero(currency);
    let empty = Line {
        gross: zero.clone(),
        discount: zero.clone(),
        net: zero.clone(),
        tax: zero.clone(),
        total: zero,
    };
    lines.into_iter().try_fold(empty, |sum, line| {
        Ok(Line {
            gross: sum.gross.checked_add(&line.gross)?,
            discount: sum.discount.checked_add(&line.discount)?,
            net: sum.net.checked_add(&line.net)?,
            tax: sum.tax.checked_add(&line.tax)?,
            total: sum.total.checked_add(&line.total)?,
        })
    })
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cny(amount: &str) -> Money {
        Money::parse("CNY", amount).expect("an amount")
    }

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn reason_of<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
        let error = result.expect_err("refused");
        error.fields().first().map_or(error.reason(), |field| field.reason)
    }

    #[test]
    fn an_amount_is_read_as_written() {
        assert_eq!(cny("1234.50").amount.to_string(), "1234.50");
        assert_eq!(Money::parse(" cny ", "-0").expect("zero"), Money::zero("CNY"));
    }

    #[test]
    fn what_is_no_money_is_refused() {
        for currency in ["", "CN", "CNYY", "人民币", "C1Y"] {
            assert_eq!(reason_of(Money::parse(currency, "1")), reason::NOT_A_CURRENCY, "{currency}");
        }
        for amount in ["", "abc", "1,000", "1e5", "NaN", "1_000", "--1", "１"] {
            assert_eq!(reason_of(Money::parse("CNY", amount)), reason::NOT_AN_AMOUNT, "{amount}");
        }
        assert_eq!(reason_of(Money::parse("CNY", "0.00001")), reason::TOO_MANY_DECIMALS);
        assert_eq!(reason_of(Money::parse("CNY", "10000000000000000")), reason::OUT_OF_RANGE);
    }

    #[test]
    fn two_currencies_are_never_added() {
        let yen = Money::parse("JPY", "1").expect("yen");
        assert_eq!(reason_of(cny("1").checked_add(&yen)), reason::CURRENCIES_DIFFER);
    }

    #[test]
    fn halves_go_up_to_what_can_be_paid() {
        assert_eq!(cny("0.125").rounded(), cny("0.13"));
        assert_eq!(cny("-0.125").rounded(), cny("-0.13"));
        assert_eq!(Money::parse("JPY", "1.5").expect("yen").rounded().amount, number("2"));
        assert_eq!(Money::parse("KWD", "1.0005").expect("dinar").rounded().amount, number("1.001"));
    }

    #[test]
    fn tax_and_discount_are_rounded_half_up_per_line_and_the_total_is_the_sum_of_lines() {
        let one = line(number("3"), &cny("0.335"), number("10"), number("13")).expect("a line");
        assert_eq!((&one.gross, &one.discount, &one.net), (&cny("1.01"), &cny("0.10"), &cny("0.91")));
        assert_eq!((&one.tax, &one.total), (&cny("0.12"), &cny("1.03")));
        let three = total("CNY", [&one, &one, &one]).expect("a total");
        // Rounded at the end it would be 0.35.
        assert_eq!((three.tax, three.total), (cny("0.36"), cny("3.09")));
    }

    #[test]
    fn rates_have_bounds() {
        assert_eq!(
            reason_of(line(Decimal::ONE, &cny("1"), number("101"), Decimal::ZERO)),
            reason::OUT_OF_RANGE
        );
        assert_eq!(
            reason_of(line(Decimal::ONE, &cny("1"), Decimal::ZERO, number("-1"))),
            reason::OUT_OF_RANGE
        );
        assert_eq!(
            reason_of(line(Decimal::MAX, &cny("2"), Decimal::ZERO, Decimal::ZERO)),
            reason::OUT_OF_RANGE
        );
    }

    proptest! {
        #[test]
        fn the_parts_of_a_line_add_up(quantity in 1..1_000_i64, price in 0..10_000_000_i64, discount in 0..=100_i64, tax in 0..=30_i64) {
            let price = Money { currency: "CNY".into(), amount: Decimal::new(price, 3) };
            let one = line(quantity.into(), &price, discount.into(), tax.into()).expect("a line");
            prop_assert_eq!(one.gross.amount, one.net.amount + one.discount.amount);
            prop_assert_eq!(one.total.amount, one.net.amount + one.tax.amount);
            prop_assert!(one.total.amount.scale() <= 2 && one.net.amount >= Decimal::ZERO);
        }
    }
}
