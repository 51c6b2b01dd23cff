//! What somebody is told reaches him once, in his language, and nobody else.

use collaboration::{
    notifications::{forget, leavers::Leavers, read},
    records::Notification,
};
use events::Handler;
use kernel::{Kind, Locale, Uuid};
use serde_json::json;
use store::{ListRequest, directory::Entry, records};
use testkit::Person;

use crate::house::{House, entry, event};

/// The manager gives the rep a task.
async fn a_task_is_given(house: &House) {
    let company = &house.db.company;
    house.know(Entry { id: company.manager.id, ..entry("identity.user", "王芳") }).await;
    house.give(&company.manager, "给客户报价", Some(company.rep.id)).await.unwrap();
}

async fn listed(house: &House, person: &Person, locale: Locale) -> Vec<String> {
    let mut ctx = house.call(person, "");
    ctx.locale = locale;
    let page = records::list::<Notification>(&house.db, &ctx, ListRequest::default()).await.unwrap();
    page.records.into_iter().filter_map(|one| one.text).collect()
}

#[tokio::test]
async fn a_notice_reaches_its_receiver_once_in_his_language_and_nobody_else() {
    let house = House::open().await;
    a_task_is_given(&house).await;
    assert_eq!((house.deliver().await, house.deliver().await), (1, 1), "the same notice twice");
    let company = &house.db.company;
    assert_eq!(listed(&house, &company.rep, Locale::Zh).await, ["王芳给您安排了任务“给客户报价”。"]);
    assert_eq!(listed(&house, &company.rep, Locale::En).await, ["王芳 gave you the task “给客户报价”."]);
    for other in [&company.manager, &company.director, &company.administrator, &company.colleague] {
        assert!(listed(&house, other, Locale::En).await.is_empty());
    }
    // a role isn't asked: whoever signs in has his notifications
    assert_eq!(listed(&house, &company.rep.clone().powerless(), Locale::En).await.len(), 1);
}

#[tokio::test]
async fn nobody_tells_who_has_left_until_he_is_back() {
    let house = House::open().await;
    let rep = house.db.company.rep.id;
    let user = |version: i32, active: bool| {
        event(&house.db, "identity", "user", rep, "updated", version, json!({"active": active}))
    };
    let heard = async |version, active| {
        let ctx = house.db.system();
        let mut uow = house.db.begin(&ctx).await.unwrap();
        Leavers.handle(&mut uow, &user(version, active)).await.unwrap();
        uow.commit_quietly().await.unwrap();
    };
    heard(3, false).await;
    heard(2, true).await; // late
    a_task_is_given(&house).await;
    house.deliver().await;
    assert_eq!(house.db.count("notifications").await, 0);
    heard(4, true).await;
    house.deliver().await;
    assert_eq!(house.db.count("notifications").await, 1);
}

#[tokio::test]
async fn reading_marks_once_and_only_ones_own() {
    let house = House::open().await;
    let company = house.db.company.clone();
    for subject in ["一", "二", "三"] {
        house.give(&company.manager, subject, Some(company.rep.id)).await.unwrap();
    }
    house.deliver().await;
    let ctx = house.call(&company.rep, "");
    let unread = ListRequest { filter: "readAt = null".into(), with_total: true, ..ListRequest::default() };
    let page = records::list::<Notification>(&house.db, &ctx, unread.clone()).await.unwrap();
    assert_eq!(page.total, Some((3, true)));
    let first = page.records[0].id.clone().unwrap();

    let stranger = house.call(&company.administrator, "");
    let refused = read::read(&house.db, &stranger, &first).await.expect_err("another's notification");
    assert_eq!(refused.kind(), Kind::NotFound);
    let once = read::read(&house.db, &ctx, &first).await.unwrap();
    house.db.clock.advance(chrono::Duration::minutes(1));
    let again = read::read(&house.db, &house.call(&company.rep, ""), &first).await.unwrap();
    assert_eq!((&once.read_at, once.version), (&again.read_at, again.version));

    assert_eq!(read::read_all(&house.db, &stranger).await.unwrap().read, 0);
    assert_eq!(read::read_all(&house.db, &ctx).await.unwrap().read, 2);
    assert_eq!(read::read_all(&house.db, &ctx).await.unwrap().read, 0);
    let page = records::list::<Notification>(&house.db, &ctx, unread).await.unwrap();
    assert_eq!(page.total, Some((0, true)));
}

#[tokio::test]
async fn a_notice_goes_with_its_commit_and_names_each_receiver_once() {
    let house = House::open().await;
    let company = house.db.company.clone();
    let task = house.give(&company.rep, "自己的事", None).await.unwrap();
    let ctx = house.call(&company.rep, "collaboration.task.update");
    let many: Vec<Uuid> = (0..250).map(|_| Uuid::now_v7()).collect();
    let mut uow = house.db.begin(&ctx).await.unwrap();
    let mut task = uow.lock::<collaboration::records::Task>(task.id.unwrap().parse().unwrap()).await.unwrap();
    uow.notify(&[many.clone(), many.clone()].concat(), "TASK_REMINDER", json!({"secret": 1}), &task).unwrap();
    drop(uow);
    assert!(house.notices().await.is_empty(), "nothing was committed");

    let mut uow = house.db.begin(&ctx).await.unwrap();
    let unread = collaboration::records::Task::default();
    assert!(uow.notify(&many, "TASK_REMINDER", json!({}), &unread).is_err(), "of a record that isn't there");
    task = uow.lock(task.head.id).await.unwrap();
    uow.notify(&[many.clone(), many.clone()].concat(), "TASK_REMINDER", json!({"secret": 1}), &task).unwrap();
    uow.commit_quietly().await.unwrap();
    let notices = house.notices().await;
    let named: usize = notices.iter().map(|one| one.data()["detail"]["to"].as_array().unwrap().len()).sum();
    assert_eq!((notices.len(), named), (3, 250));
    assert!(notices.iter().all(|one| one.strip == ["params"]), "analysts read no values");
    house.deliver().await;
    assert_eq!(house.db.count("notifications").await, 250);
}

#[tokio::test]
async fn what_was_read_is_forgotten_after_a_season_and_the_unread_after_two() {
    let house = House::open().await;
    let rep = house.db.company.rep.clone();
    for subject in ["read", "unread"] {
        house.give(&house.db.company.manager, subject, Some(rep.id)).await.unwrap();
    }
    house.deliver().await;
    let read = "update notifications set read_at = created_at where title = 'read'";
    sqlx::query(read).execute(&house.db.system).await.unwrap();
    let forgotten = async |days| {
        let now = house.db.clock.now() + chrono::Duration::days(days);
        forget::old(&house.db, now).await.unwrap()
    };
    assert_eq!((forgotten(89).await, forgotten(91).await, forgotten(91).await), (0, 1, 0));
    assert_eq!((forgotten(179).await, forgotten(181).await), (0, 1));
}
