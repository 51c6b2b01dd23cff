//! A cell as people type it, as the value that the record's message takes: labels in either language,
//! dates and amounts in the notations of Chinese and English spreadsheets.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, TimeZone};
use chrono_tz::Tz;
use kernel::{Date, FieldDef, FieldType, Format, reason};
use serde_json::{Value as Json, json};

use super::columns::Words;

/// Why a cell is no such value.
pub type Wrong = (&'static str, Vec<(String, String)>);

/// The company's own currency, where an amount doesn't say one.
const CURRENCY: &str = "CNY";

/// How cells are read.
#[derive(Clone, Copy)]
pub struct Reading {
    pub zone: Tz,
    pub zh: Words,
    pub en: Words,
}

impl Reading {
    pub fn of(service: &str, zone: Tz) -> Self {
        Self { zone, zh: Words::of(service, true), en: Words::of(service, false) }
    }

    /// The value in the message's JSON; what the field's own checks refuse is left to them.
    pub fn value(&self, field: &FieldDef, cell: &str) -> Result<Json, Wrong> {
        Ok(match field.ty {
            FieldType::Bool => json!(self.yes(cell)?),
            FieldType::Int => json!(whole(cell)?),
            FieldType::Double => {
                json!(plain(cell).parse::<f64>().map_err(|_| wrong(reason::NOT_A_NUMBER, cell))?)
            }
            FieldType::Decimal => json!(plain(cell)),
            FieldType::Enum(_) => json!(self.option(field, cell)?),
            FieldType::Date => json!(date(cell).ok_or_else(|| wrong(reason::NOT_A_DATE, cell))?.to_string()),
            FieldType::Time => json!(self.time(cell)?.to_rfc3339_opts(SecondsFormat::Micros, true)),
            FieldType::Money => amount(cell)?,
            FieldType::UuidList | FieldType::TextList => {
                let entries = cell.split([',', '，', ';', '；', '、', '\n']).map(str::trim);
                json!(entries.filter(|entry| !entry.is_empty()).collect::<Vec<_>>())
            }
            FieldType::Text if field.format == Format::Date => {
                json!(date(cell).ok_or_else(|| wrong(reason::NOT_A_DATE, cell))?.to_string())
            }
            _ => json!(cell),
        })
    }

    fn yes(&self, cell: &str) -> Result<bool, Wrong> {
        let lower = cell.to_lowercase();
        let says = |name| [self.zh, self.en].iter().any(|words| words.word(name).to_lowercase() == lower);
        match lower.as_str() {
            "true" | "1" | "y" | "√" => Ok(true),
            "false" | "0" | "n" | "×" => Ok(false),
            _ if says("YES") => Ok(true),
            _ if says("NO") => Ok(false),
            _ => Err(wrong("NOT_YES_OR_NO", cell)),
        }
    }

    fn option(&self, field: &FieldDef, cell: &str) -> Result<&'static str, Wrong> {
        let Some(def) = field.ty.enum_def() else { return Err(wrong(reason::UNKNOWN_OPTION, cell)) };
        let lower = cell.to_lowercase();
        let is = |name: &&str| {
            let label = |words: &Words| words.labels.option(def.name, name).map(str::to_lowercase);
            name.to_lowercase() == lower
                || label(&self.zh).as_deref() == Some(&*lower)
                || label(&self.en).as_deref() == Some(&*lower)
        };
        def.names().find(is).ok_or_else(|| {
            let label = |name| self.zh.labels.option(def.name, name).unwrap_or(name);
            let options = def.names().map(|name| format!("{} ({name})", label(name))).collect::<Vec<_>>();
            let (reason, mut params) = wrong(reason::UNKNOWN_OPTION, cell);
            params.push(("options".to_owned(), options.join(", ")));
            (reason, params)
        })
    }

    /// An instant, or a time of the company's zone, or a day's beginning there.
    pub fn time(&self, cell: &str) -> Result<kernel::Time, Wrong> {
        if let Some(time) = kernel::text::time::instant(cell) {
            return Ok(time);
        }
        if let Some(local) = serial(cell) {
            let there = self.zone.from_local_datetime(&local).earliest();
            return there.map(|there| there.to_utc()).ok_or_else(|| wrong(reason::NOT_A_TIME, cell));
        }
        let refuse = || wrong(reason::NOT_A_TIME, cell);
        let (day, clock) = cell.split_once([' ', 'T']).unwrap_or((cell, "00:00"));
        let clock = clock.trim();
        let clock = NaiveTime::parse_from_str(clock, "%H:%M:%S")
            .or_else(|_| NaiveTime::parse_from_str(clock, "%H:%M"))
            .map_err(|_| refuse())?;
        let local = date(day).ok_or_else(refuse)?.and_time(clock);
        let there = self.zone.from_local_datetime(&local).earliest().ok_or_else(refuse)?;
        Ok(there.to_utc())
    }
}

pub fn wrong(reason: &'static str, cell: &str) -> Wrong {
    (reason, vec![("value".to_owned(), reason::shown(cell).to_string())])
}

/// Without what people put between digits.
fn plain(cell: &str) -> String {
    cell.chars().filter(|c| !matches!(c, ',' | '，' | ' ' | '\u{a0}' | '_')).collect()
}

fn whole(cell: &str) -> Result<i32, Wrong> {
    let digits = plain(cell);
    let digits = digits
        .split_once('.')
        .map_or(&*digits, |(whole, rest)| if rest.bytes().all(|b| b == b'0') { whole } else { &digits });
    let number: i64 = digits.parse().map_err(|_| wrong(reason::NOT_A_WHOLE_NUMBER, cell))?;
    i32::try_from(number).map_err(|_| {
        let (reason, mut params) = wrong(reason::OUT_OF_RANGE, cell);
        params.extend([("min".to_owned(), i32::MIN.to_string()), ("max".to_owned(), i32::MAX.to_string())]);
        (reason, params)
    })
}

/// A day as spreadsheets count them, from the end of 1899 on, with the time as its fraction; only those of 1954 to 2119.
fn serial(cell: &str) -> Option<NaiveDateTime> {
    if !cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let days: f64 = cell.parse().ok().filter(|days| (20_000.0..80_000.0).contains(days))?;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    first.checked_add_signed(TimeDelta::seconds((days * 86_400.0).round() as i64))
}

/// `2026-01-31`, `2026/1/31`, `2026.1.31`, `2026年1月31日`, `20260131`.
fn date(cell: &str) -> Option<Date> {
    let numbers: Vec<&str> = cell.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    if let Some(counted) = serial(cell) {
        return Some(counted.date());
    }
    let signs = |c: char| c.is_ascii_digit() || "-/.年月日 ".contains(c);
    if !cell.chars().all(signs) {
        return None;
    }
    let (year, month, day) = match numbers[..] {
        [whole] if whole.len() == 8 => (&whole[..4], &whole[4..6], &whole[6..]),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => (year, month, day),
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (year != "0000").then_some(date)
}

/// `1,234.50`, `¥500万`, `USD 12`, `3亿元`.
fn amount(cell: &str) -> Result<Json, Wrong> {
    let refuse = || wrong(reason::NOT_AN_AMOUNT, cell);
    let mut text = plain(cell).to_uppercase();
    let mut currency = CURRENCY.to_owned();
    for (sign, code) in [
        ("人民币", "CNY"),
        ("RMB", "CNY"),
        ("¥", "CNY"),
        ("￥", "CNY"),
        ("$", "USD"),
        ("€", "EUR"),
        ("元", "CNY"),
    ] {
        if text.contains(sign) {
            text = text.replace(sign, "");
            currency = code.to_owned();
        }
    }
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    if !letters.is_empty() {
        text = text.replace(&letters, "");
        currency = letters;
    }
    let (digits, zeros) = match (text.strip_suffix('万'), text.strip_suffix('亿')) {
        (Some(digits), _) => (digits, 10_000),
        (_, Some(digits)) => (digits, 100_000_000),
        _ => (&*text, 1),
    };
    let number: rust_decimal::Decimal = digits.parse().map_err(|_| refuse())?;
    let number =
        if zeros == 1 { number } else { number.checked_mul(zeros.into()).ok_or_else(refuse)?.normalize() };
    Ok(json!({"currency": currency, "amount": number.to_string()}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 31);
        for cell in ["2026-01-31", "2026/1/31", "2026.1.31", "2026年1月31日", "20260131"] {
            assert_eq!(date(cell), day, "{cell}");
        }
        assert_eq!(date("46053"), day, "as Excel counts days");
        for cell in ["31/01/2026", "2026-02-30", "2026", "昨天", "2026-01-31x", "0000-01-01"] {
            assert_eq!(date(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_time_without_a_zone_is_the_companys() {
        let reading = Reading::of("customers", chrono_tz::Asia::Shanghai);
        let noon = kernel::text::time::instant("2026-01-31T04:00:00Z").expect("a time");
        for cell in ["2026-01-31 12:00", "2026/1/31 12:00:00", "2026-01-31T12:00:00+08:00"] {
            assert_eq!(reading.time(cell).expect(cell), noon, "{cell}");
        }
        assert_eq!(reading.time("46053.5").expect("as Excel counts"), noon);
        assert_eq!(reading.time("2026-01-31").expect("a day"), noon - chrono::Duration::hours(12));
        assert!(reading.time("12:00").is_err());
    }

    #[test]
    fn amounts_carry_their_currency_and_chinese_powers_of_ten() {
        for (cell, currency, number) in [
            ("1,234.50", "CNY", "1234.50"),
            ("¥500万", "CNY", "5000000"),
            ("1.5亿元", "CNY", "150000000"),
            ("USD 12", "USD", "12"),
            ("12.00 eur", "EUR", "12.00"),
        ] {
            assert_eq!(amount(cell), Ok(json!({"currency": currency, "amount": number})), "{cell}");
        }
        for cell in ["", "much", "1-2", "万"] {
            assert!(amount(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn whole_numbers_may_have_commas_and_empty_decimals() {
        assert_eq!(whole("1,200"), Ok(1200));
        assert_eq!(whole("1200.00"), Ok(1200));
        assert_eq!(whole("1.5").expect_err("a fraction").0, reason::NOT_A_WHOLE_NUMBER);
        assert_eq!(whole("99999999999").expect_err("large").0, reason::OUT_OF_RANGE);
    }
}
