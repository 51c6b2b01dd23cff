//! Nights: the hour of a tenant's own clock at which work of the night begins, once per day, whatever
//! the clocks do in spring and autumn.

use chrono::{Days, Duration, NaiveTime, TimeZone};
use chrono_tz::Tz;

use crate::{Date, Time};

/// The first instant at which the clocks of the zone show `hour` or later on a day: where a clock change
/// skips the hour, when the clocks go on; where it comes twice, the first one.
pub fn begins(zone: Tz, day: Date, hour: u32) -> Time {
    let wanted = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
    // a zone that moved over the date line has skipped a whole day
    let quarters = (0..=4 * 25).map(|quarter| wanted + Duration::minutes(15 * quarter));
    let mut existing = quarters.filter_map(|local| zone.from_local_datetime(&local).earliest());
    existing.next().map_or_else(|| wanted.and_utc(), |local| local.to_utc())
}

/// The day whose night is the next to begin after `now`.
pub fn next(zone: Tz, now: Time, hour: u32) -> Date {
    let today = now.with_timezone(&zone).date_naive();
    let coming = [today, tomorrow(today)].into_iter().find(|day| begins(zone, *day, hour) > now);
    coming.unwrap_or_else(|| tomorrow(tomorrow(today)))
}

/// The day whose night began last.
pub fn last(zone: Tz, now: Time, hour: u32) -> Date {
    let next = next(zone, now, hour);
    next.checked_sub_days(Days::new(1)).unwrap_or(next)
}

fn tomorrow(day: Date) -> Date {
    day.succ_opt().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        text.parse().expect("a time")
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn two_in_the_morning_of_shanghai_is_six_in_the_evening_of_greenwich() {
        let zone = chrono_tz::Asia::Shanghai;
        assert_eq!(begins(zone, day("2026-02-01"), 2), at("2026-01-31T18:00:00Z"));
        assert_eq!(next(zone, at("2026-01-31T17:59:59Z"), 2), day("2026-02-01"));
        assert_eq!(next(zone, at("2026-01-31T18:00:00Z"), 2), day("2026-02-02"));
        assert_eq!(last(zone, at("2026-01-31T18:00:00Z"), 2), day("2026-02-01"));
    }

    #[test]
    fn a_skipped_hour_begins_when_the_clocks_go_on_and_a_doubled_one_only_once() {
        let zone = chrono_tz::Europe::Berlin;
        // on 29 March 2026 the clocks go from 02:00 to 03:00
        assert_eq!(begins(zone, day("2026-03-29"), 2), at("2026-03-29T01:00:00Z"));
        assert_eq!(next(zone, at("2026-03-29T01:00:00Z"), 2), day("2026-03-30"));
        // on 25 October 2026 it is 02:00 twice
        assert_eq!(begins(zone, day("2026-10-25"), 2), at("2026-10-25T00:00:00Z"));
        assert_eq!(next(zone, at("2026-10-25T00:30:00Z"), 2), day("2026-10-26"));
        assert_eq!(next(zone, at("2026-10-25T01:30:00Z"), 2), day("2026-10-26"));
    }

    #[test]
    fn every_instant_lies_between_two_nights() {
        for zone in [chrono_tz::Asia::Shanghai, chrono_tz::America::New_York, chrono_tz::Pacific::Apia] {
            for hours in 0..24 * 30 {
                let now = at("2026-03-01T00:07:00Z") + Duration::hours(hours);
                let (last, next) = (last(zone, now, 2), next(zone, now, 2));
                assert!(begins(zone, last, 2) <= now && now < begins(zone, next, 2), "{zone} {now}");
            }
        }
    }
}
