//! What holds for every payment: each cent is allocated, refunded or advance.

use kernel::{Ctx, Error, FieldErrors, Money, Result};
use rust_decimal::Decimal;
use store::{Rules, Uow, fault};

use super::amounts;
use crate::{
    ground::amount,
    numbers,
    records::{Payment, PaymentState},
};

impl Rules for Payment {
    fn check(&self, ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        amounts::payable("amount", self.amount.as_ref(), errors);
        if self.received_on.is_some_and(|day| day > ctx.today()) {
            errors.push("receivedOn", "IN_THE_FUTURE");
        }
    }

    /// A transfer is entered once, whoever enters it.
    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        let Some(reference) = &self.bank_reference else { return Ok(()) };
        if before.is_some_and(|before| before.bank_reference == self.bank_reference) {
            return Ok(());
        }
        numbers::turn(uow, "bank_reference").await?;
        let other: Option<Option<String>> = sqlx::query_scalar(
            "select number from payments where bank_reference = $1 and id <> $2 and state <> 2 limit 1",
        )
        .bind(reference)
        .bind(self.head.id)
        .fetch_optional(uow.unscoped("a transfer is entered once"))
        .await
        .map_err(fault)?;
        match other {
            Some(number) => Err(Error::invalid("bankReference", "TRANSFER_ENTERED")
                .with("number", number.unwrap_or_default())),
            None => Ok(()),
        }
    }

    fn available(&self, action: &str) -> bool {
        let advance = amount(self.advance.as_ref()) > Decimal::ZERO;
        match action {
            "update" => !self.head.locked,
            "allocate" | "refund" => self.is_booked().is_ok() && advance,
            "release" => self.is_booked().is_ok() && amount(self.allocated.as_ref()) > Decimal::ZERO,
            "void" => self.can_be_voided().is_ok(),
            _ => true,
        }
    }
}

impl Payment {
    pub fn is_booked(&self) -> Result<()> {
        match self.state {
            PaymentState::Booked => Ok(()),
            _ => Err(Error::precondition("PAYMENT_VOIDED")),
        }
    }

    /// What has gone back to the customer did come in.
    pub fn can_be_voided(&self) -> Result<()> {
        self.is_booked()?;
        match amount(self.refunded.as_ref()).is_zero() {
            true => Ok(()),
            false => Err(Error::precondition("PAYMENT_REFUNDED")),
        }
    }

    pub fn currency(&self) -> &str {
        self.amount.as_ref().map_or("", |amount| &amount.currency)
    }

    pub fn left(&self) -> Decimal {
        amount(self.advance.as_ref())
    }

    /// So much more (or less) of it is allocated.
    pub fn shift(&mut self, moved: Decimal) {
        self.sums(amount(self.allocated.as_ref()) + moved, amount(self.refunded.as_ref()));
    }

    /// Sets what is allocated and refunded; all the rest is advance.
    pub fn sums(&mut self, allocated: Decimal, refunded: Decimal) {
        let currency = self.currency().to_owned();
        let money = |amount: Decimal| Some(Money { currency: currency.clone(), amount: amount.normalize() });
        let advance = match self.state {
            PaymentState::Voided => Decimal::ZERO,
            _ => amount(self.amount.as_ref()) - allocated - refunded,
        };
        (self.allocated, self.refunded, self.advance) = (money(allocated), money(refunded), money(advance));
    }
}
