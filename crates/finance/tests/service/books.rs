//! The books add up: whatever sequence of payments, allocations, change orders and invoices, in currencies of none, two
//! and three decimals.

use proto::{common::v1::Money, finance::v1 as wire};
use sqlx::AssertSqlSafe;
use testkit::TestDb;

use crate::house::House;

/// What must never be found, as SQL over all companies.
const WRONG: [(&str, &str); 9] = [
    (
        "more received or invoiced than the contract",
        "select id from contracts where received > amount or invoiced > amount",
    ),
    (
        "a contract that isn't what its ledger says",
        "select c.id from contracts c where coalesce(c.received, 0) <> \
           (select coalesce(sum(l.amount), 0) from payment_allocations l where l.contract_id = c.id)",
    ),
    (
        "a payment that isn't what its ledger says",
        "select p.id from payments p where coalesce(p.allocated, 0) <> \
           (select coalesce(sum(l.amount), 0) from payment_allocations l where l.payment_id = p.id)",
    ),
    (
        "an instalment that isn't what its ledger says",
        "select p.id from receivable_plans p where coalesce(p.allocated, 0) <> \
           (select coalesce(sum(l.amount), 0) from payment_allocations l where l.plan_id = p.id)",
    ),
    (
        "more planned than the contract",
        "select c.id from contracts c join receivable_plans p on p.contract_id = c.id and p.deleted_at is null \
         group by c.id, c.amount having sum(p.amount) > c.amount",
    ),
    (
        "a payment with a cent too many or too few",
        "select id from payments where state = 1 and amount <> allocated + refunded + advance",
    ),
    (
        "a contract that isn't invoiced as its invoices say",
        "select c.id from contracts c where coalesce(c.invoiced, 0) <> (select coalesce(sum(i.amount), 0) from invoices i \
           where i.contract_id = c.id and i.state in (1, 2, 4, 6))",
    ),
    (
        "money of one currency on a contract of another",
        "select l.id from payment_allocations l join contracts c on c.id = l.contract_id \
         where l.amount_currency <> c.amount_currency",
    ),
    (
        "an account that isn't the sum of contracts and payments",
        "select a.id from credit_accounts a where a.receivable <> \
           (select coalesce(sum(c.receivable), 0) from contracts c where c.customer_id = a.customer_id \
              and c.amount_currency = a.currency) \
           or a.advance <> (select coalesce(sum(p.advance), 0) from payments p where p.customer_id = a.customer_id \
              and p.amount_currency = a.currency)",
    ),
];

/// Looks for everything that must never be.
pub async fn audit(db: &TestDb) {
    let mut base = db.superuser().await;
    for (what, sql) in WRONG {
        let found: Vec<kernel::Uuid> =
            sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut base).await.unwrap();
        assert!(found.is_empty(), "{what}: {found:?}");
    }
}

/// Numbers that a seed gives again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

#[tokio::test]
async fn random_business_keeps_the_books_in_every_currency() {
    let seed = std::env::var("KEHU_TEST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_260_131);
    let house = House::open().await;
    let mut dice = Dice(seed);
    for (currency, decimals) in [("JPY", 0_u32), ("CNY", 2), ("KWD", 3)] {
        let money = |dice: &mut Dice, most: u64| {
            let coins = 1 + dice.below(most);
            Money {
                currency: currency.to_owned(),
                amount: rust_decimal::Decimal::new(i64::try_from(coins).unwrap(), decimals).to_string(),
            }
        };
        let mut contracts = vec![];
        for _ in 0..2 {
            let typed = wire::Contract { amount: Some(money(&mut dice, 90_000)), ..house.typed("1") };
            let id = house.create(&house.rep, typed).await.unwrap().id.unwrap();
            // some of it comes in before the signature
            for _ in 0..dice.below(3) {
                let deposit = wire::Payment {
                    customer_id: Some(house.customer.to_string()),
                    contract_id: Some(id.clone()),
                    amount: Some(money(&mut dice, 60_000)),
                    ..Default::default()
                };
                house.book(deposit).await.unwrap();
            }
            house.submit(&house.rep, &id).await.unwrap();
            house.approve(&house.manager, &id).await.unwrap();
            house.sign(&house.rep, &id).await.unwrap();
            contracts.push(id);
        }
        let (mut payments, mut plans, mut invoices) = (vec![], vec![], vec![]);
        for step in 0..60 {
            let contract = contracts[dice.below(2) as usize].clone();
            let some = money(&mut dice, 40_000);
            match dice.below(12) {
                0..=2 => {
                    let payment = wire::Payment {
                        customer_id: Some(house.customer.to_string()),
                        contract_id: (dice.below(3) > 0).then(|| contract.clone()),
                        amount: Some(some),
                        ..Default::default()
                    };
                    // money that comes in is never refused
                    payments.push(house.book(payment).await.unwrap().id.unwrap());
                }
                3 if !payments.is_empty() => {
                    let id = &payments[dice.below(payments.len() as u64) as usize];
                    drop(house.allocate(id, &[]).await);
                }
                4 if !payments.is_empty() => {
                    let id = &payments[dice.below(payments.len() as u64) as usize];
                    drop(house.release(id, &contract, &some.amount).await);
                }
                5 if !payments.is_empty() => {
                    let id = &payments[dice.below(payments.len() as u64) as usize];
                    drop(house.refund(id, &some.amount).await);
                }
                6 if !payments.is_empty() => {
                    drop(house.void(&payments[dice.below(payments.len() as u64) as usize]).await);
                }
                7 => {
                    let day = format!("2026-{:02}-01", 1 + dice.below(12));
                    if let Ok(plan) = house.plan_of(&contract, &day, some).await {
                        plans.push(plan.id.unwrap());
                    }
                }
                8 if !plans.is_empty() => {
                    drop(house.unplan(&plans[dice.below(plans.len() as u64) as usize]).await);
                }
                9 => {
                    if let Ok(change) = house.change(&contract, &some.amount).await {
                        drop(house.approve_change(&house.manager, &change).await);
                    }
                }
                10 => {
                    if let Ok(invoice) = house.invoice_of(&contract, some).await {
                        invoices.push(invoice.id.unwrap());
                    }
                }
                11 if !invoices.is_empty() => {
                    let id = &invoices[dice.below(invoices.len() as u64) as usize];
                    match dice.below(3) {
                        0 => drop(house.void_invoice(id).await),
                        1 => drop(house.issue(id, &format!("{currency}{step}")).await),
                        _ => drop(house.red(id, &format!("{currency}R{step}"), "").await),
                    }
                }
                _ => {}
            }
        }
        audit(&house.db).await;
    }
}
