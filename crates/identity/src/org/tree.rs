//! Lines of command: who stands above whom, and that nobody stands above himself.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Uuid;

use super::Org;

impl Org {
    /// Would the department come to stand below itself?
    pub fn department_would_loop(&self, department: Uuid, parent: Uuid) -> bool {
        leads_to(parent, department, |id| self.departments.get(&id).and_then(|d| d.parent))
    }

    /// Would the person come to report to himself?
    pub fn manager_would_loop(&self, person: Uuid, manager: Uuid) -> bool {
        leads_to(manager, person, |id| self.people.get(&id).and_then(|p| p.manager))
    }

    /// For everybody who has any: all who report to him, over any number of steps.
    pub fn reports(&self) -> BTreeMap<Uuid, Vec<Uuid>> {
        let mut found: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for (id, person) in &self.people {
            let mut seen = BTreeSet::from([*id]);
            let mut above = person.manager;
            while let Some(manager) = above {
                if !seen.insert(manager) {
                    break; // an old loop must not hang the company
                }
                found.entry(manager).or_default().push(*id);
                above = self.people.get(&manager).and_then(|p| p.manager);
            }
        }
        found
    }
}

/// Walks up from `start`; true when `goal` is met.
fn leads_to(start: Uuid, goal: Uuid, above: impl Fn(Uuid) -> Option<Uuid>) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = Some(start);
    while let Some(id) = at {
        if id == goal {
            return true;
        }
        if !seen.insert(id) {
            return false;
        }
        at = above(id);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::{Department, Person};
    use super::*;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn a_department_never_comes_below_itself() {
        let mut org = Org::default();
        for (n, parent) in [(1, None), (2, Some(id(1))), (3, Some(id(2)))] {
            org.departments.insert(id(n), Department { parent, head: None });
        }
        assert!(org.department_would_loop(id(1), id(3)));
        assert!(org.department_would_loop(id(1), id(1)));
        assert!(!org.department_would_loop(id(3), id(1)));
    }

    #[test]
    fn reports_are_counted_over_all_steps_and_survive_an_old_loop() {
        let mut org = Org::default();
        for (n, manager) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(5)), (5, Some(4))] {
            let manager = manager.map(id);
            org.people.insert(id(n), Person { manager, ..Person::default() });
        }
        let reports = org.reports();
        assert_eq!(reports.get(&id(1)), Some(&vec![id(2), id(3)]));
        assert_eq!(reports.get(&id(2)), Some(&vec![id(3)]));
        assert_eq!(reports.get(&id(4)), Some(&vec![id(5)]));
        assert!(org.manager_would_loop(id(1), id(3)));
    }
}
