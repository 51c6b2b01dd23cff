//! Money: a currency and a decimal amount, never a float.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An amount of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// ISO 4217 code, upper case.
    pub currency: String,
    pub amount: Decimal,
}
