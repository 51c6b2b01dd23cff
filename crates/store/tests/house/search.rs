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

/// A word that stands in nearly every name, one that stands in more than are gathered, and a rare one.
#[tokio::test]
async fn common_and_rare_words_are_found_alike() {
    let db = TestDb::open(&SERVICE).await;
    let mut all = [customer("天下有限公司"), customer("天下股份公司"), customer("海角有限公司")];
    insert(&db, &mut all).await;
    for (name, copies) in [("天下有限公司", 9_000), ("天下股份公司", 1_000)] {
        let sql = "insert into base.customers select made.* from base.customers c, generate_series(1, $2) n, \
            lateral jsonb_populate_record(null::base.customers, to_jsonb(c) || jsonb_build_object( \
            'id', gen_random_uuid(), 'created_at', c.created_at + n * interval '1 second')) made where c.name = $1";
        sqlx::query(sql).bind(name).bind(copies).execute(&db.db.system).await.unwrap();
    }
    sqlx::query("analyze base.customers").execute(&mut db.superuser().await).await.unwrap();
    for (search, total) in [
        ("天下", (10_000, false)),
        ("有限", (9_002, true)),
        ("股份", (1_001, true)),
        ("海角", (1, true)),
        ("地", (0, true)),
    ] {
        for order_by in ["createdAt desc", "industry desc, createdAt desc"] {
            let mut request = ListRequest {
                search: search.to_owned(),
                order_by: order_by.to_owned(),
                page_size: 200,
                with_total: true,
                ..Default::default()
            };
            let mut names = vec![];
            for page in 0..3 {
                let reply = records::list::<Customer>(&db, &db.system(), request.clone()).await.unwrap();
                assert_eq!(reply.total, Some(total), "{search}, page {page}");
                names.extend(reply.records.into_iter().map(|c| c.name.unwrap()));
                request.page_token = reply.next_page_token;
                if request.page_token.is_empty() {
                    break;
                }
            }
            assert_eq!(names.len(), 600.min(total.0 as usize), "{search}");
            assert!(names.iter().all(|name| name.contains(search)), "{search}");
        }
    }
}
