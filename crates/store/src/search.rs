//! Searching a list. What is found rarely is gathered through the index of terms and sorted afterwards;
//! what is found everywhere is met soon enough by reading in the asked order. PostgreSQL's statistics know
//! the thousand commonest terms and guess at all others, so its estimate is believed only where it says
//! "common"; everything else is gathered up to a bound, and read in order beyond it.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard},
    time::{Duration, Instant},
};

use kernel::{Ctx, EntityDef, Right};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{Arguments, Uow, fault, page, select};

/// In front of a search: every condition goes through an index of its own.
pub const GATHER: &str = ", set_config('plan_cache_mode', 'force_custom_plan', true), \
     set_config('enable_indexscan', 'off', true), set_config('enable_seqscan', 'off', true), \
     set_config('max_parallel_workers_per_gather', '0', true)";

/// Hits up to which gathering is not dearer than reading in order, on a million rows: a hit to gather
/// costs some 6 us, and 51 hits met in order cost the reading of 51 millionths of a share each.
pub const FEW: i64 = 6_000;

/// This share of all rows, by estimate, is common. A term that the statistics do not know counts as half a
/// percent, and one word asks up to eight fields.
const COMMON: f64 = 0.06;

/// From here on the order may lead.
pub async fn read_in_order(uow: &mut Uow<'_>) -> kernel::Result<()> {
    let sql = "select set_config('enable_indexscan', 'on', true), set_config('enable_seqscan', 'on', true)";
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut *uow.tx).await.map_err(fault)?;
    Ok(())
}

/// How many rows are expected, where they are known to be common.
pub async fn common(
    uow: &mut Uow<'_>,
    def: &EntityDef,
    condition: &str,
    args: Arguments,
) -> kernel::Result<Option<i64>> {
    let hits = expected(uow, def, condition, args).await?;
    if hits < FEW as f64 {
        return Ok(None);
    }
    let all = uow.db.sizes.of(uow, def).await?;
    Ok((hits > all * COMMON).then_some(hits as i64))
}

/// How many rows are expected.
pub async fn expected(
    uow: &mut Uow<'_>,
    def: &EntityDef,
    condition: &str,
    args: Arguments,
) -> kernel::Result<f64> {
    estimate(uow, &format!("{} where {condition}", select::source(def)), args).await
}

/// How many records a company has of each kind, about; asked once a minute.
#[derive(Debug, Default)]
pub struct Sizes(Mutex<Known>);

/// By tenant and table: when somebody looked, and how many rows there were.
type Known = HashMap<(Uuid, &'static str), (Instant, f64)>;

/// How long a size is believed, and of how many tables.
const BELIEVED: Duration = Duration::from_secs(60);
const REMEMBERED: usize = 10_000;

impl Sizes {
    pub async fn of(&self, uow: &mut Uow<'_>, def: &EntityDef) -> kernel::Result<f64> {
        let key = (uow.ctx.tenant, def.table);
        let known = self.lock().get(&key).copied();
        if let Some((_, size)) = known.filter(|(at, _)| at.elapsed() < BELIEVED) {
            return Ok(size);
        }
        let size = estimate(uow, &format!("{} r", def.table), Arguments::default()).await?;
        let mut all = self.lock();
        if all.len() >= REMEMBERED {
            all.clear();
        }
        all.insert(key, (Instant::now(), size));
        Ok(size)
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

async fn estimate(uow: &mut Uow<'_>, source: &str, args: Arguments) -> kernel::Result<f64> {
    let sql = format!("explain select 1 from {source}");
    let query = sqlx::query_scalar_with::<_, String, _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    // of the lines of the plan the first, `Seq Scan on customers  (cost=0.00..68205.88 rows=41130 width=4)`
    let plan = query.fetch_all(&mut *uow.tx).await.map_err(fault)?;
    let rows = plan
        .first()
        .and_then(|top| top.split_once(" rows="))
        .and_then(|(_, rows)| rows.split_once(' ').and_then(|(rows, _)| rows.parse().ok()));
    Ok(rows.unwrap_or(0.0))
}

/// What was gathered: all hits up to the bound, and the ids of the first page of them.
pub struct Gathered {
    pub count: i64,
    pub ids: Vec<Uuid>,
}

/// Gathers up to `most` hits and sorts them; beyond that the page is empty and the count `most + 1`.
pub async fn gather(
    uow: &mut Uow<'_>,
    def: &EntityDef,
    (condition, args): (&str, Arguments),
    order: &[page::Key],
    (most, limit): (i64, i32),
) -> kernel::Result<Gathered> {
    let names: Vec<String> = (0..order.len()).map(|i| format!("k{i}")).collect();
    let keys: Vec<String> =
        order.iter().zip(&names).map(|(key, name)| format!("{} as {name}", key.expression())).collect();
    let sql = format!(
        "with k as materialized (select r.id, {} from {} where {condition} limit {}), \
         n as materialized (select count(*) as hits from k) \
         select n.hits, array(select id from k where n.hits <= {most} order by {} limit {limit}) from n",
        keys.join(", "),
        select::source(def),
        most + 1,
        page::directed(order, &names),
    );
    let query =
        sqlx::query_as_with::<_, (i64, Vec<Uuid>), _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let (count, ids) = query.fetch_one(&mut *uow.tx).await.map_err(fault)?;
    Ok(Gathered { count, ids })
}

/// For each word of the search a condition; none: nothing is searched for.
pub fn conditions(ctx: &Ctx, def: &'static EntityDef, text: &str, args: &mut Arguments) -> Vec<String> {
    let search = kernel::text::search(text);
    if search.is_empty() {
        return if text.trim().is_empty() { vec![] } else { vec!["false".to_owned()] };
    }
    let right = |field| ctx.access.right(def, field);
    let open = def.searchable().filter(|f| right(f) >= Right::Read);
    let masked = def.searchable().filter(|f| right(f) == Right::Masked).filter_map(|f| search.whole(f));
    let masked: Vec<Vec<String>> = masked.map(|term| vec![term]).collect();
    let mut all = vec![];
    for mut group in search.groups(open) {
        group.extend(masked.iter().cloned());
        // single terms are one look into the index, whatever their number
        let (single, several): (Vec<_>, Vec<_>) = group.into_iter().partition(|terms| terms.len() == 1);
        let mut any: Vec<String> =
            several.into_iter().map(|terms| format!("r.terms @> {}", args.place(terms))).collect();
        let single: Vec<String> = single.into_iter().flatten().collect();
        if !single.is_empty() {
            any.push(format!("r.terms && {}", args.place(single)));
        }
        all.push(if any.is_empty() { "false".to_owned() } else { format!("({})", any.join(" or ")) });
    }
    all
}
