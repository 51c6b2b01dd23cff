//! Records to test the machinery with: the customers' definitions and tables without the customers'
//! rules, so that the store's tests don't depend on a service.

pub use generated::*;
use kernel::Uuid;

mod generated {
    #![allow(clippy::all, unused_variables)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}

impl store::Rules for Customer {}
impl store::Rules for Contact {}
impl store::Rules for Pool {}
impl store::Rules for PoolMove {}
impl store::Rules for DuplicatePolicy {}

static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../customers/migrations");

/// A database with these records.
pub static SERVICE: crate::Service = crate::Service { name: "customers", migrator: &MIGRATOR, registry };

fn registry() -> store::Registry {
    store::Registry { defs: ALL.to_vec(), ..Default::default() }
}

/// A customer with a name and nothing else.
pub fn customer(name: &str) -> Customer {
    Customer { name: name.to_owned(), ..Default::default() }
}

/// A contact of a customer.
pub fn contact(customer: Uuid, name: &str) -> Contact {
    Contact { customer_id: customer, name: name.to_owned(), ..Default::default() }
}
