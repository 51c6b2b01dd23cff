//! Many at once: nobody gets two at a turn, no two get one, no limit is overrun.

use futures::future::join_all;
use marketing::records::AssignmentRuleWay as Way;

use crate::house::{House, typed};

#[tokio::test(flavor = "multi_thread")]
async fn of_a_thousand_leads_from_eight_sources_everybody_gets_as_many_to_one() {
    let house = House::open().await;
    let reps = house.reps(7).await;
    let ids: Vec<_> = reps.iter().map(|rep| rep.id).collect();
    house.rule(Way::RoundRobin, |rule| rule.member_ids = ids.clone()).await;
    let sources = (0..8).map(|source| {
        let house = &house;
        async move {
            for n in 0..125 {
                let lead = typed(&format!("{source}-{n}"));
                house.create(&house.db.company.director, lead).await.unwrap();
            }
        }
    });
    join_all(sources).await;
    let counts = house.open_leads(&ids).await;
    assert_eq!(counts.iter().sum::<i64>(), 1000);
    let (most, fewest) = (counts.iter().max().unwrap(), counts.iter().min().unwrap());
    assert!(most - fewest <= 1, "{counts:?}");
    assert_eq!(house.db.count("lead_moves").await, 1000);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_who_grab_ten_leads_ten_get_one_each_and_no_limit_is_overrun() {
    let house = House::open().await;
    house.rule(Way::Grab, |rule| rule.open_cap = Some(1)).await;
    let reps = house.reps(50).await;
    let mut leads = vec![];
    for n in 0..10 {
        leads.push(house.captured(&format!("lead {n}")).await.id.unwrap());
    }
    // everybody tries all of them, each in an order of his own
    let grabbing = reps.iter().enumerate().map(|(n, rep)| {
        let (house, leads) = (&house, &leads);
        async move {
            let mut got = 0;
            for k in 0..leads.len() {
                if house.grab(rep, &leads[(n + k) % leads.len()]).await.is_ok() {
                    got += 1;
                }
            }
            got
        }
    });
    let got: Vec<i32> = join_all(grabbing).await;
    assert_eq!(got.iter().sum::<i32>(), 10, "{got:?}");
    assert!(got.iter().all(|got| *got <= 1), "{got:?}");
    let ids: Vec<_> = reps.iter().map(|rep| rep.id).collect();
    let held = house.open_leads(&ids).await;
    assert_eq!((held.iter().sum::<i64>(), held.iter().max()), (10, Some(&1)));
    assert_eq!(house.told("grabbed").await.len(), 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_and_grabs_at_once_do_not_overrun_a_limit_either() {
    let house = House::open().await;
    let reps = house.reps(5).await;
    let ids: Vec<_> = reps.iter().map(|rep| rep.id).collect();
    let pool = house.rule(Way::Grab, |rule| rule.open_cap = Some(4)).await;
    let mut waiting = vec![];
    for n in 0..20 {
        waiting.push(house.captured(&format!("waits {n}")).await.id.unwrap());
    }
    // from now on people get them
    sqlx::query("update base.assignment_rules set closed = true where id = $1")
        .bind(pool)
        .execute(&house.db.system)
        .await
        .unwrap();
    house.rule(Way::RoundRobin, |rule| (rule.member_ids, rule.open_cap) = (ids.clone(), Some(4))).await;
    house
        .rule(Way::LeastOpen, |rule| {
            rule.rank = Some(1);
            rule.takes = Some("tags : \"vip\"".to_owned());
            (rule.member_ids, rule.open_cap) = (ids.clone(), Some(4));
        })
        .await;
    let capturing = (0..20).map(|n| {
        let house = &house;
        async move {
            let mut lead = typed(&format!("comes {n}"));
            lead.tags = if n % 2 == 0 { vec!["vip".to_owned()] } else { vec![] };
            house.create(&house.db.company.director, lead).await.unwrap();
        }
    });
    let grabbing = waiting.iter().enumerate().map(|(n, id)| {
        let (house, rep) = (&house, &reps[n % reps.len()]);
        async move { drop(house.grab(rep, id).await) }
    });
    futures::join!(join_all(capturing), join_all(grabbing));
    assert_eq!(house.open_leads(&ids).await, [4; 5], "as many as they may, and no more");
}
