//! A company's customers, saved as its people would.

use customers::records::{ALL, Contact, Customer, DuplicatePolicy};
use kernel::{Error, Kind, Result, Right, Uuid};
use proto::customers::v1::{self as wire, duplicate_policy::RecordKind};
use store::{Db, directory::NoOtherServices, records};
use testkit::{Company, Person, Service, TestDb};

pub fn service() -> Service {
    let registry = || runtime::registry::registry("customers", ALL.to_vec());
    Service { name: "customers", migrator: customers::service().migrator, registry }
}

pub async fn open() -> TestDb {
    let mut db = TestDb::open(&service()).await;
    equip(&mut db.company);
    db
}

/// Phones and addresses are no secret here.
pub fn equip(company: &mut Company) {
    let people = [
        &mut company.rep,
        &mut company.colleague,
        &mut company.manager,
        &mut company.stranger,
        &mut company.director,
        &mut company.administrator,
    ];
    for person in people {
        for field in ["customer.phone", "customer.email", "contact.phone", "contact.email", "contact.wechat"]
        {
            *person = person.clone().with_right(&format!("customers.{field}"), Right::Edit);
        }
    }
}

pub fn customer(name: &str) -> wire::Customer {
    wire::Customer { name: Some(name.to_owned()), ..Default::default() }
}

pub fn with_phone(name: &str, phone: &str) -> wire::Customer {
    wire::Customer { phone: Some(phone.to_owned()), ..customer(name) }
}

pub fn contact(of: &wire::Customer, name: &str, phone: &str) -> wire::Contact {
    wire::Contact {
        customer_id: of.id.clone(),
        name: Some(name.to_owned()),
        phone: Some(phone.to_owned()),
        ..Default::default()
    }
}

pub async fn create(db: &TestDb, by: &Person, customer: wire::Customer) -> Result<wire::Customer> {
    let ctx = by.call(db, "customers.customer.create");
    records::create::<Customer>(db, &ctx, Some(customer), &NoOtherServices).await
}

/// As `create`, by one who knows of duplicates.
pub async fn create_all_the_same(
    db: &TestDb,
    by: &Person,
    customer: wire::Customer,
) -> Result<wire::Customer> {
    let mut ctx = by.call(db, "customers.customer.create");
    ctx.allow_duplicates = true;
    records::create::<Customer>(db, &ctx, Some(customer), &NoOtherServices).await
}

pub async fn update(db: &TestDb, by: &Person, customer: wire::Customer) -> Result<wire::Customer> {
    let ctx = by.call(db, "customers.customer.update");
    records::update::<Customer>(db, &ctx, Some(customer), None, &NoOtherServices).await
}

pub async fn delete(db: &TestDb, by: &Person, customer: &wire::Customer) -> Result<()> {
    let ctx = by.call(db, "customers.customer.delete");
    records::delete::<Customer>(db, &ctx, customer.id.as_deref().unwrap()).await
}

/// Out of the recycle bin; `all_the_same` by one who knows of duplicates.
pub async fn restore(
    db: &Db,
    by: &Person,
    customer: &wire::Customer,
    all_the_same: bool,
) -> Result<wire::Customer> {
    let mut ctx = by.call(db, "customers.customer.restore");
    ctx.allow_duplicates = all_the_same;
    records::restore::<Customer>(db, &ctx, customer.id.as_deref().unwrap()).await
}

/// Many at once, however alike they are.
pub async fn insert_contacts(db: &TestDb, of: &wire::Customer, phones: impl Iterator<Item = String>) {
    let mut ctx = db.system();
    ctx.allow_duplicates = true;
    let contacts: Vec<Contact> = phones
        .enumerate()
        .map(|(n, phone)| Contact {
            customer_id: id(of),
            name: format!("联系人{n}"),
            phone: Some(format!("+86{phone}")),
            ..Contact::default()
        })
        .collect();
    for some in contacts.chunks(50) {
        let mut uow = db.begin(&ctx).await.unwrap();
        some.iter().cloned().for_each(|mut contact| uow.insert(&mut contact));
        uow.commit_quietly().await.unwrap();
    }
}

pub async fn create_contact(db: &TestDb, by: &Person, contact: wire::Contact) -> Result<wire::Contact> {
    let ctx = by.call(db, "customers.contact.create");
    records::create::<Contact>(db, &ctx, Some(contact), &NoOtherServices).await
}

/// The company decides about its customers or contacts.
pub async fn decide(db: &TestDb, of: RecordKind, policy: wire::DuplicatePolicy) -> wire::DuplicatePolicy {
    let ctx = db.company.administrator.call(db, "customers.duplicate_policy.create");
    let policy = wire::DuplicatePolicy { record_kind: of.into(), ..policy };
    records::create::<DuplicatePolicy>(db, &ctx, Some(policy), &NoOtherServices).await.unwrap()
}

pub fn id(customer: &wire::Customer) -> Uuid {
    customer.id.as_deref().unwrap().parse().unwrap()
}

/// The refusal's reason.
#[track_caller]
pub fn refused<T>(answer: Result<T>) -> Error {
    let error = answer.err().expect("it was saved");
    assert_eq!(error.kind(), Kind::AlreadyExists, "{error}");
    error
}

/// What a refusal tells of its first hit.
pub fn told<'e>(error: &'e Error, name: &str) -> Option<&'e str> {
    error.hits().first()?.iter().find(|(told, _)| told == name).map(|(_, value)| value.as_str())
}
