//! An import that is killed anywhere and begun again, or run twice, gives the same rows as once.

use std::{collections::HashSet, fmt::Write as _, time::Duration};

use kernel::Uuid;
use proto::common::v1::ImportRequest;
use serde_json::json;
use store::{Db, jobs};

use crate::house::{House, outcome, plain};

const ROWS: usize = 2_500;

fn list() -> String {
    let mut csv = "客户名称,客户编号,电话\n".to_owned();
    for n in 0..ROWS {
        let phone = if n % 100 == 7 { "wrong".to_owned() } else { format!("139{n:08}") };
        writeln!(csv, "第{n:05}号工厂,N{n:05},{phone}").unwrap();
    }
    csv
}

async fn ids(house: &House) -> HashSet<String> {
    let ids: Vec<String> = sqlx::query_scalar("select id::text || name from base.customers")
        .fetch_all(&house.db.system)
        .await
        .unwrap();
    ids.into_iter().collect()
}

impl House {
    /// Works until the pause is over, and dies without a word.
    async fn work_and_die(&self, pause: u64) {
        let running = tokio::spawn(jobs::run(Db::clone(&self.db), self.works(), std::future::pending()));
        tokio::time::sleep(Duration::from_millis(pause)).await;
        running.abort();
        drop(running.await);
        // a minute later, when the dead one's lease has run out
        sqlx::query("update base.jobs set lease_until = now() - interval '1 second' where state = 2")
            .execute(&self.db.system)
            .await
            .unwrap();
    }

    /// The way back of an import, not yet gone.
    async fn back(&self, import: Uuid) -> Uuid {
        let ctx = self.boss();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        let left = store::many::left(&mut uow, import).await.unwrap();
        let args = json!({"undoes": import, "allowDuplicates": true});
        let job = jobs::enqueue(&mut uow, "import_customers", args, left).await.unwrap();
        uow.commit_quietly().await.unwrap();
        job.id
    }
}

/// What a way back did: changed, found away already, refused.
fn taken_back(job: &jobs::Job) -> [i64; 3] {
    ["changed", "unchanged", "refused"].map(|name| job.result[name].as_i64().unwrap_or_default())
}

#[tokio::test]
async fn a_way_back_that_is_killed_again_and_again_takes_all_back_and_the_file_may_come_again() {
    let house = House::open().await;
    let import = house.import(&list(), plain()).await;
    let good = outcome(&import)[0];
    let back = house.back(import.id).await;
    let mut kills = 0;
    for pause in (20u64..).step_by(250) {
        house.work_and_die(pause).await;
        if house.job(back).await.state > jobs::RUNNING {
            break;
        }
        kills += 1;
    }
    assert!(kills > 1, "it was too fast to be killed");
    let done = house.job(back).await;
    assert_eq!((done.state, taken_back(&done)), (jobs::SUCCEEDED, [good, 0, 0]), "{}", done.error);
    assert_eq!(house.db.count("customers where deleted_at is null").await, 0);
    assert_eq!(house.told("customers.customer.deleted").await.len() as i64, good, "each once");
    house.db.clock.advance(chrono::Duration::minutes(1));
    let again = house.import(&list(), plain()).await;
    assert_eq!(outcome(&again)[0], good);
}

#[tokio::test]
async fn what_could_not_be_taken_back_is_asked_again_and_what_is_away_by_then_stands_in_nobodys_way() {
    let house = House::open().await;
    let csv: String = (0..60).map(|n| format!("第{n:05}号工厂\n")).collect();
    let csv = format!("客户名称\n{csv}");
    let import = house.import(&csv, plain()).await;
    let sql = async |sql: &'static str| {
        sqlx::query(sql).execute(&house.db.system).await.unwrap();
    };
    sql("update base.customers set version = version + 1 where name in ('第00007号工厂', '第00008号工厂')")
        .await;
    let back = house.run(house.back(import.id).await).await;
    assert_eq!(taken_back(&back), [58, 0, 2]);
    assert_eq!(back.result["refusals"][0]["reason"], "CHANGED_MEANWHILE");
    // as long as some of them stand, the file's rows count as taken in
    assert_eq!(outcome(&house.import(&csv, plain()).await)[3], 60);

    sql("update base.customers set deleted_at = now() where name = '第00007号工厂'").await;
    let back = house.run(house.back(import.id).await).await;
    assert_eq!(taken_back(&back), [0, 1, 1]);
    sql("update base.customers set deleted_at = now() where name = '第00008号工厂'").await;
    let back = house.run(house.back(import.id).await).await;
    assert_eq!(taken_back(&back), [0, 1, 0]);
    house.db.clock.advance(chrono::Duration::minutes(1));
    assert_eq!(outcome(&house.import(&csv, plain()).await)[0], 60, "all of it is away, and may come again");
}

#[tokio::test]
async fn killed_again_and_again_it_gives_the_rows_of_one_run() {
    let house = House::open().await;
    let job = house.begin(&list(), plain()).await.unwrap();
    let mut kills = 0;
    for pause in (20u64..).step_by(300) {
        house.work_and_die(pause).await;
        if house.job(job.id).await.state > jobs::RUNNING {
            break;
        }
        kills += 1;
    }
    assert!(kills > 2, "it was too fast to be killed");
    let job = house.job(job.id).await;
    let wrong = ROWS / 100;
    let good = (ROWS - wrong) as i64;
    assert_eq!((job.state, outcome(&job)), (jobs::SUCCEEDED, [good, 0, 0, 0, wrong as i64]), "{}", job.error);
    assert_eq!((house.db.count("customers").await, job.done), (good, ROWS as i32));
    assert_eq!(house.told("customers.customer.created").await.len() as i64, good);
    assert_eq!(house.db.count("audit where action = 'created'").await, good);
    let once = ids(&house).await;

    // the same content uploaded anew
    let again = house.import(&list(), plain()).await;
    assert_eq!(outcome(&again), [0, 0, 0, good, wrong as i64]);
    assert_eq!(ids(&house).await, once);
    assert_eq!(house.told("customers.customer.created").await.len() as i64, good);

    // and by key
    let upsert = ImportRequest { mode: 2, key: "number".to_owned(), ..plain() };
    let again = house.import(&list(), upsert).await;
    assert_eq!(outcome(&again), [0, 0, good, 0, wrong as i64]);
    assert_eq!(ids(&house).await, once);
}

#[tokio::test]
async fn two_imports_of_one_file_at_once_give_its_rows_once() {
    let house = House::open().await;
    let one = house.begin(&list(), plain()).await.unwrap();
    let other = house.begin(&list(), plain()).await.unwrap();
    let (one, other) = tokio::join!(house.run(one.id), house.run(other.id));
    let good = (ROWS - ROWS / 100) as i64;
    let [one, other] = [outcome(&one), outcome(&other)];
    assert_eq!((one[0] + other[0], one[3] + other[3]), (good, good), "{one:?} {other:?}");
    assert_eq!(house.db.count("customers").await, good);
}

#[tokio::test]
async fn a_cancelled_import_keeps_what_it_has_and_says_so() {
    let house = House::open().await;
    let job = house.begin(&list(), plain()).await.unwrap();
    sqlx::query("update base.jobs set state = 2, cancel_requested = true")
        .execute(&house.db.system)
        .await
        .unwrap();
    let job = house.run(job.id).await;
    assert_eq!(job.state, jobs::CANCELLED);
}
