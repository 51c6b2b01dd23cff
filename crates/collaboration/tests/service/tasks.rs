//! Tasks: given, done, handed on, reminded of once, and brought by the stages of a deal.

use chrono::Duration;
use collaboration::{
    records::Task,
    tasks::{assign, close, create, known, remind, reopen, restore, stage, update},
};
use kernel::{Kind, Locale, Result, Time};
use proto::collaboration::v1::{self as wire, task};
use runtime::colleague::NewOwner;
use serde_json::json;
use store::{ListRequest, records};
use testkit::Person;

use crate::house::{House, event, wrong};

const UPDATE: &str = "collaboration.task.update";

async fn listed(house: &House, person: &Person, filter: &str) -> Vec<String> {
    let ctx = house.call(person, "collaboration.task.read");
    let request = ListRequest { filter: filter.to_owned(), ..ListRequest::default() };
    let page = records::list::<Task>(&house.db, &ctx, request).await.unwrap();
    page.records.into_iter().filter_map(|task| task.subject).collect()
}

async fn complete(house: &House, person: &Person, id: &str) -> Result<wire::Task> {
    let request = wire::CompleteTaskRequest { id: id.to_owned(), outcome: "客户已确认".to_owned() };
    close::complete(&house.db, &house.call(person, UPDATE), request).await
}

async fn assign(house: &House, person: &Person, id: &str, to: &Person) -> Result<wire::Task> {
    let owner = NewOwner { id: to.id, department: to.access.department };
    assign::assign(&house.db, &house.call(person, "collaboration.task.assign"), id, owner).await
}

/// Reasons and receivers of all notices, in order.
async fn told(house: &House) -> Vec<(String, Vec<String>)> {
    let detail = |one: testkit::Published| {
        let to = one.data()["detail"]["to"].as_array().unwrap().iter();
        let to = to.map(|id| id.as_str().unwrap().to_owned()).collect();
        (one.data()["detail"]["reason"].as_str().unwrap().to_owned(), to)
    };
    house.notices().await.into_iter().map(detail).collect()
}

fn instant(text: &str) -> Time {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_given_task_is_the_receivers_and_its_giver_hears_when_it_is_done() {
    let house = House::open().await;
    let company = &house.db.company;
    let (rep, manager) = (&company.rep, &company.manager);
    let given = house.give(manager, "回访客户", Some(rep.id)).await.unwrap();
    let id = given.id.clone().unwrap();
    assert_eq!(given.owner_id, Some(rep.id.to_string()));
    assert_eq!(given.given_by, Some(manager.id.to_string()));
    assert_eq!(listed(&house, rep, "state = OPEN").await, ["回访客户"]);
    assert!(listed(&house, &company.colleague, "").await.is_empty());

    let done = complete(&house, rep, &id).await.unwrap();
    assert_eq!((done.state(), done.outcome.as_deref()), (task::State::Done, Some("客户已确认")));
    assert!(done.done_at.is_some() && !done.actions.contains(&"complete".to_owned()));
    assert_eq!(complete(&house, rep, &id).await.unwrap_err().reason(), "TASK_NOT_OPEN");

    let back = wire::ReopenTaskRequest { id: id.clone() };
    let open = reopen::reopen(&house.db, &house.call(manager, UPDATE), back).await.unwrap();
    assert_eq!((open.state(), open.done_at), (task::State::Open, None));
    let gone = wire::CancelTaskRequest { id, outcome: String::new() };
    close::cancel(&house.db, &house.call(rep, UPDATE), gone).await.unwrap();

    let (rep, manager) = (vec![rep.id.to_string()], vec![manager.id.to_string()]);
    let expected = [
        ("TASK_GIVEN".to_owned(), rep.clone()),
        ("TASK_DONE".to_owned(), manager.clone()),
        ("TASK_REOPENED".to_owned(), rep),
        ("TASK_CANCELLED".to_owned(), manager),
    ];
    assert_eq!(told(&house).await, expected);
    let verbs: Vec<String> = house.db.subjects().await;
    for verb in ["completed", "reopened", "cancelled"] {
        assert!(verbs.contains(&format!("collaboration.task.{verb}")), "{verbs:?}");
    }
}

#[tokio::test]
async fn giving_to_others_is_a_right_and_handing_on_keeps_the_giver_in_sight() {
    let house = House::open().await;
    let company = &house.db.company;
    let (rep, colleague, stranger) = (&company.rep, &company.colleague, &company.stranger);
    let mut shy = rep.clone().powerless();
    shy = shy.granted("collaboration.task.create", kernel::Scope::Own);
    assert_eq!(house.give(&shy, "x", Some(colleague.id)).await.unwrap_err().kind(), Kind::Forbidden);

    let id = house.give(rep, "寄样品", Some(colleague.id)).await.unwrap().id.unwrap();
    assert_eq!(assign(&house, stranger, &id, rep).await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(wrong(assign(&house, colleague, &id, colleague).await), ["ownerId ALREADY_OWNER"]);
    assign(&house, colleague, &id, stranger).await.unwrap();
    assert_eq!(listed(&house, stranger, "ownerId = me()").await, ["寄样品"]);
    assert_eq!(listed(&house, colleague, "givenBy = me()").await, ["寄样品"]);
    assert_eq!(listed(&house, rep, "").await, ["寄样品"], "who gave it first still sees it");
    assert_eq!(complete(&house, rep, &id).await.unwrap_err().kind(), Kind::Forbidden);
    complete(&house, stranger, &id).await.unwrap();
    assert_eq!(assign(&house, colleague, &id, rep).await.unwrap_err().reason(), "TASK_NOT_OPEN");
}

#[tokio::test]
async fn an_all_day_task_is_overdue_when_its_day_is_over() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let today = Some(instant("2026-01-30T23:00:00Z").into());
    let task =
        wire::Task { subject: Some("今天".into()), due_at: today, all_day: true, ..Default::default() };
    let made = house.create(rep, task, None).await.unwrap();
    assert_eq!(made.due_at, Some(instant("2026-01-31T15:59:59.999999Z").into()));
    assert_eq!(made.priority(), task::Priority::Normal);
    let overdue = "dueAt < now() AND state = OPEN";
    assert!(listed(&house, rep, overdue).await.is_empty());
    assert_eq!(listed(&house, rep, "dueAt = today()").await, ["今天"]);
    house.db.clock.advance(Duration::hours(12));
    assert_eq!(listed(&house, rep, overdue).await, ["今天"]);

    let later = Some(instant("2026-02-04T01:00:00Z").into());
    let change = wire::Task { id: made.id.clone(), due_at: later, ..Default::default() };
    let ctx = house.call(rep, UPDATE);
    let paths = Some(vec!["dueAt".to_owned()]);
    let moved = update::update(&house.db, &ctx, Some(change), paths, &house.elsewhere).await.unwrap();
    assert_eq!(moved.due_at, Some(instant("2026-02-04T15:59:59.999999Z").into()));
    let nothing = wire::Task { subject: Some("x".into()), all_day: true, ..Default::default() };
    assert_eq!(wrong(house.create(rep, nothing, None).await), ["dueAt REQUIRED"]);
}

#[tokio::test]
async fn a_task_about_a_customer_is_seen_by_who_sees_the_customer() {
    let house = House::open().await;
    let company = &house.db.company;
    let customer = house.customer().await;
    let other = house.customer().await;
    let contact = house.contact(other.id).await;
    let about = |contact_id: Option<String>| wire::Task {
        subject: Some("签合同".into()),
        customer_id: Some(customer.id.to_string()),
        contact_id,
        ..Default::default()
    };
    let refused = house.create(&company.rep, about(Some(contact.id.to_string())), None).await;
    assert_eq!(wrong(refused), ["contactId CONTACT_OF_ANOTHER_CUSTOMER"]);
    let refused = house.create(&company.stranger, about(None), None).await;
    assert_eq!(wrong(refused), ["customerId NO_SUCH_RECORD"]);
    house.create(&company.manager, about(None), Some(company.stranger.id)).await.unwrap();
    let rep = company.rep.clone().granted("customers.*", kernel::Scope::Own);
    assert_eq!(listed(&house, &rep, &format!("customerId = {}", customer.id)).await, ["签合同"]);
}

/// A task of the rep's with a reminder in ten minutes.
async fn with_reminder(house: &House, subject: &str) -> wire::Task {
    let remind_at = Some((house.db.clock.now() + Duration::minutes(10)).into());
    let task = wire::Task { subject: Some(subject.into()), remind_at, ..Default::default() };
    house.create(&house.db.company.rep, task, None).await.unwrap()
}

#[tokio::test]
async fn many_reminders_and_two_workers_and_everybody_is_reminded_once() {
    let house = House::open().await;
    for n in 0..120 {
        with_reminder(&house, &format!("{n}")).await;
    }
    assert_eq!(remind::due(&house.db).await.unwrap(), 0, "not yet");
    house.db.clock.advance(Duration::minutes(10));
    let other = house.db.replica(&crate::house::service());
    let (one, two, three) = tokio::join!(remind::due(&house.db), remind::due(&other), remind::due(&other));
    let taken = one.unwrap() + two.unwrap() + three.unwrap() + remind::due(&other).await.unwrap();
    assert_eq!((taken, house.notices().await.len(), house.db.count("reminders").await), (120, 120, 0));
    house.deliver().await;
    house.deliver().await;
    assert_eq!(house.db.count("notifications").await, 120);
}

#[tokio::test]
async fn a_reminder_follows_its_task() {
    let house = House::open().await;
    let rep = house.db.company.rep.clone();
    let (done, moved, gone, kept) = (
        with_reminder(&house, "done").await,
        with_reminder(&house, "moved").await,
        with_reminder(&house, "gone").await,
        with_reminder(&house, "kept").await,
    );
    let again = done.id.clone().unwrap();
    complete(&house, &rep, &again).await.unwrap();
    let later = Some((house.db.clock.now() + Duration::minutes(20)).into());
    let change = wire::Task { id: moved.id, remind_at: later, ..Default::default() };
    let ctx = house.call(&rep, UPDATE);
    let paths = Some(vec!["remindAt".to_owned()]);
    update::update(&house.db, &ctx, Some(change), paths, &house.elsewhere).await.unwrap();
    let ctx = house.call(&rep, "collaboration.task.delete");
    records::delete::<Task>(&house.db, &ctx, &gone.id.unwrap()).await.unwrap();
    assign(&house, &rep, &kept.id.unwrap(), &house.db.company.colleague).await.unwrap();

    house.db.clock.advance(Duration::minutes(10));
    remind::due(&house.db).await.unwrap();
    let reminded = |all: Vec<(String, Vec<String>)>| {
        all.into_iter()
            .filter(|(reason, _)| reason == "TASK_REMINDER")
            .flat_map(|(_, to)| to)
            .collect::<Vec<_>>()
    };
    let colleague = house.db.company.colleague.id.to_string();
    assert_eq!(reminded(told(&house).await), std::slice::from_ref(&colleague), "its owner of the moment");
    house.db.clock.advance(Duration::minutes(10));
    remind::due(&house.db).await.unwrap();
    assert_eq!(reminded(told(&house).await), [colleague, rep.id.to_string()]);
    // the past reminds of nothing
    let ctx = house.call(&rep, UPDATE);
    reopen::reopen(&house.db, &ctx, wire::ReopenTaskRequest { id: again }).await.unwrap();
    assert_eq!(house.db.count("reminders").await, 0);
    let past = Some(house.db.clock.now().into());
    let task = wire::Task { subject: Some("x".into()), remind_at: past, ..Default::default() };
    assert_eq!(wrong(house.create(&rep, task, None).await), ["remindAt NOT_IN_THE_FUTURE"]);
}

#[tokio::test]
async fn a_restored_task_reminds_again_unless_its_time_is_over() {
    let house = House::open().await;
    let rep = house.db.company.rep.clone();
    let (soon, late) = (with_reminder(&house, "soon").await, with_reminder(&house, "late").await);
    let (soon, late) = (soon.id.unwrap(), late.id.unwrap());
    let delete = async |id: &str| {
        let ctx = house.call(&rep, "collaboration.task.delete");
        records::delete::<Task>(&house.db, &ctx, id).await.unwrap();
    };
    let bring_back = async |id: &str| {
        let ctx = house.call(&rep, "collaboration.task.restore");
        restore::restore(&house.db, &ctx, id).await.unwrap();
    };
    delete(&soon).await;
    // the reminder is taken away while the task lies in the recycle bin
    let taken = "delete from reminders";
    sqlx::query(taken).execute(&house.db.system).await.unwrap();
    bring_back(&soon).await;
    delete(&late).await;
    house.db.clock.advance(Duration::minutes(10));
    bring_back(&late).await;
    assert_eq!(remind::due(&house.db).await.unwrap(), 1);
    assert_eq!(told(&house).await, [("TASK_REMINDER".to_owned(), vec![rep.id.to_string()])]);
}

#[tokio::test]
async fn a_move_of_years_ago_gives_nothing_to_do() {
    let house = House::open().await;
    let mut event = event(&house.db, "sales", "opportunity", kernel::Uuid::now_v7(), "moved", 2, json!(null));
    let detail = json!({"moveId": kernel::Uuid::now_v7(), "tasks": [{"subject": "约见"}],
        "ownerId": house.db.company.rep.id});
    event.data.detail = Some(serde_json::value::to_raw_value(&detail).unwrap());
    event.backdated = true;
    let ctx = house.db.system();
    let mut uow = house.db.begin(&ctx).await.unwrap();
    stage::give(&mut uow, &event, chrono_tz::Asia::Shanghai).await.unwrap();
    uow.commit_quietly().await.unwrap();
    assert_eq!(house.db.count("tasks").await, 0);
    let as_of = Some(kernel::ctx::AsOf { at: house.db.clock.now() - Duration::days(400), by: None });
    let ctx = kernel::Ctx { as_of, ..house.call(&house.db.company.manager, "collaboration.task.create") };
    let owner = NewOwner { id: house.db.company.rep.id, department: None };
    let task = wire::Task { subject: Some("x".into()), ..Default::default() };
    create::create(&house.db, &ctx, Some(task), Some(owner), &house.elsewhere).await.unwrap();
    assert!(told(&house).await.is_empty(), "and is no news to anybody");
}

#[tokio::test]
async fn whose_lead_may_be_a_customer_already_gets_a_task_in_his_language_once() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let lead = kernel::Uuid::now_v7();
    let told = |reason: &str| {
        let mut event =
            event(&house.db, "marketing", "notice", kernel::Uuid::now_v7(), "given", 1, json!(null));
        let detail = json!({"to": [rep.id], "reason": reason, "params": {},
            "about": {"kind": "marketing.lead", "id": lead, "title": "王芳"}});
        event.data.detail = Some(serde_json::value::to_raw_value(&detail).unwrap());
        event
    };
    let first = told("LEAD_IS_KNOWN");
    for event in [&first, &first, &told("LEAD_ARRIVED")] {
        let ctx = house.db.system();
        let mut uow = house.db.begin(&ctx).await.unwrap();
        known::give(&mut uow, event, chrono_tz::Asia::Shanghai, &[(rep.id, Locale::Zh)]).await.unwrap();
        uow.commit_quietly().await.unwrap();
    }
    let of_lead = format!("leadId = \"{lead}\" AND state = OPEN AND source = KNOWN_LEAD");
    assert_eq!(listed(&house, rep, &of_lead).await, ["核对线索“王芳”是否已是客户"]);
    assert!(listed(&house, &house.db.company.stranger, "").await.is_empty());
}

#[tokio::test]
async fn a_stage_brings_its_tasks_once_per_move() {
    let house = House::open().await;
    let company = &house.db.company;
    let customer = house.customer().await;
    let deal = kernel::Uuid::now_v7();
    let moved = |key: kernel::Uuid| {
        let mut event = event(&house.db, "sales", "opportunity", deal, "moved", 2, json!(null));
        let detail = json!({"moveId": key, "fromStageId": null, "toStageId": kernel::Uuid::now_v7(),
            "tasks": [{"subject": "准备报价", "dueInDays": 3}, {"subject": "约见"}], "ownerId": company.rep.id});
        event.data.detail = Some(serde_json::value::to_raw_value(&detail).unwrap());
        event.actor = Some(company.manager.id);
        let parent = json!({"kind": "customers.customer", "id": customer.id, "placement": null});
        event.data.parent = Some(serde_json::from_value(parent).unwrap());
        event
    };
    let first = moved(kernel::Uuid::now_v7());
    for event in [&first, &first, &moved(kernel::Uuid::now_v7())] {
        let ctx = house.db.system();
        let mut uow = house.db.begin(&ctx).await.unwrap();
        stage::give(&mut uow, event, chrono_tz::Asia::Shanghai).await.unwrap();
        uow.commit_quietly().await.unwrap();
    }
    let ctx = house.call(&company.rep, "collaboration.task.read");
    let request =
        ListRequest { filter: "source = STAGE".into(), order_by: "dueAt".into(), ..Default::default() };
    let tasks = records::list::<Task>(&house.db, &ctx, request).await.unwrap().records;
    let subjects: Vec<_> = tasks.iter().filter_map(|task| task.subject.as_deref()).collect();
    assert_eq!(subjects, ["准备报价", "准备报价", "约见", "约见"]);
    assert_eq!(tasks[0].due_at, Some(instant("2026-02-03T15:59:59.999999Z").into()));
    assert_eq!(tasks[0].opportunity_id, Some(deal.to_string()));
    assert_eq!(tasks[0].customer_id, Some(customer.id.to_string()));
    assert_eq!((tasks[0].given_by.as_ref(), tasks[0].all_day, tasks[2].all_day), (None, true, false));
}
