//! Lines of a record: saved, changed and read with it.

use kernel::{Placement, Uuid};
use testkit::{
    TestDb,
    sample::{Customer, CustomerAddress, CustomerAddressUse, SERVICE, customer},
};

use super::support::{change, insert, placed, stored};

fn address(city: &str) -> CustomerAddress {
    CustomerAddress {
        id: Uuid::now_v7(),
        r#use: CustomerAddressUse::Billing,
        city: Some(city.to_owned()),
        street: "1 Main St".to_owned(),
        ..Default::default()
    }
}

fn cities(customer: &Customer) -> Vec<&str> {
    customer.addresses.iter().filter_map(|a| a.city.as_deref()).collect()
}

#[tokio::test]
async fn lines_are_kept_in_order_replaced_and_removed_by_id() {
    let db = TestDb::open(&SERVICE).await;
    let mut acme = customer("Acme");
    acme.addresses = vec![address("北京"), address("上海"), address("O'Fallon \"\\")];
    let mut other = customer("Other");
    other.addresses = vec![address("深圳")];
    let mut both = [acme, other];
    insert(&db, &mut both).await;
    let [acme, other] = both;
    let read: Customer = stored(&db, acme.head.id).await;
    assert_eq!(read.addresses, acme.addresses);

    let kept = read.addresses[1].id;
    let ctx = db.system();
    let changed = change::<Customer>(&db, &ctx, acme.head.id, |acme| {
        acme.addresses.remove(0);
        acme.addresses[0].postcode = Some("200000".to_owned());
        acme.addresses.insert(0, address("广州"));
    });
    let changed = changed.await.unwrap();
    let read: Customer = stored(&db, acme.head.id).await;
    assert_eq!(read.addresses, changed.addresses);
    assert_eq!(cities(&read), ["广州", "上海", "O'Fallon \"\\"]);
    assert_eq!((read.addresses[1].id, read.addresses[1].postcode.as_deref()), (kept, Some("200000")));
    assert_eq!(read.head.version, 2);
    assert_eq!(stored::<Customer>(&db, other.head.id).await.addresses, other.addresses, "another's lines");

    change::<Customer>(&db, &db.system(), acme.head.id, |acme| acme.addresses.clear()).await.unwrap();
    assert_eq!(db.count("customer_addresses").await, 1);
}

#[tokio::test]
async fn a_line_s_id_belongs_to_its_record_alone() {
    let db = TestDb::open(&SERVICE).await;
    let line = address("北京");
    let mut both = [customer("One"), customer("Two")];
    for one in &mut both {
        one.addresses = vec![line.clone()];
    }
    insert(&db, &mut both).await;
    change::<Customer>(&db, &db.system(), both[0].head.id, |one| one.addresses[0].city = None).await.unwrap();
    assert_eq!(cities(&stored(&db, both[1].head.id).await), ["北京"]);
}

#[tokio::test]
async fn who_waited_for_a_record_sees_its_new_lines() {
    let db = TestDb::open(&SERVICE).await;
    let acme = placed(&db, "Acme", Placement::default()).await;
    let (ctx, id) = (db.system(), acme.head.id);
    let mut first = db.begin(&ctx).await.unwrap();
    let mut acme = first.lock::<Customer>(id).await.unwrap();
    acme.addresses.push(address("北京"));
    first.save(&mut acme);

    let waiting = change::<Customer>(&db, &ctx, id, |acme| acme.size = Some(1));
    let first = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        first.commit(&acme).await
    };
    let (second, first) = tokio::join!(waiting, first);
    first.unwrap();
    let second = second.unwrap();
    assert_eq!((second.head.version, cities(&second)), (3, vec!["北京"]));
    let events = db.published().await;
    assert_eq!(events[2].data()["record"]["addresses"][0]["city"], "北京");
}
