//! What stands in the stages: counted over the caller's own sight, by currency, narrowed like a list.

use kernel::Result;
use proto::{common::v1::Money, sales::v1 as wire};
use sales::sums;
use testkit::Person;

use crate::house::{House, wrong};

impl House {
    async fn worth(&self, name: &str, currency: &str, amount: &str) -> String {
        let amount = Some(Money { currency: currency.to_owned(), amount: amount.to_owned() });
        let typed = wire::Opportunity { name: Some(name.to_owned()), amount, ..self.typed() };
        self.create(&self.db.company.rep, typed).await.unwrap().id.unwrap()
    }

    /// By stage: how many, and what they are worth.
    async fn sums(&self, person: &Person, filter: &str) -> Result<Vec<(i32, Vec<String>)>> {
        let ctx = self.call(person, "sales.pipeline.read");
        let id = self.pipeline.head.id.to_string();
        let request = wire::GetPipelineSumsRequest { id, filter: filter.to_owned(), ..Default::default() };
        let stages = sums::sums(&self.db, &ctx, request).await?.stages;
        let worth = |money: &Money| format!("{} {}", money.currency, money.amount);
        Ok(stages.iter().map(|stage| (stage.count, stage.amounts.iter().map(worth).collect())).collect())
    }
}

#[tokio::test]
async fn every_stage_tells_its_open_deals_and_their_worth_to_who_sees_them() {
    let house = House::open().await;
    let company = &house.db.company;
    house.worth("一期", "CNY", "100.50").await;
    house.worth("二期", "CNY", "200").await;
    house.worth("海外", "USD", "10").await;
    let moved = house.worth("三期", "CNY", "999").await;
    house.move_to(&company.rep, &moved, &house.stage(1)).await.unwrap();
    let won = house.worth("四期", "CNY", "5").await;
    house.win(&company.rep, &won).await.unwrap();

    let seen = house.sums(&company.rep, "").await.unwrap();
    assert_eq!(seen[0], (3, vec!["CNY 300.5000".to_owned(), "USD 10.0000".to_owned()]));
    assert_eq!(seen[1], (1, vec!["CNY 999.0000".to_owned()]));
    assert_eq!((seen.len(), &seen[4]), (5, &(0, vec![])));
    assert_eq!(house.sums(&company.manager, "").await.unwrap(), seen);
    assert_eq!(house.sums(&company.stranger, "").await.unwrap()[0], (0, vec![]));

    let narrowed = house.sums(&company.rep, "amount > 150 AND followUpCount = null").await.unwrap();
    assert_eq!((narrowed[0].0, narrowed[1].0), (1, 1));
    assert_eq!(wrong(house.sums(&company.rep, "nothing = 1").await).len(), 1);
}
