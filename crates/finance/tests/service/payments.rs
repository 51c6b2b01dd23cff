//! Money that comes in: put to what is longest due, never more than is owed, the rest is advance; taken back,
//! refunded and voided without losing a cent.

use proto::finance::v1::{self as wire, payment_allocation::Why};

use crate::{
    books::audit,
    house::{House, reason, told, wrong, yuan},
};

/// What of a payment is allocated, refunded and advance.
fn sums(payment: &wire::Payment) -> [String; 3] {
    [&payment.allocated, &payment.refunded, &payment.advance].map(told)
}

#[tokio::test]
async fn money_goes_to_what_is_longest_due_and_the_rest_is_advance() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    house.plan(&id, "2026-03-01", "400").await.unwrap();
    house.plan(&id, "2026-02-10", "300").await.unwrap();
    let first = house.pay(Some(&id), "500").await.unwrap();
    assert_eq!((first.number(), first.received_on()), ("RC-2026-00001", "2026-01-31"));
    assert_eq!(sums(&first), ["500", "0", "0"]);
    assert_eq!(house.planned(&id).await, ["300/300", "200/400"]);
    let second = house.pay(Some(&id), "700").await.unwrap();
    assert_eq!(sums(&second), ["500", "0", "200"]);
    assert_eq!(house.planned(&id).await, ["300/300", "400/400"]);
    let contract = house.contract(&id).await;
    assert_eq!([&contract.received, &contract.receivable].map(told), ["1000", "0"]);
    let account = house.account().await;
    assert_eq!([&account.receivable, &account.advance].map(told), ["0", "200"]);
    let entries: Vec<String> = house.ledger(&id).await.into_iter().map(|(_, amount)| amount).collect();
    assert_eq!(entries, ["300", "200", "200", "300"]);
}

#[tokio::test]
async fn an_advance_is_put_to_contracts_by_name_or_oldest_first() {
    let house = House::open().await;
    let (a, b) = (house.signed(house.typed("100")).await, house.signed(house.typed("100")).await);
    house.plan(&a, "2026-03-01", "60").await.unwrap();
    house.plan(&b, "2026-02-01", "50").await.unwrap();
    let id = house.pay(None, "90").await.unwrap().id.unwrap();
    house.allocate(&id, &[]).await.unwrap();
    assert_eq!(
        (house.planned(&a).await, house.planned(&b).await),
        (vec!["40/60".into()], vec!["50/50".into()])
    );
    assert_eq!(reason(house.allocate(&id, &[]).await), "NOTHING_TO_ALLOCATE");
    house.release(&id, &a, "30").await.unwrap();
    assert_eq!(wrong(house.allocate(&id, &[(&b, "31")]).await), ["allocations[0].amount MORE_THAN_ADVANCE"]);
    let done = house.allocate(&id, &[(&b, "25"), (&a, "5")]).await.unwrap();
    assert_eq!(sums(&done), ["90", "0", "0"]);
    let contracts = [house.contract(&a).await, house.contract(&b).await];
    assert_eq!(contracts.map(|contract| told(&contract.received)), ["15", "75"]);
    let other = house.pay(None, "100").await.unwrap().id.unwrap();
    assert_eq!(wrong(house.allocate(&other, &[(&b, "26")]).await), ["allocations[0].amount MORE_THAN_OPEN"]);
}

#[tokio::test]
async fn what_was_taken_back_refunded_and_voided_adds_up() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let payment = house.pay(Some(&id), "600").await.unwrap().id.unwrap();
    assert_eq!(sums(&house.release(&payment, &id, "250").await.unwrap()), ["350", "0", "250"]);
    assert_eq!(wrong(house.release(&payment, &id, "351").await), ["amount MORE_THAN_ALLOCATED"]);
    assert_eq!(sums(&house.refund(&payment, "50").await.unwrap()), ["350", "50", "200"]);
    assert_eq!(wrong(house.refund(&payment, "200.01").await), ["amount MORE_THAN_ADVANCE"]);
    assert_eq!(reason(house.void(&payment).await), "PAYMENT_REFUNDED");
    let bounced = house.pay(Some(&id), "650").await.unwrap().id.unwrap();
    house.complete(&id).await.unwrap();
    let voided = house.void(&bounced).await.unwrap();
    assert_eq!(
        (sums(&voided), voided.state()),
        (["0", "0", "0"].map(str::to_owned), wire::payment::State::Voided)
    );
    let contract = house.contract(&id).await;
    assert_eq!(contract.state(), wire::contract::State::InEffect, "its money is missing again");
    assert_eq!([&contract.received, &contract.receivable].map(told), ["350", "650"]);
    let why: Vec<Why> = house.ledger(&id).await.into_iter().map(|(why, _)| why).collect();
    assert_eq!(why, [Why::Allocated, Why::Released, Why::Allocated, Why::Voided]);
    assert_eq!(reason(house.void(&bounced).await), "PAYMENT_VOIDED");
}

#[tokio::test]
async fn a_transfer_is_entered_once_and_a_foreign_currency_is_advance() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let slip = |amount: &str| wire::Payment {
        customer_id: Some(house.customer.to_string()),
        contract_id: Some(id.clone()),
        amount: yuan(amount),
        bank_reference: Some("202601310001".to_owned()),
        ..Default::default()
    };
    let (one, two) = futures::join!(house.book(slip("100")), house.book(slip("100")));
    let refused = [one, two].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].fields()[0].reason, "TRANSFER_ENTERED");
    let mut dollars = slip("100");
    dollars.bank_reference = None;
    dollars.amount = Some(proto::common::v1::Money { currency: "USD".to_owned(), amount: "100".to_owned() });
    assert_eq!(sums(&house.book(dollars).await.unwrap()), ["0", "0", "100"]);
    let other = house.new_customer("北辰软件").await;
    let mut strange = slip("1");
    (strange.customer_id, strange.bank_reference) = (Some(other.to_string()), None);
    assert_eq!(wrong(house.book(strange).await), ["contractId CONTRACT_OF_ANOTHER_CUSTOMER"]);
}

#[tokio::test]
async fn instalments_stay_within_the_contract_and_take_what_lies_beside_them() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    house.pay(Some(&id), "300").await.unwrap();
    let first = house.plan(&id, "2026-03-01", "500").await.unwrap();
    assert_eq!((first.phase(), first.state()), (1, wire::receivable_plan::State::Part));
    assert_eq!(house.planned(&id).await, ["300/500"]);
    assert_eq!(wrong(house.plan(&id, "2026-04-01", "500.01").await), ["amount.amount PLAN_EXCEEDS_CONTRACT"]);
    let second = house.plan(&id, "2026-04-01", "500").await.unwrap();
    assert_eq!(
        wrong(house.replan(first.id(), "2026-03-01", "299").await),
        ["amount.amount LESS_THAN_ALLOCATED"]
    );
    house.replan(first.id(), "2026-05-01", "300").await.unwrap();
    assert_eq!(house.planned(&id).await, ["0/500", "300/300"]);
    assert_eq!(reason(house.unplan(first.id()).await), "PLAN_HAS_MONEY");
    house.unplan(second.id()).await.unwrap();
    assert_eq!(house.planned(&id).await, ["300/300"]);
    let ctx = house.call(&house.rep, "finance.receivable_plan.restore");
    finance::commands::plans::restore(&house.db, &ctx, second.id()).await.unwrap();
    assert_eq!(house.planned(&id).await, ["0/500", "300/300"]);
    let mut dollars = house.typed("5");
    dollars.amount = Some(proto::common::v1::Money { currency: "USD".to_owned(), amount: "5".to_owned() });
    let foreign = house.signed(dollars).await;
    assert_eq!(
        wrong(house.plan(&foreign, "2026-04-01", "1").await),
        ["amount.currency CURRENCY_OF_CONTRACT"]
    );
}

#[tokio::test]
async fn a_deposit_is_put_to_its_contract_with_the_signature_oldest_money_to_what_is_due_first() {
    let house = House::open().await;
    let id = house.create(&house.rep, house.typed("1000")).await.unwrap().id.unwrap();
    house.plan(&id, "2026-03-01", "400").await.unwrap();
    house.plan(&id, "2026-02-10", "300").await.unwrap();
    let deposit = |amount: &'static str, day: &'static str| wire::Payment {
        customer_id: Some(house.customer.to_string()),
        contract_id: Some(id.clone()),
        amount: yuan(amount),
        received_on: Some(day.to_owned()),
        ..Default::default()
    };
    let late = house.book(deposit("800", "2026-01-20")).await.unwrap().id.unwrap();
    let early = house.book(deposit("350", "2026-01-05")).await.unwrap().id.unwrap();
    let other = house.pay(None, "70").await.unwrap().id.unwrap();
    assert_eq!(sums(&house.payment(&early).await), ["0", "0", "350"]);
    house.refund(&early, "50").await.unwrap();

    house.submit(&house.rep, &id).await.unwrap();
    house.approve(&house.manager, &id).await.unwrap();
    assert_eq!(told(&house.contract(&id).await.received), "0", "nothing is owed before the signature");
    house.sign(&house.rep, &id).await.unwrap();
    assert_eq!(sums(&house.payment(&early).await), ["300", "50", "0"]);
    assert_eq!(sums(&house.payment(&late).await), ["700", "0", "100"], "never more than the contract");
    assert_eq!(sums(&house.payment(&other).await), ["0", "0", "70"], "what names no contract stays advance");
    assert_eq!(house.planned(&id).await, ["300/300", "400/400"]);
    let contract = house.contract(&id).await;
    assert_eq!([&contract.received, &contract.receivable].map(told), ["1000", "0"]);
    assert_eq!(house.told("payment.allocated").await.len(), 2);
    let account = house.account().await;
    assert_eq!([&account.receivable, &account.advance].map(told), ["0", "170"]);
    audit(&house.db).await;
}
