//! When customers were last followed up, for another service that must know it exactly now. What counts is
//! when a follow-up was logged; deleted ones don't.

use kernel::{Ctx, Error, Result, Time, Uuid};
use proto::collaboration::v1::{LastFollowUpsRequest, LastFollowUpsResponse, last_follow_ups_response::Last};
use store::{Db, fault, record::parse_id};

/// Customers of one question.
const MOST: usize = 1_000;

pub async fn last(db: &Db, ctx: &Ctx, request: LastFollowUpsRequest) -> Result<LastFollowUpsResponse> {
    if request.customer_ids.len() > MOST {
        return Err(Error::invalid("customerIds", "TOO_MANY").with("max", MOST));
    }
    let ids = request.customer_ids.iter().map(|id| parse_id("customerIds", id));
    let ids = ids.collect::<Result<Vec<Uuid>>>()?;
    let mut uow = db.begin(ctx).await?;
    let rows: Vec<(Uuid, Time)> = sqlx::query_as(
        "select customer_id, max(created_at) from activities \
         where customer_id = any($1) and deleted_at is null group by customer_id",
    )
    .bind(ids)
    .fetch_all(uow.unscoped("another service decides by all follow-ups"))
    .await
    .map_err(fault)?;
    let wire =
        |(customer, at): (Uuid, Time)| Last { customer_id: customer.to_string(), logged_at: Some(at.into()) };
    Ok(LastFollowUpsResponse { last: rows.into_iter().map(wire).collect() })
}
