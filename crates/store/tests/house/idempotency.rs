//! Same call, same key: one effect.

use kernel::{Ctx, Idempotency, Kind, Result};
use store::idempotency;
use testkit::{
    TestDb,
    sample::{Customer, SERVICE, customer},
};

use super::support::{CREATE, stored};

fn keyed(db: &TestDb, key: &str, body: u8) -> Ctx {
    let mut ctx = db.company.rep.call(db, CREATE);
    ctx.idempotency = Some(Idempotency { key: key.into(), method: "/m".into(), hash: [body; 32] });
    ctx
}

async fn create(db: &TestDb, ctx: &Ctx) -> Result<Customer> {
    let mut acme = customer("Acme");
    let mut uow = db.begin(ctx).await?;
    uow.insert(&mut acme);
    uow.commit(&acme).await?;
    Ok(acme)
}

#[tokio::test]
async fn a_key_leads_back_to_its_record() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = keyed(&db, "k", 1);
    assert!(idempotency::find(&db, &ctx).await.unwrap().is_none());
    let acme = create(&db, &ctx).await.unwrap();
    let done = idempotency::find(&db, &ctx).await.unwrap().unwrap();
    assert_eq!((done.kind.as_str(), done.id, done.version), ("customer", acme.head.id, 1));
    assert!(idempotency::find(&db, &keyed(&db, "other", 1)).await.unwrap().is_none());
    let mut colleague = db.company.colleague.call(&db, CREATE);
    colleague.idempotency = ctx.idempotency.clone();
    assert!(idempotency::find(&db, &colleague).await.unwrap().is_none(), "keys are the caller's own");
}

#[tokio::test]
async fn a_key_used_for_another_request_is_refused() {
    let db = TestDb::open(&SERVICE).await;
    create(&db, &keyed(&db, "k", 1)).await.unwrap();
    let error = idempotency::find(&db, &keyed(&db, "k", 2)).await.unwrap_err();
    assert_eq!((error.kind(), error.reason()), (Kind::Precondition, "IDEMPOTENCY_KEY_REUSED"));
}

#[tokio::test]
async fn of_many_at_once_one_has_its_effect() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = keyed(&db, "k", 1);
    let all = futures::future::join_all((0..8).map(|_| create(&db, &ctx))).await;
    let (made, refused): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    assert_eq!(made.len(), 1);
    for error in refused {
        let error = error.unwrap_err();
        assert_eq!((error.kind(), error.reason()), (Kind::Conflict, "IDEMPOTENCY_RACE"));
    }
    for table in ["customers", "audit", "outbox", "idempotency"] {
        assert_eq!(db.count(table).await, 1, "{table}");
    }
    let id = made.into_iter().next().unwrap().unwrap().head.id;
    assert_eq!(idempotency::find(&db, &ctx).await.unwrap().unwrap().id, id);
    stored::<Customer>(&db, id).await;
}

#[tokio::test]
async fn keys_are_forgotten_after_seven_days() {
    let db = TestDb::open(&SERVICE).await;
    create(&db, &keyed(&db, "old", 1)).await.unwrap();
    create(&db, &keyed(&db, "young", 1)).await.unwrap();
    sqlx::query("update base.idempotency set created_at = now() - interval '8 days' where key = 'old'")
        .execute(&mut db.superuser().await)
        .await
        .unwrap();
    assert_eq!(idempotency::forget(&db).await.unwrap(), 1);
    assert!(idempotency::find(&db, &keyed(&db, "young", 1)).await.unwrap().is_some());
}
