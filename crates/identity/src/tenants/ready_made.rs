//! Ready-made roles follow the program: what a newer version lets reps, managers and directors do reaches the
//! companies that were founded before it, at its first start. A role whose rights somebody changed is his from then
//! on and is left alone; a new name or description changes nothing about that.

use std::collections::BTreeMap;

use kernel::{Ctx, Error, Kind, Locale, Result, Uuid};
use runtime::App;
use serde_json::json;
use store::{Db, Uow, fault};

use crate::{
    org::{self, Org},
    policy::publish::{self, Published},
    records::{Role, RoleFieldRight, RoleGrant},
    rights::{
        lines::{field_right, grant_scope},
        presets::Preset,
    },
};

/// The role as a new company gets it.
pub fn role(preset: Preset, locale: Locale) -> Role {
    let mut role = Role {
        name: preset.name(locale).to_owned(),
        description: Some(preset.description(locale).to_owned()),
        preset: Some(preset.key().to_owned()),
        ..Role::default()
    };
    role.head.id = Uuid::now_v7();
    give(&mut role, preset);
    role
}

/// Remembers that the role's rights are the program's.
pub async fn note(uow: &mut Uow<'_>, role: Uuid, preset: Preset) -> Result<()> {
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "insert into ready_made_roles (tenant_id, role_id, given) values ($1, $2, $3) \
         on conflict (tenant_id, role_id) do update set given = excluded.given",
    )
    .bind(tenant)
    .bind(role)
    .bind(written(&rights(preset)))
    .execute(uow.unscoped("what the program gave its own roles"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// Gives the untouched roles of all companies what this version gives. Safe at every start, and in many processes at once.
pub async fn follow(app: &App) -> Result<()> {
    for (tenant, roles) in behind(&app.db).await? {
        match bring(&app.db, tenant, &roles).await {
            Ok((0, _)) => {}
            Ok((brought, published)) => {
                tracing::info!(%tenant, brought, "ready-made roles were brought to this version");
                published.apply(&app.policy);
            }
            // the others need not wait for it
            Err(error) => tracing::error!(%tenant, %error, "ready-made roles stay as they are"),
        }
    }
    for (tenant, preset, locale) in missing(&app.db).await? {
        match add(&app.db, tenant, preset, locale).await {
            Ok(Some(published)) => {
                tracing::info!(%tenant, role = preset.key(), "a ready-made role that is new came to the company");
                published.apply(&app.policy);
            }
            Ok(None) => {}
            Err(error) => {
                tracing::error!(%tenant, role = preset.key(), %error, "a new ready-made role can't be added")
            }
        }
    }
    app.db.poke();
    Ok(())
}

/// Ready-made roles that companies never had, with the company's language: that of its administrator's role.
async fn missing(db: &Db) -> Result<Vec<(Uuid, Preset, Locale)>> {
    let mut missing = vec![];
    for preset in Preset::ALL {
        let found: Vec<(Uuid, bool)> = sqlx::query_as(
            "select t.tenant_id, exists (select 1 from roles a where a.tenant_id = t.tenant_id \
               and a.preset = 'administrator' and a.name ~ '[一-龥]') \
             from tenants t where not exists (select 1 from roles r where r.tenant_id = t.tenant_id and r.preset = $1)",
        )
        .bind(preset.key())
        .fetch_all(&db.system)
        .await
        .map_err(fault)?;
        let locale = |chinese| if chinese { Locale::Zh } else { Locale::En };
        missing.extend(found.into_iter().map(|(tenant, chinese)| (tenant, preset, locale(chinese))));
    }
    Ok(missing)
}

/// Gives the company a role that it never had; one that it had and deleted stays deleted.
async fn add(db: &Db, tenant: Uuid, preset: Preset, locale: Locale) -> Result<Option<Published>> {
    let ctx = Ctx::system(db.service, tenant, db.clock.now());
    let mut uow = db.begin(&ctx).await?;
    let mut org = Org::take(&mut uow).await?;
    let there: bool = sqlx::query_scalar("select exists (select 1 from roles where preset = $1)")
        .bind(preset.key())
        .fetch_one(uow.unscoped("what the program gave its own roles"))
        .await
        .map_err(fault)?;
    if there {
        return Ok(None);
    }
    let mut role = role(preset, locale);
    org.put_role(&role);
    note(&mut uow, role.head.id, preset).await?;
    uow.insert(&mut role);
    let published = publish::publish(&mut uow, &org).await?;
    uow.commit_quietly().await?;
    Ok(Some(published))
}

/// Ready-made roles that were last given something else, or that nobody took note of.
async fn behind(db: &Db) -> Result<BTreeMap<Uuid, Vec<(Uuid, Preset)>>> {
    let mut behind: BTreeMap<Uuid, Vec<(Uuid, Preset)>> = BTreeMap::new();
    for preset in Preset::ALL {
        let found: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "select r.tenant_id, r.id from roles r \
             left join ready_made_roles m on m.tenant_id = r.tenant_id and m.role_id = r.id \
             where r.preset = $1 and r.deleted_at is null and m.given is distinct from $2",
        )
        .bind(preset.key())
        .bind(written(&rights(preset)))
        .fetch_all(&db.system)
        .await
        .map_err(fault)?;
        for (tenant, role) in found {
            behind.entry(tenant).or_default().push((role, preset));
        }
    }
    behind.values_mut().for_each(|roles| roles.sort_unstable_by_key(|(id, _)| *id));
    Ok(behind)
}

/// Tells how many roles of the company have other rights now.
async fn bring(db: &Db, tenant: Uuid, roles: &[(Uuid, Preset)]) -> Result<(usize, Published)> {
    let ctx = Ctx::system(db.service, tenant, db.clock.now());
    let mut uow = db.begin(&ctx).await?;
    let org = Org::take(&mut uow).await?;
    let (mut after, mut brought) = (org.clone(), 0);
    for (id, preset) in roles {
        let mut role = match uow.lock::<Role>(*id).await {
            Err(error) if error.kind() == Kind::NotFound => continue,
            found => found?,
        };
        let now =
            org.roles.get(id).ok_or_else(|| Error::internal(format!("role {id} is not in its company")))?;
        let as_wished = *now == rights(*preset);
        let untouched = match given(&mut uow, *id).await? {
            Some(given) => given == written(now),
            // of a company that was founded before note was taken
            None => role.head.version == 1,
        };
        if !as_wished && !untouched {
            continue;
        }
        if !as_wished {
            give(&mut role, *preset);
            after.put_role(&role);
            uow.save(&mut role);
            brought += 1;
        }
        note(&mut uow, *id, *preset).await?;
    }
    let published = publish::publish(&mut uow, &after).await?;
    uow.commit_quietly().await?;
    Ok((brought, published))
}

async fn given(uow: &mut Uow<'_>, role: Uuid) -> Result<Option<String>> {
    sqlx::query_scalar("select given from ready_made_roles where role_id = $1")
        .bind(role)
        .fetch_optional(uow.unscoped("what the program gave its own roles"))
        .await
        .map_err(fault)
}

/// Exactly the preset's lines; those that are there already stay.
fn give(role: &mut Role, preset: Preset) {
    let grants = preset.grants().into_iter().map(|(permission, scope)| {
        let there = role.grants.iter().find(|grant| grant.permission == permission);
        RoleGrant {
            id: there.map_or_else(Uuid::now_v7, |grant| grant.id),
            permission: permission.to_owned(),
            scope: grant_scope(scope),
        }
    });
    role.grants = grants.collect();
    let rights = preset.field_rights().into_iter().map(|(field, right)| {
        let there = role.field_rights.iter().find(|right| right.field == field);
        RoleFieldRight {
            id: there.map_or_else(Uuid::now_v7, |right| right.id),
            field: field.to_owned(),
            right: field_right(right),
        }
    });
    role.field_rights = rights.collect();
}

/// What the preset allows.
fn rights(preset: Preset) -> org::Role {
    let named = |name: &str| name.to_owned();
    org::Role {
        grants: preset.grants().into_iter().map(|(permission, scope)| (named(permission), scope)).collect(),
        fields: preset.field_rights().into_iter().map(|(field, right)| (named(field), right)).collect(),
    }
}

/// The same rights are written alike, in whatever order they stand in the role.
fn written(rights: &org::Role) -> String {
    json!({"grants": rights.grants, "fields": rights.fields}).to_string()
}
