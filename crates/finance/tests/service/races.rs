//! Many at once: all money is booked, and neither payments nor invoices pass the contract, whatever a change order
//! does to it meanwhile.

use futures::future::join_all;
use rust_decimal::Decimal;

use crate::{
    books::audit,
    house::{House, told},
};

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[tokio::test]
async fn fifty_pay_into_a_contract_while_a_change_order_lowers_it() {
    let house = House::open().await;
    let id = house.signed(house.typed("10000")).await;
    for (due, amount) in [("2026-02-01", "2500"), ("2026-03-01", "2500"), ("2026-04-01", "5000")] {
        house.plan(&id, due, amount).await.unwrap();
    }
    let change = house.change(&id, "3210.5").await.unwrap();
    let paying = join_all((0..50).map(|_| house.pay(Some(&id), "100.10")));
    let (paid, changed) = futures::join!(paying, house.approve_change(&house.manager, &change));
    changed.unwrap();
    let ids: Vec<String> = paid.into_iter().map(|reply| reply.unwrap().id.unwrap()).collect();

    let contract = house.contract(&id).await;
    assert_eq!(
        [&contract.amount, &contract.received, &contract.receivable].map(told),
        ["3210.5", "3210.5", "0"]
    );
    let mut advance = Decimal::ZERO;
    for id in &ids {
        advance += number(&told(&house.payment(id).await.advance));
    }
    assert_eq!(advance, number("5005") - number("3210.5"), "the rest stands as advance");
    assert_eq!(told(&house.account().await.advance), advance.normalize().to_string());
    audit(&house.db).await;
}

#[tokio::test]
async fn of_fifty_invoices_at_once_those_beyond_the_contract_are_refused_with_the_reason() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let replies = join_all((0..50).map(|_| house.invoice(&id, "30"))).await;
    assert_eq!(replies.iter().filter(|reply| reply.is_ok()).count(), 33);
    for refused in replies.into_iter().filter_map(Result::err) {
        assert_eq!(refused.reason(), "INVOICE_BEYOND_CONTRACT");
        assert_eq!(refused.params(), [("free".to_owned(), "10".to_owned())]);
    }
    let numbers: Vec<String> =
        house.invoices().await.into_iter().filter_map(|invoice| invoice.number).collect();
    assert_eq!(numbers, (1..=33).map(|n| format!("IV-2026-{n:05}")).collect::<Vec<_>>());
    assert_eq!(told(&house.contract(&id).await.invoiced), "990");
    audit(&house.db).await;
}

#[tokio::test]
async fn payments_that_move_between_contracts_at_once_lose_nothing_and_nobody_waits_for_ever() {
    let house = House::open().await;
    let (a, b) = (house.signed(house.typed("500")).await, house.signed(house.typed("500")).await);
    house.plan(&a, "2026-02-01", "500").await.unwrap();
    let mut ids = vec![];
    for _ in 0..6 {
        ids.push(house.pay(None, "100").await.unwrap().id.unwrap());
    }
    let act = async |n: usize| {
        let id = &ids[n % 6];
        match n % 5 {
            0 => house.allocate(id, &[(&a, ""), (&b, "10")]).await.map(drop),
            1 => house.allocate(id, &[]).await.map(drop),
            2 => house.release(id, &a, "").await.map(drop),
            3 => house.release(id, &b, "5").await.map(drop),
            _ => house.allocate(id, &[(&b, "20")]).await.map(drop),
        }
    };
    let replies = join_all((0..60).map(act)).await;
    for refused in replies.into_iter().filter_map(Result::err) {
        let known = ["INVALID", "NOTHING_TO_ALLOCATE"];
        assert!(known.contains(&refused.reason()), "{refused:?}");
    }
    audit(&house.db).await;
}

#[tokio::test]
async fn of_many_signatures_and_decisions_one_counts() {
    let house = House::open().await;
    let id = house.create(&house.rep, house.typed("1000")).await.unwrap().id.unwrap();
    house.submit(&house.rep, &id).await.unwrap();
    let approvals = join_all((0..10).map(|_| house.approve(&house.manager, &id))).await;
    assert_eq!(approvals.iter().filter(|reply| reply.is_ok()).count(), 1);
    let signatures = join_all((0..10).map(|_| house.sign(&house.rep, &id))).await;
    assert_eq!(signatures.iter().filter(|reply| reply.is_ok()).count(), 1);
    assert_eq!(house.told("contract.signed").await.len(), 1);
}

#[tokio::test]
async fn of_deposits_that_come_in_while_the_contract_is_signed_none_is_left_lying() {
    let house = House::open().await;
    let id = house.create(&house.rep, house.typed("1000")).await.unwrap().id.unwrap();
    house.plan(&id, "2026-02-10", "600").await.unwrap();
    house.submit(&house.rep, &id).await.unwrap();
    house.approve(&house.manager, &id).await.unwrap();
    let paying = join_all((0..12).map(|_| house.pay(Some(&id), "50")));
    let (paid, signed) = futures::join!(paying, house.sign(&house.rep, &id));
    signed.unwrap();
    assert!(paid.iter().all(Result::is_ok), "{paid:?}");
    assert_eq!(told(&house.contract(&id).await.received), "600");
    assert_eq!(told(&house.account().await.advance), "0");
    audit(&house.db).await;
}
