//! Saving records: each becomes a write of the commit statement with its audit row and snapshot.

use kernel::{Error, Time};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{
    Uow, Written, changes,
    event::{Before, Told},
};
use crate::{Record, Rules};

impl Uow<'_> {
    /// A new record: version 1, times and author as now (or as an import says).
    pub fn insert<R: Rules>(&mut self, record: &mut R) {
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
    pub fn save<R: Rules>(&mut self, record: &mut R) {
        self.save_as(record, "updated");
    }

    /// Marks the row as deleted.
    pub(crate) fn delete_at<R: Rules>(&mut self, record: &mut R, at: Time) {
        record.head_mut().deleted_at = Some(at);
        record.head_mut().deleted_by = self.ctx.user();
        self.save_as(record, "deleted");
    }

    /// Takes the mark away.
    pub(crate) fn undelete<R: Rules>(&mut self, record: &mut R) {
        record.head_mut().deleted_at = None;
        record.head_mut().deleted_by = None;
        self.save_as(record, "restored");
    }

    fn save_as<R: Rules>(&mut self, record: &mut R, verb: &'static str) {
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

    fn write<R: Rules>(&mut self, record: &mut R, before: Option<R>, verb: &'static str) {
        let tenant = self.ctx.tenant;
        debug_assert!(
            !self.written.contains_key(&record.head().id),
            "{} saved twice in one commit: one statement can't write a row twice",
            R::DEF.kind
        );
        self.wait(record, before.as_ref());
        let fields = changes::changed(before.as_ref(), record);
        let n = self.statement.write(tenant, record, before.as_ref().map(|b| b.head().version));
        for (field, part) in R::DEF.parts() {
            let touched = before.is_none() || fields.iter().any(|f| f.number == field.number);
            let json = record.part_json(field.number);
            if touched && !(before.is_none() && json == "[]") {
                self.statement.part(n, tenant, part, field.number, &json, before.is_none());
            }
        }
        self.written
            .insert(record.head().id, Written { n, many: false, backdated: self.ctx.as_of.is_some() });
        let audit = changes::audit(before.as_ref(), record, &fields);
        self.statement.audit(n, self.ctx, verb, R::DEF.kind, audit);
        let mut changed: Vec<&str> = fields.iter().map(|f| f.json).collect();
        if changes::shares(before.as_ref(), record) {
            changed.push("shares");
        }
        self.stands(record);
        let told = Told {
            record: true,
            changed: &changed,
            before: before.as_ref().map(Before::of),
            ..Told::default()
        };
        self.publish(Some(n), record, verb, told);
    }

    /// A verb event beside the snapshot of a record saved here: `claimed`, with what it was about. The
    /// record itself is in the snapshot.
    pub fn emit<R: Record>(&mut self, verb: &str, of: &R, detail: Json) -> Result<(), Error> {
        let id = of.head().id;
        let Some(Written { n, many, .. }) = self.written.get(&id).copied() else {
            return Err(Error::internal(format!("event {verb} of a record that wasn't saved: {id}")));
        };
        let before = self.original::<R>(id).map(Before::of);
        self.publish_of(Some(n), many.then_some(id), of, verb, Told { before, detail, ..Told::default() });
        Ok(())
    }

    /// A fact of the record changed (learned from another service): no version of its own.
    pub fn emit_facts<R: Record>(&mut self, of: &R, revision: i32) {
        let told = Told { record: true, facts_revision: Some(revision), ..Told::default() };
        self.publish_of(None, Some(of.head().id), of, "facts_changed", told);
    }
}
