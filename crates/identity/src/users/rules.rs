//! What holds for every user: nobody reports to himself, roles are given only by those who may and who
//! have as much themselves, and nobody moves himself to another department.

use kernel::{Ctx, Error, FieldErrors, Result, Scope, Uuid};
use store::{Record as _, Rules};

use crate::{change::Unit, org::Org, records::User, rights::covers};

/// Needed to give or take roles.
pub const GIVES_ROLES: &str = "identity.role.update";
const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

impl Rules for User {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.language.as_ref().is_some_and(|language| !LANGUAGES.contains(&language.as_str())) {
            errors.push_with("language", "NOT_AN_OPTION", vec![("options".to_owned(), LANGUAGES.join(", "))]);
        }
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "activate" => !self.active,
            "deactivate" | "invite" | "reset_password" => self.active,
            _ => true,
        }
    }
}

impl Unit for User {
    fn fits(&self, ctx: &Ctx, before: Option<&Self>, org: &Org, errors: &mut FieldErrors) -> Result<()> {
        let id = self.head().id;
        if org.people.iter().any(|(other, person)| *other != id && person.email == self.email) {
            return Err(Error::exists("USER_EXISTS").with("email", &self.email));
        }
        if self.manager_id.is_some_and(|manager| org.manager_would_loop(id, manager)) {
            errors.push("managerId", "REPORTS_TO_HIMSELF");
        }
        if let Some(before) = before {
            only_others_place(self, before, ctx.access.scope(ctx.permission), errors);
        }
        let roles = changed_roles(before.map_or(&[], |before| before.role_ids.as_slice()), &self.role_ids);
        if !roles.is_empty() && !ctx.access.may(GIVES_ROLES) {
            return Err(Error::forbidden(GIVES_ROLES));
        }
        covers::check(&ctx.access, roles.iter().filter_map(|role| org.roles.get(role)))
    }

    fn place(&self, org: &mut Org) {
        org.put_user(self);
    }

    fn leave(&self, _ctx: &Ctx, _org: &mut Org) -> Result<()> {
        Err(Error::precondition("USERS_ARE_DEACTIVATED"))
    }
}

/// Who may change only himself doesn't choose where he belongs.
fn only_others_place(user: &User, before: &User, scope: Option<Scope>, errors: &mut FieldErrors) {
    if scope > Some(Scope::Own) {
        return;
    }
    if user.head.placement.department_id != before.head.placement.department_id {
        errors.push("departmentId", "FIELD_NOT_EDITABLE");
    }
    if user.manager_id != before.manager_id {
        errors.push("managerId", "FIELD_NOT_EDITABLE");
    }
    if user.position_ids != before.position_ids {
        errors.push("positionIds", "FIELD_NOT_EDITABLE");
    }
}

/// Roles given and roles taken.
fn changed_roles(before: &[Uuid], after: &[Uuid]) -> Vec<Uuid> {
    let given = after.iter().filter(|role| !before.contains(role));
    let taken = before.iter().filter(|role| !after.contains(role));
    given.chain(taken).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong_fields(errors: FieldErrors) -> Vec<String> {
        errors.finish().err().map_or(vec![], |error| error.fields().iter().map(|f| f.field.clone()).collect())
    }

    #[test]
    fn a_language_is_one_of_the_two() {
        let ctx = Ctx::system("identity", Uuid::nil(), chrono::DateTime::UNIX_EPOCH);
        let mut errors = FieldErrors::default();
        User { language: Some("fr".to_owned()), ..User::default() }.check(&ctx, None, &mut errors);
        assert_eq!(wrong_fields(errors), ["language"]);
    }

    #[test]
    fn nobody_moves_himself() {
        let before = User::default();
        let mut moved = User { manager_id: Some(Uuid::from_u128(1)), ..User::default() };
        moved.head.placement.department_id = Some(Uuid::from_u128(2));
        let mut errors = FieldErrors::default();
        only_others_place(&moved, &before, Some(Scope::Own), &mut errors);
        assert_eq!(wrong_fields(errors), ["departmentId", "managerId"]);
        let mut errors = FieldErrors::default();
        only_others_place(&moved, &before, Some(Scope::All), &mut errors);
        assert!(errors.is_empty());
    }

    #[test]
    fn roles_given_and_taken_both_count() {
        let [a, b, c] = [1, 2, 3].map(Uuid::from_u128);
        assert_eq!(changed_roles(&[a, b], &[b, c]), [c, a]);
        assert!(changed_roles(&[a, b], &[b, a]).is_empty());
    }

    #[test]
    fn an_inactive_user_can_only_be_activated() {
        let user = User::default();
        assert!(user.available("activate"));
        assert!(!user.available("deactivate"));
        assert!(!user.available("reset_password"));
    }
}
