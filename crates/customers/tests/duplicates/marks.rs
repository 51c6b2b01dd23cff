//! Marks of what was saved all the same.

use kernel::Right;
use proto::customers::v1::{
    Customer as Wire, DuplicatePolicy,
    duplicate_policy::{Answer, RecordKind},
};
use store::{ListRequest, records};

use crate::house::*;

#[tokio::test]
async fn what_is_flagged_is_shown_found_and_told() {
    let db = open().await;
    let rep = &db.company.rep;
    let flag = Answer::Flag.into();
    decide(&db, RecordKind::Customers, DuplicatePolicy { same_phone: flag, ..Default::default() }).await;
    let first = create(&db, rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let second = create(&db, rep, with_phone("Omega Lines", "13800138000")).await.unwrap();
    assert_eq!(second.duplicate_of_id, first.id);
    assert_eq!(second.titles.get("duplicateOfId").map(String::as_str), Some("Alpha Works"));

    let ctx = rep.call(&db, "customers.customer.read");
    let request = ListRequest { filter: "duplicateOfId : *".to_owned(), ..ListRequest::default() };
    let page = records::list::<customers::records::Customer>(&db, &ctx, request).await.unwrap();
    assert_eq!(page.records.iter().map(|c| &c.id).collect::<Vec<_>>(), [&second.id]);
    let told: Vec<String> =
        sqlx::query_scalar("select subject from base.outbox where payload like $1 order by seq")
            .bind(format!("%\"subject\":\"customer/{}\"%", second.id.clone().unwrap()))
            .fetch_all(&db.system)
            .await
            .unwrap();
    let told: Vec<&str> = told.iter().map(|subject| subject.rsplit('.').next().unwrap()).collect();
    assert_eq!(told, ["created", "facts_changed", "flagged"]);

    // another number: no duplicate any more
    let change = Wire { id: second.id.clone(), phone: Some("13900139000".to_owned()), ..Default::default() };
    let changed = update(&db, rep, change).await.unwrap();
    assert_eq!((changed.duplicate_of_id, changed.version), (None, 2));
}

#[tokio::test]
async fn who_was_warned_and_saves_all_the_same_marks_it() {
    let db = open().await;
    let rep = &db.company.rep;
    let mail = |name: &str| Wire { email: Some("li@huawei.com".to_owned()), ..customer(name) };
    let first = create(&db, rep, mail("Alpha Works")).await.unwrap();
    assert_eq!(refused(create(&db, rep, mail("Omega Lines")).await).reason(), "DUPLICATE_SUSPECTED");
    let second = create_all_the_same(&db, rep, mail("Omega Lines")).await.unwrap();
    assert_eq!(second.duplicate_of_id, first.id);
    // a mark survives other changes, and what makes it true
    let change = Wire { id: second.id, number: Some("KH1".to_owned()), ..Default::default() };
    assert_eq!(update(&db, rep, change).await.unwrap().duplicate_of_id, first.id);
}

#[tokio::test]
async fn a_hit_on_a_masked_name_shows_no_more_than_the_mask() {
    let db = open().await;
    create(&db, &db.company.rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let masked = db.company.manager.clone().with_right("customers.customer.name", Right::Masked);
    let ctx = masked.call(&db, "customers.customer.create");
    let draft = Wire { phone: Some("13800138000".to_owned()), ..Default::default() };
    let found =
        customers::duplicates::check::<customers::records::Customer>(&db, &ctx, Some(draft)).await.unwrap();
    assert_eq!(found.hits.first().and_then(|hit| hit.title.as_deref()), Some("A***"));
}
