//! Credit accounts made by hand, their limits, and blocks by hand.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{
    Db, Mask, Record as _, Rules as _, directory, directory::Resolve, fault, record::parse_id, records,
};

use super::reason;
use crate::{credit, records::CreditAccount};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::CreditAccount>,
) -> Result<wire::CreditAccount> {
    let given = given.map(|mut given| {
        given.currency = given.currency.map(|code| code.trim().to_ascii_uppercase());
        given
    });
    let (mut account, errors) = records::described::<CreditAccount>(ctx, given)?;
    directory::ensure(db, ctx, resolver, &account).await?;
    let mut uow = db.begin(ctx).await?;
    records::check_with_references(&mut uow, &account, None, errors).await?;
    credit::turn(&mut uow, account.customer_id, &account.currency).await?;
    let known: bool = sqlx::query_scalar(
        "select exists (select 1 from credit_accounts where customer_id = $1 and currency = $2)",
    )
    .bind(account.customer_id)
    .bind(&account.currency)
    .fetch_one(uow.unscoped("a customer has one account in a currency"))
    .await
    .map_err(fault)?;
    if known {
        return Err(Error::invalid("currency", "ACCOUNT_EXISTS").with("currency", &account.currency));
    }
    // who sees the customer sees it, and whoever may for all
    account.head.placement = kernel::Placement::default();
    credit::reckon(&mut uow, &mut account).await?;
    uow.insert(&mut account);
    records::answer(uow, &account).await
}

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::CreditAccount>,
    paths: Option<Vec<String>>,
) -> Result<wire::CreditAccount> {
    let given = given.ok_or_else(|| Error::invalid("credit_account", "REQUIRED"))?;
    let id = parse_id("id", CreditAccount::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<CreditAccount>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(CreditAccount::DEF, &ctx.access, &paths, &mut errors);
    let mut uow = db.begin(ctx).await?;
    let seen = uow.get::<CreditAccount>(id).await?;
    credit::turn(&mut uow, seen.customer_id, &seen.currency).await?;
    let mut account = uow.lock::<CreditAccount>(id).await?;
    let before = account.clone();
    account.apply(&given, &mask, &mut errors);
    account.check(ctx, Some(&before), &mut errors);
    errors.finish()?;
    account.state = account.stands(ctx.today());
    uow.save(&mut account);
    records::answer(uow, &account).await
}

pub async fn block(
    db: &Db,
    ctx: &Ctx,
    request: wire::BlockCreditAccountRequest,
) -> Result<wire::CreditAccount> {
    let why = reason::<CreditAccount>("held_reason", "reason", &request.reason)?;
    hold(db, ctx, &request.id, why).await
}

pub async fn unblock(
    db: &Db,
    ctx: &Ctx,
    request: wire::UnblockCreditAccountRequest,
) -> Result<wire::CreditAccount> {
    hold(db, ctx, &request.id, None).await
}

async fn hold(db: &Db, ctx: &Ctx, id: &str, why: Option<String>) -> Result<wire::CreditAccount> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let seen = uow.get::<CreditAccount>(id).await?;
    credit::turn(&mut uow, seen.customer_id, &seen.currency).await?;
    let mut account = uow.lock::<CreditAccount>(id).await?;
    let held = why.is_some();
    if account.held == held {
        let refusal = if held { "ALREADY_BLOCKED" } else { "NOT_BLOCKED_BY_HAND" };
        return Err(Error::precondition(refusal));
    }
    (account.held, account.held_reason) = (held, why);
    account.state = account.stands(ctx.today());
    uow.save(&mut account);
    let told = json!({"customerId": account.customer_id, "reason": account.held_reason});
    uow.emit(if held { "blocked" } else { "unblocked" }, &account, told)?;
    records::answer(uow, &account).await
}
