//! How customers stand: what each owes and has paid in advance, summed up anew whenever money of his moves, as
//! the last thing before the commit; a state follows from it that sales and customers learn by event.

use kernel::{Date, Money, Result, Uuid};
use rust_decimal::Decimal;
use store::{Uow, fault};

use crate::records::{CreditAccount, CreditAccountState as State};

/// Receivable, overdue, overdue since.
type Owed = (Option<Decimal>, Option<Decimal>, Option<Date>);

/// Brings the accounts of customers in their currencies up to date with what this unit of work wrote. Whoever
/// comes second waits for the first one's commit and then sees its sums; who waits here has all his other locks.
pub async fn settle(uow: &mut Uow<'_>, debtors: &[(Uuid, String)]) -> Result<()> {
    uow.flush().await?;
    let mut debtors = debtors.to_vec();
    debtors.sort_unstable();
    debtors.dedup();
    for (customer, currency) in debtors {
        one(uow, customer, &currency).await?;
    }
    Ok(())
}

async fn one(uow: &mut Uow<'_>, customer: Uuid, currency: &str) -> Result<()> {
    turn(uow, customer, currency).await?;
    let found: Option<Uuid> =
        sqlx::query_scalar("select id from credit_accounts where customer_id = $1 and currency = $2")
            .bind(customer)
            .bind(currency)
            .fetch_optional(uow.unscoped("an account is kept for every customer"))
            .await
            .map_err(fault)?;
    let known = uow
        .get_unscoped::<CreditAccount>(found.as_slice(), "an account is kept for every customer")
        .await?
        .pop();
    let mut account = known.clone().unwrap_or_else(|| CreditAccount {
        customer_id: customer,
        currency: currency.to_owned(),
        ..CreditAccount::default()
    });
    reckon(uow, &mut account).await?;
    match known {
        Some(before) => {
            uow.save_all(&mut [&mut account], std::slice::from_ref(&before));
        }
        None => uow.insert(&mut account),
    }
    Ok(())
}

/// Sums up what is written, and decides the state.
pub async fn reckon(uow: &mut Uow<'_>, account: &mut CreditAccount) -> Result<()> {
    let (customer, currency) = (account.customer_id, account.currency.clone());
    let (receivable, overdue, since): Owed = sqlx::query_as(
        "select sum(receivable), sum(overdue), min(overdue_since) from contracts \
         where customer_id = $1 and amount_currency = $2 and deleted_at is null",
    )
    .bind(customer)
    .bind(&currency)
    .fetch_one(uow.unscoped("an account is kept for every customer"))
    .await
    .map_err(fault)?;
    let advance: Option<Decimal> = sqlx::query_scalar(
        "select sum(advance) from payments where customer_id = $1 and amount_currency = $2 and deleted_at is null",
    )
    .bind(customer)
    .bind(&currency)
    .fetch_one(uow.unscoped("an account is kept for every customer"))
    .await
    .map_err(fault)?;
    let money = |amount: Option<Decimal>| {
        Some(Money { currency: currency.clone(), amount: amount.unwrap_or_default().normalize() })
    };
    account.receivable = money(receivable);
    account.overdue = money(overdue);
    account.advance = money(advance);
    account.oldest_due_on = since;
    account.state = account.stands(uow.ctx().today());
    Ok(())
}

/// Waits until nobody else sums up this account, whether or not it is there yet.
pub async fn turn(uow: &mut Uow<'_>, customer: Uuid, currency: &str) -> Result<()> {
    let key = format!("credit {} {customer} {currency}", uow.ctx().tenant);
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(key)
        .execute(uow.unscoped("an account is kept for every customer"))
        .await
        .map(drop)
        .map_err(fault)
}

impl CreditAccount {
    /// Blocked by hand, beyond the limit or overdue for too long; to be watched while something is overdue or
    /// most of the limit is used up.
    pub fn stands(&self, today: Date) -> State {
        let amount = |money: &Option<Money>| crate::ground::amount(money.as_ref());
        let (owes, late) = (amount(&self.receivable), amount(&self.overdue) > Decimal::ZERO);
        let days = self.oldest_due_on.map_or(0, |since| (today - since).num_days());
        let too_late = late && self.credit_days.is_some_and(|allowed| days > i64::from(allowed));
        let limit = self.credit_limit.as_ref().map(|limit| limit.amount);
        if self.held || too_late || limit.is_some_and(|limit| owes > limit) {
            return State::Blocked;
        }
        let nearly = limit.is_some_and(|limit| owes > limit * Decimal::new(8, 1));
        if late || nearly { State::Watch } else { State::Good }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_follows_from_limit_days_and_hand() {
        let yuan = |amount: i64| Some(Money { currency: "CNY".to_owned(), amount: Decimal::from(amount) });
        let day = |d| Date::from_ymd_opt(2026, 3, d).expect("a day");
        let account = |owes, late, days: Option<i32>| CreditAccount {
            receivable: yuan(owes),
            overdue: yuan(late),
            oldest_due_on: (late > 0).then(|| day(1)),
            credit_limit: yuan(100),
            credit_days: days,
            ..CreditAccount::default()
        };
        assert_eq!(account(80, 0, None).stands(day(31)), State::Good);
        assert_eq!(account(81, 0, None).stands(day(31)), State::Watch);
        assert_eq!(account(100, 0, None).stands(day(31)), State::Watch);
        assert_eq!(account(101, 0, None).stands(day(31)), State::Blocked);
        assert_eq!(account(10, 1, None).stands(day(31)), State::Watch, "for ever");
        assert_eq!(account(10, 1, Some(10)).stands(day(11)), State::Watch);
        assert_eq!(account(10, 1, Some(10)).stands(day(12)), State::Blocked);
        let held = CreditAccount { held: true, ..account(0, 0, None) };
        assert_eq!(held.stands(day(1)), State::Blocked);
        let free = CreditAccount { credit_limit: None, ..account(1_000_000, 0, None) };
        assert_eq!(free.stands(day(1)), State::Good);
    }
}
