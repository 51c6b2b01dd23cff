//! The night: what is due becomes overdue, contracts come into effect, whoever looks after them is reminded once.

use chrono::Duration;
use finance::night::{NIGHTLY, Night};
use kernel::Uuid;
use proto::finance::v1::{self as wire, contract::State, credit_account};
use serde_json::json;
use store::jobs::{Job, Step, Work as _};

use crate::house::{House, told};

impl House {
    /// Works the night off, as the job would.
    async fn sleep(&self) {
        let night = Night::new(self.db.db.clone(), None);
        let mut job = Job {
            tenant_id: self.db.company.tenant,
            id: Uuid::now_v7(),
            kind: NIGHTLY.to_owned(),
            args: json!({"zone": "Asia/Shanghai"}),
            state: 2,
            done: 0,
            total: 0,
            cursor: json!({}),
            result: json!({}),
            error: String::new(),
            attempts: 1,
            cancel_requested: false,
            created_by: None,
            created_at: self.db.clock.now(),
            finished_at: None,
            left: false,
        };
        loop {
            let ctx = night.ctx(&job).await.unwrap();
            let mut uow = self.db.begin(&ctx).await.unwrap();
            let step = night.step(&mut uow, &mut job).await.unwrap();
            uow.commit_quietly().await.unwrap();
            if matches!(step, Step::Finished) {
                return;
            }
        }
    }
}

#[tokio::test]
async fn what_is_not_paid_in_time_is_overdue_and_whoever_looks_after_it_is_reminded_once() {
    let house = House::open().await;
    let accountant = house.know("identity.user", "王会计", Uuid::now_v7()).await;
    let typed = wire::Contract {
        accountant_id: Some(accountant.to_string()),
        ends_on: Some("2026-04-30".to_owned()),
        ..house.typed("1000")
    };
    let id = house.signed(typed).await;
    house.plan(&id, "2026-02-03", "400").await.unwrap();
    house.plan(&id, "2026-06-01", "600").await.unwrap();
    house.limit("5000", 10).await.unwrap();
    let reminders = async || {
        let all = house.notices().await.into_iter();
        let said = ["PAYMENT_DUE_SOON", "PAYMENT_OVERDUE", "CONTRACT_ENDS_SOON"];
        all.filter(|(reason, _)| said.contains(&reason.as_str())).collect::<Vec<_>>()
    };
    house.sleep().await;
    house.sleep().await;
    let mut people = vec![house.rep.id, accountant];
    people.sort_unstable();
    assert_eq!(reminders().await, [("PAYMENT_DUE_SOON".to_owned(), people.clone())]);
    let contract = house.contract(&id).await;
    assert_eq!((told(&contract.overdue), contract.next_due_on()), ("0".to_owned(), "2026-02-03"));

    house.db.clock.advance(Duration::days(4)); // 4 February
    house.sleep().await;
    house.sleep().await;
    assert_eq!(reminders().await[1..], [("PAYMENT_OVERDUE".to_owned(), people.clone())]);
    let contract = house.contract(&id).await;
    assert_eq!((told(&contract.overdue), contract.overdue_since()), ("400".to_owned(), "2026-02-03"));
    assert_eq!(contract.next_due_on(), "2026-06-01");
    let account = house.account().await;
    assert_eq!((account.state(), told(&account.overdue)), (credit_account::State::Watch, "400".to_owned()));
    let version = contract.version;

    house.db.clock.advance(Duration::days(10)); // 14 February
    house.sleep().await;
    assert_eq!(house.account().await.state(), credit_account::State::Blocked);
    assert_eq!(house.contract(&id).await.version, version, "one more day is no news of the contract");
    house.pay(Some(&id), "400").await.unwrap();
    assert_eq!(house.account().await.state(), credit_account::State::Good);
    assert_eq!(told(&house.contract(&id).await.overdue), "0");
    house.db.clock.advance(Duration::days(60));
    house.sleep().await;
    assert_eq!(reminders().await[2..], [("CONTRACT_ENDS_SOON".to_owned(), people)]);
}

#[tokio::test]
async fn a_contract_comes_into_effect_on_its_first_day() {
    let house = House::open().await;
    let later = wire::Contract { starts_on: Some("2026-02-02".to_owned()), ..house.typed("1000") };
    let id = house.signed(later).await;
    house.db.clock.advance(Duration::days(1));
    house.sleep().await;
    assert_eq!(house.contract(&id).await.state(), State::Signed);
    house.db.clock.advance(Duration::days(1));
    house.sleep().await;
    assert_eq!(house.contract(&id).await.state(), State::InEffect);
    assert_eq!(house.told("contract.took_effect").await.len(), 1);
}
