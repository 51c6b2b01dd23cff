//! What people do with deals and pipelines, a file each.

pub mod assign;
pub mod close;
pub mod create;
pub mod hand_over;
pub mod many;
pub mod move_on;
pub mod orders;
pub mod pipelines;
pub mod products;
pub mod quotes;
pub mod reopen;
pub mod share;

use kernel::{Error, Result, Uuid};
use serde_json::json;
use store::{Uow, record::parse_id};

use crate::records::Opportunity;

/// Commits a deal and answers with it.
pub async fn done(uow: Uow<'_>, deal: &Opportunity) -> Result<proto::sales::v1::Opportunity> {
    store::records::answer(uow, deal).await
}

/// Locks the deal that was `seen` a moment ago, and refuses if it has moved or ended meanwhile.
async fn lock_unmoved(uow: &mut Uow<'_>, seen: &Opportunity) -> Result<Opportunity> {
    let deal = uow.lock::<Opportunity>(seen.head.id).await?;
    let place = |deal: &Opportunity| (deal.pipeline_id, deal.stage_id, deal.state);
    if place(&deal) != place(seen) {
        return Err(Error::conflict("MOVED_MEANWHILE"));
    }
    Ok(deal)
}

/// Tells whoever has got the deal, unless he took it himself.
fn tell_owner(uow: &mut Uow<'_>, deal: &Opportunity) -> Result<()> {
    let acting = uow.ctx().user();
    let owner = deal.head.placement.owner_id.filter(|owner| Some(*owner) != acting);
    uow.notify(&owner.into_iter().collect::<Vec<_>>(), "DEAL_GIVEN", json!({}), deal)
}

/// An id that may be left away.
fn optional_id(field: &str, id: &str) -> Result<Option<Uuid>> {
    (!id.is_empty()).then(|| parse_id(field, id)).transpose()
}
