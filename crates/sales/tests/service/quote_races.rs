//! Many at once: a quote is decided once, answered once, followed by one version; numbers have no gap.

use std::collections::BTreeSet;

use futures::future::join_all;
use proto::sales::v1::{self as wire, quote::State};

use sales::records::DiscountLimit;
use store::records;

use crate::{
    house::{entry, reason, wrong},
    quoting::Market,
};

#[tokio::test]
async fn of_many_decisions_at_once_one_is_made() {
    let market = Market::open().await;
    let (manager, director) = (&market.manager, &market.director);
    let id = market.draft("20").await;
    market.submit(&market.rep, &id).await.unwrap();
    let approvals =
        join_all((0..10).map(|n| market.approve(if n % 2 == 0 { manager } else { director }, &id)));
    let rejections = join_all((0..5).map(|_| market.reject(director, &id, "太低")));
    let (approvals, rejections) = futures::join!(approvals, rejections);
    let replies: Vec<_> = approvals.into_iter().chain(rejections).collect();
    assert_eq!(replies.iter().filter(|reply| reply.is_ok()).count(), 1);
    for refused in replies.into_iter().filter(Result::is_err) {
        assert_eq!(reason(refused), "QUOTE_NOT_SUBMITTED");
    }
    assert_eq!(market.told("approved").await + market.told("rejected").await, 1);
}

#[tokio::test]
async fn a_role_gets_one_limit_however_many_give_it_one() {
    let market = Market::open().await;
    let role = market.house.know(entry("identity.role", "实习生")).await;
    let given = join_all((0..10).map(|_| market.limit(role, "5"))).await;
    assert_eq!(given.iter().filter(|reply| reply.is_ok()).count(), 1);
    for refused in given.into_iter().filter(Result::is_err) {
        assert_eq!(wrong(refused), ["roleId LIMIT_OF_ROLE_EXISTS"]);
    }
}

#[tokio::test]
async fn a_limit_does_not_come_back_beside_another_of_its_role() {
    let market = Market::open().await;
    let role = market.house.know(entry("identity.role", "实习生")).await;
    let first = market.limit(role, "5").await.unwrap().id.unwrap();
    let boss = |permission| market.house.call(&market.house.db.company.administrator, permission);
    let ctx = boss("sales.discount_limit.delete");
    records::delete::<DiscountLimit>(&market.house.db, &ctx, &first).await.unwrap();
    let second = market.limit(role, "8").await.unwrap().id.unwrap();
    let back = async || {
        let ctx = boss("sales.discount_limit.restore");
        records::restore::<DiscountLimit>(&market.house.db, &ctx, &first).await
    };
    assert_eq!(wrong(back().await), ["roleId LIMIT_OF_ROLE_EXISTS"]);
    let ctx = boss("sales.discount_limit.delete");
    records::delete::<DiscountLimit>(&market.house.db, &ctx, &second).await.unwrap();
    back().await.unwrap();
}

#[tokio::test]
async fn nothing_is_changed_under_an_approval() {
    let market = Market::open().await;
    for _ in 0..8 {
        let id = market.draft("5").await;
        let given = |n: usize| wire::Quote {
            id: Some(id.clone()),
            discount: Some(format!("{n}")),
            ..Default::default()
        };
        let changes = join_all((20..26).map(|n| market.change(&market.rep, given(n), &["discount"])));
        let (submitted, changes) = futures::join!(market.submit(&market.rep, &id), changes);
        let submitted = submitted.unwrap();
        // whichever discount it was submitted with, that is what was decided on, and it stays
        let approved = submitted.state() == State::Approved;
        assert_eq!(approved, submitted.discount_rate() == "5");
        let now = market.get(&market.rep, &id).await;
        assert_eq!(
            (now.version, &now.discount, &now.lines),
            (submitted.version, &submitted.discount, &submitted.lines)
        );
        for refused in changes.into_iter().filter(Result::is_err) {
            assert_eq!(reason(refused), "RECORD_LOCKED");
        }
    }
}

#[tokio::test]
async fn of_many_answers_at_once_one_counts_and_a_version_has_one_successor() {
    let market = Market::open().await;
    let rep = &market.rep;
    let id = market.draft("5").await;
    market.submit(rep, &id).await.unwrap();
    let accepts = join_all((0..20).map(|_| market.accept(rep, &id)));
    let declines = join_all((0..5).map(|_| market.decline(rep, &id, "")));
    let (accepts, declines) = futures::join!(accepts, declines);
    assert_eq!(accepts.iter().chain(&declines).filter(|reply| reply.is_ok()).count(), 1);
    assert_eq!(market.told("accepted").await + market.told("declined").await, 1);

    let id = market.draft("5").await;
    market.submit(rep, &id).await.unwrap();
    let versions = join_all((0..20).map(|_| market.revise(rep, &id))).await;
    assert_eq!(versions.iter().filter(|reply| reply.is_ok()).count(), 1);
    assert_eq!(market.told("revised").await, 1);
}

#[tokio::test]
async fn thirty_quotes_at_once_are_numbered_without_a_gap() {
    let market = Market::open().await;
    // one that is refused gives no number away
    let bad = market.typed("1", "101");
    let made = join_all((0..30).map(|_| market.create(&market.rep, market.typed("1", "0"))));
    let (made, refused) = futures::join!(made, market.create(&market.rep, bad));
    assert!(refused.is_err());
    let numbers: BTreeSet<String> = made.into_iter().map(|reply| reply.unwrap().number.unwrap()).collect();
    assert_eq!(numbers, (1..31).map(|n| format!("QT-2026-{n:05}")).collect());
}
