//! Giving a quote or an order to a colleague, in whatever state it is: whoever leaves leaves nothing behind.

use kernel::{Ctx, Result, Uuid};
use proto::sales::v1 as wire;
use runtime::colleague::NewOwner;
use serde_json::json;
use store::{Db, Rules, record::parse_id, records};

use crate::{
    ledger,
    records::{Order, Quote},
};

pub async fn quote(
    db: &Db,
    ctx: &Ctx,
    request: wire::AssignQuoteRequest,
    owner: NewOwner,
) -> Result<wire::Quote> {
    let id = parse_id("id", &request.id)?;
    hand_over::<Quote>(db, ctx, (id, &request.reason), owner, "QUOTE_GIVEN").await
}

pub async fn order(
    db: &Db,
    ctx: &Ctx,
    request: wire::AssignOrderRequest,
    owner: NewOwner,
) -> Result<wire::Order> {
    let id = parse_id("id", &request.id)?;
    hand_over::<Order>(db, ctx, (id, &request.reason), owner, "ORDER_GIVEN").await
}

async fn hand_over<R: Rules>(
    db: &Db,
    ctx: &Ctx,
    (id, reason): (Uuid, &str),
    owner: NewOwner,
    notice: &'static str,
) -> Result<R::Wire> {
    let reason = ledger::remark(reason).map_err(|error| error.at("reason"))?;
    let mut uow = db.begin(ctx).await?;
    let mut record = uow.lock_even_locked::<R>(id).await?;
    let from = record.head().placement.owner_id;
    if from != Some(owner.id) {
        record.head_mut().placement.give_to(owner.id, owner.department);
        uow.save(&mut record);
        uow.emit("assigned", &record, json!({"fromOwnerId": from, "ownerId": owner.id, "reason": reason}))?;
        if ctx.user() != Some(owner.id) {
            uow.notify(&[owner.id], notice, json!({}), &record)?;
        }
    }
    records::answer(uow, &record).await
}
