//! One test's house: a database, people with published rights, and files that are kept in memory.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use customers::sheets::{Contacts, Customers};
use futures::StreamExt;
use kernel::{Ctx, Error, Result, Right, Scope, Uuid};
use proto::common::v1::{ExportRequest, ImportRequest};
use runtime::{
    policy::{PolicyCache, Source},
    policy_documents::{DepartmentPolicy, Key, RolePolicy, TenantPolicy, UserPolicy},
    sheets::{Files, Incoming, Sheets},
};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use store::{
    Db,
    directory::{Entry, Resolve},
    jobs::{self, Job, Work},
};
use testkit::{Person, Service, TestDb};
use tokio::sync::mpsc;

/// What the administrator sees unmasked.
const SENSITIVE: [&str; 5] = [
    "customers.customer.phone",
    "customers.customer.email",
    "customers.contact.phone",
    "customers.contact.email",
    "customers.contact.wechat",
];

pub struct House {
    pub db: TestDb,
    pub drawer: Arc<Drawer>,
    pub people: Arc<People>,
    pub policy: PolicyCache,
    pub customers: Arc<Sheets<Customers>>,
    pub contacts: Arc<Sheets<Contacts>>,
}

/// Files by id: name and bytes.
#[derive(Default)]
pub struct Drawer(Mutex<HashMap<String, (String, Vec<u8>)>>);

#[async_trait]
impl Files for Drawer {
    async fn read(&self, _: &Ctx, id: &str) -> Result<Incoming> {
        let found = self.0.lock().unwrap().get(id).cloned();
        let (name, bytes) = found.ok_or_else(|| Error::not_found("file", id))?;
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let pieces: Vec<_> = bytes.chunks(1000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        Ok(Incoming { name, sha256, bytes: futures::stream::iter(pieces).boxed() })
    }

    async fn keep(&self, _: &Ctx, name: &str, mut pieces: mpsc::Receiver<Bytes>) -> Result<String> {
        let mut bytes = vec![];
        while let Some(piece) = pieces.recv().await {
            bytes.extend_from_slice(&piece);
        }
        Ok(self.put(name, bytes))
    }
}

impl Drawer {
    pub fn put(&self, name: &str, bytes: impl Into<Vec<u8>>) -> String {
        let id = Uuid::now_v7().to_string();
        self.0.lock().unwrap().insert(id.clone(), (name.to_owned(), bytes.into()));
        id
    }

    /// Lines of a kept file, its mark of encoding gone.
    pub fn lines(&self, id: &str) -> Vec<String> {
        let bytes = self.0.lock().unwrap()[id].1.clone();
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').expect("a mark for Excel");
        text.lines().map(str::to_owned).collect()
    }
}

/// What identity would publish and answer.
pub struct People {
    pub tenant: Mutex<TenantPolicy>,
    pub users: Mutex<HashMap<Uuid, UserPolicy>>,
    pub entries: Mutex<Vec<(String, Entry)>>,
}

#[async_trait]
impl Source for People {
    async fn read(&self, key: Key) -> Result<Option<Bytes>> {
        let json = match key {
            Key::Tenant(_) => serde_json::to_vec(&*self.tenant.lock().unwrap()),
            Key::User(_, user) => match self.users.lock().unwrap().get(&user) {
                Some(known) => serde_json::to_vec(known),
                None => return Ok(None),
            },
            Key::NotBefore(..) => return Ok(None),
        };
        Ok(Some(json.unwrap().into()))
    }

    async fn ask_owner(&self, key: Key) -> Result<String> {
        Err(Error::not_found("policy", key))
    }
}

#[async_trait]
impl Resolve for People {
    async fn resolve(&self, _: &Ctx, _: &str, ids: &[Uuid]) -> Result<Vec<Entry>> {
        let entries = self.entries.lock().unwrap();
        Ok(entries.iter().map(|(_, entry)| entry).filter(|entry| ids.contains(&entry.id)).cloned().collect())
    }

    async fn find(&self, _: &Ctx, kind: &str, texts: &[String]) -> Result<Vec<(String, Entry)>> {
        let entries = self.entries.lock().unwrap();
        let found = entries.iter().filter(|(_, entry)| entry.kind == kind).flat_map(|(email, entry)| {
            let asked = texts.iter().filter(move |text| *text == email || **text == entry.title);
            asked.map(move |text| (text.clone(), entry.clone()))
        });
        Ok(found.collect())
    }
}

pub fn service() -> Service {
    let registry = || runtime::registry::registry("customers", customers::records::ALL.to_vec());
    Service { name: "customers", migrator: customers::service().migrator, registry }
}

impl House {
    pub async fn open() -> Self {
        let db = TestDb::open(&service()).await;
        let company = &db.company;
        let [all, own] = [Uuid::now_v7(), Uuid::now_v7()];
        let role = |id, permission: &str, scope| RolePolicy {
            id,
            grants: BTreeMap::from([(permission.to_owned(), scope)]),
            fields: BTreeMap::new(),
        };
        let mut boss = role(all, "*", Scope::All);
        for field in ["customer.phone", "customer.email", "contact.phone", "contact.email", "contact.wechat"]
        {
            boss.fields.insert(format!("customers.{field}"), Right::Edit);
        }
        let department = |id, parent| DepartmentPolicy { id, parent, head: None };
        let tenant = TenantPolicy {
            revision: 1,
            zone: "Asia/Shanghai".to_owned(),
            departments: vec![department(company.root, None), department(company.east, Some(company.root))],
            roles: vec![boss, role(own, "customers.*", Scope::Own)],
            ..TenantPolicy::default()
        };
        let user = |role, department| UserPolicy {
            revision: 1,
            active: true,
            department: Some(department),
            roles: vec![role],
            ..UserPolicy::default()
        };
        let users = HashMap::from([
            (company.administrator.id, user(all, company.root)),
            (company.rep.id, user(own, company.east)),
            (company.colleague.id, user(own, company.east)),
        ]);
        let entry = |id, name: &str, department| Entry {
            kind: "identity.user".to_owned(),
            id,
            version: 1,
            title: name.to_owned(),
            department_id: Some(department),
            ..Entry::default()
        };
        let entries = vec![
            ("boss@kehu.cn".to_owned(), entry(company.administrator.id, "老板", company.root)),
            ("lilei@kehu.cn".to_owned(), entry(company.rep.id, "李雷", company.east)),
            ("han@kehu.cn".to_owned(), entry(company.colleague.id, "韩梅梅", company.east)),
            ("han2@kehu.cn".to_owned(), entry(Uuid::now_v7(), "韩梅梅", company.east)),
        ];
        let people = Arc::new(People {
            tenant: Mutex::new(tenant),
            users: Mutex::new(users),
            entries: Mutex::new(entries),
        });
        let drawer = Arc::new(Drawer::default());
        let policy = PolicyCache::new(people.clone(), db.clock.clone());
        let customers =
            Sheets::new(Db::clone(&db), policy.clone(), drawer.clone(), people.clone(), Customers);
        let contacts = Sheets::new(Db::clone(&db), policy.clone(), drawer.clone(), people.clone(), Contacts);
        Self { db, drawer, people, policy, customers, contacts }
    }

    pub fn boss(&self) -> Ctx {
        self.of_boss("customers.customer.import")
    }

    pub fn of_boss(&self, permission: &'static str) -> Ctx {
        let boss = self.db.company.administrator.clone();
        let boss = SENSITIVE.into_iter().fold(boss, |boss, field| boss.with_right(field, Right::Edit));
        self.chinese(&boss, permission)
    }

    pub fn chinese(&self, person: &Person, permission: &'static str) -> Ctx {
        let mut ctx = person.call(&self.db, permission);
        ctx.locale = kernel::Locale::Zh;
        ctx
    }

    /// Imports a text under the administrator's rights, to its end.
    pub async fn import(&self, csv: &str, request: ImportRequest) -> Job {
        let job = self.begin(csv, request).await.unwrap();
        self.run(job.id).await
    }

    pub async fn begin(&self, csv: &str, request: ImportRequest) -> Result<Job> {
        let file_id = self.drawer.put("list.csv", csv);
        self.customers.import(&self.boss(), ImportRequest { file_id, ..request }).await
    }

    /// Lines of the administrator's export of customers.
    pub async fn export(&self, request: ExportRequest) -> Vec<String> {
        let ctx = self.of_boss("customers.customer.export");
        let job = self.customers.export(&ctx, request).await.unwrap();
        let job = self.run(job.id).await;
        assert_eq!((job.state, &*job.error), (jobs::SUCCEEDED, ""));
        self.drawer.lines(job.result["fileId"].as_str().unwrap())
    }

    pub fn works(&self) -> HashMap<&'static str, Arc<dyn Work>> {
        let mut works: HashMap<&'static str, Arc<dyn Work>> = HashMap::new();
        self.customers.works(&mut works);
        self.contacts.works(&mut works);
        works
    }

    pub async fn job(&self, id: Uuid) -> Job {
        let ctx = self.db.system();
        jobs::get(&mut self.db.begin(&ctx).await.unwrap(), id, false).await.unwrap()
    }

    /// Runs jobs in this process until this one ends.
    pub async fn run(&self, id: Uuid) -> Job {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running =
            tokio::spawn(jobs::run(Db::clone(&self.db), self.works(), async { drop(stopped.await) }));
        for _ in 0..3000 {
            let job = self.job(id).await;
            if job.state > jobs::RUNNING {
                drop(stop);
                running.await.unwrap();
                return job;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the job stays {:?}", self.job(id).await);
    }

    /// Snapshots of one kind, told by events since the beginning.
    pub async fn told(&self, subject: &str) -> Vec<Json> {
        let events = self.db.published().await;
        events
            .into_iter()
            .filter(|event| event.subject == subject)
            .map(|event| event.data().clone())
            .collect()
    }

    /// One text of one customer, found by its name.
    pub async fn of(&self, name: &str, expression: &str) -> Option<String> {
        let sql = format!("select ({expression})::text from base.customers where name = $1");
        let mut rows: Vec<Option<String>> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(name).fetch_all(&self.db.system).await.unwrap();
        assert_eq!(rows.len(), 1, "customers called {name}");
        rows.remove(0)
    }
}

/// The counts of an import's result by name.
pub fn outcome(job: &Job) -> [i64; 5] {
    ["created", "updated", "unchanged", "repeated", "rejected"]
        .map(|name| job.result[name].as_i64().unwrap_or(-1))
}

/// Imports as a caller asks for them.
pub fn plain() -> ImportRequest {
    ImportRequest::default()
}
