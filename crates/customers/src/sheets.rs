//! Customers and contacts as spreadsheets: what a row needs beside what every record needs.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use kernel::{Ctx, Error, FieldError, Kind, Locale, Result, Uuid};
use runtime::{
    App,
    sheets::{Intake, LetThrough, Name, Row, Sheets},
};
use store::Uow;

use crate::{
    duplicates::{self, Entered, Matched},
    ledger,
    records::{Contact, Customer, Pool, PoolMove, PoolMoveAction},
};

/// Both records' sheets.
#[derive(Clone)]
pub struct Papers {
    pub customers: Arc<Sheets<Customers>>,
    pub contacts: Arc<Sheets<Contacts>>,
}

impl Papers {
    pub fn of(app: &App) -> Self {
        Self { customers: Sheets::of(app, Customers), contacts: Sheets::of(app, Contacts) }
    }
}

/// A customer of a list: somebody's, or in a pool. As with a single new customer, nobody's holding cap
/// is asked.
pub struct Customers;

#[async_trait]
impl Intake for Customers {
    type Record = Customer;
    const IMPORT: Name = Name { job: "import_customers", permission: "customers.customer.import" };
    const EXPORT: Name = Name { job: "export_customers", permission: "customers.customer.export" };
    const KEYS: &'static [&'static str] = &["number", "phone"];
    const ASSIGN: &'static str = "customers.customer.assign";

    const SIDE_BY_SIDE: bool = true;

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Customer>]) -> Result<()> {
        self.admit_next(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Customer>],
        before: &mut LetThrough,
    ) -> Result<()> {
        let mut pools: HashMap<Uuid, bool> = HashMap::new();
        for row in rows.iter_mut().filter(|row| row.is_new()) {
            let at = row.as_of.as_ref().map_or(uow.ctx().now, |original| original.at);
            let Some(pool) = row.record.pool_id else {
                row.record.owned_since = Some(at);
                continue;
            };
            if row.owner.is_some() {
                row.refuse("ownerId", &Error::invalid("ownerId", "POOLED_OR_OWNED"));
            } else if closed(uow, pool, &mut pools).await? {
                row.refuse("poolId", &Error::invalid("poolId", "POOL_CLOSED"));
            } else {
                row.record.put_into(pool, at);
                // nobody had it before
                row.record.previous_owner_id = None;
            }
        }
        refuse_duplicates(uow, rows, before).await
    }

    fn admitted(&self, uow: &mut Uow<'_>, rows: &[Row<Customer>]) {
        let pooled = rows.iter().filter(|row| row.is_new() && row.record.pool_id.is_some());
        let (mut moves, as_of): (Vec<PoolMove>, Vec<_>) = pooled
            .map(|row| (ledger::entry(PoolMoveAction::Entered, &row.record, None), row.as_of.clone()))
            .unzip();
        uow.insert_all(&mut moves.iter_mut().collect::<Vec<_>>(), &as_of);
    }
}

/// Closed pools take nobody; those that the importer can't see count as closed.
async fn closed(uow: &mut Uow<'_>, pool: Uuid, known: &mut HashMap<Uuid, bool>) -> Result<bool> {
    if let Some(closed) = known.get(&pool) {
        return Ok(*closed);
    }
    let closed = match uow.get::<Pool>(pool).await {
        Ok(pool) => pool.closed,
        Err(error) if error.kind() == Kind::NotFound => true,
        Err(error) => return Err(error),
    };
    known.insert(pool, closed);
    Ok(closed)
}

/// A contact of a list: of a customer that the importer may change.
pub struct Contacts;

#[async_trait]
impl Intake for Contacts {
    type Record = Contact;
    const IMPORT: Name = Name { job: "import_contacts", permission: "customers.contact.import" };
    const EXPORT: Name = Name { job: "export_contacts", permission: "customers.contact.export" };
    const KEYS: &'static [&'static str] = &["phone", "email"];

    const SIDE_BY_SIDE: bool = true;

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Contact>]) -> Result<()> {
        refuse_duplicates(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Contact>],
        before: &mut LetThrough,
    ) -> Result<()> {
        refuse_duplicates(uow, rows, before).await
    }
}

/// Asks for all rows at once who is there already; of two equal ones among them, and those before, the first may.
async fn refuse_duplicates<R: Matched>(
    uow: &mut Uow<'_>,
    rows: &mut [Row<R>],
    before: &mut LetThrough,
) -> Result<()> {
    let saves: Vec<(&R, Option<&R>)> =
        rows.iter().filter(|row| row.goes_on()).map(|row| (&row.record, row.before.as_ref())).collect();
    let known = before.kept.take().and_then(|kept| kept.downcast::<Entered>().ok()).unwrap_or_default();
    let (answers, entered) = duplicates::guard_after(uow, &saves, &known).await?;
    before.kept = Some(if before.dry_run { Box::new(known.and(entered)) } else { Box::new(entered) });
    let asked = rows.iter_mut().filter(|row| row.goes_on());
    for (row, answer) in asked.zip(answers) {
        if let Err(error) = answer {
            row.faults.push(duplicate(uow.ctx(), &error));
        }
    }
    Ok(())
}

/// What the rejected row says: with whom it has what in common, as far as the importer may know.
fn duplicate(ctx: &Ctx, error: &Error) -> FieldError {
    let chinese = ctx.locale == Locale::Zh;
    let told = |hit: &[(String, String)], name: &str| {
        hit.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    };
    let field = match error.hits().first().and_then(|hit| told(hit, "key")).as_deref() {
        Some("PHONE") => "phone",
        Some("EMAIL" | "DOMAIN") => "email",
        Some("NUMBER") => "number",
        Some("WECHAT") => "wechat",
        _ => "name",
    };
    let whom = |hit: &Vec<(String, String)>| {
        let owner = told(hit, "owner");
        match (told(hit, "title"), owner, chinese) {
            (Some(title), Some(owner), true) => Some(format!("“{title}”（{owner}）")),
            (Some(title), Some(owner), false) => Some(format!("“{title}” ({owner})")),
            (Some(title), None, _) => Some(format!("“{title}”")),
            (None, owner, _) => owner,
        }
    };
    let known: Vec<String> = error.hits().iter().filter_map(whom).collect();
    let with = match (known.is_empty(), chinese) {
        (true, _) => String::new(),
        (_, true) => format!("：{}", known.join("、")),
        (_, false) => format!(": {}", known.join(", ")),
    };
    let reason = match error.reason() {
        "DUPLICATE" => "ROW_DUPLICATE",
        _ => "ROW_DUPLICATE_SUSPECTED",
    };
    FieldError { field: field.to_owned(), reason, params: vec![("with".to_owned(), with)] }
}
