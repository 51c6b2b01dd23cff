//! The organisation as it will be once a record is saved.

use super::{Department, Org, Person, Role, load};
use crate::records;

impl Org {
    pub fn put_user(&mut self, user: &records::User) {
        let person = Person {
            name: user.name.clone(),
            email: user.email.clone(),
            active: user.active,
            language: user.language.clone(),
            department: user.head.placement.department_id,
            manager: user.manager_id,
            roles: user.role_ids.clone(),
            positions: user.position_ids.clone(),
        };
        self.people.insert(user.head.id, person);
    }

    pub fn put_department(&mut self, department: &records::Department) {
        let kept = Department { parent: department.parent_id, head: department.head_id };
        self.departments.insert(department.head.id, kept);
    }

    pub fn put_group(&mut self, group: &records::Group) {
        self.groups.insert(group.head.id, group.member_ids.clone());
    }

    pub fn put_number_pattern(&mut self, numbers: &records::NumberPattern) {
        self.numbers.insert(numbers.head.id, (numbers.kind().to_owned(), numbers.pattern.clone()));
    }

    pub fn put_role(&mut self, role: &records::Role) {
        let mut kept = Role::default();
        for grant in &role.grants {
            if let Some(scope) = load::scope(grant.scope.into()) {
                let widest = kept.grants.entry(grant.permission.clone()).or_insert(scope);
                *widest = scope.max(*widest);
            }
        }
        for field in &role.field_rights {
            if let Some(right) = load::right(field.right.into()) {
                let strongest = kept.fields.entry(field.field.clone()).or_insert(right);
                *strongest = right.max(*strongest);
            }
        }
        self.roles.insert(role.head.id, kept);
    }
}
