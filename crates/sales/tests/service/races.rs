//! Many at once: a deal moves once, ends once, and never into a stage that is being taken away.

use futures::future::join_all;
use kernel::Kind;
use proto::sales::v1 as wire;
use sales::commands::pipelines;

use crate::house::House;

#[tokio::test]
async fn of_two_moves_at_once_one_is_told_that_the_other_was_faster() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    for _ in 0..10 {
        let id = house.deal().await;
        let (one, other) = (house.stage(1), house.stage(2));
        let (a, b) = futures::join!(house.move_to(rep, &id, &one), house.move_to(rep, &id, &one));
        let done = [&a, &b].into_iter().filter(|reply| reply.is_ok()).count();
        assert_eq!(done, 1, "{a:?} {b:?}");
        let refused = a.err().or(b.err()).unwrap();
        assert!(["MOVED_MEANWHILE", "ALREADY_IN_STAGE"].contains(&refused.reason()), "{refused}");
        let steps = house.steps(rep, &id).await;
        assert_eq!(steps.len(), 2);
        // the amount is demanded there: neither of them gets in
        let refused = house.move_to(rep, &id, &other).await.expect_err("nothing is filled");
        assert_eq!(refused.kind(), Kind::Invalid);
    }
}

#[tokio::test]
async fn of_many_moves_at_once_the_ledger_tells_one_unbroken_way() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let mut pipeline = house.pipeline.to_wire_stages();
    pipeline.iter_mut().for_each(|stage| stage.demanded_fields.clear());
    let given = wire::Pipeline {
        id: Some(house.pipeline.head.id.to_string()),
        stages: pipeline,
        ..Default::default()
    };
    let ctx = house.call(&house.db.company.director, "sales.pipeline.update");
    pipelines::update(&house.db, &ctx, Some(given), Some(vec!["stages".to_owned()])).await.unwrap();

    let id = house.deal().await;
    let stages: Vec<String> = (0..20).map(|n| house.stage(n % 5)).collect();
    let replies = join_all(stages.iter().map(|stage| house.move_to(rep, &id, stage))).await;
    let done = replies.iter().filter(|reply| reply.is_ok()).count();
    assert!(done >= 1);
    for refused in replies.iter().filter_map(|reply| reply.as_ref().err()) {
        assert!(["MOVED_MEANWHILE", "ALREADY_IN_STAGE"].contains(&refused.reason()), "{refused}");
    }
    let steps = house.steps(rep, &id).await;
    assert_eq!(steps.len(), done + 1);
    for pair in steps.windows(2) {
        assert_eq!(pair[0].to_stage_id, pair[1].from_stage_id, "each step begins where the one before ended");
    }
    let now = house.get(rep, &id).await.unwrap();
    assert_eq!(now.stage_id, steps.last().unwrap().to_stage_id);
}

#[tokio::test]
async fn of_twenty_who_win_or_lose_a_deal_at_once_one_does() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let id = house.deal().await;
    let reason = house.reason("价格过高").await;
    let wins = join_all((0..20).map(|_| house.win(rep, &id)));
    let losses = join_all((0..5).map(|_| house.lose(rep, &id, &reason)));
    let (wins, losses) = futures::join!(wins, losses);
    let replies: Vec<_> = wins.into_iter().chain(losses).collect();
    assert_eq!(replies.iter().filter(|reply| reply.is_ok()).count(), 1);
    for refused in replies.into_iter().filter_map(Result::err) {
        assert_eq!(refused.reason(), "DEAL_CLOSED", "{refused}");
    }
    assert_eq!(house.told("won").await.len() + house.told("lost").await.len(), 1);
    assert_eq!(house.steps(rep, &id).await.len(), 2);
}

#[tokio::test]
async fn no_deal_gets_into_a_stage_that_is_being_taken_away() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let ids = join_all((0..5).map(|_| house.deal())).await;
    let mut stages = house.pipeline.to_wire_stages();
    stages.remove(1);
    let given = wire::Pipeline {
        id: Some(house.pipeline.head.id.to_string()),
        stages,
        stage_tasks: vec![],
        ..Default::default()
    };
    let ctx = house.call(&house.db.company.director, "sales.pipeline.update");
    let paths = vec!["stages".to_owned(), "stageTasks".to_owned()];
    let target = house.stage(1);
    let moves = join_all(ids.iter().map(|id| house.move_to(rep, id, &target)));
    let taking = pipelines::update(&house.db, &ctx, Some(given), Some(paths));
    let (moves, taken) = futures::join!(moves, taking);
    let inside = moves.iter().filter(|reply| reply.is_ok()).count();
    match taken {
        Ok(_) => assert_eq!(inside, 0, "the stage went first"),
        Err(refused) => {
            assert_eq!(refused.reason(), "STAGE_IN_USE");
            assert!(inside > 0, "it was in use");
        }
    }
}

trait Stages {
    fn to_wire_stages(&self) -> Vec<wire::PipelineStage>;
}

impl Stages for sales::records::Pipeline {
    fn to_wire_stages(&self) -> Vec<wire::PipelineStage> {
        self.stages.iter().map(sales::records::PipelineStage::to_wire).collect()
    }
}
