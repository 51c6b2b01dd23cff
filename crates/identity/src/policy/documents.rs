//! What is published of a company's rights: one document for all, one for each person. Written from
//! the organisation alone, so that the same organisation always gives the same documents.

use std::collections::BTreeMap;

use kernel::Uuid;
use runtime::policy_documents::{DepartmentPolicy, GroupPolicy, RolePolicy, TenantPolicy, UserPolicy};

use crate::org::Org;

/// The document of the tenant; its revision is set when it is published.
pub fn tenant(org: &Org) -> TenantPolicy {
    let departments = org
        .departments
        .iter()
        .map(|(id, department)| DepartmentPolicy {
            id: *id,
            parent: department.parent,
            head: department.head,
        })
        .collect();
    let roles = org
        .roles
        .iter()
        .map(|(id, role)| RolePolicy { id: *id, grants: role.grants.clone(), fields: role.fields.clone() })
        .collect();
    TenantPolicy {
        revision: 0,
        name: org.name.clone(),
        zone: org.zone.clone(),
        departments,
        roles,
        groups: groups_of_departments(org),
        importing: org.importing,
        bin_days: org.bin_days,
        numbers: org.numbers.values().cloned().collect(),
    }
}

fn groups_of_departments(org: &Org) -> Vec<GroupPolicy> {
    let mut groups = vec![];
    for (id, members) in &org.groups {
        let departments: Vec<Uuid> =
            members.iter().copied().filter(|member| org.departments.contains_key(member)).collect();
        if !departments.is_empty() {
            groups.push(GroupPolicy { id: *id, departments });
        }
    }
    groups
}

/// The documents of all people.
pub fn users(org: &Org) -> BTreeMap<Uuid, UserPolicy> {
    let mut reports = org.reports();
    let mut groups: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (group, members) in &org.groups {
        for member in members {
            groups.entry(*member).or_default().push(*group);
        }
    }
    let mut headed: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (id, department) in &org.departments {
        if let Some(head) = department.head {
            headed.entry(head).or_default().push(*id);
        }
    }
    let document = |(id, person): (&Uuid, &crate::org::Person)| {
        let policy = UserPolicy {
            revision: 0,
            active: person.active,
            name: person.name.clone(),
            language: person.language.clone(),
            department: person.department,
            headed: headed.remove(id).unwrap_or_default(),
            roles: person.roles.clone(),
            groups: groups.remove(id).unwrap_or_default(),
            reports: reports.remove(id).unwrap_or_default(),
        };
        (*id, policy)
    };
    org.people.iter().map(document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::org::{Department, Person};

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn a_head_a_manager_and_a_member_find_their_places() {
        let mut org = Org::default();
        org.departments.insert(id(1), Department { parent: None, head: Some(id(11)) });
        org.people.insert(id(11), Person { active: true, ..Person::default() });
        org.people
            .insert(id(12), Person { manager: Some(id(11)), department: Some(id(1)), ..Person::default() });
        org.groups.insert(id(21), vec![id(12)]);
        org.groups.insert(id(22), vec![id(1), id(12)]);

        let users = users(&org);
        assert_eq!(users[&id(11)].headed, [id(1)]);
        assert_eq!(users[&id(11)].reports, [id(12)]);
        assert!(users[&id(11)].active);
        assert_eq!(users[&id(12)].groups, [id(21), id(22)]);
        assert_eq!(users[&id(12)].department, Some(id(1)));

        let tenant = tenant(&org);
        assert_eq!(tenant.groups, [GroupPolicy { id: id(22), departments: vec![id(1)] }]);
        assert_eq!(tenant.departments[0].head, Some(id(11)));
    }
}
