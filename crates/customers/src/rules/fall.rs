//! When a neglected customer falls from its owner to the pool. One pure answer, asked alike by the dry
//! run, the warnings and the night.

use chrono::Days;
use kernel::{Condition, Ctx, Date, Time, condition};

use crate::records::{CUSTOMER_LEVEL, Customer, Pool, PoolRecycleWhen, RecycleRule, RecycleRuleKind};

/// What those who keep follow-ups and deals know of a customer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stand {
    /// When the last follow-up was logged.
    pub last_follow_up: Option<Time>,
    /// When the last deal was opened.
    pub last_deal: Option<Time>,
    pub open_deals: i32,
    pub won_deals: i32,
}

impl Stand {
    fn won(&self) -> bool {
        self.won_deals > 0
    }
}

/// The night in which it falls, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fall {
    pub on: Date,
    pub rule: RecycleRuleKind,
    pub days: i32,
}

impl Pool {
    /// When the customer falls if nothing happens; never, if no rule or an exemption says so. `exempt` is
    /// the pool's `exemptWhen`, read.
    pub fn foresees(
        &self,
        exempt: Option<&Condition>,
        customer: &Customer,
        stand: Stand,
        ctx: &Ctx,
    ) -> Option<Fall> {
        customer.head.placement.owner_id?;
        if self.closed || self.spares(customer, stand) {
            return None;
        }
        let since = customer.owned_since.unwrap_or(customer.head.created_at);
        let fall = self.by_rules(customer, since, stand, ctx)?;
        if exempt.is_some_and(|exempt| condition::eval(exempt, customer, ctx)) {
            return None;
        }
        let fresh = self.protection_days.filter(|days| *days > 0).map(|days| after(ctx, since, days));
        let kept = customer.protected_until.and_then(|day| day.succ_opt());
        let on = [fresh, kept].into_iter().flatten().fold(fall.on, Date::max);
        Some(Fall { on, ..fall })
    }

    /// Won, locked and with a deal under way: each stays unless the pool takes such customers too.
    fn spares(&self, customer: &Customer, stand: Stand) -> bool {
        (stand.won() && !self.recycle_won)
            || (customer.head.locked && !self.recycle_locked)
            || (stand.open_deals > 0 && !self.recycle_with_open_deal)
    }

    /// Of several rules the first that is due, or the last where all must hold. Rules for other levels
    /// are not asked.
    fn by_rules(&self, customer: &Customer, since: Time, stand: Stand, ctx: &Ctx) -> Option<Fall> {
        let asked = self.recycle_rules.iter().filter(|rule| rule.is_for(customer));
        let due = asked.map(|rule| rule.due(since, stand, ctx));
        match self.recycle_when {
            PoolRecycleWhen::All => {
                due.collect::<Option<Vec<Fall>>>()?.into_iter().max_by_key(|fall| fall.on)
            }
            _ => due.flatten().min_by_key(|fall| fall.on),
        }
    }
}

impl RecycleRule {
    fn is_for(&self, customer: &Customer) -> bool {
        let level = CUSTOMER_LEVEL.name_of(customer.level.into());
        self.levels.is_empty() || level.is_some_and(|level| self.levels.iter().any(|l| l == level))
    }

    /// The night after the last day on which something could still have been done.
    fn due(&self, since: Time, stand: Stand, ctx: &Ctx) -> Option<Fall> {
        let days = self.days.filter(|days| *days > 0)?;
        let last = match self.kind {
            RecycleRuleKind::NoFollowUp => stand.last_follow_up,
            RecycleRuleKind::NoDeal => stand.last_deal,
            RecycleRuleKind::NotWon if stand.won() => return None,
            RecycleRuleKind::NotWon => None,
            RecycleRuleKind::Unspecified => return None,
        };
        let clock = last.map_or(since, |last| last.max(since));
        Some(Fall { on: after(ctx, clock, days), rule: self.kind, days })
    }
}

/// The first day before which so many whole days have passed, by the tenant's clocks.
fn after(ctx: &Ctx, time: Time, days: i32) -> Date {
    let day = time.with_timezone(&ctx.zone).date_naive();
    day.checked_add_days(Days::new(u64::from(days.unsigned_abs()) + 1)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;

    use super::*;
    use crate::records::CustomerLevel;

    fn at(text: &str) -> Time {
        text.parse().expect("a time")
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn ctx() -> Ctx {
        let mut ctx = Ctx::system("customers", Uuid::nil(), at("2026-01-31T04:00:00Z"));
        ctx.zone = chrono_tz::Asia::Shanghai;
        ctx
    }

    fn rule(kind: RecycleRuleKind, days: i32) -> RecycleRule {
        RecycleRule { kind, days: Some(days), ..RecycleRule::default() }
    }

    fn pool(rules: &[(RecycleRuleKind, i32)], when: PoolRecycleWhen) -> Pool {
        let recycle_rules = rules.iter().map(|(kind, days)| rule(*kind, *days)).collect();
        Pool { recycle_rules, recycle_when: when, ..Pool::default() }
    }

    /// Somebody's since noon of New Year's Day in Shanghai.
    fn customer() -> Customer {
        let mut customer = Customer { owned_since: Some(at("2026-01-01T04:00:00Z")), ..Customer::default() };
        customer.head.placement.owner_id = Some(Uuid::from_u128(1));
        customer
    }

    fn on(pool: &Pool, customer: &Customer, stand: Stand) -> Option<Date> {
        pool.foresees(None, customer, stand, &ctx()).map(|fall| fall.on)
    }

    use PoolRecycleWhen::{All, Any};
    use RecycleRuleKind::{NoDeal, NoFollowUp, NotWon};

    #[test]
    fn whole_days_must_pass_without_a_follow_up() {
        let pool = pool(&[(NoFollowUp, 10)], Any);
        assert_eq!(on(&pool, &customer(), Stand::default()), Some(day("2026-01-12")));
        // logged at 23:30 in Shanghai, which is still the 5th there
        let stand = Stand { last_follow_up: Some(at("2026-01-05T15:30:00Z")), ..Stand::default() };
        assert_eq!(on(&pool, &customer(), stand), Some(day("2026-01-16")));
        // one of the former owner's time does not count
        let stand = Stand { last_follow_up: Some(at("2025-12-01T00:00:00Z")), ..Stand::default() };
        assert_eq!(on(&pool, &customer(), stand), Some(day("2026-01-12")));
    }

    #[test]
    fn any_takes_the_first_rule_and_all_the_last() {
        let rules = [(NoFollowUp, 10), (NotWon, 30)];
        assert_eq!(on(&pool(&rules, Any), &customer(), Stand::default()), Some(day("2026-01-12")));
        assert_eq!(on(&pool(&rules, All), &customer(), Stand::default()), Some(day("2026-02-01")));
        let mut won = pool(&rules, All);
        won.recycle_won = true;
        assert_eq!(on(&won, &customer(), Stand { won_deals: 1, ..Stand::default() }), None, "it is won");
        won.recycle_when = Any;
        assert!(on(&won, &customer(), Stand { won_deals: 1, ..Stand::default() }).is_some());
    }

    #[test]
    fn a_rule_for_other_levels_is_not_asked() {
        let mut pool = pool(&[(NoFollowUp, 10), (NoDeal, 20)], All);
        pool.recycle_rules[0].levels = vec!["KEY".to_owned()];
        assert_eq!(on(&pool, &customer(), Stand::default()), Some(day("2026-01-22")));
        pool.recycle_rules[1].levels = vec!["KEY".to_owned(), "IMPORTANT".to_owned()];
        assert_eq!(on(&pool, &customer(), Stand::default()), None, "no rule is left");
        let key = Customer { level: CustomerLevel::Important, ..customer() };
        assert_eq!(on(&pool, &key, Stand::default()), Some(day("2026-01-22")));
    }

    #[test]
    fn won_locked_and_open_deals_stay_unless_the_pool_takes_them() {
        let mut pool = pool(&[(NoFollowUp, 10)], Any);
        let locked = {
            let mut customer = customer();
            customer.head.locked = true;
            customer
        };
        let won = Stand { won_deals: 1, ..Stand::default() };
        let open = Stand { open_deals: 1, ..Stand::default() };
        assert_eq!(on(&pool, &customer(), won), None);
        assert_eq!(on(&pool, &customer(), open), None);
        assert_eq!(on(&pool, &locked, Stand::default()), None);
        (pool.recycle_won, pool.recycle_locked, pool.recycle_with_open_deal) = (true, true, true);
        assert!(on(&pool, &customer(), won).is_some());
        assert!(on(&pool, &customer(), open).is_some());
        assert!(on(&pool, &locked, Stand::default()).is_some());
    }

    #[test]
    fn protection_puts_the_fall_off_and_never_brings_it_forward() {
        let mut pool = pool(&[(NoFollowUp, 10)], Any);
        pool.protection_days = Some(20);
        assert_eq!(on(&pool, &customer(), Stand::default()), Some(day("2026-01-22")));
        let asked = Customer { protected_until: Some(day("2026-03-31")), ..customer() };
        assert_eq!(on(&pool, &asked, Stand::default()), Some(day("2026-04-01")));
        let asked = Customer { protected_until: Some(day("2026-01-05")), ..customer() };
        assert_eq!(on(&pool, &asked, Stand::default()), Some(day("2026-01-22")));
    }

    #[test]
    fn nobodys_customer_and_a_closed_pool_know_no_fall() {
        let mut pool = pool(&[(NoFollowUp, 10)], Any);
        assert_eq!(on(&pool, &Customer::default(), Stand::default()), None);
        pool.closed = true;
        assert_eq!(on(&pool, &customer(), Stand::default()), None);
    }

    #[test]
    fn a_condition_exempts() {
        let pool = pool(&[(NoFollowUp, 10)], Any);
        let exempt = pool.exemption_of("tags : \"vip\"");
        let vip = Customer { tags: vec!["vip".to_owned()], ..customer() };
        assert_eq!(pool.foresees(Some(&exempt), &vip, Stand::default(), &ctx()), None);
        assert!(pool.foresees(Some(&exempt), &customer(), Stand::default(), &ctx()).is_some());
    }

    impl Pool {
        fn exemption_of(&self, text: &str) -> Condition {
            let pool = Self { exempt_when: Some(text.to_owned()), ..self.clone() };
            pool.exempts().expect("a condition").expect("given")
        }
    }
}
