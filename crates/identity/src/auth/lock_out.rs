//! Guessing passwords: the fifth wrong one in a row locks the e-mail for a minute, each further one for
//! twice as long, up to an hour. An hour without a failure forgets them all.

use chrono::Duration;
use kernel::{Error, Kind, Result, Time};

/// So many wrong passwords are free.
const FREE: i32 = 4;
const FIRST_LOCK_SECONDS: i64 = 60;
const LONGEST_LOCK_SECONDS: i64 = 3600;
const FORGOTTEN_AFTER: Duration = Duration::hours(1);

/// What is known of an e-mail's failed attempts.
#[derive(Debug, Clone, PartialEq)]
pub struct Failures {
    pub count: i32,
    pub last_at: Time,
    pub locked_until: Option<Time>,
}

impl Failures {
    /// Refuses an attempt while the lock holds, telling how long to wait.
    pub fn admit(&self, now: Time) -> Result<()> {
        match self.locked_until {
            Some(until) if until > now => {
                let seconds = (until - now).num_seconds().max(1);
                Err(Error::new(Kind::RateLimited, "TOO_MANY_ATTEMPTS").with("seconds", seconds))
            }
            _ => Ok(()),
        }
    }

    /// The state after one more wrong password.
    pub fn after_failure(before: Option<&Self>, now: Time) -> Self {
        let remembered =
            before.filter(|b| now - b.last_at.max(b.locked_until.unwrap_or(b.last_at)) < FORGOTTEN_AFTER);
        let count = remembered.map_or(0, |b| b.count).saturating_add(1);
        let locked_until = (count > FREE).then(|| now + lock(count - FREE));
        Self { count, last_at: now, locked_until }
    }
}

/// The nth lock in a row.
fn lock(nth: i32) -> Duration {
    let doublings = (nth - 1).clamp(0, 10).unsigned_abs();
    Duration::seconds((FIRST_LOCK_SECONDS << doublings).min(LONGEST_LOCK_SECONDS))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn after(count: usize, now: Time) -> Failures {
        let mut state = None;
        for _ in 0..count {
            state = Some(Failures::after_failure(state.as_ref(), now));
        }
        state.expect("at least one failure")
    }

    #[test]
    fn four_are_free_and_the_fifth_locks_for_a_minute() {
        let now = DateTime::UNIX_EPOCH;
        assert!(after(4, now).admit(now).is_ok());
        let fifth = after(5, now);
        let refusal = fifth.admit(now).expect_err("locked");
        assert_eq!(refusal.reason(), "TOO_MANY_ATTEMPTS");
        assert_eq!(refusal.params(), [("seconds".to_owned(), "60".to_owned())]);
        assert!(fifth.admit(now + Duration::seconds(60)).is_ok());
    }

    #[test]
    fn locks_double_up_to_an_hour() {
        let now = DateTime::UNIX_EPOCH;
        let minutes = |count| after(count, now).locked_until.map(|until| (until - now).num_minutes());
        assert_eq!(minutes(6), Some(2));
        assert_eq!(minutes(8), Some(8));
        assert_eq!(minutes(11), Some(60));
        assert_eq!(minutes(500), Some(60));
    }

    #[test]
    fn an_hour_of_peace_forgets() {
        let now = DateTime::UNIX_EPOCH;
        let fifth = after(5, now);
        let later = now + Duration::hours(2);
        assert_eq!(Failures::after_failure(Some(&fifth), later).count, 1);
        assert_eq!(Failures::after_failure(Some(&fifth), now + Duration::minutes(2)).count, 6);
    }
}
