//! A new contract, typed in or drafted for an order: numbered, with nothing received and nothing invoiced. And changes
//! of a draft: naming a template brings its clauses, those that it requires stay.

use kernel::{Ctx, Error, FieldErrors, Money, Result, Uuid};
use proto::finance::v1 as wire;
use store::{
    Db, Mask, Record as _, Rules as _, Uow, directory, directory::Resolve, record::parse_id, records,
};

use crate::{
    commands::templates,
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
    contract.keep_required(&[]);
    templates::draft_from(&mut uow, &mut contract, None).await?;
    enter(&mut uow, &mut contract).await?;
    records::answer(uow, &contract).await
}

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Contract>,
    paths: Option<Vec<String>>,
) -> Result<wire::Contract> {
    let given = given.ok_or_else(|| Error::invalid("contract", "REQUIRED"))?;
    let id = parse_id("id", Contract::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<Contract>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(Contract::DEF, &ctx.access, &paths, &mut errors);
    // the ids of other services are asked about before anything is locked
    let mut probe = Contract::default();
    probe.apply(&given, &mask, &mut FieldErrors::default());
    directory::ensure(db, ctx, resolver, &probe).await?;

    let mut uow = db.begin(ctx).await?;
    let mut contract = uow.lock::<Contract>(id).await?;
    let before = contract.clone();
    contract.apply(&given, &mask, &mut errors);
    contract.keep_required(&before.clauses);
    contract.check(ctx, Some(&before), &mut errors);
    records::check_with_references(&mut uow, &contract, Some(&before), errors).await?;
    contract.verify(&mut uow, Some(&before)).await?;
    templates::draft_from(&mut uow, &mut contract, Some(&before)).await?;
    uow.save(&mut contract);
    records::answer(uow, &contract).await
}

/// Gives a draft its number and enters it, with the customer's credit account if he has none yet.
pub async fn enter(uow: &mut Uow<'_>, contract: &mut Contract) -> Result<()> {
    contract.begin(ContractState::Draft);
    if contract.number.is_none() {
        contract.number = Some(numbers::of_a_contract(uow).await?);
    }
    uow.insert(contract);
    credit::settle(uow, &[contract.debtor()]).await
}

impl Contract {
    /// A new one in this state, with nothing received and nothing invoiced.
    pub fn begin(&mut self, state: ContractState) {
        self.enter(state);
        if self.kind == ContractKind::Unspecified {
            self.kind = ContractKind::Sales;
        }
        let nothing = Some(Money::zero(&self.debtor().1));
        self.receivable = if self.is_owed() { self.amount.clone() } else { nothing.clone() };
        (self.received, self.invoiced, self.overdue) = (nothing.clone(), nothing.clone(), nothing);
    }

    /// Whose credit it concerns, in which currency.
    pub fn debtor(&self) -> (Uuid, String) {
        let currency = self.amount.as_ref().map(|amount| amount.currency.clone());
        (self.customer_id, currency.unwrap_or_default())
    }
}
