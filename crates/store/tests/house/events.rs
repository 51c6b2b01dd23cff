//! What a commit tells the other services.

use kernel::{Kind, Money, Placement};
use serde_json::{Value as Json, json};
use store::Record;
use testkit::{
    TestDb,
    sample::{Customer, CustomerAddress, CustomerLevel, SERVICE, customer},
};

use super::support::{CREATE, UPDATE, change, owned, placed};

#[tokio::test]
async fn an_event_carries_the_record_its_place_and_its_author() {
    let db = TestDb::open(&SERVICE).await;
    let (rep, company) = (&db.company.rep, &db.company);
    let mut ctx = rep.call(&db, CREATE);
    ctx.trace_parent = Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".to_owned());
    let mut acme = customer("华为技术有限公司");
    acme.phone = Some("+8613800138000".to_owned());
    acme.level = CustomerLevel::Key;
    acme.registered_capital =
        Some(Money { currency: "CNY".to_owned(), amount: "40341131.82".parse().unwrap() });
    acme.addresses =
        vec![CustomerAddress {
            id: kernel::Uuid::now_v7(), city: Some("深圳".into()), ..Default::default()
        }];
    acme.head.placement = Placement {
        readers: vec![company.group, company.west],
        editors: vec![company.west],
        ..owned(rep.id, company.east)
    };
    let mut uow = db.begin(&ctx).await.unwrap();
    uow.insert(&mut acme);
    uow.commit(&acme).await.unwrap();

    let published = db.published().await;
    let [event] = &published[..] else { panic!("{published:?}") };
    // what a record lacks is absent
    let mut address = serde_json::to_value(&acme.to_wire().addresses[0]).unwrap();
    address["id"] = json!(acme.addresses[0].id);
    assert_eq!(address["city"], "深圳");
    assert_eq!(
        event.body,
        json!({
            "specversion": "1.0",
            "id": event.id,
            "source": "/crm/customers",
            "type": "crm.customers.customer.created",
            "subject": format!("customer/{}", acme.head.id),
            "time": "2026-01-31T04:00:00Z",
            "datacontenttype": "application/json",
            "tenant": company.tenant,
            "actor": rep.id,
            "actorkind": "user",
            "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "recordversion": 1,
            "data": {
                "kind": "customers.customer",
                "id": acme.head.id,
                "version": 1,
                "record": {
                    "id": acme.head.id, "version": 1, "ownerId": rep.id, "departmentId": company.east,
                    "createdAt": "2026-01-31T04:00:00Z", "createdBy": rep.id,
                    "updatedAt": "2026-01-31T04:00:00Z", "updatedBy": rep.id,
                    "locked": false, "custom": {},
                    "shares": [
                        {"principalId": company.group, "level": "READ"},
                        {"principalId": company.west, "level": "EDIT"}
                    ],
                    "maskedFields": [], "actions": [], "titles": {},
                    "name": "华为技术有限公司", "type": "TYPE_UNSPECIFIED", "level": "KEY",
                    "phone": "+8613800138000", "tags": [], "addresses": [address],
                    "registeredCapital": {"currency": "CNY", "amount": "40341131.82"},
                    "creditState": "CREDIT_STATE_UNSPECIFIED"
                },
                "changed": ["ownerId", "departmentId", "name", "level", "phone", "addresses", "registeredCapital", "shares"],
                "placement": {
                    "ownerId": rep.id, "departmentId": company.east,
                    "readers": [company.group, company.west], "editors": [company.west]
                },
                "before": null,
                "title": "华为技术有限公司",
                "parent": null,
                "deleted": false,
                "detail": null
            }
        })
    );
    assert_eq!((event.kind.as_str(), event.subject.as_str()), ("event", "customers.customer.created"));
    assert_eq!(event.strip, ["phone", "email"], "what the public stream must not carry");
}

#[tokio::test]
async fn a_change_tells_what_changed_and_where_the_record_was() {
    let db = TestDb::open(&SERVICE).await;
    let (rep, colleague) = (&db.company.rep, &db.company.colleague);
    let acme = placed(&db, "Acme", owned(rep.id, db.company.east)).await;
    let ctx = rep.call(&db, UPDATE);
    change::<Customer>(&db, &ctx, acme.head.id, |acme| {
        acme.head.placement.owner_id = Some(colleague.id);
        acme.tags.push("vip".to_owned());
    })
    .await
    .unwrap();
    let events = db.published().await;
    let data = events[1].data();
    assert_eq!(events[1].verb(), "updated");
    assert_eq!(data["changed"], json!(["ownerId", "tags"]));
    assert_eq!(data["before"]["ownerId"], json!(rep.id));
    assert_eq!(data["placement"]["ownerId"], json!(colleague.id));
    assert_eq!(data["version"], 2);
}

#[tokio::test]
async fn a_verb_event_stands_behind_its_snapshot() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut acme = uow.lock::<Customer>(acme.head.id).await.unwrap();
    acme.head.placement.owner_id = Some(db.company.rep.id);
    uow.save(&mut acme);
    uow.emit("claimed", &acme, json!({"poolId": null})).unwrap();
    uow.commit(&acme).await.unwrap();
    let events = db.published().await;
    let verbs: Vec<&str> = events.iter().map(|e| e.verb()).collect();
    assert_eq!(verbs, ["created", "updated", "claimed"]);
    assert_eq!(events[2].data()["detail"], json!({"poolId": null}));
    assert_eq!(events[1].data()["record"]["name"], "Acme");
    assert_eq!(events[2].data().get("record"), None, "the snapshot has it");
    assert_eq!(events[2].data()["placement"], events[1].data()["placement"]);
    assert_eq!((&events[2].data()["version"], &events[2].body["recordversion"]), (&json!(2), &json!(2)));
}

#[tokio::test]
async fn a_verb_of_a_record_that_was_not_saved_is_a_fault() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let read = uow.get::<Customer>(acme.head.id).await.unwrap();
    assert_eq!(uow.emit("claimed", &read, Json::Null).unwrap_err().kind(), Kind::Internal);
}

#[tokio::test]
async fn who_sees_a_record_is_told_among_the_changes() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", owned(db.company.rep.id, db.company.east)).await;
    let ctx = db.company.rep.call(&db, UPDATE);
    change::<Customer>(&db, &ctx, acme.head.id, |acme| acme.head.placement.readers.push(db.company.group))
        .await
        .unwrap();
    let events = db.published().await;
    assert_eq!(events[0].data()["changed"], json!(["ownerId", "departmentId", "name"]));
    assert_eq!(events[1].data()["changed"], json!(["shares"]));
}

#[tokio::test]
async fn a_key_value_publication_goes_out_with_the_commit() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    uow.kv("t.tenant", r#"{"revision":1}"#);
    uow.commit_quietly().await.unwrap();
    let rows = db.published().await;
    let [row] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((row.kind.as_str(), row.subject.as_str()), ("kv", "$KV.policy.t.tenant"));
    assert_eq!((row.tenant, &row.body), (db.company.tenant, &json!({"revision": 1})));
}

#[tokio::test]
async fn a_commit_with_something_to_publish_wakes_the_relay() {
    let db = TestDb::open(&SERVICE).await;
    placed(&db, "Acme", Placement::default()).await;
    tokio::time::timeout(std::time::Duration::from_secs(5), db.poked()).await.unwrap();
}
