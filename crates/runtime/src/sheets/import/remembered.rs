//! Which column filled which field when this person last took in a sheet with the same headings: proposed the next time.

use kernel::{Ctx, EntityDef, Error, Result};
use sha2::{Digest, Sha256};
use store::{Db, Uow, fault};

/// As it was used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// For each heading the field's path; empty: left out.
    pub mapping: Vec<String>,
    /// The field by which records were found again; empty: all were new.
    pub key: String,
}

pub async fn of(db: &Db, ctx: &Ctx, def: &EntityDef, headings: &[String]) -> Result<Option<Remembered>> {
    let mut uow = db.begin(ctx).await?;
    let found: Option<(Vec<String>, String)> = sqlx::query_as(
        "select mapping, key from import_mappings where user_id = $1 and kind = $2 and headings = $3",
    )
    .bind(ctx.user())
    .bind(def.kind)
    .bind(digest(headings)?)
    .fetch_optional(uow.unscoped("how the caller mapped the same headings"))
    .await
    .map_err(fault)?;
    Ok(found.map(|(mapping, key)| Remembered { mapping, key }))
}

pub async fn remember(
    uow: &mut Uow<'_>,
    def: &EntityDef,
    headings: &[String],
    mapping: &[String],
    key: &str,
) -> Result<()> {
    let ctx = uow.ctx();
    let Some(user) = ctx.user() else { return Ok(()) };
    sqlx::query(
        "insert into import_mappings (tenant_id, user_id, kind, headings, mapping, key, used_at) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, user_id, kind, headings) \
         do update set mapping = excluded.mapping, key = excluded.key, used_at = excluded.used_at",
    )
    .bind(ctx.tenant)
    .bind(user)
    .bind(def.kind)
    .bind(digest(headings)?)
    .bind(mapping)
    .bind(key)
    .bind(ctx.now)
    .execute(uow.unscoped("how the caller mapped the same headings"))
    .await
    .map_err(fault)?;
    Ok(())
}

fn digest(headings: &[String]) -> Result<Vec<u8>> {
    Ok(Sha256::digest(serde_json::to_vec(headings).map_err(Error::internal)?).to_vec())
}
