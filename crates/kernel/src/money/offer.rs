//! What an offer costs: each line with its own discount, then what is taken off the whole (a share in
//! per cent, then an amount), shared out over the lines so that each has its own tax. Prices are with
//! or without tax, as the company says. Every part of every line is rounded half-up to what the
//! currency can pay, and a total is the sum of its lines, so a spreadsheet comes to the same cent.

use rust_decimal::Decimal;

use super::{Line, Money, half_up, minor_units, total};
use crate::{Error, reason};

/// One line as it is offered; rates in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub quantity: Decimal,
    pub price: Decimal,
    pub discount: Decimal,
    pub tax: Decimal,
}

/// What holds for all lines together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Whole {
    /// Prices are with tax: it is taken out of what is paid instead of put on top.
    pub tax_included: bool,
    /// In per cent, after the lines' own discounts.
    pub discount: Decimal,
    /// An amount in the offer's currency, after all else.
    pub reduction: Decimal,
}

/// The lines as they are charged, and their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub lines: Vec<Line>,
    pub total: Line,
}

/// Reckons an offer. Of a line `gross` is quantity times price and `discount` all that is taken off it;
/// what remains is `net` where tax comes on top, else `total`. Refuses what is out of bounds by the
/// names `discount`, `tax` and `reduction`.
pub fn offer(currency: &str, asked: &[Asked], whole: &Whole) -> Result<Offer, Error> {
    let units = minor_units(currency);
    let money = |amount: Decimal| Money { currency: currency.to_owned(), amount }.checked();
    let per_cent = |of: Decimal, rate: Decimal| -> Result<Decimal, Error> {
        let exact = of.checked_mul(rate / Decimal::ONE_HUNDRED).ok_or_else(super::out_of_range)?;
        Ok(half_up(exact, units))
    };
    bounded("discount", whole.discount, Decimal::ONE_HUNDRED)?;
    // gross and what is left of it before the reduction
    let mut open = Vec::with_capacity(asked.len());
    for line in asked {
        bounded("discount", line.discount, Decimal::ONE_HUNDRED)?;
        bounded("tax", line.tax, Decimal::ONE_THOUSAND)?;
        let exact = line.quantity.checked_mul(line.price).ok_or_else(super::out_of_range)?;
        let gross = half_up(exact, units);
        let after = gross - per_cent(gross, line.discount)?;
        open.push((gross, after - per_cent(after, whole.discount)?));
    }
    let left: Decimal = open.iter().map(|(_, after)| *after).sum();
    if whole.reduction != half_up(whole.reduction, units) {
        return Err(Error::invalid("reduction", reason::TOO_MANY_DECIMALS).with("max", units));
    }
    bounded("reduction", whole.reduction, left.max(Decimal::ZERO))?;

    let mut lines = Vec::with_capacity(asked.len());
    let (mut seen, mut given) = (Decimal::ZERO, Decimal::ZERO);
    for (line, (gross, after)) in asked.iter().zip(open) {
        // what the lines so far should have borne, less what they have: no cent is lost or shared twice
        seen += after;
        let due = match left.is_zero() {
            true => Decimal::ZERO,
            false => {
                half_up(whole.reduction.checked_mul(seen).ok_or_else(super::out_of_range)? / left, units)
            }
        };
        let after = after - (due - given);
        given = due;
        let (net, total) = match whole.tax_included {
            false => (after, after + per_cent(after, line.tax)?),
            true => (half_up(after / (Decimal::ONE + line.tax / Decimal::ONE_HUNDRED), units), after),
        };
        lines.push(Line {
            gross: money(gross)?,
            discount: money(gross - after)?,
            net: money(net)?,
            tax: money(total - net)?,
            total: money(total)?,
        });
    }
    let total = total(currency, &lines)?;
    Ok(Offer { lines, total })
}

fn bounded(name: &str, value: Decimal, max: Decimal) -> Result<(), Error> {
    match value >= Decimal::ZERO && value <= max {
        true => Ok(()),
        false => Err(Error::invalid(name, reason::OUT_OF_RANGE).with("min", 0).with("max", max)),
    }
}

#[cfg(test)]
mod tests;
