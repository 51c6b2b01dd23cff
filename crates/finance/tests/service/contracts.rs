//! A contract's way: drafted, approved by somebody else, signed, in effect, ended; locked from submission on.

use kernel::Kind;
use proto::finance::v1::{self as wire, contract::State};
use store::{directory::NoOtherServices, records};

use crate::house::{House, reason, told, wrong, yuan};

#[tokio::test]
async fn a_contract_is_numbered_approved_signed_and_then_owed() {
    let house = House::open().await;
    let draft = house.create(&house.rep, house.typed("1000")).await.unwrap();
    assert_eq!((draft.number(), draft.state()), ("CT-2026-00001", State::Draft));
    assert_eq!([&draft.received, &draft.receivable, &draft.invoiced].map(told), ["0", "0", "0"]);
    let id = draft.id();
    assert_eq!(reason(house.sign(&house.rep, id).await), "CONTRACT_NOT_APPROVED");
    let waiting = house.submit(&house.rep, id).await.unwrap();
    assert_eq!((waiting.state(), waiting.locked), (State::Submitted, true));
    assert_eq!(house.notices().await, [("CONTRACT_APPROVAL_ASKED".to_owned(), vec![house.manager.id])]);
    assert_eq!(reason(house.approve(&house.rep, id).await), "OWN_CONTRACT");
    let approved = house.approve(&house.manager, id).await.unwrap();
    assert_eq!((approved.state(), told(&approved.receivable)), (State::Approved, "0".to_owned()));
    let signed = house.sign(&house.rep, id).await.unwrap();
    assert_eq!((signed.state(), signed.signed_on()), (State::InEffect, "2026-01-31"));
    assert_eq!(told(&signed.receivable), "1000");
    assert_eq!(told(&house.account().await.receivable), "1000");
    assert_eq!(reason(house.complete(id).await), "CONTRACT_NOT_PAID");
    house.pay(Some(id), "1000").await.unwrap();
    assert_eq!(house.complete(id).await.unwrap().state(), State::Completed);
    for verb in ["submitted", "approved", "signed", "completed"] {
        assert_eq!(house.told(&format!("contract.{verb}")).await.len(), 1, "{verb}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_contract_is_named_at_once() {
    let house = House::open().await;
    let mut typed = house.typed("10.005");
    typed.tax_rate = Some("101".to_owned());
    typed.starts_on = Some("2026-02-02".to_owned());
    typed.ends_on = Some("2026-02-01".to_owned());
    typed.received = yuan("1");
    let expected = [
        "received NOT_SETTABLE",
        "amount.amount TOO_MANY_DECIMALS",
        "taxRate OUT_OF_RANGE",
        "endsOn ENDS_BEFORE_IT_BEGINS",
    ];
    assert_eq!(wrong(house.create(&house.rep, typed).await), expected);
    let nothing = wire::Contract { amount: None, ..house.typed("1") };
    assert_eq!(wrong(house.create(&house.rep, nothing).await), ["amount REQUIRED"]);
    let torn = Some(proto::common::v1::Money { currency: "YUAN".to_owned(), amount: "viel".to_owned() });
    let torn = wire::Contract { amount: torn, ..house.typed("1") };
    let parts = ["amount.currency NOT_A_CURRENCY", "amount.amount NOT_AN_AMOUNT"];
    assert_eq!(wrong(house.create(&house.rep, torn).await), parts, "its parts, not the whole");
}

#[tokio::test]
async fn numbers_that_were_typed_in_are_kept_apart_from_those_that_are_given() {
    let house = House::open().await;
    let numbered = |number: &str| wire::Contract { number: Some(number.to_owned()), ..house.typed("1") };
    house.create(&house.rep, numbered("CT-2026-00002")).await.unwrap();
    let twice = house.create(&house.rep, numbered("CT-2026-00002")).await;
    assert_eq!(wrong(twice), ["number CONTRACT_NUMBER_TAKEN"]);
    let mut given = vec![];
    for _ in 0..2 {
        given.push(house.create(&house.rep, house.typed("1")).await.unwrap().number.unwrap());
    }
    assert_eq!(given, ["CT-2026-00001", "CT-2026-00003"]);
}

#[tokio::test]
async fn a_contract_is_locked_from_its_submission_on() {
    let house = House::open().await;
    let id = house.create(&house.rep, house.typed("1000")).await.unwrap().id.unwrap();
    house.submit(&house.rep, &id).await.unwrap();
    let ctx = house.call(&house.rep, "finance.contract.update");
    let given = wire::Contract { id: Some(id.clone()), amount: yuan("1"), ..Default::default() };
    let paths = Some(vec!["amount".to_owned()]);
    let changed =
        records::update::<finance::records::Contract>(&house.db, &ctx, Some(given), paths, &NoOtherServices)
            .await;
    assert_eq!(reason(changed), "RECORD_LOCKED");
    let ctx = house.call(&house.rep, "finance.contract.delete");
    let deleted = records::delete::<finance::records::Contract>(&house.db, &ctx, &id).await;
    assert_eq!(reason(deleted), "RECORD_LOCKED");
    assert_eq!(reason(house.plan(&id, "2026-03-01", "1").await), "CONTRACT_NOT_PLANNABLE");
}

#[tokio::test]
async fn who_does_not_see_the_customer_sees_no_contract_of_his() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let stranger = house.db.company.colleague.clone().granted("finance.*", kernel::Scope::Own);
    let ctx = house.call(&stranger, "finance.contract.read");
    let seen = records::get::<finance::records::Contract>(&house.db, &ctx, &id).await;
    assert_eq!(seen.expect_err("not his").kind(), Kind::NotFound);
}

#[tokio::test]
async fn a_contract_that_begins_later_is_signed_until_then_and_a_terminated_one_owes_nothing() {
    let house = House::open().await;
    let later = wire::Contract { starts_on: Some("2026-03-01".to_owned()), ..house.typed("1000") };
    let id = house.signed(later).await;
    let signed = house.contract(&id).await;
    assert_eq!((signed.state(), told(&signed.receivable)), (State::Signed, "1000".to_owned()));
    house.pay(Some(&id), "300").await.unwrap();
    let ended = house.terminate(&id).await.unwrap();
    assert_eq!((told(&ended.receivable), told(&ended.received)), ("0".to_owned(), "300".to_owned()));
    assert_eq!(told(&house.account().await.receivable), "0");
    let late = house.pay(Some(&id), "50").await.unwrap();
    assert_eq!(told(&late.advance), "50", "money is never refused");
}
