//! Saving records: each becomes a write of the commit statement with its audit row and snapshot.

use kernel::{Actor, Error, FieldDef, Placement, Sensitive, Value};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{Uow, changes};
use crate::{Record, statement::OutboxRow};

impl Uow<'_> {
    /// A new record: version 1, times and author as now (or as an import says).
    pub fn insert<R: Record>(&mut self, record: &mut R) {
        let ctx = self.ctx;
        let head = record.head_mut();
        if head.id.is_nil() {
            head.id = Uuid::now_v7();
        }
        head.version = 1;
        head.created_at = ctx.recorded_at();
        head.created_by = ctx.recorded_by();
        head.updated_at = head.created_at;
        head.updated_by = head.created_by;
        self.write(record, None, "created");
    }

    /// Saves a record that was read here. Nothing changed: nothing is written.
    pub fn save<R: Record>(&mut self, record: &mut R) {
        self.save_as(record, "updated");
    }

    /// Moves the record to the recycle bin.
    pub fn delete<R: Record>(&mut self, record: &mut R) {
        record.head_mut().deleted_at = Some(self.ctx.now);
        record.head_mut().deleted_by = self.ctx.user();
        self.save_as(record, "deleted");
    }

    /// Takes it out again.
    pub fn restore<R: Record>(&mut self, record: &mut R) {
        record.head_mut().deleted_at = None;
        record.head_mut().deleted_by = None;
        self.save_as(record, "restored");
    }

    fn save_as<R: Record>(&mut self, record: &mut R, verb: &'static str) {
        let Some(before) = self.original::<R>(record.head().id).cloned() else {
            debug_assert!(false, "{} saved without being read", R::DEF.kind);
            return;
        };
        let unchanged = changes::changed(Some(&before), record).is_empty()
            && before.head().placement == record.head().placement;
        if unchanged {
            return;
        }
        let head = record.head_mut();
        head.version = before.head().version + 1;
        head.updated_at = self.ctx.recorded_at();
        head.updated_by = self.ctx.recorded_by();
        self.write(record, Some(before), verb);
    }

    fn write<R: Record>(&mut self, record: &mut R, before: Option<R>, verb: &'static str) {
        let tenant = self.ctx.tenant;
        debug_assert!(
            !self.written.contains_key(&record.head().id),
            "{} saved twice in one commit: one statement can't write a row twice",
            R::DEF.kind
        );
        let fields = changes::changed(before.as_ref(), record);
        let n = self.statement.write(tenant, record, before.as_ref().map(|b| b.head().version));
        for (field, part) in R::DEF.parts() {
            let touched = before.is_none() || fields.iter().any(|f| f.number == field.number);
            let json = record.part_json(field.number);
            if touched && !(before.is_none() && json == "[]") {
                self.statement.part(n, tenant, part, field.number, &json, before.is_none());
            }
        }
        self.written.insert(record.head().id, n);
        let audit = changes::audit(before.as_ref(), record, &fields);
        self.statement.audit(n, self.ctx, verb, R::DEF.kind, audit);
        let changed: Vec<&str> = fields.iter().map(|f| f.json).collect();
        let before = before.map(|b| b.head().placement.clone());
        self.publish(n, record, verb, &changed, before.as_ref(), Json::Null);
    }

    /// A verb event beside the snapshot of a record saved here: `claimed`, with what it was about.
    pub fn emit<R: Record>(&mut self, verb: &str, of: &R, detail: Json) -> Result<(), Error> {
        let id = of.head().id;
        let Some(n) = self.written.get(&id).copied() else {
            return Err(Error::internal(format!("event {verb} of a record that wasn't saved: {id}")));
        };
        let before = self.original::<R>(id).map(|b| b.head().placement.clone());
        self.publish(n, of, verb, &[], before.as_ref(), detail);
        Ok(())
    }

    /// A fact of the record changed (learned from another service): no version of its own.
    pub fn emit_facts<R: Record>(&mut self, of: &R, revision: i32) {
        let mut envelope = self.envelope(of, "facts_changed", &[], None, Json::Null);
        envelope["data"]["factsRevision"] = json!(revision);
        self.outbox::<R>(None, "facts_changed", &envelope);
    }

    /// A key-value publication through the outbox, in the bucket `policy`.
    pub fn kv(&mut self, key: &str, value: &str) {
        let subject = format!("$KV.policy.{key}");
        let row = OutboxRow {
            id: Uuid::now_v7(),
            tenant: self.ctx.tenant,
            kind: "kv",
            subject: &subject,
            payload: value,
            strip: &[],
        };
        self.statement.outbox(None, row);
    }

    fn publish<R: Record>(
        &mut self,
        n: usize,
        record: &R,
        verb: &str,
        changed: &[&str],
        before: Option<&Placement>,
        detail: Json,
    ) {
        let envelope = self.envelope(record, verb, changed, before, detail);
        self.outbox::<R>(Some(n), verb, &envelope);
    }

    fn outbox<R: Record>(&mut self, n: Option<usize>, verb: &str, envelope: &Json) {
        let def = R::DEF;
        let subject = format!("{}.{}.{verb}", def.service, def.kind);
        let sensitive = def.fields.iter().filter(|f| f.sensitive != Sensitive::No);
        let strip: Vec<String> = sensitive.map(|f| f.json.to_owned()).collect();
        let row = OutboxRow {
            id: envelope["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default(),
            tenant: self.ctx.tenant,
            kind: "event",
            subject: &subject,
            payload: &envelope.to_string(),
            strip: &strip,
        };
        self.statement.outbox(n, row);
    }

    /// The event's CloudEvents body; see docs/events.md.
    fn envelope<R: Record>(
        &self,
        record: &R,
        verb: &str,
        changed: &[&str],
        before: Option<&Placement>,
        detail: Json,
    ) -> Json {
        let actor_kind = match &self.ctx.actor {
            Actor::User(_) => "user",
            Actor::Service { .. } => "service",
            Actor::Anonymous => "anonymous",
        };
        let def = R::DEF;
        let head = record.head();
        json!({
            "specversion": "1.0",
            "id": Uuid::now_v7(),
            "source": format!("/crm/{}", def.service),
            "type": format!("crm.{}.{}.{verb}", def.service, def.kind),
            "subject": format!("{}/{}", def.kind, head.id),
            "time": self.ctx.now,
            "datacontenttype": "application/json",
            "tenant": self.ctx.tenant,
            "actor": self.ctx.user(),
            "actorkind": actor_kind,
            "traceparent": self.ctx.trace_parent,
            "recordversion": head.version,
            "data": snapshot(record, changed, before, detail),
        })
    }
}

/// The `data` of a record's event.
pub fn snapshot<R: Record>(record: &R, changed: &[&str], before: Option<&Placement>, detail: Json) -> Json {
    let def = R::DEF;
    let head = record.head();
    let title = def.field(def.title).map(|field| text_of(record, field));
    let parent = def.parent().and_then(|field| match record.value(field) {
        Value::Uuid(id) => field.reference.map(|kind| json!({"kind": kind, "id": id})),
        _ => None,
    });
    json!({
        "kind": format!("{}.{}", def.service, def.kind),
        "id": head.id,
        "version": head.version,
        "record": serde_json::to_value(record.to_wire()).unwrap_or_default(),
        "changed": changed,
        "placement": placement(&head.placement),
        "before": before.map(placement),
        "title": title.unwrap_or_default(),
        "parent": parent,
        "deleted": head.deleted_at.is_some(),
        "detail": detail,
    })
}

fn placement(at: &Placement) -> Json {
    json!({"ownerId": at.owner_id, "departmentId": at.department_id, "readers": at.readers, "editors": at.editors})
}

/// A field's text; empty when it has none.
pub fn text_of<R: Record>(record: &R, field: &FieldDef) -> String {
    match record.value(field) {
        Value::Text(text) => text.to_owned(),
        _ => String::new(),
    }
}
