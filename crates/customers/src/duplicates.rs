//! Nobody is entered twice: what customers and contacts have in common with others is asked of every save, on
//! every path, right before its commit; the company's policy says whether it is refused, warned of, marked or let be.
//!
//! Keys that identify (name, phone, e-mail, number, WeChat, the company's domain) have a row each in `match_heads`,
//! which the save locks; so of any number of equal saves at once one stays. They are the last locks of a unit of work.
//! Similar names are found by `match_names` and compared here; they are only warned of, so nothing is locked.
//! The rows are an index and no truth: each hit is read from the record itself, and one that was deleted or has
//! another phone by now is none. So deleting and changing cost nothing, and old rows are swept by who meets them.
//!
//! One save is asked about by itself. Who saves many (an import) calls [`guard_many`] once per kind, after locking all
//! that he changes and before the first `insert` or `save`; he learns which rows to leave out, and the others are
//! not asked again.

mod ask;
mod check;
mod entered;
mod faces;
mod flags;
mod heads;
mod judge;
mod others;
mod policy;

pub mod fill;

pub use ask::ask;
pub use check::check;
pub use entered::Entered;

use kernel::{Error, Result, Uuid};
use proto::customers::v1::duplicate_policy::Answer;
use store::{Rules, Uow};

use self::{
    faces::{Face, Wanted},
    judge::{Batch, Verdict},
};

/// Which records a key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    Customer,
    Contact,
}

/// A record that is compared with others.
pub trait Matched: Rules {
    const SORT: Sort;
    /// What of it is compared.
    fn face(&self) -> Face;
    /// Whether something that is compared differs.
    fn looks_other(&self, before: &Self) -> bool;
    /// What it is taken for a duplicate of.
    fn duplicate_of(&self) -> Option<Uuid>;

    /// Must the save be asked about: something is new that is compared, or it comes back from the recycle bin.
    fn is_guarded(&self, before: Option<&Self>) -> bool {
        let here = |record: &Self| record.head().deleted_at.is_none();
        here(self) && before.is_none_or(|before| !here(before) || self.looks_other(before))
    }
}

/// Asks about many saves at once, each as it will be (its id is known) and as it was. `Ok` may be saved, and will be
/// marked at the commit if the policy says so; an `Err` must be left out of this unit of work. Of two equal ones among
/// them the first may.
pub async fn guard_many<R: Matched>(
    uow: &mut Uow<'_>,
    saves: &[(&R, Option<&R>)],
) -> Result<Vec<Result<()>>> {
    Ok(guard_after(uow, saves, &Entered::default()).await?.0)
}

/// As `guard_many`, while those `before` are still being written; tells also whom it lets through.
pub async fn guard_after<R: Matched>(
    uow: &mut Uow<'_>,
    saves: &[(&R, Option<&R>)],
    before: &Entered,
) -> Result<(Vec<Result<()>>, Entered)> {
    let wanted: Vec<Wanted> = saves.iter().map(|(after, before)| Wanted::of(*after, *before)).collect();
    if wanted.iter().all(Wanted::is_nothing) {
        return Ok((saves.iter().map(|_| Ok(())).collect(), Entered::default()));
    }
    let found = heads::lock(uow, R::SORT, &wanted).await?;
    let others = others::load(uow, R::SORT, &found, &wanted).await?;
    heads::sweep(uow, others.gone()).await?;
    // who is refused stays as it is, and whoever was let through because of that change is asked again
    let living = |before: &&R| before.head().deleted_at.is_none();
    let standing: Vec<Option<Wanted>> = saves
        .iter()
        .map(|(_, before)| before.filter(living).map(|before| Wanted::all(before.face())))
        .collect();
    let mut refused: Vec<Option<Error>> = saves.iter().map(|_| None).collect();
    let verdicts = loop {
        let kept = standing.iter().zip(&refused).filter(|(_, refused)| refused.is_some());
        let mut batch = Batch::beside(before, kept.filter_map(|(standing, _)| standing.as_ref()));
        let mut verdicts: Vec<Option<Verdict>> = Vec::with_capacity(saves.len());
        let mut more = false;
        for (wanted, refused) in wanted.iter().zip(&mut refused) {
            let verdict = refused.is_none().then(|| judge::judge(&found, &others, &batch, wanted));
            *refused = refused.take().or_else(|| refusal(uow, verdict.as_ref()?).err());
            if verdict.is_some() && refused.is_some() {
                more |= !wanted.is_new;
            }
            if refused.is_none() {
                batch.add(wanted);
            }
            verdicts.push(verdict);
        }
        if !more {
            break verdicts;
        }
    };
    let (mut answers, mut entered) = (Vec::with_capacity(saves.len()), vec![]);
    for ((wanted, verdict), refused) in wanted.into_iter().zip(verdicts).zip(refused) {
        if let (Some(verdict), None) = (verdict, &refused) {
            uow.asked(wanted.face.id);
            note(uow, &wanted, &verdict);
            entered.push(wanted);
        }
        answers.push(refused.map_or(Ok(()), Err));
    }
    Ok((answers, Entered::of(entered)))
}

/// The guard of a record's `Rules`: refuses if one save of the unit of work must not be.
pub async fn guard<R: Matched>(uow: &mut Uow<'_>, saves: &[(R, Option<R>)]) -> Result<()> {
    let open = unasked(uow, saves);
    for answer in guard_many(uow, &open).await? {
        answer?;
    }
    flags::write(uow, saves).await
}

fn unasked<'s, R: Matched>(uow: &Uow<'_>, saves: &'s [(R, Option<R>)]) -> Vec<(&'s R, Option<&'s R>)> {
    let open = saves.iter().filter(|(after, _)| !uow.was_asked(after.head().id));
    open.map(|(after, before)| (after, before.as_ref())).collect()
}

fn refusal(uow: &Uow<'_>, verdict: &Verdict) -> Result<()> {
    let reason = match verdict.answer() {
        Answer::Block => "DUPLICATE",
        Answer::Warn if !uow.ctx().allow_duplicates => "DUPLICATE_SUSPECTED",
        _ => return Ok(()),
    };
    Err(verdict.hits().map(judge::Hit::told).fold(Error::exists(reason), Error::hit))
}

/// What is let through with a grave hit is marked; what has none any more loses its mark.
fn note(uow: &mut Uow<'_>, wanted: &Wanted, verdict: &Verdict) {
    let of = verdict.mark();
    if of != wanted.duplicate_of {
        uow.flag(wanted.face.id, of);
    }
}
