//! One change of one record, and whether somebody may know of it.

use kernel::{Access, Placement, Reach, Uuid};
use serde::Serialize;

use events::{Envelope, Subject};

/// What is sent of it, beside where the record stands and stood.
#[derive(Debug, Clone)]
pub struct Change {
    /// What a listener reads.
    pub told: Told,
    permission: String,
    now: Option<Placement>,
    before: Option<Placement>,
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
            },
            now: data.placement,
            before: data.before,
        })
    }

    /// May he know? Also whoever could see the record until this change: it must leave his list.
    pub fn is_visible_to(&self, access: &Access) -> bool {
        match access.reach(&self.permission) {
            Reach::Everything => true,
            Reach::Nothing => false,
            reach => [&self.now, &self.before].into_iter().flatten().any(|place| reach.sees(place)),
        }
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

    #[test]
    fn without_a_place_only_those_who_see_all_hear_of_it() {
        let change = change(&event("null", "null"));
        assert!(!change.is_visible_to(&rep(Uuid::from_u128(1))));
        assert!(change.is_visible_to(&Access::everything()));
    }
}
