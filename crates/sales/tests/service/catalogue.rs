//! The catalogue: codes name one product each, however many are entered at once; prices go by the
//! customer's level and place, the quantity and the day.

use std::collections::BTreeSet;

use events::Envelope;
use futures::future::join_all;
use kernel::{Result, Uuid};
use proto::sales::v1::{self as wire, resolve_prices_response::Source};
use sales::{
    prices,
    records::{PriceBook, PriceBookLine, Product},
};
use serde_json::json;
use store::{directory::NoOtherServices, records};

use crate::{
    house::{reason, wrong},
    quoting::{Market, yuan},
};

#[tokio::test]
async fn products_without_a_code_get_the_next_one_and_no_code_names_two() {
    let market = Market::open().await;
    let typed = |code: &str| wire::Product {
        name: Some("路由器".to_owned()),
        code: Some(code.to_owned()),
        ..Default::default()
    };
    market.enter(typed("P00003")).await.unwrap();
    let second = market.product("网线", "5", None).await.unwrap();
    let fourth = market.product("机柜", "900", None).await.unwrap();
    assert_eq!((second.code(), fourth.code()), ("P00002", "P00004"), "somebody has typed in P00003");
    assert_eq!(wrong(market.enter(typed("p00003")).await), ["code CODE_TAKEN"]);
    let twice = join_all((0..8).map(|_| market.enter(typed("X-1")))).await;
    assert_eq!(twice.iter().filter(|reply| reply.is_ok()).count(), 1);

    let many = join_all((0..20).map(|_| market.product("模块", "10", None))).await;
    let codes: BTreeSet<String> = many.into_iter().map(|reply| reply.unwrap().code.unwrap()).collect();
    assert_eq!(codes, (5..25).map(|n| format!("P{n:05}")).collect(), "one after another without a gap");
}

#[tokio::test]
async fn a_bundle_is_made_of_products_that_are_no_bundles() {
    let market = Market::open().await;
    let bundle = |item: &str| wire::Product {
        name: Some("套餐".to_owned()),
        kind: wire::product::Kind::Bundle.into(),
        items: vec![wire::ProductItem {
            item_id: Some(item.to_owned()),
            quantity: Some("2.5".to_owned()),
            ..Default::default()
        }],
        ..Default::default()
    };
    let made = market.enter(bundle(&market.switch)).await.unwrap();
    assert_eq!(made.items[0].quantity(), "2.5");
    let nested = market.enter(bundle(made.id())).await;
    assert_eq!(wrong(nested), ["items[0].itemId BUNDLE_IN_BUNDLE"]);
    let missing = market.enter(bundle(&Uuid::now_v7().to_string())).await;
    assert_eq!(wrong(missing), ["items[0].itemId NO_SUCH_RECORD"]);
    let mut odd = bundle(&market.switch);
    odd.items[0].quantity = Some("1e3".to_owned());
    assert_eq!(wrong(market.enter(odd).await), ["items[0].quantity NOT_A_NUMBER"]);
}

#[tokio::test]
async fn whoever_may_not_see_costs_sees_and_writes_none() {
    let market = Market::open().await;
    let ctx = market.house.call(&market.rep, "sales.product.read");
    let seen = records::get::<Product>(&market.house.db, &ctx, &market.switch).await.unwrap();
    assert_eq!((seen.cost, seen.masked_fields), (None, vec!["cost".to_owned()]));
    let filter = "cost > 50".to_owned();
    let asked = store::ListRequest { filter, ..Default::default() };
    let refused =
        records::list::<Product>(&market.house.db, &ctx, asked).await.map(|page| page.records.len());
    assert_eq!(wrong(refused), ["filter EQUALITY_ONLY"]);
    let given = wire::Product { id: Some(market.switch.clone()), cost: yuan("1"), ..Default::default() };
    let paths = Some(vec!["cost".to_owned()]);
    let ctx = market.house.call(&market.rep, "sales.product.update");
    let changed =
        records::update::<Product>(&market.house.db, &ctx, Some(given), paths, &NoOtherServices).await;
    assert_eq!(reason(changed), "FORBIDDEN");
}

/// Prices for a customer on a day.
async fn prices_of(
    market: &Market,
    customer: Option<Uuid>,
    quantities: &[&str],
    day: &str,
) -> Result<Vec<String>> {
    let ctx = market.house.call(&market.rep, "sales.price_book.read");
    let line = |quantity: &&str| wire::resolve_prices_request::Line {
        product_id: market.switch.clone(),
        quantity: (*quantity).to_owned(),
    };
    let request = wire::ResolvePricesRequest {
        customer_id: customer.map(|id| id.to_string()).unwrap_or_default(),
        currency: "cny".to_owned(),
        day: day.to_owned(),
        lines: quantities.iter().map(line).collect(),
    };
    let reply = prices::resolve(&market.house.db, &ctx, &NoOtherServices, request).await?;
    let told = |line: &wire::resolve_prices_response::Line| {
        let price = line.price.as_ref().map(|price| price.amount.clone()).unwrap_or_default();
        match line.source() {
            Source::PriceBook => format!("{price} {}", line.price_book),
            other => format!("{price} {other:?}"),
        }
    };
    Ok(reply.lines.iter().map(told).collect())
}

async fn book(market: &Market, book: wire::PriceBook, steps: &[(&str, &str, &str)]) {
    let db = &market.house.db;
    let ctx = market.house.call(&market.director, "sales.price_book.create");
    let book = wire::PriceBook { currency: Some("CNY".to_owned()), ..book };
    let book = records::create::<PriceBook>(db, &ctx, Some(book), &NoOtherServices).await.unwrap();
    let ctx = market.house.call(&market.director, "sales.price_book_line.create");
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    for (from, price, discount) in steps {
        let line = wire::PriceBookLine {
            price_book_id: book.id.clone(),
            product_id: Some(market.switch.clone()),
            from_quantity: given(from),
            price: given(price),
            discount: given(discount),
            ..Default::default()
        };
        records::create::<PriceBookLine>(db, &ctx, Some(line), &NoOtherServices).await.unwrap();
    }
}

/// Hears of a customer's level and place.
async fn hear(market: &Market, customer: Uuid, version: i32, level: &str, city: &str) {
    let db = &market.house.db;
    let event = json!({
        "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/customers",
        "type": "crm.customers.customer.updated", "subject": format!("customer/{customer}"),
        "time": db.clock.now(), "datacontenttype": "application/json", "tenant": db.company.tenant,
        "data": {
            "kind": "customers.customer", "id": customer, "version": version, "deleted": false,
            "record": {"level": level, "city": city},
        },
    });
    let event = Envelope::parse(event.to_string().as_bytes()).unwrap();
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    prices::known::consumer().handler.handle(&mut uow, &event).await.unwrap();
    uow.commit_quietly().await.unwrap();
}

#[tokio::test]
async fn a_customers_price_goes_by_his_level_and_place_the_quantity_and_the_day() {
    let market = Market::open().await;
    let customer = market.house.customer;
    let of = |quantities: &'static [&str]| prices_of(&market, Some(customer), quantities, "");
    assert_eq!(of(&["1"]).await.unwrap(), ["100 List"]);

    let steps = wire::PriceBook { name: Some("阶梯价".to_owned()), ..Default::default() };
    book(&market, steps, &[("", "95", ""), ("10", "", "12.5")]).await;
    let mut key =
        wire::PriceBook { name: Some("重点客户".to_owned()), priority: Some(5), ..Default::default() };
    key.set_customer_level(wire::price_book::CustomerLevel::Key);
    book(&market, key, &[("", "80", "")]).await;
    let autumn = wire::PriceBook {
        name: Some("深圳".to_owned()),
        priority: Some(9),
        region: Some("深圳".to_owned()),
        valid_until: Some("2026-01-31".to_owned()),
        ..Default::default()
    };
    book(&market, autumn, &[("", "70", "")]).await;
    assert_eq!(of(&["1", "9.99", "10"]).await.unwrap(), ["95 阶梯价", "95 阶梯价", "87.5 阶梯价"]);

    hear(&market, customer, 2, "KEY", "广州").await;
    assert_eq!(of(&["10"]).await.unwrap(), ["80 重点客户"]);
    hear(&market, customer, 1, "NORMAL", "深圳").await;
    assert_eq!(of(&["10"]).await.unwrap(), ["80 重点客户"], "the older event comes late");
    hear(&market, customer, 3, "NORMAL", "深圳").await;
    assert_eq!(of(&["10"]).await.unwrap(), ["70 深圳"]);
    let tomorrow = prices_of(&market, Some(customer), &["10"], "2026-02-01").await.unwrap();
    assert_eq!(tomorrow, ["87.5 阶梯价"], "its last day is over");
    assert_eq!(prices_of(&market, None, &["1"], "").await.unwrap(), ["95 阶梯价"], "nobody in particular");
    let stranger = prices_of(&market, Some(Uuid::now_v7()), &["x"], "someday").await;
    assert_eq!(wrong(stranger), ["day NOT_A_DATE", "lines[0].quantity NOT_A_NUMBER"]);
    let unknown = prices_of(&market, Some(Uuid::now_v7()), &["1"], "").await;
    assert_eq!(wrong(unknown), ["customerId NO_SUCH_RECORD"]);

    // what is written into a quote is the customer's price, and no discount of ours
    let quote = market.create(&market.rep, market.typed("10", "0")).await.unwrap();
    assert_eq!(
        (quote.lines[0].price(), quote.lines[0].list_price(), quote.discount_rate()),
        ("70", "70", "0")
    );
}
