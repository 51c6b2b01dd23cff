//! Search: Chinese, English, pinyin, phone numbers.

use store::{ListRequest, records};
use testkit::{
    TestDb,
    sample::{Customer, SERVICE, customer},
};

use super::support::{change, insert};

async fn found(db: &TestDb, search: &str) -> Vec<String> {
    let request =
        ListRequest { search: search.to_owned(), order_by: "createdAt, id".to_owned(), ..Default::default() };
    let page = records::list::<Customer>(db, &db.system(), request).await.unwrap();
    page.records.into_iter().map(|c| c.name.unwrap()).collect()
}

#[tokio::test]
async fn customers_are_found_by_what_people_type() {
    let db = TestDb::open(&SERVICE).await;
    let mut all = [customer("华为技术有限公司"), customer("Zürich Insurance Group"), customer("小米科技")];
    all[0].phone = Some("+8613800138000".to_owned());
    all[2].short_name = Some("Xiaomi".to_owned());
    insert(&db, &mut all).await;
    let [huawei, zurich, xiaomi] = ["华为技术有限公司", "Zürich Insurance Group", "小米科技"];
    for (search, expected) in [
        ("华为", vec![huawei]),
        ("技术", vec![huawei]),
        ("hwjs", vec![huawei]),
        ("huawei", vec![huawei]),
        ("8000", vec![huawei]),
        ("138 0013 8000", vec![huawei]),
        ("ZÜRICH ins", vec![zurich]),
        ("xiaomi", vec![xiaomi]),
        ("小米 xiao", vec![xiaomi]),
        ("科", vec![xiaomi]),
        ("华为 小米", vec![]),
        ("'; drop table customers; --", vec![]),
        ("!?", vec![]),
        ("  ", vec![huawei, zurich, xiaomi]),
    ] {
        assert_eq!(found(&db, search).await, expected, "{search}");
    }
    change::<Customer>(&db, &db.system(), all[2].head.id, |c| c.name = "大米".to_owned()).await.unwrap();
    assert_eq!(found(&db, "小米").await, Vec::<String>::new(), "terms follow the record");
    assert_eq!(found(&db, "大米").await, ["大米"]);
}
