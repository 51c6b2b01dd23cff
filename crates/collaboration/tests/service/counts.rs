//! How many follow-ups: by the tenant's days, and only those that one may see.

use collaboration::activities::count::count;
use kernel::{Right, Time};
use proto::collaboration::v1::{
    self as wire, CountActivitiesRequest, activity::Type, count_activities_request::Period,
};
use testkit::Person;

use crate::house::{House, entry, phoned, wrong};

/// A follow-up at an instant.
async fn noted(house: &House, person: &Person, customer: kernel::Uuid, kind: Type, at: &str) {
    let at: Time = at.parse().unwrap();
    let happened_at = Some(at.into());
    let activity = wire::Activity { happened_at, r#type: kind.into(), ..phoned(customer) };
    house.note(person, activity).await.unwrap();
}

async fn counted(
    house: &House,
    person: &Person,
    period: Period,
    filter: &str,
) -> kernel::Result<Vec<String>> {
    let ctx = house.call(person, "collaboration.activity.read");
    let request = CountActivitiesRequest { period: period.into(), filter: filter.to_owned() };
    let reply = count(&house.db, &ctx, request).await?;
    let line = |row: wire::count_activities_response::Row| {
        let kind = Type::try_from(row.r#type).unwrap().as_str_name();
        format!("{} {} {kind} {} of {}", row.owner_name, row.period_start, row.count, row.customers)
    };
    Ok(reply.rows.into_iter().map(line).collect())
}

async fn house() -> House {
    let house = House::open().await;
    let company = house.db.company.clone();
    for (person, name) in [(&company.rep, "李雷"), (&company.colleague, "韩梅")] {
        house.know(store::directory::Entry { id: person.id, ..entry("identity.user", name) }).await;
    }
    let (first, second) = (house.customer().await.id, house.customer().await.id);
    // 23:59:59 on the 29th and midnight of the 30th in Shanghai
    noted(&house, &company.rep, first, Type::Call, "2026-01-29T15:59:59Z").await;
    noted(&house, &company.rep, first, Type::Call, "2026-01-29T16:00:00Z").await;
    noted(&house, &company.rep, first, Type::Call, "2026-01-30T01:00:00Z").await;
    noted(&house, &company.rep, second, Type::Call, "2026-01-30T15:59:59Z").await;
    noted(&house, &company.rep, second, Type::Visit, "2026-01-30T03:00:00Z").await;
    house
}

#[tokio::test]
async fn a_day_begins_at_midnight_in_shanghai() {
    let house = house().await;
    let days = counted(&house, &house.db.company.rep, Period::Day, "").await.unwrap();
    let expected =
        ["李雷 2026-01-30 CALL 3 of 2", "李雷 2026-01-30 VISIT 1 of 1", "李雷 2026-01-29 CALL 1 of 1"];
    assert_eq!(days, expected);
}

#[tokio::test]
async fn a_week_begins_on_monday_and_a_filter_narrows() {
    let house = house().await;
    let rep = &house.db.company.rep;
    let weeks = counted(&house, rep, Period::Week, "type = CALL").await.unwrap();
    assert_eq!(weeks, ["李雷 2026-01-26 CALL 4 of 2"]);
    let months = counted(&house, rep, Period::Month, "happenedAt >= 2026-01-30").await.unwrap();
    assert_eq!(months, ["李雷 2026-01-01 CALL 3 of 2", "李雷 2026-01-01 VISIT 1 of 1"]);
    assert_eq!(wrong(counted(&house, rep, Period::Day, "size > 3").await), ["filter UNKNOWN_FIELD"]);
}

#[tokio::test]
async fn only_what_ones_list_shows_is_counted() {
    let house = house().await;
    let company = &house.db.company;
    assert!(counted(&house, &company.stranger, Period::Month, "").await.unwrap().is_empty());
    assert_eq!(counted(&house, &company.manager, Period::Month, "type = VISIT").await.unwrap().len(), 1);
    // a hidden field can be neither grouped by nor counted
    let blind = company.rep.clone().with_right("collaboration.activity.type", Right::Hidden);
    let expected = ["李雷 2026-01-01 TYPE_UNSPECIFIED 5 of 2"];
    assert_eq!(counted(&house, &blind, Period::Month, "").await.unwrap(), expected);
    let timeless = company.rep.clone().with_right("collaboration.activity.happenedAt", Right::Hidden);
    assert_eq!(wrong(counted(&house, &timeless, Period::Month, "").await), ["period UNKNOWN_FIELD"]);
}

#[tokio::test]
async fn an_unknown_period_is_refused() {
    let house = House::open().await;
    let ctx = house.call(&house.db.company.rep, "collaboration.activity.read");
    let refused = count(&house.db, &ctx, CountActivitiesRequest { period: 9, filter: String::new() }).await;
    assert_eq!(wrong(refused), ["period UNKNOWN_OPTION"]);
}
