//! Departments form a tree. A department with people or departments in it stays.

use kernel::{Ctx, Error, FieldErrors, Result, Uuid};
use proto::identity::v1 as wire;
use runtime::App;
use store::{Record as _, Rules, records};

use crate::{change, change::Unit, org::Org, records::Department};

impl Rules for Department {}

impl Unit for Department {
    fn fits(&self, _ctx: &Ctx, _before: Option<&Self>, org: &Org, errors: &mut FieldErrors) -> Result<()> {
        if self.parent_id.is_some_and(|parent| org.department_would_loop(self.head().id, parent)) {
            errors.push("parentId", "BELOW_ITSELF");
        }
        Ok(())
    }

    fn place(&self, org: &mut Org) {
        org.put_department(self);
    }

    fn leave(&self, _ctx: &Ctx, org: &mut Org) -> Result<()> {
        let id = self.head().id;
        if is_used(org, id) {
            return Err(Error::precondition("DEPARTMENT_NOT_EMPTY"));
        }
        org.departments.remove(&id);
        Ok(())
    }
}

/// Has it people or departments in it?
fn is_used(org: &Org, id: Uuid) -> bool {
    org.people.values().any(|person| person.department == Some(id))
        || org.departments.values().any(|department| department.parent == Some(id))
}

/// A new department. Whoever reaches a department by his scope reaches its record too.
pub async fn create(app: &App, ctx: &Ctx, wire: Option<wire::Department>) -> Result<wire::Department> {
    let (mut department, errors) = records::described::<Department>(ctx, wire)?;
    let id = department.head.id;
    department.head.placement.department_id = Some(id);
    change::create(app, ctx, (department, errors)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::org::{self, Person};

    #[test]
    fn a_department_with_anybody_or_anything_in_it_stays() {
        let [top, below, empty] = [1, 2, 3].map(Uuid::from_u128);
        let mut org = Org::default();
        org.departments.insert(top, org::Department::default());
        org.departments.insert(below, org::Department { parent: Some(top), head: None });
        org.departments.insert(empty, org::Department::default());
        org.people.insert(Uuid::from_u128(9), Person { department: Some(below), ..Person::default() });
        assert!(is_used(&org, top));
        assert!(is_used(&org, below));
        assert!(!is_used(&org, empty));
    }
}
