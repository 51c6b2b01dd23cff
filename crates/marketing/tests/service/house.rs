//! One test's house: a database, a company whose people work on leads, and rules by which they get them.

use std::{
    collections::HashSet,
    sync::atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use kernel::{Ctx, Result, Right, Scope, Uuid};
use marketing::{
    commands::{assign, create, disqualify, grab, reopen},
    giving::People,
    records::{AssignmentRule, AssignmentRuleWay, Lead, LeadMove},
};
use proto::marketing::v1 as wire;
use runtime::colleague::NewOwner;
use store::{
    ListRequest,
    directory::{Entry, NoOtherServices, put_all},
    records,
};
use testkit::{Person, Published, Service, TestDb};

pub struct House {
    pub db: TestDb,
    pub people: Everybody,
}

/// What identity would say.
#[derive(Default)]
pub struct Everybody {
    pub gone: HashSet<Uuid>,
    /// Departments below others.
    pub below: Vec<(Uuid, Uuid)>,
}

#[async_trait]
impl People for Everybody {
    async fn with_all_below(&self, _: Uuid, departments: &[Uuid]) -> Result<Vec<Uuid>> {
        let below =
            self.below.iter().filter(|(above, _)| departments.contains(above)).map(|(_, below)| *below);
        Ok(departments.iter().copied().chain(below).collect())
    }

    async fn works_on_leads(&self, _: Uuid, user: Uuid) -> bool {
        !self.gone.contains(&user)
    }
}

pub fn service() -> Service {
    let registry = || runtime::registry::registry("marketing", marketing::records::ALL.to_vec());
    Service { name: "marketing", migrator: marketing::service().migrator, registry }
}

/// Everybody has his own.
pub fn phone() -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("138 {:04} {:04}", 13, LAST.fetch_add(1, Ordering::Relaxed) % 10_000)
}

/// What a form or another program tells of somebody.
pub fn typed(name: &str) -> wire::Lead {
    wire::Lead {
        name: Some(name.to_owned()),
        company: Some("华星科技".to_owned()),
        phone: Some(phone()),
        captured_by: wire::lead::Capture::Api.into(),
        ..Default::default()
    }
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
            *person = person.clone().granted("marketing.*", scope);
            for field in ["phone", "email", "wechat"] {
                *person = person.clone().with_right(&format!("marketing.lead.{field}"), Right::Edit);
            }
        }
        let house = Self { db, people: Everybody::default() };
        let company = &house.db.company;
        let known = [
            (&company.rep, company.east),
            (&company.colleague, company.east),
            (&company.stranger, company.west),
        ];
        house.know(known.map(|(person, department)| (person.id, department)).to_vec()).await;
        house
    }

    /// Colleagues as the directory knows them.
    pub async fn know(&self, people: Vec<(Uuid, Uuid)>) {
        let entry = |(id, department)| Entry {
            kind: "identity.user".to_owned(),
            id,
            version: 1,
            title: "同事".to_owned(),
            department_id: Some(department),
            ..Entry::default()
        };
        let entries: Vec<Entry> = people.into_iter().map(entry).collect();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        put_all(&mut uow, &entries).await.unwrap();
        uow.commit_quietly().await.unwrap();
    }

    /// People of the east, each like the rep.
    pub async fn reps(&self, count: usize) -> Vec<Person> {
        let model = &self.db.company.rep;
        let mut people: Vec<Person> = (0..count).map(|_| model.clone()).collect();
        for person in &mut people {
            person.id = Uuid::now_v7();
            person.access.user = Some(person.id);
            person.access.reports = vec![person.id];
            person.access.principals = vec![person.id, self.db.company.east, self.db.company.root];
        }
        self.know(people.iter().map(|person| (person.id, self.db.company.east)).collect()).await;
        people
    }

    /// A rule that gives the leads of all to the east, changed as a test needs it.
    pub async fn rule(&self, way: AssignmentRuleWay, change: impl FnOnce(&mut AssignmentRule)) -> Uuid {
        let mut rule = AssignmentRule {
            name: "华东".to_owned(),
            team_id: self.db.company.east,
            way,
            ..AssignmentRule::default()
        };
        change(&mut rule);
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        uow.insert(&mut rule);
        uow.commit(&rule).await.unwrap();
        rule.head.id
    }

    pub fn call(&self, person: &Person, permission: &'static str) -> Ctx {
        person.call(&self.db, permission)
    }

    pub async fn create(&self, person: &Person, typed: wire::Lead) -> Result<wire::Lead> {
        let ctx = self.call(person, "marketing.lead.create");
        create::create(&self.db, &ctx, &NoOtherServices, &self.people, typed, None).await
    }

    /// A lead that another program tells of; the rules say whose it is.
    pub async fn captured(&self, name: &str) -> wire::Lead {
        self.create(&self.db.company.director, typed(name)).await.unwrap()
    }

    pub async fn grab(&self, person: &Person, id: &str) -> Result<wire::Lead> {
        let ctx = self.call(person, "marketing.lead.grab");
        grab::grab(&self.db, &ctx, wire::GrabLeadRequest { id: id.to_owned() }).await
    }

    pub async fn give(&self, by: &Person, id: &str, to: &Person) -> Result<wire::Lead> {
        let ctx = self.call(by, "marketing.lead.assign");
        let owner = NewOwner { id: to.id, department: to.access.department };
        assign::to_person(&self.db, &ctx, id.parse().unwrap(), owner, None, Some("熟悉该行业".to_owned()))
            .await
    }

    pub async fn give_to_department(&self, by: &Person, id: &str, team: Uuid) -> Result<wire::Lead> {
        let ctx = self.call(by, "marketing.lead.assign");
        assign::to_department(&self.db, &ctx, id.parse().unwrap(), team, None).await
    }

    pub async fn give_by_rules(&self, by: &Person, id: &str) -> Result<wire::Lead> {
        let ctx = self.call(by, "marketing.lead.assign");
        assign::by_rules(&self.db, &ctx, &self.people, id.parse().unwrap(), None).await
    }

    pub async fn disqualify(&self, person: &Person, id: &str) -> Result<wire::Lead> {
        let ctx = self.call(person, "marketing.lead.disqualify");
        let request = wire::DisqualifyLeadRequest {
            id: id.to_owned(),
            disqualification: wire::lead::Disqualification::NoNeed.into(),
            note: "暂无采购计划".to_owned(),
        };
        disqualify::disqualify(&self.db, &ctx, request).await
    }

    pub async fn reopen(&self, person: &Person, id: &str) -> Result<wire::Lead> {
        let ctx = self.call(person, "marketing.lead.reopen");
        reopen::reopen(&self.db, &ctx, wire::ReopenLeadRequest { id: id.to_owned(), ..Default::default() })
            .await
    }

    pub async fn get(&self, person: &Person, id: &str) -> Result<wire::Lead> {
        records::get::<Lead>(&self.db, &self.call(person, "marketing.lead.read"), id).await
    }

    /// The path of a lead, oldest step first.
    pub async fn path(&self, person: &Person, id: &str) -> Vec<wire::LeadMove> {
        let ctx = self.call(person, "marketing.lead_move.read");
        let filter = format!("leadId = \"{id}\"");
        let asked = ListRequest { filter, order_by: "id".to_owned(), ..ListRequest::default() };
        records::list::<LeadMove>(&self.db, &ctx, asked).await.unwrap().records
    }

    /// How many open leads each of these has.
    pub async fn open_leads(&self, people: &[Uuid]) -> Vec<i64> {
        let mut counts = vec![];
        for person in people {
            let sql = "select count(*) from base.leads where owner_id = $1 and status in (2, 3)";
            counts.push(sqlx::query_scalar(sql).bind(person).fetch_one(&self.db.system).await.unwrap());
        }
        counts
    }

    /// Events of one verb about leads.
    pub async fn told(&self, verb: &str) -> Vec<Published> {
        let subject = format!("marketing.lead.{verb}");
        self.db.published().await.into_iter().filter(|event| event.subject == subject).collect()
    }
}

/// `field REASON` of each wrong field.
pub fn wrong<T: std::fmt::Debug>(refused: Result<T>) -> Vec<String> {
    let error = refused.expect_err("refused");
    error.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect()
}

pub fn reason<T: std::fmt::Debug>(refused: Result<T>) -> &'static str {
    refused.expect_err("refused").reason()
}
