//! A customer's stand: what he owes and has paid in advance, and what follows for his credit.

use proto::finance::v1::{self as wire, credit_account::State};
use store::directory::NoOtherServices;

use crate::house::{House, reason, told, wrong, yuan};

#[tokio::test]
async fn limit_and_hand_decide_the_state() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let account = house.account().await;
    assert_eq!((account.state(), told(&account.receivable)), (State::Good, "1000".to_owned()));
    assert_eq!(house.limit("1100", 30).await.unwrap().state(), State::Watch);
    assert_eq!(house.limit("999.99", 30).await.unwrap().state(), State::Blocked);
    house.pay(Some(&id), "300").await.unwrap();
    assert_eq!(house.account().await.state(), State::Good);

    let ctx = house.call(&house.clerk, "finance.credit_account.block");
    let block =
        wire::BlockCreditAccountRequest { id: account.id.clone().unwrap(), reason: "诉讼".to_owned() };
    let blocked = finance::commands::credit::block(&house.db, &ctx, block.clone()).await.unwrap();
    assert_eq!((blocked.state(), blocked.held, blocked.held_reason()), (State::Blocked, true, "诉讼"));
    house.pay(Some(&id), "700").await.unwrap();
    assert_eq!(house.account().await.state(), State::Blocked, "what was set by hand stands");
    assert_eq!(reason(finance::commands::credit::block(&house.db, &ctx, block).await), "ALREADY_BLOCKED");
    let free = wire::UnblockCreditAccountRequest { id: account.id.unwrap() };
    assert_eq!(finance::commands::credit::unblock(&house.db, &ctx, free).await.unwrap().state(), State::Good);
}

#[tokio::test]
async fn an_account_by_hand_is_in_one_currency_once() {
    let house = House::open().await;
    let typed = |limit: &str| wire::CreditAccount {
        customer_id: Some(house.customer.to_string()),
        currency: Some("cny".to_owned()),
        credit_limit: yuan(limit),
        ..Default::default()
    };
    let ctx = house.call(&house.clerk, "finance.credit_account.create");
    let make =
        async |typed| finance::commands::credit::create(&house.db, &ctx, &NoOtherServices, Some(typed)).await;
    let (one, two) = futures::join!(make(typed("500")), make(typed("500")));
    let refused: Vec<_> = [one, two].into_iter().filter(Result::is_err).collect();
    assert_eq!(refused.len(), 1);
    for twice in refused {
        assert_eq!(wrong(twice), ["currency ACCOUNT_EXISTS"]);
    }
    let mut foreign = typed("500");
    foreign.currency = Some("USD".to_owned());
    assert_eq!(wrong(make(foreign).await), ["creditLimit.currency CURRENCY_OF_ACCOUNT"]);
    house.signed(house.typed("1000")).await;
    assert_eq!(house.account().await.state(), State::Blocked, "a contract finds the account that is there");
}
