//! A deal's way: entered, moved as its pipeline allows, won or lost with a reason, reopened; every
//! step in the ledger and told.

use chrono::Duration;
use kernel::{Kind, Uuid};
use proto::{common::v1::Money, sales::v1 as wire};
use sales::commands::{assign, share};
use serde_json::json;
use wire::{opportunity::State, stage_move::Action};

use crate::house::{House, entry, reason, wrong};

#[tokio::test]
async fn a_new_deal_enters_the_first_stage_and_gets_its_tasks() {
    let house = House::open().await;
    let deal = house.create(&house.db.company.rep, house.typed()).await.unwrap();
    assert_eq!(deal.pipeline_id, Some(house.pipeline.head.id.to_string()));
    assert_eq!((deal.stage_id(), deal.probability, deal.state()), (&*house.stage(0), Some(10), State::Open));
    assert_eq!((deal.owner_id(), deal.version), (&*house.db.company.rep.id.to_string(), 1));
    assert_eq!((&*deal.titles["pipelineId"], &*deal.titles["stageId"]), ("销售流程", "初步接洽"));
    let entered = deal.stage_entered_at.unwrap();
    assert_eq!(deal.stalls_at.unwrap().seconds - entered.seconds, 14 * 86_400);

    let told = house.told("moved").await;
    let detail = &told[0].data()["detail"];
    assert_eq!((told.len(), &detail["fromStageId"]), (1, &json!(null)));
    assert_eq!(detail["toStageId"], json!(house.stage(0)));
    assert_eq!(detail["tasks"], json!([{"subject": "了解客户需求和决策人", "dueInDays": 3}]));
    let steps = house.steps(&house.db.company.rep, deal.id()).await;
    assert_eq!((steps.len(), steps[0].action(), steps[0].to_stage()), (1, Action::Entered, "初步接洽"));
    assert_eq!(detail["moveId"], json!(steps[0].id()));
}

#[tokio::test]
async fn a_deal_may_begin_in_a_later_stage_if_it_has_what_that_demands() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let later = wire::Opportunity { stage_id: Some(house.stage(3)), ..house.typed() };
    let refused = house.create(rep, later.clone()).await;
    assert_eq!(wrong(refused), ["amount DEMANDED_BY_STAGE", "expectedCloseDate DEMANDED_BY_STAGE"]);
    let whole = wire::Opportunity {
        amount: yuan("120000"),
        expected_close_date: Some("2026-06-30".to_owned()),
        ..later
    };
    let deal = house.create(rep, wire::Opportunity { probability: Some(80), ..whole }).await.unwrap();
    assert_eq!((deal.stage_id(), deal.probability), (&*house.stage(3), Some(80)), "he knows better");

    let nowhere = wire::Opportunity { stage_id: Some(Uuid::now_v7().to_string()), ..house.typed() };
    assert_eq!(wrong(house.create(rep, nowhere).await), ["stageId NO_SUCH_STAGE"]);
    let nowhere = wire::Opportunity { pipeline_id: Some(Uuid::now_v7().to_string()), ..house.typed() };
    assert_eq!(wrong(house.create(rep, nowhere).await), ["pipelineId NO_SUCH_RECORD"]);
}

#[tokio::test]
async fn a_deal_is_made_with_a_customer_that_one_sees_and_with_his_own_contact() {
    let house = House::open().await;
    let company = &house.db.company;
    assert_eq!(wrong(house.create(&company.stranger, house.typed()).await), ["customerId NO_SUCH_RECORD"]);
    let other = house.new_customer("远东贸易").await;
    let mut contact = entry("customers.contact", "王芳");
    (contact.parent_kind, contact.parent_id) = (Some("customers.customer".to_owned()), Some(other));
    let contact = house.know(contact).await.to_string();
    let typed = wire::Opportunity { contact_id: Some(contact.clone()), ..house.typed() };
    assert_eq!(
        wrong(house.create(&company.rep, typed.clone()).await),
        ["contactId CONTACT_OF_ANOTHER_CUSTOMER"]
    );
    let fits = wire::Opportunity { customer_id: Some(other.to_string()), ..typed };
    let deal = house.create(&company.rep, fits).await.unwrap();
    assert_eq!((&*deal.titles["customerId"], &*deal.titles["contactId"]), ("远东贸易", "王芳"));

    let mut gone = entry("customers.customer", "注销");
    (gone.owner_id, gone.deleted) = (Some(company.rep.id), true);
    let gone = house.know(gone).await.to_string();
    let typed = wire::Opportunity { customer_id: Some(gone), ..house.typed() };
    assert_eq!(wrong(house.create(&company.rep, typed).await), ["customerId NO_SUCH_RECORD"]);
}

#[tokio::test]
async fn a_move_is_refused_until_every_demanded_field_is_filled_and_is_told_with_its_time() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let id = house.deal().await;
    let refused = house.move_to(rep, &id, &house.stage(3)).await;
    assert_eq!(wrong(refused), ["amount DEMANDED_BY_STAGE", "expectedCloseDate DEMANDED_BY_STAGE"]);
    let fill = wire::Opportunity {
        id: Some(id.clone()),
        amount: yuan("88000.50"),
        expected_close_date: Some("2026-03-31".to_owned()),
        ..Default::default()
    };
    house.change(rep, fill, &["amount", "expectedCloseDate"]).await.unwrap();

    house.db.clock.advance(Duration::hours(30));
    let moved = house.move_to(rep, &id, &house.stage(3)).await.unwrap();
    assert_eq!((moved.stage_id(), moved.probability, moved.version), (&*house.stage(3), Some(70), 3));
    assert_eq!(reason(house.move_to(rep, &id, &house.stage(3)).await), "ALREADY_IN_STAGE");
    let steps = house.steps(rep, &id).await;
    let step = &steps[1];
    assert_eq!((step.from_stage(), step.to_stage()), ("初步接洽", "商务谈判"));
    assert_eq!((step.seconds_in_stage, step.created_by()), (Some(30 * 3600), &*rep.id.to_string()));
    assert_eq!(step.amount.as_ref().map(|m| &*m.amount), Some("88000.5000"));
    let told = house.told("moved").await;
    assert_eq!(told[1].data()["detail"]["fromStageId"], json!(house.stage(0)));
    assert_eq!(told[1].data()["detail"]["tasks"], json!([]));
}

#[tokio::test]
async fn a_won_deal_is_certain_and_a_lost_one_has_a_reason() {
    let house = House::open().await;
    let (rep, manager) = (&house.db.company.rep, &house.db.company.manager);
    let id = house.deal().await;
    assert_eq!(wrong(house.lose(rep, &id, "").await), ["closeReasonId REQUIRED"]);
    let (price, fits) = (house.reason("价格过高").await, house.reason("产品最符合需求").await);
    assert_eq!(wrong(house.lose(rep, &id, &fits).await), ["closeReasonId REASON_OF_OTHER_OUTCOME"]);
    let nothing = Uuid::now_v7().to_string();
    assert_eq!(wrong(house.lose(rep, &id, &nothing).await), ["closeReasonId NO_SUCH_RECORD"]);

    let lost = house.lose(rep, &id, &price).await.unwrap();
    assert_eq!((lost.state(), lost.probability, lost.competitor()), (State::Lost, Some(0), "北辰软件"));
    assert_eq!((&*lost.titles["closeReasonId"], lost.stalls_at), ("价格过高", None));
    assert!(lost.closed_at.is_some());
    assert_eq!(lost.actions.iter().filter(|a| ["move", "win", "reopen"].contains(&&***a)).count(), 1);
    assert_eq!(reason(house.win(rep, &id).await), "DEAL_CLOSED");
    assert_eq!(reason(house.move_to(rep, &id, &house.stage(1)).await), "DEAL_CLOSED");
    let likely = wire::Opportunity { id: Some(id.clone()), probability: Some(50), ..Default::default() };
    assert_eq!(wrong(house.change(rep, likely, &["probability"]).await), ["probability DEAL_CLOSED"]);

    let open = house.reopen(manager, &id).await.unwrap();
    assert_eq!((open.state(), open.probability, open.stage_id()), (State::Open, Some(10), &*house.stage(0)));
    assert_eq!((open.closed_at, open.close_reason_id, open.close_notes), (None, None, None));
    assert!(open.stalls_at.is_some());
    assert_eq!(reason(house.reopen(manager, &id).await), "DEAL_OPEN");
    let won = house.win(manager, &id).await.unwrap();
    assert_eq!((won.state(), won.probability), (State::Won, Some(100)));
    let actions: Vec<Action> = house.steps(rep, &id).await.iter().map(wire::StageMove::action).collect();
    assert_eq!(actions, [Action::Entered, Action::Lost, Action::Reopened, Action::Won]);
    for (verb, times) in [("lost", 1), ("reopened", 1), ("won", 1), ("moved", 1)] {
        assert_eq!(house.told(verb).await.len(), times, "{verb}");
    }
}

#[tokio::test]
async fn who_has_no_part_in_a_deal_sees_neither_it_nor_its_steps() {
    let house = House::open().await;
    let company = &house.db.company;
    let id = house.deal().await;
    assert_eq!(house.get(&company.colleague, &id).await.expect_err("not his").kind(), Kind::NotFound);
    assert!(house.listed(&company.colleague, "").await.is_empty());
    assert!(house.steps(&company.colleague, &id).await.is_empty());
    assert_eq!(house.listed(&company.manager, "").await, std::slice::from_ref(&id));

    let ctx = house.call(&company.rep, "sales.opportunity.share");
    let mut request = wire::ShareOpportunityRequest { id: id.clone(), ..Default::default() };
    request.set_level(proto::common::v1::share::Level::Read);
    share::share(&house.db, &ctx, request, company.colleague.id).await.unwrap();
    assert_eq!(house.steps(&company.colleague, &id).await.len(), 1, "he is in the team");
    let refused = house.move_to(&company.colleague, &id, &house.stage(1)).await;
    assert_eq!(refused.expect_err("he only reads").kind(), Kind::Forbidden);

    let ctx = house.call(&company.manager, "sales.opportunity.assign");
    let owner = runtime::colleague::NewOwner { id: company.colleague.id, department: Some(company.east) };
    let request = wire::AssignOpportunityRequest { id: id.clone(), ..Default::default() };
    let given = assign::assign(&house.db, &ctx, request, owner).await.unwrap();
    assert_eq!((given.owner_id(), given.shares.len()), (&*company.colleague.id.to_string(), 0));
    assert_eq!(
        house.listed(&company.rep, "").await,
        std::slice::from_ref(&id),
        "whoever has the customer sees its deals"
    );
    let refused = house.move_to(&company.rep, &id, &house.stage(2)).await;
    assert_eq!(refused.expect_err("it isn't his").kind(), Kind::Forbidden);
    let seen = house.get(&company.colleague, &id).await.unwrap();
    assert_eq!(seen.titles.get("customerId"), None, "the customer isn't his");
    let notices =
        house.db.published().await.into_iter().filter(|event| event.subject == "sales.notice.given");
    let told: Vec<_> = notices.map(|event| event.data()["detail"].clone()).collect();
    assert_eq!((told.len(), &told[0]["reason"]), (1, &json!("DEAL_GIVEN")));
    assert_eq!(told[0]["to"], json!([company.colleague.id]));
    house.move_to(&company.colleague, &id, &house.stage(1)).await.unwrap();
}

#[tokio::test]
async fn stalled_deals_are_found_by_a_filter() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let (resting, moved, won) = (house.deal().await, house.deal().await, house.deal().await);
    house.db.clock.advance(Duration::days(10));
    house.move_to(rep, &moved, &house.stage(1)).await.unwrap();
    house.win(rep, &won).await.unwrap();
    assert!(house.listed(rep, "stallsAt <= now()").await.is_empty());
    house.db.clock.advance(Duration::days(4));
    assert_eq!(house.listed(rep, "stallsAt <= now()").await, std::slice::from_ref(&resting));
    house.db.clock.advance(Duration::days(10));
    assert_eq!(house.listed(rep, "stallsAt <= now()").await, [moved, resting]);
}

#[tokio::test]
async fn deals_are_found_by_characters_and_pinyin() {
    let house = House::open().await;
    let id = house.deal().await;
    let ctx = house.call(&house.db.company.rep, "sales.opportunity.read");
    for (words, found) in [("华星", true), ("hx", true), ("erp", true), ("北辰", false)] {
        let asked = store::ListRequest { search: words.to_owned(), ..Default::default() };
        let page = store::records::list::<sales::records::Opportunity>(&house.db, &ctx, asked).await.unwrap();
        let ids: Vec<&str> = page.records.iter().map(wire::Opportunity::id).collect();
        assert_eq!(ids, if found { vec![&*id] } else { vec![] }, "{words}");
    }
}

fn yuan(amount: &str) -> Option<Money> {
    Some(Money { currency: "CNY".to_owned(), amount: amount.to_owned() })
}
