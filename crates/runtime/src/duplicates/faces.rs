//! What of a record is compared with others, and what two records have in common.

use kernel::{
    Time, Uuid,
    text::{name, near::Name, phone},
};
use proto::customers::v1::{duplicate_hit::Key, duplicate_policy::Answer};

use super::{Matched, Sort};

/// A record as it is compared.
#[derive(Debug, Clone)]
pub struct Face {
    pub sort: Sort,
    pub id: Uuid,
    /// The record that it stands under (a contact's customer), or itself.
    pub under: Uuid,
    /// The group that it belongs to.
    pub group: Option<Uuid>,
    /// What identifies it, as text that equal ones share.
    pub keys: Vec<(Key, String)>,
    /// A company's name, which may be similar to another's.
    pub name: Option<Name>,
    /// As people read it.
    pub title: String,
}

/// What one save asks.
pub struct Wanted {
    pub face: Face,
    /// The keys that it didn't have before.
    pub keys: Vec<(Key, String)>,
    /// The words by which its name is found, if the name is new, and those that go.
    pub traces: Vec<String>,
    pub old_traces: Vec<String>,
    pub duplicate_of: Option<Uuid>,
    /// Nothing of it is stored yet.
    pub is_new: bool,
    /// When it went to the recycle bin from which it comes back.
    gone_since: Option<Time>,
    guarded: bool,
    /// Is let through with a mark where others are warned of.
    pub taken_anyway: bool,
    /// What happens where the policy is silent.
    pub usual: fn(Sort, Key) -> Answer,
    /// What it is marked with.
    pub marks: fn(&Face) -> Option<Uuid>,
}

impl Wanted {
    pub fn of<R: Matched>(after: &R, before: Option<&R>) -> Self {
        let face = after.face();
        let guarded = after.is_guarded(before);
        let is_new = before.is_none();
        let gone_since = before.and_then(|before| before.head().deleted_at);
        let before = before.filter(|before| before.counts()).map(Matched::face);
        let had = |key: &(Key, String)| before.as_ref().is_some_and(|before| before.keys.contains(key));
        let keys = face.keys.iter().filter(|key| guarded && !had(key)).cloned().collect();
        let renamed = guarded && before.as_ref().is_none_or(|before| before.name != face.name);
        let traces = |face: Option<&Face>| face.map(Face::traces).filter(|_| renamed).unwrap_or_default();
        let (fresh, mut old) = (traces(Some(&face)), traces(before.as_ref()));
        let kept: Vec<String> = fresh.iter().filter(|trace| old.contains(trace)).cloned().collect();
        old.retain(|trace| !kept.contains(trace));
        Self {
            keys,
            traces: fresh,
            old_traces: old,
            duplicate_of: after.duplicate_of(),
            is_new,
            gone_since,
            guarded,
            face,
            taken_anyway: after.is_taken_anyway(),
            usual: after.usual(),
            marks: R::marks,
        }
    }

    /// Everything about one that isn't saved (a form).
    pub fn all<R: Matched>(record: &R) -> Self {
        Self::stranger(record.face(), record.usual(), R::marks)
    }

    /// Everything about one that is no record of this service.
    pub fn stranger(face: Face, usual: fn(Sort, Key) -> Answer, marks: fn(&Face) -> Option<Uuid>) -> Self {
        let (keys, traces) = (face.keys.clone(), face.traces());
        Self {
            face,
            keys,
            traces,
            old_traces: vec![],
            duplicate_of: None,
            is_new: true,
            gone_since: None,
            guarded: true,
            taken_anyway: false,
            usual,
            marks,
        }
    }

    pub fn is_nothing(&self) -> bool {
        let texts = self.keys.len() + self.traces.len() + self.old_traces.len();
        !self.guarded || (texts == 0 && self.duplicate_of.is_none())
    }

    /// What the other one has in common with what is new here.
    pub fn shares(&self, other: &Face) -> Vec<Key> {
        let mut shared = self.face.in_common(&self.keys, other);
        if !self.traces.is_empty() && self.face.is_similar(other) && !shared.contains(&Key::Name) {
            shared.push(Key::SimilarName);
        }
        shared
    }

    /// Two that went with their customer and come back with it stood side by side before.
    pub fn comes_back_with(&self, other: &Wanted) -> bool {
        self.gone_since.is_some()
            && self.gone_since == other.gone_since
            && self.face.under == other.face.under
    }

    /// Does it still look like the one whose duplicate it was taken for?
    pub fn still_shares(&self, other: &Face) -> bool {
        !self.face.in_common(&self.face.keys, other).is_empty() || self.face.is_similar(other)
    }
}

impl Face {
    fn traces(&self) -> Vec<String> {
        self.name.as_ref().map(Name::traces).unwrap_or_default()
    }

    /// Its name as others find it.
    pub fn kept_name(&self) -> String {
        self.name.as_ref().map(Name::kept).unwrap_or_default()
    }

    fn in_common(&self, keys: &[(Key, String)], other: &Face) -> Vec<Key> {
        if self.id == other.id {
            return vec![];
        }
        let shared = keys.iter().filter(|key| other.keys.contains(key) && self.tells(key, other));
        shared.map(|(key, _)| *key).collect()
    }

    /// Does sharing this key say anything? A customer and its contacts have one number; colleagues share that
    /// of the office; companies of a group share their domain.
    fn tells(&self, (key, text): &(Key, String), other: &Face) -> bool {
        match key {
            Key::Domain => !self.is_related(other),
            _ if self.under != other.under => true,
            Key::Phone => self.sort == other.sort && text.strip_prefix("p:").is_some_and(phone::is_personal),
            _ => self.sort == other.sort,
        }
    }

    fn is_similar(&self, other: &Face) -> bool {
        let near = other.name.as_ref().is_some_and(|name| self.is_called_like(other.id, name));
        near && !self.is_related(other)
    }

    /// Is another one of that name perhaps meant to be this one?
    pub fn is_called_like(&self, id: Uuid, name: &Name) -> bool {
        self.id != id && self.name.as_ref().is_some_and(|own| own.is_near(name))
    }

    fn is_related(&self, other: &Face) -> bool {
        let below = |one: &Face, above: &Face| one.group == Some(above.id);
        below(self, other) || below(other, self) || (self.group.is_some() && self.group == other.group)
    }
}

/// In small letters, without spaces.
pub fn folded(text: &str) -> String {
    name::normalise(text).to_lowercase().split(' ').collect()
}
