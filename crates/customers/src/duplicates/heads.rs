//! Locking the keys of what is saved, and finding in the same statement who was saved with them.

use std::collections::HashMap;

use kernel::{Error, Result, Uuid, text::near::Name};
use store::{Uow, fault, rank};

use super::{Sort, faces::Wanted, policy::Policy};

/// Customers that one word of a name leads to; the eldest first, so that those who were there count.
const MOST: i32 = 20;
/// Records that a key remembers: what more than that share tells nothing any more.
const REMEMBERED: i32 = 100;

/// What was found, not yet read.
#[derive(Default)]
pub struct Found {
    pub policy: Policy,
    /// Key and who was saved with it.
    pub sharing: Vec<(String, Sort, Uuid)>,
    /// Word of a name and a customer that is found by it and called alike.
    pub similar: Vec<(String, Uuid)>,
}

type Line = (String, Vec<Uuid>, Vec<Uuid>, Vec<String>, Option<String>);

const POLICY: &str = "select '' as key, '{}'::uuid[], '{}'::uuid[], '{}'::text[], row_to_json(p)::text from duplicate_policies p \
     where p.record_kind = $1 and p.deleted_at is null";
const SIMILAR: &str = "select t.trace as key, array_agg(m.record_id), '{}'::uuid[], array_agg(m.name), '~' \
     from (select distinct unnest($2::text[])) t (trace) \
     cross join lateral (select record_id, name from match_names where key = t.trace order by record_id limit $3) m group by t.trace";

/// Locks the keys in their order until the unit of work ends and enters the records under them.
pub async fn lock(uow: &mut Uow<'_>, sort: Sort, wanted: &[Wanted]) -> Result<Found> {
    uow.locked(rank::MATCH, Uuid::nil());
    let tenant = uow.ctx().tenant;
    let (keys, ids) = pairs(wanted, |w| w.keys.iter().map(|(_, key)| key));
    let (traces, named) = pairs(wanted, |w| w.traces.iter());
    let names: Vec<String> =
        wanted.iter().flat_map(|w| w.traces.iter().map(|_| w.face.kept_name())).collect();
    let (gone, left) = pairs(wanted, |w| w.old_traces.iter());
    let list = list_of(sort);
    let sql = format!(
        "with given as (select g.key, array_agg(g.id) as ids from unnest($5::text[], $6::uuid[]) as g (key, id) group by g.key), \
         head as (insert into match_heads as h (tenant_id, key, {list}) \
           select $4, key, ids from given order by key collate \"C\" \
           on conflict (tenant_id, key) do update set {list} = case when h.{list} @> excluded.{list} then h.{list} else \
             (h.{list} || excluded.{list})[greatest(1, cardinality(h.{list}) + cardinality(excluded.{list}) - {REMEMBERED} + 1):] end \
           returning key, customers, contacts), \
         named as (insert into match_names as m (tenant_id, key, record_id, name) \
           select $4, n.key, n.id, n.name from unnest($2::text[], $7::uuid[], $10::text[]) as n (key, id, name) \
           on conflict (tenant_id, key, record_id) do update set name = excluded.name where m.name <> excluded.name), \
         gone as (delete from match_names m using unnest($8::text[], $9::uuid[]) as g (key, id) \
           where m.key = g.key and m.record_id = g.id) \
         select h.key, h.customers, h.contacts, array[]::text[], null::text from head h join given g on g.key = h.key \
           where cardinality(h.customers) + cardinality(h.contacts) > cardinality(g.ids) \
         union all {SIMILAR} union all {POLICY}"
    );
    let query = sqlx::query_as::<_, Line>(sqlx::AssertSqlSafe(sql))
        .bind(kind_of(sort))
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
    read(lines, wanted)
}

/// The same for one that isn't saved: nothing is locked or entered.
pub async fn look(uow: &mut Uow<'_>, sort: Sort, wanted: &Wanted) -> Result<Found> {
    let keys: Vec<&str> = wanted.keys.iter().map(|(_, key)| key.as_str()).collect();
    let sql = format!(
        "select h.key, h.customers, h.contacts, array[]::text[], null::text from match_heads h where h.key = any($4) \
         union all {SIMILAR} union all {POLICY}"
    );
    let query = sqlx::query_as::<_, Line>(sqlx::AssertSqlSafe(sql))
        .bind(kind_of(sort))
        .bind(&wanted.traces)
        .bind(MOST)
        .bind(keys);
    let lines =
        query.fetch_all(uow.unscoped("keys stand for all records, seen or not")).await.map_err(fault)?;
    read(lines, std::slice::from_ref(wanted))
}

/// Takes records from keys that they no longer have; the keys are locked.
pub async fn sweep(uow: &mut Uow<'_>, gone: &[(String, Uuid)]) -> Result<()> {
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
    let sql =
        format!("update match_heads h set {}, {} where h.key = any($1)", left("customers"), left("contacts"));
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

fn read(lines: Vec<Line>, wanted: &[Wanted]) -> Result<Found> {
    let mut found = Found::default();
    let mut seekers: HashMap<&str, Vec<&Wanted>> = HashMap::new();
    for wanted in wanted {
        for trace in &wanted.traces {
            seekers.entry(trace).or_default().push(wanted);
        }
    }
    for (key, customers, contacts, names, more) in lines {
        match more.as_deref() {
            None => {
                let customers = customers.into_iter().map(|id| (Sort::Customer, id));
                let all = customers.chain(contacts.into_iter().map(|id| (Sort::Contact, id)));
                found.sharing.extend(all.map(|(sort, id)| (key.clone(), sort, id)));
            }
            Some("~") => {
                let seekers = seekers.get(key.as_str()).map(Vec::as_slice).unwrap_or_default();
                for (id, name) in customers.into_iter().zip(names) {
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

fn list_of(sort: Sort) -> &'static str {
    match sort {
        Sort::Customer => "customers",
        Sort::Contact => "contacts",
    }
}

/// Number of the policy's kind.
fn kind_of(sort: Sort) -> i16 {
    match sort {
        Sort::Customer => 1,
        Sort::Contact => 2,
    }
}
