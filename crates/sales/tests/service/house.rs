//! One test's house: a database, a company whose people sell, a customer of the rep in the directory,
//! and the ready-made pipeline.

use kernel::{Ctx, Locale, Result, Scope, Uuid};
use proto::sales::v1 as wire;
use sales::{
    commands::{close, create, move_on, reopen},
    founding,
    records::{Opportunity, Pipeline, StageMove},
};
use store::{
    ListRequest, Registry,
    directory::{Entry, NoOtherServices, put},
    records,
};
use testkit::{Person, Published, Service, TestDb};

pub struct House {
    pub db: TestDb,
    pub customer: Uuid,
    pub pipeline: Pipeline,
}

pub fn service() -> Service {
    let registry = || Registry { ..runtime::registry::registry("sales", sales::records::ALL.to_vec()) };
    Service { name: "sales", migrator: sales::service().migrator, registry }
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
            *person = person.clone().granted("sales.*", scope).granted("sales.pipeline.read", Scope::All);
        }
        let ctx = db.system();
        let mut uow = db.begin(&ctx).await.unwrap();
        let pipeline = founding::found(&mut uow, Locale::Zh).await.unwrap().unwrap();
        uow.commit_quietly().await.unwrap();
        let mut house = Self { db, customer: Uuid::nil(), pipeline };
        house.customer = house.new_customer("华星科技").await;
        house
    }

    /// A customer of the rep.
    pub async fn new_customer(&self, title: &str) -> Uuid {
        let (rep, east) = (self.db.company.rep.id, self.db.company.east);
        let mut entry = entry("customers.customer", title);
        (entry.owner_id, entry.department_id) = (Some(rep), Some(east));
        self.know(entry).await
    }

    /// Puts an entry into the directory.
    pub async fn know(&self, entry: Entry) -> Uuid {
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        put(&mut uow, &entry).await.unwrap();
        uow.commit_quietly().await.unwrap();
        entry.id
    }

    pub fn call(&self, person: &Person, permission: &'static str) -> Ctx {
        person.call(&self.db, permission)
    }

    pub fn stage(&self, n: usize) -> String {
        self.pipeline.stages[n].id.to_string()
    }

    /// What a rep types in for a new deal.
    pub fn typed(&self) -> wire::Opportunity {
        wire::Opportunity {
            name: Some("华星 ERP 项目".to_owned()),
            customer_id: Some(self.customer.to_string()),
            ..Default::default()
        }
    }

    pub async fn create(&self, person: &Person, typed: wire::Opportunity) -> Result<wire::Opportunity> {
        let ctx = self.call(person, "sales.opportunity.create");
        create::create(&self.db, &ctx, &NoOtherServices, typed, None).await
    }

    /// A deal of the rep in the first stage.
    pub async fn deal(&self) -> String {
        self.create(&self.db.company.rep, self.typed()).await.unwrap().id.unwrap()
    }

    pub async fn change(
        &self,
        person: &Person,
        deal: wire::Opportunity,
        paths: &[&str],
    ) -> Result<wire::Opportunity> {
        let ctx = self.call(person, "sales.opportunity.update");
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        records::update::<Opportunity>(&self.db, &ctx, Some(deal), Some(paths), &NoOtherServices).await
    }

    pub async fn move_to(&self, person: &Person, id: &str, stage: &str) -> Result<wire::Opportunity> {
        let ctx = self.call(person, "sales.opportunity.move");
        let request = wire::MoveOpportunityRequest {
            id: id.to_owned(),
            stage_id: stage.to_owned(),
            ..Default::default()
        };
        move_on::move_on(&self.db, &ctx, request).await
    }

    pub async fn win(&self, person: &Person, id: &str) -> Result<wire::Opportunity> {
        let ctx = self.call(person, "sales.opportunity.win");
        close::close(&self.db, &ctx, wire::WinOpportunityRequest { id: id.to_owned(), ..Default::default() })
            .await
    }

    pub async fn lose(&self, person: &Person, id: &str, reason: &str) -> Result<wire::Opportunity> {
        let ctx = self.call(person, "sales.opportunity.lose");
        let request = wire::LoseOpportunityRequest {
            id: id.to_owned(),
            close_reason_id: reason.to_owned(),
            competitor: "北辰软件".to_owned(),
            close_notes: "价格差距较大".to_owned(),
        };
        close::close(&self.db, &ctx, request).await
    }

    pub async fn reopen(&self, person: &Person, id: &str) -> Result<wire::Opportunity> {
        let ctx = self.call(person, "sales.opportunity.reopen");
        let request = wire::ReopenOpportunityRequest { id: id.to_owned(), ..Default::default() };
        reopen::reopen(&self.db, &ctx, request).await
    }

    pub async fn get(&self, person: &Person, id: &str) -> Result<wire::Opportunity> {
        records::get::<Opportunity>(&self.db, &self.call(person, "sales.opportunity.read"), id).await
    }

    /// Ids of the deals that match, as the person sees them.
    pub async fn listed(&self, person: &Person, filter: &str) -> Vec<String> {
        let ctx = self.call(person, "sales.opportunity.read");
        let asked = ListRequest { filter: filter.to_owned(), ..ListRequest::default() };
        let page = records::list::<Opportunity>(&self.db, &ctx, asked).await.unwrap();
        page.records.into_iter().filter_map(|deal| deal.id).collect()
    }

    /// The steps of a deal, oldest first.
    pub async fn steps(&self, person: &Person, id: &str) -> Vec<wire::StageMove> {
        let ctx = self.call(person, "sales.stage_move.read");
        let filter = format!("opportunityId = \"{id}\"");
        let asked = ListRequest { filter, order_by: "id".to_owned(), ..ListRequest::default() };
        records::list::<StageMove>(&self.db, &ctx, asked).await.unwrap().records
    }

    /// A ready-made reason by its name.
    pub async fn reason(&self, name: &str) -> String {
        let sql = "select id from base.close_reasons where name = $1";
        let id: Uuid = sqlx::query_scalar(sql).bind(name).fetch_one(&self.db.system).await.unwrap();
        id.to_string()
    }

    /// Events of one verb about deals.
    pub async fn told(&self, verb: &str) -> Vec<Published> {
        let subject = format!("sales.opportunity.{verb}");
        self.db.published().await.into_iter().filter(|event| event.subject == subject).collect()
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

/// `field REASON` of each wrong field.
pub fn wrong<T: std::fmt::Debug>(refused: Result<T>) -> Vec<String> {
    let error = refused.expect_err("refused");
    error.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect()
}

pub fn reason<T: std::fmt::Debug>(refused: Result<T>) -> &'static str {
    refused.expect_err("refused").reason()
}
