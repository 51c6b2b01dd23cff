//! Many records of one kind at once, for imports: locked by one query, saved by one clause each for
//! rows, audit and events. What a single save writes, each of these writes too.

use kernel::{AsOf, Error, Reach, Result};
use serde_json::Value as Json;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    Uow, Written, changes,
    event::{Before, Told},
    rank,
};
use crate::{
    Arguments, Record, Rules, fault,
    scope::{self, Shared},
    select,
};

/// A locked record, and whether the caller may change it.
pub struct Locked<R> {
    pub record: R,
    /// Why he may not.
    pub refusal: Option<Error>,
}

impl Uow<'_> {
    /// New records, each with its original time and author where it has them.
    pub fn insert_all<R: Rules>(&mut self, records: &mut [&mut R], as_of: &[Option<AsOf>]) {
        if records.is_empty() {
            return;
        }
        let ctx = self.ctx;
        for (i, record) in records.iter_mut().enumerate() {
            let original = as_of.get(i).and_then(Option::as_ref);
            let head = record.head_mut();
            if head.id.is_nil() {
                head.id = Uuid::now_v7();
            }
            head.version = 1;
            head.created_at = original.map_or_else(|| ctx.recorded_at(), |original| original.at);
            head.created_by = original.and_then(|original| original.by).or_else(|| ctx.recorded_by());
            head.updated_at = head.created_at;
            head.updated_by = head.created_by;
        }
        let records: Vec<&R> = records.iter().map(|record| &**record).collect();
        for record in &records {
            self.wait(*record, None);
        }
        let n = self.statement.write_all(ctx.tenant, &records, None);
        let past = |i: usize| ctx.as_of.is_some() || as_of.get(i).is_some_and(Option::is_some);
        self.tell_all(n, &records, None, "created", past);
    }

    /// Saves records that `lock_all` gave; `before` holds them as they were. Those without a change
    /// are left alone; answers how many were written.
    pub fn save_all<R: Rules>(&mut self, records: &mut [&mut R], before: &[R]) -> usize {
        let ctx = self.ctx;
        let (mut changed, mut old) = (vec![], vec![]);
        for (record, before) in records.iter_mut().zip(before) {
            let same = changes::changed(Some(before), &**record).is_empty()
                && before.head().placement == record.head().placement;
            if same {
                continue;
            }
            let head = record.head_mut();
            head.version = before.head().version + 1;
            head.updated_at = ctx.recorded_at();
            head.updated_by = ctx.recorded_by();
            self.wait(&**record, Some(before));
            changed.push(&**record);
            old.push(before);
        }
        if !changed.is_empty() {
            let versions: Vec<i32> = old.iter().map(|before| before.head().version).collect();
            let n = self.statement.write_all(ctx.tenant, &changed, Some(&versions));
            self.tell_all(n, &changed, Some(&old), "updated", |_| ctx.as_of.is_some());
        }
        changed.len()
    }

    fn tell_all<R: Record>(
        &mut self,
        n: usize,
        records: &[&R],
        before: Option<&[&R]>,
        verb: &'static str,
        past: impl Fn(usize) -> bool,
    ) {
        let mut audited = Vec::with_capacity(records.len());
        let mut lines: Vec<Vec<Json>> = R::DEF.parts().map(|_| vec![]).collect();
        for (i, record) in records.iter().copied().enumerate() {
            let before = before.map(|before| before[i]);
            let fields = changes::changed(before, record);
            audited.push((record.head().id, changes::audit(before, record, &fields)));
            for ((field, _), lines) in R::DEF.parts().zip(&mut lines) {
                if fields.iter().any(|changed| changed.number == field.number) {
                    lines.extend(lines_of(record, field.number));
                }
            }
            let mut changed: Vec<&str> = fields.iter().map(|f| f.json).collect();
            if changes::shares(before, record) {
                changed.push("shares");
            }
            self.written.insert(record.head().id, Written { n, many: true, backdated: past(i) });
            self.stands(record);
            let before = before.map(Before::of);
            let told = Told { record: true, changed: &changed, before, ..Told::default() };
            self.publish_of(Some(n), Some(record.head().id), record, verb, told);
        }
        for ((field, part), lines) in R::DEF.parts().zip(lines) {
            if !lines.is_empty() {
                self.statement.part_all(n, self.ctx.tenant, part, field.number, &lines);
            }
        }
        self.statement.audit_all(n, self.ctx, verb, R::DEF.kind, &audited);
    }

    /// Locks records for a change that the method's permission must allow, in the order of their ids.
    /// Those that the caller may not see are left out; those that he may not change say why.
    pub async fn lock_all<R: Record>(&mut self, ids: &[Uuid]) -> Result<Vec<Locked<R>>> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        for id in &ids {
            self.locked(rank::RECORD, *id);
        }
        let def = R::DEF;
        let lock = format!("select r.id from {} r where r.id = any($1) order by r.id for update", def.table);
        sqlx::query(AssertSqlSafe(lock)).bind(&ids).fetch_all(&mut *self.tx).await.map_err(fault)?;
        // now that they stand still
        let mut args = Arguments::default();
        let place = args.place(ids);
        let (registry, access) = (&self.db.registry, &self.ctx.access);
        let visible = scope::predicate(registry, def, access, &def.permission("read"), &mut args);
        let editable = match def.parent().filter(|_| def.follows_parent) {
            Some(field) => scope::parent_predicate(registry, field, access, Shared::Editors, &mut args),
            None => None,
        };
        let mut sql = format!(
            "select {}, {} from {} where r.id = any({place}) and r.deleted_at is null",
            select::columns(def, true),
            editable.as_deref().unwrap_or("true"),
            select::source(def)
        );
        if let Some(visible) = visible {
            sql.push_str(&format!(" and {visible}"));
        }
        sql.push_str(" order by r.id");
        let query = sqlx::query_with(AssertSqlSafe(sql), args.finish().map_err(fault)?);
        let rows = query.fetch_all(&mut *self.tx).await.map_err(fault)?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            use sqlx::Row as _;
            let record = select::read::<R>(row, true).map_err(fault)?;
            let parent_editable: bool = row.try_get(row.len() - 1).map_err(fault)?;
            let reach = self.ctx.access.reach(self.ctx.permission);
            let editable = match def.follows_parent {
                true => parent_editable && reach != Reach::Nothing,
                false => reach.edits(&record.head().placement),
            };
            let refusal = match (editable, record.head().locked) {
                (false, _) => Some(Error::forbidden(self.ctx.permission)),
                (true, true) => Some(super::read::locked::<R>()),
                (true, false) => None,
            };
            self.stood(&record);
            found.push(Locked { record, refusal });
        }
        Ok(found)
    }

    /// Writes down in the audit trail what is no version of a record: an export, an import as a whole.
    pub fn note_act(&mut self, action: &str, kind: &str, of: Uuid, told: Json) {
        self.statement.audit_act(self.ctx, action, kind, of, told);
    }
}

/// A record's lines of one part, each with the record's id and its place.
fn lines_of<R: Record>(record: &R, number: u32) -> Vec<Json> {
    let lines: Vec<Json> = serde_json::from_str(&record.part_json(number)).unwrap_or_default();
    let id = record.head().id.to_string();
    let placed = lines.into_iter().enumerate().map(|(at, mut line)| {
        line["_of"] = id.as_str().into();
        line["_at"] = (at + 1).into();
        line
    });
    placed.collect()
}
