//! A small company's months in half a minute, while its processes are killed at random: customers are created,
//! claimed, followed up, given back, deleted and restored, deals go through their stages and end, neglected customers
//! fall. Everybody repeats what was not answered. When it is quiet the services' books must agree.
#![allow(clippy::expect_used)]

#[path = "life_cycle/work.rs"]
mod work;

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use futures::future::join_all;
use serde_json::{Value, json};
use system_tests::{
    Company, Person, Product,
    books::Books,
    client::{ids, text},
    dice::Dice,
    eventually, soon,
};
use work::Did;

const REPS: usize = 3;
/// Customers of each rep: at least, and at most while there is still something to be killed.
const CUSTOMERS: std::ops::Range<usize> = 3..9;
/// Customers that nobody looked after.
const NEGLECTED: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn a_company_lives_through_killed_services_and_its_books_agree() {
    let parts = [
        "collaboration",
        "customers",
        "sales",
        "identity",
        "gateway",
        "customers",
        "sales",
        "postgres",
        "nats",
    ];
    lives(Product::apart().await, &parts, 6).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_lives_through_the_whole_product_killed_and_its_books_agree() {
    lives(Product::up().await, &["up"], 3).await;
}

async fn lives(mut product: Product, victims: &[&str], kills: usize) {
    let dice = Dice::of_this_run("life cycle");
    let team = Team::hired(&product).await;
    let neglected = team.neglected(&product).await;
    let (over, begun) = (AtomicBool::new(false), Instant::now());
    let killing = async {
        kill(&mut product, victims, kills, dice.others(1)).await;
        over.store(true, Ordering::Relaxed);
    };
    let working = (0..REPS).map(|rep| team.works(rep, dice.others(10 + rep as u64), &over));
    let recycled = team.lets_fall(&neglected);
    let (days, job, ()) = futures::join!(join_all(working), recycled, killing);
    let did = days.into_iter().fold(Did::default(), Did::and);
    eprintln!("{did:?}, {} calls repeated, in {:?}", team.repeated.load(Ordering::Relaxed), begun.elapsed());
    assert!(team.repeated.load(Ordering::Relaxed) > 0, "nobody felt anything");

    team.recycling_ends(&product, &job).await;
    let books = Books::of(&product, &team.company.tenant);
    books.are_closed().await;
    books.facts_agree().await;
    books.ledger_agrees().await;
    books.stages_agree().await;
    books.tasks_agree(&team.stages[2]).await;
    books.notices_agree().await;
    books.are_closed().await;
    team.everything_happened_once(&product, &books, &did, &neglected).await;
    team.stages_tasks_arrived(&did).await;
    product.stop().await;
}

/// Kills this and that, and starts it again.
async fn kill(product: &mut Product, victims: &[&str], kills: usize, mut dice: Dice) {
    let pause = |dice: &mut Dice, most| tokio::time::sleep(Duration::from_millis(100 + dice.throw(most)));
    for _ in 0..kills {
        pause(&mut dice, 900).await;
        let victim = *dice.pick(victims);
        eprintln!("kill -9 {victim}");
        product.kill(victim);
        // both servers are started again by themselves
        if !["postgres", "nats"].contains(&victim) {
            pause(&mut dice, 500).await;
            product.launch(victim);
            product.ready().await;
        }
    }
}

struct Team {
    company: Company,
    manager: Person,
    reps: Vec<Person>,
    pool: String,
    pipeline: String,
    stages: Vec<String>,
    won: String,
    lost: String,
    /// Waiting to be claimed.
    pooled: Vec<String>,
    repeated: AtomicUsize,
}

impl Team {
    async fn hired(product: &Product) -> Self {
        let company = Company::first(product).await;
        let sales = company.department("Sales 销售部", None).await;
        let manager = company.person("Manager 王经理", "manager", Some(&sales)).await;
        let reps = company.reps(REPS, Some(&sales)).await;
        let rules = json!({"adminIds": [manager.id], "recycleRules": [{"kind": "NO_FOLLOW_UP", "days": 30}]});
        let pool = company.pool(&[&sales], rules).await;
        let pooled = company.pooled(&pool, REPS * CUSTOMERS.end / 3).await;
        let admin = &company.admin.client;
        soon("the company has its reasons", || async {
            !ids(&admin.get("/v1/close-reasons").await.ok()["closeReasons"]).is_empty()
        })
        .await;
        let stage =
            |n: u128| uuid::Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 + n).to_string();
        let stages: Vec<String> = (0..4).map(stage).collect();
        let named = stages.iter().zip(["Talk 接洽", "Needs 需求", "Offer 报价", "Contract 合同"]);
        let named: Vec<Value> = named.map(|(id, name)| json!({"id": id, "name": name})).collect();
        let tasks = json!([{"stageId": stages[2], "subject": "Send the offer 发送报价", "dueInDays": 3}]);
        let pipeline = json!({"name": "Sales 销售", "stages": named, "stageTasks": tasks});
        let pipeline = admin.post("/v1/pipelines", &pipeline).await.ok();
        let stages = ids(&pipeline["stages"]);
        let reason = async |outcome: &str| {
            let filter = format!("outcome = {outcome}");
            let list = admin.list("/v1/close-reasons", &[("filter", &filter)]).await.ok();
            ids(&list["closeReasons"]).remove(0)
        };
        let (won, lost) = (reason("WON").await, reason("LOST").await);
        let pipeline = text(&pipeline, "id");
        Self {
            won,
            lost,
            company,
            manager,
            reps,
            pool,
            pipeline,
            stages,
            pooled,
            repeated: AtomicUsize::new(0),
        }
    }

    /// Customers that the first rep has had for forty days; the last of them is followed up in time.
    async fn neglected(&self, product: &Product) -> Vec<String> {
        let mut all = vec![];
        for n in 0..NEGLECTED {
            all.push(self.company.customer(&self.reps[0], &format!("Neglected 被遗忘 {n}")).await);
        }
        let old = format!(
            "with old as (update customers set owned_since = now() - interval '40 days' where id in ('{}') returning 1) \
             select count(*) from old",
            all.join("','")
        );
        assert_eq!(product.count("customers", &old).await, NEGLECTED as i64);
        all
    }

    /// The manager looks after the last of the neglected ones and lets the others fall; gives the job.
    async fn lets_fall(&self, neglected: &[String]) -> String {
        let saved = neglected.last().expect("some");
        self.follow_up(&self.manager.client, saved, None).await;
        let path = format!("/v1/pools/{}/recycle", self.pool);
        text(&self.insist(&self.manager.client, &path, &json!({})).await, "id")
    }

    /// The job ends. Nobody here waits until the lease of a process that was killed is over, or for the next try
    /// where a service didn't answer.
    async fn recycling_ends(&self, product: &Product, job: &str) {
        let dead = format!("update jobs set lease_until = now() where id = '{job}' and state = 2");
        product
            .count("customers", &format!("with dead as ({dead} returning 1) select count(*) from dead"))
            .await;
        let soon = format!("update jobs set run_at = now() where id = '{job}' and run_at > now()");
        let soon = format!("with soon as ({soon} returning 1) select count(*) from soon");
        eventually("the recycle run ends", || async {
            product.count("customers", &soon).await;
            let job = self.manager.client.insist_get(&format!("/v1/customers/jobs/{job}"), &[]).await;
            (job["state"] == json!("SUCCEEDED")).then_some(())
        })
        .await;
    }

    async fn everything_happened_once(
        &self,
        product: &Product,
        books: &Books<'_>,
        did: &Did,
        neglected: &[String],
    ) {
        let tenant = &self.company.tenant;
        let count = |table: &str| format!("select count(*) from {table} where tenant_id = '{tenant}'");
        let customers = product.count("customers", &count("customers")).await;
        assert_eq!(customers, did.customers + (self.pooled.len() + neglected.len()) as i64, "customers");
        assert_eq!(
            product.count("collaboration", &count("activities")).await,
            did.follow_ups + 1,
            "follow-ups"
        );
        let fallen = neglected.len() as i64 - 1;
        let moves = books.actions("customers", "pool_moves").await;
        let expected = [(1, self.pooled.len() as i64), (2, did.claims), (3, did.releases), (6, fallen)];
        assert_eq!(moves, some(expected.into()), "the ledger of hands");
        let moves = books.actions("sales", "stage_moves").await;
        let expected = [(1, did.deals), (2, did.moves), (3, did.won), (4, did.lost)];
        assert_eq!(moves, some(expected.into()), "the ledger of stages");
        for (n, id) in neglected.iter().enumerate() {
            let now = self.company.admin.client.insist_get(&format!("/v1/customers/{id}"), &[]).await;
            let stays = n + 1 == neglected.len();
            assert_eq!(now["ownerId"] == json!(self.reps[0].id), stays, "{now:#}");
        }
    }

    /// Whose deal came into the stage finds its task, and was told of it unless he moved it himself.
    async fn stages_tasks_arrived(&self, did: &Did) {
        assert!(!did.tasks.is_empty(), "no deal came so far");
        for (rep, person) in self.reps.iter().enumerate() {
            let told = person.client.insist_get("/v1/notifications", &[("pageSize", "200")]).await;
            let told = told["notifications"].as_array().cloned().unwrap_or_default();
            for (deal, given) in did.tasks.iter().filter(|(_, given)| given.rep == rep) {
                let filter = format!("opportunityId = \"{deal}\"");
                let list = person.client.insist_get("/v1/tasks", &[("filter", &filter)]).await;
                let tasks = ids(&list["tasks"]);
                let of = told.iter().filter(|one| tasks.contains(&text(one, "aboutId")));
                let of: Vec<String> = of.map(|one| text(one, "reason")).collect();
                assert_eq!(
                    (tasks.len(), of),
                    (given.tasks, vec!["TASK_GIVEN".to_owned(); given.told]),
                    "{list:#}"
                );
            }
        }
    }
}

/// What happened at all.
fn some(counts: BTreeMap<i64, i64>) -> BTreeMap<i64, i64> {
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}
