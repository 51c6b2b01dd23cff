//! A new contract, typed in or drafted for an order: numbered, with nothing received and nothing invoiced.

use kernel::{Ctx, Money, Result};
use proto::finance::v1 as wire;
use store::{Db, Rules as _, Uow, directory, directory::Resolve, records};

use crate::{
    credit, numbers,
    records::{Contract, ContractKind, ContractState},
};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Contract>,
) -> Result<wire::Contract> {
    let (mut contract, errors) = records::described::<Contract>(ctx, given)?;
    directory::ensure(db, ctx, resolver, &contract).await?;
    let mut uow = db.begin(ctx).await?;
    records::check_with_references(&mut uow, &contract, None, errors).await?;
    contract.verify(&mut uow, None).await?;
    enter(&mut uow, &mut contract).await?;
    records::answer(uow, &contract).await
}

/// Gives a draft its number and enters it, with the customer's credit account if he has none yet.
pub async fn enter(uow: &mut Uow<'_>, contract: &mut Contract) -> Result<()> {
    contract.enter(ContractState::Draft);
    if contract.kind == ContractKind::Unspecified {
        contract.kind = ContractKind::Sales;
    }
    let currency = contract.amount.as_ref().map(|amount| amount.currency.clone()).unwrap_or_default();
    let nothing = Some(Money::zero(&currency));
    (contract.received, contract.receivable) = (nothing.clone(), nothing.clone());
    (contract.invoiced, contract.overdue) = (nothing.clone(), nothing);
    if contract.number.is_none() {
        contract.number = Some(numbers::of_a_contract(uow).await?);
    }
    uow.insert(contract);
    credit::settle(uow, &[(contract.customer_id, currency)]).await
}
