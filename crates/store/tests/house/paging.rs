//! Keyset pages: every row once, in order, whatever the order.

use std::cmp::Ordering;

use kernel::{FieldDef, Fields, Kind, Money, Placement, Uuid, Value};
use sqlx::AssertSqlSafe;
use store::{ListRequest, Record, records};
use testkit::{
    TestDb,
    sample::{CUSTOMER, Customer, CustomerLevel, SERVICE, customer},
};

use super::support::{Dice, insert};

/// Few values for each field, so that ties and gaps are many.
async fn rows(db: &TestDb, dice: &mut Dice) -> Vec<Customer> {
    let owners: Vec<Uuid> = (1..4).map(Uuid::from_u128).collect();
    let times: Vec<kernel::Time> =
        (0..3).map(|n| db.clock.now() - chrono::Duration::microseconds(n)).collect();
    let mut all: Vec<Customer> =
        (0..137).map(|_| customer(dice.one(&["a", "B", "ä", "华", "b'\\", "A"]))).collect();
    for one in &mut all {
        one.level = CustomerLevel::from(dice.below(4) as i32);
        one.size = dice.maybe(3, &[-5, 0, 7, 70]);
        one.city = dice.maybe(3, &["x".to_owned(), "X".to_owned(), String::new(), "é".to_owned()]);
        one.owned_since = dice.maybe(3, &times);
        let amounts = ["-1.5", "0", "5.00", "5", "9999999999999999.9999"];
        let money = |amount: &str| Money { currency: "CNY".into(), amount: amount.parse().unwrap() };
        one.registered_capital = dice.maybe(3, &amounts).map(money);
        one.head.locked = dice.below(3) == 0;
        one.head.placement = Placement { owner_id: dice.maybe(3, &owners), ..Default::default() };
    }
    insert(db, &mut all).await;
    let mut superuser = db.superuser().await;
    for one in &mut all {
        let Some(at) = dice.maybe(3, &times) else { continue };
        one.last_follow_up_at = dice.maybe(3, &[at]);
        let put = sqlx::query(
            "insert into base.customers_facts (tenant_id, id, last_follow_up_at) values ($1, $2, $3)",
        );
        let put = put.bind(db.company.tenant).bind(one.head.id).bind(one.last_follow_up_at);
        put.execute(&mut superuser).await.unwrap();
    }
    all
}

/// Missing values last, upwards and downwards; texts by code point; amounts as numbers.
fn compare(a: &Value<'_>, b: &Value<'_>, descending: bool) -> Ordering {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => present(a, b),
        _ if descending => present(b, a),
        _ => present(a, b),
    }
}

fn present(a: &Value<'_>, b: &Value<'_>) -> Ordering {
    match (a, b) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Greater,
        (_, Value::Null) => Ordering::Less,
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Enum(a), Value::Enum(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Uuid(a), Value::Uuid(b)) => a.cmp(b),
        (Value::Time(a), Value::Time(b)) => a.cmp(b),
        (Value::Money(a), Value::Money(b)) => a.amount.cmp(&b.amount),
        other => panic!("{other:?}"),
    }
}

fn in_order(rows: &[Customer], keys: &[(&'static FieldDef, bool)]) -> Vec<Uuid> {
    let mut rows: Vec<&Customer> = rows.iter().collect();
    rows.sort_by(|a, b| {
        let by =
            |(field, descending): &(&FieldDef, bool)| compare(&a.value(field), &b.value(field), *descending);
        keys.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
    rows.into_iter().map(|row| row.head().id).collect()
}

async fn walk(db: &TestDb, request: &ListRequest) -> Vec<Uuid> {
    let (ctx, mut request, mut seen) = (db.system(), request.clone(), vec![]);
    loop {
        let page = records::list::<Customer>(db, &ctx, request.clone()).await.unwrap();
        assert!(page.records.len() <= request.page_size as usize);
        seen.extend(page.records.iter().map(|c| c.id.clone().unwrap().parse::<Uuid>().unwrap()));
        request.page_token = page.next_page_token;
        if request.page_token.is_empty() || seen.len() > 500 {
            return seen;
        }
    }
}

#[tokio::test]
async fn pages_hold_every_row_once_in_any_order() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(21);
    let rows = rows(&db, &mut dice).await;
    let names = [
        "name",
        "level",
        "size",
        "city",
        "ownedSince",
        "registeredCapital",
        "locked",
        "ownerId",
        "lastFollowUpAt",
        "createdAt",
        "version",
        "id",
        "deletedAt",
    ];
    for _ in 0..120 {
        let mut keys: Vec<(&'static FieldDef, bool)> = vec![];
        for _ in 0..dice.below(5) {
            let field = CUSTOMER.field(dice.one(&names)).unwrap();
            if !keys.iter().any(|(known, _)| known.number == field.number) {
                keys.push((field, dice.below(2) == 0));
            }
        }
        let sign = |descending| if descending { " desc" } else { "" };
        let order_by: Vec<String> = keys.iter().map(|(f, d)| format!("{}{}", f.json, sign(*d))).collect();
        if !keys.iter().any(|(field, _)| field.name == "id") {
            let descending = keys.last().is_none_or(|(_, descending)| *descending);
            keys.push((CUSTOMER.field("id").unwrap(), descending));
        }
        let request = ListRequest {
            order_by: order_by.join(", "),
            page_size: 1 + dice.below(60) as i32,
            read_mask: vec!["name".into()],
            ..Default::default()
        };
        assert_eq!(walk(&db, &request).await, in_order(&rows, &keys), "{}", request.order_by);
    }
}

#[tokio::test]
async fn a_token_that_was_not_made_for_this_list_is_refused() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(22);
    rows(&db, &mut dice).await;
    let ctx = db.system();
    let ask =
        async |ctx: &kernel::Ctx, request: ListRequest| records::list::<Customer>(&db, ctx, request).await;
    let first =
        ListRequest { order_by: "size, registeredCapital".into(), page_size: 3, ..Default::default() };
    let token = ask(&ctx, first.clone()).await.unwrap().next_page_token;
    let with = |token: &str| ListRequest { page_token: token.to_owned(), ..first.clone() };
    assert!(ask(&ctx, with(&token)).await.is_ok());
    let foreign = testkit::Company::new().administrator.call(&db, "customers.customer.read");
    let mut refused = vec![(foreign, with(&token))];
    refused.push((ctx.clone(), ListRequest { filter: "size = 7".into(), ..with(&token) }));
    refused.push((ctx.clone(), ListRequest { search: "a".into(), ..with(&token) }));
    refused.push((ctx.clone(), ListRequest { order_by: "size".into(), ..with(&token) }));
    for bad in ["?", "AAAA", "\0", &token[1..], &format!("{token}AAAA"), &"A".repeat(5_000)] {
        refused.push((ctx.clone(), with(bad)));
    }
    for (ctx, request) in refused {
        let error = ask(&ctx, request.clone()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.fields()[0].field.as_str()),
            (Kind::Invalid, "pageToken"),
            "{request:?}"
        );
    }
}

/// The seal is no secret: who forges one with nonsense inside gets a refusal, never a fault.
#[tokio::test]
async fn a_forged_token_is_a_refusal_and_never_a_fault() {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(23);
    rows(&db, &mut dice).await;
    let ctx = db.system();
    let nonsense = [
        "",
        "x",
        "-",
        "null",
        "NaN",
        "inf",
        "1e400",
        "1_000",
        "99999999999999999999999",
        "-1",
        "true",
        "t",
        "0000-01-01",
        "+12345-01-01",
        "2026-02-30",
        "0000-01-01T00:00:00.000000Z",
        "2026-01-31T00:00:60Z",
        "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
        "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
        "67e5504410b1426f9247bb680e5fe0c8",
        "\u{0}",
        "' or 1=1 --",
        "9999999999999999999999999999",
    ];
    let keys = [
        "name",
        "level",
        "size",
        "city",
        "ownedSince",
        "registeredCapital",
        "locked",
        "ownerId",
        "version",
        "id",
    ];
    for key in keys {
        let request = ListRequest { order_by: key.into(), page_size: 1, ..Default::default() };
        let token = records::list::<Customer>(&db, &ctx, request.clone()).await.unwrap().next_page_token;
        let bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
        for value in nonsense {
            let count = if key == "id" { 1 } else { 2 };
            let json = serde_json::to_vec(&vec![Some(value); count]).unwrap();
            let page_token = URL_SAFE_NO_PAD.encode([&bytes[..8], &json].concat());
            let reply =
                records::list::<Customer>(&db, &ctx, ListRequest { page_token, ..request.clone() }).await;
            if let Err(error) = reply {
                assert_eq!(error.kind(), Kind::Invalid, "{key} {value:?}: {error}");
            }
        }
    }
}

#[tokio::test]
async fn of_many_hits_only_indexed_fields_sort_and_counts_go_up_to_a_bound() {
    let db = TestDb::open(&SERVICE).await;
    let sql = format!(
        "insert into base.customers (tenant_id, id, name, created_at, updated_at, version) \
         select '{}', gen_random_uuid(), 'n' || n, now(), now(), 1 from generate_series(1, 100001) n",
        db.company.tenant
    );
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut db.superuser().await).await.unwrap();
    let ctx = db.system();
    let ask = async |order_by: &str| {
        let request =
            ListRequest { order_by: order_by.into(), with_total: true, page_size: 5, ..Default::default() };
        records::list::<Customer>(&db, &ctx, request).await
    };
    assert_eq!(ask("name").await.unwrap().total, Some((10_000, false)));
    let error = ask("name, locked").await.unwrap_err();
    let field = &error.fields()[0];
    assert_eq!((field.field.as_str(), field.reason), ("orderBy", "SORT_FIELD_NOT_INDEXED"));
    assert!(field.params.contains(&("key".to_owned(), "locked".to_owned())), "{error}");
    let few = ListRequest { filter: "name : n123".into(), order_by: "locked".into(), ..Default::default() };
    let page = records::list::<Customer>(&db, &ctx, few).await.unwrap();
    assert_eq!(page.records.len(), 50, "few of many are sorted by any field");
    let other = testkit::Company::new().administrator.call(&db, "customers.customer.read");
    let request = ListRequest { order_by: "locked".into(), with_total: true, ..Default::default() };
    let page = records::list::<Customer>(&db, &other, request).await.unwrap();
    assert_eq!(page.total, Some((0, true)), "another tenant's rows don't count");
}
