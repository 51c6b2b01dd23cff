//! What holds for every pool, and what a claim must keep to.

use kernel::{Condition, Ctx, Error, FieldErrors, FieldUse, Result, Time, condition};
use store::Rules;

use crate::records::{CUSTOMER, CUSTOMER_LEVEL, Pool, PoolMove, RecycleRule};

/// Days of a rule or a protection: ten years.
const MOST_DAYS: i32 = 3650;
/// Days of a warning.
const MOST_WARNING: i32 = 90;

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
        let conditions = [
            ("takes", &self.takes),
            ("holdingCounts", &self.holding_counts),
            ("exemptWhen", &self.exempt_when),
        ];
        for (field, text) in conditions {
            match text.as_deref().map(|text| read(field, text)) {
                Some(Err(error)) => errors.extend("", error),
                // the night is nobody's
                Some(Ok(condition)) if field == "exemptWhen" && condition.names_me() => {
                    errors.push(field, "NOBODY_ASKS");
                }
                _ => {}
            }
        }
        for (i, rule) in self.recycle_rules.iter().enumerate() {
            check_rule(rule, &format!("recycleRules[{i}]"), errors);
        }
        days("warnDays", self.warn_days, 0, MOST_WARNING, errors);
        days("protectionDays", self.protection_days, 0, MOST_DAYS, errors);
    }
}

fn check_rule(rule: &RecycleRule, path: &str, errors: &mut FieldErrors) {
    if rule.days.is_none() {
        errors.push(format!("{path}.days"), "REQUIRED");
    }
    days(&format!("{path}.days"), rule.days, 1, MOST_DAYS, errors);
    for (i, level) in rule.levels.iter().enumerate() {
        if !CUSTOMER_LEVEL.names().any(|name| name == level) {
            let options = CUSTOMER_LEVEL.names().collect::<Vec<_>>().join(", ");
            let params = vec![("value".to_owned(), level.clone()), ("options".to_owned(), options)];
            errors.push_with(format!("{path}.levels[{i}]"), "UNKNOWN_OPTION", params);
        }
    }
}

fn days(path: &str, given: Option<i32>, min: i32, max: i32, errors: &mut FieldErrors) {
    if given.is_some_and(|days| !(min..=max).contains(&days)) {
        let params = vec![("min".to_owned(), min.to_string()), ("max".to_owned(), max.to_string())];
        errors.push_with(path, "OUT_OF_RANGE", params);
    }
}

/// The ledger is written by commands only.
impl Rules for PoolMove {}

/// A pool's condition over customers; rules see every field.
fn read(field: &str, text: &str) -> Result<Condition> {
    condition::read(field, text, &CUSTOMER, |_| FieldUse::Full)
}

impl Pool {
    /// Which customers the pool takes when they leave their owner.
    pub fn takes(&self) -> Result<Condition> {
        self.takes.as_deref().map_or(Ok(Condition::All), |text| read("takes", text))
    }

    /// Which customers never fall to it, if it says so.
    pub fn exempts(&self) -> Result<Option<Condition>> {
        self.exempt_when.as_deref().map(|text| read("exemptWhen", text)).transpose()
    }

    /// Which held customers count towards the cap.
    pub fn counts(&self) -> Result<Condition> {
        self.holding_counts.as_deref().map_or(Ok(Condition::All), |text| read("holdingCounts", text))
    }

    /// A former owner waits; `left` is when he last gave the customer up.
    pub fn cool_off_over(&self, left: Option<Time>, now: Time) -> Result<()> {
        let days = i64::from(self.cool_off_days.unwrap_or(0));
        let until = |left: Time| left.checked_add_signed(chrono::Duration::days(days));
        match left.map(|left| until(left).unwrap_or(Time::MAX_UTC)) {
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
        let never = Pool { cool_off_days: Some(i32::MAX), ..Pool::default() };
        assert!(never.cool_off_over(Some(left), left).is_err(), "as long as any calendar");
    }

    #[test]
    fn every_fault_of_the_rules_is_named_by_its_place() {
        let rules = vec![
            RecycleRule { days: Some(0), ..RecycleRule::default() },
            RecycleRule { levels: vec!["KEY".to_owned(), "LOUD".to_owned()], ..RecycleRule::default() },
        ];
        let pool = Pool {
            recycle_rules: rules,
            warn_days: Some(-1),
            protection_days: Some(9999),
            exempt_when: Some("ownerId = me()".to_owned()),
            ..Pool::default()
        };
        let mut errors = FieldErrors::default();
        pool.check(&Ctx::system("customers", kernel::Uuid::nil(), Time::default()), None, &mut errors);
        let error = errors.finish().expect_err("faults");
        let told: Vec<String> =
            error.fields().iter().map(|fault| format!("{} {}", fault.field, fault.reason)).collect();
        let expected = [
            "exemptWhen NOBODY_ASKS",
            "recycleRules[0].days OUT_OF_RANGE",
            "recycleRules[1].days REQUIRED",
            "recycleRules[1].levels[1] UNKNOWN_OPTION",
            "warnDays OUT_OF_RANGE",
            "protectionDays OUT_OF_RANGE",
        ];
        assert_eq!(told, expected);
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
