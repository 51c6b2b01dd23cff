//! Accounts: one person, one e-mail, one password, in as many tenants as he works for. They belong to
//! the installation, so this is the system's own SQL, always about one e-mail or one account.

use kernel::{Result, Time, Uuid};
use sqlx::PgConnection;
use store::{Db, fault};

/// An account as sign-in reads it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Account {
    pub id: Uuid,
    pub email: String,
    pub password_hash: Option<String>,
    pub last_tenant: Option<Uuid>,
}

/// A tenant that an account works in.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Membership {
    pub tenant_id: Uuid,
    pub tenant_name: String,
    pub user_id: Uuid,
    pub active: bool,
}

/// E-mails are compared in small letters, without spaces around.
pub fn normalised(email: &str) -> String {
    email.trim().to_lowercase()
}

pub async fn find(db: &Db, email: &str) -> Result<Option<Account>> {
    sqlx::query_as("select id, email, password_hash, last_tenant from accounts where email = $1")
        .bind(normalised(email))
        .fetch_optional(&db.system)
        .await
        .map_err(fault)
}

/// The account behind a user of a tenant.
pub async fn of_user(db: &Db, tenant: Uuid, user: Uuid) -> Result<Option<Account>> {
    sqlx::query_as(
        "select a.id, a.email, a.password_hash, a.last_tenant from accounts a join users u on u.email = a.email \
         where u.tenant_id = $1 and u.id = $2 and u.deleted_at is null",
    )
    .bind(tenant)
    .bind(user)
    .fetch_optional(&db.system)
    .await
    .map_err(fault)
}

/// Where the e-mail belongs to a user, in the order in which the tenants came; closed tenants left out.
pub async fn memberships(db: &Db, email: &str) -> Result<Vec<Membership>> {
    sqlx::query_as(
        "select u.tenant_id, t.name as tenant_name, u.id as user_id, u.active from users u \
         join tenants t on t.tenant_id = u.tenant_id \
         where u.email = $1 and u.deleted_at is null and t.closed_at is null order by t.created_at, t.tenant_id",
    )
    .bind(email)
    .fetch_all(&db.system)
    .await
    .map_err(fault)
}

/// Makes sure that there is an account. One that somebody already uses stays as it is; an unused one
/// (its user was never saved) gets this password.
pub async fn ensure(db: &Db, email: &str, password_hash: Option<&str>, now: Time) -> Result<()> {
    sqlx::query(
        "insert into accounts (id, email, password_hash, password_changed_at, created_at) values ($1, $2, $3, $4, $4) \
         on conflict (email) do update set password_hash = excluded.password_hash, \
         password_changed_at = excluded.password_changed_at \
         where not exists (select 1 from users u where u.email = accounts.email)",
    )
    .bind(Uuid::now_v7())
    .bind(email)
    .bind(password_hash)
    .bind(now)
    .execute(&db.system)
    .await
    .map_err(fault)?;
    Ok(())
}

/// A new password; the account's failed attempts are forgotten with it.
pub async fn set_password(sql: &mut PgConnection, account: Uuid, hash: &str, now: Time) -> Result<()> {
    sqlx::query("update accounts set password_hash = $2, password_changed_at = $3 where id = $1")
        .bind(account)
        .bind(hash)
        .bind(now)
        .execute(sql)
        .await
        .map_err(fault)?;
    Ok(())
}

/// Which tenant a membership was last used for, and when its user last signed in. No version of the
/// user's record: nobody changed it.
pub async fn note_sign_in(sql: &mut PgConnection, account: Uuid, at: &Membership, now: Time) -> Result<()> {
    sqlx::query(
        "with u as (update users set last_sign_in_at = $4 where tenant_id = $2 and id = $3) \
         update accounts set last_tenant = $2 where id = $1",
    )
    .bind(account)
    .bind(at.tenant_id)
    .bind(at.user_id)
    .bind(now)
    .execute(sql)
    .await
    .map_err(fault)?;
    Ok(())
}
