//! The recycle bin as its users meet it: a customer goes with its contacts and comes back with them,
//! and what other services know of it follows.

use std::time::Duration;

use serde_json::json;
use system_tests::{
    Company,
    client::{ids, text},
    shared,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_customer_comes_back_with_its_contacts() {
    let product = shared().await;
    let company = Company::founded(&product, "Recycle bin").await;
    let east = company.department("East", None).await;
    let manager = company.person("Mei", "manager", Some(&east)).await;
    let rep = company.person("Li", "rep", Some(&east)).await;
    let customer = company.customer(&rep, "华星集团").await;
    let contact = |name: &str| json!({"customerId": customer, "name": name});
    let kept = text(&rep.client.post("/v1/contacts", &contact("王芳")).await.ok(), "id");
    let alone = text(&rep.client.post("/v1/contacts", &contact("赵敏")).await.ok(), "id");
    rep.client.delete(&format!("/v1/contacts/{alone}")).await.ok();
    assert_eq!(ids(&rep.client.get("/v1/contacts?deleted=true").await.ok()["contacts"]), [alone.as_str()]);

    rep.client.delete(&format!("/v1/customers/{customer}")).await.refused(403);
    manager.client.delete(&format!("/v1/customers/{customer}")).await.ok();
    rep.client.get(&format!("/v1/contacts/{kept}")).await.refused(404);
    rep.client.get("/v1/customers?deleted=true").await.refused(403);
    let bin = manager.client.get("/v1/customers?deleted=true&readMask=name,deletedAt,actions").await.ok();
    assert_eq!(ids(&bin["customers"]), [customer.as_str()]);
    assert_eq!(bin["customers"][0]["actions"], json!(["restore"]));
    let note = json!({"customerId": customer, "type": "CALL", "subject": "still there?"});
    let until = std::time::Instant::now() + Duration::from_secs(10);
    while rep.client.post("/v1/activities", &note).await.status != 400 {
        assert!(std::time::Instant::now() < until, "collaboration never hears that it is gone");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }

    let restored = manager.client.post(&format!("/v1/customers/{customer}/restore"), &json!({})).await.ok();
    assert_eq!(
        (restored["version"].as_i64(), restored["ownerId"].as_str()),
        (Some(3), Some(rep.id.as_str()))
    );
    assert!(restored["actions"].as_array().is_some_and(|all| !all.contains(&json!("restore"))));
    assert_eq!(ids(&rep.client.get("/v1/contacts").await.ok()["contacts"]), [kept]);
    rep.client.post("/v1/activities", &note).await.ok();
    let again = manager.client.post(&format!("/v1/customers/{customer}/restore"), &json!({})).await;
    assert_eq!(again.reason(422), "NOT_DELETED");

    company.admin.client.patch("/v1/tenant", &json!({"binDays": 0})).await.refused(400);
    assert_eq!(company.admin.client.patch("/v1/tenant", &json!({"binDays": 7})).await.ok()["binDays"], 7);
}
