//! Open screens: what belongs to a customer is told to who sees the customer, and to nobody else.

use serde_json::{Value, json};
use system_tests::{Client, Company, client::text, live::Live, shared, soon};

#[tokio::test(flavor = "multi_thread")]
async fn a_rep_hears_of_what_belongs_to_his_customers_and_not_to_a_colleagues() {
    let product = shared().await;
    let company = Company::founded(&product, "Live").await;
    let sales = company.department("Sales", None).await;
    let manager = company.person("Manager", "manager", Some(&sales)).await;
    let owner = company.person("Owner", "rep", Some(&sales)).await;
    let other = company.person("Other", "rep", Some(&sales)).await;
    let pool = company.pool(&[&sales], json!({})).await;
    let waiting = company.pooled(&pool, 1).await;
    let [waiting] = &waiting[..] else { panic!("one waits") };
    let (his, others) = (Live::of(&owner.client).await, Live::of(&other.client).await);

    owner.client.post(&format!("/v1/customers/{waiting}/claim"), &json!({})).await.ok();
    let claimed = last_move(&owner.client, waiting).await;
    let customer = &company.customer(&owner, "Acme").await;
    let contact = json!({"customerId": customer, "name": "Zhao 赵"});
    let contact = text(&owner.client.post("/v1/contacts", &contact).await.ok(), "id");
    // somebody else's follow-up of his customer
    let activity = json!({"customerId": customer, "type": "CALL", "subject": "Called"});
    let activity = text(&manager.client.post("/v1/activities", &activity).await.ok(), "id");
    for (what, id) in [("contact", &contact), ("follow-up", &activity), ("ledger", &claimed)] {
        soon(&format!("the owner hears of the {what}"), || async { his.knows(id) }).await;
        assert!(!others.knows(id), "a colleague was told of the {what}");
    }

    let body = json!({"ownerId": other.id, "reason": "territory"});
    manager.client.post(&format!("/v1/customers/{customer}/transfer"), &body).await.ok();
    for live in [&his, &others] {
        soon("both hear that it changed hands", || async {
            live.all().iter().any(|(_, told)| told["id"] == json!(customer) && told["moved"] == true)
        })
        .await;
    }
    let transferred = last_move(&other.client, customer).await;
    let path = format!("/v1/contacts/{contact}");
    other.client.patch(&path, &json!({"jobTitle": "Buyer"})).await.ok();
    soon("the new owner hears of the contact", || async { others.knows(&contact) }).await;
    soon("the new owner hears of the ledger", || async { others.knows(&transferred) }).await;
    let own = company.customer(&owner, "Own").await;
    soon("what comes later has come", || async { his.knows(&own) }).await;
    assert!(!his.knows(&transferred), "the former owner was told of the ledger");
    let told = his.all();
    let versions: Vec<&Value> = told
        .iter()
        .filter(|(_, told)| told["id"] == json!(contact))
        .map(|(_, told)| &told["version"])
        .collect();
    assert_eq!(versions, [&json!(1)], "the former owner was told of a contact that he sees no more");
}

/// The latest row of the ledger about a customer.
async fn last_move(client: &Client, customer: &str) -> String {
    let filter = format!("customerId = \"{customer}\"");
    let list =
        client.list("/v1/pool-moves", &[("filter", &filter), ("orderBy", "createdAt desc")]).await.ok();
    text(&list["poolMoves"][0], "id")
}
