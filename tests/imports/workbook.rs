//! An Excel workbook comes in: another sheet is chosen, the mapping is remembered, and the whole is taken back but what
//! somebody changed since.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use system_tests::{Client, Company, client::text, shared};

use crate::{ended, upload};

const ROWS: u32 = 120;

/// Contacts on the first sheet, customers on the second, dates as Excel keeps them.
fn book(city: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").expect("a name").write(0, 0, "请看第二张").expect("text");
    let sheet = book.add_worksheet().set_name("客户").expect("a name");
    for (at, heading) in ["客户名称", "客户编号", "企业规模", "所在城市名", "备注"].iter().enumerate()
    {
        sheet.write(0, at as u16, *heading).expect("a heading");
    }
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    for n in 1..=ROWS {
        sheet.write(n, 0, format!("第{n:03}号表格机械厂")).expect("a name");
        sheet.write(n, 1, format!("XL{n:03}")).expect("a number");
        sheet.write(n, 2, f64::from(n)).expect("a size");
        sheet.write(n, 3, city).expect("a city");
        let at = ExcelDateTime::from_ymd(2026, 1, 31).expect("a day");
        sheet.write_with_format(n, 4, &at, &day).expect("a note");
    }
    book.save_to_buffer().expect("a workbook")
}

async fn preview(client: &Client, file: &str, sheet: &str) -> Value {
    let asked = json!({"fileId": file, "sheet": sheet});
    client.post("/v1/customers/imports/preview", &asked).await.ok()
}

async fn import(client: &Client, request: Value) -> Value {
    let job = client.post("/v1/customers/imports", &request).await.ok();
    ended(client, &job).await
}

async fn undo(client: &Client, job: &Value) -> Value {
    let path = format!("/v1/customers/jobs/{}/undo", text(job, "id"));
    let back = client.post(&path, &json!({})).await.ok();
    ended(client, &back).await["result"].clone()
}

async fn count(client: &Client, filter: &str) -> i64 {
    let asked = [("filter", filter), ("withTotal", "true"), ("pageSize", "1")];
    client.list("/v1/customers", &asked).await.ok()["total"]["count"].as_i64().expect("a total")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_comes_in_under_a_remembered_mapping_and_is_taken_back() {
    let product = shared().await;
    let company = Company::founded(&product, "Workbook").await;
    let admin = &company.admin.client;
    let file = upload(admin, "list.xlsx", book("苏州")).await;
    let first = preview(admin, &file, "").await;
    assert_eq!((&first["sheets"], &first["sheet"]), (&json!(["说明", "客户"]), &json!("说明")));
    let second = preview(admin, &file, "客户").await;
    assert_eq!(second["rows"][0]["cells"], json!(["第001号表格机械厂", "XL001", "1", "苏州", "2026-01-31"]));
    assert_eq!(second["mapping"][3], json!({"column": "所在城市名", "field": ""}), "nobody knows it yet");
    assert_eq!(second["remembered"], json!(false));
    let mapping = json!([
        {"column": "客户名称", "field": "name"}, {"column": "客户编号", "field": "number"},
        {"column": "企业规模", "field": "size"}, {"column": "所在城市名", "field": "city"},
    ]);
    let asked = json!({"fileId": file, "sheet": "客户", "mapping": mapping});
    let imported = import(admin, asked.clone()).await;
    assert_eq!(imported["result"]["created"], ROWS, "{imported}");
    assert_eq!(imported["undoable"], json!(true));
    assert_eq!(count(admin, "city = 苏州 AND size = 77").await, 1);

    // the same headings again: what this person chose is proposed, to nobody else
    let newer = upload(admin, "newer.xlsx", book("无锡")).await;
    let again = preview(admin, &newer, "客户").await;
    assert_eq!((&again["mapping"][3]["field"], &again["remembered"]), (&json!("city"), &json!(true)));
    let rep = company.person("Rep 代表", "rep", None).await;
    let own = upload(&rep.client, "own.xlsx", book("无锡")).await;
    assert_eq!(preview(&rep.client, &own, "客户").await["remembered"], json!(false));

    // an update is taken back to what was before, but where somebody has been
    let asked =
        json!({"fileId": newer, "sheet": "客户", "mapping": mapping, "mode": "UPSERT", "key": "number"});
    let updated = import(admin, asked).await;
    assert_eq!(updated["result"]["updated"], ROWS, "{updated}");
    assert_eq!(preview(admin, &newer, "客户").await["key"], json!("number"));
    let list = admin.list("/v1/customers", &[("filter", "number = XL007")]).await.ok();
    let seventh = format!("/v1/customers/{}", text(&list["customers"][0], "id"));
    admin.patch(&seventh, &json!({"shortName": "七号"})).await.ok();
    let back = undo(admin, &updated).await;
    assert_eq!((&back["changed"], &back["refused"]), (&json!(ROWS - 1), &json!(1)), "{back}");
    assert_eq!(back["refusals"][0]["title"], json!("第007号表格机械厂"));
    assert_eq!(back["refusals"][0]["reason"], json!("CHANGED_MEANWHILE"));
    assert_eq!(
        (count(admin, "city = 苏州").await, count(admin, "city = 无锡").await),
        (i64::from(ROWS) - 1, 1)
    );

    // and so is what was created: the rest is as the import left it
    let back = undo(admin, &imported).await;
    assert_eq!((&back["changed"], &back["refused"]), (&json!(ROWS - 1), &json!(1)), "{back}");
    assert_eq!(count(admin, "").await, 1);
    admin.delete(&seventh).await;
    let path = format!("/v1/customers/jobs/{}/undo", text(&imported, "id"));
    let rest = admin.post(&path, &json!({})).await.ok();
    let rest = ended(admin, &rest).await;
    assert_eq!(
        rest["result"]["refused"].as_i64().unwrap_or_default(),
        0,
        "who deleted it himself took it back: {rest}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_as_a_whole_can_come_again() {
    let product = shared().await;
    let company = Company::founded(&product, "Again").await;
    let admin = &company.admin.client;
    let file = upload(admin, "list.csv", "客户名称,备注\n再来一次机械厂,=1+1\n").await;
    let asked = json!({"fileId": file});
    let imported = import(admin, asked.clone()).await;
    assert_eq!(imported["result"]["created"], 1);
    assert_eq!(import(admin, asked.clone()).await["result"]["repeated"], 1);
    assert_eq!(undo(admin, &imported).await["changed"], 1);
    assert_eq!(import(admin, asked).await["result"]["created"], 1);
    let nothing = format!("/v1/customers/jobs/{}/undo", text(&imported, "id"));
    assert_eq!(admin.post(&nothing, &json!({})).await.reason(422), "NOTHING_TO_UNDO");

    let old = upload(admin, "old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more".to_vec()).await;
    let refused = admin.post("/v1/customers/imports/preview", &json!({"fileId": old})).await.refused(400);
    assert!(refused.to_string().contains("xlsx"), "{refused}");
}
