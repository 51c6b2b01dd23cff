//! What a list is asked, and what it refuses.

use kernel::Kind;
use store::{ListRequest, records};
use testkit::{
    TestDb,
    sample::{Customer, SERVICE, customer},
};

use super::support::insert;

#[tokio::test]
async fn a_list_is_fifty_long_unless_told_and_two_hundred_at_most() {
    let db = TestDb::open(&SERVICE).await;
    let mut all: Vec<_> = (0..230).map(|n| customer(&format!("c{n}"))).collect();
    insert(&db, &mut all).await;
    let ctx = db.system();
    let ask = async |page_size: i32| {
        records::list::<Customer>(&db, &ctx, ListRequest { page_size, ..Default::default() }).await
    };
    for (asked, given) in [(0, 50), (1, 1), (200, 200), (1_000_000, 200)] {
        let page = ask(asked).await.unwrap();
        assert_eq!((page.records.len(), page.total), (given, None));
        assert!(!page.next_page_token.is_empty());
    }
    assert_eq!(ask(-1).await.unwrap_err().fields()[0].field, "pageSize");
}

#[tokio::test]
async fn a_list_without_an_order_begins_with_the_newest() {
    let db = TestDb::open(&SERVICE).await;
    for name in ["old", "young"] {
        insert(&db, &mut [customer(name)]).await;
    }
    let page = records::list::<Customer>(&db, &db.system(), ListRequest::default()).await.unwrap();
    let names: Vec<_> = page.records.iter().filter_map(|c| c.name.as_deref()).collect();
    assert_eq!(names, ["young", "old"]);
}

#[tokio::test]
async fn a_wrong_question_names_what_is_wrong() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.system();
    let filter = |text: &str| ListRequest { filter: text.into(), ..Default::default() };
    let order = |text: &str| ListRequest { order_by: text.into(), ..Default::default() };
    let many = (0..9).map(|_| "name").collect::<Vec<_>>().join(",");
    for (request, field) in [
        (filter("name ="), "filter"),
        (filter("name = 'a' AND size = 1 OR size = 2"), "filter"),
        (filter("level = NONSENSE"), "filter"),
        (filter("size = 99999999999999999999"), "filter"),
        (filter("(((((((((((((((((((((((((((((((((((((((((((name = 'a'"), "filter"),
        (filter("addresses.city = 'a'"), "filter"),
        (order("nonsense"), "orderBy"),
        (order("name up"), "orderBy"),
        (order("name desc desc"), "orderBy"),
        (order("name, name desc"), "orderBy"),
        (order("tags"), "orderBy"),
        (order("addresses"), "orderBy"),
        (order("custom"), "orderBy"),
        (order("name; drop table customers"), "orderBy"),
        (order(&many), "orderBy"),
        (ListRequest { read_mask: vec!["addresses.city".into()], ..Default::default() }, "readMask"),
    ] {
        let error = records::list::<Customer>(&db, &ctx, request.clone()).await.unwrap_err();
        assert_eq!((error.kind(), error.fields()[0].field.as_str()), (Kind::Invalid, field), "{request:?}");
    }
}

#[tokio::test]
async fn numbers_beyond_a_column_s_range_match_nothing() {
    let db = TestDb::open(&SERVICE).await;
    let mut acme = customer("Acme");
    acme.size = Some(i32::MAX);
    insert(&db, &mut [acme]).await;
    let ctx = db.system();
    for (filter, count) in [
        ("size = 9223372036854775807", 0),
        ("size < 9223372036854775807", 1),
        ("size IN (9223372036854775807, 2147483647)", 1),
        ("createdAt < 9999-12-31", 1),
        ("createdAt > 0001-01-01", 1),
        ("createdAt > now() - 100000d", 1),
    ] {
        let request = ListRequest { filter: filter.into(), ..Default::default() };
        match records::list::<Customer>(&db, &ctx, request).await {
            Ok(page) => assert_eq!(page.records.len(), count, "{filter}"),
            Err(error) => assert_eq!(error.kind(), Kind::Invalid, "{filter}: {error}"),
        }
    }
}
