//! Change orders: decided by somebody else, in effect at once; what was allocated beyond the new amount is advance
//! again, and never less than is invoiced.

use proto::finance::v1::contract_change::State;

use crate::house::{House, reason, told};

#[tokio::test]
async fn a_lower_contract_gives_the_newest_money_back() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    house.plan(&id, "2026-02-01", "400").await.unwrap();
    house.plan(&id, "2026-03-01", "600").await.unwrap();
    let old = house.pay(Some(&id), "500").await.unwrap().id.unwrap();
    let new = house.pay(Some(&id), "500").await.unwrap().id.unwrap();
    let change = house.change(&id, "600").await.unwrap();
    assert_eq!(reason(house.change(&id, "700").await), "CHANGE_PENDING");
    assert_eq!(reason(house.approve_change(&house.rep, &change).await), "OWN_CHANGE");
    let done = house.approve_change(&house.manager, &change).await.unwrap();
    assert_eq!((done.state(), done.number()), (State::Approved, "CT-2026-00001-C1"));
    assert_eq!([&done.amount_before, &done.amount, &done.released].map(told), ["1000", "600", "400"]);
    assert_eq!(told(&house.payment(&old).await.advance), "0");
    assert_eq!(told(&house.payment(&new).await.advance), "400");
    assert_eq!(house.planned(&id).await, ["400/400", "200/200"]);
    let contract = house.contract(&id).await;
    assert_eq!([&contract.amount, &contract.received, &contract.receivable].map(told), ["600", "600", "0"]);
    assert_eq!(contract.pending_change_id, None);
    assert_eq!(reason(house.approve_change(&house.manager, &change).await), "CHANGE_DECIDED");
    assert_eq!(told(&house.account().await.advance), "400");
    let told_of: Vec<String> = house.notices().await.into_iter().map(|(reason, _)| reason).collect();
    assert!(told_of.contains(&"CONTRACT_CHANGED_RELEASING".to_owned()), "{told_of:?}");
}

#[tokio::test]
async fn no_change_goes_below_what_is_invoiced_and_a_withdrawn_one_does_nothing() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let change = house.change(&id, "500").await.unwrap();
    // invoiced while the change order waited
    house.invoice(&id, "600").await.unwrap();
    assert_eq!(reason(house.approve_change(&house.manager, &change).await), "CHANGE_BELOW_INVOICED");
    assert_eq!(reason(house.terminate(&id).await), "CHANGE_PENDING");
    assert_eq!(house.withdraw_change(&change).await.unwrap().state(), State::Withdrawn);
    assert_eq!(told(&house.contract(&id).await.amount), "1000");
    assert_eq!(reason(house.change(&id, "599").await), "CHANGE_BELOW_INVOICED");
    let change = house.change(&id, "1500").await.unwrap();
    house.approve_change(&house.manager, &change).await.unwrap();
    assert_eq!(told(&house.contract(&id).await.receivable), "1500");
}
