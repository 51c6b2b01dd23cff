//! What a commit tells the others of a record: see docs/events.md. The events wait until the commit, when
//! it is known where the parents of the records stand: who sees the parent hears of its child.

use kernel::{Actor, FieldDef, Placement, Sensitive, Value};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::Uow;
use crate::{
    Record,
    statement::{Gap, OutboxRow, Payload},
};

/// Where a record stands; nowhere once it is deleted.
#[derive(Default)]
pub(super) struct Places {
    was: Option<Placement>,
    now: Option<Placement>,
}

/// A row of the outbox to be.
pub(super) struct Waiting {
    /// The write that it depends on.
    n: Option<usize>,
    /// The record, where that write is of many.
    of: Option<Uuid>,
    id: Uuid,
    kind: &'static str,
    subject: String,
    body: Body,
    strip: Vec<String>,
}

enum Body {
    Text(String),
    Event { envelope: Json, parent: Option<Parent>, former: Option<Parent> },
}

/// The record that another belongs to.
#[derive(Clone, Copy, PartialEq)]
struct Parent {
    kind: &'static str,
    id: Uuid,
}

/// What an event says beside which record it is about.
#[derive(Default)]
pub(super) struct Told<'a> {
    /// A snapshot carries the record, a deed only names it.
    pub record: bool,
    pub changed: &'a [&'a str],
    pub before: Option<Before>,
    pub detail: Json,
    pub facts_revision: Option<i32>,
}

/// Where a record stood before this commit.
pub(super) struct Before {
    placement: Placement,
    parent: Option<Parent>,
}

impl Before {
    pub(super) fn of<R: Record>(record: &R) -> Self {
        Self { placement: record.head().placement.clone(), parent: parent_of(record) }
    }
}

impl Uow<'_> {
    /// Notes where a record stood when it was read; one saved here stands where it was put.
    pub(super) fn stood<R: Record>(&mut self, record: &R) {
        let id = record.head().id;
        if !self.written.contains_key(&id) {
            let place = place(record);
            self.places.insert(id, Places { was: place.clone(), now: place });
        }
    }

    /// Notes where a saved record stands.
    pub(crate) fn stands<R: Record>(&mut self, record: &R) {
        self.places.entry(record.head().id).or_default().now = place(record);
    }

    /// A key-value publication through the outbox, in the bucket `policy`.
    pub fn kv(&mut self, key: &str, value: &str) {
        self.waiting.push(Waiting {
            n: None,
            of: None,
            id: Uuid::now_v7(),
            kind: "kv",
            subject: format!("$KV.policy.{key}"),
            body: Body::Text(value.to_owned()),
            strip: vec![],
        });
    }

    /// An event about a record.
    pub(super) fn publish<R: Record>(&mut self, n: Option<usize>, record: &R, verb: &str, told: Told<'_>) {
        self.publish_of(n, None, record, verb, told);
    }

    /// As `publish`, of one record of a write of many.
    pub(super) fn publish_of<R: Record>(
        &mut self,
        n: Option<usize>,
        of: Option<Uuid>,
        record: &R,
        verb: &str,
        told: Told<'_>,
    ) {
        let def = R::DEF;
        let id = Uuid::now_v7();
        let parent = parent_of(record);
        let former = told.before.as_ref().and_then(|before| before.parent);
        let (head, data) = (record.head(), data(record, told));
        let mut envelope = self.envelope(id, (def.service, def.kind), verb, (head.id, head.version), data);
        if self.written.get(&head.id).is_some_and(|written| written.backdated) {
            envelope["backdated"] = true.into();
        }
        let sensitive = def.fields.iter().filter(|f| f.sensitive != Sensitive::No);
        self.waiting.push(Waiting {
            n,
            of,
            id,
            kind: "event",
            subject: format!("{}.{}.{verb}", def.service, def.kind),
            body: Body::Event { envelope, parent, former },
            strip: sensitive.map(|f| f.json.to_owned()).collect(),
        });
    }

    /// An event that is about no record of its own: `notice` of `customers`.
    pub(super) fn publish_apart(
        &mut self,
        n: Option<usize>,
        of: (&'static str, &'static str),
        verb: &str,
        data: Json,
        strip: Vec<String>,
    ) {
        let (id, about) = (Uuid::now_v7(), Uuid::now_v7());
        let mut data = data;
        data["kind"] = format!("{}.{}", of.0, of.1).into();
        data["id"] = json!(about);
        data["version"] = json!(1);
        let envelope = self.envelope(id, of, verb, (about, 1), data);
        let body = Body::Event { envelope, parent: None, former: None };
        let subject = format!("{}.{}.{verb}", of.0, of.1);
        self.waiting.push(Waiting { n, of: None, id, kind: "event", subject, body, strip });
    }

    /// Puts what waits into the outbox.
    pub(super) fn tell(&mut self) {
        for waiting in std::mem::take(&mut self.waiting) {
            let payload = match waiting.body {
                Body::Text(text) => Payload { text, gaps: vec![] },
                Body::Event { envelope, parent, former } => self.payload(envelope, parent, former),
            };
            let row = OutboxRow {
                id: waiting.id,
                of: waiting.of,
                tenant: self.ctx.tenant,
                kind: waiting.kind,
                subject: waiting.subject,
                payload,
                strip: waiting.strip,
            };
            self.statement.outbox(waiting.n, row);
        }
    }

    /// Adds where the parent stands, and where it (or the parent before) stood if that is elsewhere.
    fn payload(&self, mut envelope: Json, parent: Option<Parent>, former: Option<Parent>) -> Payload {
        let mut gaps = vec![];
        if let Some(parent) = parent {
            let known = self.places.get(&parent.id).map(|places| places.now.as_ref());
            envelope["data"]["parent"] = self.placed(parent, known, &mut gaps);
        }
        if let Some(former) = former {
            let known = self.places.get(&former.id);
            let moved = known.is_some_and(|places| places.was.is_some() && places.was != places.now);
            if moved || parent != Some(former) {
                let known = known.map(|places| places.was.as_ref());
                envelope["data"]["parentBefore"] = self.placed(former, known, &mut gaps);
            }
        }
        Payload { text: envelope.to_string(), gaps }
    }

    fn placed(&self, parent: Parent, known: Option<Option<&Placement>>, gaps: &mut Vec<Gap>) -> Json {
        let Parent { kind, id } = parent;
        let placement = match known {
            Some(place) => place.map_or(Json::Null, written),
            None => {
                let mark = Uuid::new_v4().to_string();
                let table = self.db.registry.own(kind).map(|def| def.table);
                gaps.push(Gap { mark: format!("\"{mark}\""), table, kind, id });
                mark.into()
            }
        };
        json!({"kind": kind, "id": id, "placement": placement})
    }

    /// The event's CloudEvents body.
    fn envelope(
        &self,
        id: Uuid,
        (service, kind): (&str, &str),
        verb: &str,
        (record, version): (Uuid, i32),
        data: Json,
    ) -> Json {
        let actor_kind = match &self.ctx.actor {
            Actor::User(_) => "user",
            Actor::Service { .. } => "service",
            Actor::Anonymous => "anonymous",
        };
        let mut envelope = json!({
            "specversion": "1.0",
            "id": id,
            "source": format!("/crm/{service}"),
            "type": format!("crm.{service}.{kind}.{verb}"),
            "subject": format!("{kind}/{record}"),
            "time": self.ctx.now,
            "datacontenttype": "application/json",
            "tenant": self.ctx.tenant,
            "actor": self.ctx.user(),
            "actorkind": actor_kind,
            "traceparent": self.ctx.trace_parent,
            "recordversion": version,
            "data": data,
        });
        if self.ctx.as_of.is_some() {
            envelope["backdated"] = true.into();
        }
        envelope
    }
}

/// The `data` of a record sent again; where its parent stands is not asked.
pub fn snapshot<R: Record>(record: &R) -> Json {
    data(record, Told { record: true, ..Told::default() })
}

fn data<R: Record>(record: &R, told: Told<'_>) -> Json {
    let def = R::DEF;
    let head = record.head();
    let title = def.field(def.title).map(|field| text_of(record, field));
    let own = |place: &Placement| (!def.follows_parent).then(|| written(place));
    let mut data = json!({
        "kind": format!("{}.{}", def.service, def.kind),
        "id": head.id,
        "version": head.version,
        "changed": told.changed,
        "placement": own(&head.placement),
        "before": told.before.as_ref().and_then(|before| own(&before.placement)),
        "title": title.unwrap_or_default(),
        "parent": parent_of(record).map(|parent| json!({"kind": parent.kind, "id": parent.id})),
        "deleted": head.deleted_at.is_some(),
        "detail": told.detail,
    });
    if told.record {
        data["record"] = serde_json::to_value(record.to_wire()).unwrap_or_default();
    }
    if let Some(revision) = told.facts_revision {
        data["factsRevision"] = revision.into();
    }
    data
}

fn parent_of<R: Record>(record: &R) -> Option<Parent> {
    // of several the first that there is
    R::DEF.parents().find_map(|field| match record.value(field) {
        Value::Uuid(id) => field.reference.map(|kind| Parent { kind, id }),
        _ => None,
    })
}

fn place<R: Record>(record: &R) -> Option<Placement> {
    record.head().deleted_at.is_none().then(|| record.head().placement.clone())
}

fn written(at: &Placement) -> Json {
    json!({"ownerId": at.owner_id, "departmentId": at.department_id, "readers": at.readers, "editors": at.editors})
}

/// A field's text; empty when it has none.
pub fn text_of<R: Record>(record: &R, field: &FieldDef) -> String {
    match record.value(field) {
        Value::Text(text) => text.to_owned(),
        _ => String::new(),
    }
}
