//! Reminders: the owner of a contract and who looks after it in finance are told before a payment is due, after it
//! was due, and before the contract ends; each once, however often one looks. Where nobody in finance looks after it,
//! all who book payments hear what is overdue.

use chrono::Days;
use kernel::{Date, Result, Uuid};
use rust_decimal::Decimal;
use serde_json::json;
use store::{Uow, fault};

use crate::{book::Line, commands::contracts, ground::Ground, records::Contract};

/// Days before a payment is due, and after, where a contract says nothing else.
const BEFORE: i32 = 7;
const AFTER: i32 = 1;
/// Days before a contract ends.
const BEFORE_THE_END: u64 = 30;

/// What there is to say about an instalment today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reminder {
    DueSoon,
    Overdue,
}

impl Contract {
    /// What whoever looks after the contract should hear of an instalment that is open.
    fn reminds(&self, line: &Line, today: Date) -> Option<Reminder> {
        if line.open() <= Decimal::ZERO {
            return None;
        }
        let days = (today - line.due_on).num_days();
        let before = i64::from(self.remind_days_before.unwrap_or(BEFORE));
        let after = i64::from(self.remind_days_after.unwrap_or(AFTER));
        match days {
            late if late > 0 => (after > 0 && late >= after).then_some(Reminder::Overdue),
            early => (before > 0 && -early <= before).then_some(Reminder::DueSoon),
        }
    }

    fn ends_soon(&self, today: Date) -> bool {
        self.ends_on.is_some_and(|end| {
            end >= today && end.checked_sub_days(Days::new(BEFORE_THE_END)).is_none_or(|from| from <= today)
        })
    }
}

/// Tells what there is to tell about a contract that is locked.
pub async fn give(uow: &mut Uow<'_>, ground: &Ground, today: Date) -> Result<()> {
    let contract = &ground.contract;
    for line in ground.book.lines() {
        let Some(reminder) = contract.reminds(line, today) else { continue };
        if !first(uow, line.id, line.due_on, reminder == Reminder::Overdue).await? {
            continue;
        }
        let plan = ground.plans.iter().find(|known| known.plan.head.id == line.id);
        let params = json!({
            "plan": plan.map(|known| known.plan.name.clone()), "day": line.due_on,
            "amount": format!("{} {}", ground.currency(), line.open().normalize()),
        });
        match reminder {
            Reminder::DueSoon => contracts::tell(uow, contract, "PAYMENT_DUE_SOON", params)?,
            Reminder::Overdue => contracts::tell_all(uow, contract, "PAYMENT_OVERDUE", params)?,
        }
    }
    if let Some(end) = contract.ends_on.filter(|_| contract.ends_soon(today))
        && first(uow, contract.head.id, end, false).await?
    {
        contracts::tell(uow, contract, "CONTRACT_ENDS_SOON", json!({"day": end}))?;
    }
    Ok(())
}

/// Notes that it was said; no if it had been before.
async fn first(uow: &mut Uow<'_>, of: Uuid, day: Date, after: bool) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let done = sqlx::query(
        "insert into reminders (tenant_id, plan_id, due_on, after) values ($1, $2, $3, $4) on conflict do nothing",
    )
    .bind(tenant)
    .bind(of)
    .bind(day)
    .bind(after)
    .execute(uow.unscoped("who was reminded of what"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

/// Of instalments that are long past nothing need be remembered once they are paid.
pub async fn forget(uow: &mut Uow<'_>) -> Result<()> {
    sqlx::query(
        "delete from reminders r where r.due_on < current_date - 400 and not exists \
           (select 1 from receivable_plans p where p.id = r.plan_id and p.state in (1, 2) and p.deleted_at is null)",
    )
    .execute(uow.unscoped("who was reminded of what"))
    .await
    .map(drop)
    .map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn line(amount: i64) -> Line {
        Line {
            due_on: day("2026-03-10"),
            phase: 1,
            id: Uuid::nil(),
            amount: Decimal::from(amount),
            allocated: Decimal::ZERO,
        }
    }

    #[test]
    fn one_is_reminded_before_and_after_but_not_of_what_is_paid() {
        let contract = Contract::default();
        let at = |text: &str| contract.reminds(&line(5), day(text));
        assert_eq!(at("2026-03-02"), None);
        assert_eq!(at("2026-03-03"), Some(Reminder::DueSoon));
        assert_eq!(at("2026-03-10"), Some(Reminder::DueSoon));
        assert_eq!(at("2026-03-11"), Some(Reminder::Overdue));
        assert_eq!(contract.reminds(&line(0), day("2026-03-11")), None);
    }

    #[test]
    fn a_contract_says_how_long_before_and_after_or_never() {
        let contract =
            Contract { remind_days_before: Some(0), remind_days_after: Some(10), ..Contract::default() };
        let at = |text: &str| contract.reminds(&line(5), day(text));
        assert_eq!((at("2026-03-10"), at("2026-03-19")), (None, None));
        assert_eq!(at("2026-03-20"), Some(Reminder::Overdue));
    }

    #[test]
    fn a_contract_is_told_of_in_its_last_thirty_days() {
        let contract = Contract { ends_on: Some(day("2026-03-31")), ..Contract::default() };
        let soon: Vec<bool> = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"]
            .map(|text| contract.ends_soon(day(text)))
            .into();
        assert_eq!(soon, [false, true, true, false]);
    }
}
