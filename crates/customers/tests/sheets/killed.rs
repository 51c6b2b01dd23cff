//! An import that is killed anywhere and begun again, or run twice, gives the same rows as once.

use std::{collections::HashSet, fmt::Write as _, time::Duration};

use proto::common::v1::ImportRequest;
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

#[tokio::test]
async fn killed_again_and_again_it_gives_the_rows_of_one_run() {
    let house = House::open().await;
    let job = house.begin(&list(), plain()).await.unwrap();
    let mut kills = 0;
    for pause in (20u64..).step_by(300) {
        let running = tokio::spawn(jobs::run(Db::clone(&house.db), house.works(), std::future::pending()));
        tokio::time::sleep(Duration::from_millis(pause)).await;
        running.abort();
        drop(running.await);
        // a minute later, when the dead one's lease has run out
        sqlx::query("update base.jobs set lease_until = now() - interval '1 second' where state = 2")
            .execute(&house.db.system)
            .await
            .unwrap();
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
