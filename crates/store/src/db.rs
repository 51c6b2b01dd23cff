//! A service's database: two pools (the application's, behind the tenant wall, and the system's),
//! the clock, and the bell that wakes the outbox relay.

use std::{collections::HashMap, sync::Arc, time::Duration};

use kernel::{Clock, Ctx, EntityDef, Result};
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tokio::sync::Notify;

use crate::{Uow, fault, search::Sizes};

/// Connections of one process to one service's database.
#[derive(Debug, Clone, Copy)]
pub struct Pools {
    pub app: u32,
    pub system: u32,
}

impl Default for Pools {
    fn default() -> Self {
        Self { app: 8, system: 3 }
    }
}

/// An action that a method offers on records of one kind.
#[derive(Debug, Clone)]
pub struct Action {
    /// As in the path: `claim`.
    pub name: String,
    pub permission: String,
    /// Changing the record's own values: needs more than seeing it.
    pub edit: bool,
}

/// What a service knows of its own records.
#[derive(Debug, Default)]
pub struct Registry {
    pub defs: Vec<&'static EntityDef>,
    /// By kind: `customer`.
    pub actions: HashMap<String, Vec<Action>>,
}

impl Registry {
    /// The definition of `customers.customer` if it is one of ours.
    pub fn own(&self, kind: &str) -> Option<&'static EntityDef> {
        let (service, record) = kind.split_once('.')?;
        self.defs.iter().find(|def| def.service == service && def.kind == record).copied()
    }

    /// The actions on one kind of ours.
    pub fn actions_of(&self, kind: &str) -> &[Action] {
        self.actions.get(kind).map_or(&[], Vec::as_slice)
    }
}

/// The database of one service; cheap to clone.
#[derive(Clone)]
pub struct Db {
    /// Sees one tenant at a time, through the views.
    pub app: PgPool,
    /// For the relay, jobs and installation-level tables.
    pub system: PgPool,
    pub service: &'static str,
    pub clock: Clock,
    pub registry: Arc<Registry>,
    pub(crate) sizes: Arc<Sizes>,
    poke: Arc<Notify>,
}

impl Db {
    /// Opens the pools; connections are made when first needed. `options` name host and database.
    pub fn new(
        service: &'static str,
        options: &PgConnectOptions,
        passwords: (&str, &str),
        clock: Clock,
        registry: Registry,
        pools: Pools,
    ) -> Self {
        let pool = |role: &str, password: &str, schema: &str, most: u32| {
            let options = options
                .clone()
                .username(role)
                .password(password)
                .options([("search_path", schema)])
                .application_name(&format!("kehu-{service}"))
                .statement_cache_capacity(500);
            PgPoolOptions::new()
                .max_connections(most)
                .acquire_timeout(Duration::from_secs(10))
                .test_before_acquire(false)
                .connect_lazy_with(options)
        };
        Self {
            app: pool("crm_app", passwords.0, "app", pools.app),
            system: pool("crm_system", passwords.1, "base", pools.system),
            service,
            clock,
            registry: Arc::new(registry),
            sizes: Arc::default(),
            poke: Arc::new(Notify::new()),
        }
    }

    /// Starts a unit of work for the caller's tenant.
    pub async fn begin<'a>(&'a self, ctx: &'a Ctx) -> Result<Uow<'a>> {
        Uow::begin(self, ctx, "").await
    }

    /// As `begin`, for lists: each is planned for its own values, since one search term fits a
    /// million rows and the next one three.
    pub(crate) async fn begin_list<'a>(&'a self, ctx: &'a Ctx) -> Result<Uow<'a>> {
        Uow::begin(self, ctx, ", set_config('plan_cache_mode', 'force_custom_plan', true)").await
    }

    /// As `begin_list`, for searches: see `search`.
    pub(crate) async fn begin_search<'a>(&'a self, ctx: &'a Ctx) -> Result<Uow<'a>> {
        Uow::begin(self, ctx, crate::search::GATHER).await
    }

    /// Wakes the relay of this process: there is something to publish.
    pub fn poke(&self) {
        self.poke.notify_one();
    }

    /// Returns when somebody poked.
    pub async fn poked(&self) {
        self.poke.notified().await;
    }

    /// Is the database there?
    pub async fn ping(&self) -> Result<()> {
        sqlx::query("select 1").execute(&self.app).await.map_err(fault)?;
        Ok(())
    }

    pub async fn close(&self) {
        self.app.close().await;
        self.system.close().await;
    }
}
