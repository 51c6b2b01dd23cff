//! Who sees and changes what: the lists' SQL and the decision in memory are one.

use std::collections::BTreeSet;

use kernel::{Access, Kind, Placement, Reach, Scope, Uuid};
use store::{ListRequest, Registry, Rules, directory};
use testkit::{
    Person, Service, TestDb,
    sample::{CONTACT, Contact, Customer, SERVICE, contact, customer},
};

use super::support::{Dice, READ, UPDATE, insert, owned, placed};

const SCOPES: [Scope; 5] =
    [Scope::Own, Scope::OwnAndReports, Scope::Department, Scope::DepartmentTree, Scope::All];

/// Ids that owners, departments and principals are drawn from, so that they often meet.
fn pool() -> Vec<Uuid> {
    (1..=8).map(Uuid::from_u128).collect()
}

fn placement(dice: &mut Dice) -> Placement {
    let ids = pool();
    let readers = dice.some(5, &ids);
    Placement {
        owner_id: dice.maybe(4, &ids),
        department_id: dice.maybe(4, &ids),
        editors: dice.some(2, &readers),
        readers,
    }
}

fn person(dice: &mut Dice, tenant: Uuid) -> Person {
    let ids = pool();
    let id = dice.one(&ids);
    let mut access = Access::default();
    access.user = Some(id);
    access.principals = [vec![id], dice.some(4, &ids)].concat();
    access.reports = [vec![id], dice.some(4, &ids)].concat();
    access.departments = dice.some(5, &ids);
    access.department_tree = [access.departments.clone(), dice.some(4, &ids)].concat();
    for verb in ["read", "update"] {
        for kind in ["customer", "contact"] {
            if let Some(scope) = dice.maybe(6, &SCOPES) {
                access.grants.insert(format!("customers.{kind}.{verb}"), scope);
            }
        }
    }
    Person { id, tenant, access }
}

async fn customers(db: &TestDb, dice: &mut Dice, count: usize) -> Vec<Customer> {
    let mut all: Vec<Customer> = (0..count).map(|n| customer(&format!("c{n}"))).collect();
    for one in &mut all {
        one.head.placement = placement(dice);
    }
    insert(db, &mut all).await;
    all
}

async fn listed<R: Rules>(db: &TestDb, person: &Person, id: impl Fn(&R::Wire) -> String) -> BTreeSet<Uuid> {
    let ctx = person.call(db, READ);
    let request = ListRequest { page_size: 200, with_total: true, ..ListRequest::default() };
    let page = store::records::list::<R>(db, &ctx, request).await.unwrap();
    assert_eq!(page.total, Some((page.records.len() as i32, true)));
    page.records.iter().map(|wire| id(wire).parse().unwrap()).collect()
}

#[tokio::test]
async fn a_list_holds_what_the_decision_in_memory_allows() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(1);
    let all = customers(&db, &mut dice, 150).await;
    let mut sizes = BTreeSet::new();
    for _ in 0..150 {
        let person = person(&mut dice, db.company.tenant);
        let reach = person.access.reach(READ);
        let expected: BTreeSet<Uuid> =
            all.iter().filter(|c| reach.sees(&c.head.placement)).map(|c| c.head.id).collect();
        let found = listed::<Customer>(&db, &person, |c| c.id.clone().unwrap()).await;
        assert_eq!(found, expected, "{person:?}");
        sizes.insert(found.len());
    }
    assert!(sizes.len() > 20, "the cases were too much alike: {sizes:?}");
}

#[tokio::test]
async fn one_record_is_read_and_changed_as_the_decision_in_memory_allows() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(2);
    let all = customers(&db, &mut dice, 30).await;
    let mut seen = [0; 3];
    for _ in 0..20 {
        let person = person(&mut dice, db.company.tenant);
        let ctx = person.call(&db, UPDATE);
        for one in &all {
            let at = &one.head.placement;
            let sees = person.access.reach(READ).sees(at);
            let edits = person.access.reach(UPDATE).edits(at);
            let expected = match (sees, edits) {
                (false, _) => Some(Kind::NotFound),
                (true, false) => Some(Kind::Forbidden),
                (true, true) => None,
            };
            let locked = db.begin(&ctx).await.unwrap().lock::<Customer>(one.head.id).await;
            assert_eq!(locked.err().map(|e| e.kind()), expected, "{person:?} {at:?}");
            let got = db.begin(&ctx).await.unwrap().get::<Customer>(one.head.id).await;
            assert_eq!(got.is_ok(), sees);
            seen[usize::from(sees) + usize::from(sees && edits)] += 1;
        }
    }
    assert!(seen.iter().all(|n| *n > 30), "{seen:?}");
}

/// What a follower of its parent shows: the parent seen, and any grant on its own kind.
fn follows(access: &Access, parent: &Placement) -> bool {
    access.reach("customers.contact.read") != Reach::Nothing && access.reach(READ).sees(parent)
}

#[tokio::test]
async fn children_follow_their_parents() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(3);
    let parents = customers(&db, &mut dice, 60).await;
    let mut children: Vec<Contact> = parents.iter().map(|p| contact(p.head.id, "王芳")).collect();
    insert(&db, &mut children).await;
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut gone = uow.lock::<Customer>(parents[0].head.id).await.unwrap();
    uow.delete(&mut gone).await.unwrap();
    uow.commit(&gone).await.unwrap();
    let pairs: Vec<_> = parents.iter().zip(&children).skip(1).collect();
    for _ in 0..80 {
        let person = person(&mut dice, db.company.tenant);
        let seen = pairs.iter().filter(|(p, _)| follows(&person.access, &p.head.placement));
        let expected: BTreeSet<Uuid> = seen.map(|(_, c)| c.head.id).collect();
        let found = listed::<Contact>(&db, &person, |c| c.id.clone().unwrap()).await;
        assert_eq!(found, expected, "{person:?}");
        let (parent, child) = pairs[dice.below(pairs.len())];
        let ctx = person.call(&db, "customers.contact.update");
        let locked = db.begin(&ctx).await.unwrap().lock::<Contact>(child.head.id).await;
        let edits = person.access.reach("customers.contact.update") != Reach::Nothing
            && person.access.reach(UPDATE).edits(&parent.head.placement);
        let expected = match (follows(&person.access, &parent.head.placement), edits) {
            (false, _) => Some(Kind::NotFound),
            (true, false) => Some(Kind::Forbidden),
            (true, true) => None,
        };
        assert_eq!(locked.err().map(|e| e.kind()), expected, "{person:?}");
    }
}

/// Contacts in a service that doesn't keep customers: it knows them from the directory.
static APART: Service = Service {
    name: "apart",
    migrator: SERVICE.migrator,
    registry: || Registry { defs: vec![&CONTACT], ..Registry::default() },
};

#[tokio::test]
async fn children_follow_their_parents_in_another_service() {
    let db = TestDb::open(&APART).await;
    let mut dice = Dice(4);
    let ctx = db.system();
    let mut parents = vec![];
    let mut children = vec![];
    let mut uow = db.begin(&ctx).await.unwrap();
    for n in 0..60 {
        let at = placement(&mut dice);
        let entry = directory::Entry {
            kind: "customers.customer".to_owned(),
            id: Uuid::now_v7(),
            version: 1,
            title: format!("c{n}"),
            owner_id: at.owner_id,
            department_id: at.department_id,
            readers: at.readers.clone(),
            editors: at.editors.clone(),
            deleted: n % 10 == 0,
            ..Default::default()
        };
        assert!(directory::put(&mut uow, &entry).await.unwrap());
        children.push(contact(entry.id, "王芳"));
        parents.push((entry.deleted, at));
    }
    uow.commit_quietly().await.unwrap();
    insert(&db, &mut children).await;
    for _ in 0..80 {
        let person = person(&mut dice, db.company.tenant);
        let seen = parents.iter().zip(&children);
        let seen = seen.filter(|((deleted, at), _)| !deleted && follows(&person.access, at));
        let expected: BTreeSet<Uuid> = seen.map(|(_, c)| c.head.id).collect();
        assert_eq!(listed::<Contact>(&db, &person, |c| c.id.clone().unwrap()).await, expected, "{person:?}");
    }
}

#[tokio::test]
async fn people_of_the_company_see_what_their_roles_say() {
    let db = TestDb::open(&SERVICE).await;
    let company = &db.company;
    let shared = Placement {
        readers: vec![company.group, company.colleague.id],
        editors: vec![company.colleague.id],
        ..owned(company.director.id, company.root)
    };
    let mine = placed(&db, "mine", owned(company.rep.id, company.east)).await.head.id;
    let shop = placed(&db, "shop", owned(Uuid::now_v7(), company.east_shop)).await.head.id;
    let shared = placed(&db, "shared", shared).await.head.id;
    let nobody = placed(&db, "nobody", Placement::default()).await.head.id;
    for (who, person, expected) in [
        ("rep", &company.rep, vec![mine, shared]),
        ("colleague", &company.colleague, vec![shared]),
        ("stranger", &company.stranger, vec![shared]),
        ("manager", &company.manager, vec![mine, shop]),
        ("director", &company.director, vec![mine, shop, shared, nobody]),
        ("powerless", &company.rep.clone().powerless(), vec![]),
    ] {
        let found = listed::<Customer>(&db, person, |c| c.id.clone().unwrap()).await;
        assert_eq!(found, expected.into_iter().collect(), "{who}");
    }
    for (person, expected) in [(&company.rep, Some(Kind::Forbidden)), (&company.colleague, None)] {
        let ctx = person.call(&db, UPDATE);
        let locked = db.begin(&ctx).await.unwrap().lock::<Customer>(shared).await;
        assert_eq!(locked.err().map(|e| e.kind()), expected, "a reader may not change, an editor may");
    }
}
