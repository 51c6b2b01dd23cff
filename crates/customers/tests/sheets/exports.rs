//! What goes out, and for whose eyes.

use proto::common::v1::ExportRequest;
use runtime::policy_documents::Key;
use store::jobs;

use crate::house::{House, plain};

const LIST: &str = "客户名称,客户级别,电话,邮箱,负责人,城市\n\
    甲公司,重点客户,13800138000,jia@example.com,李雷,深圳\n\
    乙公司,普通客户,010-62551234,yi@example.com,老板,北京\n\
    丙公司,,+16502530000,,李雷,深圳\n";

fn fields(names: &[&str]) -> ExportRequest {
    ExportRequest {
        fields: names.iter().map(|name| (*name).to_owned()).collect(),
        order_by: "name".to_owned(),
        ..ExportRequest::default()
    }
}

#[tokio::test]
async fn a_list_goes_out_with_names_and_labels() {
    let house = House::open().await;
    house.import(LIST, plain()).await;
    let asked = fields(&["name", "level", "phone", "ownerId", "createdAt"]);
    let lines = house.export(asked.clone()).await;
    assert_eq!(
        lines,
        [
            "客户名称,客户级别,电话,负责人,创建时间",
            "丙公司,,001 6502530000,李雷,2026-01-31 12:00:00",
            "乙公司,普通客户,010-62551234,老板,2026-01-31 12:00:00",
            "甲公司,重点客户,13800138000,李雷,2026-01-31 12:00:00",
        ]
    );
    let some = ExportRequest { filter: "city = 深圳 AND level = KEY".to_owned(), ..asked };
    assert_eq!(house.export(some).await.len(), 2);
    let found = ExportRequest { search: "北京 乙公司".to_owned(), ..fields(&["name"]) };
    assert_eq!(house.export(found).await.len(), 1);
    let found = ExportRequest { search: "乙公司".to_owned(), ..fields(&["name"]) };
    assert_eq!(house.export(found).await, ["客户名称", "乙公司"]);
    let audited =
        "audit where action = 'exported' and changes ->> 'filter' <> '' and (changes ->> 'rows')::int = 1";
    assert_eq!(house.db.count(audited).await, 1);
}

#[tokio::test]
async fn a_rep_gets_his_own_customers_and_masked_phones() {
    let house = House::open().await;
    house.import(LIST, plain()).await;
    let rep = house.db.company.rep.clone().with_right("customers.customer.city", kernel::Right::Hidden);
    let ctx = house.chinese(&rep, "customers.customer.export");
    let job = house.customers.export(&ctx, fields(&["name", "phone", "email"])).await.unwrap();
    assert_eq!(job.total, 2);
    let job = house.run(job.id).await;
    assert_eq!((job.state, job.done), (jobs::SUCCEEDED, 2));
    let lines = house.drawer.lines(job.result["fileId"].as_str().unwrap());
    assert_eq!(lines, ["客户名称,电话,邮箱", "丙公司,'+165****0000,", "甲公司,138****8000,j***@example.com"]);

    let refused = house.customers.export(&ctx, fields(&["city"])).await.unwrap_err();
    assert_eq!((&*refused.fields()[0].field, refused.fields()[0].reason), ("fields[0]", "UNKNOWN_FIELD"));
    let wrong = ExportRequest { filter: "city = 深圳".to_owned(), ..fields(&["name"]) };
    assert_eq!(house.customers.export(&ctx, wrong).await.unwrap_err().fields()[0].field, "filter");
}

#[tokio::test]
async fn rights_count_as_they_are_when_the_export_runs() {
    let house = House::open().await;
    house.import(LIST, plain()).await;
    let ctx = house.chinese(&house.db.company.rep, "customers.customer.export");
    let job = house.customers.export(&ctx, fields(&["name"])).await.unwrap();
    let mut tenant = house.people.tenant.lock().unwrap().clone();
    tenant.roles[1].grants.clear();
    tenant.revision = 2;
    let key = Key::Tenant(house.db.company.tenant);
    house.policy.apply(key, &serde_json::to_vec(&tenant).unwrap());
    let job = house.run(job.id).await;
    assert_eq!((job.state, &*job.error), (jobs::FAILED, "FORBIDDEN"));
}

#[tokio::test]
async fn every_page_of_a_long_list_is_there_once() {
    let house = House::open().await;
    let names: Vec<String> = (0..2_345).map(|n| format!("第{n:04}号商行")).collect();
    house.import(&format!("客户名称\n{}\n", names.join("\n")), plain()).await;
    let lines = house.export(fields(&["name"])).await;
    assert_eq!(lines[1..], names);
    let mut newest = house.export(ExportRequest { order_by: String::new(), ..fields(&["name"]) }).await;
    newest.remove(0);
    newest.reverse();
    assert_eq!(newest, names);
}
