use proptest::prelude::*;

use super::*;

fn ids(most: usize) -> impl Strategy<Value = Vec<Uuid>> {
    prop::collection::vec((0..6_u128).prop_map(Uuid::from_u128), 0..most)
}

fn placement() -> impl Strategy<Value = Placement> {
    let id = || prop::option::of((0..6_u128).prop_map(Uuid::from_u128));
    (id(), id(), ids(3), any::<bool>()).prop_map(|(owner_id, department_id, readers, all_edit)| Placement {
        owner_id,
        department_id,
        editors: if all_edit { readers.clone() } else { readers.iter().take(1).copied().collect() },
        readers,
    })
}

/// Somebody with reports and departments that nest as they do in life.
fn access() -> impl Strategy<Value = Access> {
    (ids(4), ids(3), ids(3), ids(4)).prop_map(|(reports, departments, below, principals)| Access {
        user: reports.first().copied(),
        department_tree: [departments.clone(), below].concat(),
        departments,
        reports,
        principals,
        ..Access::default()
    })
}

const SCOPES: [Scope; 5] =
    [Scope::Own, Scope::OwnAndReports, Scope::Department, Scope::DepartmentTree, Scope::All];

fn granted(access: &Access, permission: &str, scope: Scope) -> Access {
    Access { grants: HashMap::from([(permission.to_owned(), scope)]), ..access.clone() }
}

proptest! {
    #[test]
    fn without_a_grant_nothing_is_seen(access in access(), at in placement()) {
        prop_assert!(!access.reach("a.b.read").sees(&at));
        prop_assert!(!granted(&access, "a.c.read", Scope::All).reach("a.b.read").sees(&at));
    }

    #[test]
    fn who_may_change_a_record_also_sees_it(access in access(), at in placement(), scope in 0..5_usize) {
        let access = granted(&access, "a.b.read", SCOPES[scope]);
        let reach = access.reach("a.b.read");
        prop_assert!(!reach.edits(&at) || reach.sees(&at));
    }

    #[test]
    fn a_wider_scope_sees_all_that_a_narrower_one_sees(access in access(), at in placement()) {
        let sees = |scope| granted(&access, "a.b.read", scope).reach("a.b.read").sees(&at);
        for (narrow, wide) in [
            (Scope::Own, Scope::OwnAndReports),
            (Scope::Own, Scope::Department),
            (Scope::Department, Scope::DepartmentTree),
            (Scope::OwnAndReports, Scope::All),
            (Scope::DepartmentTree, Scope::All),
        ] {
            prop_assert!(!sees(narrow) || sees(wide), "{:?} {:?}", narrow, wide);
        }
    }

    #[test]
    fn own_means_owned_or_shared(access in access(), at in placement()) {
        let own = granted(&access, "a.b.read", Scope::Own).reach("a.b.read").sees(&at);
        let owned = at.owner_id.is_some() && at.owner_id == access.user;
        let shared = at.readers.iter().any(|id| access.principals.contains(id));
        prop_assert_eq!(own, owned || shared);
    }

    #[test]
    fn a_wildcard_grants_what_it_covers(access in access(), scope in 0..5_usize) {
        for wildcard in ["*", "a.*", "a.b.*", "a.b.read"] {
            prop_assert_eq!(granted(&access, wildcard, SCOPES[scope]).scope("a.b.read"), Some(SCOPES[scope]));
        }
        for other in ["b.*", "a.bc.*", "a.b", "a.b.write"] {
            prop_assert_eq!(granted(&access, other, SCOPES[scope]).scope("a.b.read"), None);
        }
    }
}

#[test]
fn the_system_sees_everything() {
    assert!(Access::everything().reach("a.b.read").sees(&Placement::default()));
}

#[test]
fn a_record_without_an_owner_is_nobodys_own() {
    let access = granted(&Access { reports: vec![], ..Access::default() }, "a.b.read", Scope::Own);
    assert!(!access.reach("a.b.read").sees(&Placement::default()));
}

#[test]
fn notifications_are_their_receivers_alone_whatever_the_roles_say() {
    let [me, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
    let somebody = Access { user: Some(me), reports: vec![me, other], ..Access::default() };
    let administrator = granted(&somebody, "*", Scope::All);
    for access in [somebody, administrator] {
        let reach = access.reach("collaboration.notification.read");
        let of = |owner| Placement { owner_id: Some(owner), ..Placement::default() };
        assert!(reach.sees(&of(me)) && !reach.sees(&of(other)));
    }
    assert!(!Access::default().may("collaboration.notification.read"), "nobody signed in");
}
