//! A lead comes in: somebody's at once, or to whom the rules say, or nobody's yet. Whatever way it comes (by hand,
//! over the API, from a form), it is saved here.

use kernel::Result;
use runtime::colleague::NewOwner;
use store::Uow;

use crate::{
    giving::{self, Hands},
    records::{Lead, LeadStatus},
    seat,
};

/// Whose a new lead is to be.
pub enum For<'a> {
    Owner(NewOwner),
    /// To whom the rules say.
    Rules(&'a Hands),
}

/// Saves a new lead with the first row of its path. To be called once in a unit of work.
pub async fn enter(uow: &mut Uow<'_>, lead: &mut Lead, whose: For<'_>) -> Result<()> {
    let at = uow.ctx().recorded_at();
    lead.give_a_name();
    lead.head.placement.owner_id = None;
    lead.head.placement.department_id = None;
    lead.status = LeadStatus::New;
    match whose {
        For::Owner(owner) => {
            seat::lock(uow, &[owner.id]).await?;
            lead.give_to(owner.id, owner.department, at);
        }
        For::Rules(hands) => {
            hands.give(uow, &mut [&mut *lead], at).await?;
        }
    }
    uow.insert(lead);
    giving::tell(uow, lead, None, None)
}
