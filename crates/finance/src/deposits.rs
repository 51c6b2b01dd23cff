//! Money that came in for a contract before it was signed: it stood as advance, and with the signature is put to the
//! contract's instalments, the oldest money to what is due first.

use kernel::{Result, Uuid};
use serde_json::json;
use store::{Uow, fault};

use crate::{
    commands::payments,
    ground::{Ground, Purse},
};

/// Locks the advance of the contract's own payments and notes it in the contract's book, as far as the contract takes
/// it. Finance may have put some of it elsewhere or given it back before; that stays where it is.
pub async fn take(uow: &mut Uow<'_>, ground: &mut Ground) -> Result<Vec<Purse>> {
    let ids: Vec<Uuid> = sqlx::query_scalar(
        "select id from payments where contract_id = $1 and customer_id = $2 and amount_currency = $3 \
           and state = 1 and advance > 0 and deleted_at is null order by received_on, id",
    )
    .bind(ground.contract.head.id)
    .bind(ground.contract.customer_id)
    .bind(ground.currency())
    .fetch_all(uow.unscoped("money is booked under the contract's lock"))
    .await
    .map_err(fault)?;
    let mut purses = Purse::open(uow, &ids).await?;
    purses.sort_by_key(|purse| ids.iter().position(|id| *id == purse.payment.head.id));
    for purse in &purses {
        let payment = &purse.payment;
        if payment.is_booked().is_ok() {
            ground.book.allocate(payment.head.id, None, payment.left());
        }
    }
    purses.retain(|purse| !ground.book.moved_of(purse.payment.head.id).is_zero());
    Ok(purses)
}

/// Saves the payments after the book was written, and tells of each.
pub fn save(uow: &mut Uow<'_>, ground: &Ground, purses: &mut [Purse]) -> Result<()> {
    for purse in purses {
        purse.save(uow, std::slice::from_ref(ground));
        let mut told = payments::detail(&purse.payment);
        told["contractIds"] = json!([ground.contract.head.id]);
        uow.emit("allocated", &purse.payment, told)?;
    }
    Ok(())
}
