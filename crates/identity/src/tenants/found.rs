//! A new company: its tenant, the ready-made roles, one department and the administrator, all in one
//! transaction with the rights that follow.

use kernel::{Ctx, Locale, Result, Uuid};
use store::{Db, fault};

use super::ready_made;
use crate::{
    org::Org,
    policy::publish::{self, Published},
    records::{Department, User},
    rights::presets::Preset,
};

/// What a company starts from.
#[derive(Debug, Clone)]
pub struct Founding {
    pub company: String,
    /// IANA name.
    pub zone: String,
    pub locale: Locale,
    pub administrator: String,
    /// Normalised; its account must be there already.
    pub email: String,
}

/// Whose company it became.
#[derive(Debug, Clone, Copy)]
pub struct Founded {
    pub tenant: Uuid,
    pub administrator: Uuid,
}

/// Founds the company.
pub async fn found(db: &Db, founding: &Founding) -> Result<(Founded, Published)> {
    let now = db.clock.now();
    let ctx = Ctx::system("identity", Uuid::now_v7(), now);
    let mut uow = db.begin(&ctx).await?;
    sqlx::query("insert into tenants (tenant_id, name, zone, created_at) values ($1, $2, $3, $4)")
        .bind(ctx.tenant)
        .bind(&founding.company)
        .bind(&founding.zone)
        .bind(now)
        .execute(uow.unscoped("the tenant itself"))
        .await
        .map_err(fault)?;
    let mut org = Org::take(&mut uow).await?;

    let mut administrator_role = Uuid::nil();
    for preset in Preset::ALL {
        let mut role = ready_made::role(preset, founding.locale);
        if preset == Preset::Administrator {
            administrator_role = role.head.id;
        }
        org.put_role(&role);
        ready_made::note(&mut uow, role.head.id, preset).await?;
        uow.insert(&mut role);
    }
    let mut department = Department { name: founding.company.clone(), ..Department::default() };
    department.head.id = Uuid::now_v7();
    department.head.placement.department_id = Some(department.head.id);
    org.put_department(&department);
    uow.insert(&mut department);

    let mut user = administrator(founding, department.head.id, administrator_role);
    org.put_user(&user);
    uow.insert(&mut user);

    let published = publish::publish(&mut uow, &org).await?;
    uow.commit_quietly().await?;
    Ok((Founded { tenant: ctx.tenant, administrator: user.head.id }, published))
}

fn administrator(founding: &Founding, department: Uuid, role: Uuid) -> User {
    let mut user = User {
        name: founding.administrator.clone(),
        email: founding.email.clone(),
        role_ids: vec![role],
        active: true,
        ..User::default()
    };
    user.head.id = Uuid::now_v7();
    user.head.placement.owner_id = Some(user.head.id);
    user.head.placement.department_id = Some(department);
    user
}
