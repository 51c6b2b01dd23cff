//! Fields: a hidden one doesn't exist for its reader, a masked one shows its edges only.

use serde_json::{Value, json};
use system_tests::{Client, Company, client::text, shared};

const GRANTS: [&str; 4] = [
    "customers.customer.read",
    "customers.customer.create",
    "customers.customer.update",
    "customers.contact.read",
];

/// A role without a word on phones, and with one on the level.
async fn clerk(company: &Company) -> Client {
    let grants: Vec<Value> = GRANTS.iter().map(|name| json!({"permission": name, "scope": "ALL"})).collect();
    let rights = json!([
        {"field": "customers.customer.level", "right": "HIDDEN"},
        {"field": "customers.customer.source", "right": "READ"},
        {"field": "customers.customer.registeredCapital", "right": "MASKED"},
    ]);
    let body = json!({"name": "Clerk", "grants": grants, "fieldRights": rights});
    let role = text(&company.admin.client.post("/v1/roles", &body).await.ok(), "id");
    company.person_with("Clerk", &[&role], None, None).await.client
}

#[tokio::test(flavor = "multi_thread")]
async fn a_masked_phone_shows_its_edges_and_takes_no_change() {
    let product = shared().await;
    let company = Company::founded(&product, "Masks").await;
    let body = json!({
        "name": "Masked", "phone": "13800138000", "email": "boss@example.com", "level": "KEY", "source": "fair",
        "registeredCapital": {"currency": "CNY", "amount": "1000000"},
    });
    let id = text(&company.admin.client.post("/v1/customers", &body).await.ok(), "id");
    let path = format!("/v1/customers/{id}");
    let clerk = clerk(&company).await;

    let seen = clerk.get(&path).await.ok();
    let phone = text(&seen, "phone");
    assert!(phone.contains("****") && !phone.contains("0013"), "{phone}");
    assert!(!text(&seen, "email").contains("boss@"), "{seen}");
    assert_eq!(seen["registeredCapital"], Value::Null, "an amount is not half shown");
    let masked = seen["maskedFields"].to_string();
    assert!(["phone", "email", "registeredCapital"].iter().all(|field| masked.contains(field)), "{masked}");
    let refusal = clerk.patch(&path, &json!({"phone": "13900139000"})).await;
    assert!([400, 403].contains(&refusal.status), "{}", refusal.text);
    assert!(refusal.text.contains("phone"), "{}", refusal.text);

    let list = |parameter: &'static str, text: &'static str| {
        let clerk = clerk.clone();
        async move { clerk.list("/v1/customers", &[(parameter, text)]).await }
    };
    assert_eq!(
        list("filter", "phone = \"13800138000\"").await.ok()["customers"].as_array().map(Vec::len),
        Some(1)
    );
    list("filter", "phone : \"1380\"").await.refused(400);
    list("filter", "phone > \"1\"").await.refused(400);
    list("orderBy", "phone").await.refused(400);
    assert_eq!(
        list("search", "0013").await.ok()["customers"],
        json!([]),
        "a piece of a masked phone finds nothing"
    );

    let own = text(&clerk.post("/v1/customers", &json!({"name": "By clerk"})).await.ok(), "id");
    clerk.patch(&format!("/v1/customers/{own}"), &json!({"source": "mine"})).await;
    let after = company.admin.client.get(&path).await.ok();
    assert_eq!(
        (text(&after, "phone"), text(&after, "source")),
        ("+8613800138000".to_owned(), "fair".to_owned())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_field_does_not_exist_for_its_reader() {
    let product = shared().await;
    let company = Company::founded(&product, "Hidden").await;
    let body = json!({"name": "Hidden", "level": "KEY"});
    let id = text(&company.admin.client.post("/v1/customers", &body).await.ok(), "id");
    let path = format!("/v1/customers/{id}");
    let clerk = clerk(&company).await;
    let seen = clerk.get(&path).await.ok();
    assert!(!seen.to_string().contains("KEY"), "{seen}");
    for (parameter, value) in [("filter", "level = KEY"), ("orderBy", "level"), ("readMask", "level")] {
        let refusal = clerk.list("/v1/customers", &[(parameter, value)]).await;
        let unknown = clerk.list("/v1/customers", &[(parameter, &value.replace("level", "nonesuch"))]).await;
        assert_eq!(refusal.status, 400, "{parameter}: {}", refusal.text);
        let reason = |reply: &Value| reply["errors"][0]["reason"].clone();
        assert_eq!(reason(&refusal.body), reason(&unknown.body), "hidden and unknown look alike");
    }
    let refusal = clerk.patch(&path, &json!({"level": "NORMAL"})).await;
    assert!([400, 403].contains(&refusal.status), "{}", refusal.text);
    let definitions = clerk.get("/v1/customers/definitions").await.ok();
    let customer =
        definitions["definitions"].as_array().into_iter().flatten().find(|one| one["kind"] == "customer");
    let fields = customer.expect("customers are defined for him")["fields"].clone();
    let named =
        |name: &str| fields.as_array().into_iter().flatten().find(|field| field["name"] == name).cloned();
    assert_eq!(named("level"), None);
    assert_eq!(named("phone").map(|field| text(&field, "right")), Some("masked".to_owned()));
    assert_eq!(named("source").map(|field| text(&field, "right")), Some("read".to_owned()));
}
