//! Makes a service's database what this build expects: database, roles, tables, the tenant wall.
//! Safe to run again and by several at once.

use std::borrow::Cow;

use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection,
    migrate::{Migrate, Migrator},
    postgres::PgConnectOptions,
};

/// The store's own tables, in every service's database.
static STORE: Migrator = sqlx::migrate!();

/// Passwords of the two roles that services use.
#[derive(Clone)]
pub struct RolePasswords {
    pub app: String,
    pub system: String,
}

/// Creates or upgrades the database `crm_<service>`. `admin` may create databases and roles.
pub async fn migrate(
    admin: &PgConnectOptions,
    database: &str,
    service: &Migrator,
    passwords: &RolePasswords,
) -> Result<(), sqlx::Error> {
    roles_and_database(admin, database, passwords).await?;
    let mut connection =
        PgConnection::connect_with(&admin.clone().database(database).options([("search_path", "base")]))
            .await?;
    connection.execute("select pg_advisory_lock(7431)").await?;
    connection.execute("set client_min_messages = warning; create schema if not exists base; create schema if not exists app").await?;
    run(&STORE, "store_migrations", &mut connection).await?;
    run(service, "service_migrations", &mut connection).await?;
    wall(&mut connection).await?;
    connection.close().await
}

async fn roles_and_database(
    admin: &PgConnectOptions,
    database: &str,
    passwords: &RolePasswords,
) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect_with(admin).await?;
    connection.execute("select pg_advisory_lock(7430)").await?;
    for (role, password) in [("crm_app", &passwords.app), ("crm_system", &passwords.system)] {
        let found: Option<i32> = sqlx::query_scalar("select 1 from pg_roles where rolname = $1")
            .bind(role)
            .fetch_optional(&mut connection)
            .await?;
        let verb = if found.is_some() { "alter" } else { "create" };
        let password = password.replace('\'', "''");
        let sql = format!("{verb} role {role} login password '{password}'");
        connection.execute(AssertSqlSafe(sql)).await?;
        // a request never waits for ever, a forgotten transaction never holds locks
        let limits = format!(
            "alter role {role} set statement_timeout = '25s'; alter role {role} set idle_in_transaction_session_timeout = '60s'"
        );
        connection.execute(AssertSqlSafe(limits)).await?;
    }
    let found: Option<i32> = sqlx::query_scalar("select 1 from pg_database where datname = $1")
        .bind(database)
        .fetch_optional(&mut connection)
        .await?;
    if found.is_none() {
        connection.execute(AssertSqlSafe(format!("create database {database}"))).await?;
    }
    let grants = format!(
        "revoke all on database {database} from public; grant connect on database {database} to crm_app, crm_system"
    );
    connection.execute(AssertSqlSafe(grants)).await?;
    connection.close().await
}

/// Runs one set of migrations; the store's and the service's keep separate books.
async fn run(
    migrator: &Migrator,
    book: &'static str,
    connection: &mut PgConnection,
) -> Result<(), sqlx::Error> {
    connection.ensure_migrations_table(book).await?;
    let applied = connection.list_applied_migrations(book).await?;
    for migration in migrator.iter().filter(|m| m.migration_type.is_up_migration()) {
        match applied.iter().find(|a| a.version == migration.version) {
            None => {
                connection.apply(book, migration).await?;
            }
            Some(done) if done.checksum != migration.checksum => {
                let text: Cow<'_, str> = migration.description.clone();
                return Err(sqlx::Error::Configuration(
                    format!("migration {} ({text}) was changed after it ran", migration.version).into(),
                ));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The tenant wall: the application role sees each table only through a view of its tenant's rows, and
/// never changes whose a row is (over ON CONFLICT a view would let a row change hands).
/// A view that is as it should be stays untouched, so that services may go on working meanwhile.
async fn wall(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    let tables: Vec<(String, Vec<String>, Option<String>)> = sqlx::query_as(
        "select c.relname::text, array_agg(quote_ident(a.attname) order by a.attnum), \
           obj_description(to_regclass(format('app.%I', c.relname)), 'pg_class') \
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
         where c.relnamespace = 'base'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'record' \
         group by c.oid, c.relname having bool_or(a.attname = 'tenant_id') order by 1",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut transaction = connection.begin().await?;
    for (table, columns, present) in tables {
        let changeable: Vec<&str> =
            columns.iter().map(String::as_str).filter(|c| *c != "tenant_id").collect();
        let view = format!(
            "create view app.{table} as select {} from base.{table} \
             where tenant_id = current_setting('app.tenant')::uuid with local check option; \
             grant select, insert, delete, update ({}) on app.{table} to crm_app",
            columns.join(", "),
            changeable.join(", ")
        );
        if present.as_deref() == Some(view.as_str()) {
            continue;
        }
        let text = view.replace('\'', "''");
        let sql = format!("drop view if exists app.{table}; {view}; comment on view app.{table} is '{text}'");
        transaction.execute(AssertSqlSafe(sql)).await?;
    }
    transaction
        .execute(
            "grant usage on schema app to crm_app; \
             grant usage on schema base to crm_system; \
             grant select, insert, update, delete on all tables in schema base to crm_system; \
             grant usage on all sequences in schema base to crm_system",
        )
        .await?;
    transaction.commit().await
}
