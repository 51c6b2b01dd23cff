//! Lines of quotes and orders: what is charged, taken off, taxed and paid, each rounded by itself.

use super::Money;
use crate::Error;

/// One line of a quote or an order, each part rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Quantity times price.
    pub gross: Money,
    pub discount: Money,
    /// What is paid without tax.
    pub net: Money,
    pub tax: Money,
    /// Net and tax.
    pub total: Money,
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
