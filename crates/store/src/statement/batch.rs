//! Many records of one kind in one clause: values travel as one list per column, so that a thousand
//! rows cost one insert, one audit insert and one outbox insert, and the same text is prepared once.

use kernel::{Ctx, EntityDef, FieldType, PartDef, Value};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{HEAD_COLUMNS, Outbox, OutboxRow, Statement, column_type, own_columns, quoted, terms};
use crate::Record;

/// Types of `HEAD_COLUMNS`.
const HEAD_TYPES: [&str; 15] = [
    "uuid",
    "uuid",
    "uuid[]",
    "uuid[]",
    "timestamptz",
    "uuid",
    "timestamptz",
    "uuid",
    "int",
    "timestamptz",
    "uuid",
    "boolean",
    "jsonb",
    "text[]",
    "uuid",
];

impl Statement {
    /// The rows themselves: inserts, or updates of exactly the versions that were read.
    pub fn write_all<R: Record>(&mut self, tenant: Uuid, records: &[&R], previous: Option<&[i32]>) -> usize {
        let n = self.writes;
        self.writes += 1;
        self.expected += records.len() as i64;
        let table = R::DEF.table;
        let columns: Vec<String> =
            HEAD_COLUMNS.iter().map(|c| (*c).to_owned()).chain(own_columns(R::DEF)).collect();
        let types: Vec<&str> = HEAD_TYPES.into_iter().chain(own_types(R::DEF)).collect();
        let lists = lists(records, columns.len());
        let places: Vec<String> =
            lists.into_iter().map(|list| format!("{}::text[]", self.args.place(list))).collect();
        let names: Vec<String> = (0..columns.len()).map(|i| format!("c{i}")).collect();
        let values: Vec<String> =
            names.iter().zip(&types).map(|(name, ty)| format!("x.{name}::{ty}")).collect();
        let clause = match previous {
            None => {
                let tenant = self.args.place(tenant);
                format!(
                    "r{n} as (insert into {table} (tenant_id, {}) select {tenant}, {} from unnest({}) as x({}) returning id, version)",
                    columns.join(", "),
                    values.join(", "),
                    places.join(", "),
                    names.join(", ")
                )
            }
            Some(previous) => {
                let previous = self.args.place(previous);
                let sets: Vec<String> = columns
                    .iter()
                    .zip(&values)
                    .map(|(column, value)| format!("{column} = {value}"))
                    .collect();
                let id = HEAD_COLUMNS.len() - 1;
                format!(
                    "r{n} as (update {table} t set {} from unnest({}, {previous}::int[]) as x({}, previous) \
                     where t.id = x.c{id}::uuid and t.version = x.previous returning t.id, t.version)",
                    sets.join(", "),
                    places.join(", "),
                    names.join(", ")
                )
            }
        };
        self.clauses.push(clause);
        n
    }

    /// The lines of one part of the records of write `n`, each line with its record and place.
    pub fn part_all(&mut self, n: usize, tenant: Uuid, part: &PartDef, number: u32, lines: &[Json]) {
        let (table, parent) = (part.table, part.parent_column);
        let names: Vec<String> = part.fields.iter().map(|f| quoted(f.column)).collect();
        let typed: Vec<String> =
            part.fields.iter().map(|f| format!("{} {}", quoted(f.column), column_type(f))).collect();
        let tenant = self.args.place(tenant);
        let lines = self.args.place(Json::Array(lines.to_vec()).to_string());
        let set: Vec<String> =
            names.iter().filter(|c| *c != "id").map(|c| format!("{c} = excluded.{c}")).collect();
        self.clauses.push(format!(
            "p{n}_{number} as (insert into {table} (tenant_id, {parent}, position, {list}) \
             select {tenant}, r{n}.id, x._at, {picked} from r{n} join jsonb_to_recordset({lines}::jsonb) \
             as x(_of uuid, _at bigint, {typed}) on x._of = r{n}.id \
             on conflict (tenant_id, {parent}, id) do update set position = excluded.position, {set})",
            list = names.join(", "),
            picked = names.iter().map(|c| format!("x.{c}")).collect::<Vec<_>>().join(", "),
            typed = typed.join(", "),
            set = set.join(", "),
        ));
    }

    /// Audit rows of write `n`: of each record what changed.
    pub fn audit_all(&mut self, n: usize, ctx: &Ctx, action: &str, kind: &str, told: &[(Uuid, Json)]) {
        let values = [
            self.args.place(ctx.tenant),
            self.args.place(ctx.now),
            self.args.place(ctx.user()),
            self.args.place(super::actor(ctx)),
            self.args.place(action),
            self.args.place(kind),
            self.args.place(&ctx.request_id),
        ];
        let records = self.args.place(told.iter().map(|(record, _)| *record).collect::<Vec<_>>());
        let rows = self.args.place(told.iter().map(|_| Uuid::now_v7()).collect::<Vec<_>>());
        let changes =
            self.args.place(told.iter().map(|(_, changes)| changes.to_string()).collect::<Vec<_>>());
        let k = self.clauses.len();
        self.clauses.push(format!(
            "a{k} as (insert into audit (tenant_id, at, actor_id, actor, action, kind, request_id, id, changes, record_id, version) \
             select {}, x.id, x.changes::jsonb, r.id, r.version from r{n} r \
             join unnest({records}, {rows}, {changes}::text[]) as x(record, id, changes) on x.record = r.id)",
            values.join(", ")
        ));
    }

    /// Puts an event beside the last of its kind that goes with the same write of many, or with none; gives
    /// back what has to go alone.
    pub(super) fn join(&mut self, n: Option<usize>, row: OutboxRow) -> Option<OutboxRow> {
        let Some(record) = row.of else { return Some(row) };
        let (text, gap) = (row.payload.text.as_str(), row.payload.gaps.first());
        let cut = match gap {
            None => Some((text, "")),
            Some(gap) if row.payload.gaps.len() == 1 => text.split_once(gap.mark.as_str()),
            Some(_) => None,
        };
        let Some((head, tail)) = cut else { return Some(row) };
        let parent = gap.map(|gap| (gap.table, gap.kind));
        let fits = |batch: &&mut Events| {
            batch.n == n
                && batch.subject == row.subject
                && (batch.parent.is_none() || parent.is_none() || batch.parent == parent)
        };
        let last = match self.outbox.last_mut() {
            Some(Outbox::Batch(batch)) => Some(batch).filter(fits),
            _ => None,
        };
        let event = (record, row.id, head.to_owned(), gap.map(|gap| gap.id), tail.to_owned());
        match last {
            Some(batch) => {
                batch.parent = batch.parent.or(parent);
                batch.events.push(event);
            }
            None => {
                let (tenant, kind, subject, strip) = (row.tenant, row.kind, row.subject, row.strip);
                let events = vec![event];
                self.outbox.push(Outbox::Batch(Events { n, tenant, kind, subject, strip, parent, events }));
            }
        }
        None
    }

    /// The outbox rows of a batch.
    pub(super) fn select_batch(&mut self, k: usize, batch: Events) -> String {
        let n = batch.n;
        let values =
            [self.args.place(batch.tenant), self.args.place(batch.kind), self.args.place(batch.subject)];
        let strip = self.args.place(batch.strip);
        let (mut records, mut ids, mut heads, mut parents, mut tails) =
            (vec![], vec![], vec![], vec![], vec![]);
        for (record, id, head, parent, tail) in batch.events {
            records.push(record);
            ids.push(id);
            heads.push(head);
            parents.push(parent);
            tails.push(tail);
        }
        let lists = [
            self.args.place(records),
            self.args.place(ids),
            self.args.place(heads),
            self.args.place(parents),
            self.args.place(tails),
        ];
        let payload = match batch.parent {
            None => "x.head || x.tail".to_owned(),
            Some((table, kind)) => {
                let place = self.place_at("x.parent", table, kind);
                format!("x.head || case when x.parent is null then '' else {place} end || x.tail")
            }
        };
        let rows = format!("unnest({}) as x(record, id, head, parent, tail)", lists.join(", "));
        let from = match n {
            Some(n) => format!("r{n} r join {rows} on x.record = r.id"),
            None => rows,
        };
        format!("select {k}, x.id, {}, {payload}, {strip} from {from}", values.join(", "))
    }
}

/// Events of one write of many, or of none, each with its text around the place where its parent stands.
pub struct Events {
    n: Option<usize>,
    tenant: Uuid,
    kind: &'static str,
    subject: String,
    strip: Vec<String>,
    /// Table and kind of the parents that the database is asked for.
    parent: Option<(Option<&'static str>, &'static str)>,
    events: Vec<(Uuid, Uuid, String, Option<Uuid>, String)>,
}

/// For each column the values of all records, as PostgreSQL reads them from text.
fn lists<R: Record>(records: &[&R], columns: usize) -> Vec<Vec<Option<String>>> {
    let mut lists: Vec<Vec<Option<String>>> =
        (0..columns).map(|_| Vec::with_capacity(records.len())).collect();
    for record in records {
        for (list, value) in lists.iter_mut().zip(row(*record)) {
            list.push(value);
        }
    }
    lists
}

fn row<R: Record>(record: &R) -> Vec<Option<String>> {
    let head = record.head();
    let at = &head.placement;
    let id = |id: Option<Uuid>| id.map(|id| id.to_string());
    let time = |time: kernel::Time| text(&Value::Time(time));
    let mut row = vec![
        id(at.owner_id),
        id(at.department_id),
        text(&Value::UuidList(&at.readers)),
        text(&Value::UuidList(&at.editors)),
        time(head.created_at),
        id(head.created_by),
        time(head.updated_at),
        id(head.updated_by),
        Some(head.version.to_string()),
        head.deleted_at.and_then(time),
        id(head.deleted_by),
        Some(head.locked.to_string()),
        Some(head.custom_json().to_owned()),
        text(&Value::TextList(&terms(record))),
        Some(head.id.to_string()),
    ];
    for field in R::DEF.own() {
        let value = record.value(field);
        if matches!(field.ty, FieldType::Money) {
            let money = if let Value::Money(money) = value { Some(money) } else { None };
            row.push(money.map(|m| m.amount.to_string()));
            row.push(money.map(|m| m.currency.clone()));
        } else {
            row.push(text(&value));
        }
    }
    row
}

fn own_types(def: &'static EntityDef) -> impl Iterator<Item = &'static str> {
    def.own().flat_map(|field| match field.ty {
        FieldType::Money => vec!["numeric", "text"],
        _ => vec![column_type(field)],
    })
}

fn text(value: &Value<'_>) -> Option<String> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(value) => value.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Double(number) => number.to_string(),
        Value::Text(text) => (*text).to_owned(),
        Value::Enum(number) => number.to_string(),
        Value::Uuid(id) => id.to_string(),
        Value::Time(time) => time.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        Value::Date(date) => date.to_string(),
        Value::Money(money) => money.amount.to_string(),
        Value::UuidList(ids) => {
            format!("{{{}}}", ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(","))
        }
        Value::TextList(texts) => array(texts),
        Value::Json(json) => json.clone().into_owned(),
    })
}

/// `{"a","b"}`
fn array(texts: &[String]) -> String {
    let mut array = String::with_capacity(2 + texts.iter().map(|t| t.len() + 3).sum::<usize>());
    array.push('{');
    for (i, text) in texts.iter().enumerate() {
        array.push_str(if i == 0 { "\"" } else { ",\"" });
        for c in text.chars() {
            if matches!(c, '"' | '\\') {
                array.push('\\');
            }
            array.push(c);
        }
        array.push('"');
    }
    array.push('}');
    array
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_texts_is_written_as_postgresql_reads_it() {
        let texts = ["a b", "", "\"q\"", "back\\slash", "{,}", "标签"].map(str::to_owned);
        assert_eq!(array(&texts), r#"{"a b","","\"q\"","back\\slash","{,}","标签"}"#);
        assert_eq!(array(&[]), "{}");
    }
}
