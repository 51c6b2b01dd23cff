//! Locking the keys of what is saved, and finding in the same statement who was saved with them.

use std::collections::HashMap;

use kernel::{Error, Result, Uuid, text::near::Name};
use sqlx::{Row as _, postgres::PgRow};
use store::{Uow, fault, rank};

use super::{Matched, Sort, faces::Wanted, policy::Policy};

/// Records that one word of a name leads to; the eldest first, so that those who were there count.
const MOST: i32 = 20;
/// Records that a key remembers: what more than that share tells nothing any more.
const REMEMBERED: i32 = 100;

/// What was found, not yet read.
#[derive(Default)]
pub struct Found {
    pub policy: Policy,
    /// Key and who was saved with it.
    pub sharing: Vec<(String, Sort, Uuid)>,
    /// Word of a name and a record that is found by it and called alike.
    pub similar: Vec<(String, Uuid)>,
}

/// Reads the policy, in the shape of the other lines: key, a list of each sort, names, and what more there is.
fn policy(lists: usize) -> String {
    format!(
        "select '' as key, {}, '{{}}'::text[], row_to_json(p)::text from duplicate_policies p \
         where p.record_kind = $1 and p.deleted_at is null",
        vec!["'{}'::uuid[]"; lists].join(", ")
    )
}

fn similar(lists: usize) -> String {
    let none = ", '{}'::uuid[]".repeat(lists - 1);
    format!(
        "select t.trace as key, array_agg(m.record_id){none}, array_agg(m.name), '~' \
         from (select distinct unnest($2::text[])) t (trace) \
         cross join lateral (select record_id, name from match_names where key = t.trace order by record_id limit $3) m group by t.trace"
    )
}

/// `h.customers, h.contacts`
fn lists<R: Matched>() -> String {
    let lists: Vec<String> = R::SORTS.iter().map(|sort| format!("h.{}", sort.list)).collect();
    lists.join(", ")
}

/// Locks the keys in their order until the unit of work ends and enters the records under them.
pub async fn lock<R: Matched>(uow: &mut Uow<'_>, wanted: &[Wanted]) -> Result<Found> {
    uow.locked(rank::MATCH, Uuid::nil());
    let tenant = uow.ctx().tenant;
    let (keys, ids) = pairs(wanted, |w| w.keys.iter().map(|(_, key)| key));
    let (traces, named) = pairs(wanted, |w| w.traces.iter());
    let names: Vec<String> =
        wanted.iter().flat_map(|w| w.traces.iter().map(|_| w.face.kept_name())).collect();
    let (gone, left) = pairs(wanted, |w| w.old_traces.iter());
    let (list, lists) = (R::SORT.list, lists::<R>());
    let held: Vec<String> = R::SORTS.iter().map(|sort| format!("cardinality(h.{})", sort.list)).collect();
    let (held, similar, policy) = (held.join(" + "), similar(R::SORTS.len()), policy(R::SORTS.len()));
    let sql = format!(
        "with given as (select g.key, array_agg(g.id) as ids from unnest($5::text[], $6::uuid[]) as g (key, id) group by g.key), \
         head as (insert into match_heads as h (tenant_id, key, {list}) \
           select $4, key, ids from given order by key collate \"C\" \
           on conflict (tenant_id, key) do update set {list} = case when h.{list} @> excluded.{list} then h.{list} else \
             (h.{list} || excluded.{list})[greatest(1, cardinality(h.{list}) + cardinality(excluded.{list}) - {REMEMBERED} + 1):] end \
           returning h.key, {lists}), \
         named as (insert into match_names as m (tenant_id, key, record_id, name) \
           select $4, n.key, n.id, n.name from unnest($2::text[], $7::uuid[], $10::text[]) as n (key, id, name) \
           on conflict (tenant_id, key, record_id) do update set name = excluded.name where m.name <> excluded.name), \
         gone as (delete from match_names m using unnest($8::text[], $9::uuid[]) as g (key, id) \
           where m.key = g.key and m.record_id = g.id) \
         select h.key, {lists}, array[]::text[], null::text from head h join given g on g.key = h.key \
           where {held} > cardinality(g.ids) \
         union all {similar} union all {policy}"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(R::SORT.policy)
        .bind(traces)
        .bind(MOST)
        .bind(tenant)
        .bind(keys)
        .bind(ids)
        .bind(named)
        .bind(gone)
        .bind(left)
        .bind(names);
    let lines =
        query.fetch_all(uow.unscoped("keys stand for all records, seen or not")).await.map_err(fault)?;
    read::<R>(&lines, wanted)
}

/// The same for those that aren't saved: nothing is locked or entered.
pub async fn look<R: Matched>(uow: &mut Uow<'_>, wanted: &[Wanted]) -> Result<Found> {
    let (keys, _) = pairs(wanted, |w| w.keys.iter().map(|(_, key)| key));
    let (traces, _) = pairs(wanted, |w| w.traces.iter());
    let (lists, similar, policy) = (lists::<R>(), similar(R::SORTS.len()), policy(R::SORTS.len()));
    let sql = format!(
        "select h.key, {lists}, array[]::text[], null::text from match_heads h where h.key = any($4) \
         union all {similar} union all {policy}"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(R::SORT.policy).bind(traces).bind(MOST).bind(keys);
    let lines =
        query.fetch_all(uow.unscoped("keys stand for all records, seen or not")).await.map_err(fault)?;
    read::<R>(&lines, wanted)
}

/// Takes records from keys that they no longer have; the keys are locked.
pub async fn sweep<R: Matched>(uow: &mut Uow<'_>, gone: &[(String, Uuid)]) -> Result<()> {
    if gone.is_empty() {
        return Ok(());
    }
    let (keys, ids): (Vec<&str>, Vec<Uuid>) = gone.iter().map(|(key, id)| (key.as_str(), *id)).unzip();
    let left = |list: &str| {
        format!(
            "{list} = array(select x from unnest(h.{list}) with ordinality as x (x, at) where not exists \
             (select 1 from unnest($1::text[], $2::uuid[]) as g (key, id) where g.key = h.key and g.id = x.x) order by at)"
        )
    };
    let lists: Vec<String> = R::SORTS.iter().map(|sort| left(sort.list)).collect();
    let sql = format!("update match_heads h set {} where h.key = any($1)", lists.join(", "));
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(keys)
        .bind(ids)
        .execute(uow.unscoped("keys stand for all records, seen or not"))
        .await
        .map_err(fault)?;
    Ok(())
}

fn pairs<'w, I: Iterator<Item = &'w String>>(
    wanted: &'w [Wanted],
    texts: impl Fn(&'w Wanted) -> I,
) -> (Vec<&'w str>, Vec<Uuid>) {
    wanted.iter().flat_map(|w| texts(w).map(|text| (text.as_str(), w.face.id))).unzip()
}

fn read<R: Matched>(lines: &[PgRow], wanted: &[Wanted]) -> Result<Found> {
    let mut found = Found::default();
    let mut seekers: HashMap<&str, Vec<&Wanted>> = HashMap::new();
    for wanted in wanted {
        for trace in &wanted.traces {
            seekers.entry(trace).or_default().push(wanted);
        }
    }
    let names_at = 1 + R::SORTS.len();
    for line in lines {
        let key: String = line.try_get(0).map_err(fault)?;
        let more: Option<&str> = line.try_get(names_at + 1).map_err(fault)?;
        match more {
            None => {
                for (at, sort) in R::SORTS.iter().enumerate() {
                    let ids: Vec<Uuid> = line.try_get(1 + at).map_err(fault)?;
                    found.sharing.extend(ids.into_iter().map(|id| (key.clone(), *sort, id)));
                }
            }
            Some("~") => {
                let seekers = seekers.get(key.as_str()).map(Vec::as_slice).unwrap_or_default();
                let ids: Vec<Uuid> = line.try_get(1).map_err(fault)?;
                let names: Vec<String> = line.try_get(names_at).map_err(fault)?;
                for (id, name) in ids.into_iter().zip(names) {
                    let Some(name) = Name::parse(&name) else { continue };
                    if seekers.iter().any(|wanted| wanted.face.is_called_like(id, &name)) {
                        found.similar.push((key.clone(), id));
                    }
                }
            }
            Some(policy) => found.policy = serde_json::from_str(policy).map_err(Error::internal)?,
        }
    }
    Ok(found)
}
