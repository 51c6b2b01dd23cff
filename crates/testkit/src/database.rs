//! A database per test. The first test of a program migrates a template; every test gets a copy of
//! it, which takes a few milliseconds, and drops it in the end.

use std::{collections::HashMap, ops::Deref, sync::LazyLock};

use kernel::{Clock, Ctx, Time, Uuid};
use sqlx::{AssertSqlSafe, Connection, PgConnection, migrate::Migrator, postgres::PgConnectOptions};
use store::{Db, Pools, Registry, migrate::RolePasswords};
use tokio::sync::Mutex;

use crate::Company;

/// Both roles' password on the test servers; one for all, since roles belong to the server.
const PASSWORD: &str = "test";

/// What a service's database is made from.
pub struct Service {
    pub name: &'static str,
    pub migrator: &'static Migrator,
    pub registry: fn() -> Registry,
}

/// A database of one test, with the company that lives in it.
pub struct TestDb {
    pub db: Db,
    pub company: Company,
    admin: PgConnectOptions,
    name: String,
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl TestDb {
    /// A fresh copy of the service's migrated database; its clock stands at noon of 31 January 2026
    /// in Shanghai.
    pub async fn open(service: &Service) -> Self {
        let admin = server();
        let template = template(service, &admin).await;
        let name = format!("{}_{}", service.name, Uuid::new_v4().simple());
        let copy = format!("create database {name} template {template}");
        execute(&admin, &copy).await;
        // not copied with the template
        execute(&admin, &format!("grant connect on database {name} to crm_app, crm_system")).await;
        let db = connect(service, &admin.clone().database(&name), Clock::fake(noon()));
        Self { db, company: Company::new(), admin, name }
    }

    /// The same database seen by another process of the service.
    pub fn replica(&self, service: &Service) -> Db {
        connect(service, &self.options(), self.db.clock.clone())
    }

    /// The superuser on this database.
    pub fn options(&self) -> PgConnectOptions {
        self.admin.clone().database(&self.name)
    }

    /// A connection that no wall stops; schema `base` is found first.
    pub async fn superuser(&self) -> PgConnection {
        let options = self.options().options([("search_path", "base")]);
        PgConnection::connect_with(&options).await.expect("the test's own database answers")
    }

    /// The system's context for the company's tenant, at the clock's time.
    pub fn system(&self) -> Ctx {
        Ctx::system(self.db.service, self.company.tenant, self.db.clock.now())
    }

    /// Rows of a table of schema `base`, of every tenant.
    pub async fn count(&self, table: &str) -> i64 {
        let sql = format!("select count(*) from base.{table}");
        let count = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&self.db.system).await;
        count.unwrap_or_else(|error| panic!("rows of {table} can't be counted: {error}"))
    }
}

impl Drop for TestDb {
    /// Best effort: the servers of a test run go away in the end anyhow.
    fn drop(&mut self) {
        let (admin, name) = (self.admin.clone(), std::mem::take(&mut self.name));
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                if let Ok(mut connection) = PgConnection::connect_with(&admin).await {
                    let sql = format!("drop database if exists {name} with (force)");
                    let _ = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await;
                }
            });
        });
        let _ = dropping.join();
    }
}

/// The superuser of the shared test server, on the database `postgres`.
pub fn server() -> PgConnectOptions {
    let servers = local::testing::servers().unwrap_or_else(|error| panic!("no test servers: {error:#}"));
    servers.database_url.parse().expect("the test server's URL")
}

/// Passwords of the two roles on the test server.
pub fn passwords() -> RolePasswords {
    RolePasswords { app: PASSWORD.to_owned(), system: PASSWORD.to_owned() }
}

/// 31 January 2026, noon in Shanghai.
pub fn noon() -> Time {
    "2026-01-31T04:00:00Z".parse().expect("a time")
}

fn connect(service: &Service, options: &PgConnectOptions, clock: Clock) -> Db {
    let pools = Pools::default();
    Db::new(service.name, options, (PASSWORD, PASSWORD), clock, (service.registry)(), pools)
}

async fn execute(admin: &PgConnectOptions, sql: &str) {
    let mut connection = PgConnection::connect_with(admin).await.expect("the test server answers");
    let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// The service's migrated template, made once per test program.
async fn template(service: &Service, admin: &PgConnectOptions) -> String {
    static TEMPLATES: LazyLock<Mutex<HashMap<&'static str, String>>> = LazyLock::new(Mutex::default);
    let mut templates = TEMPLATES.lock().await;
    if let Some(name) = templates.get(service.name) {
        return name.clone();
    }
    let name = format!("template_{}_{}", service.name, Uuid::new_v4().simple());
    let migrated = store::migrate::migrate(admin, &name, service.migrator, &passwords()).await;
    migrated.unwrap_or_else(|error| panic!("the template of {} can't be made: {error}", service.name));
    templates.insert(service.name, name.clone());
    name
}
