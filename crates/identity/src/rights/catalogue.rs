//! Every permission that a role can grant and every field it can speak of: read from the methods'
//! own definitions, so nothing can be granted that no method asks for.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use kernel::Right;

use proto::options::{self, Actor};

/// One permission: `customers.customer.claim`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Permission {
    pub name: String,
    pub service: String,
    pub kind: String,
    pub verb: String,
}

static PERMISSIONS: LazyLock<Vec<Permission>> = LazyLock::new(|| {
    let mut found = BTreeSet::new();
    for service in proto::POOL.services() {
        for method in service.methods() {
            let Some(access) = options::access(&method) else { continue };
            if access.actor == Actor::Member {
                found.extend(Permission::try_new(&access.permission));
            }
        }
    }
    found.into_iter().collect()
});

/// Field to the right that holds where no role speaks of it.
static FIELDS: LazyLock<BTreeMap<String, Right>> = LazyLock::new(|| {
    let mut found = BTreeMap::new();
    for message in proto::POOL.all_messages() {
        let Some(record) = options::record(&message) else { continue };
        for field in message.fields() {
            let sensitive =
                options::field(&field).and_then(|o| o.get_field_by_name("sensitive")?.as_enum_number());
            let silent = if sensitive.unwrap_or(0) == 0 { Right::Edit } else { Right::Masked };
            found.insert(format!("{}.{}.{}", record.service, record.kind, field.json_name()), silent);
        }
    }
    found
});

impl Permission {
    fn try_new(name: &str) -> Option<Self> {
        let mut pieces = name.splitn(3, '.');
        let (service, kind, verb) = (pieces.next()?, pieces.next()?, pieces.next()?);
        Some(Self {
            name: name.to_owned(),
            service: service.to_owned(),
            kind: kind.to_owned(),
            verb: verb.to_owned(),
        })
    }
}

/// All of them, by name.
pub fn permissions() -> &'static [Permission] {
    &PERMISSIONS
}

/// May a role name this: a permission, `*`, `customers.*` or `customers.customer.*`?
pub fn is_grantable(name: &str) -> bool {
    match name.strip_suffix('*') {
        Some("") => true,
        Some(prefix) => prefix.ends_with('.') && PERMISSIONS.iter().any(|p| p.name.starts_with(prefix)),
        None => PERMISSIONS.iter().any(|p| p.name == name),
    }
}

/// Is this a field of a record (`customers.customer.phone`)?
pub fn is_field(name: &str) -> bool {
    FIELDS.contains_key(name)
}

/// The right on a field of which no role speaks: sensitive ones stay masked.
pub fn silent_right(field: &str) -> Option<Right> {
    FIELDS.get(field).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_come_from_the_methods() {
        let names: Vec<&str> = permissions().iter().map(|p| p.name.as_str()).collect();
        assert!(names.contains(&"customers.customer.claim"));
        assert!(names.contains(&"identity.role.update"));
        let claim = permissions().iter().find(|p| p.name == "customers.customer.claim").expect("listed");
        assert_eq!(
            (claim.service.as_str(), claim.kind.as_str(), claim.verb.as_str()),
            ("customers", "customer", "claim")
        );
    }

    #[test]
    fn wildcards_stand_for_something_that_exists() {
        for name in ["*", "customers.*", "customers.customer.*", "customers.customer.read"] {
            assert!(is_grantable(name), "{name}");
        }
        for name in ["", "customers", "cust*", "customers.customer.fly", "nobody.*", "customers.customer"] {
            assert!(!is_grantable(name), "{name}");
        }
        assert!(is_field("customers.customer.phone"));
        assert!(!is_field("customers.customer.fax"));
    }
}
