//! The dry run, the night and the rule itself say the same of everybody, whatever the rules and whatever
//! happened: tried on made-up companies.

use customers::{
    records::{Customer, CustomerLevel, Pool, PoolRecycleWhen, RecycleRuleKind},
    recycle::{homes::Homes, judge},
};
use kernel::{Ctx, Uuid, night};
use store::jobs;

use crate::house::{House, rule};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn upto(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as i64) % (most + 1)
    }

    fn sometimes(&mut self, one_in: i64) -> bool {
        self.upto(one_in - 1) == 0
    }
}

const LEVELS: [&str; 3] = ["NORMAL", "IMPORTANT", "KEY"];
const CITIES: [&str; 3] = ["上海", "深圳", "成都"];

fn some_pool(dice: &mut Dice, n: usize) -> Pool {
    let kinds = [RecycleRuleKind::NoFollowUp, RecycleRuleKind::NoDeal, RecycleRuleKind::NotWon];
    // the first has a rule, so that the night is not for nothing
    let rules = (0..dice.upto(3).max(i64::from(n == 0))).map(|_| {
        let kind = kinds[dice.upto(2) as usize];
        let days = 1 + dice.upto(20) as i32;
        let levels: Vec<&str> = LEVELS.into_iter().filter(|_| dice.sometimes(4)).collect();
        rule(kind, days, &levels)
    });
    let recycle_rules = rules.collect();
    Pool {
        name: format!("公海 {n}"),
        rank: Some(n as i32),
        takes: (n == 0).then(|| "city = \"上海\" OR level = KEY".to_owned()),
        recycle_rules,
        recycle_when: if dice.sometimes(2) { PoolRecycleWhen::All } else { PoolRecycleWhen::Any },
        recycle_locked: dice.sometimes(2),
        exempt_when: dice.sometimes(2).then(|| {
            "tags : \"vip\" OR lastFollowUpAt >= today() - 3d OR createdAt < today() - 20d".to_owned()
        }),
        warn_days: Some(dice.upto(5) as i32),
        protection_days: Some(dice.upto(8) as i32),
        closed: dice.sometimes(9),
        ..Pool::default()
    }
}

fn some_customer(dice: &mut Dice, house: &House, pools: &[Uuid]) -> Customer {
    let now = house.db.clock.now();
    let level =
        [CustomerLevel::Unspecified, CustomerLevel::Normal, CustomerLevel::Important, CustomerLevel::Key];
    let company = &house.db.company;
    let mut customer = Customer {
        level: level[dice.upto(3) as usize],
        city: Some(CITIES[dice.upto(2) as usize].to_owned()),
        tags: if dice.sometimes(6) { vec!["vip".to_owned()] } else { vec![] },
        owned_since: Some(now - chrono::Duration::hours(dice.upto(24 * 30))),
        home_pool_id: dice.sometimes(2).then(|| pools[dice.upto(pools.len() as i64 - 1) as usize]),
        protected_until: dice
            .sometimes(5)
            .then(|| (now + chrono::Duration::days(dice.upto(6) - 3)).date_naive()),
        ..Customer::default()
    };
    let owner = if dice.sometimes(2) { &company.rep } else { &company.colleague };
    customer.head.placement.owner_id = Some(owner.id);
    customer.head.locked = dice.sometimes(6);
    customer
}

async fn company(seed: u64) -> (House, Vec<Uuid>, Vec<Uuid>) {
    let house = House::open().await;
    let mut dice = Dice(seed);
    let mut pools = vec![];
    for n in 0..3 {
        pools.push(house.pool(some_pool(&mut dice, n)).await);
    }
    let mut customers = vec![];
    for _ in 0..120 {
        let customer = some_customer(&mut dice, &house, &pools);
        let since = customer.owned_since.unwrap();
        let id = house.customer(customer).await;
        if !dice.sometimes(3) {
            let at = since + chrono::Duration::hours(dice.upto(24 * 20));
            let at = at.min(house.db.clock.now());
            // of every fourth we have not heard
            house.followed_up(id, at, !dice.sometimes(4)).await;
        }
        customers.push(id);
    }
    (house, pools, customers)
}

#[tokio::test]
async fn what_the_dry_run_shows_falls_and_nothing_else() {
    let mut fallen_in_all = 0;
    for seed in [1, 7, 42, 2026, 90_210, 5_150] {
        let (house, pools, customers) = company(seed).await;
        let mut shown = vec![];
        for pool in &pools {
            shown.push(house.would_fall(*pool, "").await);
        }
        assert_eq!(shown, by_the_rule_alone(&house, &pools, &customers).await, "seed {seed}");

        house.till_night();
        let job = house.night().await;
        assert_eq!((job.state, job.done), (jobs::SUCCEEDED, 120), "{job:?}");
        for (pool, shown) in pools.iter().zip(&shown) {
            assert_eq!(&house.lying_in(*pool).await, shown, "seed {seed}");
        }
        fallen_in_all += shown.iter().map(Vec::len).sum::<usize>();
        foresight_is_right(&house, &customers).await;
        // once more on the same day: nothing
        let again = house.night().await;
        assert_eq!(again.result["fallen"].as_i64().unwrap_or(0), 0, "seed {seed}");
    }
    assert!(fallen_in_all > 60, "only {fallen_in_all} fell: nothing was tried");
}

/// Asks the rule of every single customer, with what is really known of it.
async fn by_the_rule_alone(house: &House, pools: &[Uuid], customers: &[Uuid]) -> Vec<Vec<Uuid>> {
    let zone = chrono_tz::Asia::Shanghai;
    let tonight = night::next(zone, house.db.clock.now(), 2);
    let mut ctx = Ctx::system("customers", house.db.company.tenant, night::begins(zone, tonight, 2));
    ctx.zone = zone;
    let mut uow = house.db.begin(&ctx).await.unwrap();
    let homes = Homes::open(&mut uow).await.unwrap();
    let all = uow.get_unscoped::<Customer>(customers, "a test").await.unwrap();
    let last = house.elsewhere.last.lock().unwrap().clone();
    let mut falling: Vec<Vec<Uuid>> = vec![vec![]; pools.len()];
    for mut customer in all {
        let id = customer.head.id;
        customer.last_follow_up_at = last.get(&id).copied();
        let one = judge::foresee(&homes, &ctx, customer);
        if let Some((pool, _)) = one.fall.filter(|_| one.is_due(tonight)) {
            falling[pools.iter().position(|p| *p == pool).unwrap()].push(id);
        }
    }
    falling.iter_mut().for_each(|ids| ids.sort());
    falling
}

/// Nobody who stays is said to fall on a day that has come; nobody in a pool is said to fall.
async fn foresight_is_right(house: &House, customers: &[Uuid]) {
    let today = "2026-02-01".parse().unwrap();
    for id in customers {
        let customer = house.get(*id).await;
        if customer.pool_id.is_some() {
            assert_eq!(customer.falls_on, None);
        }
        assert!(customer.falls_on.is_none_or(|day| day > today), "{customer:?}");
    }
}
