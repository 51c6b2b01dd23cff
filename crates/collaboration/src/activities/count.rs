//! How many follow-ups of which type each person made per day, week or month of the tenant's zone:
//! what a head reads on Monday. It counts what the caller's list would show, and nothing else.

use std::collections::HashMap;

use kernel::{Ctx, Error, Result, Right, Uuid};
use proto::collaboration::v1::{
    CountActivitiesRequest, CountActivitiesResponse, count_activities_request::Period,
    count_activities_response::Row,
};
use sqlx::AssertSqlSafe;
use store::{Arguments, Db, ListRequest, Record, Uow, fault, records};

use crate::records::Activity;

/// Rows of one answer; whoever asks for more is told to narrow the filter.
const MOST_ROWS: usize = 2_000;

/// Owner, first day, type, follow-ups, customers.
type Counted = (Option<Uuid>, String, i16, i64, i64);

pub async fn count(db: &Db, ctx: &Ctx, request: CountActivitiesRequest) -> Result<CountActivitiesResponse> {
    let unit = unit(request.period)?;
    if !readable(ctx, "happened_at") {
        return Err(Error::invalid("period", "UNKNOWN_FIELD").with("field", "happenedAt"));
    }
    let mut args = Arguments::default();
    let zone = args.place(ctx.zone.name());
    let asked = ListRequest { filter: request.filter, ..ListRequest::default() };
    let mut wheres = vec!["r.deleted_at is null".to_owned()];
    wheres.extend(records::narrowed::<Activity>(db, ctx, &asked, &mut args)?);
    let r#type = if readable(ctx, "type") { "r.type" } else { "0::smallint" };
    let customers = if readable(ctx, "customer_id") { "count(distinct r.customer_id)" } else { "0::bigint" };
    let sql = format!(
        "select r.owner_id, to_char(date_trunc('{unit}', r.happened_at at time zone {zone}), 'YYYY-MM-DD'), \
         {type}, count(*), {customers} from activities r where {} \
         group by 1, 2, 3 order by 2 desc, 1, 3 limit {}",
        wheres.join(" and "),
        MOST_ROWS + 1
    );
    let mut uow = db.begin(ctx).await?;
    let query = sqlx::query_as_with::<_, Counted, _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let counted =
        query.fetch_all(uow.unscoped("counted within the list's row scope")).await.map_err(fault)?;
    if counted.len() > MOST_ROWS {
        return Err(Error::invalid("filter", "TOO_MANY_ROWS").with("max", MOST_ROWS));
    }
    let names = names(&mut uow, &counted).await?;
    Ok(CountActivitiesResponse { rows: counted.into_iter().map(|row| wire(row, &names)).collect() })
}

fn unit(period: i32) -> Result<&'static str> {
    match Period::try_from(period) {
        Ok(Period::Unspecified | Period::Day) => Ok("day"),
        Ok(Period::Week) => Ok("week"),
        Ok(Period::Month) => Ok("month"),
        Err(_) => {
            let error = Error::invalid("period", "UNKNOWN_OPTION").with("value", period);
            Err(error.with("options", "DAY, WEEK, MONTH"))
        }
    }
}

/// A field that is hidden from the caller can't be grouped by either.
fn readable(ctx: &Ctx, field: &str) -> bool {
    let field = Activity::DEF.field(field);
    field.is_some_and(|field| ctx.access.right(Activity::DEF, field) >= Right::Read)
}

/// What the colleagues are called.
async fn names(uow: &mut Uow<'_>, counted: &[Counted]) -> Result<HashMap<Uuid, String>> {
    let owners: Vec<Uuid> = counted.iter().filter_map(|row| row.0).collect();
    let named: Vec<(Uuid, String)> =
        sqlx::query_as("select id, title from directory where kind = 'identity.user' and id = any($1)")
            .bind(owners)
            .fetch_all(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(fault)?;
    Ok(named.into_iter().collect())
}

fn wire((owner, first_day, r#type, count, customers): Counted, names: &HashMap<Uuid, String>) -> Row {
    let bounded = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
    Row {
        owner_id: owner.map(|id| id.to_string()).unwrap_or_default(),
        owner_name: owner.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        period_start: first_day,
        r#type: r#type.into(),
        count: bounded(count),
        customers: bounded(customers),
    }
}
