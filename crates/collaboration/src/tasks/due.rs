//! When a task is too late: at its instant, or, where it is for a day, when that day ends in the company's
//! zone. Kept as the last instant in time, so that one comparison answers for both.

use chrono::Duration;
use chrono_tz::Tz;
use kernel::{Date, Time, condition::day};

/// The last instant of the day.
pub fn end_of(zone: Tz, date: Date) -> Time {
    day(zone, date).1 - Duration::microseconds(1)
}

/// The last instant of the day that `at` falls on.
pub fn end_of_its_day(zone: Tz, at: Time) -> Time {
    end_of(zone, at.with_timezone(&zone).date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_a_moment_before_midnight_where_the_company_is() {
        let morning: Time = "2026-02-02T16:00:00Z".parse().expect("a time");
        let end = end_of_its_day(chrono_tz::Asia::Shanghai, morning);
        assert_eq!(end, "2026-02-03T15:59:59.999999Z".parse::<Time>().expect("a time"));
        assert_eq!(end_of_its_day(chrono_tz::Asia::Shanghai, end), end);
    }
}
