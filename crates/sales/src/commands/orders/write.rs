//! A new order, by hand or from a quote, and changes of a draft: whatever is saved, the figures follow the lines.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::sales::v1 as wire;
use store::{
    Db, Mask, Record as _, Rules as _, Uow, directory, directory::Resolve, record::parse_id, records,
};

use crate::{
    numbers, reckoning,
    records::{Order, OrderState},
};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Order>,
) -> Result<wire::Order> {
    let (mut order, errors) = records::described::<Order>(ctx, given.map(tidy))?;
    directory::ensure(db, ctx, resolver, &order).await?;
    let mut uow = db.begin(ctx).await?;
    records::check_with_references(&mut uow, &order, None, errors).await?;
    order.verify(&mut uow, None).await?;
    reckon(&mut uow, &mut order, None).await?;
    order.enter(OrderState::Draft);
    enter(&mut uow, &mut order).await?;
    records::answer(uow, &order).await
}

/// Gives an order its number and its day, and enters it.
pub async fn enter(uow: &mut Uow<'_>, order: &mut Order) -> Result<()> {
    let ctx = uow.ctx();
    order.ordered_on = order.ordered_on.or(Some(ctx.recorded_at().with_timezone(&ctx.zone).date_naive()));
    order.number = Some(numbers::of::<Order>(uow, "SO").await?);
    uow.insert(order);
    Ok(())
}

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Order>,
    paths: Option<Vec<String>>,
) -> Result<wire::Order> {
    let given = tidy(given.ok_or_else(|| Error::invalid("order", "REQUIRED"))?);
    let id = parse_id("id", Order::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<Order>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(Order::DEF, &ctx.access, &paths, &mut errors);
    // the ids of other services are asked about before anything is locked
    let mut probe = Order::default();
    probe.apply(&given, &mask, &mut FieldErrors::default());
    directory::ensure(db, ctx, resolver, &probe).await?;

    let mut uow = db.begin(ctx).await?;
    let mut order = uow.lock::<Order>(id).await?;
    let before = order.clone();
    order.apply(&given, &mask, &mut errors);
    order.check(ctx, Some(&before), &mut errors);
    records::check_with_references(&mut uow, &order, Some(&before), errors).await?;
    order.verify(&mut uow, Some(&before)).await?;
    reckon(&mut uow, &mut order, Some(&before)).await?;
    uow.save(&mut order);
    records::answer(uow, &order).await
}

/// Deletes a draft that was made by hand; what came from a quote is cancelled, so that the quote still says what became of it.
pub async fn delete(db: &Db, ctx: &Ctx, id: &str) -> Result<()> {
    let mut uow = db.begin(ctx).await?;
    let mut order = uow.lock::<Order>(parse_id("id", id)?).await?;
    if order.quote_id.is_some() {
        return Err(Error::precondition("ORDER_OF_QUOTE_STAYS"));
    }
    uow.delete(&mut order).await?;
    uow.commit(&order).await
}

async fn reckon(uow: &mut Uow<'_>, order: &mut Order, before: Option<&Order>) -> Result<()> {
    let mut offer = order.as_offer();
    reckoning::reckon(uow, &mut offer, before.map(Order::as_offer).as_ref()).await?;
    order.take(offer);
    Ok(())
}

/// Currencies are written in capitals.
fn tidy(mut given: wire::Order) -> wire::Order {
    given.currency = given.currency.map(|code| code.trim().to_ascii_uppercase());
    given
}
