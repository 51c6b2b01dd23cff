//! The company as rights see it: departments with their heads, people with their managers and roles,
//! groups with their members. Small enough to be held whole, so every rule about it is a plain function.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Right, Scope, Uuid};

mod load;
mod put;
mod tree;

pub use load::{right, scope};

/// One tenant's organisation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Org {
    pub tenant: Uuid,
    pub name: String,
    /// IANA name.
    pub zone: String,
    pub importing: bool,
    pub bin_days: i32,
    pub departments: BTreeMap<Uuid, Department>,
    pub people: BTreeMap<Uuid, Person>,
    pub roles: BTreeMap<Uuid, Role>,
    /// Group to its members, users and departments.
    pub groups: BTreeMap<Uuid, Vec<Uuid>>,
    pub positions: BTreeSet<Uuid>,
    /// How papers are numbered: kind of record and pattern.
    pub numbers: BTreeMap<Uuid, (String, String)>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Department {
    pub parent: Option<Uuid>,
    pub head: Option<Uuid>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    pub name: String,
    pub email: String,
    pub active: bool,
    pub language: Option<String>,
    pub department: Option<Uuid>,
    pub manager: Option<Uuid>,
    pub roles: Vec<Uuid>,
    pub positions: Vec<Uuid>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Role {
    pub grants: BTreeMap<String, Scope>,
    pub fields: BTreeMap<String, Right>,
}

impl Role {
    /// Does it grant everything on everything?
    pub fn is_administrator(&self) -> bool {
        self.grants.get("*") == Some(&Scope::All)
    }
}

impl Org {
    /// Active people with a role that grants everything.
    pub fn administrators(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.people
            .iter()
            .filter(|(_, person)| person.active && self.is_administrator(person))
            .map(|(id, _)| *id)
    }

    fn is_administrator(&self, person: &Person) -> bool {
        person.roles.iter().filter_map(|id| self.roles.get(id)).any(Role::is_administrator)
    }

    /// The departments that a user heads.
    pub fn headed_by(&self, user: Uuid) -> Vec<Uuid> {
        self.departments.iter().filter(|(_, d)| d.head == Some(user)).map(|(id, _)| *id).collect()
    }

    /// The groups that name a user or department directly.
    pub fn groups_of(&self, member: Uuid) -> Vec<Uuid> {
        self.groups.iter().filter(|(_, members)| members.contains(&member)).map(|(id, _)| *id).collect()
    }
}
