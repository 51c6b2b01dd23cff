//! An old customer list comes in over REST while the service that takes it in is killed; it goes on by itself,
//! everybody hears of every customer once, and what goes out again is what came in. Whoever else enters the same
//! customers meanwhile, each is there once.
#![allow(clippy::expect_used)]

#[path = "imports/history.rs"]
mod history;
#[path = "imports/money.rs"]
mod money;
#[path = "imports/workbook.rs"]
mod workbook;

use std::{collections::BTreeSet, fmt::Write as _, time::Duration};

use futures::{StreamExt as _, future::join_all, stream};
use prost::Message as _;
use proto::customers::v1 as wire;
use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{
    Client, Company, Product, client::text, eventually, grpc::Grpc, patience::within, shared, soon,
};
use tonic::Code;

const ROWS: usize = 6_000;
/// Thousands of rows on a machine that does much else.
const LONG: Duration = Duration::from_secs(180);

fn list(owner: &str) -> String {
    let mut csv = "\u{feff}客户名称,客户编号,客户级别,电话,城市,负责人\r\n".to_owned();
    for n in 0..ROWS {
        let phone = if n == 4_321 { "打不通".to_owned() } else { format!("138{n:08}") };
        let level = ["普通客户", "重要客户", "重点客户", ""][n % 4];
        write!(csv, "第{n:05}号精密仪器厂,YQ{n:05},{level},{phone},苏州,{owner}\r\n").expect("text");
    }
    csv
}

async fn upload(client: &Client, name: &str, bytes: impl Into<reqwest::Body>) -> String {
    let request = client
        .request(Method::POST, &format!("/v1/files?name={name}"))
        .header("content-type", "text/csv")
        .body(bytes);
    text(&client.answer(request).await.ok(), "id")
}

async fn download(client: &Client, file: &str) -> String {
    let reply = client.get(&format!("/v1/files/{file}/content")).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.text
}

/// The job once it has ended well.
async fn ended(client: &Client, job: &Value) -> Value {
    ended_at(client, "customers", job).await
}

/// As `ended`, of another service.
async fn ended_at(client: &Client, service: &str, job: &Value) -> Value {
    let path = format!("/v1/{service}/jobs/{}", text(job, "id"));
    let done = within(LONG, || async {
        let Ok(reply) = client.send(client.request(Method::GET, &path)).await else { return None };
        let over = ["SUCCEEDED", "FAILED", "CANCELLED"].contains(&reply.body["state"].as_str()?);
        over.then_some(reply.body)
    });
    let job = done.await.expect("the job ends");
    assert_eq!(job["state"], "SUCCEEDED", "{job}");
    job
}

async fn import(client: &Client, request: Value) -> Value {
    import_of(client, "customers", request).await
}

async fn import_of(client: &Client, records: &str, request: Value) -> Value {
    let job = client.post(&format!("/v1/{records}/imports"), &request).await.ok();
    ended(client, &job).await["result"].clone()
}

/// A killed process holds its jobs for a while.
async fn its_hold_runs_out(product: &Product) {
    let sql = "with late as (update jobs set lease_until = now() where state = 2 returning 1) select count(*) from late";
    product.count("customers", sql).await;
}

async fn export(client: &Client, request: &Value) -> BTreeSet<String> {
    let job = client.post("/v1/customers/exports", request).await.ok();
    let job = ended(client, &job).await;
    let lines = download(client, job["result"]["fileId"].as_str().expect("a file")).await;
    lines.lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_whose_import_is_killed_comes_in_once() {
    let mut product = Product::apart().await;
    let company = Company::first(&product).await;
    let rep = company.person("Rep 代表", "rep", None).await;
    let admin = &company.admin.client;
    let file = upload(admin, "list.csv", list(&rep.email)).await;
    let preview = admin.post("/v1/customers/imports/preview", &json!({"fileId": file})).await.ok();
    assert_eq!(preview["mapping"][5], json!({"column": "负责人", "field": "ownerId"}));

    let job = admin.post("/v1/customers/imports", &json!({"fileId": file})).await.ok();
    let path = format!("/v1/customers/jobs/{}", text(&job, "id"));
    let mut kills = 0;
    // while the file is read, while rows come in, and once more while the rest does
    for at in [0, 1, 3_000] {
        let state = eventually("rows come in", || async {
            let job = admin.get(&path).await.body;
            (job["done"].as_i64() >= Some(at) && job["state"] != "QUEUED").then(|| job["state"].clone())
        });
        kills += usize::from(state.await == "RUNNING");
        product.kill("customers");
        its_hold_runs_out(&product).await;
        product.start("customers").await;
    }
    let job = ended(admin, &job).await;
    assert!(kills > 1, "it was over before it could be killed");
    let good = ROWS - 1;
    let counts =
        |result: &Value| ["created", "repeated", "rejected"].map(|name| result[name].as_u64().unwrap_or(0));
    assert_eq!(counts(&job["result"]), [good as u64, 0, 1], "{job}");
    let rejected = download(admin, job["result"]["rejectedFileId"].as_str().expect("a file")).await;
    assert_eq!(rejected.lines().count(), 2);
    assert!(rejected.contains("打不通"), "{rejected}");

    let tenant = &company.tenant;
    let count = |table: &str, more: &str| {
        format!("select count(*) from {table} where tenant_id = '{tenant}' and {more}")
    };
    let here = async |sql: String| product.count("customers", &sql).await as usize;
    assert_eq!(here(count("customers", "version = 1 and owner_id is not null")).await, good);
    assert_eq!(here(count("audit", "kind = 'customer' and action = 'created'")).await, good);
    assert_eq!(here(count("import_rows", "true")).await, 0);
    let known = count("directory", "kind = 'customers.customer' and not deleted");
    let heard = within(LONG, || async {
        (product.count("collaboration", &known).await as usize == good).then_some(())
    });
    heard.await.expect("collaboration knows every customer");

    // the same once more, uploaded anew; under another mapping they would be other records, who are there already
    let again = upload(admin, "again.csv", list(&rep.email)).await;
    assert_eq!(counts(&import(admin, json!({"fileId": again})).await), [0, good as u64, 1]);
    let names = json!({"fileId": again, "mapping": [{"column": "客户名称", "field": "name"}]});
    assert_eq!(counts(&import(admin, names).await), [1, 0, good as u64]);
    let one = format!("select count(*) from customers where tenant_id = '{tenant}' and number is null");
    assert_eq!(product.count("customers", &one).await, 1, "the one that was rejected for its phone");

    // out, in again, and out
    let asked = json!({"orderBy": "name"});
    let out = export(admin, &asked).await;
    assert_eq!(out.len(), good + 2);
    let lines: Vec<&str> = out.iter().map(String::as_str).collect();
    let (heading, rows): (Vec<&str>, Vec<&str>) =
        lines.into_iter().partition(|line| line.starts_with('\u{feff}'));
    let file = upload(admin, "out.csv", [heading, rows].concat().join("\n")).await;
    let result = import(admin, json!({"fileId": file, "mode": "UPSERT", "key": "id"})).await;
    assert_eq!(result["unchanged"], good + 1, "{result}");
    assert_eq!(export(admin, &asked).await, out);

    // who has no right to it, and what is no file
    let lines = upload(&rep.client, "own.csv", "客户名称\n代表自己的客户\n".to_owned()).await;
    assert_eq!(counts(&import(&rep.client, json!({"fileId": lines})).await), [1, 0, 0]);
    assert_eq!(rep.client.post("/v1/customers/exports", &asked).await.reason(403), "FORBIDDEN");
    let nobody = json!({"fileId": "not-an-id"});
    assert_eq!(admin.post("/v1/customers/imports", &nobody).await.reason(400), "INVALID");
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_thirty_equal_customers_by_rest_grpc_and_import_one_stays() {
    const EACH: usize = 10;
    let product = shared().await;
    let company = Company::founded(&product, "Thrice").await;
    let reps = company.reps(4, None).await;
    let admin = &company.admin.client;
    let names = ["远航", "华瑞", "中恒", "天拓", "星河", "博雅"]
        .map(|brand| format!("深圳市{brand}精密科技有限公司"));
    let mut files = vec![];
    for i in 0..EACH {
        // each list has them all, in another order
        let rows: String =
            (0..names.len()).map(|n| format!("{},第{i}份\n", names[(i + n) % names.len()])).collect();
        files.push(upload(admin, "list.csv", format!("客户名称,备注\n{rows}")).await);
    }
    let imports = join_all(files.iter().map(|file| import(admin, json!({"fileId": file}))));
    let singly = stream::iter(0..2 * EACH * names.len()).map(|i| {
        let (rep, name) = (&reps[i % reps.len()], &names[i % names.len()]);
        let (url, by_rest) = (product.url.clone(), i / names.len() % 2 == 0);
        async move {
            // while the imports get their turns
            tokio::time::sleep(Duration::from_millis(10 * i as u64)).await;
            if by_rest {
                let reply = rep.client.post("/v1/customers", &json!({"name": name})).await;
                assert!([201, 409].contains(&reply.status), "{} {}", reply.status, reply.text);
                return usize::from(reply.status == 201);
            }
            let customer = wire::Customer { name: Some(name.clone()), ..Default::default() };
            let message = wire::CreateCustomerRequest { customer: Some(customer) }.encode_to_vec();
            let grpc = Grpc::at(&url, rep.client.bearer.as_deref()).await;
            let reply = grpc.bytes("/crm.customers.v1.CustomerService/CreateCustomer", message.into()).await;
            if let Err(status) = &reply {
                assert_eq!(status.code(), Code::AlreadyExists, "{}", status.message());
            }
            usize::from(reply.is_ok())
        }
    });
    let (results, singly) = futures::join!(imports, singly.buffer_unordered(1000).collect::<Vec<_>>());
    let created: u64 = results.iter().map(|result| result["created"].as_u64().unwrap_or(0)).sum();
    let rejected: u64 = results.iter().map(|result| result["rejected"].as_u64().unwrap_or(0)).sum();
    assert_eq!(created + rejected, (EACH * names.len()) as u64, "{results:?}");
    assert_eq!(created as usize + singly.iter().sum::<usize>(), names.len());
    let saved = format!("from customers where tenant_id = '{}'", company.tenant);
    assert_eq!(product.count("customers", &format!("select count(*) {saved}")).await, 6);
    assert_eq!(product.count("customers", &format!("select count(distinct name) {saved}")).await, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_and_contacts_of_old_keep_their_time_and_author() {
    let product = shared().await;
    let company = Company::founded(&product, "Old").await;
    let rep = company.person("Rep 代表", "rep", None).await;
    let admin = &company.admin.client;
    admin.patch("/v1/tenant", &json!({"importing": true})).await.ok();
    let csv =
        format!("Name,Owner,Created,Created by\nOld Harbour Works,{0},2019-03-01 09:30,{0}\n", rep.email);
    let file = upload(admin, "old.csv", csv).await;
    soon("the company imports", || async {
        let preview = admin.post("/v1/customers/imports/preview", &json!({"fileId": file})).await.ok();
        preview["mapping"][2]["field"] == "createdAt"
    })
    .await;
    assert_eq!(import(admin, json!({"fileId": file})).await["created"], 1);
    let customer = rep.client.get("/v1/customers").await.ok()["customers"][0].clone();
    assert_eq!((&customer["createdBy"], &customer["ownerId"]), (&json!(rep.id), &json!(rep.id)));
    assert_eq!(customer["createdAt"], "2019-03-01T01:30:00Z");

    let contacts = "姓名,客户,电话\n王芳,Old Harbour Works,13900139000\n王芳,Old Harbour Works,\n".to_owned();
    let file = upload(&rep.client, "contacts.csv", contacts).await;
    let asked = json!({"fileId": file, "dryRun": true});
    assert_eq!(import_of(&rep.client, "contacts", asked).await["rejected"], 1);
    let result = import_of(&rep.client, "contacts", json!({"fileId": file})).await;
    assert_eq!((&result["created"], &result["rejected"]), (&json!(1), &json!(1)), "{result}");
    let refused = rep.client.get(&format!("/v1/files/{}/content", text(&result, "rejectedFileId"))).await;
    assert!(refused.text.contains("Old Harbour Works,,3,"), "{}", refused.text);
    let result = import_of(&rep.client, "contacts", json!({"fileId": file, "allowDuplicates": true})).await;
    assert_eq!((&result["created"], &result["repeated"]), (&json!(1), &json!(1)), "{result}");
}
