//! The ledger of who passed which lead to whom, and why: one row per step, in the commit that makes it.

use kernel::Uuid;
use store::Uow;

use crate::records::{Lead, LeadMove, LeadMoveAction};

/// Notes a step of a lead; `before` is how it stood.
pub fn note(
    uow: &mut Uow<'_>,
    action: LeadMoveAction,
    lead: &Lead,
    before: Option<&Lead>,
    reason: Option<String>,
) {
    let mut entry = LeadMove { reason, ..entry(action, lead, before) };
    entry.head.id = Uuid::now_v7();
    uow.insert(&mut entry);
}

/// The same as a record, for who saves many at once.
pub fn entry(action: LeadMoveAction, lead: &Lead, before: Option<&Lead>) -> LeadMove {
    let held = before.filter(|before| before.head.placement.owner_id.is_some());
    LeadMove {
        lead_id: lead.head.id,
        action,
        from_owner_id: before.and_then(|before| before.head.placement.owner_id),
        to_owner_id: lead.head.placement.owner_id,
        from_team_id: before.and_then(|before| before.team_id),
        to_team_id: lead.team_id,
        rule_id: lead.rule_id,
        held_since: held.and_then(|before| before.assigned_at),
        ..LeadMove::default()
    }
}
