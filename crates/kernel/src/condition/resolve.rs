//! Works out what `today()`, `now()` and `me()` are at this moment, for this caller.

use chrono::{DateTime, Duration, Months};
use chrono_tz::Tz;

use super::{Offset, Operand, Sort, Unit};
use crate::{Ctx, Date, Time, night};

/// The operand with nothing relative left; `None` for `me()` where no person calls. Custom fields hold
/// dates and ids as text.
pub fn resolve(operand: &Operand, sort: Sort, ctx: &Ctx) -> Option<Operand> {
    let known = match operand {
        Operand::Today(offset) => Operand::Date(day_off(ctx.today(), *offset)),
        Operand::Now(offset) => Operand::Time(time_off(ctx.now, *offset)),
        Operand::Me => Operand::Uuid(ctx.user()?),
        Operand::List(entries) => {
            Operand::List(entries.iter().filter_map(|entry| resolve(entry, sort, ctx)).collect())
        }
        known => known.clone(),
    };
    Some(match (sort, known) {
        (Sort::Custom, Operand::Date(date)) => Operand::Text(date.to_string()),
        (Sort::Custom, Operand::Uuid(id)) => Operand::Text(id.to_string()),
        (_, known) => known,
    })
}

/// First instant of the day in the zone and first of the next. Where a clock change skips midnight, the
/// day starts when the clocks go on.
pub fn day(zone: Tz, date: Date) -> (Time, Time) {
    (night::begins(zone, date, 0), night::begins(zone, date.succ_opt().unwrap_or(date), 0))
}

fn day_off(day: Date, offset: Option<Offset>) -> Date {
    let Some(Offset { count, unit }) = offset else { return day };
    let moved = match unit {
        Unit::Week => day.checked_add_signed(Duration::weeks(count.into())),
        Unit::Month => months(count, |by| day.checked_add_months(by), |by| day.checked_sub_months(by)),
        Unit::Year => months(count * 12, |by| day.checked_add_months(by), |by| day.checked_sub_months(by)),
        Unit::Minute | Unit::Hour | Unit::Day => day.checked_add_signed(Duration::days(count.into())),
    };
    moved.unwrap_or(day)
}

/// Months and years end on the last day that exists: 31 January + 1mo is 28 February.
fn time_off(time: Time, offset: Option<Offset>) -> Time {
    let Some(Offset { count, unit }) = offset else { return time };
    let by = |seconds: i64| time.checked_add_signed(Duration::seconds(seconds * i64::from(count)));
    let by_months = |count| {
        let add = |by| DateTime::checked_add_months(time, by);
        months(count, add, |by| DateTime::checked_sub_months(time, by))
    };
    let moved = match unit {
        Unit::Minute => by(60),
        Unit::Hour => by(3_600),
        Unit::Day => by(86_400),
        Unit::Week => by(604_800),
        Unit::Month => by_months(count),
        Unit::Year => by_months(count * 12),
    };
    moved.unwrap_or(time)
}

fn months<T>(count: i32, add: impl Fn(Months) -> Option<T>, take: impl Fn(Months) -> Option<T>) -> Option<T> {
    let by = Months::new(count.unsigned_abs());
    if count < 0 { take(by) } else { add(by) }
}
