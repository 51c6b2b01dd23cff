//! The ledger of who held what when: one row per change of hands, in the commit that makes it.

use kernel::Uuid;
use store::Uow;

use crate::records::{Customer, PoolMove, PoolMoveAction};

/// Notes that a customer changed hands; `before` is how it stood.
pub fn note(
    uow: &mut Uow<'_>,
    action: PoolMoveAction,
    customer: &Customer,
    before: Option<&Customer>,
    reason: Option<String>,
) {
    let mut entry = PoolMove {
        customer_id: customer.head.id,
        pool_id: customer.pool_id.or(before.and_then(|b| b.pool_id)),
        action,
        from_owner_id: before.and_then(|b| b.head.placement.owner_id),
        to_owner_id: customer.head.placement.owner_id,
        reason,
        ..PoolMove::default()
    };
    entry.head.id = Uuid::now_v7();
    uow.insert(&mut entry);
}
