//! Setting pipelines up: one is the main one, stages in use stay, patience counts at once.

use chrono::Duration;
use kernel::{Result, Uuid};
use proto::sales::v1 as wire;
use sales::commands::{move_on, pipelines};

use crate::house::{House, reason, wrong};

fn typed(name: &str, stages: &[&str]) -> wire::Pipeline {
    let stage = |name: &&str| wire::PipelineStage {
        id: Some(Uuid::now_v7().to_string()),
        name: Some((*name).to_owned()),
        ..Default::default()
    };
    wire::Pipeline {
        name: Some(name.to_owned()),
        stages: stages.iter().map(stage).collect(),
        ..Default::default()
    }
}

impl House {
    async fn set_up(&self, given: wire::Pipeline) -> Result<wire::Pipeline> {
        let ctx = self.call(&self.db.company.director, "sales.pipeline.create");
        pipelines::create(&self.db, &ctx, Some(given)).await
    }

    async fn rearrange(&self, given: wire::Pipeline, paths: &[&str]) -> Result<wire::Pipeline> {
        let ctx = self.call(&self.db.company.director, "sales.pipeline.update");
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        pipelines::update(&self.db, &ctx, Some(given), Some(paths)).await
    }

    async fn take_down(&self, id: &str) -> Result<()> {
        pipelines::delete(&self.db, &self.call(&self.db.company.director, "sales.pipeline.delete"), id).await
    }

    /// The ready-made pipeline as it goes over the wire.
    fn ready_made(&self) -> wire::Pipeline {
        let stages = self.pipeline.stages.iter().map(sales::records::PipelineStage::to_wire).collect();
        wire::Pipeline { id: Some(self.pipeline.head.id.to_string()), stages, ..Default::default() }
    }

    async fn mains(&self) -> Vec<String> {
        let sql = "select id from base.pipelines where main and deleted_at is null";
        let ids: Vec<Uuid> = sqlx::query_scalar(sql).fetch_all(&self.db.system).await.unwrap();
        ids.iter().map(Uuid::to_string).collect()
    }
}

#[tokio::test]
async fn another_pipeline_becomes_the_main_one_and_the_former_is_none() {
    let house = House::open().await;
    let first = house.pipeline.head.id.to_string();
    let renewal = house.set_up(typed("续约", &["联系", "续签"])).await.unwrap();
    assert_eq!((renewal.main, house.mains().await), (false, vec![first.clone()]));
    let off = wire::Pipeline { id: Some(first.clone()), ..Default::default() };
    assert_eq!(wrong(house.rearrange(off.clone(), &["main"]).await), ["main MAIN_PIPELINE"]);
    let retired = wire::Pipeline { retired: true, ..off };
    assert_eq!(wrong(house.rearrange(retired, &["retired"]).await), ["retired MAIN_PIPELINE"]);
    assert_eq!(reason(house.take_down(&first).await), "MAIN_PIPELINE");

    let on = wire::Pipeline { id: renewal.id.clone(), main: true, ..Default::default() };
    assert!(house.rearrange(on, &["main"]).await.unwrap().main);
    assert_eq!(house.mains().await, [renewal.id().to_owned()]);
    let deal = house.create(&house.db.company.rep, house.typed()).await.unwrap();
    assert_eq!(deal.pipeline_id, renewal.id);
    house.take_down(&first).await.unwrap();
    assert_eq!(reason(house.take_down(renewal.id()).await), "MAIN_PIPELINE");
}

#[tokio::test]
async fn of_pipelines_that_become_the_main_one_at_once_one_is() {
    let house = House::open().await;
    let made = futures::future::join_all(
        (0..8)
            .map(|n| house.set_up(wire::Pipeline { main: true, ..typed(&format!("流程 {n}"), &["一"]) })),
    )
    .await;
    assert!(made.iter().all(Result::is_ok));
    assert_eq!(house.mains().await.len(), 1);
}

#[tokio::test]
async fn a_stage_in_use_stays_until_its_deals_have_left() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let id = house.deal().await;
    let mut without = house.ready_made();
    without.stages.remove(0);
    let refused = house.rearrange(without.clone(), &["stages", "stageTasks"]).await.expect_err("in use");
    assert_eq!((refused.reason(), &*refused.params()[0].1), ("STAGE_IN_USE", "初步接洽"));
    house.move_to(rep, &id, &house.stage(1)).await.unwrap();
    let changed = house.rearrange(without, &["stages", "stageTasks"]).await.unwrap();
    assert_eq!(changed.stages.len(), 4);
    let steps = house.steps(rep, &id).await;
    assert_eq!(steps[0].to_stage(), "初步接洽", "the ledger keeps its name");

    let other = house.set_up(typed("渠道", &["报备"])).await.unwrap();
    let channel = wire::Opportunity { pipeline_id: other.id.clone(), ..house.typed() };
    house.create(rep, channel).await.unwrap();
    assert_eq!(reason(house.take_down(other.id()).await), "PIPELINE_IN_USE");
}

#[tokio::test]
async fn only_allowed_moves_are_made_and_a_deal_may_change_its_pipeline() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let mut strict = house.ready_made();
    strict.stages[0].next_stage_ids = vec![house.stage(1)];
    house.rearrange(strict, &["stages"]).await.unwrap();
    let id = house.deal().await;
    let refused = house.move_to(rep, &id, &house.stage(4)).await.expect_err("too far");
    assert_eq!(refused.reason(), "MOVE_NOT_ALLOWED");
    assert!(refused.params().contains(&("allowed".to_owned(), "需求确认".to_owned())));
    assert_eq!(wrong(house.move_to(rep, &id, &Uuid::now_v7().to_string()).await), ["stageId NO_SUCH_STAGE"]);

    let other = house.set_up(typed("渠道", &["报备", "成交"])).await.unwrap();
    let request = wire::MoveOpportunityRequest {
        id: id.clone(),
        stage_id: other.stages[1].id().to_owned(),
        pipeline_id: other.id().to_owned(),
        note: "由渠道跟进".to_owned(),
    };
    let ctx = house.call(rep, "sales.opportunity.move");
    let moved = move_on::move_on(&house.db, &ctx, request).await.unwrap();
    assert_eq!((moved.pipeline_id.as_deref(), moved.stage_id()), (other.id.as_deref(), other.stages[1].id()));
    let step = house.steps(rep, &id).await.pop().unwrap();
    assert_eq!((step.from_stage(), step.to_stage(), step.note()), ("初步接洽", "成交", "由渠道跟进"));
    assert_eq!(moved.stalls_at, None, "that stage has patience");
}

#[tokio::test]
async fn a_new_patience_counts_for_deals_under_way() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let id = house.deal().await;
    house.db.clock.advance(Duration::days(3));
    assert!(house.listed(rep, "stallsAt <= now()").await.is_empty());
    let mut hasty = house.ready_made();
    hasty.stages[0].stalled_after_days = Some(2);
    house.rearrange(hasty.clone(), &["stages"]).await.unwrap();
    assert_eq!(house.listed(rep, "stallsAt <= now()").await, [id]);
    hasty.stages[0].stalled_after_days = Some(0);
    house.rearrange(hasty, &["stages"]).await.unwrap();
    assert!(house.listed(rep, "stallsAt : *").await.is_empty());
}

#[tokio::test]
async fn a_pipeline_without_stages_or_with_a_stage_twice_is_refused() {
    let house = House::open().await;
    assert_eq!(wrong(house.set_up(typed("空", &[])).await), ["stages REQUIRED"]);
    assert_eq!(wrong(house.set_up(typed("双", &["一", "一"])).await), ["stages[1].name SAID_TWICE"]);
}
