//! Roles: every grant names something that exists, is said once, and is no more than its author has.

use std::collections::BTreeSet;

use kernel::{Ctx, Error, FieldErrors, Result};
use store::{Record as _, Rules};

use crate::{
    change::Unit,
    org::Org,
    records::Role,
    rights::{catalogue, covers},
};

impl Rules for Role {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        let mut seen = BTreeSet::new();
        for (i, grant) in self.grants.iter().enumerate() {
            if grant.permission.is_empty() {
                continue; // told already as required
            }
            if !catalogue::is_grantable(&grant.permission) {
                errors.push(format!("grants[{i}].permission"), "UNKNOWN_PERMISSION");
            } else if !seen.insert(&grant.permission) {
                errors.push(format!("grants[{i}].permission"), "SAID_TWICE");
            }
        }
        let mut seen = BTreeSet::new();
        for (i, right) in self.field_rights.iter().enumerate() {
            if right.field.is_empty() {
                continue;
            }
            if !catalogue::is_field(&right.field) {
                errors.push(format!("fieldRights[{i}].field"), "UNKNOWN_FIELD");
            } else if !seen.insert(&right.field) {
                errors.push(format!("fieldRights[{i}].field"), "SAID_TWICE");
            }
        }
    }
}

impl Unit for Role {
    fn fits(&self, ctx: &Ctx, before: Option<&Self>, org: &Org, _errors: &mut FieldErrors) -> Result<()> {
        let id = self.head().id;
        let mut after = org.clone();
        after.put_role(self);
        if before.is_some() && after.roles.get(&id) == org.roles.get(&id) {
            return Ok(()); // only the name or the description changed
        }
        covers::check(&ctx.access, org.roles.get(&id).into_iter().chain(after.roles.get(&id)))
    }

    fn place(&self, org: &mut Org) {
        org.put_role(self);
    }

    fn leave(&self, ctx: &Ctx, org: &mut Org) -> Result<()> {
        let id = self.head().id;
        if org.people.values().any(|person| person.roles.contains(&id)) {
            return Err(Error::precondition("ROLE_IN_USE"));
        }
        covers::check(&ctx.access, org.roles.get(&id))?;
        org.roles.remove(&id);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;

    use super::*;
    use crate::records::{RoleFieldRight, RoleGrant};

    #[test]
    fn unknown_and_repeated_names_are_told() {
        let grant =
            |permission: &str| RoleGrant { permission: permission.to_owned(), ..RoleGrant::default() };
        let role = Role {
            grants: vec![
                grant("customers.customer.read"),
                grant("customers.fly"),
                grant("customers.customer.read"),
            ],
            field_rights: vec![RoleFieldRight {
                field: "customers.customer.fax".to_owned(),
                ..RoleFieldRight::default()
            }],
            ..Role::default()
        };
        let ctx = Ctx::system("identity", Uuid::nil(), chrono::DateTime::UNIX_EPOCH);
        let mut errors = FieldErrors::default();
        role.check(&ctx, None, &mut errors);
        let error = errors.finish().expect_err("three wrong");
        let told: Vec<(&str, &str)> = error.fields().iter().map(|f| (f.field.as_str(), f.reason)).collect();
        let expected = [
            ("grants[1].permission", "UNKNOWN_PERMISSION"),
            ("grants[2].permission", "SAID_TWICE"),
            ("fieldRights[0].field", "UNKNOWN_FIELD"),
        ];
        assert_eq!(told, expected);
    }
}
