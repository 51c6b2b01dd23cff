//! Dates and instants as callers write them: `2026-01-31`, `2026-01-31T10:00:00+08:00`.

use chrono::{DateTime, Datelike, SubsecRound, Utc};

use crate::{Date, Time};

/// `YYYY-MM-DD`, a day that exists, between the years 1 and 9999.
pub fn date(text: &str) -> Option<Date> {
    let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = Date::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| shaped)?;
    (1..=9999).contains(&date.year()).then_some(date)
}

/// RFC 3339 with its zone, cut to microseconds.
pub fn instant(text: &str) -> Option<Time> {
    let time = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
    (1..=9999).contains(&time.year()).then(|| time.trunc_subsecs(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert!(date("2026-01-31").is_some());
        for text in [
            "",
            "2026-02-30",
            "2026-1-31",
            "26-01-31",
            "0000-01-01",
            "+2026-01-1",
            "2026/01/31",
            "2026-01-31 ",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn an_instant_needs_its_zone() {
        assert_eq!(instant("2026-01-31T08:00:00+08:00"), instant("2026-01-31T00:00:00.0000001Z"));
        assert_eq!(instant("2026-01-31T08:00:00"), None);
    }
}
