//! One change of one record, and whether somebody may know of it.

use kernel::{Access, Placement, Reach, Uuid};
use serde::Serialize;

use events::{Envelope, Parent, Subject};

/// What is sent of it, beside where the record stands and stood.
#[derive(Debug, Clone)]
pub struct Change {
    /// What a listener reads.
    pub told: Told,
    permission: String,
    /// Where it stands and stood; nowhere when it follows its parent.
    places: Vec<Placement>,
    follows: bool,
    /// Where its parents stand and stood, with the permission to read them.
    parents: Vec<(String, Option<Placement>)>,
}

/// The part a listener reads.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// `customers`
    pub service: String,
    /// `customer`
    pub kind: String,
    /// The record.
    pub id: Uuid,
    /// Its version after the change.
    pub version: i32,
    /// `updated`, `claimed`
    pub verb: String,
    /// Others see it than before: what belongs to it came or went with it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
}

impl Change {
    /// Reads an event under its subject; a body we don't understand is no change.
    pub fn read(subject: &Subject<'_>, body: &[u8]) -> Option<Self> {
        let data = Envelope::parse(body).ok()?.data;
        Some(Self {
            permission: format!("{}.{}.read", subject.service, subject.record),
            told: Told {
                service: subject.service.to_owned(),
                kind: subject.record.to_owned(),
                id: data.id,
                version: data.version,
                verb: subject.verb.to_owned(),
                moved: data.before.is_some() && data.before != data.placement,
            },
            follows: data.placement.is_none() && data.parent.is_some(),
            places: data.placement.into_iter().chain(data.before).collect(),
            parents: data.parent.into_iter().chain(data.parent_before).map(readable).collect(),
        })
    }

    /// May he know? Also whoever could see the record until this change: it must leave his list.
    pub fn is_visible_to(&self, access: &Access) -> bool {
        let own = access.reach(&self.permission);
        if own == Reach::Nothing {
            return false;
        }
        let seen = own == Reach::Everything || self.places.iter().any(|place| own.sees(place));
        (seen && !self.follows) || self.parents.iter().any(|parent| sees(access, parent))
    }
}

fn readable(parent: Parent) -> (String, Option<Placement>) {
    (format!("{}.read", parent.kind), parent.placement)
}

/// Who sees the parent sees what belongs to it.
fn sees(access: &Access, (permission, place): &(String, Option<Placement>)) -> bool {
    match access.reach(permission) {
        Reach::Everything => true,
        reach => place.as_ref().is_some_and(|place| reach.sees(place)),
    }
}

#[cfg(test)]
#[allow(clippy::field_reassign_with_default)] // a rights' struct has a private field
mod tests {
    use kernel::Scope;

    use super::*;

    fn change(body: &str) -> Change {
        let tenant = Uuid::nil();
        let subject = Subject { tenant, service: "customers", record: "customer", verb: "updated" };
        Change::read(&subject, body.as_bytes()).expect("an event")
    }

    fn event(placement: &str, before: &str) -> String {
        let id = Uuid::from_u128(9);
        format!(
            r#"{{"specversion":"1.0","id":"{id}","source":"/crm/customers","type":"crm.customers.customer.updated",
            "subject":"customer/{id}","time":"2025-01-01T00:00:00Z","datacontenttype":"application/json","tenant":"{id}",
            "data":{{"kind":"customers.customer","id":"{id}","version":4,"placement":{placement},"before":{before}}}}}"#
        )
    }

    fn rep(id: Uuid) -> Access {
        let mut access = Access::default();
        access.reports = vec![id];
        access.principals = vec![id];
        access.grants.insert("customers.customer.read".to_owned(), Scope::Own);
        access
    }

    #[test]
    fn owner_former_owner_and_reader_hear_of_it_and_nobody_else() {
        let [owner, former, reader, other] = [1, 2, 3, 4].map(Uuid::from_u128);
        let now = format!(r#"{{"ownerId":"{owner}","readers":["{reader}"]}}"#);
        let change = change(&event(&now, &format!(r#"{{"ownerId":"{former}"}}"#)));
        assert_eq!((change.told.version, change.told.kind.as_str()), (4, "customer"));
        assert!([owner, former, reader].iter().all(|id| change.is_visible_to(&rep(*id))));
        assert!(!change.is_visible_to(&rep(other)));
        assert!(change.is_visible_to(&Access::everything()));
        assert!(!change.is_visible_to(&Access::default()));
    }

    /// A contact of a customer that stands at `parent`, and stood at `before`.
    fn contact(parent: &str, before: &str) -> Change {
        let id = Uuid::from_u128(9);
        let customer =
            |place: &str| format!(r#"{{"kind":"customers.customer","id":"{id}","placement":{place}}}"#);
        let parents = format!(r#""parent":{},"parentBefore":{}}}}}"#, customer(parent), customer(before));
        let body = event("null", "null").replace("\"before\":null}}", &format!("\"before\":null,{parents}"));
        let subject =
            Subject { tenant: Uuid::nil(), service: "customers", record: "contact", verb: "updated" };
        Change::read(&subject, body.as_bytes()).expect("an event")
    }

    #[test]
    fn who_sees_the_customer_hears_of_its_contacts_if_he_may_read_contacts() {
        let [owner, former, other] = [1, 2, 3].map(Uuid::from_u128);
        let change = contact(&format!(r#"{{"ownerId":"{owner}"}}"#), &format!(r#"{{"ownerId":"{former}"}}"#));
        let reader = |id: Uuid, scope: Scope| {
            let mut access = rep(id);
            access.grants.insert("customers.contact.read".to_owned(), scope);
            access
        };
        assert!([owner, former].iter().all(|id| change.is_visible_to(&reader(*id, Scope::Own))));
        assert!(!change.is_visible_to(&rep(owner)), "without a right to contacts");
        assert!(!change.is_visible_to(&reader(other, Scope::Own)));
        assert!(!change.is_visible_to(&reader(other, Scope::All)), "all contacts of customers that he sees");
        assert!(!contact("null", "null").is_visible_to(&reader(owner, Scope::Own)), "the customer is gone");
        assert!(change.is_visible_to(&Access::everything()));
    }

    #[test]
    fn a_change_of_hands_is_told_as_one() {
        let [a, b] = [1, 2].map(|n| format!(r#"{{"ownerId":"{}"}}"#, Uuid::from_u128(n)));
        assert!(change(&event(&a, &b)).told.moved);
        assert!(!change(&event(&a, &a)).told.moved);
        assert!(!change(&event(&a, "null")).told.moved);
    }

    #[test]
    fn without_a_place_only_those_who_see_all_hear_of_it() {
        let change = change(&event("null", "null"));
        assert!(!change.is_visible_to(&rep(Uuid::from_u128(1))));
        assert!(change.is_visible_to(&Access::everything()));
    }
}
