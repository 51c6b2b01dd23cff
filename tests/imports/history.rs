//! The history of years comes in: follow-ups, deals and tasks by their customers' names. The ledger of stages says what the
//! list says, customers learn of it, and nobody is told as if it were today's.

use serde_json::{Value, json};
use system_tests::{Client, Company, client::text, eventually, shared, soon};

use crate::{download, ended_at, import, upload};

async fn history(client: &Client, service: &str, records: &str, csv: String) -> Value {
    let file = upload(client, "history.csv", csv).await;
    let job = client.post(&format!("/v1/{records}/imports"), &json!({"fileId": file})).await.ok();
    ended_at(client, service, &job).await["result"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn follow_ups_deals_and_tasks_of_old_come_in_and_the_ledger_is_true() {
    let product = shared().await;
    let company = Company::founded(&product, "History").await;
    let admin = &company.admin.client;
    let rep = company.person("Rep 代表", "rep", None).await;
    let customers = upload(
        admin,
        "customers.csv",
        format!("客户名称,客户编号,负责人\n远东精密仪器厂,H1,{0}\n大西洋钢铁厂,H2,{0}\n", rep.email),
    );
    assert_eq!(import(admin, json!({"fileId": customers.await})).await["created"], 2);
    // two of one name: each row means its own customer's
    let contacts = upload(admin, "contacts.csv", "姓名,客户\n王芳,H1\n王芳,H2\n").await;
    let asked = json!({"fileId": contacts, "allowDuplicates": true});
    assert_eq!(crate::import_of(admin, "contacts", asked).await["created"], 2);
    let pipeline = eventually("the company has its pipeline", || async {
        admin.get("/v1/pipelines").await.ok()["pipelines"].as_array()?.first().cloned()
    })
    .await;
    let pipeline = admin.get(&format!("/v1/pipelines/{}", text(&pipeline, "id"))).await.ok();
    let (way, second) = (text(&pipeline, "name"), text(&pipeline["stages"][1], "name"));
    let tasks =
        json!({"stageTasks": [{"stageId": pipeline["stages"][1]["id"], "subject": "?", "dueInDays": 1}]});
    admin.patch(&format!("/v1/pipelines/{}", text(&pipeline, "id")), &tasks).await.ok();
    let reasons = admin.list("/v1/close-reasons", &[("filter", "outcome = LOST")]).await.ok();
    let lost = text(&reasons["closeReasons"][0], "name");
    admin.patch("/v1/tenant", &json!({"importing": true})).await.ok();
    let files = "客户,联系人,主题,跟进方式,创建时间,创建人\n";
    let follow_ups = format!(
        "{files}H1,王芳,首次拜访,拜访,2021-03-01 10:00,{0}\n远东精密仪器厂,,回访,电话,2021-05-01 10:00,{0}\n没有的客户,,?,电话,2021-05-01,{0}\n",
        rep.email
    );
    soon("the company imports", || async {
        let file = upload(admin, "try.csv", follow_ups.clone()).await;
        let preview = admin.post("/v1/activities/imports/preview", &json!({"fileId": file})).await;
        preview.body["mapping"][4]["field"] == "createdAt"
    })
    .await;
    let told = history(admin, "collaboration", "activities", follow_ups).await;
    assert_eq!((&told["created"], &told["rejected"]), (&json!(2), &json!(1)), "{told}");
    let refused = download(admin, told["rejectedFileId"].as_str().expect("a file")).await;
    assert!(refused.contains("没有的客户"), "{refused}");
    let mine = rep.client.list("/v1/activities", &[("orderBy", "createdAt")]).await.ok();
    let first = &mine["activities"][0];
    assert_eq!(
        (&first["ownerId"], &first["createdBy"]),
        (&json!(rep.id), &json!(rep.id)),
        "its author's own"
    );
    assert_eq!(first["happenedAt"], "2021-03-01T02:00:00Z");
    assert_eq!(first["titles"]["customerId"], "远东精密仪器厂");

    let head = "商机名称,客户,销售流程,阶段,进入阶段时间,状态,赢单/输单原因,关闭时间,预计金额,负责人,创建时间,创建人\n";
    let preview = upload(admin, "deals.csv", head.to_owned()).await;
    let preview = admin.post("/v1/opportunities/imports/preview", &json!({"fileId": preview})).await.ok();
    let unknown: Vec<&Value> =
        preview["mapping"].as_array().into_iter().flatten().filter(|one| one["field"] == "").collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let who = &rep.email;
    let deals = format!(
        "{head}\
         旧单,H1,{way},{second},2021-04-01 10:00,LOST,{lost},2021-05-01 10:00,12万,{who},2021-03-01 10:00,{who}\n\
         新单,H1,{way},{second},2022-04-01 10:00,,,,3万,{who},2022-03-01 10:00,{who}\n\
         无因,H2,{way},{second},,LOST,,2021-05-01,,{who},2021-03-01,{who}\n\
         无此阶段,H2,{way},?,,,,,,{who},2021-03-01,{who}\n"
    );
    let told = history(admin, "sales", "opportunities", deals).await;
    assert_eq!((&told["created"], &told["rejected"]), (&json!(2), &json!(2)), "{told}");
    let list = rep.client.list("/v1/opportunities", &[("orderBy", "createdAt")]).await.ok();
    let (old, new) = (&list["opportunities"][0], &list["opportunities"][1]);
    assert_eq!((&old["state"], &old["closedAt"]), (&json!("LOST"), &json!("2021-05-01T02:00:00Z")));
    assert_eq!(
        (&new["titles"]["stageId"], &new["stageEnteredAt"]),
        (&json!(second), &json!("2022-04-01T02:00:00Z"))
    );
    let filter = format!("opportunityId = \"{}\"", text(old, "id"));
    let ledger =
        rep.client.list("/v1/stage-moves", &[("filter", &filter), ("orderBy", "createdAt")]).await.ok();
    let steps: Vec<_> = ledger["stageMoves"]
        .as_array()
        .expect("a ledger")
        .iter()
        .map(|step| {
            (
                text(step, "action"),
                text(step, "createdAt"),
                step["secondsInStage"].as_i64(),
                text(step, "createdBy"),
            )
        })
        .collect();
    let step = |action: &str, at: &str, seconds| (action.to_owned(), at.to_owned(), seconds, rep.id.clone());
    assert_eq!(
        steps,
        [
            step("ENTERED", "2021-04-01T02:00:00Z", None),
            step("LOST", "2021-05-01T02:00:00Z", Some(30 * 86_400))
        ]
    );
    let followed = eventually("the customer knows of its deals and follow-ups", || async {
        let list = rep.client.list("/v1/customers", &[("filter", "number = H1")]).await.ok();
        let one = list["customers"][0].clone();
        (one["openDeals"] == 1 && one["lastFollowUpAt"] == "2021-05-01T02:00:00Z").then_some(one)
    })
    .await;
    assert_eq!(followed["lastDealAt"], "2022-03-01T02:00:00Z");

    let tasks = format!(
        "任务主题,客户,截止时间,全天,状态,完成时间,完成情况,负责人,创建时间,创建人\n\
         寄样品,H1,2021-06-01,是,已完成,2021-05-30 12:00,已寄,{who},2021-05-20 12:00,{who}\n\
         催款,H2,2021-06-01,是,,,,{who},2021-05-20 12:00,{who}\n"
    );
    assert_eq!(history(admin, "collaboration", "tasks", tasks).await["created"], 2);
    let tasks = rep.client.list("/v1/tasks", &[("orderBy", "state")]).await.ok();
    let all = tasks["tasks"].as_array().cloned().unwrap_or_default();
    assert_eq!(all.len(), 2, "no stage gave a task for it: {tasks}");
    assert_eq!((&all[1]["state"], &all[1]["doneAt"]), (&json!("DONE"), &json!("2021-05-30T04:00:00Z")));
    assert_eq!(rep.client.get("/v1/notifications").await.ok()["notifications"], json!([]), "it is no news");

    // out, and in again: everything is as it was; a stage is no column that a list changes
    let job = admin.post("/v1/opportunities/exports", &json!({"orderBy": "createdAt"})).await.ok();
    let file = ended_at(admin, "sales", &job).await["result"]["fileId"].as_str().expect("a file").to_owned();
    let out = download(admin, &file).await;
    assert!(out.contains(&second), "{out}");
    let upsert = async |csv: String| {
        let file = upload(admin, "again.csv", csv).await;
        let asked = json!({"fileId": file, "mode": "UPSERT", "key": "id"});
        let job = admin.post("/v1/opportunities/imports", &asked).await.ok();
        ended_at(admin, "sales", &job).await["result"].clone()
    };
    assert_eq!(upsert(out.clone()).await["unchanged"], 2);
    let moved = upsert(out.replacen(&second, &text(&pipeline["stages"][2], "name"), 1)).await;
    assert_eq!((&moved["unchanged"], &moved["rejected"]), (&json!(1), &json!(1)), "{moved}");

    admin.patch("/v1/tenant", &json!({"importing": false})).await.ok();
    // a rep takes in his own follow-ups, but not in another's name
    let others = format!("客户,主题,跟进方式,负责人\nH1,我的,电话,\nH1,他的,电话,{}\n", company.admin.email);
    let told = history(&rep.client, "collaboration", "activities", others).await;
    assert_eq!((&told["created"], &told["rejected"]), (&json!(1), &json!(1)), "{told}");
}
