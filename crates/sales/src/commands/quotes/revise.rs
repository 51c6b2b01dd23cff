//! The next version of a quote: a draft with the same lines. The one before is superseded, and stays locked.

use kernel::{Ctx, Result};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::detail;
use crate::{
    credit,
    records::{Quote, QuoteState},
};

pub async fn revise(db: &Db, ctx: &Ctx, request: wire::ReviseQuoteRequest) -> Result<wire::Quote> {
    let mut uow = db.begin(ctx).await?;
    let mut former = uow.lock_even_locked::<Quote>(parse_id("id", &request.id)?).await?;
    former.can_be_revised()?;
    let mut next = former.next_version();
    credit::standing(&mut uow, former.customer_id).await?.note_on(&mut next);
    former.enter(QuoteState::Superseded);
    uow.save(&mut former);
    uow.emit("superseded", &former, json!({"customerId": former.customer_id, "byId": next.head.id}))?;
    uow.insert(&mut next);
    let mut told = detail(&next);
    told["revisesId"] = json!(former.head.id);
    uow.emit("revised", &next, told)?;
    records::answer(uow, &next).await
}
