//! What holds for every assignment rule, and what it says of one lead and one person.

use kernel::{Condition, Ctx, Error, FieldErrors, FieldUse, Result, Time, condition};
use store::Rules;

use crate::{
    records::{AssignmentRule, AssignmentRuleReclaimTo, AssignmentRuleWay, LEAD, LeadMove},
    seat::Load,
};

/// Hours of the longest patience: a year.
const MOST_HOURS: i32 = 24 * 366;

impl Rules for AssignmentRule {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        match self.takes.as_deref().map(read) {
            Some(Err(error)) => errors.extend("", error),
            // whoever captures the lead, it goes to the same
            Some(Ok(condition)) if condition.names_me() => errors.push("takes", "NOBODY_ASKS"),
            _ => {}
        }
        for (field, limit) in [("dailyCapacity", self.daily_capacity), ("openCap", self.open_cap)] {
            if limit.is_some_and(|limit| limit < 0) {
                errors.push(field, "NEGATIVE");
            }
        }
        if self.reclaim_after_hours.is_some_and(|hours| !(0..=MOST_HOURS).contains(&hours)) {
            let params = vec![("min".to_owned(), "0".to_owned()), ("max".to_owned(), MOST_HOURS.to_string())];
            errors.push_with("reclaimAfterHours", "OUT_OF_RANGE", params);
        }
        if self.way == AssignmentRuleWay::Fixed && self.member_ids.len() != 1 {
            errors.push("memberIds", "EXACTLY_ONE_PERSON");
        }
    }
}

/// The ledger is written by commands only.
impl Rules for LeadMove {}

/// A rule's condition over leads; rules see every field.
fn read(text: &str) -> Result<Condition> {
    condition::read("takes", text, &LEAD, |_| FieldUse::Full)
}

impl AssignmentRule {
    /// Which leads it takes.
    pub fn takes(&self) -> Result<Condition> {
        self.takes.as_deref().map_or(Ok(Condition::All), read)
    }

    /// Does it matter how much somebody has already?
    pub fn counts(&self) -> bool {
        self.way == AssignmentRuleWay::LeastOpen
            || limit(self.daily_capacity).or(limit(self.open_cap)).is_some()
    }

    /// May he get one more?
    pub fn has_room(&self, load: Load) -> bool {
        self.room(load).is_ok()
    }

    /// What he has must leave room for one more.
    pub fn room(&self, load: Load) -> Result<()> {
        match (limit(self.daily_capacity), limit(self.open_cap)) {
            (Some(most), _) if load.today >= most => {
                Err(Error::precondition("DAILY_LEADS").with("limit", most))
            }
            (_, Some(most)) if load.open >= most => {
                Err(Error::precondition("OPEN_LEADS").with("limit", most))
            }
            _ => Ok(()),
        }
    }

    /// Does a lead that isn't followed up in time go to the next person?
    pub fn passes_on(&self) -> bool {
        self.reclaim_to == AssignmentRuleReclaimTo::NextPerson
    }

    /// Until when somebody who gets a lead now must have followed up.
    pub fn patience(&self, from: Time) -> Option<Time> {
        let hours = limit(self.reclaim_after_hours)?;
        from.checked_add_signed(chrono::Duration::hours(hours))
    }
}

/// Nothing and nought are no limit.
fn limit(number: Option<i32>) -> Option<i64> {
    number.filter(|number| *number > 0).map(i64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_reached_and_not_passed_and_nought_is_none() {
        let rule = AssignmentRule { daily_capacity: Some(2), open_cap: Some(3), ..AssignmentRule::default() };
        assert!(rule.has_room(Load { today: 1, open: 2 }));
        assert_eq!(rule.room(Load { today: 2, open: 0 }).expect_err("full").reason(), "DAILY_LEADS");
        assert_eq!(rule.room(Load { today: 0, open: 3 }).expect_err("full").reason(), "OPEN_LEADS");
        let rule = AssignmentRule { daily_capacity: Some(0), ..AssignmentRule::default() };
        assert!(rule.has_room(Load { today: 1000, open: 1000 }));
        assert!(!rule.counts());
    }

    #[test]
    fn a_fixed_person_is_one_person_and_a_condition_speaks_of_leads() {
        let rule = AssignmentRule {
            way: AssignmentRuleWay::Fixed,
            takes: Some("ownerId = me()".to_owned()),
            open_cap: Some(-1),
            ..AssignmentRule::default()
        };
        let mut errors = FieldErrors::default();
        rule.check(&Ctx::system("marketing", kernel::Uuid::nil(), Time::default()), None, &mut errors);
        let error = errors.finish().expect_err("faults");
        let told: Vec<String> =
            error.fields().iter().map(|fault| format!("{} {}", fault.field, fault.reason)).collect();
        assert_eq!(told, ["takes NOBODY_ASKS", "openCap NEGATIVE", "memberIds EXACTLY_ONE_PERSON"]);
    }

    #[test]
    fn patience_ends_so_many_hours_after_the_lead_was_given() {
        let rule = AssignmentRule { reclaim_after_hours: Some(24), ..AssignmentRule::default() };
        assert_eq!(rule.patience(Time::default()), Some(Time::default() + chrono::Duration::days(1)));
        assert_eq!(AssignmentRule::default().patience(Time::default()), None);
    }
}
