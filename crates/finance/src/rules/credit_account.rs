//! What holds for credit accounts: one for a customer and currency, with a limit in that currency.

use kernel::{Ctx, FieldErrors};
use rust_decimal::Decimal;
use store::Rules;

use super::amounts;
use crate::records::CreditAccount;

impl Rules for CreditAccount {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        let code = &self.currency;
        if !code.is_empty() && (code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
            errors.push_with("currency", "NOT_A_CURRENCY", vec![("value".to_owned(), code.clone())]);
        }
        if let Some(limit) = &self.credit_limit {
            if limit.currency != self.currency {
                errors.push("creditLimit.currency", "CURRENCY_OF_ACCOUNT");
            }
            if limit.amount < Decimal::ZERO {
                errors.push("creditLimit.amount", "NEGATIVE");
            }
        }
        amounts::days("creditDays", self.credit_days, errors);
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "block" => !self.held,
            "unblock" => self.held,
            _ => true,
        }
    }
}
