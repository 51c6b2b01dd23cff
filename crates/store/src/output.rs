//! From columns to values and from values to the wire, for the generated code.

use kernel::{Money, Placement, Uuid};
use rust_decimal::Decimal;
use sqlx::{Decode, Postgres, Row as _, Type};

use crate::{Row, RowResult};

/// The column at `at`, which moves on.
pub fn column<'r, T: Decode<'r, Postgres> + Type<Postgres>>(row: &'r Row, at: &mut usize) -> RowResult<T> {
    let value = row.try_get(*at)?;
    *at += 1;
    Ok(value)
}

/// Amount and currency columns.
pub fn money(row: &Row, at: &mut usize) -> RowResult<Option<Money>> {
    let amount: Option<Decimal> = column(row, at)?;
    let currency: Option<String> = column(row, at)?;
    Ok(amount.zip(currency).map(|(amount, currency)| Money { currency, amount }))
}

/// Principal and whether it may also edit.
pub fn shares(at: &Placement) -> impl Iterator<Item = (String, bool)> + '_ {
    at.readers.iter().map(|id: &Uuid| (id.to_string(), at.editors.contains(id)))
}
