//! Keeping a customer with its owner for some days although the pool's rules would let it fall: what a
//! leader grants when a representative asks for more time.

use chrono::Days;
use kernel::{Ctx, Error, FieldErrors, Result};
use proto::customers::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::reason;
use crate::{records::Customer, recycle::foresight};

/// Days that one grant may last.
const MOST_DAYS: i32 = 365;

pub async fn protect(db: &Db, ctx: &Ctx, request: wire::ProtectCustomerRequest) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let reason = reason(&request.reason)?;
    let mut errors = FieldErrors::default();
    if !(0..=MOST_DAYS).contains(&request.days) {
        let params = vec![("min".to_owned(), "0".to_owned()), ("max".to_owned(), MOST_DAYS.to_string())];
        errors.push_with("days", "OUT_OF_RANGE", params);
    }
    if request.days > 0 && reason.is_none() {
        errors.push("reason", "REQUIRED");
    }
    errors.finish()?;

    let mut uow = db.begin(ctx).await?;
    let mut customer = uow.lock::<Customer>(id).await?;
    if customer.head.placement.owner_id.is_none() {
        return Err(Error::precondition("NOT_OWNED"));
    }
    let version = customer.head.version;
    let days = u64::from(request.days.unsigned_abs());
    customer.protected_until = ctx.today().checked_add_days(Days::new(days)).filter(|_| days > 0);
    customer.protection_reason = reason.filter(|_| days > 0);
    uow.save(&mut customer);
    if customer.head.version > version {
        let detail = json!({"until": customer.protected_until, "reason": customer.protection_reason});
        uow.emit("protected", &customer, detail)?;
        customer.falls_on = foresight::renew(&mut uow, &customer, ctx.zone).await?;
    }
    records::answer(uow, &customer).await
}
