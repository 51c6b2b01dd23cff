//! The commit statement: all rows of a unit of work in one data-modifying query. Audit, outbox and
//! idempotency rows select from the write's RETURNING, so that a version miss leaves nothing behind.

mod batch;

use kernel::{Ctx, EntityDef, FieldDef, FieldType, PartDef, Value};
use uuid::Uuid;

use crate::{Arguments, Record};

/// Grows with each `save`; runs once.
#[derive(Default)]
pub struct Statement {
    clauses: Vec<String>,
    /// Selects of outbox rows, in the order in which they shall be published.
    outbox: Vec<Outbox>,
    pub args: Arguments,
    /// Record writes so far, each the clause `r<n>`.
    pub writes: usize,
    /// Rows that they shall write together.
    pub expected: i64,
}

const HEAD_COLUMNS: [&str; 15] = [
    "owner_id",
    "department_id",
    "readers",
    "editors",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "version",
    "deleted_at",
    "deleted_by",
    "locked",
    "custom",
    "terms",
    "id",
];

const AUDIT_COLUMNS: &str = "tenant_id, id, at, actor_id, actor, action, kind, changes, request_id";

impl Statement {
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.outbox.is_empty()
    }

    /// The row itself: an insert, or an update of exactly the version that was read.
    pub fn write<R: Record>(&mut self, tenant: Uuid, record: &R, previous: Option<i32>) -> usize {
        let n = self.writes;
        self.writes += 1;
        self.expected += 1;
        let table = R::DEF.table;
        let first = self.args.count() + 1;
        self.bind_head(record);
        record.bind(&mut self.args);
        let places = (first..=self.args.count()).map(|i| format!("${i}")).collect::<Vec<_>>();
        let columns =
            HEAD_COLUMNS.iter().map(|c| (*c).to_owned()).chain(own_columns(R::DEF)).collect::<Vec<_>>();
        let clause = match previous {
            None => {
                let tenant = self.args.place(tenant);
                format!(
                    "r{n} as (insert into {table} (tenant_id, {}) values ({tenant}, {}) returning id, version)",
                    columns.join(", "),
                    places.join(", ")
                )
            }
            Some(version) => {
                let id = &places[HEAD_COLUMNS.len() - 1];
                let version = self.args.place(version);
                let sets: Vec<String> =
                    columns.iter().zip(&places).map(|(c, p)| format!("{c} = {p}")).collect();
                format!(
                    "r{n} as (update {table} set {} where id = {id} and version = {version} returning id, version)",
                    sets.join(", ")
                )
            }
        };
        self.clauses.push(clause);
        n
    }

    fn bind_head<R: Record>(&mut self, record: &R) {
        let head = record.head();
        let at = &head.placement;
        let args = &mut self.args;
        args.push(at.owner_id);
        args.push(at.department_id);
        args.push(&at.readers);
        args.push(&at.editors);
        args.push(head.created_at);
        args.push(head.created_by);
        args.push(head.updated_at);
        args.push(head.updated_by);
        args.push(head.version);
        args.push(head.deleted_at);
        args.push(head.deleted_by);
        args.push(head.locked);
        args.push(sqlx::types::Json(head.custom.clone().unwrap_or_else(empty_object)));
        args.push(terms(record));
        args.push(head.id);
    }

    /// The lines of one part: those gone are deleted, the others inserted or replaced.
    pub fn part(&mut self, n: usize, tenant: Uuid, part: &PartDef, number: u32, json: &str, fresh: bool) {
        let (table, parent) = (part.table, part.parent_column);
        let columns: Vec<&str> = part.fields.iter().map(|f| f.column).collect();
        let typed: Vec<String> =
            part.fields.iter().map(|f| format!("{} {}", quoted(f.column), column_type(f))).collect();
        let names = columns.iter().map(|c| quoted(c)).collect::<Vec<_>>();
        let tenant = self.args.place(tenant);
        let json = self.args.place(json);
        let rows = format!(
            "rows from (jsonb_to_recordset({json}::jsonb) as ({})) with ordinality",
            typed.join(", ")
        );
        if !fresh {
            self.clauses.push(format!(
                "d{n}_{number} as (delete from {table} p using r{n} where p.{parent} = r{n}.id \
                 and p.id not in (select (line ->> 'id')::uuid from jsonb_array_elements({json}::jsonb) line))"
            ));
        }
        let replaced: Vec<String> =
            names.iter().filter(|c| *c != "id").map(|c| format!("{c} = excluded.{c}")).collect();
        self.clauses.push(format!(
            "p{n}_{number} as (insert into {table} (tenant_id, {parent}, position, {list}) \
             select {tenant}, r{n}.id, x.position, {picked} from r{n}, {rows} as x({list}, position) \
             on conflict (tenant_id, {parent}, id) do update set position = excluded.position, {replaced})",
            list = names.join(", "),
            picked = names.iter().map(|c| format!("x.{c}")).collect::<Vec<_>>().join(", "),
            replaced = replaced.join(", "),
        ));
    }

    /// One audit row of write `n`.
    pub fn audit(&mut self, n: usize, ctx: &Ctx, action: &str, kind: &str, changes: serde_json::Value) {
        let values = self.audit_values(ctx, action, kind, changes);
        let k = self.clauses.len();
        self.clauses.push(format!(
            "a{k} as (insert into audit ({AUDIT_COLUMNS}, record_id, version) select {values}, r{n}.id, r{n}.version from r{n})"
        ));
    }

    /// An audit row of something that is no version of a record: an export, an import as a whole.
    pub fn audit_act(&mut self, ctx: &Ctx, action: &str, kind: &str, of: Uuid, changes: serde_json::Value) {
        let values = self.audit_values(ctx, action, kind, changes);
        let of = self.args.place(of);
        let k = self.clauses.len();
        self.clauses.push(format!(
            "a{k} as (insert into audit ({AUDIT_COLUMNS}, record_id, version) select {values}, {of}, 0)"
        ));
    }

    fn audit_values(&mut self, ctx: &Ctx, action: &str, kind: &str, changes: serde_json::Value) -> String {
        let values = [
            self.args.place(ctx.tenant),
            self.args.place(Uuid::now_v7()),
            self.args.place(ctx.now),
            self.args.place(ctx.user()),
            self.args.place(actor(ctx)),
            self.args.place(action),
            self.args.place(kind),
            self.args.place(sqlx::types::Json(changes)),
            self.args.place(&ctx.request_id),
        ];
        values.join(", ")
    }

    /// One outbox row, of write `n` when it depends on one.
    pub fn outbox(&mut self, n: Option<usize>, row: OutboxRow) {
        let Some(row) = self.join(n, row) else { return };
        let only = match (n, row.of) {
            (Some(_), Some(id)) => format!(" where id = {}", self.args.place(id)),
            _ => String::new(),
        };
        let values = [
            self.args.place(row.id),
            self.args.place(row.tenant),
            self.args.place(row.kind),
            self.args.place(row.subject),
            self.payload(row.payload),
            self.args.place(row.strip),
        ];
        let k = self.outbox.len();
        let from = n.map(|n| format!(" from r{n}{only}")).unwrap_or_default();
        self.outbox.push(Outbox::Row(format!("select {k}, {}{from}", values.join(", "))));
    }

    /// The text, with what the database is asked for in the middle of it.
    fn payload(&mut self, payload: Payload) -> String {
        let mut pieces = vec![];
        let mut rest = payload.text.as_str();
        let mut gaps: Vec<(usize, &Gap)> =
            payload.gaps.iter().filter_map(|gap| Some((rest.find(&gap.mark)?, gap))).collect();
        gaps.sort_by_key(|(at, _)| *at);
        for (_, gap) in gaps {
            let Some((head, tail)) = rest.split_once(&gap.mark) else { continue };
            pieces.push(self.args.place(head));
            pieces.push(self.place_of(gap));
            rest = tail;
        }
        pieces.push(self.args.place(rest));
        pieces.join(" || ")
    }

    /// Where a record stands that this unit of work has not read, as JSON; `null` when it is gone.
    fn place_of(&mut self, gap: &Gap) -> String {
        let id = self.args.place(gap.id);
        self.place_at(&id, gap.table, gap.kind)
    }

    /// As `place_of`, of the id that an expression gives.
    fn place_at(&mut self, id: &str, table: Option<&str>, kind: &str) -> String {
        let found = match table {
            Some(table) => format!("{table} p where p.id = {id} and p.deleted_at is null"),
            None => {
                let kind = self.args.place(kind);
                format!("directory p where p.kind = {kind} and p.id = {id} and not p.deleted")
            }
        };
        format!(
            "coalesce((select json_build_object('ownerId', p.owner_id, 'departmentId', p.department_id, \
             'readers', p.readers, 'editors', p.editors)::text from {found}), 'null')"
        )
    }

    /// Remembers the caller's key with the record that answered it.
    pub fn idempotency(&mut self, n: Option<usize>, ctx: &Ctx, kind: &str, id: Uuid, version: i32) {
        let Some(idempotency) = &ctx.idempotency else { return };
        let values = [
            self.args.place(ctx.tenant),
            self.args.place(ctx.user().unwrap_or_default()),
            self.args.place(&idempotency.method),
            self.args.place(&idempotency.key),
            self.args.place(idempotency.hash.as_slice()),
            self.args.place(kind),
            self.args.place(id),
            self.args.place(version),
        ];
        let from = n.map(|n| format!(" from r{n}")).unwrap_or_default();
        self.clauses.push(format!(
            "i as (insert into idempotency (tenant_id, actor_id, method, key, hash, kind, record_id, version) select {}{from})",
            values.join(", ")
        ));
    }

    /// The whole text; it answers the number of record rows written. All outbox rows go in by one
    /// insert: PostgreSQL runs the clauses of a statement in no order that one could rely on.
    pub fn finish(mut self) -> (String, Arguments) {
        if !self.outbox.is_empty() {
            let rows: Vec<String> = std::mem::take(&mut self.outbox)
                .into_iter()
                .enumerate()
                .map(|(k, rows)| match rows {
                    Outbox::Row(sql) => sql,
                    Outbox::Batch(batch) => self.select_batch(k, batch),
                })
                .collect();
            let rows = rows.join(" union all ");
            self.clauses.push(format!(
                "o as (insert into outbox (id, tenant_id, kind, subject, payload, strip) \
                 select id, tenant_id, kind, subject, payload, strip \
                 from ({rows}) rows (k, id, tenant_id, kind, subject, payload, strip) order by k)"
            ));
        }
        let counts: Vec<String> = (0..self.writes).map(|n| format!("(select count(*) from r{n})")).collect();
        let sum = if counts.is_empty() { "0::bigint".to_owned() } else { counts.join(" + ") };
        (format!("with {} select {sum}", self.clauses.join(", ")), self.args)
    }
}

/// Who acts, as the audit names it.
fn actor(ctx: &Ctx) -> String {
    match &ctx.actor {
        kernel::Actor::User(_) => "user".to_owned(),
        kernel::Actor::Service { name, .. } => name.clone(),
        kernel::Actor::Anonymous => "anonymous".to_owned(),
    }
}

/// Rows for the relay.
enum Outbox {
    /// The select of one.
    Row(String),
    Batch(batch::Events),
}

/// One row for the relay.
pub struct OutboxRow {
    pub id: Uuid,
    /// The record, where others may go with it.
    pub of: Option<Uuid>,
    pub tenant: Uuid,
    pub kind: &'static str,
    pub subject: String,
    pub payload: Payload,
    pub strip: Vec<String>,
}

/// A body, perhaps with gaps that are filled when it is written.
pub struct Payload {
    pub text: String,
    pub gaps: Vec<Gap>,
}

/// Where a record stands, asked by the statement that writes the event.
pub struct Gap {
    /// Stands in the text for it.
    pub mark: String,
    /// The record's table where it is one of ours; the directory knows the others.
    pub table: Option<&'static str>,
    pub kind: &'static str,
    pub id: Uuid,
}

fn own_columns(def: &'static EntityDef) -> impl Iterator<Item = String> {
    def.own().flat_map(|field| {
        let second = matches!(field.ty, FieldType::Money).then(|| format!("{}_currency", field.column));
        std::iter::once(quoted(field.column)).chain(second)
    })
}

/// Column names that SQL reserves.
fn quoted(column: &str) -> String {
    if matches!(column, "use" | "end" | "order" | "user" | "group" | "right" | "left") {
        format!("\"{column}\"")
    } else {
        column.to_owned()
    }
}

fn column_type(field: &FieldDef) -> &'static str {
    match field.ty {
        _ if field.name == "id" => "uuid",
        FieldType::Text => "text",
        FieldType::Bool => "boolean",
        FieldType::Int => "bigint",
        FieldType::Double => "double precision",
        FieldType::Decimal => "numeric",
        FieldType::Enum(_) => "smallint",
        FieldType::Uuid => "uuid",
        FieldType::UuidList => "uuid[]",
        FieldType::TextList => "text[]",
        FieldType::Time => "timestamptz",
        FieldType::Date => "date",
        FieldType::Money => "jsonb",
        FieldType::Custom | FieldType::Parts(_) => "jsonb",
    }
}

fn empty_object() -> Box<serde_json::value::RawValue> {
    serde_json::value::RawValue::from_string("{}".to_owned()).unwrap_or_default()
}

/// The search terms of a record's searchable texts.
fn terms<R: Record>(record: &R) -> Vec<String> {
    let mut terms = vec![];
    for field in R::DEF.searchable() {
        if let Value::Text(text) = record.value(field) {
            terms.extend(kernel::text::terms(field.number, field.format, text));
        }
    }
    terms
}
