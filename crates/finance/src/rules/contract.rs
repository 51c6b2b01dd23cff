//! What holds for every contract, and what may be done with it in which state.

use kernel::{Ctx, Error, FieldErrors, Result, Uuid};
use rust_decimal::Decimal;
use store::{Rules, Uow, fault};

use super::amounts;
use crate::{
    numbers,
    records::{Contract, ContractChange, ContractChangeState, ContractState, PaymentAllocation},
};

impl Rules for Contract {
    fn check(&self, ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        amounts::payable("amount", self.amount.as_ref(), errors);
        amounts::per_cent("taxRate", self.tax_rate, errors);
        amounts::days("remindDaysBefore", self.remind_days_before, errors);
        amounts::days("remindDaysAfter", self.remind_days_after, errors);
        if self.starts_on.zip(self.ends_on).is_some_and(|(from, until)| until < from) {
            errors.push("endsOn", "ENDS_BEFORE_IT_BEGINS");
        }
        if self.signed_on.is_some_and(|day| day > ctx.today()) {
            errors.push("signedOn", "IN_THE_FUTURE");
        }
        if before.is_some() && self.number.is_none() {
            errors.push("number", "REQUIRED");
        }
        self.check_clauses(before, errors);
    }

    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        let mut errors = FieldErrors::default();
        if let Some(number) = &self.number
            && before.is_none_or(|before| before.number != self.number)
        {
            numbers::turn(uow, "contract").await?;
            if numbers::taken::<Self>(uow, number, self.head.id).await? {
                let params = vec![("number".to_owned(), number.clone())];
                errors.push_with("number", "CONTRACT_NUMBER_TAKEN", params);
            }
        }
        if self.order_id.is_some() && before.is_none_or(|before| before.order_id != self.order_id) {
            self.verify_order(uow, &mut errors).await?;
        }
        if before.is_some_and(|before| before.amount != self.amount) {
            self.verify_plans(uow, &mut errors).await?;
        }
        errors.finish()
    }

    /// Its order may have another contract by now.
    async fn comes_back(&self, uow: &mut Uow<'_>) -> Result<()> {
        let mut errors = FieldErrors::default();
        if self.order_id.is_some() {
            self.verify_order(uow, &mut errors).await?;
        }
        errors.finish()
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "update" | "delete" => !self.head.locked,
            "submit" => self.can_submit().is_ok(),
            "withdraw" | "approve" | "reject" => self.awaits_decision().is_ok(),
            "sign" => self.can_be_signed().is_ok(),
            "change" => self.can_change().is_ok(),
            "complete" => self.can_be_completed().is_ok(),
            "terminate" => self.can_be_terminated().is_ok(),
            _ => true,
        }
    }
}

/// Written by commands only.
impl Rules for ContractChange {
    fn available(&self, _action: &str) -> bool {
        self.state == ContractChangeState::Submitted
    }
}

/// The ledger; written by commands only.
impl Rules for PaymentAllocation {}

impl Contract {
    /// An order has one contract, whoever makes it.
    async fn verify_order(&self, uow: &mut Uow<'_>, errors: &mut FieldErrors) -> Result<()> {
        numbers::turn(uow, "contract").await?;
        if let Some(other) = of_order(uow, self.order_id.unwrap_or_default(), self.head.id).await? {
            let params = vec![("number".to_owned(), other.1.unwrap_or_default())];
            errors.push_with("orderId", "ORDER_HAS_CONTRACT", params);
        }
        Ok(())
    }

    /// Its instalments fit into it.
    async fn verify_plans(&self, uow: &mut Uow<'_>, errors: &mut FieldErrors) -> Result<()> {
        let (planned, currency): (Option<Decimal>, Option<String>) = sqlx::query_as(
            "select sum(amount), max(amount_currency) from receivable_plans \
             where contract_id = $1 and deleted_at is null",
        )
        .bind(self.head.id)
        .fetch_one(uow.unscoped("all instalments of a contract count"))
        .await
        .map_err(fault)?;
        let Some(amount) = &self.amount else { return Ok(()) };
        if planned.is_some_and(|planned| planned > amount.amount) {
            let planned = planned.unwrap_or_default().normalize().to_string();
            errors.push_with("amount.amount", "LESS_THAN_PLANNED", vec![("planned".to_owned(), planned)]);
        }
        if currency.as_ref().is_some_and(|currency| *currency != amount.currency) {
            errors.push("amount.currency", "CURRENCY_OF_PLANS");
        }
        Ok(())
    }

    pub fn can_submit(&self) -> Result<()> {
        self.among(&[ContractState::Draft, ContractState::Rejected], "CONTRACT_NOT_DRAFT")
    }

    pub fn awaits_decision(&self) -> Result<()> {
        self.among(&[ContractState::Submitted], "CONTRACT_NOT_SUBMITTED")
    }

    pub fn can_be_signed(&self) -> Result<()> {
        self.among(&[ContractState::Approved], "CONTRACT_NOT_APPROVED")
    }

    pub fn can_change(&self) -> Result<()> {
        let states = [ContractState::Approved, ContractState::Signed, ContractState::InEffect];
        self.among(&states, "CONTRACT_NOT_CHANGEABLE")?;
        self.nothing_pending()
    }

    /// Whether all of it is paid is asked of its book.
    pub fn can_be_completed(&self) -> Result<()> {
        self.among(&[ContractState::InEffect], "CONTRACT_NOT_IN_EFFECT")?;
        self.nothing_pending()
    }

    pub fn can_be_terminated(&self) -> Result<()> {
        let states = [ContractState::Approved, ContractState::Signed, ContractState::InEffect];
        self.among(&states, "CONTRACT_NOT_CHANGEABLE")?;
        self.nothing_pending()
    }

    /// Instalments may be planned while it is open and once it is decided, not in between.
    pub fn can_be_planned(&self) -> Result<()> {
        self.among(
            &[
                ContractState::Draft,
                ContractState::Rejected,
                ContractState::Approved,
                ContractState::Signed,
                ContractState::InEffect,
            ],
            "CONTRACT_NOT_PLANNABLE",
        )
    }

    /// It may be invoiced from its signature on, even after it has ended.
    pub fn can_be_invoiced(&self) -> Result<()> {
        let states = [ContractState::Signed, ContractState::InEffect, ContractState::Completed];
        self.among(&states, "CONTRACT_NOT_INVOICEABLE")
    }

    fn nothing_pending(&self) -> Result<()> {
        match self.pending_change_id {
            Some(_) => Err(Error::precondition("CHANGE_PENDING")),
            None => Ok(()),
        }
    }

    fn among(&self, states: &[ContractState], refusal: &'static str) -> Result<()> {
        if states.contains(&self.state) { Ok(()) } else { Err(Error::precondition(refusal)) }
    }

    /// Is what isn't paid of it owed?
    pub fn is_owed(&self) -> bool {
        matches!(self.state, ContractState::Signed | ContractState::InEffect)
    }

    /// Of one that was completed or that waits for its approval nothing is taken back; of a terminated one it may be
    /// refunded.
    pub fn gives_money_back(&self) -> Result<()> {
        let states = [ContractState::Signed, ContractState::InEffect, ContractState::Terminated];
        self.among(&states, "CONTRACT_KEEPS_MONEY")
    }

    /// One that was completed is in effect again when its money turns out to be missing.
    pub fn reopen(&mut self) {
        if self.state == ContractState::Completed {
            self.enter(ContractState::InEffect);
            self.ended_at = None;
        }
    }

    /// Takes a state with the lock that belongs to it: only drafts and what was sent back may be changed.
    pub fn enter(&mut self, state: ContractState) {
        self.state = state;
        self.head.locked = !matches!(state, ContractState::Draft | ContractState::Rejected);
    }
}

/// The contract of an order, with its number.
pub async fn of_order(uow: &mut Uow<'_>, order: Uuid, but: Uuid) -> Result<Option<(Uuid, Option<String>)>> {
    sqlx::query_as("select id, number from contracts where order_id = $1 and id <> $2 and deleted_at is null")
        .bind(order)
        .bind(but)
        .fetch_optional(uow.unscoped("an order has one contract"))
        .await
        .map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_offers_its_own_actions_and_only_drafts_are_open() {
        let all = ["update", "submit", "approve", "sign", "change", "complete", "terminate"];
        let offered = |state| {
            let mut contract = Contract::default();
            contract.enter(state);
            all.into_iter().filter(|action| contract.available(action)).collect::<Vec<_>>()
        };
        assert_eq!(offered(ContractState::Draft), ["update", "submit"]);
        assert_eq!(offered(ContractState::Rejected), ["update", "submit"]);
        assert_eq!(offered(ContractState::Submitted), ["approve"]);
        assert_eq!(offered(ContractState::Approved), ["sign", "change", "terminate"]);
        assert_eq!(offered(ContractState::Signed), ["change", "terminate"]);
        assert_eq!(offered(ContractState::InEffect), ["change", "complete", "terminate"]);
        assert!(offered(ContractState::Completed).is_empty());
        assert!(offered(ContractState::Terminated).is_empty());
    }

    #[test]
    fn what_waits_for_a_change_order_neither_ends_nor_changes_again() {
        let mut contract = Contract { pending_change_id: Some(Uuid::nil()), ..Contract::default() };
        contract.enter(ContractState::InEffect);
        for action in ["change", "complete", "terminate"] {
            assert!(!contract.available(action), "{action}");
        }
    }
}
