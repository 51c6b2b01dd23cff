//! Bad input by the thousand: always a refusal that names what is wrong, never a fault, never half a
//! write.

use kernel::{Error, Kind};
use proto::common::v1::{Custom, Money, Share};
use proto::customers::v1::{Contact as ContactWire, Customer as CustomerWire, CustomerAddress};
use store::{ListRequest, directory::NoOtherServices, records};
use testkit::{
    TestDb,
    sample::{Contact, Customer, SERVICE},
};

use super::support::{CREATE, Dice, owned, placed};

const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "华为",
    "\0",
    "a\0b",
    "\u{feff}",
    "\u{202e}abc",
    "\u{1f600}",
    "e\u{301}",
    "'; drop table customers; --",
    "\\",
    "%_",
    "{}",
    "null",
    "true",
    "-1",
    "1e400",
    "9999999999999999999999999999",
    "99999999999999999999999999999999",
    "2026-02-30",
    "0000-01-01",
    "+12345-01-01",
    "-0001-12-31",
    "2026-01-31",
    "a@b",
    "a@example.com",
    "http://",
    "https://e.com",
    "+8613800138000",
    "138",
    "\u{0}\u{1}\u{2}",
    "00000000-0000-0000-0000-000000000000",
    "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
    "67e55044-10b1-426f-9247-bb680e5fe0c8",
    "CNY",
    "cny",
    "name",
    "customers.customer",
    "\r\n\t",
    "１２３",
    "ﬁ",
    "İ",
    "ß",
];
const JSON: &[&str] = &[
    "",
    "{}",
    "[]",
    "null",
    "{",
    r#"{"a":1}"#,
    r#"{"a":null}"#,
    r#"{"a":"\u0000"}"#,
    r#"{"a":"\ud800"}"#,
    r#"{"A":1}"#,
    r#"{"a":1e400}"#,
    r#"{"a":[1e400]}"#,
    r#"{"a":{"b":1e200000}}"#,
    r#"{"a":[-1e-200000]}"#,
    r#"{"a":1,"a":2}"#,
    r#"{"a":12345678901234567890123}"#,
    r#"{"a":0.1000000000000000055511151231257827}"#,
    r#"{"a":[[[[[[[[1]]]]]]]]}"#,
    r#"{"a":{"\u0000":1}}"#,
];

fn text(dice: &mut Dice) -> String {
    match dice.below(12) {
        0 => "x".repeat(dice.one(&[100, 255, 256, 10_001, 200_000])),
        1 => "华".repeat(dice.one(&[60, 100, 4_001])),
        2 => format!("{}{}", dice.one(TEXTS), dice.one(TEXTS)),
        _ => dice.one(TEXTS).to_owned(),
    }
}

fn maybe(dice: &mut Dice) -> Option<String> {
    (dice.below(9) == 0).then(|| text(dice))
}

fn time(dice: &mut Dice) -> Option<proto::time::Timestamp> {
    let seconds = dice.one(&[0, 1, i64::MAX, i64::MIN, 253_402_300_800, -62_135_596_801]);
    let nanos = dice.one(&[0, -1, 999_999_999, i32::MAX, i32::MIN]);
    (dice.below(15) == 0).then_some(proto::time::Timestamp { seconds, nanos })
}

fn custom(dice: &mut Dice) -> Option<Custom> {
    (dice.below(3) == 0).then(|| Custom { json: dice.one(JSON).to_owned() })
}

fn customer(dice: &mut Dice) -> CustomerWire {
    let number = |dice: &mut Dice| dice.one(&[0, 0, 0, 0, 0, 1, 1, 2, -1, 99, i32::MAX, i32::MIN]);
    CustomerWire {
        name: if dice.below(9) == 0 { maybe(dice) } else { Some("Acme".to_owned()) },
        r#type: number(dice),
        level: number(dice),
        short_name: maybe(dice),
        size: (dice.below(4) == 0).then(|| number(dice)),
        city: maybe(dice),
        phone: maybe(dice),
        email: maybe(dice),
        website: maybe(dice),
        tags: (0..dice.one(&[0, 0, 0, 0, 0, 0, 2, 5, 1_001])).map(|_| text(dice)).collect(),
        parent_id: (dice.below(15) == 0).then(|| text(dice)),
        description: maybe(dice),
        addresses: (0..dice.one(&[0, 0, 0, 0, 0, 0, 1, 3, 201]))
            .map(|_| CustomerAddress {
                id: (dice.below(3) == 0).then(|| text(dice)),
                r#use: number(dice),
                city: maybe(dice),
                street: Some(text(dice)),
                ..Default::default()
            })
            .collect(),
        registered_capital: (dice.below(9) == 0).then(|| Money { currency: text(dice), amount: text(dice) }),
        custom: custom(dice),
        pooled_at: time(dice),
        locked: dice.below(20) == 0,
        shares: vec![Share::default(); usize::from(dice.below(20) == 0)],
        ..Default::default()
    }
}

/// Was it done? Else it must have been refused for something that it names.
fn done<W>(asked: &str, reply: Result<W, Error>) -> bool {
    let Err(error) = reply else { return true };
    match error.kind() {
        Kind::NotFound => {}
        Kind::Invalid => assert!(!error.fields().is_empty(), "{error}\n{asked}"),
        _ => panic!("{error}\n{asked}"),
    }
    false
}

#[tokio::test]
async fn nonsense_in_a_record_is_refused_by_name() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(31);
    let ctx = db.company.administrator.call(&db, CREATE);
    let parent = placed(&db, "Acme", owned(db.company.administrator.id, db.company.root)).await;
    let mut made = 0;
    for _ in 0..700 {
        let wire = customer(&mut dice);
        let asked = format!("{wire:?}");
        let reply = records::create::<Customer>(&db, &ctx, Some(wire), &NoOtherServices).await;
        made += i64::from(done(&asked, reply));

        let mut wire = customer(&mut dice);
        wire.id = Some(if dice.below(9) == 0 { text(&mut dice) } else { parent.head.id.to_string() });
        let fields = ["name", "custom", "addresses", "tags", "registered_capital", "size", "phone", "level"];
        let paths = match dice.below(4) {
            0 => None,
            1 => Some((0..3).map(|_| text(&mut dice)).collect()),
            _ => Some((0..4).map(|_| dice.one(&fields).to_owned()).collect()),
        };
        let asked = format!("{paths:?} {wire:?}");
        let reply = records::update::<Customer>(&db, &ctx, Some(wire), paths, &NoOtherServices).await;
        done(&asked, reply);

        let wire = ContactWire {
            customer_id: Some(parent.head.id.to_string()),
            name: Some("王芳".to_owned()),
            birthday: maybe(&mut dice),
            wechat: maybe(&mut dice),
            notes: maybe(&mut dice),
            custom: custom(&mut dice),
            ..Default::default()
        };
        let asked = format!("{wire:?}");
        let reply = records::create::<Contact>(&db, &ctx, Some(wire), &NoOtherServices).await;
        done(&asked, reply);
    }
    assert!(made > 50, "{made}");
    assert_eq!(db.count("customers").await, made + 1);
    let audited: i64 =
        sqlx::query_scalar("select count(*) from base.audit where kind = 'customer' and action = 'created'")
            .fetch_one(&db.db.system)
            .await
            .unwrap();
    assert_eq!(audited, made + 1);
}

#[tokio::test]
async fn nonsense_in_a_list_is_refused_by_name() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(32);
    placed(&db, "Acme", Default::default()).await;
    let ctx = db.company.administrator.call(&db, "customers.customer.read");
    let words = [
        "name",
        "size",
        "level",
        "createdAt",
        "tags",
        "custom.a",
        "phone",
        "registeredCapital",
        "ownerId",
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        "=",
        "!=",
        "<",
        ">=",
        ":",
        "IN",
        ",",
        "*",
        "null",
        "'a'",
        "\"a\"",
        "'",
        "5",
        "-1",
        "1e9",
        "5.5",
        "99999999999999999999",
        "today()",
        "now()",
        "me()",
        "- 30d",
        "+ 999999999999y",
        "2026-01-31",
        "KEY",
        "desc",
        "\0",
        "00000000-0000-0000-0000-000000000001",
        "true",
        ".",
        "--",
        ";",
        "华",
    ];
    let sentence = |dice: &mut Dice| {
        let words: Vec<&str> = (0..dice.below(8)).map(|_| dice.one(&words)).collect();
        words.join(dice.one(&[" ", " ", " ", ""]))
    };
    let mut fine = 0;
    for _ in 0..2_000 {
        let request = ListRequest {
            filter: if dice.below(2) == 0 { sentence(&mut dice) } else { String::new() },
            order_by: if dice.below(4) == 0 { sentence(&mut dice) } else { String::new() },
            search: if dice.below(4) == 0 { text(&mut dice) } else { String::new() },
            page_token: if dice.below(9) == 0 { text(&mut dice) } else { String::new() },
            read_mask: (0..dice.below(2)).map(|_| sentence(&mut dice)).collect(),
            page_size: dice.one(&[0, 1, -1, i32::MAX, i32::MIN]),
            with_total: dice.below(2) == 0,
            deleted: false,
        };
        match records::list::<Customer>(&db, &ctx, request.clone()).await {
            Ok(_) => fine += 1,
            Err(error) => {
                assert_eq!(error.kind(), Kind::Invalid, "{error}\n{request:?}");
                assert!(!error.fields().is_empty(), "{error}\n{request:?}");
            }
        }
    }
    assert!(fine > 100, "{fine}");
}

#[tokio::test]
async fn custom_fields_are_merged_by_key_and_their_numbers_kept_to_the_digit() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.company.administrator.call(&db, "customers.customer.update");
    let wire = |json: &str| CustomerWire {
        name: Some("Acme".to_owned()),
        custom: Some(Custom { json: json.to_owned() }),
        ..Default::default()
    };
    let first = r#"{"a": 12345678901234567890123, "b": {"x": 0.10}, "c": "keep"}"#;
    let made = records::create::<Customer>(&db, &ctx, Some(wire(first)), &NoOtherServices).await.unwrap();
    let mut change = wire(r#"{"b": null, "d": 2.50}"#);
    change.id = made.id.clone();
    let paths = Some(vec!["custom".to_owned()]);
    let reply = records::update::<Customer>(&db, &ctx, Some(change), paths, &NoOtherServices).await.unwrap();
    let get = records::get::<Customer>(&db, &ctx, &made.id.unwrap()).await.unwrap();
    for wire in [reply, get] {
        let json = wire.custom.unwrap().json.replace(' ', "");
        assert_eq!(json, r#"{"a":12345678901234567890123,"c":"keep","d":2.50}"#);
    }
    let filter = "custom.a = 12345678901234567890123".to_owned();
    let page =
        records::list::<Customer>(&db, &ctx, ListRequest { filter, ..Default::default() }).await.unwrap();
    assert_eq!(page.records.len(), 1);
}
