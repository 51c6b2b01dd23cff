//! What the caller is told of those who are there already.

use customers::{duplicates, records::Customer};
use proto::customers::v1::{
    CheckDuplicatesResponse, Customer as Draft, DuplicatePolicy,
    duplicate_hit::Key,
    duplicate_policy::{Answer, Possession, RecordKind, Told},
};
use store::directory::{Entry, put};
use testkit::{Person, TestDb};

use crate::house::*;

const SECRET: &str = "北京秘密机械有限公司";

/// The rep's customer, his name known.
async fn secret(db: &TestDb) {
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let (id, title) = (db.company.rep.id, "李雷".to_owned());
    let entry = Entry { kind: "identity.user".to_owned(), id, version: 1, title, ..Entry::default() };
    put(&mut uow, &entry).await.unwrap();
    uow.commit_quietly().await.unwrap();
    create(db, &db.company.rep, with_phone(SECRET, "13800138000")).await.unwrap();
}

async fn check(db: &TestDb, by: &Person, draft: Draft) -> CheckDuplicatesResponse {
    let ctx = by.call(db, "customers.customer.create");
    duplicates::check::<Customer>(db, &ctx, Some(draft)).await.unwrap()
}

#[tokio::test]
async fn who_may_not_see_it_is_told_whose_it_is_and_no_more() {
    let db = open().await;
    secret(&db).await;
    let stranger = &db.company.stranger;
    let error = refused(create(&db, stranger, with_phone("Beta Media", "13800138000")).await);
    let mut all: Vec<(&str, &str)> = error.hits()[0].iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.sort_unstable();
    let expected =
        [("answer", "BLOCK"), ("key", "PHONE"), ("kind", "customer"), ("owner", "李雷"), ("title", "北***")];
    assert_eq!(all, expected);
    let found = check(&db, stranger, with_phone("Beta Media", "13800138000")).await;
    assert_eq!(found.hits[0].id, None);
    assert!(!format!("{found:?}").contains("秘密"), "{found:?}");
}

#[tokio::test]
async fn a_company_may_have_less_told() {
    let db = open().await;
    secret(&db).await;
    let draft = || with_phone("Beta Media", "13800138000");
    let policy = DuplicatePolicy { told: Told::Nothing.into(), ..Default::default() };
    decide(&db, RecordKind::Customers, policy).await;
    let hit = check(&db, &db.company.stranger, draft()).await.hits.remove(0);
    assert_eq!((hit.id, hit.title, hit.owner, hit.shareable), (None, None, None, false));
    assert_eq!(hit.key, i32::from(Key::Phone));
    // who sees it anyway is told all
    let hit = check(&db, &db.company.manager, draft()).await.hits.remove(0);
    assert_eq!((hit.title.as_deref(), hit.owner.as_deref()), (Some(SECRET), Some("李雷")));
    assert!(hit.id.is_some());
}

#[tokio::test]
async fn what_is_shared_on_request_says_so_to_who_does_not_see_it() {
    let db = open().await;
    secret(&db).await;
    let policy = DuplicatePolicy { possession: Possession::Shared.into(), ..Default::default() };
    decide(&db, RecordKind::Customers, policy).await;
    let found = check(&db, &db.company.stranger, customer(SECRET)).await;
    assert!(found.hits[0].shareable);
    assert!(!check(&db, &db.company.rep, customer(SECRET)).await.hits[0].shareable);
}

#[tokio::test]
async fn a_form_is_checked_while_it_is_filled_in() {
    let db = open().await;
    secret(&db).await;
    let rep = &db.company.rep;
    let found = check(&db, rep, with_phone("北京秘密机械", "1380")).await;
    let keys: Vec<i32> = found.hits.iter().map(|hit| hit.key).collect();
    assert_eq!((keys, found.answer), (vec![Key::Name.into()], Answer::Block.into()));
    let long = Draft { city: Some("长".repeat(100)), ..Draft::default() };
    let ctx = rep.call(&db, "customers.customer.create");
    let error = duplicates::check::<Customer>(&db, &ctx, Some(long)).await.unwrap_err();
    assert_eq!(error.fields().first().map(|field| field.field.as_str()), Some("city"), "{error}");
    let none = check(&db, rep, Draft::default()).await;
    assert_eq!((none.hits.len(), none.answer), (0, Answer::Allow.into()));
    // one that is being changed is no duplicate of itself
    let id = found.hits[0].id.clone();
    assert!(check(&db, rep, Draft { id, ..with_phone(SECRET, "13800138000") }).await.hits.is_empty());
    assert_eq!(db.count("match_heads").await, 2, "a check enters nothing");
}
