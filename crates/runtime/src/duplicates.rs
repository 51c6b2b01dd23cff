//! Nobody is entered twice: what records have in common with others is asked of every save, on every path, right
//! before its commit; the company's policy says whether it is refused, warned of, marked or let be. Services say what
//! of their records is compared ([`Matched`]) and call [`guard`] from the records' `Rules`.
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

mod check;
mod entered;
mod faces;
mod flags;
mod heads;
mod judge;
mod others;
mod policy;
mod rows;

use std::collections::{BTreeSet, HashMap};

use kernel::{Error, Result, Uuid};
use proto::customers::v1::{duplicate_hit::Key, duplicate_policy::Answer};
use store::{Rules, Uow};

use self::judge::Batch;
pub use self::{
    check::{Found, check, compare, draft, verdict},
    entered::Entered,
    faces::{Face, Wanted, folded},
    flags::write as write_flags,
    heads::lock,
    judge::{Hit, Verdict},
    others::{Other, name_owners, seen_title},
    policy::{Policy, gravity},
    rows::{refuse_next, refuse_rows},
};

/// Which records a key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sort {
    /// `customer`
    pub kind: &'static str,
    /// The column of `match_heads` that lists them.
    pub list: &'static str,
    /// Number of the policy's kind of record.
    pub policy: i16,
}

/// A record that is compared with others.
pub trait Matched: Rules {
    const SORT: Sort;
    /// All that are compared in its service; similar names are those of the first.
    const SORTS: &'static [Sort];
    /// What of it is compared.
    fn face(&self) -> Face;
    /// Whether something that is compared differs.
    fn looks_other(&self, before: &Self) -> bool;
    /// What it is taken for a duplicate of.
    fn duplicate_of(&self) -> Option<Uuid>;
    /// What happens where the company's policy is silent, by the other's sort and what they have in common.
    fn usual(&self) -> fn(Sort, Key) -> Answer;
    /// The record that it is marked with when it is let through although it may be this one.
    fn marks(other: &Face) -> Option<Uuid>;
    /// Reads those whom keys and words led to, as the caller may know them; who is gone is left out.
    fn others(
        uow: &mut Uow<'_>,
        wanted: &HashMap<Sort, BTreeSet<Uuid>>,
    ) -> impl Future<Output = Result<HashMap<Uuid, Other>>> + Send;

    /// Does it count at all?
    fn counts(&self) -> bool {
        self.head().deleted_at.is_none()
    }

    /// Came on a way on which nobody can be warned: let through with a mark.
    fn is_taken_anyway(&self) -> bool {
        false
    }

    /// Must the save be asked about: something is new that is compared, or it comes back from the recycle bin.
    fn is_guarded(&self, before: Option<&Self>) -> bool {
        self.counts() && before.is_none_or(|before| !before.counts() || self.looks_other(before))
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

/// As `guard_many`, while those `before` cannot be read yet; tells also whom it lets through.
pub async fn guard_after<R: Matched>(
    uow: &mut Uow<'_>,
    saves: &[(&R, Option<&R>)],
    before: &Entered,
) -> Result<(Vec<Result<()>>, Entered)> {
    let wanted: Vec<Wanted> = saves.iter().map(|(after, before)| Wanted::of(*after, *before)).collect();
    if wanted.iter().all(Wanted::is_nothing) {
        return Ok((saves.iter().map(|_| Ok(())).collect(), Entered::default()));
    }
    let found = heads::lock::<R>(uow, &wanted).await?;
    let others = others::load::<R>(uow, &found, &wanted).await?;
    heads::sweep::<R>(uow, others.gone()).await?;
    // who is refused stays as it is, and whoever was let through because of that change is asked again
    let standing: Vec<Option<Wanted>> =
        saves.iter().map(|(_, before)| before.filter(|before| before.counts()).map(Wanted::all)).collect();
    let knows = uow.ctx().allow_duplicates;
    let mut refused: Vec<Option<Error>> = saves.iter().map(|_| None).collect();
    let verdicts = loop {
        let kept = standing.iter().zip(&refused).filter(|(_, refused)| refused.is_some());
        let mut batch = Batch::beside(before, kept.filter_map(|(standing, _)| standing.as_ref()));
        let mut verdicts: Vec<Option<Verdict>> = Vec::with_capacity(saves.len());
        let mut again = false;
        for (wanted, refused) in wanted.iter().zip(&mut refused) {
            if refused.is_some() {
                verdicts.push(None);
                continue;
            }
            let verdict = judge::judge(&found, &others, &batch, wanted);
            match verdict.refusal(knows || wanted.taken_anyway) {
                Ok(()) => batch.add(wanted),
                Err(error) => {
                    *refused = Some(error);
                    again |= !wanted.is_new;
                }
            }
            verdicts.push(Some(verdict));
        }
        if !again {
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

impl Verdict {
    /// Refuses what the policy refuses, and what it warns of unless the caller `knows`.
    pub fn refusal(&self, knows: bool) -> Result<()> {
        let reason = match self.answer() {
            Answer::Block => "DUPLICATE",
            Answer::Warn if !knows => "DUPLICATE_SUSPECTED",
            _ => return Ok(()),
        };
        Err(self.hits().map(Hit::told).fold(Error::exists(reason), Error::hit))
    }
}

/// What is let through with a grave hit is marked; what has none any more loses its mark.
fn note(uow: &mut Uow<'_>, wanted: &Wanted, verdict: &Verdict) {
    let of = verdict.mark();
    if of != wanted.duplicate_of {
        uow.flag(wanted.face.id, of);
    }
}
