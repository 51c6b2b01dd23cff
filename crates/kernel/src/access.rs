//! One answer to 'who may see or change this', in memory as in SQL: the lists' predicate is built
//! from the same `Reach` that decides here on one record.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{EntityDef, FieldDef, Placement, Sensitive, SetBy};

/// What everybody has of his own and nobody of others', whatever the roles say: his notifications.
const PERSONAL: &str = "collaboration.notification.";

/// How far a grant reaches over records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Scope {
    Own,
    OwnAndReports,
    Department,
    DepartmentTree,
    All,
}

/// What a role allows with one field; the strongest of a user's roles wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Right {
    Hidden,
    Masked,
    Read,
    Edit,
}

/// Everything that is known of a caller's rights, made once per policy revision.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Access {
    pub user: Option<Uuid>,
    /// The department whose stamp new records get.
    pub department: Option<Uuid>,
    /// The user, his departments up to the root, his groups: what `readers` may name.
    pub principals: Vec<Uuid>,
    /// The roles he holds.
    pub roles: Vec<Uuid>,
    /// The user and all who report to him.
    pub reports: Vec<Uuid>,
    /// Own and headed departments.
    pub departments: Vec<Uuid>,
    /// The same with all below them.
    pub department_tree: Vec<Uuid>,
    /// Permission (`customers.customer.read`, or `customers.*`, or `*`) to scope.
    pub grants: HashMap<String, Scope>,
    /// `customers.customer.phone` to right, one map per role.
    pub field_rights: Vec<HashMap<String, Right>>,
    everything: bool,
}

/// The records that one permission reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach<'a> {
    Nothing,
    Everything,
    /// Owner among `owners`, or department among `departments`, or shared with one of `principals`.
    Some {
        owners: &'a [Uuid],
        departments: &'a [Uuid],
        principals: &'a [Uuid],
    },
}

impl Access {
    /// The system itself.
    pub fn everything() -> Self {
        Self { everything: true, ..Self::default() }
    }

    pub fn is_everything(&self) -> bool {
        self.everything
    }

    /// The widest grant for the permission, wildcards included.
    pub fn scope(&self, permission: &str) -> Option<Scope> {
        if self.everything {
            return Some(Scope::All);
        }
        if self.user.is_some() && permission.starts_with(PERSONAL) {
            return Some(Scope::Own);
        }
        let mut best = self.grants.get(permission).copied().max(self.grants.get("*").copied());
        let mut rest = permission;
        while let Some(dot) = rest.rfind('.') {
            rest = &rest[..dot];
            best = best.max(self.grants.get(format!("{rest}.*").as_str()).copied());
        }
        best
    }

    pub fn may(&self, permission: &str) -> bool {
        self.scope(permission).is_some()
    }

    pub fn reach(&self, permission: &str) -> Reach<'_> {
        let me = self.reports.first().map_or(&[][..], |_| &self.reports[..1]);
        let (owners, departments) = match self.scope(permission) {
            None => return Reach::Nothing,
            Some(Scope::All) => return Reach::Everything,
            Some(Scope::Own) => (me, &[][..]),
            Some(Scope::OwnAndReports) => (&self.reports[..], &[][..]),
            Some(Scope::Department) => (me, &self.departments[..]),
            Some(Scope::DepartmentTree) => (me, &self.department_tree[..]),
        };
        Reach::Some { owners, departments, principals: &self.principals }
    }

    /// The caller's right on a field. Where no role speaks of it: masked fields stay masked,
    /// all others are open.
    pub fn right(&self, def: &EntityDef, field: &FieldDef) -> Right {
        if self.everything || field.head {
            return if field.set_by == SetBy::User { Right::Edit } else { Right::Read };
        }
        let silent = if field.sensitive == Sensitive::No { Right::Edit } else { Right::Masked };
        let name = format!("{}.{}.{}", def.service, def.kind, field.json);
        let granted = self.field_rights.iter().map(|role| role.get(&name).copied().unwrap_or(silent)).max();
        granted.unwrap_or(silent)
    }
}

impl Reach<'_> {
    /// May the record at this place be seen?
    pub fn sees(&self, at: &Placement) -> bool {
        self.allows(at, &at.readers)
    }

    /// May it be changed?
    pub fn edits(&self, at: &Placement) -> bool {
        self.allows(at, &at.editors)
    }

    fn allows(&self, at: &Placement, shared_with: &[Uuid]) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Some { owners, departments, principals } => {
                at.owner_id.is_some_and(|id| owners.contains(&id))
                    || at.department_id.is_some_and(|id| departments.contains(&id))
                    || shared_with.iter().any(|id| principals.contains(id))
            }
        }
    }
}

#[cfg(test)]
mod tests;
