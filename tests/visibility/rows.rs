//! Rows: a rep's own, and nothing of his colleague's, whichever way he asks.

use prost::Message as _;
use proto::{
    common::v1::{GetRequest, ListRequest},
    customers::v1 as wire,
};
use serde_json::{Value, json};
use system_tests::{
    Client, Company, Person,
    client::{ids, text},
    grpc::{Grpc, method, path},
    live::Live,
    shared, soon,
};

/// What one rep has, and another must not see.
struct Theirs {
    customer: String,
    contact: String,
    activity: String,
    file: String,
    deal: String,
}

const SECRET: &str = "Zebra 斑马集团";

#[tokio::test(flavor = "multi_thread")]
async fn a_rep_finds_nothing_of_his_colleague_on_any_path() {
    let product = shared().await;
    let company = Company::founded(&product, "Rows").await;
    let sales = company.department("Sales", None).await;
    let owner = company.person("Owner", "rep", Some(&sales)).await;
    let other = company.person("Other", "rep", Some(&sales)).await;
    let live = Live::of(&other.client).await;
    let theirs = everything_of(&owner.client).await;
    let own = company.customer(&other, "Own 自己的").await;

    one_by_one(&other.client, &theirs).await;
    lists_and_counts(&other.client, &own).await;
    commands(&other, &theirs).await;
    references_tell_nothing(&company, &other.client, &theirs, &own).await;
    over_grpc(&product.url, &other.client, &theirs, &own).await;
    soon("he hears of his own", || async { live.knows(&own) }).await;
    for id in [&theirs.customer, &theirs.contact, &theirs.activity, &theirs.file, &theirs.deal] {
        assert!(!live.knows(id), "he was sent a colleague's record");
    }
}

async fn everything_of(owner: &Client) -> Theirs {
    let customer = json!({"name": SECRET, "phone": "13912345678", "city": "Chengdu"});
    let customer = text(&owner.post("/v1/customers", &customer).await.ok(), "id");
    let contact = json!({"customerId": customer, "name": "Zhao 赵", "phone": "13912345679"});
    let contact = text(&owner.post("/v1/contacts", &contact).await.ok(), "id");
    let activity = json!({"customerId": customer, "type": "CALL", "subject": "Zebra call"});
    let activity = text(&owner.post("/v1/activities", &activity).await.ok(), "id");
    let path = format!("/v1/files?name=zebra.txt&recordKind=customers.customer&recordId={customer}");
    let upload =
        owner.request(reqwest::Method::POST, &path).header("content-type", "text/plain").body("zebra");
    let file = text(&owner.answer(upload).await.ok(), "id");
    let deal = json!({"customerId": customer, "name": "Zebra project 斑马项目"});
    let deal = text(&owner.post("/v1/opportunities", &deal).await.ok(), "id");
    Theirs { customer, contact, activity, file, deal }
}

async fn one_by_one(other: &Client, theirs: &Theirs) {
    for path in [
        format!("/v1/customers/{}", theirs.customer),
        format!("/v1/contacts/{}", theirs.contact),
        format!("/v1/activities/{}", theirs.activity),
        format!("/v1/files/{}", theirs.file),
        format!("/v1/files/{}/content", theirs.file),
        format!("/v1/opportunities/{}", theirs.deal),
    ] {
        let refusal = other.get(&path).await.refused(404);
        assert!(!refusal.to_string().contains("Zebra"), "{refusal}");
    }
    other.get("/v1/customers/audit-entries").await.refused(403);
}

async fn lists_and_counts(other: &Client, own: &str) {
    let asked: [&[(&str, &str)]; 7] = [
        &[],
        &[("search", "zebra")],
        &[("search", "斑马")],
        &[("search", "13912345678")],
        &[("filter", "city = \"Chengdu\"")],
        &[("filter", "phone = \"13912345678\"")],
        &[("orderBy", "name desc"), ("pageSize", "200")],
    ];
    for parameters in asked {
        let mut parameters = parameters.to_vec();
        parameters.push(("withTotal", "true"));
        let list = other.list("/v1/customers", &parameters).await.ok();
        let found = ids(&list["customers"]);
        assert!(found.iter().all(|id| id == own), "{parameters:?}: {list}");
        assert_eq!(list["total"]["count"], json!(found.len()), "the count gives nothing away");
    }
    for (path, plural) in [
        ("/v1/contacts", "contacts"),
        ("/v1/activities", "activities"),
        ("/v1/files", "files"),
        ("/v1/opportunities", "opportunities"),
        ("/v1/stage-moves", "stageMoves"),
    ] {
        let list = other.list(path, &[("withTotal", "true")]).await.ok();
        assert_eq!((&list[plural], &list["total"]["count"]), (&json!([]), &json!(0)), "{path}");
    }
    let counts = other.list("/v1/activities/counts", &[("period", "MONTH")]).await.ok();
    assert_eq!(counts["rows"], json!([]));
}

async fn commands(other: &Person, theirs: &Theirs) {
    let at = format!("/v1/customers/{}", theirs.customer);
    let client = &other.client;
    client.patch(&at, &json!({"name": "Mine"})).await.refused(404);
    for (command, body) in [
        ("claim", json!({})),
        ("release", json!({})),
        ("share", json!({"principalId": other.id, "level": "EDIT"})),
    ] {
        client.post(&format!("{at}/{command}"), &body).await.refused(404);
    }
    client.patch(&format!("/v1/contacts/{}", theirs.contact), &json!({"name": "Mine"})).await.refused(404);
    let stage = uuid::Uuid::now_v7().to_string();
    let deal = format!("/v1/opportunities/{}", theirs.deal);
    client.post(&format!("{deal}/move"), &json!({"stageId": stage})).await.refused(404);
    client.post(&format!("{deal}/win"), &json!({})).await.refused(404);
    client.post(&format!("{deal}/lose"), &json!({"closeReasonId": stage})).await.refused(404);
    client.delete(&format!("/v1/activities/{}", theirs.activity)).await.refused(404);
    client.delete(&format!("/v1/files/{}", theirs.file)).await.refused(404);
}

/// Pointing at a record one may not see is refused like pointing at nothing; a title is not told.
async fn references_tell_nothing(company: &Company, other: &Client, theirs: &Theirs, own: &str) {
    let nothing = uuid::Uuid::now_v7().to_string();
    for id in [&theirs.customer, &nothing] {
        let body = json!({"customerId": id, "type": "NOTE", "subject": "Guess"});
        let refusal = other.post("/v1/activities", &body).await.refused(400);
        assert_eq!(refusal["errors"][0]["field"], json!("customerId"));
        assert_eq!(refusal["errors"][0]["reason"], json!("NO_SUCH_RECORD"), "{refusal}");
        let body = json!({"customerId": id, "name": "Guess"});
        other.post("/v1/contacts", &body).await.refused(400);
        other.post("/v1/opportunities", &body).await.refused(400);
        other.post("/v1/customers", &json!({"name": "Guess", "parentId": id})).await.refused(400);
    }
    let admin = &company.admin.client;
    admin.patch(&format!("/v1/customers/{own}"), &json!({"parentId": theirs.customer})).await.ok();
    let seen = other.get(&format!("/v1/customers/{own}")).await.ok();
    assert_eq!(seen["titles"].get("parentId"), None, "{seen}");
    let seen = admin.get(&format!("/v1/customers/{own}")).await.ok();
    assert_eq!(seen["titles"]["parentId"], json!(SECRET));
}

async fn over_grpc(url: &str, other: &Client, theirs: &Theirs, own: &str) {
    let grpc = Grpc::at(url, other.bearer.as_deref()).await;
    let get = GetRequest { id: theirs.customer.clone() }.encode_to_vec();
    let refusal = grpc.bytes(&path(&method("GetCustomer")), get.into()).await.expect_err("not his");
    assert_eq!(refusal.code(), tonic::Code::NotFound);
    let list = ListRequest { with_total: true, ..Default::default() }.encode_to_vec();
    let reply = grpc.bytes(&path(&method("ListCustomers")), list.into()).await.expect("a list");
    let list = wire::ListCustomersResponse::decode(reply).expect("a list");
    let found: Vec<&str> = list.customers.iter().map(|customer| customer.id()).collect();
    assert_eq!((found, list.total.map(|total| total.count)), (vec![own], Some(1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_answers_under_the_rights_of_today() {
    let product = shared().await;
    let company = Company::founded(&product, "Repeat").await;
    let [first, second] = [company.person("A", "rep", None).await, company.person("B", "rep", None).await];
    let body = json!({"name": "Handed over"});
    let made = first.client.post_once("/v1/customers", "k1", &body).await.expect("an answer").ok();
    let path = format!("/v1/customers/{}/transfer", text(&made, "id"));
    company.admin.client.post(&path, &json!({"ownerId": second.id})).await.ok();
    first.client.post_once("/v1/customers", "k1", &body).await.expect("an answer").refused(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_belongs_to_who_asked_for_it() {
    let product = shared().await;
    let company = Company::founded(&product, "Jobs").await;
    let rep = company.person("Rep", "rep", None).await;
    company.customer(&company.admin, "Moves").await;
    let body = json!({"filter": "name = \"Moves\"", "ownerId": rep.id});
    let job = text(&company.admin.client.post("/v1/customers/transfers", &body).await.ok(), "id");
    let path = format!("/v1/customers/jobs/{job}");
    rep.client.get(&path).await.refused(404);
    rep.client.post(&format!("{path}/cancel"), &json!({})).await.refused(404);
    assert_eq!(rep.client.get("/v1/customers/jobs").await.ok()["jobs"], json!([]));
    soon("the job is done", || async {
        let job: Value = company.admin.client.get(&path).await.ok();
        job["state"] == json!("SUCCEEDED")
    })
    .await;
    assert_eq!(ids(&rep.client.get("/v1/customers").await.ok()["customers"]).len(), 1);
}
