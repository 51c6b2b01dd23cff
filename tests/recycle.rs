//! Neglected customers fall to the pool: foretold, let fall by hand, told of everywhere; and while the
//! follow-ups' keeper is down nothing falls.

use serde_json::{Value, json};
use system_tests::{
    Company, Person, Product,
    client::{ids, text},
    eventually, soon,
};

struct Team {
    company: Company,
    manager: Person,
    rep: Person,
    pool: String,
}

impl Team {
    async fn hired(product: &Product) -> Self {
        let company = Company::founded(product, "Recycle 回收公司").await;
        let sales = company.department("Sales 销售部", None).await;
        let manager = company.person("Manager 王经理", "manager", Some(&sales)).await;
        let rep = company.person("Rep 张三", "rep", Some(&sales)).await;
        let rules = json!({
            "adminIds": [manager.id], "warnDays": 3, "recycleWhen": "ANY",
            "recycleRules": [{"kind": "NO_FOLLOW_UP", "days": 10, "levels": ["KEY"]}, {"kind": "NO_FOLLOW_UP", "days": 30}],
        });
        let pool = company.pool(&[&sales], rules).await;
        Self { company, manager, rep, pool }
    }

    /// A customer that the rep has had for so many days.
    async fn neglected(&self, product: &Product, name: &str, days: i32) -> String {
        let id = self.company.customer(&self.rep, name).await;
        let sql = format!(
            "with old as (update customers set owned_since = now() - make_interval(days => {days}) where id = '{id}' returning 1) \
             select count(*) from old"
        );
        assert_eq!(product.count("customers", &sql).await, 1);
        id
    }

    async fn recycle(&self) -> String {
        let path = format!("/v1/pools/{}/recycle", self.pool);
        text(&self.manager.client.post(&path, &json!({})).await.ok(), "id")
    }

    async fn job(&self, id: &str) -> Value {
        self.manager.client.get(&format!("/v1/customers/jobs/{id}")).await.ok()
    }

    async fn shown(&self, by: &Person) -> Vec<String> {
        let page = by.client.get(&format!("/v1/pools/{}/dry-run", self.pool)).await.ok();
        let all = page["falling"].as_array().cloned().unwrap_or_default();
        all.iter().map(|one| text(one, "customerId")).collect()
    }

    async fn customer(&self, id: &str) -> Value {
        self.company.admin.client.get(&format!("/v1/customers/{id}")).await.ok()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_foretold_falls_and_what_is_followed_up_stays_while_the_keeper_is_down_nothing_falls() {
    let mut product = Product::apart().await;
    let team = Team::hired(&product).await;
    let lost = team.neglected(&product, "Lost 被遗忘的客户", 40).await;
    let saved = team.neglected(&product, "Saved 有跟进的客户", 40).await;
    let fresh = team.neglected(&product, "Fresh 新客户", 5).await;
    let dealt = team.neglected(&product, "Dealt 有商机的客户", 40).await;
    let mut all = vec![lost.clone(), saved.clone(), dealt.clone()];
    all.sort();
    assert_eq!(team.shown(&team.rep).await, all);

    let body = json!({"customerId": saved, "type": "CALL", "subject": "Called 电话回访"});
    team.rep.client.post("/v1/activities", &body).await.ok();
    soon("the company has its pipeline", || async {
        let list = team.rep.client.get("/v1/pipelines").await.ok();
        list["pipelines"][0].is_object()
    })
    .await;
    let body = json!({"customerId": dealt, "name": "Machine 设备采购"});
    team.rep.client.post("/v1/opportunities", &body).await.ok();
    assert_eq!(team.shown(&team.manager).await, [&*lost], "asked of the keeper, not of an event");

    product.kill("collaboration");
    let job = team.recycle().await;
    eventually("the job is put off", || async {
        let job = team.job(&job).await;
        (job["error"] == json!("RECYCLE_FACTS_UNREACHABLE")).then_some(())
    })
    .await;
    assert_eq!(team.customer(&lost).await["ownerId"], json!(team.rep.id));
    let told = "select count(*) from outbox where subject = 'customers.notice.given' and payload like '%RECYCLE_PUT_OFF%'";
    assert_eq!(product.count("customers", told).await, 1, "the pool's administrator is told");
    product.start("collaboration").await;
    let unwait = "with due as (update jobs set run_at = now() where kind = 'recycle_pool' returning 1) select count(*) from due";
    product.count("customers", unwait).await;
    eventually("the job ends", || async {
        let job = team.job(&job).await;
        (job["state"] == json!("SUCCEEDED")).then_some(())
    })
    .await;

    let fallen = team.customer(&lost).await;
    assert_eq!((&fallen["poolId"], &fallen["previousOwnerId"]), (&json!(team.pool), &json!(team.rep.id)));
    for id in [&saved, &fresh, &dealt] {
        assert_eq!(team.customer(id).await["ownerId"], json!(team.rep.id));
    }
    assert!(team.shown(&team.manager).await.is_empty());
    found_by_the_night(&team, &fresh, &saved).await;
    the_rep_lost_it_and_the_ledger_says_why(&team, &lost).await;
    product.stop().await;
}

/// Both have a day on which they fall, and the list finds what falls soon.
async fn found_by_the_night(team: &Team, fresh: &str, saved: &str) {
    let list = async |filter: &str| {
        let list =
            team.rep.client.list("/v1/customers", &[("filter", filter), ("orderBy", "fallsOn")]).await.ok();
        ids(&list["customers"])
    };
    assert_eq!(list("fallsOn <= today() + 40d").await, [fresh, saved]);
    assert_eq!(list("fallsOn <= today() + 27d").await, [fresh]);
    let path = format!("/v1/customers/{fresh}/protect");
    let grant = json!({"days": 60, "reason": "contract is being signed"});
    team.rep.client.post(&path, &grant).await.refused(403);
    team.manager.client.post(&path, &grant).await.ok();
    assert_eq!(list("fallsOn <= today() + 40d").await, [saved]);
}

async fn the_rep_lost_it_and_the_ledger_says_why(team: &Team, lost: &str) {
    let filter = format!("customerId = \"{lost}\"");
    let moves = team.company.admin.client.list("/v1/pool-moves", &[("filter", &filter)]).await.ok();
    let entry = &moves["poolMoves"][0];
    assert_eq!((&entry["action"], &entry["rule"]), (&json!("RECYCLED"), &json!("NO_FOLLOW_UP")));
    assert_eq!((&entry["ruleDays"], &entry["fromOwnerId"]), (&json!(30), &json!(team.rep.id)));
    soon("the members see it in their pool", || async {
        let seen = team.rep.client.list("/v1/customers", &[("filter", "poolId != null")]).await.ok();
        ids(&seen["customers"]) == [lost]
    })
    .await;
    let path = format!("/v1/pools/{}/statistics", team.pool);
    let numbers = team.manager.client.get(&path).await.ok();
    assert_eq!((&numbers["recycled"], &numbers["people"][0]["userName"]), (&json!(1), &json!("Rep 张三")));
    team.rep.client.get(&path).await.refused(403);
}
