//! Those whom keys and words lead to, read from themselves: who was deleted or has another phone by now is none.

use std::collections::{BTreeSet, HashMap};

use kernel::{Access, EntityDef, Reach, Result, Right, Uuid, text};
use store::{Uow, fault};

use super::{
    Matched, Sort,
    faces::{Face, Wanted},
    heads::Found,
};
use crate::records::{Contact, Customer};

/// Somebody who may be the same.
pub struct Other {
    pub face: Face,
    pub owner: Option<String>,
    owner_id: Option<Uuid>,
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
pub async fn load(uow: &mut Uow<'_>, sort: Sort, found: &Found, wanted: &[Wanted]) -> Result<Others> {
    let own: BTreeSet<Uuid> = wanted.iter().map(|w| w.face.id).collect();
    let (mut customers, mut contacts) = (BTreeSet::new(), BTreeSet::new());
    for (_, sort, id) in &found.sharing {
        match sort {
            Sort::Customer => customers.insert(*id),
            Sort::Contact => contacts.insert(*id),
        };
    }
    customers.extend(found.similar.iter().map(|(_, id)| *id));
    let marked = wanted.iter().filter_map(|w| w.duplicate_of);
    match sort {
        Sort::Customer => customers.extend(marked),
        Sort::Contact => contacts.extend(marked),
    }
    customers.retain(|id| !own.contains(id));
    contacts.retain(|id| !own.contains(id));
    let mut others = Others::default();
    if customers.is_empty() && contacts.is_empty() {
        return Ok(others);
    }
    others.all = read(uow, &customers, &contacts).await?;
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

async fn read(
    uow: &mut Uow<'_>,
    customers: &BTreeSet<Uuid>,
    contacts: &BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, Other>> {
    let access = uow.ctx().access.clone();
    let contacts = get::<Contact>(uow, contacts).await?;
    let mut wanted: BTreeSet<Uuid> = contacts.iter().map(|contact| contact.customer_id).collect();
    wanted.extend(customers);
    let parents: HashMap<Uuid, Customer> = get::<Customer>(uow, &wanted)
        .await?
        .into_iter()
        .map(|customer| (customer.head.id, customer))
        .collect();
    let reach = access.reach("customers.customer.read");
    let sees = |customer: &Customer| reach.sees(&customer.head.placement);
    let mut all = HashMap::new();
    for contact in &contacts {
        // whose customer is gone is gone with it
        let Some(customer) = parents.get(&contact.customer_id) else { continue };
        let seen = access.reach("customers.contact.read") != Reach::Nothing && sees(customer);
        all.insert(contact.head.id, other(contact, customer.head.placement.owner_id, seen, &access));
    }
    for customer in customers.iter().filter_map(|id| parents.get(id)) {
        all.insert(
            customer.head.id,
            other(customer, customer.head.placement.owner_id, sees(customer), &access),
        );
    }
    name_owners(uow, &mut all).await?;
    Ok(all)
}

async fn get<R: Matched>(uow: &mut Uow<'_>, ids: &BTreeSet<Uuid>) -> Result<Vec<R>> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    uow.get_unscoped::<R>(
        &ids,
        "a duplicate is one whoever owns it; what is told of it goes by the caller's rights",
    )
    .await
}

fn other<R: Matched>(record: &R, owner_id: Option<Uuid>, seen: bool, access: &Access) -> Other {
    let face = record.face();
    let title = title(R::DEF, &face.title, seen, access);
    Other { face, owner: None, owner_id, seen, title }
}

/// A name as far as the caller's right on it goes; of what he may not see, in part.
fn title(def: &'static EntityDef, name: &str, seen: bool, access: &Access) -> Option<String> {
    let field = def.field(def.title)?;
    match access.right(def, field) {
        Right::Hidden => None,
        Right::Read | Right::Edit if seen => Some(name.to_owned()),
        _ => Some(text::mask(field.format, name)),
    }
}

async fn name_owners(uow: &mut Uow<'_>, all: &mut HashMap<Uuid, Other>) -> Result<()> {
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
