//! Many at the same instant: one stays.

use futures::future::join_all;
use proto::customers::v1 as wire;

use crate::house::*;

#[tokio::test(flavor = "multi_thread")]
async fn of_thirty_equal_customers_at_once_one_stays() {
    let db = open().await;
    let other_process = db.replica(&service());
    let rep = &db.company.rep;
    let saves = (0..30).map(|i| {
        let db: &store::Db = if i % 2 == 0 { &db } else { &other_process };
        // each has something that no other has, and all one thing
        let mut customer = with_phone(&format!("Company {i}"), "13800138000");
        if i % 3 == 0 {
            customer.number = Some(format!("KH{i}"));
        }
        let ctx = rep.call(db, "customers.customer.create");
        async move {
            store::records::create::<customers::records::Customer>(
                db,
                &ctx,
                Some(customer),
                &store::directory::NoOtherServices,
            )
            .await
        }
    });
    let answers = join_all(saves).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for answer in answers.into_iter().filter(Result::is_err) {
        assert_eq!(refused(answer).reason(), "DUPLICATE");
    }
    assert_eq!(db.count("customers").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_changes_to_one_phone_at_once_one_stays() {
    let db = open().await;
    let rep = &db.company.rep;
    for round in 0..10 {
        let mut changes = vec![];
        for name in ["Alpha", "Omega"] {
            let made = create(&db, rep, customer(&format!("{name} {round}"))).await.unwrap();
            let phone = Some(format!("1380013{:04}", round));
            changes.push(wire::Customer { id: made.id, phone, ..Default::default() });
        }
        let answers = join_all(changes.into_iter().map(|change| update(&db, rep, change))).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_that_comes_back_and_one_that_is_new_one_stays() {
    let db = open().await;
    let rep = &db.company.rep;
    for round in 0..10 {
        let new = || customer(&format!("Company {round}"));
        let first = create(&db, rep, new()).await.unwrap();
        delete(&db, rep, &first).await.unwrap();
        let (back, made) = futures::join!(restore(&db, rep, &first, false), create(&db, rep, new()));
        assert!(back.is_ok() != made.is_ok(), "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_keys_in_any_order_never_lock_each_other_out() {
    let db = open().await;
    let rep = &db.company.rep;
    let phone = |n: usize| Some(format!("1380013{n:04}"));
    let saves = (0..40).map(|i| {
        let customer = wire::Customer {
            phone: phone(i % 5),
            number: Some(format!("{}", (i + 2) % 5)),
            email: Some(format!("a{}@example.com", (i * 3) % 5)),
            ..customer(&format!("Company {i}"))
        };
        create_all_the_same(&db, rep, customer)
    });
    for answer in join_all(saves).await.into_iter().filter(Result::is_err) {
        assert_eq!(refused(answer).reason(), "DUPLICATE");
    }
    let same: i64 = sqlx::query_scalar("select count(*) - count(distinct phone) from base.customers")
        .fetch_one(&db.system)
        .await
        .unwrap();
    assert_eq!(same, 0);
}
