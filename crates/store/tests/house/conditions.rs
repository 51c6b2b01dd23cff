//! The condition language: PostgreSQL and the evaluation in memory answer alike.

use std::collections::BTreeSet;

use kernel::{
    Actor, EntityDef, FieldType, FieldUse, Fields, OwnedValue, Uuid,
    condition::{self, arbitrary},
};
use serde_json::{Map, Value as Json, json};
use sqlx::{AssertSqlSafe, Row as _};
use store::{Arguments, Record, records};
use testkit::{
    TestDb,
    sample::{CUSTOMER, Customer, SERVICE},
};

use super::support::Dice;

const ROWS: usize = 120;
const CONDITIONS: usize = 3_000;

fn choices(dice: &mut Dice) -> arbitrary::Choices {
    arbitrary::Choices::new((0..200).map(|_| dice.number()).collect())
}

/// A made-up row as JSON of the record's table and of its facts; what may not be null gets its default.
fn row(def: &'static EntityDef, dice: &mut Dice) -> (Map<String, Json>, Map<String, Json>) {
    let made_up = arbitrary::row(def, &mut choices(dice)).0;
    let (mut own, mut facts) = (Map::new(), Map::new());
    for field in def.fields.iter().filter(|f| !matches!(f.ty, FieldType::Parts(_))) {
        let to = if field.fact { &mut facts } else { &mut own };
        let value = made_up.get(&field.number).unwrap_or(&OwnedValue::Null);
        let json = match (value, field.ty) {
            (OwnedValue::Null, FieldType::UuidList | FieldType::TextList) => json!([]),
            (OwnedValue::Null, FieldType::Bool) => json!(false),
            (OwnedValue::Null, FieldType::Enum(_)) => json!(0),
            (OwnedValue::Null, FieldType::Custom) => json!({}),
            (OwnedValue::Null, FieldType::Time) if field.head && field.name != "deleted_at" => {
                json!("2026-01-31T00:00:00Z")
            }
            (OwnedValue::Null, FieldType::Int) if field.head => json!(1),
            (OwnedValue::Enum(number), _) => json!(number),
            (OwnedValue::Money(money), _) => {
                to.insert(format!("{}_currency", field.column), json!(money.currency));
                json!(money.amount.to_string())
            }
            (value, _) => value.as_value().to_json(field),
        };
        to.insert(field.column.to_owned(), json);
    }
    (own, facts)
}

/// Puts made-up rows into the tables, past all checks, and reads them back as records.
async fn rows(db: &TestDb, dice: &mut Dice) -> Vec<Customer> {
    let mut superuser = db.superuser().await;
    let mut ids = vec![];
    for _ in 0..ROWS {
        let (mut own, mut facts) = row(&CUSTOMER, dice);
        let id = Uuid::now_v7();
        for object in [&mut own, &mut facts] {
            object.insert("tenant_id".to_owned(), json!(db.company.tenant));
            object.insert("id".to_owned(), json!(id));
        }
        for list in ["readers", "editors"] {
            own.insert(list.to_owned(), json!([]));
        }
        let terms: Vec<String> = CUSTOMER
            .searchable()
            .filter_map(|field| Some((field, own.get(field.column)?.as_str()?)))
            .flat_map(|(field, text)| kernel::text::terms(field.number, field.format, text))
            .collect();
        own.insert("terms".to_owned(), json!(terms));
        if !own["pool_id"].is_null() {
            own.insert("owner_id".to_owned(), Json::Null);
        }
        facts.insert("revision".to_owned(), json!(1));
        let insert = |table: &str| {
            format!("insert into base.{table} select * from jsonb_populate_record(null::base.{table}, $1)")
        };
        let put = sqlx::query(AssertSqlSafe(insert("customers"))).bind(Json::Object(own));
        put.execute(&mut superuser).await.unwrap();
        if dice.below(5) != 0 {
            let put = sqlx::query(AssertSqlSafe(insert("customers_facts"))).bind(Json::Object(facts));
            put.execute(&mut superuser).await.unwrap();
        }
        ids.push(id);
    }
    let ctx = db.system();
    let mut records = vec![];
    for id in ids {
        let mut uow = db.begin(&ctx).await.unwrap();
        records.push(uow.get_deleted::<Customer>(id).await.unwrap());
    }
    records
}

#[tokio::test]
async fn postgres_and_memory_agree_on_every_condition() {
    let db = TestDb::open(&SERVICE).await;
    let mut dice = Dice(11);
    let rows = rows(&db, &mut dice).await;
    let mut ctx = db.system();
    ctx.actor = Actor::User(arbitrary::ids()[0]);
    ctx.zone = chrono_tz::Asia::Shanghai;
    let mut uow = db.begin(&ctx).await.unwrap();
    let (mut none, mut some, mut all) = (0, 0, 0);
    for _ in 0..CONDITIONS {
        let text = arbitrary::text(&CUSTOMER, &mut choices(&mut dice));
        let checked = condition::read("filter", &text, &CUSTOMER, |_| FieldUse::Full).unwrap();
        let expected: BTreeSet<Uuid> = rows
            .iter()
            .filter(|row| condition::eval(&checked, *row as &dyn Fields, &ctx))
            .map(|row| row.head().id)
            .collect();
        let mut args = Arguments::default();
        let sql = records::condition_sql(&CUSTOMER, &checked, &ctx, &mut args);
        let query =
            format!("select r.id from customers r left join customers_facts f on f.id = r.id where {sql}");
        let found = sqlx::query_with(AssertSqlSafe(query), args.finish().unwrap())
            .persistent(false)
            .fetch_all(uow.unscoped("test"))
            .await
            .unwrap_or_else(|error| panic!("{text}\n{sql}\n{error}"));
        let found: BTreeSet<Uuid> = found.iter().map(|row| row.get(0)).collect();
        for row in &rows {
            let id = row.head().id;
            assert_eq!(found.contains(&id), expected.contains(&id), "{text}\n{sql}\n{row:#?}");
        }
        match found.len() {
            0 => none += 1,
            ROWS => all += 1,
            _ => some += 1,
        }
    }
    assert!(some > CONDITIONS / 3, "conditions were too dull: {none} none, {some} some, {all} all");
}
