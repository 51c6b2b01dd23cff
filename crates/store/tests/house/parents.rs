//! An event of a child says where its parent stands, for who sees the parent hears of the child.

use kernel::{Placement, Uuid};
use serde_json::{Value as Json, json};
use store::{
    Registry,
    directory::{self, Entry},
};
use testkit::{
    Service, TestDb,
    sample::{CONTACT, Contact, Customer, SERVICE, contact},
};

use super::support::{insert, owned, placed};

/// The events of contacts, in order.
async fn told(db: &TestDb) -> Vec<Json> {
    let events = db.published().await;
    let contacts = events.iter().filter(|event| event.subject.starts_with("customers.contact."));
    contacts.map(|event| event.data().clone()).collect()
}

#[tokio::test]
async fn a_child_names_its_parent_and_where_it_stands() {
    let db = TestDb::open(&SERVICE).await;
    let company = &db.company;
    let place = Placement {
        readers: vec![company.group, company.west],
        editors: vec![company.west],
        ..owned(company.rep.id, company.east)
    };
    let acme = placed(&db, "Acme \"quoted\"", place).await;
    insert::<Contact>(&db, &mut [contact(acme.head.id, "王\"芳")]).await;
    let [data] = &told(&db).await[..] else { panic!("one event") };
    let customer = json!({"kind": "customers.customer", "id": acme.head.id, "placement": {
        "ownerId": company.rep.id, "departmentId": company.east,
        "readers": [company.group, company.west], "editors": [company.west]
    }});
    assert_eq!((&data["parent"], &data["title"]), (&customer, &json!("王\"芳")));
    assert_eq!(
        (&data["placement"], data.get("parentBefore")),
        (&Json::Null, None),
        "it has no place of its own"
    );
}

#[tokio::test]
async fn a_parent_of_the_same_commit_stands_where_the_commit_puts_it() {
    let db = TestDb::open(&SERVICE).await;
    let company = &db.company;
    let acme = placed(&db, "Acme", owned(company.rep.id, company.east)).await;
    let mut wang = contact(acme.head.id, "王芳");
    insert(&db, std::slice::from_mut(&mut wang)).await;
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut zhao = contact(acme.head.id, "赵");
    // written before the parent is even read
    uow.insert(&mut zhao);
    let mut acme = uow.get::<Customer>(acme.head.id).await.unwrap();
    acme.head.placement.owner_id = Some(company.colleague.id);
    uow.save(&mut acme);
    let mut wang = uow.get::<Contact>(wang.head.id).await.unwrap();
    wang.name = "王芳芳".to_owned();
    uow.save(&mut wang);
    let mut fresh = testkit::sample::customer("New");
    fresh.head.placement = owned(company.stranger.id, company.west);
    uow.insert(&mut fresh);
    uow.insert(&mut contact(fresh.head.id, "李"));
    uow.commit(&acme).await.unwrap();

    let told = told(&db).await;
    let owner = |data: &Json, parent: &str| data[parent]["placement"]["ownerId"].clone();
    let [_, zhao, wang, li] = &told[..] else { panic!("{told:?}") };
    assert_eq!((owner(zhao, "parent"), zhao.get("parentBefore")), (json!(company.colleague.id), None));
    assert_eq!(owner(wang, "parent"), json!(company.colleague.id));
    assert_eq!(owner(wang, "parentBefore"), json!(company.rep.id), "who saw it must drop it");
    assert_eq!((owner(li, "parent"), li.get("parentBefore")), (json!(company.stranger.id), None));
}

#[tokio::test]
async fn a_parent_in_the_recycle_bin_stands_nowhere() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", owned(db.company.rep.id, db.company.east)).await;
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut gone = uow.get::<Customer>(acme.head.id).await.unwrap();
    uow.delete(&mut gone).await.unwrap();
    uow.commit(&gone).await.unwrap();
    insert::<Contact>(&db, &mut [contact(acme.head.id, "王芳"), contact(Uuid::now_v7(), "nobody's")]).await;
    let told = told(&db).await;
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|data| data["parent"]["placement"].is_null()), "{told:?}");
}

/// A service that knows customers from the directory alone.
static APART: Service = Service {
    name: "apart",
    migrator: SERVICE.migrator,
    registry: || Registry { defs: vec![&CONTACT], ..Registry::default() },
};

#[tokio::test]
async fn a_parent_of_another_service_stands_where_the_directory_says() {
    let db = TestDb::open(&APART).await;
    let (rep, group) = (db.company.rep.id, db.company.group);
    let entry = Entry {
        kind: "customers.customer".into(),
        id: Uuid::now_v7(),
        version: 3,
        owner_id: Some(rep),
        readers: vec![group],
        ..Entry::default()
    };
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    directory::put(&mut uow, &entry).await.unwrap();
    uow.commit_quietly().await.unwrap();
    insert::<Contact>(&db, &mut [contact(entry.id, "王芳")]).await;
    let [data] = &told(&db).await[..] else { panic!("one event") };
    let expected = json!({"ownerId": rep, "departmentId": null, "readers": [group], "editors": []});
    assert_eq!(data["parent"]["placement"], expected);
}
