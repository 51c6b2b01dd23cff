//! Reads the organisation inside a unit of work. Whoever means to change it takes the tenant's turn
//! first, so that two administrators never decide on the same old picture.

use kernel::{Result, Right, Scope, Uuid};
use sqlx::PgConnection;
use store::{Uow, fault};

use super::{Department, Org, Person, Role};
use crate::structure::number_pattern::kind_of;

impl Org {
    /// The organisation as it is now.
    pub async fn read(uow: &mut Uow<'_>) -> Result<Self> {
        let tenant = uow.ctx().tenant;
        let sql = uow.unscoped("rules over the whole organisation");
        let tenants = "select name, zone, importing, bin_days from tenants";
        let (name, zone, importing, bin_days) =
            sqlx::query_as(tenants).fetch_one(&mut *sql).await.map_err(fault)?;
        let mut org = Self { tenant, name, zone, importing, bin_days, ..Self::default() };
        org.read_tree(sql).await?;
        org.read_people(sql).await?;
        org.read_roles(sql).await?;
        org.read_numbers(sql).await?;
        Ok(org)
    }

    /// As `read`, with nobody else changing it until this unit of work ends.
    pub async fn take(uow: &mut Uow<'_>) -> Result<Self> {
        sqlx::query("select 1 from tenants for update")
            .execute(uow.unscoped("rules over the whole organisation"))
            .await
            .map_err(fault)?;
        Self::read(uow).await
    }

    async fn read_tree(&mut self, sql: &mut PgConnection) -> Result<()> {
        let rows: Vec<(Uuid, Option<Uuid>, Option<Uuid>)> =
            sqlx::query_as("select id, parent_id, head_id from departments where deleted_at is null")
                .fetch_all(&mut *sql)
                .await
                .map_err(fault)?;
        self.departments =
            rows.into_iter().map(|(id, parent, head)| (id, Department { parent, head })).collect();
        let rows: Vec<(Uuid, Vec<Uuid>)> =
            sqlx::query_as("select id, member_ids from groups where deleted_at is null")
                .fetch_all(&mut *sql)
                .await
                .map_err(fault)?;
        self.groups = rows.into_iter().collect();
        let rows: Vec<Uuid> = sqlx::query_scalar("select id from positions where deleted_at is null")
            .fetch_all(&mut *sql)
            .await
            .map_err(fault)?;
        self.positions = rows.into_iter().collect();
        Ok(())
    }

    async fn read_people(&mut self, sql: &mut PgConnection) -> Result<()> {
        let rows: Vec<PersonRow> = sqlx::query_as(
            "select id, name, email, active, language, department_id, manager_id, role_ids, position_ids \
             from users where deleted_at is null",
        )
        .fetch_all(sql)
        .await
        .map_err(fault)?;
        self.people = rows.into_iter().map(|row| (row.id, row.into())).collect();
        Ok(())
    }

    async fn read_roles(&mut self, sql: &mut PgConnection) -> Result<()> {
        let ids: Vec<Uuid> = sqlx::query_scalar("select id from roles where deleted_at is null")
            .fetch_all(&mut *sql)
            .await
            .map_err(fault)?;
        self.roles = ids.into_iter().map(|id| (id, Role::default())).collect();
        let grants: Vec<(Uuid, String, i16)> =
            sqlx::query_as("select role_id, permission, scope from role_grants")
                .fetch_all(&mut *sql)
                .await
                .map_err(fault)?;
        for (role, permission, number) in grants {
            if let (Some(role), Some(scope)) = (self.roles.get_mut(&role), scope(number.into())) {
                let widest = role.grants.entry(permission).or_insert(scope);
                *widest = scope.max(*widest);
            }
        }
        let rights: Vec<(Uuid, String, i16)> =
            sqlx::query_as("select role_id, field, \"right\" from role_field_rights")
                .fetch_all(&mut *sql)
                .await
                .map_err(fault)?;
        for (role, field, number) in rights {
            if let (Some(role), Some(right)) = (self.roles.get_mut(&role), right(number.into())) {
                let strongest = role.fields.entry(field).or_insert(right);
                *strongest = right.max(*strongest);
            }
        }
        Ok(())
    }

    async fn read_numbers(&mut self, sql: &mut PgConnection) -> Result<()> {
        let rows: Vec<(Uuid, i16, String)> =
            sqlx::query_as("select id, paper, pattern from number_patterns where deleted_at is null")
                .fetch_all(sql)
                .await
                .map_err(fault)?;
        let kind = |paper: i16| kind_of(i32::from(paper).into()).to_owned();
        self.numbers = rows.into_iter().map(|(id, paper, pattern)| (id, (kind(paper), pattern))).collect();
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    name: String,
    email: String,
    active: bool,
    language: Option<String>,
    department_id: Option<Uuid>,
    manager_id: Option<Uuid>,
    role_ids: Vec<Uuid>,
    position_ids: Vec<Uuid>,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            name: row.name,
            email: row.email,
            active: row.active,
            language: row.language,
            department: row.department_id,
            manager: row.manager_id,
            roles: row.role_ids,
            positions: row.position_ids,
        }
    }
}

/// Scope by its number in the role's definition.
pub fn scope(number: i32) -> Option<Scope> {
    Some(match number {
        1 => Scope::Own,
        2 => Scope::OwnAndReports,
        3 => Scope::Department,
        4 => Scope::DepartmentTree,
        5 => Scope::All,
        _ => return None,
    })
}

/// Right by its number in the role's definition.
pub fn right(number: i32) -> Option<Right> {
    Some(match number {
        1 => Right::Hidden,
        2 => Right::Masked,
        3 => Right::Read,
        4 => Right::Edit,
        _ => return None,
    })
}
