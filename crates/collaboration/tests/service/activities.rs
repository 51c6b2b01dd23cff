//! Follow-ups: what is refused, who sees them, what they tell others.

use kernel::Uuid;
use proto::collaboration::v1 as wire;
use store::{directory::Entry, records};
use testkit::keys;

use crate::house::{House, entry, phoned, wrong};

#[tokio::test]
async fn a_follow_up_with_many_faults_is_told_all_of_them() {
    let house = House::open().await;
    let late = house.db.clock.now() + chrono::Duration::days(2);
    let faulty = wire::Activity {
        contact_id: Some("nobody".to_owned()),
        happened_at: Some(late.into()),
        duration_minutes: Some(50_000),
        next_at: Some(late.into()),
        longitude: Some(180.5),
        ..Default::default()
    };
    let mut faults = wrong(house.note(&house.db.company.rep, faulty).await);
    faults.sort();
    let expected = [
        "contactId NOT_A_UUID",
        "customerId REQUIRED",
        "durationMinutes OUT_OF_RANGE",
        "happenedAt IN_THE_FUTURE",
        "latitude REQUIRED",
        "longitude OUT_OF_RANGE",
        "nextStep REQUIRED",
        "subject REQUIRED",
        "type REQUIRED",
    ];
    assert_eq!(faults, expected);
    assert_eq!(house.db.count("activities").await, 0);
}

#[tokio::test]
async fn a_customer_one_cannot_see_is_refused_like_one_that_does_not_exist() {
    let house = House::open().await;
    let hidden = house.customer().await.id;
    let stranger = &house.db.company.stranger;
    let unknown = Uuid::now_v7();
    let [of_hidden, of_unknown] = [hidden, unknown].map(|id| (id, house.note(stranger, phoned(id))));
    let (hidden, unknown) = (of_hidden.1.await, of_unknown.1.await);
    let text = |refused: kernel::Result<_>, id: Uuid| {
        let error: kernel::Error = Result::<wire::Activity, _>::expect_err(refused, "refused");
        format!("{error}, {:?}", error.fields()).replace(&id.to_string(), "<id>")
    };
    assert_eq!(text(hidden, of_hidden.0), text(unknown, of_unknown.0));
    // both were asked of their owner before they were refused
    assert_eq!(*house.elsewhere.asked.lock().unwrap(), [of_hidden.0, of_unknown.0]);
}

#[tokio::test]
async fn a_customer_that_no_event_told_of_yet_is_asked_of_its_owner() {
    let mut house = House::open().await;
    let rep = house.db.company.rep.clone();
    let customer = Entry { owner_id: Some(rep.id), ..entry("customers.customer", "新客户") };
    house.elsewhere.entries.push(customer.clone());
    let noted = house.note(&rep, phoned(customer.id)).await.unwrap();
    assert_eq!(noted.titles["customerId"], "新客户");
    house.note(&rep, phoned(customer.id)).await.unwrap();
    assert_eq!(house.elsewhere.asked.lock().unwrap().len(), 1, "the second time it is known");
}

#[tokio::test]
async fn it_happened_now_and_is_its_authors_unless_he_says_otherwise() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let noted = house.note(rep, phoned(house.customer().await.id)).await.unwrap();
    assert_eq!(noted.happened_at, Some(house.db.clock.now().into()));
    assert_eq!(noted.owner_id, Some(rep.id.to_string()));
    assert_eq!(noted.department_id, Some(house.db.company.east.to_string()));
    assert!(noted.actions.contains(&"update".to_owned()), "{:?}", noted.actions);
}

#[tokio::test]
async fn who_sees_the_customer_sees_its_follow_ups_and_the_author_keeps_his() {
    let house = House::open().await;
    let company = &house.db.company;
    let mut customer = house.customer().await;
    let noted = house.note(&company.rep, phoned(customer.id)).await.unwrap();
    let id = noted.id.clone().unwrap();
    assert!(house.listed(&company.colleague).await.is_empty());
    assert_eq!(house.listed(&company.manager).await, [&*id], "she heads the department");

    // it goes to a stranger, who shares it with the colleague
    customer.version = 2;
    (customer.owner_id, customer.department_id) = (Some(company.stranger.id), Some(company.west));
    customer.readers = vec![company.colleague.id];
    house.know(customer.clone()).await;
    for person in [&company.stranger, &company.colleague, &company.rep] {
        assert_eq!(house.listed(person).await, [&*id]);
    }
    // seeing is not changing
    let change = wire::Activity { id: Some(id.clone()), outcome: Some("成交".to_owned()), ..noted };
    let refused = house.change(&company.colleague, change.clone(), &["outcome"]).await.expect_err("refused");
    assert_eq!(refused.kind(), kernel::Kind::Forbidden);
    let changed = house.change(&company.rep, change, &["outcome"]).await.unwrap();
    assert_eq!((changed.outcome.as_deref(), changed.version), (Some("成交"), 2));
}

#[tokio::test]
async fn a_contact_works_for_the_customer_of_the_follow_up() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let (customer, other) = (house.customer().await.id, house.customer().await.id);
    let (ours, theirs) = (house.contact(customer).await.id, house.contact(other).await.id);
    let with = |contact: Uuid| wire::Activity { contact_id: Some(contact.to_string()), ..phoned(customer) };
    let expected = ["contactId CONTACT_OF_ANOTHER_CUSTOMER"];
    assert_eq!(wrong(house.note(rep, with(theirs)).await), expected);
    let noted = house.note(rep, with(ours)).await.unwrap();
    assert_eq!(noted.titles["contactId"], "王芳");
    let change = wire::Activity { id: noted.id, ..with(theirs) };
    assert_eq!(wrong(house.change(rep, change, &["contactId"]).await), expected);
    // a contact without a place of its own is as hidden as its customer
    let stranger = &house.db.company.stranger;
    let own = Entry { owner_id: Some(stranger.id), ..entry("customers.customer", "远方") };
    let own = house.know(own).await.id;
    let follow_up = wire::Activity { customer_id: Some(own.to_string()), ..with(ours) };
    assert_eq!(wrong(house.note(stranger, follow_up).await), ["contactId NO_SUCH_RECORD"]);
}

#[tokio::test]
async fn its_events_name_the_customer_and_the_time_it_was_logged() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let customer = house.customer().await.id;
    let noted = house.note(rep, phoned(customer)).await.unwrap();
    let id = noted.id.clone().unwrap();
    house.db.clock.advance(chrono::Duration::hours(1));
    house.change(rep, wire::Activity { next_done: true, ..noted.clone() }, &["nextDone"]).await.unwrap();
    let ctx = house.call(rep, "collaboration.activity.delete");
    records::delete::<collaboration::records::Activity>(&house.db, &ctx, &id).await.unwrap();
    let told = house.db.published().await;
    let verbs: Vec<&str> = told.iter().map(testkit::Published::verb).collect();
    assert_eq!(verbs, ["created", "updated", "deleted"]);
    for event in &told {
        let record = &event.data()["record"];
        assert_eq!(record["customerId"], customer.to_string());
        assert_eq!(record["createdAt"], "2026-01-31T04:00:00Z", "{:?}", keys(record));
        assert_eq!(event.data()["parent"]["id"], customer.to_string());
    }
    assert_eq!(told[2].data()["deleted"], true);
    assert!(house.listed(rep).await.is_empty());
}

#[tokio::test]
async fn the_deal_that_a_follow_up_names_is_the_customers_own() {
    let house = House::open().await;
    let rep = house.db.company.rep.clone().granted("sales.opportunity.read", kernel::Scope::Own);
    let (customer, other) = (house.customer().await.id, house.customer().await.id);
    let mut deal = entry("sales.opportunity", "ERP 项目");
    (deal.parent_kind, deal.parent_id) = (Some("customers.customer".to_owned()), Some(customer));
    deal.owner_id = Some(rep.id);
    let deal = house.know(deal).await.id.to_string();
    let about = |customer| wire::Activity { opportunity_id: Some(deal.clone()), ..phoned(customer) };
    assert_eq!(wrong(house.note(&rep, about(other)).await), ["opportunityId DEAL_OF_ANOTHER_CUSTOMER"]);
    let noted = house.note(&rep, about(customer)).await.unwrap();
    assert_eq!(noted.titles["opportunityId"], "ERP 项目");
}
