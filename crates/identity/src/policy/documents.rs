//! What is published of a company's rights: one document for all, one for each person. Written from
//! the organisation alone, so that the same organisation always gives the same documents.

use std::collections::BTreeMap;

use kernel::{Scope, Uuid};
use runtime::policy_documents::{DESKS, DepartmentPolicy, GroupPolicy, RolePolicy, TenantPolicy, UserPolicy};

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
        desks: DESKS.iter().map(|work| ((*work).to_owned(), desk(org, work))).collect(),
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

/// The active people with a role that gives them this work in the whole company. Who may do everything is not told of
/// everything.
fn desk(org: &Org, work: &str) -> Vec<Uuid> {
    let names = |grant: &str| {
        grant == work || grant.strip_suffix('*').is_some_and(|of| !of.is_empty() && work.starts_with(of))
    };
    let gives = |role: &Uuid| {
        let role = org.roles.get(role);
        role.is_some_and(|role| role.grants.iter().any(|(grant, scope)| *scope == Scope::All && names(grant)))
    };
    let does = |(_, person): &(&Uuid, &crate::org::Person)| person.active && person.roles.iter().any(gives);
    org.people.iter().filter(does).map(|(id, _)| *id).collect()
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
    use crate::org::{Department, Person, Role};

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn a_desk_is_everybody_who_does_the_work_for_the_whole_company() {
        let mut org = Org::default();
        let role = |grant: &str, scope| Role {
            grants: BTreeMap::from([(grant.to_owned(), scope)]),
            ..Role::default()
        };
        org.roles.insert(id(31), role("finance.invoice.issue", Scope::All));
        org.roles.insert(id(32), role("finance.*", Scope::All));
        org.roles.insert(id(33), role("finance.invoice.issue", Scope::Own));
        org.roles.insert(id(34), role("*", Scope::All));
        for n in 31..=34 {
            org.people.insert(id(n - 20), Person { active: true, roles: vec![id(n)], ..Person::default() });
        }
        org.people.insert(id(15), Person { active: false, roles: vec![id(31)], ..Person::default() });
        let desks = tenant(&org).desks;
        assert_eq!(desks["finance.invoice.issue"], [id(11), id(12)]);
        assert_eq!(desks["finance.payment.create"], [id(12)]);
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
