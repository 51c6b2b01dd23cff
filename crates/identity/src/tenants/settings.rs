//! The company's name, the zone in which its days begin, how long its recycle bin keeps things, and
//! whether it is taking in its past.

use kernel::{Ctx, FieldErrors, Result};
use proto::identity::v1::{Tenant, UpdateTenantRequest};
use runtime::App;
use serde_json::{Map, Value as Json, json};
use store::{Uow, fault};

use crate::{
    audit::{self, Act},
    org::Org,
    policy::publish,
};

/// Ten years of days.
const LONGEST_IN_BIN: i32 = 3650;

pub async fn get(app: &App, ctx: &Ctx) -> Result<Tenant> {
    let mut uow = app.db.begin(ctx).await?;
    Org::read(&mut uow).await.map(tenant)
}

pub async fn update(app: &App, ctx: &Ctx, request: UpdateTenantRequest) -> Result<Tenant> {
    check(&request)?;
    let mut uow = app.db.begin(ctx).await?;
    let mut org = Org::take(&mut uow).await?;
    let before = told(&org);
    org.name = request.name.map_or(org.name, |name| name.trim().to_owned());
    org.zone = request.time_zone.unwrap_or(org.zone);
    org.importing = request.importing.unwrap_or(org.importing);
    org.bin_days = request.bin_days.unwrap_or(org.bin_days);
    sqlx::query("update tenants set name = $1, zone = $2, importing = $3, bin_days = $4")
        .bind(&org.name)
        .bind(&org.zone)
        .bind(org.importing)
        .bind(org.bin_days)
        .execute(uow.unscoped("the tenant itself"))
        .await
        .map_err(fault)?;
    note(&mut uow, &before, &told(&org)).await?;
    let published = publish::publish(&mut uow, &org).await?;
    uow.commit_quietly().await?;
    app.db.poke();
    published.apply(&app.policy);
    Ok(tenant(org))
}

fn tenant(org: Org) -> Tenant {
    Tenant {
        id: org.tenant.to_string(),
        name: org.name,
        time_zone: org.zone,
        importing: org.importing,
        bin_days: org.bin_days,
    }
}

fn told(org: &Org) -> Json {
    json!({"name": org.name, "timeZone": org.zone, "importing": org.importing})
}

/// The audit trail tells who changed which setting.
async fn note(uow: &mut Uow<'_>, before: &Json, after: &Json) -> Result<()> {
    let mut changes = Map::new();
    for (name, value) in after.as_object().into_iter().flatten() {
        if before[name] != *value {
            changes.insert(name.clone(), json!([before[name], value]));
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    let id = uow.ctx().tenant;
    audit::note(uow, Act { action: "updated", kind: "tenant", id, version: 0, changes: changes.into() }).await
}

fn check(request: &UpdateTenantRequest) -> Result<()> {
    let mut errors = FieldErrors::default();
    if let Some(name) = &request.name {
        if name.trim().is_empty() {
            errors.push("name", "REQUIRED");
        } else if name.chars().count() > 200 {
            errors.push_with("name", "TOO_LONG", vec![("max".to_owned(), "200".to_owned())]);
        }
    }
    if request.time_zone.as_ref().is_some_and(|zone| zone.parse::<chrono_tz::Tz>().is_err()) {
        errors.push("timeZone", "NOT_A_TIME_ZONE");
    }
    if request.bin_days.is_some_and(|days| !(1..=LONGEST_IN_BIN).contains(&days)) {
        let bounds =
            [("min", 1), ("max", LONGEST_IN_BIN)].map(|(name, days)| (name.to_owned(), days.to_string()));
        errors.push_with("binDays", "OUT_OF_RANGE", bounds.to_vec());
    }
    errors.finish()
}
