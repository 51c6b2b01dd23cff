//! The company's word on duplicates.

use kernel::Kind;
use proto::customers::v1::{
    DuplicatePolicy,
    duplicate_policy::{Answer, RecordKind},
};

use crate::house::*;

#[tokio::test]
async fn a_company_that_allows_equal_phones_gets_them() {
    let db = open().await;
    let rep = &db.company.rep;
    decide(
        &db,
        RecordKind::Customers,
        DuplicatePolicy { same_phone: Answer::Allow.into(), ..Default::default() },
    )
    .await;
    create(&db, rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let second = create(&db, rep, with_phone("Omega Lines", "13800138000")).await.unwrap();
    assert_eq!(second.duplicate_of_id, None);
    assert_eq!(refused(create(&db, rep, customer("Alpha Works")).await).reason(), "DUPLICATE");
}

#[tokio::test]
async fn a_company_that_refuses_doubled_contacts_does_so() {
    let db = open().await;
    let rep = &db.company.rep;
    decide(
        &db,
        RecordKind::Contacts,
        DuplicatePolicy { same_phone: Answer::Block.into(), ..Default::default() },
    )
    .await;
    let alpha = create(&db, rep, customer("Alpha Works")).await.unwrap();
    let omega = create(&db, rep, customer("Omega Lines")).await.unwrap();
    create_contact(&db, rep, contact(&alpha, "张三", "13800138000")).await.unwrap();
    let error = refused(create_contact(&db, rep, contact(&omega, "李四", "13800138000")).await);
    assert_eq!(error.reason(), "DUPLICATE");
}

#[tokio::test]
async fn there_is_one_policy_for_each_kind() {
    let db = open().await;
    decide(&db, RecordKind::Customers, DuplicatePolicy::default()).await;
    let ctx = db.company.administrator.call(&db, "customers.duplicate_policy.create");
    let again = |kind: RecordKind| {
        let policy = DuplicatePolicy { record_kind: kind.into(), ..Default::default() };
        let (db, ctx) = (&db, &ctx);
        async move {
            let none = &store::directory::NoOtherServices;
            store::records::create::<customers::records::DuplicatePolicy>(db, ctx, Some(policy), none).await
        }
    };
    assert_eq!(again(RecordKind::Customers).await.err().map(|e| e.kind()), Some(Kind::AlreadyExists));
    let silent = again(RecordKind::Unspecified).await.err().unwrap();
    assert_eq!(silent.fields().first().map(|field| field.field.as_str()), Some("recordKind"));
    again(RecordKind::Contacts).await.unwrap();
}
