//! A new quote, and changes of a draft: whatever is saved, the figures follow the lines.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::sales::v1 as wire;
use store::{Db, Mask, Record as _, Rules as _, directory, directory::Resolve, record::parse_id, records};

use crate::{
    credit, numbers, reckoning,
    records::{Quote, QuoteState},
};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Quote>,
) -> Result<wire::Quote> {
    let (mut quote, errors) = records::described::<Quote>(ctx, given.map(tidy))?;
    directory::ensure(db, ctx, resolver, &quote).await?;
    let mut uow = db.begin(ctx).await?;
    records::check_with_references(&mut uow, &quote, None, errors).await?;
    quote.verify(&mut uow, None).await?;
    quote.enter(QuoteState::Draft);
    quote.revision = Some(1);
    reckoning::reckon(&mut uow, &mut quote, None).await?;
    credit::standing(&mut uow, quote.customer_id).await?.note_on(&mut quote);
    quote.number = Some(numbers::of::<Quote>(&mut uow, "QT").await?);
    uow.insert(&mut quote);
    records::answer(uow, &quote).await
}

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Quote>,
    paths: Option<Vec<String>>,
) -> Result<wire::Quote> {
    let given = tidy(given.ok_or_else(|| Error::invalid("quote", "REQUIRED"))?);
    let id = parse_id("id", Quote::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<Quote>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(Quote::DEF, &ctx.access, &paths, &mut errors);
    // the ids of other services are asked about before anything is locked
    let mut probe = Quote::default();
    probe.apply(&given, &mask, &mut FieldErrors::default());
    directory::ensure(db, ctx, resolver, &probe).await?;

    let mut uow = db.begin(ctx).await?;
    let mut quote = uow.lock::<Quote>(id).await?;
    let before = quote.clone();
    quote.apply(&given, &mask, &mut errors);
    quote.check(ctx, Some(&before), &mut errors);
    records::check_with_references(&mut uow, &quote, Some(&before), errors).await?;
    quote.verify(&mut uow, Some(&before)).await?;
    reckoning::reckon(&mut uow, &mut quote, Some(&before)).await?;
    credit::standing(&mut uow, quote.customer_id).await?.note_on(&mut quote);
    uow.save(&mut quote);
    records::answer(uow, &quote).await
}

/// Currencies are written in capitals.
fn tidy(mut given: wire::Quote) -> wire::Quote {
    given.currency = given.currency.map(|code| code.trim().to_ascii_uppercase());
    given
}
