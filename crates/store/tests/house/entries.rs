//! A record's functions for who doesn't know its type: repeats, look-ups, replay.

use kernel::{Kind, Placement, Uuid};
use prost::Message;
use store::{Record, RecordEntry, records};
use testkit::{
    TestDb,
    sample::{Contact, Customer, SERVICE, contact, customer},
};

use super::support::{READ, insert, owned, placed};

type Wire = <Customer as Record>::Wire;

#[tokio::test]
async fn a_repeat_shows_the_record_under_the_caller_s_rights() {
    let db = TestDb::open(&SERVICE).await;
    let rep = &db.company.rep;
    let mut acme = customer("Acme");
    acme.phone = Some("+8613800138000".to_owned());
    acme.head.placement = owned(rep.id, db.company.east);
    let mut all = [acme];
    insert(&db, &mut all).await;
    let entry = RecordEntry::of::<Customer>();
    let bytes = (entry.fetch)(&db, &rep.call(&db, READ), all[0].head.id).await.unwrap();
    assert_eq!(Wire::decode(&bytes[..]).unwrap().phone.as_deref(), Some("138****8000"));
    let stranger = db.company.stranger.call(&db, READ);
    let error = (entry.fetch)(&db, &stranger, all[0].head.id).await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound);
}

#[tokio::test]
async fn a_look_up_tells_place_title_and_parent_of_deleted_ones_too() {
    let db = TestDb::open(&SERVICE).await;
    let at = Placement { readers: vec![db.company.group], ..owned(db.company.rep.id, db.company.east) };
    let acme = placed(&db, "Acme", at.clone()).await;
    let mut people = [contact(acme.head.id, "王芳")];
    insert(&db, &mut people).await;
    let ctx = db.system();
    records::delete::<Customer>(&db, &ctx, &acme.head.id.to_string()).await.unwrap();
    let entry = RecordEntry::of::<Customer>();
    let found = (entry.look_up)(&db, &ctx, vec![acme.head.id, Uuid::now_v7()]).await.unwrap();
    let [found] = &found[..] else { panic!("{found:?}") };
    assert_eq!((found.kind.as_str(), found.title.as_str(), found.version), ("customers.customer", "Acme", 2));
    assert_eq!((found.owner_id, &found.readers, found.deleted), (at.owner_id, &at.readers, true));
    let entry = RecordEntry::of::<Contact>();
    let found = (entry.look_up)(&db, &ctx, vec![people[0].head.id]).await.unwrap();
    assert_eq!(found[0].parent_kind.as_deref(), Some("customers.customer"));
    assert_eq!(found[0].parent_id, Some(acme.head.id));
    let other = testkit::Company::new().administrator.call(&db, READ);
    assert!((entry.look_up)(&db, &other, vec![people[0].head.id]).await.unwrap().is_empty());
}

#[tokio::test]
async fn snapshots_walk_over_all_rows_and_tombstones() {
    let db = TestDb::open(&SERVICE).await;
    let mut all: Vec<Customer> = (0..620).map(|n| customer(&format!("c{n}"))).collect();
    insert(&db, &mut all).await;
    let ctx = db.system();
    records::delete::<Customer>(&db, &ctx, &all[3].head.id.to_string()).await.unwrap();
    let entry = RecordEntry::of::<Customer>();
    let (mut after, mut ids, mut deleted) = (Uuid::nil(), vec![], 0);
    loop {
        let page = (entry.snapshots)(&db, &ctx, after).await.unwrap();
        let Some(last) = page.last() else { break };
        after = last["id"].as_str().unwrap().parse().unwrap();
        deleted += page.iter().filter(|data| data["deleted"] == true).count();
        ids.extend(page.iter().map(|data| data["id"].as_str().unwrap().parse::<Uuid>().unwrap()));
    }
    let mut expected: Vec<Uuid> = all.iter().map(|c| c.head.id).collect();
    expected.sort();
    assert_eq!((ids, deleted), (expected, 1));
}
