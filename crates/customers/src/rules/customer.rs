//! What holds for every customer, on every path.

use kernel::{Ctx, FieldErrors, Result, Time, Uuid};
use store::{Record as _, Rules, Uow};

use crate::{
    duplicates::{self, Matched as _},
    records::Customer,
};

impl Rules for Customer {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.size.is_some_and(|n| n < 0) {
            errors.push("size", "NEGATIVE");
        }
        if self.registered_capital.as_ref().is_some_and(|m| m.amount.is_sign_negative()) {
            errors.push("registeredCapital", "NEGATIVE");
        }
        if self.parent_id == Some(self.head.id) && !self.head.id.is_nil() {
            errors.push("parentId", "OWN_PARENT");
        }
    }

    fn guarded(&self, before: Option<&Self>) -> bool {
        self.is_guarded(before)
    }

    async fn guard(uow: &mut Uow<'_>, saves: &[(Self, Option<Self>)]) -> Result<()> {
        duplicates::guard(uow, saves).await
    }

    fn flag(&mut self, duplicate_of: Option<Uuid>) {
        self.duplicate_of_id = duplicate_of;
    }

    fn available(&self, action: &str) -> bool {
        let pooled = self.pool_id.is_some();
        let owned = self.head().placement.owner_id.is_some();
        match action {
            "unlock" => self.head.locked,
            _ if self.head.locked => false,
            "claim" | "assign" => pooled,
            "release" | "transfer" | "protect" => owned,
            _ => true,
        }
    }
}

impl Customer {
    /// Becomes somebody's: out of the pool, former sharing gone with it.
    pub fn give_to(&mut self, owner: Uuid, department: Option<Uuid>, at: Time) {
        let place = &mut self.head.placement;
        if let Some(pool) = self.pool_id.take() {
            place.readers.retain(|id| *id != pool);
            place.editors.retain(|id| *id != pool);
        }
        if place.owner_id.is_some() {
            self.previous_owner_id = place.owner_id;
        }
        place.give_to(owner, department);
        self.pooled_at = None;
        self.owned_since = Some(at);
        self.unprotect();
    }

    /// Falls to a pool: nobody's, seen by the pool's members alone.
    pub fn put_into(&mut self, pool: Uuid, at: Time) {
        let place = &mut self.head.placement;
        if place.owner_id.is_some() {
            self.previous_owner_id = place.owner_id;
        }
        place.owner_id = None;
        place.department_id = None;
        place.readers = vec![pool];
        place.editors = vec![];
        self.pool_id = Some(pool);
        self.home_pool_id = Some(pool);
        self.pooled_at = Some(at);
        self.owned_since = None;
        self.unprotect();
    }

    /// A protection was granted to one owner and ends with him.
    fn unprotect(&mut self) {
        self.protected_until = None;
        self.protection_reason = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer() -> Customer {
        Customer::default()
    }

    #[test]
    fn a_released_customer_is_nobodys_and_remembers_whose_it_was() {
        let (owner, pool, friend) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let mut customer = customer();
        customer.give_to(owner, None, Time::default());
        customer.head.placement.readers = vec![friend];
        customer.put_into(pool, Time::default());
        assert_eq!(customer.head.placement.owner_id, None);
        assert_eq!(customer.head.placement.readers, vec![pool]);
        assert_eq!(customer.previous_owner_id, Some(owner));
    }

    #[test]
    fn a_claimed_customer_leaves_the_pools_members_behind() {
        let (owner, pool) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut customer = customer();
        customer.put_into(pool, Time::default());
        customer.give_to(owner, Some(Uuid::from_u128(9)), Time::default());
        assert_eq!(
            (customer.pool_id, customer.home_pool_id),
            (None, Some(pool)),
            "it knows where it is at home"
        );
        assert!(customer.head.placement.readers.is_empty());
        assert_eq!(customer.head.placement.department_id, Some(Uuid::from_u128(9)));
    }
}
