//! From the two policy documents to one caller's rights. Pure: the tests need nothing else.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::{Access, Scope, Uuid};

use crate::policy_documents::{TenantPolicy, UserPolicy};

/// All that `user` may do under these documents.
pub fn build(tenant: &TenantPolicy, id: Uuid, user: &UserPolicy) -> Access {
    let line = ancestors(tenant, user.department);
    let departments = joined(user.department.into_iter().chain(user.headed.iter().copied()));
    let groups = tenant.groups.iter().filter(|group| group.departments.iter().any(|d| line.contains(d)));
    let groups = user.groups.iter().copied().chain(groups.map(|group| group.id));
    let mut access = Access::default();
    access.user = Some(id);
    access.department = user.department;
    access.principals = joined([id].into_iter().chain(line.iter().copied()).chain(groups));
    access.reports = joined([id].into_iter().chain(user.reports.iter().copied()));
    access.department_tree = with_all_below(tenant, &departments);
    access.departments = departments;
    for role in tenant.roles.iter().filter(|role| user.roles.contains(&role.id)) {
        access.roles.push(role.id);
        widen(&mut access.grants, &role.grants);
        access.field_rights.push(role.fields.iter().map(|(name, right)| (name.clone(), *right)).collect());
    }
    access
}

fn widen(grants: &mut HashMap<String, Scope>, by: &BTreeMap<String, Scope>) {
    for (permission, scope) in by {
        let widest = grants.entry(permission.clone()).or_insert(*scope);
        *widest = (*widest).max(*scope);
    }
}

/// The department and all above it; a loop in the tree ends the walk.
fn ancestors(tenant: &TenantPolicy, own: Option<Uuid>) -> Vec<Uuid> {
    let mut line = vec![];
    let mut next = own;
    while let Some(id) = next.filter(|id| !line.contains(id)) {
        line.push(id);
        next = tenant.departments.iter().find(|d| d.id == id).and_then(|d| d.parent);
    }
    line
}

/// The departments with everything below them.
fn with_all_below(tenant: &TenantPolicy, roots: &[Uuid]) -> Vec<Uuid> {
    let mut children: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for department in &tenant.departments {
        if let Some(parent) = department.parent {
            children.entry(parent).or_default().push(department.id);
        }
    }
    let mut found = roots.to_vec();
    let mut seen: HashSet<Uuid> = roots.iter().copied().collect();
    let mut at = 0;
    while let Some(id) = found.get(at).copied() {
        at += 1;
        found.extend(children.get(&id).into_iter().flatten().filter(|child| seen.insert(**child)));
    }
    found
}

/// Without repetitions, in the order of first mention.
fn joined(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut seen = HashSet::new();
    ids.filter(|id| seen.insert(*id)).collect()
}

#[cfg(test)]
mod tests {
    use kernel::{Reach, Right};

    use super::*;
    use crate::policy_documents::{DepartmentPolicy, GroupPolicy, RolePolicy};

    const COMPANY: u128 = 10;
    const SALES: u128 = 11;
    const EAST: u128 = 12;
    const SHANGHAI: u128 = 13;
    const SUPPORT: u128 = 14;
    const ME: u128 = 20;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn ids(numbers: &[u128]) -> Vec<Uuid> {
        numbers.iter().map(|number| id(*number)).collect()
    }

    /// company > (sales > east > shanghai), support
    fn tenant() -> TenantPolicy {
        let department = |number, parent: Option<u128>| DepartmentPolicy {
            id: id(number),
            parent: parent.map(id),
            head: None,
        };
        TenantPolicy {
            revision: 1,
            zone: "Asia/Shanghai".to_owned(),
            departments: vec![
                department(COMPANY, None),
                department(SALES, Some(COMPANY)),
                department(EAST, Some(SALES)),
                department(SHANGHAI, Some(EAST)),
                department(SUPPORT, Some(COMPANY)),
            ],
            ..TenantPolicy::default()
        }
    }

    fn user(department: u128) -> UserPolicy {
        UserPolicy { active: true, department: Some(id(department)), ..UserPolicy::default() }
    }

    #[test]
    fn shares_with_my_departments_up_to_the_root_reach_me() {
        let access = build(&tenant(), id(ME), &user(EAST));
        assert_eq!(access.principals, ids(&[ME, EAST, SALES, COMPANY]));
        assert_eq!(access.department, Some(id(EAST)));
    }

    #[test]
    fn a_head_sees_what_is_below_the_departments_he_heads() {
        let head = UserPolicy { headed: ids(&[EAST]), ..user(SUPPORT) };
        let access = build(&tenant(), id(ME), &head);
        assert_eq!(access.departments, ids(&[SUPPORT, EAST]));
        assert_eq!(access.department_tree, ids(&[SUPPORT, EAST, SHANGHAI]));
        assert!(!access.principals.contains(&id(EAST)), "heading a department is not belonging to it");
    }

    #[test]
    fn groups_that_have_one_of_my_departments_count_like_my_own() {
        let mut tenant = tenant();
        tenant.groups = vec![
            GroupPolicy { id: id(30), departments: ids(&[SALES]) },
            GroupPolicy { id: id(31), departments: ids(&[SHANGHAI, SUPPORT]) },
        ];
        let member = UserPolicy { groups: ids(&[32]), ..user(EAST) };
        let access = build(&tenant, id(ME), &member);
        assert!(access.principals.contains(&id(30)) && access.principals.contains(&id(32)));
        assert!(!access.principals.contains(&id(31)), "a group of a lower department is not mine");
    }

    #[test]
    fn i_come_first_among_my_reports() {
        let boss = UserPolicy { reports: ids(&[21, 22]), ..user(SALES) };
        let access = build(&tenant(), id(ME), &boss);
        assert_eq!(access.reports, ids(&[ME, 21, 22]));
    }

    #[test]
    fn the_widest_of_my_roles_counts_and_roles_of_others_do_not() {
        let role = |number, scope, right| RolePolicy {
            id: id(number),
            grants: BTreeMap::from([("customers.customer.read".to_owned(), scope)]),
            fields: BTreeMap::from([("customers.customer.phone".to_owned(), right)]),
        };
        let mut tenant = tenant();
        tenant.roles = vec![
            role(40, Scope::Own, Right::Hidden),
            role(41, Scope::OwnAndReports, Right::Read),
            role(42, Scope::All, Right::Edit),
        ];
        let member = UserPolicy { roles: ids(&[40, 41]), ..user(EAST) };
        let access = build(&tenant, id(ME), &member);
        assert_eq!(access.scope("customers.customer.read"), Some(Scope::OwnAndReports));
        assert_eq!(access.field_rights.len(), 2);
        let reach = access.reach("customers.customer.read");
        assert!(matches!(reach, Reach::Some { owners, .. } if owners == ids(&[ME])));
        assert_eq!(access.reach("customers.customer.delete"), Reach::Nothing);
    }

    #[test]
    fn a_loop_among_departments_harms_nobody() {
        let mut tenant = tenant();
        tenant.departments[0].parent = Some(id(SHANGHAI));
        let access = build(&tenant, id(ME), &user(EAST));
        assert_eq!(access.principals.len(), 5);
        assert_eq!(access.department_tree.len(), 5);
    }
}
