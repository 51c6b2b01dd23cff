//! Customers and contacts as spreadsheets: what a row needs beside what every record needs.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use kernel::{Error, Kind, Result, Uuid};
use runtime::{
    App,
    duplicates::refuse_next,
    sheets::{Intake, LetThrough, Name, Row, Sheets},
};
use store::Uow;

use crate::{
    ledger,
    records::{Contact, Customer, Pool, PoolMove, PoolMoveAction},
};

/// Both records' sheets.
#[derive(Clone)]
pub struct Papers {
    pub customers: Arc<Sheets<Customers>>,
    pub contacts: Arc<Sheets<Contacts>>,
}

impl Papers {
    pub fn of(app: &App) -> Self {
        Self { customers: Sheets::of(app, Customers), contacts: Sheets::of(app, Contacts) }
    }
}

/// A customer of a list: somebody's, or in a pool. As with a single new customer, nobody's holding cap
/// is asked.
pub struct Customers;

#[async_trait]
impl Intake for Customers {
    type Record = Customer;
    const IMPORT: Name = Name { job: "import_customers", permission: "customers.customer.import" };
    const EXPORT: Name = Name { job: "export_customers", permission: "customers.customer.export" };
    const KEYS: &'static [&'static str] = &["number", "phone"];
    const ASSIGN: &'static str = "customers.customer.assign";

    const SIDE_BY_SIDE: bool = true;

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Customer>]) -> Result<()> {
        self.admit_next(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Customer>],
        before: &mut LetThrough,
    ) -> Result<()> {
        let mut pools: HashMap<Uuid, bool> = HashMap::new();
        for row in rows.iter_mut().filter(|row| row.is_new()) {
            let at = row.as_of.as_ref().map_or(uow.ctx().now, |original| original.at);
            let Some(pool) = row.record.pool_id else {
                row.record.owned_since = Some(at);
                continue;
            };
            if row.owner.is_some() {
                row.refuse("ownerId", &Error::invalid("ownerId", "POOLED_OR_OWNED"));
            } else if closed(uow, pool, &mut pools).await? {
                row.refuse("poolId", &Error::invalid("poolId", "POOL_CLOSED"));
            } else {
                row.record.put_into(pool, at);
                // nobody had it before
                row.record.previous_owner_id = None;
            }
        }
        refuse_next(uow, rows, before).await
    }

    fn admitted(&self, uow: &mut Uow<'_>, rows: &[Row<Customer>]) -> Result<()> {
        let pooled = rows.iter().filter(|row| row.is_new() && row.record.pool_id.is_some());
        let (mut moves, as_of): (Vec<PoolMove>, Vec<_>) = pooled
            .map(|row| (ledger::entry(PoolMoveAction::Entered, &row.record, None), row.as_of.clone()))
            .unzip();
        uow.insert_all(&mut moves.iter_mut().collect::<Vec<_>>(), &as_of);
        Ok(())
    }
}

/// Closed pools take nobody; those that the importer can't see count as closed.
async fn closed(uow: &mut Uow<'_>, pool: Uuid, known: &mut HashMap<Uuid, bool>) -> Result<bool> {
    if let Some(closed) = known.get(&pool) {
        return Ok(*closed);
    }
    let closed = match uow.get::<Pool>(pool).await {
        Ok(pool) => pool.closed,
        Err(error) if error.kind() == Kind::NotFound => true,
        Err(error) => return Err(error),
    };
    known.insert(pool, closed);
    Ok(closed)
}

/// A contact of a list: of a customer that the importer may change.
pub struct Contacts;

#[async_trait]
impl Intake for Contacts {
    type Record = Contact;
    const IMPORT: Name = Name { job: "import_contacts", permission: "customers.contact.import" };
    const EXPORT: Name = Name { job: "export_contacts", permission: "customers.contact.export" };
    const KEYS: &'static [&'static str] = &["phone", "email"];

    const SIDE_BY_SIDE: bool = true;

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Contact>]) -> Result<()> {
        self.admit_next(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Contact>],
        before: &mut LetThrough,
    ) -> Result<()> {
        refuse_next(uow, rows, before).await
    }
}
