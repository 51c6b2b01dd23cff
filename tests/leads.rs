//! Leads on the running product: somebody's in a moment, followed up, and once a customer, whatever dies meanwhile.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::{Duration, Instant};

use futures::future::join_all;
use serde_json::{Value, json};
use system_tests::{
    Client, Company, Person, Product,
    client::{ids, text},
    eventually,
    patience::within,
    shared,
};

/// Who converts at once.
const CONVERTERS: usize = 40;

struct Team {
    company: Company,
    sales: String,
    manager: Person,
    rep: Person,
    marketer: Person,
}

impl Team {
    async fn hired(product: &Product) -> Self {
        let company = Company::founded(product, "Leads 线索公司").await;
        let sales = company.department("Sales 销售部", None).await;
        Self {
            manager: company.person("Manager 王经理", "manager", Some(&sales)).await,
            rep: company.person("Rep 张三", "rep", Some(&sales)).await,
            marketer: company.person("Marketer 李市场", "marketer", None).await,
            sales,
            company,
        }
    }

    /// All leads to the rep, and back from him after a day.
    async fn rule(&self) -> String {
        let rule = json!({
            "name": "全部线索", "teamId": self.sales, "way": "ROUND_ROBIN", "memberIds": [self.rep.id],
            "reclaimAfterHours": 24,
        });
        text(&self.marketer.client.post("/v1/assignment-rules", &rule).await.ok(), "id")
    }

    async fn lead(&self, more: Value) -> Value {
        let mut lead = json!({
            "name": "王芳", "company": "华星科技有限公司", "phone": "13800138000", "interest": "ERP", "capturedBy": "API",
            "note": "想了解价格", "budget": {"currency": "CNY", "amount": "80000"},
        });
        for (name, value) in more.as_object().into_iter().flatten() {
            lead[name] = value.clone();
        }
        self.marketer.client.post("/v1/leads", &lead).await.ok()
    }
}

/// An amount of that currency, whatever its noughts.
fn yuan(money: &Value) -> Option<f64> {
    money["amount"].as_str().filter(|_| money["currency"] == "CNY")?.parse().ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_is_given_at_once_followed_up_and_becomes_a_customer_with_its_history() {
    let product = shared().await;
    let team = Team::hired(&product).await;
    let marketer = &team.marketer.client;
    let channel =
        text(&marketer.post("/v1/channels", &json!({"name": "官网", "kind": "WEBSITE"})).await.ok(), "id");
    let spent = json!({"currency": "CNY", "amount": "3000"});
    let campaign =
        json!({"name": "春季推广", "status": "RUNNING", "channelId": channel, "actualCost": spent});
    let campaign = text(&marketer.post("/v1/campaigns", &campaign).await.ok(), "id");
    let rule = team.rule().await;

    let begun = Instant::now();
    let lead = team.lead(json!({"campaignId": campaign, "channelId": channel})).await;
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    assert_eq!((&lead["ownerId"], &lead["ruleId"]), (&json!(team.rep.id), &json!(rule)));
    assert_eq!((&lead["status"], &lead["phone"]), (&json!("ASSIGNED"), &json!("+8613800138000")));
    let id = text(&lead, "id");
    let rep = &team.rep.client;
    eventually("the rep is told", || async {
        let told = rep.list("/v1/notifications", &[("filter", "reason = \"LEAD_ARRIVED\"")]).await.ok();
        (ids(&told["notifications"]).len() == 1).then_some(())
    })
    .await;

    let call = json!({"leadId": id, "type": "CALL", "subject": "首次沟通"});
    rep.post("/v1/activities", &call).await.ok();
    eventually("he works on it", || async {
        let lead = rep.get(&format!("/v1/leads/{id}")).await.ok();
        let worked = lead["status"] == "WORKING" && lead["followUpCount"] == 1 && lead["reclaimAt"].is_null();
        worked.then_some(())
    })
    .await;

    let task = json!({"leadId": id, "subject": "发送报价", "dueAt": "2030-01-01T00:00:00Z"});
    let task = text(&rep.post("/v1/tasks", &task).await.ok(), "id");
    let converted = rep.post(&format!("/v1/leads/{id}/convert"), &json!({})).await.ok();
    assert_eq!(converted["status"], "CONVERTED", "{converted}");
    let customer = text(&converted, "customerId");
    let made = rep.get(&format!("/v1/customers/{customer}")).await.ok();
    assert_eq!((&made["name"], &made["ownerId"]), (&json!("华星科技有限公司"), &json!(team.rep.id)));
    assert_eq!(
        (&made["leadId"], &made["campaignId"], &made["channelId"]),
        (&json!(id), &json!(campaign), &json!(channel))
    );
    let contact = rep.get(&format!("/v1/contacts/{}", text(&converted, "contactId"))).await.ok();
    assert_eq!((&contact["name"], &contact["phone"]), (&json!("王芳"), &json!("+8613800138000")));
    let deal = rep.get(&format!("/v1/opportunities/{}", text(&converted, "opportunityId"))).await.ok();
    assert_eq!((&deal["customerId"], &deal["leadId"]), (&json!(customer), &json!(id)));
    assert_eq!(yuan(&deal["amount"]), Some(80000.0));

    let filter = format!("customerId = \"{customer}\"");
    let manager = &team.manager.client;
    eventually("its history stands with the customer", || async {
        let told = manager.list("/v1/activities", &[("filter", filter.as_str())]).await.ok();
        let known = manager.get(&format!("/v1/customers/{customer}")).await.ok();
        let tasks = manager.list("/v1/tasks", &[("filter", filter.as_str())]).await.ok();
        let all = ids(&told["activities"]).len() == 1 && ids(&tasks["tasks"]).contains(&task);
        (all && known["followUpCount"] == 1).then_some(())
    })
    .await;
    let leads = manager.list("/v1/leads", &[("filter", filter.as_str())]).await.ok();
    assert_eq!(ids(&leads["leads"]), std::slice::from_ref(&id));
    let moves = manager
        .list("/v1/lead-moves", &[("filter", &*format!("leadId = \"{id}\"")), ("orderBy", "id")])
        .await
        .ok();
    let path: Vec<&str> =
        moves["leadMoves"].as_array().unwrap().iter().map(|step| step["action"].as_str().unwrap()).collect();
    assert_eq!(path, ["ASSIGNED", "CONVERTED"]);

    let results = marketer.get(&format!("/v1/campaigns/{campaign}/results")).await.ok();
    assert_eq!((&results["leads"], &results["converted"]), (&json!(1), &json!(1)));
    assert_eq!(yuan(&results["costPerConversion"]), Some(3000.0));

    // once is enough: the same again is answered with the same, another customer is refused
    let again = rep.post(&format!("/v1/leads/{id}/convert"), &json!({})).await.ok();
    assert_eq!(again["customerId"], json!(customer));
    let other = team.company.customer(&team.rep, "另一家公司").await;
    let refused = rep.post(&format!("/v1/leads/{id}/convert"), &json!({"customerId": other})).await;
    assert_eq!(refused.reason(422), "LEAD_CONVERTED");
    let late = json!({"leadId": id, "type": "NOTE", "subject": "转化后的跟进"});
    let late = rep.post("/v1/activities", &late).await.ok();
    assert_eq!(late["customerId"], json!(customer), "what follows is noted with the customer as well");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_a_customer_already_is_named_and_the_lead_is_attached_to_him() {
    let product = shared().await;
    let team = Team::hired(&product).await;
    team.rule().await;
    let customer = team.company.customer(&team.rep, "华星科技有限公司").await;
    let id = text(&team.lead(json!({})).await, "id");
    let rep = &team.rep.client;
    let refused = rep.post(&format!("/v1/leads/{id}/convert"), &json!({})).await;
    let problem = refused.clone().refused(409);
    assert!(["DUPLICATE", "DUPLICATE_SUSPECTED"].contains(&&*text(&problem, "reason")), "{problem}");
    assert!(refused.text.contains(&customer), "whom it equals is told: {problem}");
    let lead = rep.get(&format!("/v1/leads/{id}")).await.ok();
    assert_eq!(lead["status"], "ASSIGNED", "it stands where it stood");
    assert!(text(&lead, "conversionFailure").contains("entered already"), "a sentence says why: {lead}");

    let attach = json!({"customerId": customer, "withoutDeal": true});
    let converted = rep.post(&format!("/v1/leads/{id}/convert"), &attach).await.ok();
    assert_eq!((&converted["status"], &converted["customerId"]), (&json!("CONVERTED"), &json!(customer)));
    assert!(converted["opportunityId"].is_null() && converted["conversionFailure"].is_null());
    let contacts =
        rep.list("/v1/contacts", &[("filter", &*format!("customerId = \"{customer}\""))]).await.ok();
    assert_eq!(ids(&contacts["contacts"]), [text(&converted, "contactId")]);
}

/// The job once it has ended well.
async fn ended(client: &Client, job: &Value) -> Value {
    let path = format!("/v1/marketing/jobs/{}", text(job, "id"));
    let job = eventually("the job ends", || async {
        let job = client.get(&path).await.ok();
        ["SUCCEEDED", "FAILED", "CANCELLED"].contains(&job["state"].as_str()?).then_some(job)
    })
    .await;
    assert_eq!(job["state"], "SUCCEEDED", "{job}");
    job
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_leads_comes_in_and_goes_by_the_rules_and_many_change_hands_and_back() {
    let product = shared().await;
    let team = Team::hired(&product).await;
    team.rule().await;
    let marketer = &team.marketer.client;
    let mut csv = "姓名,公司,电话,负责人\r\n".to_owned();
    for n in 0..30 {
        // some rows name an owner, one has a phone that is none
        let owner = if n % 10 == 0 { &*team.manager.email } else { "" };
        let phone = if n == 7 { "打不通".to_owned() } else { format!("139{n:08}") };
        csv.push_str(&format!("联系人{n},第{n}号公司,{phone},{owner}\r\n"));
    }
    let request = marketer.request(reqwest::Method::POST, "/v1/files?name=leads.csv");
    let file = marketer.answer(request.header("content-type", "text/csv").body(csv)).await.ok();
    let job = marketer.post("/v1/leads/imports", &json!({"fileId": file["id"]})).await.ok();
    let job = ended(marketer, &job).await;
    assert_eq!((&job["result"]["created"], &job["result"]["rejected"]), (&json!(29), &json!(1)), "{job}");
    let count = async |filter: String| {
        let asked = [("filter", filter.as_str()), ("withTotal", "true")];
        marketer.list("/v1/leads", &asked).await.ok()["total"]["count"].as_i64().unwrap_or_default()
    };
    let of = |person: &Person| {
        format!("ownerId = \"{}\" AND capturedBy = IMPORT AND status = ASSIGNED", person.id)
    };
    eventually("the rules have given them", || async {
        (count(of(&team.rep)).await == 26 && count(of(&team.manager)).await == 3).then_some(())
    })
    .await;
    let moves = marketer.list("/v1/lead-moves", &[("withTotal", "true")]).await.ok();
    assert_eq!(moves["total"]["count"], 29 + 26, "captured, and then assigned");

    let manager = &team.manager.client;
    let filter = format!("ownerId = \"{}\"", team.rep.id);
    let job = json!({"filter": filter, "ownerId": team.manager.id, "reason": "休假"});
    let done = ended(manager, &manager.post("/v1/leads/bulk", &job).await.ok()).await;
    assert_eq!(done["result"]["changed"], 26, "{done}");
    assert_eq!(count(of(&team.manager)).await, 29);
    let undo = format!("/v1/marketing/jobs/{}/undo", text(&done, "id"));
    ended(manager, &manager.post(&undo, &json!({})).await.ok()).await;
    assert_eq!((count(of(&team.rep)).await, count(of(&team.manager)).await), (26, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_forty_who_convert_one_lead_while_services_die_there_is_one_of_each() {
    once(Product::apart().await, &["customers", "sales", "marketing", "customers", "marketing"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_forty_who_convert_one_lead_while_everything_dies_there_is_one_of_each() {
    once(Product::up().await, &["up", "up"]).await;
}

/// Kills the parts one after the other while everybody converts the same lead, again and again with another one.
async fn once(mut product: Product, parts: &[&str]) {
    let team = Team::hired(&product).await;
    team.rule().await;
    let reps = team.company.reps(CONVERTERS - 1, Some(&team.sales)).await;
    let mut leads = vec![];
    for n in 0..parts.len() {
        let more = json!({
            "name": format!("联系人{n}"), "company": format!("{}公司", ["甲子", "乙丑", "丙寅", "丁卯", "戊辰"][n]),
            "phone": format!("1380013800{n}"),
        });
        let id = text(&team.lead(more).await, "id");
        let all = json!({"principalId": team.sales, "level": "EDIT"});
        team.rep.client.post(&format!("/v1/leads/{id}/share"), &all).await.ok();
        leads.push(id);
    }
    for (id, part) in leads.iter().zip(parts) {
        let path = format!("/v1/leads/{id}/convert");
        let everybody = reps.iter().chain([&team.rep]);
        let converting = join_all(everybody.map(|person| {
            let path = &path;
            async move {
                let insisted = person.client.insist(path, &json!({})).await;
                insisted.reply.ok()
            }
        }));
        let killing = async {
            tokio::time::sleep(Duration::from_millis(120)).await;
            product.kill(part);
            tokio::time::sleep(Duration::from_millis(200)).await;
            product.launch(part);
        };
        let (answers, ()) = futures::join!(converting, killing);
        product.ready().await;
        for answer in &answers {
            assert!(["CONVERTING", "CONVERTED"].contains(&&*text(answer, "status")), "{answer}");
        }
    }
    // a killed process holds its jobs for a minute: it passes
    let sql = "with late as (update jobs set lease_until = now() where state = 2 returning 1) select count(*) from late";
    product.count("marketing", sql).await;
    for id in &leads {
        let lead = within(Duration::from_secs(120), || async {
            let lead = team.rep.client.insist_get(&format!("/v1/leads/{id}"), &[]).await;
            (lead["status"] == "CONVERTED").then_some(lead)
        });
        let lead = lead.await.unwrap_or_else(|| panic!("{id} is not converted"));
        let customer = text(&lead, "customerId");
        let of_lead = format!("leadId = \"{id}\"");
        let of_customer = format!("customerId = \"{customer}\"");
        let admin = &team.company.admin.client;
        for (records, filter, linked) in [
            ("customers", &of_lead, &lead["customerId"]),
            ("contacts", &of_customer, &lead["contactId"]),
            ("opportunities", &of_lead, &lead["opportunityId"]),
        ] {
            let found = admin.insist_get(&format!("/v1/{records}"), &[("filter", filter.as_str())]).await;
            assert_eq!(json!(ids(&found[records])), json!([linked]), "one of {records}, and linked");
        }
        let moves = admin.insist_get("/v1/lead-moves", &[("filter", of_lead.as_str())]).await;
        let conversions =
            moves["leadMoves"].as_array().unwrap().iter().filter(|step| step["action"] == "CONVERTED");
        assert_eq!(conversions.count(), 1);
    }
    product.stop().await;
}
