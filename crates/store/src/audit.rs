//! Reading the audit trail. Rows are written by the commit statement and never changed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{Ctx, Error, Result, Time, Uuid};
use serde_json::Value as Json;
use sqlx::AssertSqlSafe;

use crate::{Db, Uow, fault};

/// One change of one record.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Entry {
    pub id: Uuid,
    pub at: Time,
    pub actor_id: Option<Uuid>,
    pub actor: String,
    pub action: String,
    pub kind: String,
    pub record_id: Uuid,
    pub version: i32,
    /// `{"field": [before, after]}`, all fields: who reads must apply the caller's rights.
    pub changes: Json,
    pub request_id: String,
    /// The actor's name, from the users themselves or the directory.
    pub actor_name: Option<String>,
}

/// Entries of one record (or one kind, or all), newest first, and the next page's token.
/// Whether the caller may see the record is for the caller of this function to test.
pub async fn list(
    db: &Db,
    ctx: &Ctx,
    kind: Option<&str>,
    record: Option<Uuid>,
    page_size: i32,
    page_token: &str,
) -> Result<(Vec<Entry>, String)> {
    let size = crate::list::page_size(page_size)?;
    let before = match page_token {
        "" => None,
        token => {
            let refuse = || Error::invalid("pageToken", "BAD_PAGE_TOKEN");
            let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| refuse())?;
            Some(Uuid::from_slice(&bytes).map_err(|_| refuse())?)
        }
    };
    let mut uow: Uow<'_> = db.begin_list(ctx).await?;
    let names = match db.registry.own("identity.user") {
        Some(_) => "(select id, name as title from users)",
        None => "(select id, title from directory where kind = 'identity.user')",
    };
    let mut entries: Vec<Entry> = sqlx::query_as(AssertSqlSafe(format!(
        "select a.id, a.at, a.actor_id, a.actor, a.action, a.kind, a.record_id, a.version, a.changes, a.request_id, \
           d.title as actor_name \
         from audit a left join {names} d on d.id = a.actor_id \
         where ($1::text is null or a.kind = $1) and ($2::uuid is null or a.record_id = $2) \
           and ($3::uuid is null or a.id < $3) order by a.id desc limit $4",
    )))
    .bind(kind)
    .bind(record)
    .bind(before)
    .bind(i64::from(size) + 1)
    .fetch_all(uow.unscoped("the audit trail has its own permission"))
    .await
    .map_err(fault)?;
    let mut token = String::new();
    if entries.len() > size as usize {
        entries.truncate(size as usize);
        token = entries.last().map(|e| URL_SAFE_NO_PAD.encode(e.id.as_bytes())).unwrap_or_default();
    }
    Ok((entries, token))
}
