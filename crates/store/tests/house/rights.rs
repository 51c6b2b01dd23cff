//! Hidden and masked fields: on no path more than the role allows.

use kernel::{Error, Kind, Money, Right};
use store::{ListRequest, directory::NoOtherServices, records};
use testkit::{
    Person, TestDb,
    sample::{Customer, SERVICE, customer},
};

use super::support::{READ, UPDATE, insert, owned};

/// The rep: industry hidden; phone and mail masked since no role speaks of them; size, capital and
/// number masked; city to read only.
fn limited(db: &TestDb) -> Person {
    let rep = db.company.rep.clone();
    let rights = [
        ("industry", Right::Hidden),
        ("size", Right::Masked),
        ("registeredCapital", Right::Masked),
        ("number", Right::Masked),
        ("city", Right::Read),
    ];
    rights
        .iter()
        .fold(rep, |rep, (field, right)| rep.with_right(&format!("customers.customer.{field}"), *right))
}

async fn acme(db: &TestDb) -> Customer {
    let mut acme = customer("Acme");
    acme.head.placement = owned(db.company.rep.id, db.company.east);
    acme.phone = Some("+8613800138000".to_owned());
    acme.industry = Some("Steel".to_owned());
    acme.number = Some("A-77".to_owned());
    acme.size = Some(500);
    acme.city = Some("Paris".to_owned());
    acme.registered_capital = Some(Money { currency: "CNY".into(), amount: "5".parse().unwrap() });
    let mut all = [acme];
    insert(db, &mut all).await;
    let [acme] = all;
    acme
}

fn reason(error: &Error) -> (Kind, &'static str, String) {
    let field = &error.fields()[0];
    (error.kind(), field.reason, field.field.clone())
}

#[tokio::test]
async fn a_reply_shows_what_the_role_allows() {
    let db = TestDb::open(&SERVICE).await;
    let acme = acme(&db).await;
    let ctx = limited(&db).call(&db, READ);
    let one = records::get::<Customer>(&db, &ctx, &acme.head.id.to_string()).await.unwrap();
    let listed = records::list::<Customer>(&db, &ctx, ListRequest::default()).await.unwrap();
    for wire in [one, listed.records[0].clone()] {
        assert_eq!(wire.industry, None);
        assert_eq!(wire.phone.as_deref(), Some("138****8000"));
        assert!(wire.number.as_deref().is_some_and(|n| n.contains('*')), "{:?}", wire.number);
        assert_eq!((wire.size, wire.registered_capital), (None, None));
        assert_eq!(wire.city.as_deref(), Some("Paris"));
        let mut masked = wire.masked_fields.clone();
        masked.sort();
        assert_eq!(
            masked,
            ["number", "phone", "registeredCapital", "size"],
            "mail is empty, nothing to mask"
        );
    }
    let all = records::get::<Customer>(&db, &db.system(), &acme.head.id.to_string()).await.unwrap();
    assert_eq!(all.phone.as_deref(), Some("+8613800138000"));
    assert!(all.masked_fields.is_empty());
}

#[tokio::test]
async fn a_hidden_field_is_unknown_everywhere() {
    let db = TestDb::open(&SERVICE).await;
    let acme = acme(&db).await;
    let ctx = limited(&db).call(&db, UPDATE);
    let ask = async |request: ListRequest| records::list::<Customer>(&db, &ctx, request).await.map(|_| ());
    for hidden in ["industry", "nonsense"] {
        let filter = |text: &str| ListRequest { filter: text.replace('?', hidden), ..Default::default() };
        let order = ListRequest { order_by: hidden.to_owned(), ..Default::default() };
        let mask = ListRequest { read_mask: vec![hidden.to_owned()], ..Default::default() };
        let mut refusals = vec![];
        for request in [filter("? = 'Steel'"), filter("?:*"), order, mask] {
            refusals.push(reason(&ask(request).await.unwrap_err()));
        }
        let reasons: Vec<_> = refusals.iter().map(|(_, reason, field)| (*reason, field.as_str())).collect();
        assert_eq!(
            reasons,
            [
                ("UNKNOWN_FIELD", "filter"),
                ("UNKNOWN_FIELD", "filter"),
                ("UNKNOWN_SORT_FIELD", "orderBy"),
                ("UNKNOWN_FIELD", "readMask")
            ]
        );
    }
    let wire = Customer { industry: Some("Coal".into()), ..acme.clone() };
    let wire = store::Record::to_wire(&wire);
    let patch =
        records::update::<Customer>(&db, &ctx, Some(wire), Some(vec!["industry".into()]), &NoOtherServices);
    assert_eq!(reason(&patch.await.unwrap_err()), (Kind::Invalid, "UNKNOWN_FIELD", "industry".into()));
}

#[tokio::test]
async fn a_masked_field_answers_equality_alone() {
    let db = TestDb::open(&SERVICE).await;
    let acme = acme(&db).await;
    let ctx = limited(&db).call(&db, UPDATE);
    let ask = async |request: ListRequest| {
        records::list::<Customer>(&db, &ctx, request).await.map(|page| page.records.len())
    };
    let filter = |text: &str| ListRequest { filter: text.to_owned(), ..Default::default() };
    let search = |text: &str| ListRequest { search: text.to_owned(), ..Default::default() };
    assert_eq!(ask(filter("phone = '138 0013 8000'")).await.unwrap(), 1);
    assert_eq!(ask(filter("size IN (499, 500)")).await.unwrap(), 1);
    for refused in ["phone : '138'", "size > 10", "number < 'B'"] {
        let error = ask(filter(refused)).await.unwrap_err();
        assert_eq!(reason(&error).1, "EQUALITY_ONLY", "{refused}");
    }
    for order_by in ["phone", "size desc", "registeredCapital"] {
        let request = ListRequest { order_by: order_by.to_owned(), ..Default::default() };
        assert_eq!(reason(&ask(request).await.unwrap_err()).1, "UNKNOWN_SORT_FIELD", "{order_by}");
    }
    assert_eq!(ask(search("13800138000")).await.unwrap(), 1, "the whole number");
    assert_eq!(ask(search("8000")).await.unwrap(), 0, "a part of it");
    assert_eq!(ask(search("A-77")).await.unwrap(), 1);
    assert_eq!(ask(search("77")).await.unwrap(), 0);
    let wire = store::Record::to_wire(&acme);
    for field in ["phone", "size", "city"] {
        let patch = records::update::<Customer>(
            &db,
            &ctx,
            Some(wire.clone()),
            Some(vec![field.into()]),
            &NoOtherServices,
        );
        assert_eq!(
            reason(&patch.await.unwrap_err()),
            (Kind::Invalid, "FIELD_NOT_EDITABLE", field.into()),
            "{field}"
        );
    }
}

#[tokio::test]
async fn a_read_mask_leaves_out_the_rest() {
    let db = TestDb::open(&SERVICE).await;
    acme(&db).await;
    let ctx = limited(&db).call(&db, READ);
    let read_mask = vec!["name".to_owned(), "phone".to_owned(), "registered_capital".to_owned()];
    let request = ListRequest { read_mask, ..Default::default() };
    let page = records::list::<Customer>(&db, &ctx, request).await.unwrap();
    let wire = &page.records[0];
    assert_eq!((wire.name.as_deref(), wire.city.as_deref()), (Some("Acme"), None));
    assert_eq!(wire.phone.as_deref(), Some("138****8000"));
    assert_eq!(wire.masked_fields, ["phone", "registeredCapital"]);
    assert!(wire.id.is_some() && wire.version == 1, "the common fields stay");
    assert!(wire.titles.is_empty());
}
