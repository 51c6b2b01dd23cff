//! Ids of other records: known, visible, and asked of their owner once.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use kernel::{Ctx, Kind, Placement, Result, Uuid};
use store::{
    Record, Registry,
    directory::{self, Entry, NoOtherServices, Resolve},
    records,
};
use testkit::{
    Service, TestDb,
    sample::{CONTACT, Contact, Customer, SERVICE, contact},
};

use super::support::{CREATE, owned, placed};

#[tokio::test]
async fn an_id_that_the_caller_may_not_see_is_no_such_record() {
    let db = TestDb::open(&SERVICE).await;
    let rep = &db.company.rep;
    let theirs = placed(&db, "theirs", Placement::default()).await;
    let mine = placed(&db, "mine", owned(rep.id, db.company.east)).await;
    let ctx = rep.call(&db, CREATE);
    for (parent, expected) in [
        (theirs.head.id, Some("NO_SUCH_RECORD")),
        (Uuid::now_v7(), Some("NO_SUCH_RECORD")),
        (mine.head.id, None),
    ] {
        let branch = wire("branch", parent);
        let made = records::create::<Customer>(&db, &ctx, Some(branch), &NoOtherServices).await;
        assert_eq!(made.err().map(|e| e.fields()[0].reason), expected);
    }
    let reply = records::create::<Customer>(&db, &ctx, Some(wire("b", mine.head.id)), &NoOtherServices)
        .await
        .unwrap();
    assert_eq!(reply.titles.get("parentId").map(String::as_str), Some("mine"));
    assert_eq!(reply.owner_id, Some(rep.id.to_string()));
    assert_eq!(reply.department_id, Some(db.company.east.to_string()));
}

type Wire = <Customer as Record>::Wire;

fn wire(name: &str, parent: Uuid) -> Wire {
    Wire { name: Some(name.to_owned()), parent_id: Some(parent.to_string()), ..Wire::default() }
}

/// A service that knows customers from the directory alone.
static APART: Service = Service {
    name: "apart",
    migrator: SERVICE.migrator,
    registry: || Registry { defs: vec![&CONTACT], ..Registry::default() },
};

struct Owner {
    entries: Vec<Entry>,
    asked: AtomicUsize,
}

#[async_trait]
impl Resolve for Owner {
    async fn resolve(&self, _: &Ctx, kind: &str, ids: &[Uuid]) -> Result<Vec<Entry>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Ok(self.entries.iter().filter(|e| e.kind == kind && ids.contains(&e.id)).cloned().collect())
    }
}

#[tokio::test]
async fn an_unknown_id_is_asked_of_its_owner_once() {
    let db = TestDb::open(&APART).await;
    let rep = &db.company.rep;
    let ctx = rep.call(&db, "customers.contact.create");
    let id = Uuid::now_v7();
    let entry = Entry {
        kind: "customers.customer".into(),
        id,
        version: 3,
        title: "Acme".into(),
        owner_id: Some(rep.id),
        ..Default::default()
    };
    let owner = Owner { entries: vec![entry.clone()], asked: AtomicUsize::new(0) };
    let make = async |parent: Uuid| {
        let mut wire = contact(parent, "王芳").to_wire();
        (wire.id, wire.created_at, wire.updated_at, wire.custom) = (None, None, None, None);
        records::create::<Contact>(&db, &ctx, Some(wire), &owner).await
    };
    for _ in 0..2 {
        let reply = make(id).await.unwrap();
        assert_eq!(reply.titles.get("customerId").map(String::as_str), Some("Acme"));
    }
    assert_eq!(owner.asked.load(Ordering::SeqCst), 1);
    let error = make(Uuid::now_v7()).await.unwrap_err();
    assert_eq!((error.kind(), error.fields()[0].reason), (Kind::Invalid, "NO_SUCH_RECORD"));

    let system = db.system();
    let mut uow = db.begin(&system).await.unwrap();
    let older = Entry { version: 2, title: "Old".into(), ..entry.clone() };
    assert!(!directory::put(&mut uow, &older).await.unwrap(), "an older version changes nothing");
    let merged = Entry { version: 4, merged_into: Some(Uuid::now_v7()), deleted: true, ..entry.clone() };
    assert!(directory::put(&mut uow, &merged).await.unwrap());
    uow.commit_quietly().await.unwrap();
    assert_eq!(make(id).await.unwrap_err().fields()[0].reason, "NO_SUCH_RECORD", "deleted");
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.company.rep.call(&db, CREATE);
    let wire = Wire {
        email: Some("nonsense".to_owned()),
        level: 99,
        parent_id: Some("1".to_owned()),
        locked: true,
        ..Wire::default()
    };
    let error = records::create::<Customer>(&db, &ctx, Some(wire), &NoOtherServices).await.unwrap_err();
    let mut named: Vec<(&str, &str)> = error.fields().iter().map(|f| (f.field.as_str(), f.reason)).collect();
    named.sort();
    assert_eq!(
        named.iter().map(|(f, _)| *f).collect::<Vec<_>>(),
        ["email", "level", "locked", "name", "parentId"]
    );
    assert_eq!(db.count("customers").await, 0);
}
