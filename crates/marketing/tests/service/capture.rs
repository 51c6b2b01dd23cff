//! A lead comes in: cleaned, with a name, and somebody's if it was entered by hand.

use kernel::Scope;
use proto::marketing::v1::{self as wire, lead};

use crate::house::{House, typed, wrong};

#[tokio::test]
async fn what_is_typed_is_kept_as_it_is_compared_and_a_missing_name_is_found() {
    let house = House::open().await;
    let typed = wire::Lead {
        company: Some(" 华星科技 ".to_owned()),
        phone: Some("138 0013-8000".to_owned()),
        email: Some("Wang@HuaXing.CN ".to_owned()),
        ..Default::default()
    };
    let lead = house.create(&house.db.company.director, typed).await.unwrap();
    assert_eq!(lead.name.as_deref(), Some("华星科技"));
    assert_eq!(lead.phone.as_deref(), Some("+8613800138000"));
    assert_eq!(lead.email.as_deref(), Some("wang@huaxing.cn"));

    let nobody = house.create(&house.db.company.director, wire::Lead::default()).await;
    assert_eq!(wrong(nobody), ["name REQUIRED"]);
    let wrong_ones = wire::Lead {
        name: Some("王芳".to_owned()),
        email: Some("no address".to_owned()),
        captured_by: lead::Capture::Form.into(),
        ..Default::default()
    };
    let refused = house.create(&house.db.company.director, wrong_ones).await;
    assert_eq!(wrong(refused), ["email NOT_AN_EMAIL", "capturedBy NOT_CAPTURED_SO"]);
}

#[tokio::test]
async fn who_works_with_leads_keeps_what_he_enters_and_who_only_brings_them_does_not() {
    let house = House::open().await;
    let by_hand = || wire::Lead { captured_by: lead::Capture::Hand.into(), ..typed("王芳") };
    let rep = &house.db.company.rep;
    let lead = house.create(rep, by_hand()).await.unwrap();
    assert_eq!((lead.owner_id.clone(), lead.status()), (Some(rep.id.to_string()), lead::Status::Assigned));
    let path = house.path(rep, lead.id.as_deref().unwrap()).await;
    assert_eq!(path.len(), 1);
    assert_eq!(path[0].action(), wire::lead_move::Action::Assigned);
    assert!(house.told("assigned").await.len() == 1);

    let marketer = house.db.company.director.clone().powerless();
    let marketer =
        marketer.granted("marketing.lead.create", Scope::All).granted("marketing.lead.read", Scope::All);
    let lead = house.create(&marketer, by_hand()).await.unwrap();
    assert_eq!((lead.owner_id.as_deref(), lead.status()), (None, lead::Status::New), "no rule, nobody's");
}
