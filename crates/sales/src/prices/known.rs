//! What is known when a price is worked out: the books' lines of some products, and the customer's level
//! and place, which are learned from the events of customers.

use std::collections::BTreeMap;

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Result, Uuid};
use serde::Deserialize;
use store::{Uow, fault};

use super::{Candidate, Traits};
use crate::records::{PRICE_BOOK_CUSTOMER_LEVEL, PriceBook, PriceBookLine};

/// Events that are kept by one transaction.
const AT_ONCE: usize = 200;

/// Listens to customers.
pub fn consumer() -> Consumer {
    Consumer::projection("customer-traits", &["*.customers.customer.*"], Customers)
}

struct Customers;

#[derive(Deserialize)]
struct Customer {
    #[serde(default)]
    level: String,
    #[serde(default)]
    province: Option<String>,
    #[serde(default)]
    city: Option<String>,
}

#[async_trait]
impl Handler for Customers {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        self.handle_many(uow, &[event]).await
    }

    fn at_once(&self) -> usize {
        AT_ONCE
    }

    async fn handle_many(&self, uow: &mut Uow<'_>, events: &[&Envelope]) -> Result<()> {
        // of one customer the newest; by id, since two that write the same rows in another order would wait for each other
        let mut newest: BTreeMap<Uuid, (i32, Customer)> = BTreeMap::new();
        for event in events {
            if !event.is_snapshot() || event.verb() == "facts_changed" {
                continue;
            }
            let version = event.data.version;
            if newest.get(&event.data.id).is_some_and(|(known, _)| *known > version) {
                continue;
            }
            let customer: Option<Customer> = event.record().map_err(Error::internal)?;
            let customer =
                customer.ok_or_else(|| Error::internal("a customer's event without its record"))?;
            newest.insert(event.data.id, (version, customer));
        }
        match newest.is_empty() {
            true => Ok(()),
            false => keep(uow, newest).await,
        }
    }
}

async fn keep(uow: &mut Uow<'_>, newest: BTreeMap<Uuid, (i32, Customer)>) -> Result<()> {
    let (mut ids, mut versions, mut levels, mut provinces, mut cities) =
        (vec![], vec![], vec![], vec![], vec![]);
    for (id, (version, customer)) in newest {
        let level = PRICE_BOOK_CUSTOMER_LEVEL.number_of(&customer.level).unwrap_or(0);
        ids.push(id);
        versions.push(version);
        levels.push(i16::try_from(level).unwrap_or(0));
        provinces.push(customer.province);
        cities.push(customer.city);
    }
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "insert into customer_traits (tenant_id, customer_id, version, level, province, city) \
         select $1, x.* from unnest($2::uuid[], $3::int[], $4::smallint[], $5::text[], $6::text[]) as x \
         on conflict (tenant_id, customer_id) do update set version = excluded.version, \
           level = excluded.level, province = excluded.province, city = excluded.city \
         where customer_traits.version < excluded.version",
    )
    .bind(tenant)
    .bind(ids)
    .bind(versions)
    .bind(levels)
    .bind(provinces)
    .bind(cities)
    .execute(uow.unscoped("what price books ask of every customer"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// What is known of the customer; of one that has just been entered perhaps nothing yet.
pub async fn traits(uow: &mut Uow<'_>, customer: Uuid) -> Result<Option<Traits>> {
    let row: Option<(i16, Option<String>, Option<String>)> =
        sqlx::query_as("select level, province, city from customer_traits where customer_id = $1")
            .bind(customer)
            .fetch_optional(uow.unscoped("what price books ask of every customer"))
            .await
            .map_err(fault)?;
    Ok(row.map(|(level, province, city)| Traits { level: i32::from(level).into(), province, city }))
}

/// The lines of these products in all books of the currency.
pub async fn candidates(uow: &mut Uow<'_>, products: &[Uuid], currency: &str) -> Result<Vec<Candidate>> {
    let ids: Vec<Uuid> = sqlx::query_scalar(
        "select l.id from price_book_lines l join price_books b on b.id = l.price_book_id \
         where l.product_id = any($1) and b.currency = $2 and not b.retired \
           and l.deleted_at is null and b.deleted_at is null",
    )
    .bind(products)
    .bind(currency)
    .fetch_all(uow.unscoped("a price holds whoever asks for it"))
    .await
    .map_err(fault)?;
    let lines = uow.get_unscoped::<PriceBookLine>(&ids, "a price holds whoever asks for it").await?;
    let mut of: Vec<Uuid> = lines.iter().map(|line| line.price_book_id).collect();
    of.sort_unstable();
    of.dedup();
    let books = uow.get_unscoped::<PriceBook>(&of, "a price holds whoever asks for it").await?;
    let with_book = |line: PriceBookLine| {
        let book = books.iter().find(|book| book.head.id == line.price_book_id)?.clone();
        Some(Candidate { book, line })
    };
    Ok(lines.into_iter().filter_map(with_book).collect())
}
