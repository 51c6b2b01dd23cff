//! What an operator types: the doctor and his dead letters, a replay, keys, and a start that is refused.
#![allow(clippy::expect_used)]

use std::process::{Command, Output, Stdio};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;
use sqlx::{AssertSqlSafe, Executor as _};
use system_tests::{Company, Product, client::text, eventually, soon};

#[tokio::test(flavor = "multi_thread")]
async fn dead_letters_are_shown_and_sent_again_and_a_projection_is_rebuilt() {
    let product = Product::up().await;
    let company = Company::first(&product).await;
    let customer = company.customer(&company.admin, "Acme 上海").await;
    let body = json!({"customerId": customer, "type": "CALL", "subject": "Called"});
    let activity = text(&company.admin.client.post("/v1/activities", &body).await.ok(), "id");
    let path = format!("/v1/customers/{customer}");
    let follow_ups = async || company.admin.client.get(&path).await.ok()["followUpCount"].clone();
    soon("the follow-up is counted", || async { follow_ups().await == json!(1) }).await;
    let healthy = said(&crm(&product, &["doctor"]).await);
    assert!(healthy.contains("customers: no dead letters"), "{healthy}");

    // as if its consumer had failed ten times: the effect is gone, the event is a dead letter
    let event = format!(
        "select payload from outbox where subject like '%activity.created' and payload like '%{activity}%'"
    );
    let mut collaboration = product.database("collaboration").await;
    let event: String =
        sqlx::query_scalar(AssertSqlSafe(event)).fetch_one(&mut collaboration).await.expect("there");
    let mut customers = product.database("customers").await;
    customers
        .execute("delete from follow_ups; update customers_facts set follow_up_count = 0")
        .await
        .expect("gone");
    sqlx::query(
        "insert into dead_letters (consumer, event_id, tenant_id, subject, payload, error, attempts) \
         values ('follow-ups', gen_random_uuid(), $1::uuid, 'int.x.collaboration.activity.created', $2, 'a bug', 10)",
    )
    .bind(&company.tenant)
    .bind(&event)
    .execute(&mut customers)
    .await
    .expect("laid");

    let ill = said(&crm(&product, &["doctor"]).await);
    for told in
        ["1 dead letters of follow-ups", "activity.created after 10 tries: a bug", "identity: no dead"]
    {
        assert!(ill.contains(told), "{told} in {ill}");
    }
    let strange = crm(&product, &["doctor", "--requeue", "nobody"]).await;
    assert!(!strange.status.success());
    let sent = said(&crm(&product, &["doctor", "--requeue", "follow-ups"]).await);
    assert!(sent.contains("1 events were sent again"), "{sent}");
    soon("the event had its effect", || async { follow_ups().await == json!(1) }).await;
    assert_eq!(product.count("customers", "select count(*) from dead_letters").await, 0);

    collaboration.execute("delete from directory where kind = 'customers.customer'").await.expect("gone");
    let typo = crm(&product, &["replay", "customers", "customer", "collaboration.dirctory"]).await;
    assert!(!typo.status.success() && complaint(&typo).contains("directory"), "{}", complaint(&typo));
    let sent = said(&crm(&product, &["replay", "customers", "customer", "collaboration.directory"]).await);
    assert!(sent.contains("1 records were sent"), "{sent}");
    let known = format!("select count(*) from directory where id = '{customer}'");
    eventually("the directory is filled again", || async {
        (product.count("collaboration", &known).await == 1).then_some(())
    })
    .await;
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_without_files_is_refused_in_one_line_and_keys_are_told() {
    let product = Product::apart().await;
    let mut serve = product.command();
    serve.args(["serve", "collaboration"]).env_remove("CRM_OBJECTS").current_dir(std::env::temp_dir());
    let refused = run(serve).await;
    assert!(!refused.status.success());
    let lines = complaint(&refused);
    let told: Vec<&str> = lines.lines().filter(|line| line.starts_with("crm: ")).collect();
    assert_eq!(told.len(), 1, "{lines}");
    assert!(told[0].contains("CRM_OBJECTS is missing"), "{lines}");

    let keys = said(&crm(&product, &["keys"]).await);
    let key = keys.trim().strip_prefix("CRM_TOKEN_PUBLIC_KEY=").expect("a setting");
    assert_eq!(STANDARD.decode(key).expect("base64").len(), 32);
    let by_environment = said(&crm(&product, &["doctor"]).await);
    assert!(by_environment.contains("collaboration: no dead letters"), "{by_environment}");
    product.stop().await;
}

/// A command on the product's data folder and settings.
async fn crm(product: &Product, arguments: &[&str]) -> Output {
    let mut command = product.command();
    command.args(arguments).arg("--data").arg(product.data());
    run(command).await
}

async fn run(mut command: Command) -> Output {
    command.stdin(Stdio::null());
    let running = tokio::process::Command::from(command).kill_on_drop(true).output();
    let output = tokio::time::timeout(std::time::Duration::from_secs(30), running).await;
    output.expect("it ends").expect("crm runs")
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", complaint(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
