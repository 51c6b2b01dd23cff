//! Asking the owner of a customer that one may not see to share it. Who asks names the customer as he would enter
//! it, never by its id; the owner hears of it and shares it, or doesn't.

use std::collections::BTreeSet;

use kernel::{Ctx, Error, Result, Uuid};
use proto::customers::v1 as wire;
use serde_json::json;
use store::Db;

use crate::{commands::reason, records::Customer};
use runtime::duplicates::verdict;

pub async fn ask(db: &Db, ctx: &Ctx, request: wire::AskShareRequest) -> Result<wire::AskShareResponse> {
    let draft = request.customer.ok_or_else(|| Error::invalid("customer", "REQUIRED"))?;
    let note = reason(&request.note).map_err(|error| error.at("note"))?;
    let found = verdict::<Customer>(db, ctx, &draft).await.map_err(|error| error.within("customer"))?;
    if !found.policy.shares() {
        return Err(Error::precondition("NOT_SHARED_HERE"));
    }
    let hidden: BTreeSet<Uuid> = found.verdict.shareable().collect();
    let hidden: Vec<Uuid> = hidden.into_iter().collect();
    let mut uow = db.begin(ctx).await?;
    let customers = uow
        .get_unscoped::<Customer>(&hidden, "whoever may not see a customer may ask its owner for it")
        .await?;
    let mut asked = 0;
    for customer in &customers {
        let Some(owner) = customer.head.placement.owner_id else { continue };
        let (said, params) = match &note {
            Some(note) => ("SHARE_ASKED_SAYING", json!({"note": note})),
            None => ("SHARE_ASKED", json!({})),
        };
        uow.notify(&[owner], said, params, customer)?;
        asked += 1;
    }
    if asked == 0 {
        return Err(Error::precondition("NOBODY_TO_ASK"));
    }
    uow.commit_quietly().await?;
    Ok(wire::AskShareResponse { asked })
}
