//! One unit of work: everything or nothing.

use kernel::Kind;
use testkit::{
    TestDb,
    sample::{Customer, SERVICE, customer},
};

#[tokio::test]
async fn a_new_record_comes_with_its_audit_row_and_its_event() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.company.rep.call(&db, "customers.customer.create");
    let mut acme = customer("Acme");
    let mut uow = db.begin(&ctx).await.unwrap();
    uow.insert(&mut acme);
    uow.commit(&acme).await.unwrap();
    assert_eq!(acme.head.version, 1);
    assert_eq!((db.count("customers").await, db.count("audit").await), (1, 1));
    assert_eq!(db.subjects().await, ["customers.customer.created"]);
    let system = db.system();
    let read = db.begin(&system).await.unwrap().get::<Customer>(acme.head.id).await.unwrap();
    assert_eq!(read.name, "Acme");
    let error = db.begin(&ctx).await.unwrap().get::<Customer>(acme.head.id).await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound, "nobody owns it, the rep sees only his own");
}
