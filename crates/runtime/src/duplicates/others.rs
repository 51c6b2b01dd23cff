//! Those whom keys and words lead to, read from themselves: who was deleted or has another phone by now is none.

use std::collections::{BTreeSet, HashMap};

use kernel::{Access, EntityDef, Result, Right, Uuid, text};
use store::{Uow, fault};

use super::{
    Matched, Sort,
    faces::{Face, Wanted},
    heads::Found,
};

/// Somebody who may be the same.
pub struct Other {
    pub face: Face,
    pub owner: Option<String>,
    pub owner_id: Option<Uuid>,
    /// The caller may see it.
    pub seen: bool,
    /// Its name as far as he may read it.
    pub title: Option<String>,
}

/// All of them.
#[derive(Default)]
pub struct Others {
    all: HashMap<Uuid, Other>,
    /// By key, and by word of a similar name.
    by_text: HashMap<String, Vec<Uuid>>,
    gone: Vec<(String, Uuid)>,
}

impl Others {
    /// Who may have something in common with this one.
    pub fn of<'o>(&'o self, wanted: &'o Wanted) -> impl Iterator<Item = &'o Other> {
        let texts = wanted.keys.iter().map(|(_, key)| key).chain(&wanted.traces);
        let ids: BTreeSet<Uuid> =
            texts.filter_map(|text| self.by_text.get(text)).flatten().copied().collect();
        ids.into_iter().filter_map(|id| self.all.get(&id))
    }

    pub fn get(&self, id: Uuid) -> Option<&Other> {
        self.all.get(&id)
    }

    /// Records that no longer have a key under which they stand.
    pub fn gone(&self) -> &[(String, Uuid)] {
        &self.gone
    }
}

/// Reads them; nothing when nothing was found.
pub async fn load<R: Matched>(uow: &mut Uow<'_>, found: &Found, wanted: &[Wanted]) -> Result<Others> {
    let own: BTreeSet<Uuid> = wanted.iter().map(|w| w.face.id).collect();
    let mut ids: HashMap<Sort, BTreeSet<Uuid>> = HashMap::new();
    let similar = found.similar.iter().map(|(_, id)| (R::SORTS[0], *id));
    let marked = wanted.iter().filter_map(|w| Some((R::SORT, w.duplicate_of?)));
    let sharing = found.sharing.iter().map(|(_, sort, id)| (*sort, *id));
    for (sort, id) in sharing.chain(similar).chain(marked).filter(|(_, id)| !own.contains(id)) {
        ids.entry(sort).or_default().insert(id);
    }
    let mut others = Others::default();
    if ids.is_empty() {
        return Ok(others);
    }
    others.all = R::others(uow, &ids).await?;
    for (key, _, id) in &found.sharing {
        let has = others.all.get(id).is_some_and(|other| other.face.keys.iter().any(|(_, own)| own == key));
        if has {
            others.by_text.entry(key.clone()).or_default().push(*id);
        } else if !own.contains(id) && !uow.was_asked(*id) {
            // who was let through in this unit of work isn't written yet
            others.gone.push((key.clone(), *id));
        }
    }
    for (trace, id) in &found.similar {
        others.by_text.entry(trace.clone()).or_default().push(*id);
    }
    Ok(others)
}

/// A name as far as the caller's right on it goes; of what he may not see, in part.
pub fn seen_title(def: &'static EntityDef, name: &str, seen: bool, access: &Access) -> Option<String> {
    let field = def.field(def.title)?;
    match access.right(def, field) {
        Right::Hidden => None,
        Right::Read | Right::Edit if seen => Some(name.to_owned()),
        _ => Some(text::mask(field.format, name)),
    }
}

/// Puts in the owners' names.
pub async fn name_owners(uow: &mut Uow<'_>, all: &mut HashMap<Uuid, Other>) -> Result<()> {
    let ids: Vec<Uuid> = all.values().filter_map(|other| other.owner_id).collect();
    let names: Vec<(Uuid, String)> =
        sqlx::query_as("select id, title from directory where kind = 'identity.user' and id = any($1)")
            .bind(ids)
            .fetch_all(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(fault)?;
    let names: HashMap<Uuid, String> = names.into_iter().collect();
    for other in all.values_mut() {
        other.owner = other.owner_id.and_then(|id| names.get(&id).cloned());
    }
    Ok(())
}
