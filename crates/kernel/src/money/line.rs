//! Lines of quotes and orders: what is charged, taken off, taxed and paid, each rounded by itself.

use rust_decimal::Decimal;

use super::{Money, out_of_range};
use crate::{Error, reason};

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
