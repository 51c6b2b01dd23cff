//! Who falls, out of some customers: first by what is known here, then, for those who would fall, by what
//! the owners of follow-ups and deals know. Dry run and night both ask here, and so they agree.

use std::collections::HashSet;

use kernel::{Ctx, Date, Result, Uuid};

use super::{
    homes::Homes,
    owners::{Owners, Stands},
};
use crate::{
    records::Customer,
    rules::fall::{Fall, Stand},
};

/// A customer and what is foreseen for it.
pub struct Foreseen {
    pub customer: Customer,
    /// Its pool and the fall; none: it does not fall.
    pub fall: Option<(Uuid, Fall)>,
}

impl Foreseen {
    /// Falls in the night of this day or should have fallen before.
    pub fn is_due(&self, night: Date) -> bool {
        self.fall.is_some_and(|(_, fall)| fall.on <= night)
    }

    /// The night in which it falls, `night` at the earliest.
    pub fn falls_on(&self, night: Date) -> Option<Date> {
        self.fall.map(|(_, fall)| fall.on.max(night))
    }
}

/// How the customer stands as far as it is known here.
pub fn known(customer: &Customer) -> Stand {
    Stand {
        last_follow_up: customer.last_follow_up_at,
        last_deal: customer.last_deal_at,
        open_deals: customer.open_deals.unwrap_or(0),
        won_deals: customer.won_deals.unwrap_or(0),
    }
}

/// What is foreseen by what is known here alone.
pub fn foresee(homes: &Homes, ctx: &Ctx, customer: Customer) -> Foreseen {
    let stand = known(&customer);
    with(homes, ctx, customer, stand)
}

fn with(homes: &Homes, ctx: &Ctx, mut customer: Customer, stand: Stand) -> Foreseen {
    // conditions ask the record
    customer.last_follow_up_at = stand.last_follow_up;
    customer.last_deal_at = stand.last_deal;
    customer.open_deals = Some(stand.open_deals);
    customer.won_deals = Some(stand.won_deals);
    let fall = homes.of(&customer, ctx).and_then(|home| {
        let fall = home.foresees(&customer, stand, ctx)?;
        Some((home.pool.head.id, fall))
    });
    Foreseen { customer, fall }
}

/// What is foreseen for each, in the order given; no one is due whom the owners of the facts did not confirm.
pub async fn judge(
    owners: &dyn Owners,
    homes: &Homes,
    ctx: &Ctx,
    customers: Vec<Customer>,
    night: Date,
) -> Result<Vec<Foreseen>> {
    let mut all: Vec<Foreseen> =
        customers.into_iter().map(|customer| foresee(homes, ctx, customer)).collect();
    let due = all.iter().filter(|one| one.is_due(night));
    let mut stands: Stands = due.map(|one| (one.customer.head.id, known(&one.customer))).collect();
    let asked: HashSet<Uuid> = stands.keys().copied().collect();
    owners.correct(ctx.tenant, &mut stands).await?;
    for one in all.iter_mut().filter(|one| asked.contains(&one.customer.head.id)) {
        let stand = stands.get(&one.customer.head.id).copied().unwrap_or_default();
        one.fall = with(homes, ctx, one.customer.clone(), stand).fall;
    }
    Ok(all)
}
