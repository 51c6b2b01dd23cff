//! Who enters what is there already is told whose it is, and no more than he may know.

use serde_json::{Value, json};
use system_tests::{Company, client::text, eventually, shared};

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_told_whose_it_is_and_its_owner_everything() {
    let product = shared().await;
    let company = Company::founded(&product, "Hits").await;
    let north = company.department("North", None).await;
    let owner = company.person("Li Lei 李雷", "rep", None).await;
    let stranger = company.person("Han Mei", "rep", Some(&north)).await;
    let body = json!({"name": "北京保密机械有限公司", "phone": "13800138000"});
    let id = text(&owner.client.post("/v1/customers", &body).await.ok(), "id");

    // the owner's name comes by event
    let draft = json!({"name": "Other", "phone": "138 0013 8000"});
    let hit = eventually("the hit names its owner", || async {
        let found = stranger.client.post("/v1/customers/check-duplicates", &draft).await.ok();
        let hit = found["hits"][0].clone();
        (!hit["owner"].is_null()).then_some(hit)
    })
    .await;
    let told = json!({"kind": "customer", "key": "PHONE", "answer": "BLOCK", "title": "北***", "owner": "Li Lei 李雷",
        "shareable": false});
    assert_eq!(hit, told);

    let refusal = stranger.client.post("/v1/customers", &draft).await;
    let all_that_is_said = refusal.text.clone();
    let problem = refusal.refused(409);
    assert_eq!(problem["reason"], "DUPLICATE");
    assert_eq!(
        (&problem["hits"][0]["title"], &problem["hits"][0]["key"]),
        (&json!("北***"), &json!("PHONE"))
    );
    assert!(!all_that_is_said.contains("保密") && !all_that_is_said.contains(&id), "{all_that_is_said}");

    let problem = owner.client.post("/v1/customers", &draft).await.refused(409);
    assert_eq!((&problem["hits"][0]["id"], &problem["hits"][0]["title"]), (&json!(id), &body["name"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_it_asks_its_owner_to_share_it() {
    let product = shared().await;
    let company = Company::founded(&product, "Asking").await;
    let owner = company.person("Li Lei 李雷", "rep", None).await;
    let north = company.department("North", None).await;
    let stranger = company.person("Han Mei 韩梅", "rep", Some(&north)).await;
    let customer = json!({"name": "北京保密机械有限公司"});
    let id = text(&owner.client.post("/v1/customers", &customer).await.ok(), "id");
    let asking = json!({"customer": customer, "note": "同一集团的项目"});
    let ask = "/v1/customers/ask-share";
    assert_eq!(stranger.client.post(ask, &asking).await.reason(422), "NOT_SHARED_HERE");
    let policy = json!({"recordKind": "CUSTOMERS", "possession": "SHARED"});
    company.admin.client.post("/v1/duplicate-policies", &policy).await.ok();
    let hit = stranger.client.post("/v1/customers", &customer).await.refused(409)["hits"][0].clone();
    assert_eq!((&hit["shareable"], &hit["id"]), (&json!("true"), &Value::Null));

    let asked = stranger.client.post(ask, &asking).await.ok();
    assert_eq!(asked, json!({"asked": 1}));
    assert_eq!(owner.client.post(ask, &asking).await.reason(422), "NOBODY_TO_ASK");
    let told = eventually("the owner is asked", || async {
        let list = owner.client.get("/v1/notifications").await.ok();
        list["notifications"].get(0).cloned()
    })
    .await;
    assert_eq!((&told["reason"], &told["aboutId"]), (&json!("SHARE_ASKED_SAYING"), &json!(id)));
    let said = text(&told, "text");
    assert!(
        ["Han Mei 韩梅", "北京保密机械", "同一集团的项目"].iter().all(|piece| said.contains(piece)),
        "{said}"
    );

    let share = json!({"principalId": stranger.id, "level": "READ"});
    owner.client.post(&format!("/v1/customers/{id}/share"), &share).await.ok();
    assert_eq!(stranger.client.get(&format!("/v1/customers/{id}")).await.ok()["name"], customer["name"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_warned_may_save_all_the_same_and_it_is_marked() {
    let product = shared().await;
    let company = Company::founded(&product, "Warned").await;
    let client = &company.admin.client;
    let first = client.post("/v1/customers", &json!({"name": "深圳市腾讯科技有限公司"})).await.ok();
    let similar = json!({"name": "深圳市腾迅科技有限公司"});
    let refusal = client.post("/v1/customers", &similar).await.refused(409);
    assert_eq!(refusal["reason"], "DUPLICATE_SUSPECTED");
    let again = client.request(reqwest::Method::POST, "/v1/customers").header("allow-duplicates", "true");
    let saved = client.answer(again.json(&similar)).await.ok();
    assert_eq!((&saved["duplicateOfId"], &saved["titles"]["duplicateOfId"]), (&first["id"], &first["name"]));
    let marked = client.list("/v1/customers", &[("filter", "duplicateOfId != null")]).await.ok();
    assert_eq!(marked["customers"][0]["id"], saved["id"]);

    // the company would rather not be asked
    let policy = json!({"recordKind": "CUSTOMERS", "similarName": "ALLOW", "name": "多个分公司同名"});
    client.post("/v1/duplicate-policies", &policy).await.ok();
    client.post("/v1/duplicate-policies", &policy).await.refused(409);
    let third = client.post("/v1/customers", &json!({"name": "深圳市腾训科技有限公司"})).await.ok();
    assert_eq!(third["duplicateOfId"], Value::Null);
    let rep = company.person("Rep", "rep", None).await;
    rep.client.post("/v1/duplicate-policies", &policy).await.refused(403);
}
