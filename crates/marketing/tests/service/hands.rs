//! Who may see and take which lead.

use marketing::records::AssignmentRuleWay as Way;

use crate::house::{House, reason};

#[tokio::test]
async fn a_pooled_lead_is_seen_by_the_department_and_those_below_it_and_by_nobody_else() {
    let house = House::open().await;
    let company = &house.db.company;
    house.rule(Way::Grab, |_| {}).await;
    let lead = house.captured("王芳").await;
    let id = lead.id.as_deref().unwrap();
    assert!(house.get(&company.rep, id).await.is_ok());
    assert!(house.get(&company.manager, id).await.is_ok());
    assert_eq!(reason(house.get(&company.stranger, id).await), "NOT_FOUND");
    assert_eq!(reason(house.grab(&company.stranger, id).await), "NOT_FOUND");
    house.grab(&company.rep, id).await.unwrap();
    assert_eq!(reason(house.get(&company.colleague, id).await), "NOT_FOUND", "it is somebody's now");
    assert!(house.get(&company.manager, id).await.is_ok(), "his manager sees it by his department");
}
