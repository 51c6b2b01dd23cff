//! Setting pools up. A pool's members are an identity group with the pool's id: identity hears of
//! changes by event, and is told at once as well so that nobody waits.

use kernel::{Ctx, Error, FieldErrors, Result, Uuid};
use proto::{customers::v1 as wire, identity::v1 as identity};
use runtime::App;
use store::{Mask, Record, directory, fault, record::parse_id, records};

use crate::records::Pool;

pub async fn create(app: &App, ctx: &Ctx, given: Option<wire::Pool>) -> Result<wire::Pool> {
    let (mut pool, errors) = records::described::<Pool>(ctx, given)?;
    people(app, ctx, &pool, errors).await?;
    place(&mut pool);
    let mut uow = app.db.begin(ctx).await?;
    uow.insert(&mut pool);
    let reply = records::answer(uow, &pool).await?;
    tell(app, ctx, &pool).await;
    Ok(reply)
}

pub async fn update(
    app: &App,
    ctx: &Ctx,
    given: Option<wire::Pool>,
    paths: Option<Vec<String>>,
) -> Result<wire::Pool> {
    let given = given.ok_or_else(|| Error::invalid("pool", "REQUIRED"))?;
    let id = parse_id("id", Pool::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<Pool>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(Pool::DEF, &ctx.access, &paths, &mut errors);
    let mut probe = Pool::default();
    probe.apply(&given, &mask, &mut errors);
    store::Rules::check(&probe, ctx, None, &mut errors);
    people(app, ctx, &probe, errors).await?;

    let mut uow = app.db.begin(ctx).await?;
    let mut pool = uow.lock::<Pool>(id).await?;
    let mut errors = FieldErrors::default();
    pool.apply(&given, &mask, &mut errors);
    errors.finish()?;
    place(&mut pool);
    uow.save(&mut pool);
    let reply = records::answer(uow, &pool).await?;
    tell(app, ctx, &pool).await;
    Ok(reply)
}

/// Deletes an empty pool: what waits in it would belong to nobody and be seen by nobody.
pub async fn delete(app: &App, ctx: &Ctx, id: &str) -> Result<()> {
    let id = parse_id("id", id)?;
    let mut uow = app.db.begin(ctx).await?;
    let mut pool = uow.lock::<Pool>(id).await?;
    let waiting: Option<i32> =
        sqlx::query_scalar("select 1 from customers where pool_id = $1 and deleted_at is null limit 1")
            .bind(id)
            .fetch_optional(uow.unscoped("a pool must be empty of everybody's customers"))
            .await
            .map_err(fault)?;
    if waiting.is_some() {
        return Err(Error::precondition("POOL_NOT_EMPTY"));
    }
    uow.delete(&mut pool).await?;
    uow.commit(&pool).await
}

/// Takes a pool out of the recycle bin; identity is told of its members again.
pub async fn restore(app: &App, ctx: &Ctx, id: &str) -> Result<wire::Pool> {
    let id = parse_id("id", id)?;
    let mut uow = app.db.begin(ctx).await?;
    let mut pool = uow.lock_deleted::<Pool>(id).await?;
    uow.restore(&mut pool).await?;
    let reply = records::answer(uow, &pool).await?;
    tell(app, ctx, &pool).await;
    Ok(reply)
}

/// Members and administrators see the pool; administrators change it.
fn place(pool: &mut Pool) {
    let at = &mut pool.head.placement;
    at.readers = vec![pool.head.id];
    at.readers.extend(pool.admin_ids.iter().copied());
    at.editors = pool.admin_ids.clone();
}

/// Members are users or departments, administrators are users; every unknown one is named.
async fn people(app: &App, ctx: &Ctx, pool: &Pool, mut errors: FieldErrors) -> Result<()> {
    let everybody: Vec<Uuid> = pool.member_ids.iter().chain(&pool.admin_ids).copied().collect();
    if everybody.is_empty() {
        return errors.finish();
    }
    for kind in ["identity.user", "identity.department"] {
        directory::ensure_ids(&app.db, ctx, &app.resolver, kind, &everybody).await?;
    }
    let mut uow = app.db.begin(ctx).await?;
    let strangers = directory::unseen(&mut uow, "identity.user", &everybody, false).await?;
    let neither = directory::unseen(&mut uow, "identity.department", &strangers, false).await?;
    let lists = [("memberIds", &pool.member_ids, &neither), ("adminIds", &pool.admin_ids, &strangers)];
    for (field, ids, unknown) in lists {
        for (i, id) in ids.iter().enumerate().filter(|(_, id)| unknown.contains(id)) {
            let params = vec![("id".to_owned(), id.to_string()), ("kind".to_owned(), "user".to_owned())];
            errors.push_with(format!("{field}[{i}]"), "NO_SUCH_RECORD", params);
        }
    }
    errors.finish()
}

/// Tells identity who the members are now; should it be away, the event tells it later.
async fn tell(app: &App, ctx: &Ctx, pool: &Pool) {
    let way = app.clients.on_behalf("identity", ctx);
    let mut client = identity::policy_service_client::PolicyServiceClient::new(way);
    let members = pool.member_ids.iter().chain(&pool.admin_ids);
    let request = identity::PutGroupRequest {
        id: pool.head.id.to_string(),
        name: pool.name.clone(),
        purpose: "pool".to_owned(),
        member_ids: members.map(Uuid::to_string).collect(),
    };
    if let Err(status) = client.put_group(request).await {
        tracing::warn!(%status, pool = %pool.head.id, "identity hears of the pool's members by event only");
    }
}
