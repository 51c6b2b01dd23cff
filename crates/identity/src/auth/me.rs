//! Who I am, where, and what I may do.

use std::collections::HashMap;

use kernel::{Access, Ctx, Error, Result, Scope, Uuid};
use proto::identity::v1::{Me, MyTenant};
use runtime::App;
use store::fault;

use super::accounts;
use crate::rights::catalogue;

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    email: String,
    department_id: Option<Uuid>,
    language: Option<String>,
    role_ids: Vec<Uuid>,
    tenant_name: String,
    zone: String,
}

pub async fn me(app: &App, ctx: &Ctx) -> Result<Me> {
    let user = ctx.signed_in()?;
    let mut uow = app.db.begin(ctx).await?;
    let row: Option<Row> = sqlx::query_as(
        "select u.name, u.email, u.department_id, u.language, u.role_ids, t.name as tenant_name, t.zone \
         from users u cross join tenants t where u.id = $1 and u.deleted_at is null",
    )
    .bind(user)
    .fetch_optional(uow.unscoped("everybody may read his own user"))
    .await
    .map_err(fault)?;
    drop(uow);
    let row = row.ok_or_else(|| Error::not_found("user", user))?;
    let memberships = accounts::memberships(&app.db, &row.email).await?;
    let tenants = memberships
        .into_iter()
        .filter(|membership| membership.active)
        .map(|membership| MyTenant { id: membership.tenant_id.to_string(), name: membership.tenant_name });
    Ok(Me {
        user_id: user.to_string(),
        name: row.name,
        email: row.email,
        tenant_id: ctx.tenant.to_string(),
        tenant_name: row.tenant_name,
        department_id: row.department_id.map(|id| id.to_string()).unwrap_or_default(),
        language: row.language.unwrap_or_default(),
        time_zone: row.zone,
        role_ids: row.role_ids.iter().map(Uuid::to_string).collect(),
        permissions: permissions(&ctx.access),
        tenants: tenants.collect(),
    })
}

/// Every permission that the caller has, wildcards written out, with its widest scope.
fn permissions(access: &Access) -> HashMap<String, String> {
    let held = |name: &str| access.scope(name).map(|scope| (name.to_owned(), scope_name(scope).to_owned()));
    catalogue::permissions().iter().filter_map(|permission| held(&permission.name)).collect()
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Own => "OWN",
        Scope::OwnAndReports => "OWN_AND_REPORTS",
        Scope::Department => "DEPARTMENT",
        Scope::DepartmentTree => "DEPARTMENT_TREE",
        Scope::All => "ALL",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_are_written_out() {
        let mut access = Access::default();
        access.grants.insert("customers.customer.*".to_owned(), Scope::Own);
        access.grants.insert("customers.customer.read".to_owned(), Scope::Department);
        let told = permissions(&access);
        assert_eq!(told.get("customers.customer.claim").map(String::as_str), Some("OWN"));
        assert_eq!(told.get("customers.customer.read").map(String::as_str), Some("DEPARTMENT"));
        assert_eq!(told.get("identity.user.create"), None);
    }
}
