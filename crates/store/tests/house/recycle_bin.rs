//! The recycle bin: what goes together comes back together, and nothing else does.

use chrono::Duration;
use kernel::{Ctx, Kind, Scope, Uuid};
use store::{ListRequest, records};
use testkit::{
    Person, TestDb,
    sample::{self, Contact, Customer, PoolMove},
};

use crate::support::{insert, owned, placed, stored};

const DELETE: &str = "customers.customer.delete";
const RESTORE: &str = "customers.customer.restore";

async fn of_the_rep(db: &TestDb) -> Customer {
    placed(db, "华星", owned(db.company.rep.id, db.company.east)).await
}

async fn contacts(db: &TestDb, customer: Uuid, count: usize) -> Vec<Uuid> {
    let mut all: Vec<Contact> =
        (0..count).map(|n| sample::contact(customer, &format!("联系人{n}"))).collect();
    insert(db, &mut all).await;
    all.iter().map(|contact| contact.head.id).collect()
}

async fn bin<R: store::Rules>(db: &TestDb, ctx: &Ctx) -> kernel::Result<Vec<R::Wire>> {
    let request = ListRequest { deleted: true, page_size: 200, ..ListRequest::default() };
    Ok(records::list::<R>(db, ctx, request).await?.records)
}

async fn stored_moves(db: &TestDb) -> i64 {
    let sql = "select count(*) from base.pool_moves where deleted_at is null";
    sqlx::query_scalar(sql).fetch_one(&db.system).await.unwrap()
}

async fn living(db: &TestDb, ctx: &Ctx) -> usize {
    let request = ListRequest { page_size: 200, ..ListRequest::default() };
    records::list::<Contact>(db, ctx, request).await.unwrap().records.len()
}

async fn delete<R: store::Rules>(db: &TestDb, id: Uuid) {
    records::delete::<R>(db, &db.company.director.call(db, DELETE), &id.to_string()).await.unwrap();
}

async fn restore<R: store::Rules>(db: &TestDb, by: &Person, id: Uuid) -> kernel::Result<R::Wire> {
    records::restore::<R>(db, &by.call(db, RESTORE), &id.to_string()).await
}

#[tokio::test]
async fn contacts_go_with_their_customer_and_exactly_those_come_back() {
    let db = TestDb::open(&sample::SERVICE).await;
    let customer = of_the_rep(&db).await.head.id;
    let ids = contacts(&db, customer, 3).await;
    insert(&db, &mut [PoolMove { customer_id: customer, ..PoolMove::default() }]).await;
    let director = db.company.director.call(&db, RESTORE);
    // the clock stands still: the instant alone would not tell the two deletions apart
    delete::<Contact>(&db, ids[0]).await;
    let seq = db.published().await.last().unwrap().seq;
    delete::<Customer>(&db, customer).await;

    assert_eq!(stored_moves(&db).await, 1, "the ledger stays");
    let told: Vec<(String, i64)> = db
        .published_after(seq)
        .await
        .iter()
        .map(|event| (event.subject.clone(), event.data()["version"].as_i64().unwrap()))
        .collect();
    let expected = ["customers.contact.deleted", "customers.contact.deleted", "customers.customer.deleted"];
    assert_eq!(told, expected.map(|subject| (subject.to_owned(), 2)));
    assert_eq!(living(&db, &director).await, 0);
    let lying = bin::<Customer>(&db, &director).await.unwrap();
    assert_eq!((lying.len(), lying[0].name()), (1, "华星"));
    assert!(lying[0].deleted_at.is_some());
    assert!(bin::<Contact>(&db, &director).await.unwrap().is_empty(), "they are within their customer");
    let alone = restore::<Contact>(&db, &db.company.director, ids[1]).await.unwrap_err();
    assert_eq!(alone.kind(), Kind::NotFound);

    let back = restore::<Customer>(&db, &db.company.director, customer).await.unwrap();
    assert_eq!((back.version, back.deleted_at), (3, None));
    assert_eq!(living(&db, &director).await, 2);
    let lying = bin::<Contact>(&db, &director).await.unwrap();
    assert_eq!((lying.len(), lying[0].id()), (1, ids[0].to_string().as_str()));
    assert_eq!(stored::<Contact>(&db, ids[1]).await.head.version, 3);
    restore::<Contact>(&db, &db.company.director, ids[0]).await.unwrap();
    assert_eq!(living(&db, &director).await, 3);
    let twice = restore::<Customer>(&db, &db.company.director, customer).await.unwrap_err();
    assert_eq!(twice.reason(), "NOT_DELETED");
}

#[tokio::test]
async fn hundreds_go_and_come_in_one_transaction() {
    let db = TestDb::open(&sample::SERVICE).await;
    let customer = of_the_rep(&db).await.head.id;
    contacts(&db, customer, 430).await;
    delete::<Customer>(&db, customer).await;
    let gone: i64 =
        sqlx::query_scalar("select count(*) from base.contacts where deleted_at is not null and version = 2")
            .fetch_one(&db.system)
            .await
            .unwrap();
    let audited: i64 = sqlx::query_scalar("select count(*) from base.audit where action = 'deleted'")
        .fetch_one(&db.system)
        .await
        .unwrap();
    assert_eq!((gone, audited), (430, 431));

    // refused in the end: nothing of it happened
    let mut ctx = db.company.director.call(&db, RESTORE);
    ctx.validate_only = true;
    assert!(records::restore::<Customer>(&db, &ctx, &customer.to_string()).await.is_err());
    assert_eq!(living(&db, &ctx).await, 0);

    restore::<Customer>(&db, &db.company.director, customer).await.unwrap();
    let back: i64 =
        sqlx::query_scalar("select count(*) from base.contacts where deleted_at is null and version = 3")
            .fetch_one(&db.system)
            .await
            .unwrap();
    assert_eq!(back, 430);
}

#[tokio::test]
async fn the_bin_is_open_to_whom_the_role_lets_restore() {
    let db = TestDb::open(&sample::SERVICE).await;
    let customer = of_the_rep(&db).await.head.id;
    delete::<Customer>(&db, customer).await;
    let people = &db.company;
    let reader = people.rep.clone().powerless().granted("customers.customer.read", Scope::All);
    let refused = bin::<Customer>(&db, &reader.call(&db, "customers.customer.read")).await.unwrap_err();
    assert_eq!(refused.kind(), Kind::Forbidden);
    assert_eq!(bin::<Customer>(&db, &people.manager.call(&db, RESTORE)).await.unwrap().len(), 1);
    assert!(bin::<Customer>(&db, &people.stranger.call(&db, RESTORE)).await.unwrap().is_empty());
    assert_eq!(
        restore::<Customer>(&db, &people.stranger, customer).await.unwrap_err().kind(),
        Kind::NotFound
    );
    let sees = people.stranger.clone().granted("customers.customer.read", Scope::All);
    assert_eq!(restore::<Customer>(&db, &sees, customer).await.unwrap_err().kind(), Kind::Forbidden);
    restore::<Customer>(&db, &people.manager, customer).await.unwrap();
}

#[tokio::test]
async fn what_lay_too_long_is_out_of_reach() {
    let db = TestDb::open(&sample::SERVICE).await;
    let customer = of_the_rep(&db).await.head.id;
    delete::<Customer>(&db, customer).await;
    db.clock.advance(Duration::days(31));
    let mut ctx = db.company.director.call(&db, RESTORE);
    assert!(bin::<Customer>(&db, &ctx).await.unwrap().is_empty());
    let late = records::restore::<Customer>(&db, &ctx, &customer.to_string()).await.unwrap_err();
    assert_eq!(late.kind(), Kind::NotFound);
    ctx.bin_days = 60;
    assert_eq!(bin::<Customer>(&db, &ctx).await.unwrap().len(), 1, "as long as the company says");
    records::restore::<Customer>(&db, &ctx, &customer.to_string()).await.unwrap();
}
