//! Rules give leads: the first that takes one decides, limits hold, leavers get nothing.

use marketing::records::AssignmentRuleWay as Way;
use proto::marketing::v1::{lead, lead_move};

use crate::house::{House, phone, reason, typed};

#[tokio::test]
async fn the_first_rule_that_takes_a_lead_decides_and_the_person_is_told() {
    let mut house = House::open().await;
    let (rep, colleague, stranger) =
        (house.db.company.rep.id, house.db.company.colleague.id, house.db.company.stranger.id);
    let west = house.db.company.west;
    let last = house.rule(Way::RoundRobin, |rule| rule.rank = Some(9)).await;
    let shanghai = house
        .rule(Way::Fixed, |rule| {
            rule.rank = Some(1);
            rule.takes = Some("city = \"上海\"".to_owned());
            rule.team_id = west;
            rule.member_ids = vec![stranger];
            rule.reclaim_after_hours = Some(24);
        })
        .await;
    let mut typed = typed("王芳");
    typed.city = Some("上海".to_owned());
    let lead = house.create(&house.db.company.director, typed.clone()).await.unwrap();
    assert_eq!(lead.owner_id, Some(stranger.to_string()));
    assert_eq!((lead.team_id, lead.rule_id), (Some(west.to_string()), Some(shanghai.to_string())));
    assert_eq!(lead.department_id, Some(west.to_string()), "the person's department is stamped");
    let day = chrono::Duration::hours(24);
    assert_eq!(lead.reclaim_at.map(|at| at.seconds), Some((house.db.clock.now() + day).timestamp()));
    let notices: Vec<_> =
        house.db.published().await.into_iter().filter(|e| e.subject == "marketing.notice.given").collect();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].data()["detail"]["reason"], "LEAD_ARRIVED");

    let owners: Vec<_> = [house.captured("a").await, house.captured("b").await, house.captured("c").await]
        .into_iter()
        .map(|lead| (lead.owner_id.unwrap(), lead.rule_id.unwrap()))
        .collect();
    let mut in_turn = [rep, colleague];
    in_turn.sort_unstable();
    let by_last = |id: kernel::Uuid| (id.to_string(), last.to_string());
    assert_eq!(owners, [by_last(in_turn[0]), by_last(in_turn[1]), by_last(in_turn[0])]);

    // who has left gets nothing, and who has nobody gives to the department
    house.people.gone.insert(stranger);
    (typed.name, typed.phone) = (Some("韩梅".to_owned()), Some(phone()));
    let lead = house.create(&house.db.company.director, typed).await.unwrap();
    assert_eq!((lead.owner_id.as_deref(), lead.status()), (None, lead::Status::New));
    assert_eq!(lead.team_id, Some(west.to_string()));
    let stranger = &house.db.company.stranger;
    assert!(house.get(stranger, lead.id.as_deref().unwrap()).await.is_ok(), "his department may take it");
    assert!(house.get(&house.db.company.rep, lead.id.as_deref().unwrap()).await.is_err());
}

#[tokio::test]
async fn limits_of_a_day_and_of_open_leads_hold_and_closed_work_does_not_count() {
    let house = House::open().await;
    let (rep, colleague) = (&house.db.company.rep, &house.db.company.colleague);
    house.rule(Way::RoundRobin, |rule| (rule.open_cap, rule.daily_capacity) = (Some(2), Some(3))).await;
    let mut given = vec![];
    for n in 0..4 {
        given.push(house.captured(&format!("lead {n}")).await);
    }
    assert_eq!(house.open_leads(&[rep.id, colleague.id]).await, [2, 2]);
    let over = house.captured("one too many").await;
    assert_eq!((over.owner_id, over.team_id), (None, Some(house.db.company.east.to_string())));

    let of_rep = given.iter().find(|lead| lead.owner_id == Some(rep.id.to_string())).unwrap();
    house.disqualify(rep, of_rep.id.as_deref().unwrap()).await.unwrap();
    let next = house.captured("room again").await;
    assert_eq!(next.owner_id, Some(rep.id.to_string()), "closed work doesn't count");
    house.disqualify(rep, next.id.as_deref().unwrap()).await.unwrap();
    let next = house.captured("but not today").await;
    assert_eq!(next.owner_id, None, "three a day");
    house.db.clock.advance(chrono::Duration::hours(12));
    let next = house.captured("a new day").await;
    assert_eq!(next.owner_id, Some(rep.id.to_string()), "the day begins at midnight in Shanghai");
}

#[tokio::test]
async fn the_fewest_open_leads_get_the_next() {
    let house = House::open().await;
    let (rep, colleague) = (&house.db.company.rep, &house.db.company.colleague);
    for n in 0..3 {
        let lead = house.captured(&format!("{n}")).await;
        house.give(&house.db.company.director, lead.id.as_deref().unwrap(), rep).await.unwrap();
    }
    house.rule(Way::LeastOpen, |_| {}).await;
    for n in 0..3 {
        let lead = house.captured(&format!("{n}")).await;
        assert_eq!(lead.owner_id, Some(colleague.id.to_string()));
    }
    assert_eq!(house.open_leads(&[rep.id, colleague.id]).await, [3, 3]);
}

#[tokio::test]
async fn by_hand_and_by_rules_a_lead_changes_hands_and_its_path_tells_how() {
    let house = House::open().await;
    let company = &house.db.company;
    let lead = house.captured("王芳").await;
    let id = lead.id.as_deref().unwrap();
    assert_eq!(reason(house.give_by_rules(&company.director, id).await), "NO_RULE_TAKES_IT");
    house.rule(Way::Grab, |rule| rule.open_cap = Some(1)).await;
    let pooled = house.give_by_rules(&company.director, id).await.unwrap();
    assert_eq!((pooled.owner_id, pooled.team_id), (None, Some(company.east.to_string())));
    house.grab(&company.rep, id).await.unwrap();
    assert_eq!(reason(house.grab(&company.colleague, id).await), "NOT_FOUND", "no longer his to see");
    let second = house.captured("李强").await;
    let refused = house.grab(&company.rep, second.id.as_deref().unwrap()).await;
    assert_eq!(reason(refused), "OPEN_LEADS");
    house.give(&company.manager, id, &company.colleague).await.unwrap();
    house.give_to_department(&company.director, id, company.west).await.unwrap();
    assert!(house.get(&company.colleague, id).await.is_err());
    house.grab(&company.stranger, id).await.unwrap();
    house.disqualify(&company.stranger, id).await.unwrap();
    assert_eq!(reason(house.give(&company.director, id, &company.rep).await), "LEAD_DISQUALIFIED");
    let again = house.reopen(&company.stranger, id).await.unwrap();
    assert_eq!(again.status(), lead::Status::Assigned);

    use lead_move::Action;
    let path = house.path(&company.director, id).await;
    let steps: Vec<Action> = path.iter().map(lead_move_action).collect();
    let expected = [
        Action::Captured,
        Action::Given,
        Action::Grabbed,
        Action::Assigned,
        Action::Given,
        Action::Grabbed,
        Action::Disqualified,
        Action::Reopened,
    ];
    assert_eq!(steps, expected);
    assert_eq!(path[3].from_owner_id, Some(company.rep.id.to_string()));
    assert_eq!(path[3].to_owner_id, Some(company.colleague.id.to_string()));
    assert_eq!(path[3].reason.as_deref(), Some("熟悉该行业"));
    assert!(path[3].held_since.is_some());
}

fn lead_move_action(step: &proto::marketing::v1::LeadMove) -> lead_move::Action {
    step.action()
}
