//! Rows whose key is there already change that record.

use proto::common::v1::{ExportRequest, ImportRequest};

use crate::house::{House, outcome, plain};

fn by(key: &str) -> ImportRequest {
    ImportRequest { mode: 2, key: key.to_owned(), ..plain() }
}

#[tokio::test]
async fn a_row_changes_what_it_says_and_nothing_else() {
    let house = House::open().await;
    house
        .import(
            "客户名称,客户编号,城市,标签,地址 / 详细地址\n甲公司,K1,深圳,老客户,一号路\n乙公司,K2,广州,,\n",
            plain(),
        )
        .await;
    let csv = "客户编号,客户名称,城市,地址 / 城市\nK1,,东莞,东莞\nK2,乙公司,广州,\nK3,丙公司,佛山,\nK1,甲公司（新）,,\n";
    let job = house.import(csv, by("number")).await;
    assert_eq!(outcome(&job), [1, 2, 1, 0, 0], "{:?} {}", job.result, job.error);
    assert_eq!(house.db.count("customers").await, 3);
    let is = |what: &'static str| house.of("甲公司(新)", what);
    assert_eq!(is("city").await.as_deref(), Some("东莞"));
    assert_eq!(is("tags").await.as_deref(), Some("{老客户}"));
    assert_eq!(is("version").await.as_deref(), Some("3"));
    assert_eq!(house.db.count("customer_addresses where street = '一号路' and city = '东莞'").await, 1);
    assert_eq!(house.told("customers.customer.updated").await.len(), 2);
    let changes = "audit where action = 'updated' and changes -> 'city' = '[\"深圳\", \"东莞\"]'";
    assert_eq!(house.db.count(changes).await, 1);
}

#[tokio::test]
async fn an_owner_is_not_changed_by_a_list_and_a_locked_record_stays() {
    let house = House::open().await;
    house.import("客户名称,客户编号,负责人\n甲公司,K1,李雷\n乙公司,K2,李雷\n丙公司,K3,李雷\n", plain()).await;
    sqlx::query("update base.customers set locked = true where number = 'K2'")
        .execute(&house.db.system)
        .await
        .unwrap();
    let csv = "客户编号,负责人,城市\nK1,老板,深圳\nK2,李雷,深圳\nK3,李雷,深圳\n";
    let job = house.import(csv, by("number")).await;
    assert_eq!(outcome(&job), [0, 1, 0, 0, 2]);
    let lines = house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap());
    assert_eq!(lines[1], "K1,老板,深圳,2,负责人：已有记录的负责人不能通过导入修改，请使用转移。");
    assert!(lines[2].contains("锁定"), "{lines:?}");
}

#[tokio::test]
async fn an_export_imported_again_changes_nothing() {
    let house = House::open().await;
    let csv = "客户名称,客户级别,电话,邮箱,注册资本,标签,网址,员工人数,备注\n\
        甲公司,重点客户,0755-83765432 转 8012,A@Example.com,1.5亿,\"a,b\",https://jia.example,12,\"第一行\n第二行\"\n\
        -乙公司,,+1 650 253 0000,,USD 12.50,,,,=1+1\n";
    assert_eq!(outcome(&house.import(csv, plain()).await), [2, 0, 0, 0, 0]);
    let before = house.export(ExportRequest::default()).await;
    let job = house.import(&before.join("\n"), by("id")).await;
    assert_eq!(outcome(&job), [0, 0, 2, 0, 0], "{before:?} {:?}", job.result);
    assert_eq!(house.export(ExportRequest::default()).await, before);

    let unknown = before[1].split_once(',').unwrap().1;
    let csv = format!("{}\n{},{unknown}\n", before[0], kernel::Uuid::now_v7());
    assert_eq!(outcome(&house.import(&csv, by("id")).await), [0, 0, 0, 0, 1]);
}
