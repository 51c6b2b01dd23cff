//! How the numbers of a company's papers are written: `HT-{yyyy}{mm}-{seq:4}` gives `HT-202611-0001`. Text is taken as
//! it stands, parts of the day are those of the company's zone, and one counter begins anew with the finest part.

use std::{collections::BTreeMap, fmt::Write as _};

use chrono::Datelike;

use crate::{Date, Error, Result};

/// Characters of a number.
const LONGEST: usize = 40;
/// Digits of a counter.
const MOST_DIGITS: usize = 8;
/// What may stand in braces, as a person reads it.
const KNOWN: &str = "{yyyy} {yy} {mm} {dd} {seq:4}";

/// How the numbers of one kind of paper are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Year,
    ShortYear,
    Month,
    Day,
    /// The counter, with at least so many digits.
    Counter(usize),
}

impl Pattern {
    /// Reads a pattern, or says what is wrong with it.
    pub fn read(text: &str) -> Result<Self> {
        let mut pieces = vec![];
        let mut rest = text.trim();
        while let Some(at) = rest.find(['{', '}']) {
            let (before, behind) = rest.split_at(at);
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            let part = behind.strip_prefix('{').and_then(|inner| inner.split_once('}'));
            let (inner, after) = part.ok_or_else(|| wrong("NUMBER_PATTERN_BRACES").with("known", KNOWN))?;
            let piece = Piece::read(inner).ok_or_else(|| {
                wrong("NUMBER_PATTERN_PART").with("part", format!("{{{inner}}}")).with("known", KNOWN)
            })?;
            pieces.push(piece);
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        let pattern = Self(pieces);
        pattern.check().map(|()| pattern)
    }

    /// One that counts by the year: `CT-{yyyy}-{seq:5}`.
    pub fn of_the_year(prefix: &str) -> Self {
        let text = Piece::Text;
        Self(vec![text(format!("{prefix}-")), Piece::Year, text("-".to_owned()), Piece::Counter(5)])
    }

    /// One counter, each part of the day with the one it belongs to, and no longer than a number may be.
    fn check(&self) -> Result<()> {
        let count = |piece: fn(&Piece) -> bool| self.0.iter().filter(|known| piece(known)).count();
        if count(|piece| matches!(piece, Piece::Counter(_))) != 1 {
            return Err(wrong("NUMBER_PATTERN_COUNTER").with("example", "{seq:4}"));
        }
        let (has_year, has_month) = (
            count(|piece| matches!(piece, Piece::Year | Piece::ShortYear)) > 0,
            count(|piece| *piece == Piece::Month) > 0,
        );
        let lacks = |part: &str, needed: &str| {
            Err(wrong("NUMBER_PATTERN_NEEDS").with("part", part).with("needed", needed))
        };
        if has_month && !has_year {
            return lacks("{mm}", "{yyyy}");
        }
        if count(|piece| *piece == Piece::Day) > 0 && !has_month {
            return lacks("{dd}", "{mm}");
        }
        if self.write(Date::default(), 1).chars().count() > LONGEST {
            return Err(Error::invalid("pattern", "TOO_LONG").with("max", LONGEST));
        }
        Ok(())
    }

    /// What stands around the counter on a day: `HT-202611-{}`. There is one counter for each.
    pub fn around(&self, day: Date) -> String {
        self.with(day, |_| "{}".to_owned())
    }

    /// The number that the counter gives.
    pub fn write(&self, day: Date, count: i64) -> String {
        self.with(day, |digits| format!("{count:0digits$}"))
    }

    fn with(&self, day: Date, counter: impl Fn(usize) -> String) -> String {
        let mut text = String::new();
        for piece in &self.0 {
            // a String takes everything
            let _ = match piece {
                Piece::Text(words) => write!(text, "{words}"),
                Piece::Year => write!(text, "{:04}", day.year()),
                Piece::ShortYear => write!(text, "{:02}", day.year().rem_euclid(100)),
                Piece::Month => write!(text, "{:02}", day.month()),
                Piece::Day => write!(text, "{:02}", day.day()),
                Piece::Counter(digits) => write!(text, "{}", counter(*digits)),
            };
        }
        text
    }
}

impl Piece {
    /// What stands between braces.
    fn read(inner: &str) -> Option<Self> {
        Some(match inner {
            "yyyy" => Self::Year,
            "yy" => Self::ShortYear,
            "mm" => Self::Month,
            "dd" => Self::Day,
            _ => {
                let digits = inner.strip_prefix("seq:").filter(|digits| digits.len() == 1)?.parse().ok()?;
                (1..=MOST_DIGITS).contains(&digits).then_some(Self::Counter(digits))?
            }
        })
    }
}

fn wrong(reason: &'static str) -> Error {
    Error::invalid("pattern", reason)
}

/// A company's own patterns by kind of record: `contract`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbering(BTreeMap<String, Pattern>);

impl Numbering {
    /// Those that can be read; of any other the usual form stands.
    pub fn of(patterns: &BTreeMap<String, String>) -> Self {
        let read = |(kind, text): (&String, &String)| Some((kind.clone(), Pattern::read(text).ok()?));
        Self(patterns.iter().filter_map(read).collect())
    }

    pub fn pattern(&self, kind: &str) -> Option<&Pattern> {
        self.0.get(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn written(pattern: &str, on: &str, count: i64) -> String {
        Pattern::read(pattern).expect("a pattern").write(day(on), count)
    }

    fn refused(pattern: &str) -> (&'static str, String) {
        let error = Pattern::read(pattern).expect_err("a wrong pattern");
        let field = &error.fields()[0];
        (field.reason, field.params.iter().map(|(_, value)| format!("{value};")).collect())
    }

    #[test]
    fn a_number_is_written_as_the_company_wants_it() {
        assert_eq!(written("HT-{yyyy}{mm}-{seq:4}", "2026-01-31", 7), "HT-202601-0007");
        assert_eq!(written("合同〔{yyyy}〕第{seq:3}号", "2026-01-31", 12), "合同〔2026〕第012号");
        assert_eq!(written("{yy}{mm}{dd}/{seq:2}", "2026-01-05", 123), "260105/123", "it grows");
        assert_eq!(written("K{seq:1}", "2026-01-05", 10), "K10");
        assert_eq!(Pattern::of_the_year("CT"), Pattern::read("CT-{yyyy}-{seq:5}").expect("a pattern"));
    }

    #[test]
    fn the_counter_begins_anew_with_the_finest_part_of_the_day() {
        let same = |pattern: &str, one: &str, other: &str| {
            let pattern = Pattern::read(pattern).expect("a pattern");
            pattern.around(day(one)) == pattern.around(day(other))
        };
        assert!(same("A{yyyy}{seq:3}", "2026-01-01", "2026-12-31"));
        assert!(!same("A{yyyy}{seq:3}", "2026-12-31", "2027-01-01"));
        assert!(!same("A{yy}{mm}{seq:3}", "2026-01-31", "2026-02-01"));
        assert!(!same("A{yy}{mm}{dd}{seq:3}", "2026-01-31", "2026-01-30"));
        assert!(same("A{seq:3}", "2026-01-01", "2036-01-01"), "for ever");
        assert!(
            same("A{seq:3}", "2026-01-01", "2026-01-01")
                && !same("A{yyyy}-{seq:3}", "2026-01-01", "2025-01-01")
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(refused("HT-{yyyy}"), ("NUMBER_PATTERN_COUNTER", "{seq:4};".to_owned()));
        assert_eq!(refused("{seq:2}{seq:2}").0, "NUMBER_PATTERN_COUNTER");
        assert_eq!(refused("{seq}").1, format!("{{seq}};{KNOWN};"));
        for part in ["{seq:0}", "{seq:9}", "{seq:+4}", "{YYYY}", "{}", "{year}"] {
            assert_eq!(refused(&format!("{part}{{seq:4}}")).0, "NUMBER_PATTERN_PART", "{part}");
        }
        for torn in ["HT-{seq:4", "HT}-{seq:4}", "{{seq:4}}"] {
            assert!(matches!(refused(torn).0, "NUMBER_PATTERN_BRACES" | "NUMBER_PATTERN_PART"), "{torn}");
        }
        assert_eq!(refused("{mm}{seq:4}"), ("NUMBER_PATTERN_NEEDS", "{mm};{yyyy};".to_owned()));
        assert_eq!(refused("{yyyy}{dd}{seq:4}"), ("NUMBER_PATTERN_NEEDS", "{dd};{mm};".to_owned()));
        assert_eq!(refused(&format!("{}{{seq:8}}", "号".repeat(33))), ("TOO_LONG", "40;".to_owned()));
    }

    #[test]
    fn of_what_cannot_be_read_the_usual_form_stands() {
        let patterns = BTreeMap::from([("contract", "HT{seq:4}"), ("quote", "{no}")]);
        let patterns = patterns.into_iter().map(|(kind, text)| (kind.to_owned(), text.to_owned())).collect();
        let numbering = Numbering::of(&patterns);
        assert!(numbering.pattern("contract").is_some() && numbering.pattern("quote").is_none());
    }
}
