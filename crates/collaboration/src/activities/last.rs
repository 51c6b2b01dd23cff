//! When customers and leads were last followed up, for another service that must know it exactly now. What counts is
//! when a follow-up was logged; deleted ones don't.

use kernel::{Ctx, Error, Result, Time, Uuid};
use proto::collaboration::v1::{
    LastFollowUpsRequest, LastFollowUpsResponse, LastLeadFollowUpsRequest, LastLeadFollowUpsResponse,
    last_follow_ups_response::Last, last_lead_follow_ups_response::Last as LastOfLead,
};
use store::{Db, fault, record::parse_id};

/// Customers or leads of one question.
const MOST: usize = 1_000;

pub async fn last(db: &Db, ctx: &Ctx, request: LastFollowUpsRequest) -> Result<LastFollowUpsResponse> {
    let ids = read("customerIds", &request.customer_ids)?;
    let rows = asked(
        db,
        ctx,
        "select customer_id, max(created_at) from activities \
         where customer_id = any($1) and deleted_at is null group by customer_id",
        ids,
    );
    let wire =
        |(customer, at): (Uuid, Time)| Last { customer_id: customer.to_string(), logged_at: Some(at.into()) };
    Ok(LastFollowUpsResponse { last: rows.await?.into_iter().map(wire).collect() })
}

pub async fn of_leads(
    db: &Db,
    ctx: &Ctx,
    request: LastLeadFollowUpsRequest,
) -> Result<LastLeadFollowUpsResponse> {
    let ids = read("leadIds", &request.lead_ids)?;
    let rows = asked(
        db,
        ctx,
        "select lead_id, max(created_at) from activities \
         where lead_id = any($1) and deleted_at is null group by lead_id",
        ids,
    );
    let wire =
        |(lead, at): (Uuid, Time)| LastOfLead { lead_id: lead.to_string(), logged_at: Some(at.into()) };
    Ok(LastLeadFollowUpsResponse { last: rows.await?.into_iter().map(wire).collect() })
}

fn read(field: &str, ids: &[String]) -> Result<Vec<Uuid>> {
    if ids.len() > MOST {
        return Err(Error::invalid(field, "TOO_MANY").with("max", MOST));
    }
    ids.iter().map(|id| parse_id(field, id)).collect()
}

async fn asked(db: &Db, ctx: &Ctx, sql: &'static str, ids: Vec<Uuid>) -> Result<Vec<(Uuid, Time)>> {
    let mut uow = db.begin(ctx).await?;
    sqlx::query_as(sql)
        .bind(ids)
        .fetch_all(uow.unscoped("another service decides by all follow-ups"))
        .await
        .map_err(fault)
}
