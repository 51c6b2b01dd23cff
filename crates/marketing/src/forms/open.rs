//! A form by its key: whose it is, and the company's own work on it. The key opens this one form, for anybody; it is
//! no credential for anything else.

use kernel::{Ctx, Error, Kind, Result, Uuid};
use runtime::App;
use store::fault;

use crate::records::Form;

/// A form that a stranger named, and in whose company and language the rest is done.
pub struct Open {
    pub ctx: Ctx,
    pub form: Form,
}

/// The open form of this key. Closed and deleted ones, and keys that there are not, look the same.
pub async fn open(app: &App, stranger: &Ctx, key: &str) -> Result<Open> {
    let opened = by_key(app, stranger, key).await?;
    if opened.form.closed {
        return Err(Error::new(Kind::NotFound, "NO_SUCH_FORM"));
    }
    Ok(opened)
}

/// As `open`, closed ones too: whoever was sent a link may open it.
pub async fn by_key(app: &App, stranger: &Ctx, key: &str) -> Result<Open> {
    let missing = || Error::new(Kind::NotFound, "NO_SUCH_FORM");
    if !(16..=64).contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(missing());
    }
    // which company's it is only the key says
    let found: Option<(Uuid, Uuid)> =
        sqlx::query_as("select tenant_id, id from forms where key = $1 and deleted_at is null")
            .bind(key)
            .fetch_optional(&app.db.system)
            .await
            .map_err(fault)?;
    let (tenant, id) = found.ok_or_else(missing)?;
    let ctx = company(app, stranger, tenant).await?;
    let form = {
        let mut uow = app.db.begin(&ctx).await?;
        uow.get::<Form>(id).await?
    };
    Ok(Open { ctx, form })
}

/// The company's own work, on a stranger's call.
pub async fn company(app: &App, stranger: &Ctx, tenant: Uuid) -> Result<Ctx> {
    let mut ctx = Ctx::system(app.db.service, tenant, stranger.now);
    ctx.zone = app.policy.zone(tenant).await?;
    ctx.locale = stranger.locale;
    ctx.request_id = stranger.request_id.clone();
    ctx.trace_parent = stranger.trace_parent.clone();
    // visitors can't be asked whether they are somebody else: who may be known already is marked
    ctx.allow_duplicates = true;
    Ok(ctx)
}
