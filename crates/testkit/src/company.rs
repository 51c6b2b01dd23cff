//! A made-up company and its people: a rep, a colleague and their manager in the east, a stranger in
//! the west, a director and an administrator above all. Their rights are written by hand here, as the
//! policy of a real company would give them.

use std::{collections::HashMap, sync::Arc};

use kernel::{Access, Actor, Ctx, Right, Scope, Uuid};
use store::Db;

/// Ids of one tenant, its departments, a group and its people.
#[derive(Debug, Clone)]
pub struct Company {
    pub tenant: Uuid,
    /// The department above all others.
    pub root: Uuid,
    pub east: Uuid,
    /// Below `east`.
    pub east_shop: Uuid,
    pub west: Uuid,
    /// The rep and the stranger belong to it.
    pub group: Uuid,
    pub rep: Person,
    /// In the rep's department.
    pub colleague: Person,
    /// Heads `east`; rep and colleague report to her.
    pub manager: Person,
    /// In `west`.
    pub stranger: Person,
    pub director: Person,
    pub administrator: Person,
}

/// Somebody with rights. Change what a test needs otherwise, then `call`.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: Uuid,
    pub tenant: Uuid,
    pub access: Access,
}

impl Default for Company {
    fn default() -> Self {
        Self::new()
    }
}

impl Company {
    /// New ids for all, so that companies may share a database.
    pub fn new() -> Self {
        let [tenant, root, east, east_shop, west, group] = std::array::from_fn(|_| Uuid::now_v7());
        let person = |departments: &[Uuid], above: &[Uuid], groups: &[Uuid]| {
            let id = Uuid::now_v7();
            let mut access = Access::default();
            access.user = Some(id);
            access.department = departments.first().copied();
            access.principals = [&[id], departments, above, groups].concat();
            access.reports = vec![id];
            access.departments = departments.to_vec();
            access.department_tree = departments.to_vec();
            Person { id, tenant, access }
        };
        let rep = person(&[east], &[root], &[group]).granted("customers.*", Scope::Own);
        let colleague = person(&[east], &[root], &[]).granted("customers.*", Scope::Own);
        let stranger = person(&[west], &[root], &[group]).granted("customers.*", Scope::Own);
        let mut manager = person(&[east], &[root], &[]).granted("customers.*", Scope::DepartmentTree);
        manager.access.reports.extend([rep.id, colleague.id]);
        manager.access.department_tree.push(east_shop);
        let director = person(&[root], &[], &[]).granted("customers.*", Scope::All);
        let administrator = person(&[root], &[], &[]).granted("*", Scope::All);
        Self {
            tenant,
            root,
            east,
            east_shop,
            west,
            group,
            rep,
            colleague,
            manager,
            stranger,
            director,
            administrator,
        }
    }
}

impl Person {
    /// With a permission (or a whole family, `customers.*`) at a scope.
    pub fn granted(mut self, permission: &str, scope: Scope) -> Self {
        self.access.grants.insert(permission.to_owned(), scope);
        self
    }

    /// Without any permission.
    pub fn powerless(mut self) -> Self {
        self.access.grants.clear();
        self
    }

    /// With one role that speaks of a field: `customers.customer.phone`.
    pub fn with_right(mut self, field: &str, right: Right) -> Self {
        if self.access.field_rights.is_empty() {
            self.access.field_rights.push(HashMap::new());
        }
        self.access.field_rights[0].insert(field.to_owned(), right);
        self
    }

    /// A call of the method with this permission, now.
    pub fn call(&self, db: &Db, permission: &'static str) -> Ctx {
        let mut ctx = Ctx::system(db.service, self.tenant, db.clock.now());
        ctx.actor = Actor::User(self.id);
        ctx.access = Arc::new(self.access.clone());
        ctx.permission = permission;
        ctx.zone = chrono_tz::Asia::Shanghai;
        ctx.request_id = "test".to_owned();
        ctx
    }
}
