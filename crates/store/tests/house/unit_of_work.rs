//! One unit of work: everything or nothing.

use kernel::{AsOf, Idempotency, Kind, Placement, Uuid};
use serde_json::{Value as Json, json};
use testkit::{
    TestDb,
    sample::{Customer, SERVICE, customer},
};

use super::support::{CREATE, UPDATE, change, owned, placed, stored};

async fn rows(db: &TestDb) -> [i64; 4] {
    [
        db.count("customers").await,
        db.count("audit").await,
        db.count("outbox").await,
        db.count("idempotency").await,
    ]
}

#[tokio::test]
async fn a_new_record_comes_with_its_audit_row_and_its_event() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.company.rep.call(&db, CREATE);
    let mut acme = customer("Acme");
    let mut uow = db.begin(&ctx).await.unwrap();
    uow.insert(&mut acme);
    uow.commit(&acme).await.unwrap();
    assert_eq!((acme.head.version, acme.head.created_by), (1, Some(db.company.rep.id)));
    assert_eq!(rows(&db).await, [1, 1, 1, 0]);
    assert_eq!(db.subjects().await, ["customers.customer.created"]);
    assert_eq!(stored::<Customer>(&db, acme.head.id).await.name, "Acme");
    let error = db.begin(&ctx).await.unwrap().get::<Customer>(acme.head.id).await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound, "nobody owns it, the rep sees only his own");
}

#[tokio::test]
async fn what_is_not_committed_did_not_happen() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    uow.insert(&mut customer("Acme"));
    uow.kv("a.b", "{}");
    drop(uow);
    assert_eq!(rows(&db).await, [0, 0, 0, 0]);
}

#[tokio::test]
async fn a_change_is_audited_with_both_values() {
    let db = TestDb::open(&SERVICE).await;
    let rep = &db.company.rep;
    let acme = placed(&db, "Acme", owned(rep.id, db.company.east)).await;
    db.clock.advance(chrono::Duration::minutes(5));
    let ctx = rep.call(&db, UPDATE);
    let changed = change::<Customer>(&db, &ctx, acme.head.id, |acme| {
        acme.name = "Acme Ltd".to_owned();
        acme.size = Some(7);
        acme.head.placement.readers = vec![db.company.group];
    });
    let changed = changed.await.unwrap();
    assert_eq!(
        (changed.head.version, changed.head.updated_by, changed.head.updated_at),
        (2, Some(rep.id), db.clock.now())
    );
    assert_eq!(changed.head.created_at, acme.head.created_at);
    let (entries, _) = store::audit::list(&db, &db.system(), None, Some(acme.head.id), 0, "").await.unwrap();
    assert_eq!(entries.iter().map(|e| e.action.as_str()).collect::<Vec<_>>(), ["updated", "created"]);
    assert_eq!(
        entries[0].changes,
        json!({"name": ["Acme", "Acme Ltd"], "size": [null, 7], "readers": [[], [db.company.group]]})
    );
    assert_eq!((entries[0].actor_id, entries[0].version), (Some(rep.id), 2));
}

#[tokio::test]
async fn the_audit_trail_is_read_page_by_page() {
    let db = TestDb::open(&SERVICE).await;
    for n in 0..5 {
        placed(&db, &format!("c{n}"), Placement::default()).await;
    }
    let (ctx, mut token, mut seen) = (db.system(), String::new(), vec![]);
    loop {
        let (entries, next) = store::audit::list(&db, &ctx, Some("customer"), None, 2, &token).await.unwrap();
        seen.extend(entries.into_iter().map(|e| e.id));
        token = next;
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    assert!(seen.is_sorted_by(|a, b| a > b), "newest first, none twice");
    let error = store::audit::list(&db, &ctx, None, None, 2, "?").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Invalid);
}

#[tokio::test]
async fn saving_without_a_change_writes_nothing() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let before = rows(&db).await;
    let ctx = db.system();
    let same = change::<Customer>(&db, &ctx, acme.head.id, |acme| {
        acme.name = "Other".to_owned();
        acme.name = "Acme".to_owned();
    });
    assert_eq!(same.await.unwrap().head.version, 1);
    assert_eq!(rows(&db).await, before);
}

#[tokio::test]
async fn a_version_miss_leaves_nothing_behind() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let mut ctx = db.system();
    ctx.idempotency = Some(Idempotency { key: "k".into(), method: "m".into(), hash: [7; 32] });
    let mut late = db.begin(&ctx).await.unwrap();
    let mut read = late.get::<Customer>(acme.head.id).await.unwrap();
    change::<Customer>(&db, &db.system(), acme.head.id, |acme| acme.name = "First".to_owned()).await.unwrap();
    let before = rows(&db).await;

    read.name = "Second".to_owned();
    read.addresses = vec![Default::default()];
    late.insert(&mut customer("Beside"));
    late.save(&mut read);
    late.emit("claimed", &read, Json::Null).unwrap();
    late.kv("a.b", "{}");
    let error = late.commit(&read).await.unwrap_err();
    assert_eq!(error.kind(), Kind::StaleVersion);
    assert_eq!(rows(&db).await, before);
    assert_eq!(db.count("customer_addresses").await, 0);
    assert_eq!(stored::<Customer>(&db, acme.head.id).await.name, "First");
}

#[tokio::test]
async fn of_two_commands_on_one_record_the_second_sees_the_first() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let ctx = db.system();
    let raise = || change::<Customer>(&db, &ctx, acme.head.id, |c| c.size = Some(c.size.unwrap_or(0) + 1));
    let all = futures_of((0..6).map(|_| raise())).await;
    assert!(all.iter().all(Result::is_ok));
    let stored: Customer = stored(&db, acme.head.id).await;
    assert_eq!((stored.size, stored.head.version), (Some(6), 7));
}

async fn futures_of<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    futures::future::join_all(all).await
}

#[tokio::test]
async fn an_if_match_on_another_version_is_refused() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let mut ctx = db.system();
    ctx.if_match = Some(2);
    let error = change::<Customer>(&db, &ctx, acme.head.id, |_| {}).await.unwrap_err();
    assert_eq!((error.kind(), error.params()), (Kind::StaleVersion, &[("version".into(), "1".into())][..]));
    ctx.if_match = Some(1);
    change::<Customer>(&db, &ctx, acme.head.id, |acme| acme.size = Some(1)).await.unwrap();
}

#[tokio::test]
async fn a_locked_record_refuses_changes_until_it_is_unlocked() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let (ctx, id) = (db.system(), acme.head.id);
    change::<Customer>(&db, &ctx, id, |acme| acme.head.locked = true).await.unwrap();
    for seen in [false, true] {
        let mut uow = db.begin(&ctx).await.unwrap();
        let refused = if seen { uow.lock_seen::<Customer>(id).await } else { uow.lock::<Customer>(id).await };
        assert_eq!(refused.unwrap_err().reason(), "RECORD_LOCKED");
    }
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut acme = uow.lock_even_locked::<Customer>(id).await.unwrap();
    acme.head.locked = false;
    uow.save(&mut acme);
    uow.commit(&acme).await.unwrap();
    change::<Customer>(&db, &ctx, id, |acme| acme.size = Some(1)).await.unwrap();
}

#[tokio::test]
async fn a_deleted_record_is_gone_until_it_is_restored() {
    let db = TestDb::open(&SERVICE).await;
    let rep = &db.company.rep;
    let acme = placed(&db, "Acme", owned(rep.id, db.company.east)).await;
    let ctx = rep.call(&db, "customers.customer.delete");
    let id = acme.head.id;
    store::records::delete::<Customer>(&db, &ctx, &id.to_string()).await.unwrap();
    for _ in 0..2 {
        let again = store::records::delete::<Customer>(&db, &ctx, &id.to_string()).await.unwrap_err();
        assert_eq!(again.kind(), Kind::NotFound);
    }
    let gone: Customer = stored(&db, id).await;
    assert_eq!((gone.head.version, gone.head.deleted_by), (2, Some(rep.id)));
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut acme = uow.get_deleted::<Customer>(id).await.unwrap();
    uow.restore(&mut acme).await.unwrap();
    uow.commit(&acme).await.unwrap();
    assert!(store::records::get::<Customer>(&db, &ctx, &id.to_string()).await.is_ok());
    let verbs: Vec<String> = db.published().await.iter().map(|e| e.verb().to_owned()).collect();
    assert_eq!(verbs, ["created", "deleted", "restored"]);
}

#[tokio::test]
async fn an_import_keeps_the_original_time_and_author() {
    let db = TestDb::open(&SERVICE).await;
    let mut ctx = db.company.administrator.call(&db, CREATE);
    let author = Uuid::now_v7();
    let at = "2019-05-06T07:08:09Z".parse().unwrap();
    ctx.as_of = Some(AsOf { at, by: Some(author) });
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut acme = customer("Acme");
    uow.insert(&mut acme);
    uow.commit(&acme).await.unwrap();
    let stored: Customer = stored(&db, acme.head.id).await;
    assert_eq!((stored.head.created_at, stored.head.created_by), (at, Some(author)));
    let (entries, _) = store::audit::list(&db, &db.system(), None, None, 0, "").await.unwrap();
    assert_eq!((entries[0].at, entries[0].actor_id), (ctx.now, Some(db.company.administrator.id)));
}

#[tokio::test]
async fn another_tenant_finds_nothing() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let other = testkit::Company::new().administrator.call(&db, UPDATE);
    let id = acme.head.id.to_string();
    assert_eq!(store::records::get::<Customer>(&db, &other, &id).await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(
        change::<Customer>(&db, &other, acme.head.id, |_| {}).await.unwrap_err().kind(),
        Kind::NotFound
    );
    let page = store::records::list::<Customer>(&db, &other, Default::default()).await.unwrap();
    assert!(page.records.is_empty());
}
