//! What became of a pool's customers in some weeks: how many fell and were released, how many were taken
//! again and how soon, and what those who took them made of it. Counted from the ledger; for those who
//! administer the pool.

use chrono::Days;
use kernel::{Ctx, Date, Error, Result, Uuid, condition, text::time};
use proto::customers::v1::{
    GetPoolStatisticsRequest, GetPoolStatisticsResponse,
    get_pool_statistics_response::{Person, Taken},
};
use store::{Db, fault, record::parse_id};

use super::dry_run::names;
use crate::records::Pool;

const PERMISSION: &str = "customers.pool.report";
/// Without `from`: so many days back.
const USUAL: u64 = 30;
/// Days of one report: three years.
const LONGEST: i64 = 1100;
const MOST_PEOPLE: usize = 500;

/// What one person did, or what happened to him; nobody's are the customers that just came in.
#[derive(Debug, Default, sqlx::FromRow)]
struct Row {
    person: Option<Uuid>,
    claimed: i64,
    assigned: i64,
    followed_up: i64,
    won: i64,
    recycled: i64,
    released: i64,
    entered: i64,
    given_back: i64,
    reclaimed: i64,
}

pub async fn statistics(
    db: &Db,
    ctx: &Ctx,
    request: GetPoolStatisticsRequest,
) -> Result<GetPoolStatisticsResponse> {
    let id = parse_id("id", &request.id)?;
    let (from, to) = days(ctx, &request.from, &request.to)?;
    let within = match request.within_days {
        0 => 30,
        days if (1..=3650).contains(&days) => days,
        _ => return Err(Error::invalid("withinDays", "OUT_OF_RANGE").with("min", 1).with("max", 3650)),
    };
    let mut uow = db.begin(ctx).await?;
    let pool = uow.get::<Pool>(id).await?;
    if !ctx.access.reach(PERMISSION).edits(&pool.head.placement) {
        return Err(Error::forbidden(PERMISSION));
    }
    let visible = uow.visible(&pool)?;
    let rows: Vec<Row> = sqlx::query_as(
        "with moves as (select m.customer_id, m.action, m.created_at, n.action as next, n.created_at as ended, \
             case when m.action in (2, 4, 7) then m.to_owner_id else m.from_owner_id end as person \
           from pool_moves m left join lateral (select x.action, x.created_at from pool_moves x \
             where x.customer_id = m.customer_id and x.id > m.id order by x.id limit 1) n on true \
           where m.pool_id = $1 and m.created_at >= $2 and m.created_at < $3 and m.deleted_at is null) \
         select person, count(*) filter (where action = 2) as claimed, count(*) filter (where action = 4) as assigned, \
           count(*) filter (where action in (2, 4) and exists (select 1 from follow_ups f \
             where f.customer_id = moves.customer_id and not f.deleted and f.at >= moves.created_at \
               and (ended is null or f.at < ended))) as followed_up, \
           count(*) filter (where action in (2, 4) and exists (select 1 from deals d \
             where d.customer_id = moves.customer_id and not d.deleted and d.won_at >= moves.created_at \
               and (ended is null or d.won_at < ended))) as won, \
           count(*) filter (where action = 6) as recycled, count(*) filter (where action = 3) as released, \
           count(*) filter (where action = 1) as entered, count(*) filter (where action = 7) as given_back, \
           count(*) filter (where action in (3, 6) and next in (2, 4) \
             and ended < created_at + make_interval(days => $4)) as reclaimed \
         from moves group by person",
    )
    .bind(id)
    .bind(condition::day(ctx.zone, from).0)
    .bind(condition::day(ctx.zone, to).1)
    .bind(within)
    .fetch_all(uow.sql(visible))
    .await
    .map_err(fault)?;
    let mut people: Vec<&Row> = rows.iter().filter(|row| row.person.is_some()).collect();
    people.sort_by_key(|row| std::cmp::Reverse((row.claimed + row.assigned, row.recycled, row.person)));
    people.truncate(MOST_PEOPLE);
    let ids: Vec<Uuid> = people.iter().filter_map(|row| row.person).collect();
    let names = names(&mut uow, &ids).await?;
    let sum = |of: fn(&Row) -> i64| small(rows.iter().map(of).sum());
    Ok(GetPoolStatisticsResponse {
        from: from.to_string(),
        to: to.to_string(),
        recycled: sum(|row| row.recycled),
        released: sum(|row| row.released),
        entered: sum(|row| row.entered),
        given_back: sum(|row| row.given_back),
        reclaimed: sum(|row| row.reclaimed),
        taken: Some(Taken {
            claimed: sum(|row| row.claimed),
            assigned: sum(|row| row.assigned),
            followed_up: sum(|row| row.followed_up),
            won: sum(|row| row.won),
        }),
        people: people
            .into_iter()
            .map(|row| Person {
                user_id: row.person.unwrap_or_default().to_string(),
                user_name: row.person.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
                taken: Some(Taken {
                    claimed: small(row.claimed),
                    assigned: small(row.assigned),
                    followed_up: small(row.followed_up),
                    won: small(row.won),
                }),
                recycled: small(row.recycled),
                released: small(row.released),
            })
            .collect(),
    })
}

/// The days of the report, both included.
fn days(ctx: &Ctx, from: &str, to: &str) -> Result<(Date, Date)> {
    let mut errors = kernel::FieldErrors::default();
    let mut day = |field: &str, text: &str, otherwise: Date| match text {
        "" => otherwise,
        text => time::date(text).unwrap_or_else(|| {
            errors.push(field, "NOT_A_DATE");
            otherwise
        }),
    };
    let to = day("to", to, ctx.today());
    let from = day("from", from, to.checked_sub_days(Days::new(USUAL)).unwrap_or(to));
    errors.finish()?;
    if from > to || (to - from).num_days() > LONGEST {
        let earliest = to.checked_sub_days(Days::new(LONGEST.unsigned_abs())).unwrap_or(to);
        return Err(Error::invalid("from", "OUT_OF_RANGE").with("min", earliest).with("max", to));
    }
    Ok((from, to))
}

fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
