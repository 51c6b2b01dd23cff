//! A customer's way through the product: created into the pool, assigned, followed up, a deal made and
//! won, released, claimed by the next. Every effect reaches the other service. The same as one process, as
//! separate ones, and by a gRPC client that knows nothing but reflection.
#![allow(clippy::expect_used)]

use serde_json::{Value, json};
use system_tests::{
    Company, Person, Product,
    client::{ids, text},
    events::Heard,
    eventually,
    live::Live,
    shared, soon,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_goes_from_hand_to_hand_in_one_process() {
    let product = shared().await;
    whole_way(&product).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_goes_from_hand_to_hand_between_separate_processes() {
    let product = Product::apart().await;
    whole_way(&product).await;
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_python_client_made_from_reflection_goes_the_same_way() {
    let product = shared().await;
    let team = Team::hired(&product).await;
    let address = product.url.trim_start_matches("http://").to_owned();
    let key = |person: &Person| person.client.bearer.clone().unwrap_or_default();
    let people = json!({
        "address": address,
        "admin": key(&team.company.admin),
        "manager": {"id": team.manager.id, "key": key(&team.manager)},
        "first": {"id": team.first.id, "key": key(&team.first)},
        "second": {"id": team.second.id, "key": key(&team.second)},
        "department": team.sales,
    });
    system_tests::python::run("flow.py", &people).await;
}

/// A sales department with its manager and two reps, and a rep of another department.
struct Team {
    company: Company,
    sales: String,
    manager: Person,
    first: Person,
    second: Person,
    stranger: Person,
}

impl Team {
    async fn hired(product: &Product) -> Self {
        let company = Company::founded(product, "Flow 流程公司").await;
        let sales = company.department("Sales 销售部", None).await;
        let north = company.department("North", None).await;
        Self {
            manager: company.person("Manager 王经理", "manager", Some(&sales)).await,
            first: company.person("First 张三", "rep", Some(&sales)).await,
            second: company.person("Second 李四", "rep", Some(&sales)).await,
            stranger: company.person("Stranger", "rep", Some(&north)).await,
            company,
            sales,
        }
    }
}

async fn whole_way(product: &Product) {
    let team = Team::hired(product).await;
    let inside = Heard::on(product, &format!("int.{}.>", team.company.tenant)).await;
    let public = Heard::on(product, &format!("crm.{}.>", team.company.tenant)).await;
    let may_see = Live::of(&team.manager.client).await;
    let may_not = Live::of(&team.stranger.client).await;

    let pool = team.company.pool(&[&team.sales], json!({"adminIds": [team.manager.id]})).await;
    let id = create(&team, &pool).await;
    assign(&team, &id).await;
    follow_up(&team, &id).await;
    a_task_goes_there_and_back(&team, &id).await;
    a_deal_is_won(&team, &inside, &id).await;
    release_and_claim(&team, &id).await;
    the_ledger_and_the_audit_tell_it_all(&team, &id).await;
    a_file_comes_back_as_it_went(&team, &id).await;

    soon("the manager was told", || async { may_see.knows(&id) }).await;
    assert!(!may_not.knows(&id), "a stranger was told of what he may not see");
    the_streams_carry_it(&inside, &public, &id).await;
}

async fn create(team: &Team, pool: &str) -> String {
    let body = json!({
        "name": "Acme 上海贸易有限公司", "phone": "13800138000", "email": "acme@example.com", "poolId": pool,
        "level": "KEY", "tags": ["vip"], "addresses": [{"use": "OFFICE", "street": "Nanjing Road 1", "city": "上海"}],
    });
    let created = team.company.admin.client.post("/v1/customers", &body).await.ok();
    assert_eq!((&created["version"], &created["poolId"]), (&json!(1), &json!(pool)));
    text(&created, "id")
}

async fn assign(team: &Team, id: &str) {
    let path = format!("/v1/customers/{id}");
    assert_eq!(team.first.client.get(&path).await.ok()["ownerId"], Value::Null, "he sees the pool");
    let body = json!({"ownerId": team.first.id});
    team.first.client.post(&format!("{path}/assign"), &body).await.refused(403);
    let assigned = team.manager.client.post(&format!("{path}/assign"), &body).await.ok();
    assert_eq!(assigned["ownerId"], json!(team.first.id));
    assert_eq!(assigned["departmentId"], json!(team.sales), "the owner's department is stamped");
    assert_eq!(team.first.client.get(&path).await.ok()["titles"]["ownerId"], json!("First 张三"));
    team.second.client.get(&path).await.refused(404);
}

/// Collaboration keeps the follow-up; customers learns of it; collaboration learns the customer's new name.
async fn follow_up(team: &Team, id: &str) {
    let body = json!({"customerId": id, "type": "VISIT", "subject": "First visit 首次拜访", "nextStep": "send offer"});
    let made = team.first.client.post("/v1/activities", &body).await.ok();
    team.second.client.post("/v1/activities", &body).await.refused(400);
    let known = eventually("the customer knows of the follow-up", || async {
        let customer = team.first.client.get(&format!("/v1/customers/{id}")).await.ok();
        (customer["followUpCount"] == json!(1)).then_some(customer)
    })
    .await;
    assert_eq!(known["lastFollowUpAt"], made["createdAt"]);
    assert_eq!(known["version"], json!(2), "facts are no change of the record");

    let renamed =
        team.first.client.patch(&format!("/v1/customers/{id}"), &json!({"name": "Acme 新名称"})).await;
    assert_eq!(renamed.ok()["version"], json!(3));
    soon("the follow-up names the customer as he is called now", || async {
        let path = format!("/v1/activities/{}", text(&made, "id"));
        team.first.client.get(&path).await.ok()["titles"]["customerId"] == json!("Acme 新名称")
    })
    .await;
}

/// The manager gives a task, the rep is reminded of it and does it; each is told of what the other did.
async fn a_task_goes_there_and_back(team: &Team, id: &str) {
    let told = Live::of(&team.first.client).await;
    let shortly = (chrono::Utc::now() + chrono::Duration::seconds(2)).to_rfc3339();
    let body = json!({
        "subject": "Send the offer 寄报价单", "ownerId": team.first.id, "customerId": id, "dueAt": shortly,
        "allDay": true, "remindAt": shortly, "priority": "HIGH",
    });
    let task = text(&team.manager.client.post("/v1/tasks", &body).await.ok(), "id");
    let given = notified(&team.first, "TASK_GIVEN").await;
    assert_eq!((&given["aboutId"], &given["title"]), (&json!(task), &body["subject"]));
    assert_eq!(text(&given, "text"), "Manager 王经理 gave you the task “Send the offer 寄报价单”.");
    soon("the rep was told at once", || async { told.knows(&text(&given, "id")) }).await;
    notified(&team.first, "TASK_REMINDER").await;
    let read = team.first.client.post("/v1/notifications/read-all", &json!({})).await.ok();
    assert_eq!(read["read"], json!(2));

    team.stranger.client.get(&format!("/v1/tasks/{task}")).await.refused(404);
    let body = json!({"outcome": "sent 已寄出"});
    let done = team.first.client.post(&format!("/v1/tasks/{task}/complete"), &body).await.ok();
    assert_eq!((&done["state"], &done["outcome"]), (&json!("DONE"), &body["outcome"]));
    notified(&team.manager, "TASK_DONE").await;
    let others = team.company.admin.client.list("/v1/notifications", &[]).await.ok();
    assert!(ids(&others["notifications"]).is_empty(), "an administrator reads nobody's notifications");
}

/// The person's one notification of that reason, once it is there.
async fn notified(person: &Person, reason: &str) -> Value {
    let filter = format!("reason = {reason}");
    let found = eventually(&format!("a notification {reason}"), || async {
        let list = person.client.list("/v1/notifications", &[("filter", &filter)]).await.ok();
        let found = list["notifications"].as_array().cloned().unwrap_or_default();
        (!found.is_empty()).then_some(found)
    })
    .await;
    assert_eq!(found.len(), 1, "told once: {found:#?}");
    found[0].clone()
}

/// Sales knows the customer and whose it is; customers learns how its deals stand.
async fn a_deal_is_won(team: &Team, inside: &Heard, id: &str) {
    let rep = &team.first.client;
    let pipelines = eventually("the company has its pipeline", || async {
        let list = rep.list("/v1/pipelines", &[("readMask", "name,main,stages")]).await.ok();
        (list["pipelines"][0]["main"] == json!(true)).then_some(list)
    })
    .await;
    let pipeline = &pipelines["pipelines"][0];
    assert_eq!(pipeline["stages"].as_array().map(Vec::len), Some(5), "{pipeline}");
    let body = json!({"name": "ERP 项目", "customerId": id});
    team.second.client.post("/v1/opportunities", &body).await.refused(400);
    let deal = rep.post("/v1/opportunities", &body).await.ok();
    let path = format!("/v1/opportunities/{}", text(&deal, "id"));
    assert_eq!((&deal["stageId"], &deal["state"]), (&pipeline["stages"][0]["id"], &json!("OPEN")));
    the_customer_has(team, id, 1, 0).await;

    let third = json!({"stageId": pipeline["stages"][2]["id"]});
    let refusal = rep.post(&format!("{path}/move"), &third).await.refused(400);
    assert_eq!(refusal["errors"][0]["field"], json!("amount"), "{refusal}");
    let amount = json!({"amount": {"currency": "CNY", "amount": "128000"}});
    rep.patch(&path, &amount).await.ok();
    let moved = rep.post(&format!("{path}/move"), &third).await.ok();
    assert_eq!(moved["probability"], json!(50));
    let body = json!({"customerId": id, "opportunityId": deal["id"], "type": "CALL", "subject": "Price talk 谈价格"});
    let call = text(&rep.post("/v1/activities", &body).await.ok(), "id");
    soon("the deal knows of the follow-up", || async {
        rep.get(&path).await.ok()["followUpCount"] == json!(1)
    })
    .await;
    rep.delete(&format!("/v1/activities/{call}")).await.ok();
    let won = rep.post(&format!("{path}/win"), &json!({})).await.ok();
    assert_eq!((&won["state"], &won["version"]), (&json!("WON"), &json!(4)));
    assert_eq!(rep.post(&format!("{path}/win"), &json!({})).await.reason(422), "DEAL_CLOSED");
    the_customer_has(team, id, 0, 1).await;
    let filter = "wonDeals > 0 AND lastWonAt >= today()";
    let found = rep.list("/v1/customers", &[("filter", filter)]).await.ok();
    assert_eq!(ids(&found["customers"]), [id]);

    let deal = text(&deal, "id");
    soon("the deal's way is told", || async {
        let verbs = inside.verbs_of(&deal);
        verbs.iter().filter(|verb| *verb == "moved").count() == 2 && verbs.iter().any(|verb| verb == "won")
    })
    .await;
    let given = format!("source = STAGE AND opportunityId = \"{deal}\"");
    soon("each of the two stages gave its task", || async {
        let tasks = rep.list("/v1/tasks", &[("filter", &given)]).await.ok();
        ids(&tasks["tasks"]).len() == 2
    })
    .await;
    rep.delete(&path).await.refused(403);
    team.manager.client.delete(&path).await.ok();
    the_customer_has(team, id, 0, 0).await;
}

async fn the_customer_has(team: &Team, id: &str, open: i32, won: i32) {
    soon(&format!("the customer has {open} open deals and {won} won"), || async {
        let customer = team.first.client.get(&format!("/v1/customers/{id}")).await.ok();
        (&customer["openDeals"], &customer["wonDeals"]) == (&json!(open), &json!(won))
    })
    .await;
}

async fn release_and_claim(team: &Team, id: &str) {
    let path = format!("/v1/customers/{id}");
    let released =
        team.first.client.post(&format!("{path}/release"), &json!({"reason": "too far"})).await.ok();
    assert_eq!((&released["ownerId"], &released["previousOwnerId"]), (&Value::Null, &json!(team.first.id)));
    team.stranger.client.post(&format!("{path}/claim"), &json!({})).await.refused(404);
    let claimed = team.second.client.post(&format!("{path}/claim"), &json!({})).await.ok();
    assert_eq!(claimed["ownerId"], json!(team.second.id));
    let late = team.first.client.post(&format!("{path}/claim"), &json!({})).await;
    assert!([404, 409].contains(&late.status), "{}", late.text);
    team.first.client.get(&path).await.refused(404);

    let filter = format!("customerId = \"{id}\"");
    soon("the new owner sees what was done before him", || async {
        let list = team.second.client.list("/v1/activities", &[("filter", &filter)]).await.ok();
        ids(&list["activities"]).len() == 1
    })
    .await;
}

async fn the_ledger_and_the_audit_tell_it_all(team: &Team, id: &str) {
    let filter = format!("customerId = \"{id}\"");
    let parameters = [("filter", filter.as_str()), ("orderBy", "createdAt")];
    let moves = team.manager.client.list("/v1/pool-moves", &parameters).await.ok();
    let actions: Vec<String> =
        moves["poolMoves"].as_array().into_iter().flatten().map(|step| text(step, "action")).collect();
    assert_eq!(actions, ["ENTERED", "ASSIGNED", "RELEASED", "CLAIMED"]);
    assert_eq!(moves["poolMoves"][2]["reason"], json!("too far"));

    let parameters = [("kind", "customer"), ("recordId", id)];
    let audit = team.manager.client.list("/v1/customers/audit-entries", &parameters).await.ok();
    let entries = audit["auditEntries"].as_array().cloned().unwrap_or_default();
    let versions: Vec<i64> = entries.iter().filter_map(|entry| entry["version"].as_i64()).collect();
    assert_eq!(versions, [5, 4, 3, 2, 1], "{audit:#}");
}

async fn a_file_comes_back_as_it_went(team: &Team, id: &str) {
    let content: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    let client = &team.second.client;
    let path = format!("/v1/files?name=offer.bin&recordKind=customers.customer&recordId={id}");
    let upload = client.request(reqwest::Method::POST, &path).header("content-type", "application/x-offer");
    let card = client.answer(upload.body(content.clone())).await.ok();
    assert_eq!((&card["size"], &card["customerId"]), (&json!("300000"), &json!(id)));
    let path = format!("/v1/files/{}/content", text(&card, "id"));
    let answer = client.request(reqwest::Method::GET, &path).send().await.expect("an answer");
    assert_eq!(answer.bytes().await.expect("bytes"), content);
    team.first.client.get(&path).await.refused(404);
    let seen = team.manager.client.get(&path).await;
    assert_eq!(seen.status, 200, "his manager sees the file");
}

async fn the_streams_carry_it(inside: &Heard, public: &Heard, id: &str) {
    let expected = ["created", "updated", "assigned", "updated", "updated", "released", "updated", "claimed"];
    soon("every commit is published", || async {
        let verbs = inside.verbs_of(id);
        expected.iter().all(|verb| verbs.iter().any(|heard| heard == verb))
            && verbs.contains(&"facts_changed".to_owned())
    })
    .await;
    soon("analysts hear as much as services", || async {
        public.verbs_of(id).len() == inside.verbs_of(id).len()
    })
    .await;
    let mentions =
        |heard: &Heard, secret: &str| heard.all().iter().any(|(_, event)| event.to_string().contains(secret));
    for secret in ["13800138000", "acme@example.com"] {
        assert!(mentions(inside, secret), "services need {secret}");
        assert!(!mentions(public, secret), "{secret} was published");
    }
}
