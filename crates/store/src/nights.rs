//! Work of the night: one job per tenant and day, put in the queue beforehand. What was missed while
//! nobody ran is done once when somebody runs again, however many nights it was.

use kernel::{Date, Result, Time, Uuid};
use serde_json::Value as Json;

use crate::{Db, fault};

/// Puts the job of a night in the queue, to be taken from `begins` on; says whether it is new. As long as
/// an earlier one of this kind has not ended there is no other, and a night never has two.
pub async fn plan(db: &Db, tenant: Uuid, kind: &str, night: Date, begins: Time, args: &Json) -> Result<bool> {
    let done = sqlx::query(
        "insert into jobs (tenant_id, id, kind, args, run_at) select $1, $2, $3, $4, $5 \
         where not exists (select 1 from jobs where tenant_id = $1 and kind = $3 and state in (1, 2)) \
         on conflict do nothing",
    )
    .bind(tenant)
    .bind(id(kind, night))
    .bind(kind)
    .bind(args)
    .bind(begins)
    .execute(&db.system)
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

/// The same for everybody who asks, and in the order of the nights among the ids of other jobs.
fn id(kind: &str, night: Date) -> Uuid {
    let midnight = night.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let mut rest = [0u8; 10];
    for (at, byte) in kind.bytes().enumerate() {
        let place = at % rest.len();
        rest[place] = rest[place].rotate_left(3) ^ byte;
    }
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(midnight).unwrap_or_default(), &rest).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_has_one_id_per_kind_and_later_nights_later_ids() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let first = id("recycle", day("2026-02-01"));
        assert_eq!(first, id("recycle", day("2026-02-01")));
        assert_ne!(first, id("retention", day("2026-02-01")));
        assert!(first < id("recycle", day("2026-02-02")));
    }
}
