//! Many in one unit of work, and those who were there before there were keys.

use std::time::Instant;

use customers::{duplicates, records::Customer};
use kernel::Uuid;
use testkit::TestDb;

use crate::house::*;

fn row(name: &str, phone: &str) -> Customer {
    let mut customer =
        Customer { name: name.to_owned(), phone: Some(format!("+86{phone}")), ..Customer::default() };
    customer.head.id = Uuid::now_v7();
    customer
}

/// Saves what may be saved; the reasons of the others.
async fn import(db: &TestDb, rows: &mut [Customer], allow: bool) -> Vec<&'static str> {
    let mut ctx = db.company.rep.call(db, "customers.customer.create");
    ctx.allow_duplicates = allow;
    let mut uow = db.begin(&ctx).await.unwrap();
    let saves: Vec<(&Customer, Option<&Customer>)> = rows.iter().map(|row| (row, None)).collect();
    let answers = duplicates::guard_many(&mut uow, &saves).await.unwrap();
    let mut reasons = vec![];
    for (row, answer) in rows.iter_mut().zip(answers) {
        match answer {
            Ok(()) => uow.insert(row),
            Err(error) => reasons.push(error.reason()),
        }
    }
    uow.commit_quietly().await.unwrap();
    reasons
}

#[tokio::test]
async fn of_equal_rows_in_one_batch_the_first_is_saved() {
    let db = open().await;
    create(&db, &db.company.rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let mut rows = [
        row("Beta Media", "13800138001"),
        row("Beta Media Ltd", "13800138002"),
        row("Gamma Foods", "13800138000"),
        row("Sigma Energy", "13800138001"),
        row("深圳市腾讯科技", "13800138003"),
        row("深圳市腾迅科技", "13800138004"),
    ];
    let reasons = import(&db, &mut rows, false).await;
    assert_eq!(reasons, ["DUPLICATE", "DUPLICATE", "DUPLICATE", "DUPLICATE_SUSPECTED"]);
    assert_eq!(db.count("customers").await, 3);
    // what was left out left nothing in the way
    create(&db, &db.company.rep, with_phone("Gamma Foods", "13800138002")).await.unwrap();
}

#[tokio::test]
async fn a_batch_that_allows_duplicates_marks_them() {
    let db = open().await;
    let mut rows = [row("深圳市腾讯科技", "13800138003"), row("深圳市腾迅科技", "13800138004")];
    assert!(import(&db, &mut rows, true).await.is_empty());
    let of: Option<Uuid> =
        sqlx::query_scalar("select duplicate_of_id from base.customers_facts where id = $1")
            .bind(rows[1].head.id)
            .fetch_one(&db.system)
            .await
            .unwrap();
    assert_eq!(of, Some(rows[0].head.id));
}

#[tokio::test]
async fn a_batch_of_a_thousand_takes_one_look() {
    let db = open().await;
    let mut rows: Vec<Customer> =
        (0..1000).map(|n| row(&format!("Company {n} Trading"), &format!("138{n:08}"))).collect();
    let began = Instant::now();
    assert!(import(&db, &mut rows, false).await.is_empty());
    eprintln!("a thousand in {:?}", began.elapsed());
    let again =
        import(&db, &mut rows.iter().map(|r| row(&r.name, "13900139000")).collect::<Vec<_>>(), false).await;
    assert_eq!(again.len(), 1000);
}

#[tokio::test]
async fn who_was_entered_before_gets_his_keys_by_the_job() {
    let db = open().await;
    let first = create(&db, &db.company.rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let mut su = db.superuser().await;
    for table in ["match_heads", "match_names"] {
        sqlx::query(sqlx::AssertSqlSafe(format!("delete from {table}"))).execute(&mut su).await.unwrap();
    }
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut cursor = serde_json::json!({});
    while let (_, Some(next)) = duplicates::fill::step(&mut uow, &cursor).await.unwrap() {
        cursor = next;
    }
    uow.commit_quietly().await.unwrap();
    let error = refused(create(&db, &db.company.rep, customer("Alpha Works")).await);
    assert_eq!(told(&error, "id"), first.id.as_deref());
}
