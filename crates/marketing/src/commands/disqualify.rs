//! Nothing comes of a lead: said with a reason, so that one sees which channels bring what.

use kernel::{Ctx, Error, Result};
use proto::marketing::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id};

use super::{done, reason};
use crate::{
    ledger,
    records::{LEAD_DISQUALIFICATION, Lead, LeadDisqualification, LeadMoveAction},
};

pub async fn disqualify(db: &Db, ctx: &Ctx, request: wire::DisqualifyLeadRequest) -> Result<wire::Lead> {
    let id = parse_id("id", &request.id)?;
    let note = reason("note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    lead.still_open()?;
    let why = why(request.disqualification, note.is_some())?;
    let before = lead.clone();
    lead.disqualify(why, note.clone(), ctx.recorded_at());
    uow.save(&mut lead);
    let name = LEAD_DISQUALIFICATION.name_of(why.into());
    let owner = lead.head.placement.owner_id;
    uow.emit("disqualified", &lead, json!({"disqualification": name, "note": note, "ownerId": owner}))?;
    ledger::note(&mut uow, LeadMoveAction::Disqualified, &lead, Some(&before), note);
    done(uow, &lead).await
}

/// The reason that a request names; another one than those known says which.
fn why(number: i32, explained: bool) -> Result<LeadDisqualification> {
    if LEAD_DISQUALIFICATION.name_of(number).is_none() {
        let options = LEAD_DISQUALIFICATION.names().collect::<Vec<_>>().join(", ");
        let unknown = Error::invalid("disqualification", "UNKNOWN_OPTION").with("value", number);
        return Err(unknown.with("options", options));
    }
    match LeadDisqualification::from(number) {
        LeadDisqualification::Unspecified => Err(Error::invalid("disqualification", "REQUIRED")),
        LeadDisqualification::Other if !explained => Err(Error::invalid("note", "REQUIRED")),
        why => Ok(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reason_is_explained_and_none_is_no_reason() {
        assert!(why(LeadDisqualification::NoNeed.into(), false).is_ok());
        assert!(why(LeadDisqualification::Other.into(), false).is_err());
        assert!(why(LeadDisqualification::Other.into(), true).is_ok());
        assert!(why(0, true).is_err());
        assert!(why(99, true).is_err());
    }
}
