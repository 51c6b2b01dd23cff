//! A company's own numbers: each pattern counts for itself, anew with its finest part of the day, without a gap and never
//! the same twice.

use std::{collections::BTreeMap, sync::Arc};

use chrono::Duration;
use finance::commands::contracts;
use futures::future::join_all;
use kernel::{Company, Numbering};
use proto::finance::v1 as wire;
use store::directory::NoOtherServices;

use crate::house::House;

impl House {
    /// A contract's number, where the company numbers contracts so.
    async fn numbered(&self, pattern: &str) -> String {
        let mut ctx = self.call(&self.rep, "finance.contract.create");
        let patterns = BTreeMap::from([("contract".to_owned(), pattern.to_owned())]);
        ctx.company = Arc::new(Company { numbering: Numbering::of(&patterns), ..Company::default() });
        let made = contracts::create(&self.db, &ctx, &NoOtherServices, Some(self.typed("1"))).await;
        made.unwrap().number.unwrap()
    }
}

#[tokio::test]
async fn a_pattern_counts_without_a_gap_whoever_asks_at_the_same_moment() {
    let house = House::open().await;
    let mut given = join_all((0..20).map(|_| house.numbered("HT-{yyyy}{mm}-{seq:3}"))).await;
    given.sort();
    let month = house.db.clock.now().format("%Y%m").to_string();
    assert_eq!(given, (1..=20).map(|n| format!("HT-{month}-{n:03}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_counter_begins_anew_with_the_day_in_the_companys_zone() {
    let house = House::open().await;
    let day = |house: &House| {
        house.db.clock.now().with_timezone(&chrono_tz::Asia::Shanghai).format("%y%m%d").to_string()
    };
    let first = day(&house);
    assert_eq!(house.numbered("{yy}{mm}{dd}{seq:2}").await, format!("{first}01"));
    assert_eq!(house.numbered("{yy}{mm}{dd}{seq:2}").await, format!("{first}02"));
    // seventeen in the evening in London is the next day in Shanghai
    let tonight = house.db.clock.now().date_naive().and_hms_opt(17, 0, 0).unwrap().and_utc();
    house.db.clock.advance(tonight - house.db.clock.now());
    assert_ne!(day(&house), first);
    assert_eq!(house.numbered("{yy}{mm}{dd}{seq:2}").await, format!("{}01", day(&house)));
    house.db.clock.advance(Duration::days(40));
    assert_eq!(house.numbered("{yy}{mm}{dd}{seq:2}").await, format!("{}01", day(&house)));
}

#[tokio::test]
async fn a_changed_pattern_never_gives_a_number_twice() {
    let house = House::open().await;
    let numbered = |number: &str| wire::Contract { number: Some(number.to_owned()), ..house.typed("1") };
    let mut given = vec![];
    for pattern in ["A{seq:1}", "A{seq:1}", "A{yyyy}{seq:1}", "A{seq:1}", "A1{seq:1}", "A{seq:3}"] {
        given.push(house.numbered(pattern).await);
    }
    assert_eq!(given, ["A1", "A2", "A20261", "A3", "A11", "A004"]);
    for n in 5..=11 {
        house.create(&house.rep, numbered(&format!("A{n}"))).await.unwrap_or_default();
    }
    assert_eq!(house.numbered("A{seq:1}").await, "A12", "typed in or given before: passed over");
    assert_eq!(house.numbered("{no such part}").await, "CT-2026-00001", "the usual form");
}
