//! What is refused: whole files before the job begins, single rows in a file of their own.

use proto::common::v1::{ColumnMapping, ImportRequest};
use store::jobs::{FAILED, SUCCEEDED};

use crate::house::{House, outcome, plain};

#[tokio::test]
async fn refused_rows_come_back_with_line_and_reasons_and_no_formulas() {
    let house = House::open().await;
    let csv = "客户名称,客户级别,电话,邮箱,员工人数,负责人\n\
        =cmd|' /C calc'!A0,钻石,+86 12,nobody@,十,谁\n\
        ,,,,,\n\
        好客户,,+86 13800138000,,\"1,200\",\n\
        '@惠州,,,,,老板\n";
    let job = house.import(csv, plain()).await;
    assert_eq!((job.state, outcome(&job)), (SUCCEEDED, [2, 0, 0, 0, 2]));
    let lines = house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap());
    assert_eq!(lines[0], "客户名称,客户级别,电话,邮箱,员工人数,负责人,行号,未导入原因");
    let row = &lines[1];
    assert!(row.starts_with("'=cmd|' /C calc'!A0,钻石,'+86 12,nobody@,十,谁,2,"), "{row}");
    for reason in [
        "客户级别：“钻石”不是可选项",
        "电话：请输入正确的电话号码。",
        "邮箱：请输入正确的邮箱地址。",
        "员工人数：请输入整数。",
        "负责人：找不到“谁”。",
    ] {
        assert!(row.contains(reason), "{reason} in {row}");
    }
    assert_eq!(lines[2], ",,,,,,3,客户名称：此项必填。");
    assert_eq!(house.of("好客户", "size").await.as_deref(), Some("1200"));
    // an apostrophe that an export put there is gone
    assert!(house.of("@惠州", "id").await.is_some());
}

#[tokio::test]
async fn a_wrong_mapping_is_refused_whole_before_anything_begins() {
    let house = House::open().await;
    let column =
        |column: &str, field: &str| ColumnMapping { column: column.to_owned(), field: field.to_owned() };
    let mapping = vec![
        column("客户名称", "name"),
        column("客户名称2", "shortName"),
        column("电话", "fax"),
        column("跟进", "followUpCount"),
        column("城市", "name"),
    ];
    let csv = "客户名称,电话,跟进,城市\na,b,c,d\n";
    let refused = house.begin(csv, ImportRequest { mapping, ..plain() }).await.unwrap_err();
    let named: Vec<String> =
        refused.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect();
    assert_eq!(
        named,
        [
            "mapping[1].column NO_SUCH_COLUMN",
            "mapping[2].field UNKNOWN_FIELD",
            "mapping[3].field NOT_SETTABLE",
            "mapping[4].field SAID_TWICE",
        ]
    );
    for (csv, field) in [("", "fileId FILE_EMPTY"), ("甲,乙\n1,2\n", "mapping NO_COLUMN_KNOWN")] {
        let refused = house.begin(csv, plain()).await.unwrap_err();
        assert_eq!(format!("{} {}", refused.fields()[0].field, refused.fields()[0].reason), field);
    }
    let upsert = |key: &str| ImportRequest { mode: 2, key: key.to_owned(), ..plain() };
    for (key, reason) in [("", "REQUIRED"), ("industry", "NOT_AN_OPTION"), ("number", "KEY_NOT_MAPPED")] {
        let refused = house.begin("客户名称\na\n", upsert(key)).await.unwrap_err();
        assert_eq!(refused.fields()[0].reason, reason, "{key}");
    }
    assert_eq!(house.db.count("jobs").await, 0);
}

#[tokio::test]
async fn a_file_that_turns_out_to_be_no_text_fails_with_its_reason() {
    let house = House::open().await;
    let mut bytes = "客户名称\n好\n".repeat(1000).into_bytes();
    bytes.extend([0xc3, 0xfb, b'\n']);
    let file_id = house.drawer.put("gbk.csv", bytes);
    let job = house.customers.import(&house.boss(), ImportRequest { file_id, ..plain() }).await.unwrap();
    let job = house.run(job.id).await;
    assert_eq!((job.state, &*job.error), (FAILED, "FILE_NOT_TEXT"));
    assert_eq!(house.db.count("customers").await, 0);
}

#[tokio::test]
async fn who_may_not_assign_imports_for_himself_only() {
    let house = House::open().await;
    {
        let mut tenant = house.people.tenant.lock().unwrap();
        tenant.roles[1].grants = [
            ("customers.customer.import", kernel::Scope::Own),
            ("customers.customer.read", kernel::Scope::Own),
        ]
        .map(|(permission, scope)| (permission.to_owned(), scope))
        .into();
    }
    let file_id =
        house.drawer.put("list.csv", "客户名称,负责人\n甲公司,lilei@kehu.cn\n乙公司,boss@kehu.cn\n");
    let ctx = house.chinese(&house.db.company.rep, "customers.customer.import");
    let job = house.customers.import(&ctx, ImportRequest { file_id, ..plain() }).await.unwrap();
    let job = house.run(job.id).await;
    assert_eq!(outcome(&job), [1, 0, 0, 0, 1]);
    let lines = house.drawer.lines(job.result["rejectedFileId"].as_str().unwrap());
    assert!(lines[1].contains("将公海客户分配给同事"), "{lines:?}");
}
