//! Money came in: it is booked whatever else holds, put to its contract as far as that is still owed, and the
//! rest stands as advance.

use kernel::{Ctx, Result, Time};
use proto::finance::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, Rules as _, Uow, directory, directory::Resolve, records};

use super::detail;
use crate::{
    commands::contracts,
    credit,
    ground::{Ground, amount},
    numbers,
    records::{Payment, PaymentMethod, PaymentState},
    rules::amounts::told,
};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Payment>,
) -> Result<wire::Payment> {
    let (mut payment, mut errors) = records::described::<Payment>(ctx, given)?;
    directory::ensure(db, ctx, resolver, &payment).await?;
    let mut uow = db.begin(ctx).await?;
    // locked before it is looked up: who looks at a row and then wants it waits for all who look at it
    let ids: Vec<_> = payment.contract_id.into_iter().collect();
    let mut ground = Ground::open(&mut uow, &ids).await?.pop();
    if ground.as_ref().is_some_and(|ground| ground.contract.customer_id != payment.customer_id) {
        errors.push("contractId", "CONTRACT_OF_ANOTHER_CUSTOMER");
    }
    records::check_with_references(&mut uow, &payment, None, errors).await?;
    payment.verify(&mut uow, None).await?;
    payment.book(&mut uow, ground.as_mut(), None).await?;
    uow.insert(&mut payment);
    uow.emit("received", &payment, detail(&payment))?;
    let mut debtors = vec![(payment.customer_id, payment.currency().to_owned())];
    if let Some(ground) = &mut ground {
        ground.write(&mut uow, &[&payment], None).await?;
        let params = json!({
            "amount": told(payment.amount.as_ref()), "advance": told(payment.advance.as_ref()),
        });
        contracts::tell(&mut uow, &ground.contract, "PAYMENT_RECEIVED", params)?;
        debtors.push(ground.debtor());
    }
    credit::settle(&mut uow, &debtors).await?;
    records::answer(uow, &payment).await
}

impl Payment {
    /// Gives it a number and puts it to its contract, whose book is open, as far as something is owed. `original` is when a
    /// payment of the past came in, where it doesn't say so itself.
    pub async fn book(
        &mut self,
        uow: &mut Uow<'_>,
        ground: Option<&mut Ground>,
        original: Option<Time>,
    ) -> Result<()> {
        self.state = PaymentState::Booked;
        if self.method == PaymentMethod::Unspecified {
            self.method = PaymentMethod::BankTransfer;
        }
        let at = original.unwrap_or_else(|| uow.ctx().recorded_at());
        let day = at.with_timezone(&uow.ctx().zone).date_naive();
        self.received_on = self.received_on.or(Some(day));
        self.number = Some(numbers::of::<Self>(uow, "RC").await?);
        let all = amount(self.amount.as_ref());
        let mut taken = Decimal::ZERO;
        if let Some(ground) = ground
            && ground.contract.is_owed()
            && ground.currency() == self.currency()
        {
            taken = ground.book.allocate(self.head.id, None, all);
        }
        self.sums(taken, Decimal::ZERO);
        Ok(())
    }
}
