//! Customers and contacts whom keys and words lead to, read from themselves and told as the caller may know them.

use std::collections::{BTreeSet, HashMap};

use kernel::{Access, Reach, Result, Uuid};
use runtime::duplicates::{Matched, Other, Sort, name_owners, seen_title};
use store::Uow;

use super::{CONTACT, CUSTOMER};
use crate::records::{Contact, Customer};

pub async fn read(uow: &mut Uow<'_>, wanted: &HashMap<Sort, BTreeSet<Uuid>>) -> Result<HashMap<Uuid, Other>> {
    let none = BTreeSet::new();
    let ids = |sort: Sort| wanted.get(&sort).unwrap_or(&none);
    let (customers, contacts) = (ids(CUSTOMER), ids(CONTACT));
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
    let title = seen_title(R::DEF, &face.title, seen, access);
    Other { face, owner: None, owner_id, seen, title }
}
