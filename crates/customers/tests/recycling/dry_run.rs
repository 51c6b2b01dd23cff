//! Who falls tonight, as the askers may see it.

use customers::records::Pool;
use kernel::{Kind, Right, Scope, Uuid};
use proto::customers::v1::DryRunPoolRequest;

use crate::house::{House, ten_days};

fn tonight(pool: Uuid) -> DryRunPoolRequest {
    DryRunPoolRequest { id: pool.to_string(), with_total: true, ..Default::default() }
}

#[tokio::test]
async fn everybody_is_shown_what_he_sees_and_no_more() {
    let house = House::open().await;
    let company = house.db.company.clone();
    let pool = house.pool(Pool { admin_ids: vec![company.rep.id, company.stranger.id], ..ten_days() }).await;
    let mine = house.held_for(40).await;
    let shown = house.dry_run(&company.rep, tonight(pool)).await.unwrap();
    assert_eq!((shown.day.as_str(), shown.total.unwrap().count), ("2026-02-01", 1));
    let one = &shown.falling[0];
    assert_eq!(
        (one.customer_id.as_str(), one.due_on.as_str(), one.rule_days),
        (&*mine.to_string(), "2026-01-02", 10)
    );
    assert_eq!(one.rule(), proto::customers::v1::recycle_rule::Kind::NoFollowUp);
    assert!(one.name.starts_with("客户"));

    let other = house.dry_run(&company.stranger, tonight(pool)).await.unwrap();
    assert!(other.falling.is_empty() && other.total.unwrap().count == 0, "{other:?}");
    let blind = company.rep.clone().with_right("customers.customer.name", Right::Hidden);
    assert_eq!(house.dry_run(&blind, tonight(pool)).await.unwrap().falling[0].name, "");
    let outside = company.colleague.clone().powerless().granted("customers.pool.read", Scope::Own);
    let refused = house.dry_run(&outside, tonight(pool)).await.expect_err("not his pool");
    assert_eq!(refused.kind(), Kind::NotFound);
}

#[tokio::test]
async fn a_later_day_shows_who_falls_until_then() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let (soon, later) = (house.held_for(8).await, house.held_for(2).await);
    assert!(house.would_fall(pool, "").await.is_empty());
    assert_eq!(house.would_fall(pool, "2026-02-03").await, [soon]);
    let mut both = vec![soon, later];
    both.sort();
    assert_eq!(house.would_fall(pool, "2026-02-09").await, both);
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let mut all = vec![];
    for _ in 0..23 {
        all.push(house.held_for(40).await);
    }
    all.sort();
    assert_eq!(house.would_fall(pool, "").await, all);
    let request = DryRunPoolRequest { page_size: 23, ..tonight(pool) };
    let page = house.dry_run(&house.db.company.administrator, request).await.unwrap();
    assert_eq!((page.falling.len(), page.next_page_token.as_str()), (23, ""));
    assert_eq!(page.total.map(|total| (total.count, total.exact)), Some((23, true)));
}

#[tokio::test]
async fn nonsense_is_refused_by_name_and_ignorance_told() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    house.held_for(40).await;
    let admin = &house.db.company.administrator;
    let asked = |day: &str, token: &str, size: i32| DryRunPoolRequest {
        day: day.to_owned(),
        page_token: token.to_owned(),
        page_size: size,
        ..tonight(pool)
    };
    let refused = house.dry_run(admin, asked("tomorrow", "x", -1)).await.expect_err("nonsense");
    let told: Vec<String> = refused.fields().iter().map(|f| format!("{} {}", f.field, f.reason)).collect();
    assert_eq!(told, ["day NOT_A_DATE", "pageSize NEGATIVE", "pageToken BAD_PAGE_TOKEN"]);
    let past = house.dry_run(admin, asked("2026-01-30", "", 0)).await.expect_err("past");
    assert_eq!(past.fields()[0].reason, "OUT_OF_RANGE");
    *house.elsewhere.unreachable.lock().unwrap() = true;
    let unknown = house.dry_run(admin, asked("", "", 0)).await.expect_err("unknown");
    assert_eq!((unknown.kind(), unknown.reason()), (Kind::Unavailable, "RECYCLE_FACTS_UNREACHABLE"));
}
