//! Instalments: planned, moved, taken away, always under the contract's lock, and together never more than it
//! amounts to. Money that lay beside the plan goes to a new one at once.

use kernel::{Ctx, Error, FieldErrors, Money, Result, Uuid};
use proto::finance::v1 as wire;
use store::{
    Db, Mask, Record as _, Rules as _, Uow, directory, directory::Resolve, record::parse_id, records,
};

use crate::{
    credit,
    ground::{Ground, amount, line},
    records::ReceivablePlan,
};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::ReceivablePlan>,
) -> Result<wire::ReceivablePlan> {
    let (mut plan, errors) = records::described::<ReceivablePlan>(ctx, given)?;
    directory::ensure(db, ctx, resolver, &plan).await?;
    let mut uow = db.begin(ctx).await?;
    // locked before it is looked up: who looks at a row and then wants it waits for all who look at it
    let ground = Ground::open(&mut uow, &[plan.contract_id]).await?.pop();
    records::check_with_references(&mut uow, &plan, None, errors).await?;
    let mut ground = ground.ok_or_else(|| Error::not_found("contract", plan.contract_id))?;
    ground.contract.can_be_planned()?;
    fits(&ground, &plan)?;
    plan.phase = plan.phase.or_else(|| Some(ground.next_phase()));
    let id = plan.head.id;
    ground.add(plan);
    finish(uow, ground, id).await
}

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::ReceivablePlan>,
    paths: Option<Vec<String>>,
) -> Result<wire::ReceivablePlan> {
    let given = given.ok_or_else(|| Error::invalid("receivable_plan", "REQUIRED"))?;
    let id = parse_id("id", ReceivablePlan::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<ReceivablePlan>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(ReceivablePlan::DEF, &ctx.access, &paths, &mut errors);
    let mut uow = db.begin(ctx).await?;
    let mut ground = ground_of(&mut uow, id).await?;
    let mut plan = uow.lock::<ReceivablePlan>(id).await?;
    let before = plan.clone();
    plan.apply(&given, &mask, &mut errors);
    plan.check(ctx, Some(&before), &mut errors);
    errors.finish()?;
    fits(&ground, &plan)?;
    ground.book.plan(line(&plan));
    let known = ground.plans.iter_mut().find(|known| known.plan.head.id == id);
    known.ok_or_else(|| Error::not_found("receivable_plan", id))?.plan = plan;
    finish(uow, ground, id).await
}

pub async fn delete(db: &Db, ctx: &Ctx, id: &str) -> Result<()> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let mut ground = ground_of(&mut uow, id).await?;
    let mut plan = uow.lock::<ReceivablePlan>(id).await?;
    ground.without(&plan)?;
    uow.delete(&mut plan).await?;
    ground.write(&mut uow, &[], None).await?;
    credit::settle(&mut uow, &[ground.debtor()]).await?;
    uow.commit(&plan).await
}

pub async fn restore(db: &Db, ctx: &Ctx, id: &str) -> Result<wire::ReceivablePlan> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let seen = uow.peek_deleted::<ReceivablePlan>(id).await?;
    let mut ground = Ground::one(&mut uow, seen.contract_id).await?;
    ground.contract.can_be_planned()?;
    let mut plan = uow.lock_deleted::<ReceivablePlan>(id).await?;
    fits(&ground, &plan)?;
    ground.book.plan(line(&plan));
    let allocated = ground.book.lines().iter().find(|line| line.id == id).map(|line| line.allocated);
    plan.allocated =
        Some(Money { currency: ground.currency().to_owned(), amount: allocated.unwrap_or_default() });
    plan.stand();
    uow.restore(&mut plan).await?;
    ground.write(&mut uow, &[], None).await?;
    credit::settle(&mut uow, &[ground.debtor()]).await?;
    records::answer(uow, &plan).await
}

/// The locked contract of an instalment that the caller sees, if its plan may be changed.
async fn ground_of(uow: &mut Uow<'_>, plan: Uuid) -> Result<Ground> {
    let seen = uow.get::<ReceivablePlan>(plan).await?;
    let ground = Ground::one(uow, seen.contract_id).await?;
    ground.contract.can_be_planned()?;
    Ok(ground)
}

impl Ground {
    /// What an instalment counts that doesn't say it.
    pub fn next_phase(&self) -> i32 {
        self.plans.iter().filter_map(|known| known.plan.phase).max().unwrap_or_default() + 1
    }

    /// Without an instalment that nothing is put to.
    pub fn without(&mut self, plan: &ReceivablePlan) -> Result<()> {
        if !amount(plan.allocated.as_ref()).is_zero() {
            return Err(Error::precondition("PLAN_HAS_MONEY"));
        }
        self.plans.retain(|known| known.plan.head.id != plan.head.id);
        self.book.drop_line(plan.head.id);
        Ok(())
    }
}

/// In the contract's currency, no less than is paid of it, and with all others no more than the contract.
pub fn fits(ground: &Ground, plan: &ReceivablePlan) -> Result<()> {
    let Some(money) = &plan.amount else { return Err(Error::invalid("amount", "REQUIRED")) };
    if money.currency != ground.currency() {
        return Err(
            Error::invalid("amount.currency", "CURRENCY_OF_CONTRACT").with("currency", ground.currency())
        );
    }
    let known = ground.book.lines().iter().find(|line| line.id == plan.head.id);
    let (was, paid) = known.map_or_else(Default::default, |line| (line.amount, line.allocated));
    if money.amount < paid {
        return Err(Error::invalid("amount.amount", "LESS_THAN_ALLOCATED").with("least", paid.normalize()));
    }
    let free = ground.book.amount - (ground.book.planned() - was);
    if money.amount > free {
        return Err(Error::invalid("amount.amount", "PLAN_EXCEEDS_CONTRACT").with("free", free.normalize()));
    }
    Ok(())
}

async fn finish(mut uow: Uow<'_>, mut ground: Ground, id: Uuid) -> Result<wire::ReceivablePlan> {
    ground.write(&mut uow, &[], None).await?;
    let plan = ground.plans.iter().find(|known| known.plan.head.id == id).map(|known| known.plan.clone());
    let plan = plan.ok_or_else(|| Error::internal("an instalment was lost on the way"))?;
    credit::settle(&mut uow, &[ground.debtor()]).await?;
    records::answer(uow, &plan).await
}
