//! One test's house: a database, the made-up company's people, pools with rules, customers, and somebody
//! who knows of follow-ups what we may not have heard yet.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use customers::{
    records::{ALL, Customer, Pool, PoolMove, PoolRecycleWhen, RecycleRule, RecycleRuleKind},
    recycle::{
        dry_run,
        night::{self, Night},
        owners::{Owners, Stands, UNREACHABLE},
    },
};
use futures::future::BoxFuture;
use kernel::{Error, Result, Time, Uuid};
use proto::customers::v1::{DryRunPoolRequest, DryRunPoolResponse};
use serde_json::{Value as Json, json};
use store::{
    Db, Uow,
    jobs::{self, Job, Work},
};
use testkit::{Person, Service, TestDb};

pub struct House {
    pub db: TestDb,
    pub elsewhere: Arc<Elsewhere>,
}

type Meanwhile = Box<dyn FnOnce() -> BoxFuture<'static, ()> + Send>;

/// Those who keep follow-ups.
#[derive(Default)]
pub struct Elsewhere {
    /// What they know.
    pub last: Mutex<HashMap<Uuid, Time>>,
    /// Open and won deals, and when the last was opened.
    pub deals: Mutex<HashMap<Uuid, (i32, i32, Time)>>,
    pub unreachable: Mutex<bool>,
    pub asked: Mutex<usize>,
    /// Happens while they are asked.
    pub meanwhile: Mutex<Option<Meanwhile>>,
}

#[async_trait]
impl Owners for Elsewhere {
    async fn correct(&self, _: Uuid, stands: &mut Stands) -> Result<()> {
        if stands.is_empty() {
            return Ok(());
        }
        *self.asked.lock().unwrap() += 1;
        let meanwhile = self.meanwhile.lock().unwrap().take();
        if let Some(meanwhile) = meanwhile {
            meanwhile().await;
        }
        if *self.unreachable.lock().unwrap() {
            return Err(Error::unavailable(UNREACHABLE).with("service", "collaboration"));
        }
        let last = self.last.lock().unwrap();
        let deals = self.deals.lock().unwrap();
        for (id, stand) in stands {
            stand.last_follow_up = last.get(id).copied();
            if let Some((open, won, opened)) = deals.get(id) {
                (stand.open_deals, stand.won_deals, stand.last_deal) = (*open, *won, Some(*opened));
            }
        }
        Ok(())
    }
}

pub fn service() -> Service {
    let registry = || runtime::registry::registry("customers", ALL.to_vec());
    Service { name: "customers", migrator: customers::service().migrator, registry }
}

pub fn rule(kind: RecycleRuleKind, days: i32, levels: &[&str]) -> RecycleRule {
    let levels = levels.iter().map(|level| (*level).to_owned()).collect();
    RecycleRule { id: Uuid::now_v7(), kind, days: Some(days), levels }
}

/// A pool that takes back what was not followed up for ten days.
pub fn ten_days() -> Pool {
    Pool {
        name: "公海".to_owned(),
        recycle_rules: vec![rule(RecycleRuleKind::NoFollowUp, 10, &[])],
        recycle_when: PoolRecycleWhen::Any,
        ..Pool::default()
    }
}

impl House {
    pub async fn open() -> Self {
        Self { db: TestDb::open(&service()).await, elsewhere: Arc::default() }
    }

    pub async fn pool(&self, mut pool: Pool) -> Uuid {
        pool.head.id = Uuid::now_v7();
        pool.head.placement.readers = [vec![pool.head.id], pool.admin_ids.clone()].concat();
        pool.head.placement.editors = pool.admin_ids.clone();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        uow.insert(&mut pool);
        uow.commit(&pool).await.unwrap();
        pool.head.id
    }

    pub async fn change_pool(&self, id: Uuid, change: impl FnOnce(&mut Pool)) {
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        let mut pool = uow.lock::<Pool>(id).await.unwrap();
        change(&mut pool);
        uow.save(&mut pool);
        uow.commit(&pool).await.unwrap();
    }

    /// A customer of the rep, his for so many days.
    pub async fn held_for(&self, days: i64) -> Uuid {
        let since = self.db.clock.now() - chrono::Duration::days(days);
        self.customer(Customer { owned_since: Some(since), ..Customer::default() }).await
    }

    /// As given, the rep's unless somebody else's.
    pub async fn customer(&self, mut customer: Customer) -> Uuid {
        if customer.name.is_empty() {
            customer.name = format!("客户 {}", Uuid::now_v7());
        }
        let place = &mut customer.head.placement;
        if customer.pool_id.is_none() && place.owner_id.is_none() {
            place.owner_id = Some(self.db.company.rep.id);
            place.department_id = Some(self.db.company.east);
        }
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        uow.insert(&mut customer);
        uow.commit(&customer).await.unwrap();
        customer.head.id
    }

    pub async fn get(&self, id: Uuid) -> Customer {
        let ctx = self.db.system();
        self.db.begin(&ctx).await.unwrap().get::<Customer>(id).await.unwrap()
    }

    pub async fn change(&self, id: Uuid, change: impl FnOnce(&mut Customer)) {
        change_in(&self.db.db, &self.db.system(), id, change).await;
    }

    /// A follow-up of which its keepers know; `heard`: we have heard of it, too.
    pub async fn followed_up(&self, id: Uuid, at: Time, heard: bool) {
        let known = self.elsewhere.last.lock().unwrap().get(&id).copied();
        self.elsewhere.last.lock().unwrap().insert(id, known.max(Some(at)).unwrap());
        if heard {
            self.heard(id, at).await;
        }
    }

    pub async fn heard(&self, id: Uuid, at: Time) {
        sqlx::query(
            "insert into customers_facts (tenant_id, id, last_follow_up_at) values ($1, $2, $3) \
             on conflict (tenant_id, id) do update set last_follow_up_at = excluded.last_follow_up_at",
        )
        .bind(self.db.company.tenant)
        .bind(id)
        .bind(at)
        .execute(&self.db.system)
        .await
        .unwrap();
    }

    pub fn work(&self) -> Arc<Night> {
        Arc::new(Night::new(self.db.db.clone(), self.elsewhere.clone()))
    }

    /// Puts a night in the queue.
    pub async fn queue(&self, kind: &str, args: Json) -> Uuid {
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        let job = jobs::enqueue(&mut uow, kind, args, 0).await.unwrap();
        uow.commit_quietly().await.unwrap();
        job.id
    }

    /// The whole night of the clock's day.
    pub async fn night(&self) -> Job {
        let id = self.queue(night::NIGHTLY, json!({"zone": "Asia/Shanghai"})).await;
        self.run(id, |job| job.state >= jobs::SUCCEEDED).await
    }

    /// Turns the clock to the coming 02:00 in Shanghai.
    pub fn till_night(&self) {
        let zone = chrono_tz::Asia::Shanghai;
        let now = self.db.clock.now();
        let begins = kernel::night::begins(zone, kernel::night::next(zone, now, 2), 2);
        self.db.clock.advance(begins - now);
    }

    /// Runs jobs until this one is as wished.
    pub async fn run(&self, id: Uuid, until: impl Fn(&Job) -> bool) -> Job {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running =
            tokio::spawn(jobs::run(self.db.db.clone(), self.kinds(), async { drop(stopped.await) }));
        for _ in 0..1500 {
            let now = self.job(id).await;
            if until(&now) {
                drop(stop);
                running.await.unwrap();
                return now;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the job stays {:?}", self.job(id).await);
    }

    pub fn kinds(&self) -> HashMap<&'static str, Arc<dyn Work>> {
        let work: Arc<dyn Work> = self.work();
        HashMap::from([(night::NIGHTLY, Arc::clone(&work)), (night::BY_HAND, work)])
    }

    pub async fn job(&self, id: Uuid) -> Job {
        let ctx = self.db.system();
        jobs::get(&mut self.db.begin(&ctx).await.unwrap(), id, false).await.unwrap()
    }

    pub async fn dry_run(&self, person: &Person, request: DryRunPoolRequest) -> Result<DryRunPoolResponse> {
        let ctx = person.call(&self.db, "customers.pool.read");
        dry_run::dry_run(&self.db, &*self.elsewhere, &ctx, request).await
    }

    /// Ids of those that the pool's dry run shows the administrator for a day; empty: tonight.
    pub async fn would_fall(&self, pool: Uuid, day: &str) -> Vec<Uuid> {
        let mut ids = vec![];
        let mut request = DryRunPoolRequest {
            id: pool.to_string(),
            day: day.to_owned(),
            page_size: 7,
            ..Default::default()
        };
        loop {
            let page = self.dry_run(&self.db.company.administrator, request.clone()).await.unwrap();
            ids.extend(page.falling.iter().map(|one| one.customer_id.parse::<Uuid>().unwrap()));
            if page.next_page_token.is_empty() {
                return ids;
            }
            request.page_token = page.next_page_token;
        }
    }

    /// Customers that lie in the pool.
    pub async fn lying_in(&self, pool: Uuid) -> Vec<Uuid> {
        sqlx::query_scalar("select id from customers where pool_id = $1 order by id")
            .bind(pool)
            .fetch_all(&self.db.system)
            .await
            .unwrap()
    }

    /// Notices given: reason and the record's id.
    pub async fn notices(&self) -> Vec<(String, String, String)> {
        let all = self.db.published().await;
        let given = all.iter().filter(|event| event.subject == "customers.notice.given");
        let read = |event: &testkit::Published| {
            let detail = &event.data()["detail"];
            let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
            (text(&detail["reason"]), text(&detail["about"]["id"]), text(&detail["to"][0]))
        };
        given.map(read).collect()
    }

    pub async fn verbs(&self, id: Uuid) -> Vec<String> {
        let all = self.db.published().await;
        let of = all.iter().filter(|event| event.data()["id"] == json!(id));
        of.map(|event| event.verb().to_owned()).collect()
    }

    pub async fn moves(&self, customer: Uuid) -> Vec<PoolMove> {
        let ids: Vec<Uuid> =
            sqlx::query_scalar("select id from pool_moves where customer_id = $1 order by id")
                .bind(customer)
                .fetch_all(&self.db.system)
                .await
                .unwrap();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        uow.get_unscoped::<PoolMove>(&ids, "a test").await.unwrap()
    }

    pub async fn falls_on(&self, id: Uuid) -> Option<String> {
        self.get(id).await.falls_on.map(|day| day.to_string())
    }
}

/// Changes a customer as the system.
pub async fn change_in(db: &Db, ctx: &kernel::Ctx, id: Uuid, change: impl FnOnce(&mut Customer)) {
    let mut uow: Uow<'_> = db.begin(ctx).await.unwrap();
    let mut customer = uow.lock_even_locked::<Customer>(id).await.unwrap();
    change(&mut customer);
    uow.save(&mut customer);
    uow.commit(&customer).await.unwrap();
}
