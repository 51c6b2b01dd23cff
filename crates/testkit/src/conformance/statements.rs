//! Everything that the store writes for a record is SQL that its tables take.

use kernel::{Ctx, EntityDef, FieldDef, FieldType, PartDef, Uuid, condition::arbitrary};
use serde_json::{Map, Value as Json, json};
use sqlx::AssertSqlSafe;
use store::{ListRequest, Rules, records};

use super::filler::filler;
use crate::TestDb;

/// Runs, on a row with nothing but what must be there, all standard statements of a record: insert and
/// change with lines, get, lock, delete, restore, a list by every sort key in both directions and on a
/// second page, a filter on every field, a search, and each field alone in the read mask.
pub async fn every_statement_runs<R: Rules>(db: &TestDb) {
    let ctx = db.system();
    let id = write::<R>(db, &ctx).await;
    for filter in filters(R::DEF) {
        list::<R>(db, &ctx, ListRequest { filter, with_total: true, ..ListRequest::default() }).await;
    }
    for order_by in [String::new(), "id".to_owned()] {
        list::<R>(db, &ctx, ListRequest { deleted: true, order_by, ..ListRequest::default() }).await;
    }
    list::<R>(db, &ctx, ListRequest { search: "kehu 客户 13800138000".to_owned(), ..ListRequest::default() })
        .await;
    for field in R::DEF.fields.iter().filter(|f| sorts(f)) {
        for order_by in [field.json.to_owned(), format!("{} desc", field.json)] {
            let request = ListRequest { order_by, page_size: 1, ..ListRequest::default() };
            let page_token = list::<R>(db, &ctx, request.clone()).await;
            assert!(!page_token.is_empty(), "two rows on one page of one");
            list::<R>(db, &ctx, ListRequest { page_token, ..request }).await;
        }
    }
    for field in R::DEF.fields {
        let read_mask = vec![field.json.to_owned()];
        list::<R>(db, &ctx, ListRequest { read_mask, ..ListRequest::default() }).await;
    }
    let kind = R::DEF.kind;
    records::get::<R>(db, &ctx, &id.to_string()).await.unwrap_or_else(|error| panic!("get {kind}: {error}"));
}

/// Two rows, the first changed, deleted and restored.
async fn write<R: Rules>(db: &TestDb, ctx: &Ctx) -> Uuid {
    let kind = R::DEF.kind;
    if R::DEF.follows_parent {
        parent_of_all(db, R::DEF).await;
    }
    let fill = |record: &mut R| {
        for (field, part) in R::DEF.parts() {
            let lines = Json::Array(vec![line(part), line(part)]).to_string();
            let read = record.read_part(field.number, &lines);
            read.unwrap_or_else(|error| panic!("a line of {}: {error}: {lines}", part.table));
        }
    };
    let mut records = [R::default(), R::default()];
    let mut uow = db.begin(ctx).await.expect("a unit of work");
    for record in &mut records {
        fill(record);
        uow.insert(record);
    }
    uow.commit(&records[0]).await.unwrap_or_else(|error| panic!("insert {kind}: {error}"));
    let id = records[0].head().id;
    for step in ["change", "delete", "restore"] {
        let mut uow = db.begin(ctx).await.expect("a unit of work");
        let read = if step == "restore" { uow.lock_deleted::<R>(id).await } else { uow.lock::<R>(id).await };
        let mut record = read.unwrap_or_else(|error| panic!("{step} {kind}: {error}"));
        match step {
            "delete" => uow.delete(&mut record).await.expect("deleted"),
            "restore" => uow.restore(&mut record).await.expect("restored"),
            _ => {
                fill(&mut record);
                record.head_mut().placement.department_id = Some(Uuid::now_v7());
                uow.save(&mut record);
            }
        }
        uow.commit(&record).await.unwrap_or_else(|error| panic!("{step} {kind}: {error}"));
    }
    id
}

/// The parent that a record's default names, of this service or another.
async fn parent_of_all(db: &TestDb, def: &EntityDef) {
    let kind = def.parent().and_then(|field| field.reference).expect("who follows a parent has one");
    let su = &mut db.superuser().await;
    let (table, more) = match db.registry.own(kind) {
        Some(parent) => (parent.table, String::new()),
        None => {
            ("directory", format!("; update base.directory set kind = '{kind}' where id = '{}'", Uuid::nil()))
        }
    };
    let row = filler(su, table, db.company.tenant, Uuid::nil()).await;
    let sql = AssertSqlSafe(format!("insert into base.{table} {row} on conflict do nothing{more}"));
    sqlx::raw_sql(sql).execute(su).await.unwrap_or_else(|error| panic!("a parent in {table}: {error}"));
}

async fn list<R: Rules>(db: &TestDb, ctx: &Ctx, request: ListRequest) -> String {
    let reply = records::list::<R>(db, ctx, request.clone()).await;
    reply.unwrap_or_else(|error| panic!("{} {request:?}: {error}", R::DEF.plural)).next_page_token
}

fn sorts(field: &FieldDef) -> bool {
    let never = matches!(
        field.ty,
        FieldType::Custom | FieldType::Parts(_) | FieldType::UuidList | FieldType::TextList
    );
    !never
}

/// A question for presence of every field, and a hundred conditions made up of all of them.
fn filters(def: &EntityDef) -> Vec<String> {
    let comparable = |f: &&FieldDef| !matches!(f.ty, FieldType::Parts(_) | FieldType::Custom);
    let present = def.fields.iter().filter(comparable).map(|f| format!("{}:*", f.json));
    let made_up = (0u32..100).map(|seed| {
        let numbers = (0u32..60).map(|n| (seed * 60 + n).wrapping_mul(2_654_435_761) >> 7).collect();
        arbitrary::text(def, &mut arbitrary::Choices::new(numbers))
    });
    present.chain(made_up).collect()
}

/// A line with what must be there.
fn line(part: &PartDef) -> Json {
    let value = |field: &FieldDef| match field.ty {
        _ if field.name == "id" => json!(Uuid::now_v7()),
        FieldType::Text if field.required => json!("x"),
        FieldType::Uuid if field.required => json!(Uuid::now_v7()),
        FieldType::Enum(_) => json!(1),
        FieldType::Bool => json!(true),
        FieldType::UuidList | FieldType::TextList => json!([]),
        _ => Json::Null,
    };
    let fields: Map<String, Json> = part.fields.iter().map(|f| (f.name.to_owned(), value(f))).collect();
    Json::Object(fields)
}
