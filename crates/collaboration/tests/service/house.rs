//! One test's house: a database, a company whose people may use this service, an object store in
//! memory, and customers and contacts as their owner would tell of them.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use collaboration::{
    activities, files::upload::Depot, notifications::notices::Notices, records::Activity, tasks,
};
use events::{Envelope, Handler};
use futures::{StreamExt, TryStreamExt};
use kernel::{Ctx, Result, Scope, Uuid};
use object_store::{ObjectStore, memory::InMemory};
use proto::collaboration::v1::{self as wire, UploadFileRequest, upload_file_request::Part};
use runtime::colleague::NewOwner;
use serde_json::json;
use store::{
    Registry,
    directory::{Entry, Resolve, put},
    records,
};
use testkit::{Person, Published, Service, TestDb};

pub struct House {
    pub db: TestDb,
    pub objects: Arc<InMemory>,
    /// What the customers service would answer.
    pub elsewhere: Elsewhere,
}

/// Another service that knows some records, and remembers what it was asked.
#[derive(Default)]
pub struct Elsewhere {
    pub entries: Vec<Entry>,
    pub asked: Mutex<Vec<Uuid>>,
}

#[async_trait]
impl Resolve for Elsewhere {
    async fn resolve(&self, _: &Ctx, kind: &str, ids: &[Uuid]) -> Result<Vec<Entry>> {
        self.asked.lock().unwrap().extend(ids);
        let known = self.entries.iter().filter(|entry| entry.kind == kind && ids.contains(&entry.id));
        Ok(known.cloned().collect())
    }
}

pub fn service() -> Service {
    let registry =
        || Registry { ..runtime::registry::registry("collaboration", collaboration::records::ALL.to_vec()) };
    Service { name: "collaboration", migrator: collaboration::service().migrator, registry }
}

impl House {
    pub async fn open() -> Self {
        let mut db = TestDb::open(&service()).await;
        let company = &mut db.company;
        for (person, scope) in [
            (&mut company.rep, Scope::Own),
            (&mut company.colleague, Scope::Own),
            (&mut company.stranger, Scope::Own),
            (&mut company.manager, Scope::DepartmentTree),
            (&mut company.director, Scope::All),
        ] {
            *person = person.clone().granted("collaboration.*", scope);
        }
        Self { db, objects: Arc::default(), elsewhere: Elsewhere::default() }
    }

    /// A customer of the rep, in the directory.
    pub async fn customer(&self) -> Entry {
        let (rep, east) = (self.db.company.rep.id, self.db.company.east);
        let entry =
            Entry { owner_id: Some(rep), department_id: Some(east), ..entry("customers.customer", "华星") };
        self.know(entry).await
    }

    /// A contact of a customer, without a place of its own.
    pub async fn contact(&self, customer: Uuid) -> Entry {
        let parent_kind = Some("customers.customer".to_owned());
        self.know(Entry { parent_kind, parent_id: Some(customer), ..entry("customers.contact", "王芳") })
            .await
    }

    /// Puts an entry into the directory.
    pub async fn know(&self, entry: Entry) -> Entry {
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        put(&mut uow, &entry).await.unwrap();
        uow.commit_quietly().await.unwrap();
        entry
    }

    pub fn call(&self, person: &Person, permission: &'static str) -> Ctx {
        person.call(&self.db, permission)
    }

    pub async fn note(&self, person: &Person, activity: wire::Activity) -> Result<wire::Activity> {
        let ctx = self.call(person, "collaboration.activity.create");
        activities::create::create(&self.db, &ctx, Some(activity), &self.elsewhere).await
    }

    pub async fn change(
        &self,
        person: &Person,
        activity: wire::Activity,
        paths: &[&str],
    ) -> Result<wire::Activity> {
        let ctx = self.call(person, "collaboration.activity.update");
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        records::update::<Activity>(&self.db, &ctx, Some(activity), Some(paths), &self.elsewhere).await
    }

    /// A task for the one who gives it, or for somebody else.
    pub async fn give(&self, giver: &Person, subject: &str, to: Option<Uuid>) -> Result<wire::Task> {
        let task = wire::Task { subject: Some(subject.to_owned()), ..Default::default() };
        self.create(giver, task, to).await
    }

    pub async fn create(&self, giver: &Person, task: wire::Task, to: Option<Uuid>) -> Result<wire::Task> {
        let ctx = self.call(giver, "collaboration.task.create");
        let owner = to.map(|id| NewOwner { id, department: Some(self.db.company.east) });
        tasks::create::create(&self.db, &ctx, Some(task), owner, &self.elsewhere).await
    }

    /// Notices that commits left for the relay.
    pub async fn notices(&self) -> Vec<Published> {
        let all = self.db.published().await;
        all.into_iter().filter(|event| event.subject.ends_with(".notice.given")).collect()
    }

    /// Hands every notice to its consumer, as the stream would; tells how many there are.
    pub async fn deliver(&self) -> usize {
        let notices = self.notices().await;
        for notice in &notices {
            let event: Envelope = serde_json::from_value(notice.body.clone()).unwrap();
            let ctx = self.db.system();
            let mut uow = self.db.begin(&ctx).await.unwrap();
            Notices.handle(&mut uow, &event).await.unwrap();
            uow.commit_quietly().await.unwrap();
        }
        notices.len()
    }

    /// Ids of the follow-ups in the person's list.
    pub async fn listed(&self, person: &Person) -> Vec<String> {
        let ctx = self.call(person, "collaboration.activity.read");
        let page = records::list::<Activity>(&self.db, &ctx, store::ListRequest::default()).await.unwrap();
        page.records.into_iter().filter_map(|activity| activity.id).collect()
    }

    /// Uploads parts as they come.
    pub async fn upload(&self, person: &Person, largest: u64, parts: Vec<Part>) -> Result<wire::File> {
        let messages = parts.into_iter().map(|part| Ok(UploadFileRequest { part: Some(part) }));
        self.receive(person, largest, futures::stream::iter(messages).boxed()).await
    }

    pub async fn receive(
        &self,
        person: &Person,
        largest: u64,
        parts: futures::stream::BoxStream<'static, collaboration::files::upload::Received>,
    ) -> Result<wire::File> {
        let ctx = self.call(person, "collaboration.file.create");
        let objects: Arc<dyn ObjectStore> = self.objects.clone();
        let depot = Depot { db: &self.db, resolver: &self.elsewhere, objects, largest };
        depot.receive(&ctx, parts).await
    }

    /// Names of all objects.
    pub async fn stored(&self) -> Vec<String> {
        let all = self.objects.list(None).map_ok(|object| object.location.to_string());
        all.try_collect().await.unwrap()
    }
}

pub fn entry(kind: &str, title: &str) -> Entry {
    Entry {
        kind: kind.to_owned(),
        id: Uuid::now_v7(),
        version: 1,
        title: title.to_owned(),
        ..Entry::default()
    }
}

/// An event of another service, about now.
pub fn event(
    db: &TestDb,
    service: &str,
    kind: &str,
    id: Uuid,
    verb: &str,
    version: i32,
    record: serde_json::Value,
) -> Envelope {
    let body = json!({
        "specversion": "1.0", "id": Uuid::now_v7(), "source": format!("/crm/{service}"),
        "type": format!("crm.{service}.{kind}.{verb}"), "subject": format!("{kind}/{id}"),
        "time": db.clock.now(), "datacontenttype": "application/json", "tenant": db.company.tenant,
        "recordversion": version,
        "data": {"kind": format!("{service}.{kind}"), "id": id, "version": version, "record": record},
    });
    serde_json::from_value(body).unwrap()
}

/// A telephone call to a customer.
pub fn phoned(customer: Uuid) -> wire::Activity {
    wire::Activity {
        customer_id: Some(customer.to_string()),
        subject: Some("报价回访".to_owned()),
        r#type: wire::activity::Type::Call.into(),
        ..Default::default()
    }
}

/// `field REASON` of each wrong field.
pub fn wrong<T: std::fmt::Debug>(refused: Result<T>) -> Vec<String> {
    let error = refused.expect_err("refused");
    error.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect()
}
