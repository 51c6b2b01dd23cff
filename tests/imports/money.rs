//! A company moves in with its catalogue and its contracts: those that are signed already, what is due of them and what has
//! been paid. What holds for money that is typed in holds for that of lists.

use serde_json::{Value, json};
use system_tests::{Client, Company, client::text, shared, soon};

use crate::{download, ended_at, import, upload};

/// The job's result, once it has ended well.
async fn take_in(client: &Client, service: &str, records: &str, csv: &str, dry_run: bool) -> Value {
    let file = upload(client, "list.csv", csv.to_owned()).await;
    let asked = json!({"fileId": file, "dryRun": dry_run});
    let job = client.post(&format!("/v1/{records}/imports"), &asked).await.ok();
    ended_at(client, service, &job).await
}

fn counts(job: &Value) -> [i64; 2] {
    ["created", "rejected"].map(|name| job["result"][name].as_i64().unwrap_or(-1))
}

/// Why rows were rejected, as the file says it.
async fn reasons(client: &Client, job: &Value) -> String {
    download(client, job["result"]["rejectedFileId"].as_str().expect("rejected rows")).await
}

async fn give_out(client: &Client, service: &str, records: &str) -> String {
    let job = client.post(&format!("/v1/{records}/exports"), &json!({})).await.ok();
    let job = ended_at(client, service, &job).await;
    download(client, job["result"]["fileId"].as_str().expect("a file")).await
}

async fn one(client: &Client, records: &str, plural: &str, filter: &str) -> Value {
    let list = client.list(&format!("/v1/{records}"), &[("filter", filter)]).await.ok();
    assert_eq!(list[plural].as_array().map(Vec::len), Some(1), "{records} {filter}: {list}");
    list[plural][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn contracts_of_old_come_in_with_their_plans_and_payments_and_payments_are_taken_back() {
    let product = shared().await;
    let company = Company::founded(&product, "Moving").await;
    let admin = &company.admin.client;
    let customers = upload(admin, "customers.csv", "客户名称,客户编号\n北海造船厂,M1\n南海造船厂,M2\n").await;
    assert_eq!(import(admin, json!({"fileId": customers})).await["created"], 2);

    let contracts = "合同名称,合同编号,客户,合同金额,合同类型,状态,签订日期,创建时间\n\
         龙骨,HT-1,M1,10万,服务合同,履行中,2024-03-01,2024-03-01 10:00\n\
         甲板,,M1,5万,,,,\n\
         重号,HT-1,M1,1万,,,,\n\
         无签订日期,HT-2,M1,1万,,履行中,,\n\
         已结束,HT-3,M1,1万,,已完成,2024-03-01,\n";
    let too_early = take_in(admin, "finance", "contracts", contracts, true).await;
    assert_eq!(counts(&too_early), [1, 4], "nothing is signed while the company doesn't move in");
    admin.patch("/v1/tenant", &json!({"importing": true})).await.ok();
    soon("the company imports", || async {
        let file = upload(admin, "try.csv", "合同名称,创建时间\n").await;
        let preview = admin.post("/v1/contracts/imports/preview", &json!({"fileId": file})).await;
        preview.body["mapping"][1]["field"] == "createdAt"
    })
    .await;
    let tried = take_in(admin, "finance", "contracts", contracts, true).await;
    assert_eq!(counts(&tried), [2, 3], "{tried}");
    let told = take_in(admin, "finance", "contracts", contracts, false).await;
    assert_eq!(counts(&told), [2, 3], "{told}");
    let why = reasons(admin, &told).await;
    assert!(why.contains("重号") && why.contains("无签订日期") && why.contains("已结束"), "{why}");
    let old = one(admin, "contracts", "contracts", "number = HT-1").await;
    assert_eq!(
        [&old["state"], &old["locked"], &old["signedOn"], &old["createdAt"], &old["kind"]],
        [
            &json!("IN_EFFECT"),
            &json!(true),
            &json!("2024-03-01"),
            &json!("2024-03-01T02:00:00Z"),
            &json!("SERVICE")
        ]
    );
    assert_eq!(old["receivable"]["amount"], "100000");
    let draft = one(admin, "contracts", "contracts", "name = 甲板").await;
    assert_eq!((&draft["state"], &draft["receivable"]["amount"]), (&json!("DRAFT"), &json!("0")));
    assert!(text(&draft, "number").starts_with("CT-"), "{draft}");

    let plans = "款项名称,合同,应收日期,应收金额\n首付款,HT-1,2024-04-01,4万\n尾款,HT-1,2024-05-01,6万\n超出,HT-1,2024-06-01,1\n";
    assert_eq!(counts(&take_in(admin, "finance", "receivable-plans", plans, true).await), [2, 1]);
    let told = take_in(admin, "finance", "receivable-plans", plans, false).await;
    assert_eq!(counts(&told), [2, 1], "{told}");
    let late = one(admin, "contracts", "contracts", "number = HT-1").await;
    assert_eq!((&late["overdue"]["amount"], &late["overdueSince"]), (&json!("100000"), &json!("2024-04-01")));

    let payments = "客户,合同,回款金额,回款日期,银行流水号\n\
         M1,HT-1,3万,2024-04-02,B1\nM1,HT-1,9万,2024-05-02,B2\nM1,HT-1,1,2024-05-03,B2\nM2,HT-1,1,2024-05-03,B4\n";
    assert_eq!(counts(&take_in(admin, "finance", "payments", payments, true).await), [2, 2]);
    assert_eq!(one(admin, "contracts", "contracts", "number = HT-1").await["received"]["amount"], "0");
    let paid = take_in(admin, "finance", "payments", payments, false).await;
    assert_eq!(counts(&paid), [2, 2], "{paid}");
    let contract = one(admin, "contracts", "contracts", "number = HT-1").await;
    assert_eq!(
        (&contract["received"]["amount"], &contract["receivable"]["amount"]),
        (&json!("100000"), &json!("0"))
    );
    let second = one(admin, "payments", "payments", "bankReference = B2").await;
    assert_eq!(
        [&second["allocated"]["amount"], &second["advance"]["amount"], &second["receivedOn"]],
        ["70000", "20000", "2024-05-02"]
    );
    let account = one(admin, "credit-accounts", "creditAccounts", "currency = CNY").await;
    assert_eq!([&account["receivable"]["amount"], &account["advance"]["amount"]], ["0", "20000"]);
    let plan = one(admin, "receivable-plans", "receivablePlans", "name = 尾款").await;
    assert_eq!((&plan["state"], &plan["allocated"]["amount"]), (&json!("PAID"), &json!("60000")));

    let list = give_out(admin, "finance", "contracts").await;
    assert!(list.contains("HT-1") && list.contains("甲板"), "{list}");
    assert!(give_out(admin, "finance", "payments").await.contains("B2"));
    assert_eq!(give_out(admin, "finance", "receivable-plans").await.lines().count(), 3);
    assert_eq!(give_out(admin, "finance", "invoices").await.lines().count(), 1);

    // a plan that money lies on stays; payments are void, as if they had never come in
    let back = admin.post(&format!("/v1/finance/jobs/{}/undo", text(&told, "id")), &json!({})).await.ok();
    assert_eq!(ended_at(admin, "finance", &back).await["result"]["refused"], 2);
    let back = admin.post(&format!("/v1/finance/jobs/{}/undo", text(&paid, "id")), &json!({})).await.ok();
    let back = ended_at(admin, "finance", &back).await;
    assert_eq!(back["result"]["refused"].as_i64().unwrap_or_default(), 0, "{back}");
    let contract = one(admin, "contracts", "contracts", "number = HT-1").await;
    assert_eq!(
        (&contract["received"]["amount"], &contract["receivable"]["amount"]),
        (&json!("0"), &json!("100000"))
    );
    let account = one(admin, "credit-accounts", "creditAccounts", "currency = CNY").await;
    assert_eq!([&account["receivable"]["amount"], &account["advance"]["amount"]], ["100000", "0"]);
    let again = take_in(admin, "finance", "payments", payments, false).await;
    assert_eq!(counts(&again), [2, 2], "the same file comes in again: {again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_catalogue_and_its_prices_come_in_and_go_out() {
    let product = shared().await;
    let company = Company::founded(&product, "Catalogue").await;
    let admin = &company.admin.client;
    let products =
        "产品名称,产品编码,标准价,税率（%）\n交换机,SW-24,\"1,200\",13\n安装,,500,6\n重码,sw-24,1,13\n";
    assert_eq!(counts(&take_in(admin, "sales", "products", products, true).await), [2, 1]);
    let told = take_in(admin, "sales", "products", products, false).await;
    assert_eq!(counts(&told), [2, 1], "{told}");
    let switch = one(admin, "products", "products", "code = SW-24").await;
    assert_eq!(switch["listPrice"]["amount"], "1200");
    assert!(text(&one(admin, "products", "products", "name = 安装").await, "code").starts_with('P'));
    let book = json!({"name": "渠道价", "currency": "CNY"});
    admin.post("/v1/price-books", &book).await.ok();
    let prices = "价目表,产品,起订数量,单价,折扣（%）\n渠道价,SW-24,10,1000,\n渠道价,安装,,,10\n渠道价,没有,,1,\n渠道价,SW-24,,,\n";
    let told = take_in(admin, "sales", "price-book-lines", prices, false).await;
    assert_eq!(counts(&told), [2, 2], "{told}");
    let line = one(admin, "price-book-lines", "priceBookLines", "fromQuantity = 10").await;
    assert_eq!((&line["productId"], &line["price"]), (&switch["id"], &json!("1000")));
    assert!(give_out(admin, "sales", "products").await.contains("SW-24"));
    assert_eq!(give_out(admin, "sales", "price-book-lines").await.lines().count(), 3);
}
