//! What holds for every pool, and what a claim must keep to.

use kernel::{Condition, Ctx, Error, FieldErrors, FieldUse, Result, Time, condition};
use store::Rules;

use crate::records::{CUSTOMER, Customer, Pool, PoolMove};

impl Rules for Pool {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        let limits = [
            ("dailyClaimLimit", self.daily_claim_limit),
            ("holdingCap", self.holding_cap),
            ("coolOffDays", self.cool_off_days),
        ];
        for (field, limit) in limits {
            if limit.is_some_and(|n| n < 0) {
                errors.push(field, "NEGATIVE");
            }
        }
        for (field, text) in [("takes", &self.takes), ("holdingCounts", &self.holding_counts)] {
            if let Some(text) = text
                && let Err(error) = read(field, text)
            {
                errors.extend("", error);
            }
        }
    }
}

/// The ledger is written by commands only.
impl Rules for PoolMove {}

/// A pool's condition over customers; rules see every field.
fn read(field: &str, text: &str) -> Result<Condition> {
    condition::read(field, text, &CUSTOMER, |_| FieldUse::Full)
}

impl Pool {
    /// Does the pool take this customer when it is released?
    pub fn takes_customer(&self, customer: &Customer, ctx: &Ctx) -> Result<bool> {
        if self.closed {
            return Ok(false);
        }
        match self.takes.as_deref() {
            None => Ok(true),
            Some(text) => Ok(condition::eval(&read("takes", text)?, customer, ctx)),
        }
    }

    /// Which held customers count towards the cap.
    pub fn counts(&self) -> Result<Condition> {
        self.holding_counts.as_deref().map_or(Ok(Condition::All), |text| read("holdingCounts", text))
    }

    /// A former owner waits; `left` is when he last gave the customer up.
    pub fn cool_off_over(&self, left: Option<Time>, now: Time) -> Result<()> {
        let days = i64::from(self.cool_off_days.unwrap_or(0));
        match left.map(|left| left + chrono::Duration::days(days)) {
            Some(until) if days > 0 && now < until => {
                let until = until.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
                Err(Error::precondition("CLAIM_COOL_OFF").with("until", until).with("days", days))
            }
            _ => Ok(()),
        }
    }

    /// Today's claims so far must leave room for one more.
    pub fn room_today(&self, claimed: i64) -> Result<()> {
        match self.daily_claim_limit.map(i64::from) {
            Some(limit) if limit > 0 && claimed >= limit => {
                Err(Error::precondition("DAILY_CLAIM_LIMIT").with("limit", limit))
            }
            _ => Ok(()),
        }
    }

    /// What is held must leave room for one more.
    pub fn room_to_hold(&self, held: i64) -> Result<()> {
        match self.holding_cap.map(i64::from) {
            Some(cap) if cap > 0 && held >= cap => Err(Error::precondition("HOLDING_CAP").with("limit", cap)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn a_former_owner_waits_out_the_cool_off_to_the_second() {
        let pool = Pool { cool_off_days: Some(3), ..Pool::default() };
        let left = Time::default();
        assert!(pool.cool_off_over(Some(left), left + Duration::days(3) - Duration::seconds(1)).is_err());
        assert!(pool.cool_off_over(Some(left), left + Duration::days(3)).is_ok());
        assert!(pool.cool_off_over(None, left).is_ok());
    }

    #[test]
    fn a_limit_of_zero_is_no_limit() {
        let pool = Pool { daily_claim_limit: Some(0), holding_cap: None, ..Pool::default() };
        assert!(pool.room_today(1000).is_ok());
        assert!(pool.room_to_hold(1000).is_ok());
    }

    #[test]
    fn the_limit_itself_is_reached_and_not_passed() {
        let pool = Pool { daily_claim_limit: Some(10), holding_cap: Some(5), ..Pool::default() };
        assert!(pool.room_today(9).is_ok());
        assert!(pool.room_today(10).is_err());
        assert!(pool.room_to_hold(4).is_ok());
        assert!(pool.room_to_hold(5).is_err());
    }
}
