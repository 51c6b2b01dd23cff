//! Asking before saving, for forms while they are filled in: who may be this one already?

use kernel::{Ctx, Error, FieldErrors, Result, Uuid, reason};
use proto::customers::v1::CheckDuplicatesResponse;
use store::{Db, Mask, Uow, record::parse_id};

use super::{
    Matched,
    faces::Wanted,
    heads,
    judge::{self, Batch, Hit, Verdict},
    others,
    policy::Policy,
};

/// Number of the field `id`.
const ID: u32 = 1;
const HALF_TYPED: [&str; 4] =
    [reason::REQUIRED, reason::NOT_A_PHONE, reason::NOT_AN_EMAIL, reason::NOT_A_URL];

/// What is there that may be this one, and the policy that says so.
pub struct Found {
    pub verdict: Verdict,
    pub policy: Policy,
}

/// Compares a draft with everybody. Nothing is locked or saved.
pub async fn check<R: Matched>(
    db: &Db,
    ctx: &Ctx,
    draft: Option<R::Wire>,
) -> Result<CheckDuplicatesResponse> {
    let draft = draft.ok_or_else(|| Error::invalid(R::DEF.kind, "REQUIRED"))?;
    let verdict = verdict::<R>(db, ctx, &draft).await?.verdict;
    let hits = verdict.hits().map(Hit::wire).collect();
    Ok(CheckDuplicatesResponse { hits, answer: verdict.answer().into() })
}

/// The same, with the policy and the records behind it.
pub async fn verdict<R: Matched>(db: &Db, ctx: &Ctx, wire: &R::Wire) -> Result<Found> {
    let wanted = [Wanted::all(&draft::<R>(ctx, wire)?)];
    let mut uow = db.begin(ctx).await?;
    let (mut verdicts, policy) = compare::<R>(&mut uow, &wanted).await?;
    Ok(Found { verdict: verdicts.pop().unwrap_or_default(), policy })
}

/// Compares many with everybody whom the service of `R` keeps, each for itself.
pub async fn compare<R: Matched>(uow: &mut Uow<'_>, wanted: &[Wanted]) -> Result<(Vec<Verdict>, Policy)> {
    let found = heads::look::<R>(uow, wanted).await?;
    let others = others::load::<R>(uow, &found, wanted).await?;
    let judged = wanted.iter().map(|wanted| judge::judge(&found, &others, &Batch::default(), wanted));
    Ok((judged.collect(), found.policy))
}

/// The draft as far as it can be read: what is missing or half typed counts for nothing, what could never be
/// saved is refused as it would be then.
pub fn draft<R: Matched>(ctx: &Ctx, wire: &R::Wire) -> Result<R> {
    let id = match R::wire_id(wire) {
        "" => Uuid::now_v7(),
        given => parse_id("id", given)?,
    };
    let mut errors = FieldErrors::default();
    let given: Vec<u32> = R::given(wire).into_iter().filter(|number| *number != ID).collect();
    let mask = Mask::create(R::DEF, &ctx.access, &given, &mut errors);
    let mut record = R::default();
    record.apply(wire, &mask, &mut errors);
    record.head_mut().id = id;
    let mut wrong = FieldErrors::default();
    if let Err(error) = errors.finish() {
        for field in error.fields().iter().filter(|field| !HALF_TYPED.contains(&field.reason)) {
            wrong.push_with(field.field.clone(), field.reason, field.params.clone());
        }
    }
    wrong.finish()?;
    Ok(record)
}
