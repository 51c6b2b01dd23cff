//! What one save has in common with whom, what the policy says to it, and what the caller is told.

use std::collections::HashMap;

use kernel::{Uuid, error::Params};
use proto::customers::v1::{
    DuplicateHit,
    duplicate_hit::Key,
    duplicate_policy::{Answer, Told},
};

use super::{
    entered::Entered,
    faces::{Face, Wanted},
    heads::Found,
    others::{Other, Others},
    policy::{Policy, gravity},
};

/// Hits that are told.
const MOST_TOLD: usize = 5;

/// One that may be the same.
pub struct Hit {
    pub id: Uuid,
    pub seen: bool,
    wire: DuplicateHit,
    mark: Option<Uuid>,
    under: Uuid,
}

/// All of them, the gravest first.
#[derive(Default)]
pub struct Verdict {
    hits: Vec<Hit>,
    /// What a mark of earlier still says.
    marked: Option<Uuid>,
}

/// Those of the same batch that were let through.
#[derive(Default)]
pub struct Batch<'w> {
    accepted: Vec<&'w Wanted>,
    by_text: HashMap<String, Vec<usize>>,
    entered: Option<&'w Entered>,
}

impl<'w> Batch<'w> {
    /// Beside those who were let through before, and those to whom a change was refused.
    pub fn beside(entered: &'w Entered, standing: impl Iterator<Item = &'w Wanted>) -> Self {
        let mut batch = Self { entered: Some(entered), ..Self::default() };
        entered.last.iter().chain(standing).for_each(|other| batch.add(other));
        batch
    }

    pub fn add(&mut self, wanted: &'w Wanted) {
        let at = self.accepted.len();
        for text in wanted.keys.iter().map(|(_, key)| key).chain(&wanted.traces) {
            self.by_text.entry(text.clone()).or_default().push(at);
        }
        self.accepted.push(wanted);
    }

    fn face(&self, id: Uuid) -> Option<&Face> {
        self.accepted.iter().find(|accepted| accepted.face.id == id).map(|accepted| &accepted.face)
    }

    fn of(&self, wanted: &Wanted) -> Vec<&Face> {
        let texts = wanted.keys.iter().map(|(_, key)| key).chain(&wanted.traces);
        let mut found: Vec<usize> =
            texts.filter_map(|text| self.by_text.get(text)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let accepted = found.into_iter().map(|at| self.accepted[at]);
        accepted.filter(|other| !wanted.comes_back_with(other)).map(|other| &other.face).collect()
    }
}

/// Compares one with all that were found for it.
pub fn judge(found: &Found, others: &Others, batch: &Batch<'_>, wanted: &Wanted) -> Verdict {
    let policy = &found.policy;
    let mut hits: Vec<Hit> = others.of(wanted).filter_map(|other| hit(policy, wanted, other)).collect();
    hits.extend(batch.of(wanted).into_iter().filter_map(|face| hit_in_batch(policy, wanted, face)));
    hits.extend(hit_further_up(policy, batch, wanted));
    hits.sort_by_key(|hit| (std::cmp::Reverse(gravity(hit.wire.answer())), !hit.seen));
    let face = |id: Uuid| others.get(id).map(|other| &other.face).or_else(|| batch.face(id));
    let still = wanted.duplicate_of.and_then(face).filter(|face| wanted.still_shares(face));
    let marked = still.map(|face| face.id);
    Verdict { hits, marked }
}

/// The gravest of what they have in common.
fn gravest(policy: &Policy, wanted: &Wanted, face: &Face) -> Option<(Key, Answer)> {
    let shared = wanted.shares(face).into_iter();
    let answered = shared.map(|key| (key, policy.answer(wanted, face.sort, key)));
    answered.min_by_key(|(key, answer)| (std::cmp::Reverse(gravity(*answer)), *key as i32))
}

fn hit(policy: &Policy, wanted: &Wanted, other: &Other) -> Option<Hit> {
    let (key, answer) = gravest(policy, wanted, &other.face)?;
    let told = policy.told();
    let wire = DuplicateHit {
        kind: other.face.sort.kind.to_owned(),
        key: key.into(),
        answer: answer.into(),
        id: other.seen.then(|| other.face.id.to_string()),
        title: other.title.clone().filter(|_| other.seen || told == Told::OwnerAndName),
        owner: other.owner.clone().filter(|_| other.seen || told != Told::Nothing),
        shareable: policy.shares() && !other.seen && key != Key::SimilarName,
    };
    let (id, under, mark) = (other.face.id, other.face.under, (wanted.marks)(&other.face));
    Some(Hit { id, seen: other.seen, wire, mark, under })
}

/// The caller brought it himself a moment ago.
fn hit_in_batch(policy: &Policy, wanted: &Wanted, face: &Face) -> Option<Hit> {
    let (key, answer) = gravest(policy, wanted, face)?;
    let (kind, key, answer) = (face.sort.kind.to_owned(), key.into(), answer.into());
    let title = Some(face.title.clone());
    let wire = DuplicateHit { kind, key, answer, title, ..DuplicateHit::default() };
    Some(Hit { id: face.id, seen: true, wire, mark: (wanted.marks)(face), under: face.under })
}

/// Somebody in the same file, of whom only the keys are known.
fn hit_further_up(policy: &Policy, batch: &Batch<'_>, wanted: &Wanted) -> Option<Hit> {
    let sort = wanted.face.sort;
    let shared = batch.entered?.shared(wanted).into_iter();
    let answered = shared.map(|key| (key, policy.answer(wanted, sort, key)));
    let (key, answer) =
        answered.min_by_key(|(key, answer)| (std::cmp::Reverse(gravity(*answer)), *key as i32))?;
    let (kind, key, answer) = (sort.kind.to_owned(), key.into(), answer.into());
    let wire = DuplicateHit { kind, key, answer, ..DuplicateHit::default() };
    Some(Hit { id: Uuid::nil(), seen: true, wire, mark: None, under: Uuid::nil() })
}

impl Verdict {
    /// The gravest answer.
    pub fn answer(&self) -> Answer {
        self.hits.first().map_or(Answer::Allow, |hit| hit.wire.answer())
    }

    /// What is told, the gravest first.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(|hit| gravity(hit.wire.answer()) > 0).take(MOST_TOLD)
    }

    /// Records (a contact's customer) that their owners can be asked to share.
    pub fn shareable(&self) -> impl Iterator<Item = Uuid> {
        self.hits().filter(|hit| hit.wire.shareable).map(|hit| hit.under)
    }

    /// The record that it is to be marked with.
    pub fn mark(&self) -> Option<Uuid> {
        let marks = |hit: &&Hit| gravity(hit.wire.answer()) > 0;
        self.hits.iter().filter(marks).find_map(|hit| hit.mark).or(self.marked)
    }
}

impl Hit {
    /// The record that it stands under, or itself.
    pub fn under(&self) -> Uuid {
        self.under
    }

    /// As a check answers.
    pub fn wire(&self) -> DuplicateHit {
        self.wire.clone()
    }

    /// As a refusal tells it.
    pub fn told(&self) -> Params {
        let wire = &self.wire;
        let fixed = [("kind", Some(wire.kind.clone())), ("key", Some(wire.key().as_str_name().to_owned()))];
        let more = [
            ("answer", Some(wire.answer().as_str_name().to_owned())),
            ("id", wire.id.clone()),
            ("title", wire.title.clone()),
            ("owner", wire.owner.clone()),
            ("shareable", wire.shareable.then(|| "true".to_owned())),
        ];
        fixed.into_iter().chain(more).filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }
}
