//! Every company has its pipeline and reasons once, in its language, whether the event or the first
//! deal comes first.

use events::Envelope;
use kernel::{Locale, Uuid};
use sales::founding;
use serde_json::json;
use testkit::TestDb;

use crate::house::{House, service};

async fn names(db: &TestDb) -> Vec<String> {
    sqlx::query_scalar("select name from base.pipelines order by name")
        .fetch_all(&db.db.system)
        .await
        .unwrap()
}

fn role(db: &TestDb, preset: Option<&str>, name: &str) -> Envelope {
    let id = Uuid::now_v7();
    let event = json!({
        "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/identity", "type": "crm.identity.role.created",
        "subject": format!("role/{id}"), "time": db.db.clock.now(), "datacontenttype": "application/json",
        "tenant": db.company.tenant,
        "data": {"kind": "identity.role", "id": id, "version": 1, "record": {"name": name, "preset": preset}},
    });
    Envelope::parse(event.to_string().as_bytes()).unwrap()
}

async fn heard(db: &TestDb, event: &Envelope) {
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    founding::consumer().handler.handle(&mut uow, event).await.unwrap();
    uow.commit_quietly().await.unwrap();
}

#[tokio::test]
async fn a_new_company_gets_its_pipeline_and_reasons_once() {
    let db = TestDb::open(&service()).await;
    heard(&db, &role(&db, Some("rep"), "销售代表")).await;
    heard(&db, &role(&db, None, "Administrator")).await;
    assert!(names(&db).await.is_empty());
    for _ in 0..2 {
        heard(&db, &role(&db, Some("administrator"), "系统管理员")).await;
    }
    assert_eq!(names(&db).await, ["销售流程"]);
    assert_eq!((db.count("close_reasons").await, db.count("pipeline_stages").await), (10, 5));
}

#[tokio::test]
async fn what_a_company_has_thrown_away_does_not_come_back() {
    let house = House::open().await;
    sqlx::query("update base.pipelines set deleted_at = now(), main = false")
        .execute(&house.db.db.system)
        .await
        .unwrap();
    heard(&house.db, &role(&house.db, Some("administrator"), "Administrator")).await;
    assert_eq!(house.db.count("pipelines").await, 1);
    let refused = house.create(&house.db.company.rep, house.typed()).await.expect_err("no pipeline");
    assert_eq!(refused.reason(), "NO_MAIN_PIPELINE");
}

#[tokio::test]
async fn first_deals_that_come_before_the_event_find_one_pipeline() {
    let house = House::open().await;
    // as if nothing had been founded yet
    for table in ["pipelines", "pipeline_stages", "pipeline_stage_tasks", "close_reasons", "foundings"] {
        let sql = format!("delete from base.{table}");
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut house.db.superuser().await).await.unwrap();
    }
    let rep = &house.db.company.rep;
    let deals = futures::future::join_all((0..6).map(|_| house.create(rep, house.typed()))).await;
    assert!(deals.iter().all(Result::is_ok), "{deals:?}");
    assert_eq!((house.db.count("pipelines").await, house.db.count("opportunities").await), (1, 6));
    let ctx = house.db.system();
    let mut uow = house.db.begin(&ctx).await.unwrap();
    assert!(founding::found(&mut uow, Locale::En).await.unwrap().is_none());
}
