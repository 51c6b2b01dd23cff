//! Nobody gives away more than he has: a grant is only made by somebody who holds at least as wide a
//! grant himself, whether he writes it into a role, hands the role to a colleague or takes over the
//! colleague's password.

use std::collections::BTreeMap;

use kernel::{Access, Error, Kind, Result, Right, Scope, Uuid};

use super::catalogue;
use crate::org::{Org, Role};

/// The first grant that the caller doesn't hold himself.
pub fn beyond<'g>(access: &Access, grants: &'g BTreeMap<String, Scope>) -> Option<&'g str> {
    grants
        .iter()
        .find(|(permission, scope)| access.scope(permission) < Some(**scope))
        .map(|(name, _)| name.as_str())
}

/// The first field on which the role gives a stronger right than the caller has. Who may do everything
/// may also say who sees what.
fn beyond_fields<'r>(access: &Access, role: &'r Role) -> Option<&'r str> {
    if access.scope("*") == Some(Scope::All) {
        return None;
    }
    let own = |field: &str| {
        let silent = catalogue::silent_right(field).unwrap_or(Right::Hidden);
        let said = access.field_rights.iter().map(|rights| rights.get(field).copied().unwrap_or(silent));
        said.max().unwrap_or(silent)
    };
    role.fields.iter().find(|(field, right)| own(field) < **right).map(|(field, _)| field.as_str())
}

/// Refuses unless the caller holds all that these roles grant.
pub fn check<'r>(access: &Access, roles: impl IntoIterator<Item = &'r Role>) -> Result<()> {
    for role in roles {
        if let Some(name) = beyond(access, &role.grants).or_else(|| beyond_fields(access, role)) {
            return Err(Error::new(Kind::Forbidden, "MORE_THAN_YOU_HAVE").with("permission", name));
        }
    }
    Ok(())
}

/// Refuses unless the caller holds all that the person's roles grant.
pub fn check_person(access: &Access, org: &Org, person: Uuid) -> Result<()> {
    let roles = org.people.get(&person).map(|person| person.roles.as_slice()).unwrap_or_default();
    check(access, roles.iter().filter_map(|id| org.roles.get(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access(grants: &[(&str, Scope)]) -> Access {
        let mut access = Access::default();
        access.grants.extend(grants.iter().map(|(name, scope)| ((*name).to_owned(), *scope)));
        access
    }

    fn role(permission: &str, scope: Scope) -> Role {
        Role { grants: BTreeMap::from([(permission.to_owned(), scope)]), ..Role::default() }
    }

    #[test]
    fn a_narrower_grant_may_be_given_and_a_wider_may_not() {
        let manager = access(&[("customers.customer.read", Scope::DepartmentTree)]);
        assert!(check(&manager, [&role("customers.customer.read", Scope::Own)]).is_ok());
        let refused = check(&manager, [&role("customers.customer.read", Scope::All)]).expect_err("wider");
        assert_eq!(refused.reason(), "MORE_THAN_YOU_HAVE");
        assert!(check(&manager, [&role("customers.customer.delete", Scope::Own)]).is_err());
    }

    #[test]
    fn a_field_is_opened_only_by_who_reads_it() {
        let fields = BTreeMap::from([("customers.contact.phone".to_owned(), Right::Read)]);
        let opening = Role { fields, ..Role::default() };
        let mut seller = access(&[("customers.*", Scope::All)]);
        assert!(check(&seller, [&opening]).is_err(), "phones are masked to him");
        seller.field_rights.push([("customers.contact.phone".to_owned(), Right::Edit)].into());
        assert!(check(&seller, [&opening]).is_ok());
        assert!(check(&access(&[("*", Scope::All)]), [&opening]).is_ok());
    }

    #[test]
    fn a_wildcard_needs_a_wildcard() {
        let administrator = access(&[("*", Scope::All)]);
        let seller = access(&[("customers.*", Scope::All)]);
        assert!(check(&administrator, [&role("*", Scope::All), &role("customers.*", Scope::All)]).is_ok());
        assert!(check(&seller, [&role("customers.*", Scope::Own)]).is_ok());
        assert!(check(&seller, [&role("*", Scope::Own)]).is_err());
    }
}
