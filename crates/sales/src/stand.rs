//! How customers stand with us, for services that must know exactly and now: a customer with open
//! deals doesn't fall to the pool.

use std::collections::HashMap;

use kernel::{Ctx, Error, Result, Time, Uuid};
use proto::sales::v1::{CustomerDeals, StandOfDealsRequest, StandOfDealsResponse};
use store::{Db, fault};

/// Customers of one question.
const MOST: usize = 1_000;

/// Open, won, last opened, last won.
type Stand = (i64, i64, Option<Time>, Option<Time>);
/// A customer's stand as it is read.
type Row = (Uuid, i64, i64, Option<Time>, Option<Time>);

pub async fn of_deals(db: &Db, ctx: &Ctx, request: StandOfDealsRequest) -> Result<StandOfDealsResponse> {
    let asked = read(&request.customer_ids)?;
    let mut uow = db.begin(ctx).await?;
    let rows: Vec<Row> = sqlx::query_as(
        "select customer_id, count(*) filter (where state = 1), count(*) filter (where state = 2), \
           max(created_at), max(closed_at) filter (where state = 2) \
         from opportunities where customer_id = any($1) and deleted_at is null group by customer_id",
    )
    .bind(&asked)
    .fetch_all(uow.unscoped("other services ask about all deals of a customer"))
    .await
    .map_err(fault)?;
    let known: HashMap<Uuid, Stand> = rows
        .into_iter()
        .map(|(id, open, won, opened, last_won)| (id, (open, won, opened, last_won)))
        .collect();
    let customers = asked.iter().map(|id| wire(*id, known.get(id).copied().unwrap_or_default())).collect();
    Ok(StandOfDealsResponse { customers })
}

fn read(ids: &[String]) -> Result<Vec<Uuid>> {
    if ids.len() > MOST {
        return Err(Error::invalid("customerIds", "TOO_MANY").with("max", MOST));
    }
    let parse = |id: &String| id.parse().map_err(|_| Error::invalid("customerIds", "NOT_A_UUID"));
    ids.iter().map(parse).collect()
}

fn wire(customer: Uuid, (open, won, last_opened, last_won): Stand) -> CustomerDeals {
    let bounded = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
    CustomerDeals {
        customer_id: customer.to_string(),
        open: bounded(open),
        won: bounded(won),
        last_opened_at: last_opened.map(Into::into),
        last_won_at: last_won.map(Into::into),
    }
}
