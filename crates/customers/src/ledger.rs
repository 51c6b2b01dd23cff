//! The ledger of who held what when: one row per change of hands, in the commit that makes it.

use kernel::Uuid;
use store::Uow;

use crate::records::{Customer, PoolMove, PoolMoveAction, RECYCLE_RULE_KIND, RecycleRuleKind};

/// The rule by which a customer fell.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub kind: RecycleRuleKind,
    pub days: i32,
}

impl Rule {
    pub fn name(&self) -> &'static str {
        RECYCLE_RULE_KIND.name_of(self.kind.into()).unwrap_or_default()
    }
}

/// Notes that a customer changed hands; `before` is how it stood.
pub fn note(
    uow: &mut Uow<'_>,
    action: PoolMoveAction,
    customer: &Customer,
    before: Option<&Customer>,
    reason: Option<String>,
) {
    let entry = PoolMove { reason, ..entry(action, customer, before) };
    insert(uow, entry);
}

/// Notes that a customer fell by a rule.
pub fn note_fall(uow: &mut Uow<'_>, customer: &Customer, before: &Customer, rule: Rule) {
    let entry = entry(PoolMoveAction::Recycled, customer, Some(before));
    insert(uow, PoolMove { rule: rule.kind, rule_days: Some(rule.days), ..entry });
}

/// The same as a record, for who saves many at once.
pub fn entry(action: PoolMoveAction, customer: &Customer, before: Option<&Customer>) -> PoolMove {
    PoolMove {
        customer_id: customer.head.id,
        pool_id: customer.pool_id.or(before.and_then(|b| b.pool_id)),
        action,
        from_owner_id: before.and_then(|b| b.head.placement.owner_id),
        to_owner_id: customer.head.placement.owner_id,
        held_since: before.and_then(|b| b.owned_since),
        ..PoolMove::default()
    }
}

fn insert(uow: &mut Uow<'_>, mut entry: PoolMove) {
    entry.head.id = Uuid::now_v7();
    uow.insert(&mut entry);
}
