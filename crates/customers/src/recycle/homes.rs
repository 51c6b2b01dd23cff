//! Where a customer goes when it leaves its owner: back to the pool it came from, else to the first open
//! one that takes it. Whether it is released or falls by the rules makes no difference.

use kernel::{Condition, Ctx, Result, Uuid, condition};
use store::{Uow, fault};

use crate::{
    records::{Customer, Pool},
    rules::fall::{Fall, Stand},
};

/// An open pool with its conditions, read once for many customers.
pub struct Home {
    pub pool: Pool,
    takes: Condition,
    exempt: Option<Condition>,
}

/// The open pools in the order in which they are asked.
pub struct Homes(Vec<Home>);

impl Home {
    fn read(pool: Pool) -> Result<Self> {
        let (takes, exempt) = (pool.takes()?, pool.exempts()?);
        Ok(Self { pool, takes, exempt })
    }

    pub fn takes(&self, customer: &Customer, ctx: &Ctx) -> bool {
        !self.pool.closed && condition::eval(&self.takes, customer, ctx)
    }

    /// When the customer falls to this pool if nothing happens.
    pub fn foresees(&self, customer: &Customer, stand: Stand, ctx: &Ctx) -> Option<Fall> {
        self.pool.foresees(self.exempt.as_ref(), customer, stand, ctx)
    }
}

impl Homes {
    /// The open pools of the tenant.
    pub async fn open(uow: &mut Uow<'_>) -> Result<Self> {
        let ids: Vec<Uuid> = sqlx::query_scalar(
            "select id from pools where not closed and deleted_at is null order by rank nulls last, id",
        )
        .fetch_all(uow.unscoped("a released customer falls to any pool that takes it"))
        .await
        .map_err(fault)?;
        let pools =
            uow.get_unscoped::<Pool>(&ids, "a released customer falls to any pool that takes it").await?;
        pools.into_iter().map(Home::read).collect::<Result<_>>().map(Self)
    }

    /// The customer's pool, should it leave its owner now.
    pub fn of(&self, customer: &Customer, ctx: &Ctx) -> Option<&Home> {
        let own = customer.home_pool_id.and_then(|id| self.named(id));
        own.filter(|home| home.takes(customer, ctx))
            .or_else(|| self.0.iter().find(|home| home.takes(customer, ctx)))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Home> {
        self.0.iter()
    }

    pub fn named(&self, id: Uuid) -> Option<&Home> {
        self.0.iter().find(|home| home.pool.head.id == id)
    }

    /// Does any pool take customers back by rules?
    pub fn recycle(&self) -> bool {
        self.0.iter().any(|home| !home.pool.recycle_rules.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(id: u128, takes: &str) -> Home {
        let mut pool = Pool { takes: Some(takes.to_owned()).filter(|t| !t.is_empty()), ..Pool::default() };
        pool.head.id = Uuid::from_u128(id);
        Home::read(pool).expect("a condition")
    }

    fn found(homes: &Homes, home: Option<u128>, city: &str) -> Option<u128> {
        let customer = Customer {
            home_pool_id: home.map(Uuid::from_u128),
            city: Some(city.to_owned()),
            ..Customer::default()
        };
        let ctx = Ctx::system("customers", Uuid::nil(), kernel::Time::default());
        homes.of(&customer, &ctx).map(|home| home.pool.head.id.as_u128())
    }

    #[test]
    fn a_customer_goes_back_to_where_it_came_from_as_long_as_it_is_taken_there() {
        let homes = Homes(vec![home(1, "city = \"上海\""), home(2, ""), home(3, "city = \"深圳\"")]);
        assert_eq!(found(&homes, None, "上海"), Some(1), "the first that takes it");
        assert_eq!(found(&homes, None, "深圳"), Some(2));
        assert_eq!(found(&homes, Some(3), "深圳"), Some(3), "its own before the first");
        assert_eq!(found(&homes, Some(3), "上海"), Some(1), "its own does not take it any more");
        assert_eq!(found(&homes, Some(9), "北京"), Some(2), "its own is gone");
        assert_eq!(found(&Homes(vec![home(1, "city = \"上海\"")]), None, "北京"), None);
    }
}
