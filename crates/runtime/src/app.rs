//! A service as a value, and what it is given to work with. A service says what it is and never
//! learns who else runs in its process.

use std::{collections::HashMap, sync::Arc};

use events::{Consumer, relay::Republish};
use futures::future::BoxFuture;
use kernel::{Clock, Ctx};
use object_store::ObjectStore;
use store::{Db, RecordEntry, Uow, jobs::Work};
use tokio_util::sync::CancellationToken;
use tonic::service::Routes;

use crate::{
    clients::Clients, config::Config, policy::PolicyCache, post::Post, resolver::Resolver, tokens::Tokens,
};

/// What a service is.
#[derive(Clone, Copy)]
pub struct ServiceDef {
    /// `customers`
    pub name: &'static str,
    /// Its own tables.
    pub migrator: &'static sqlx::migrate::Migrator,
    /// Its records: definition and generic functions, a line each.
    pub records: fn() -> Vec<RecordEntry>,
    /// Its methods, consumers and jobs over the given house.
    pub start: fn(Arc<App>) -> Started,
}

/// What a service brings once it has its house.
#[derive(Default)]
pub struct Started {
    /// Its gRPC services.
    pub grpc: Routes,
    /// What it listens for, beside the directory that every service keeps.
    pub consumers: Vec<Consumer>,
    /// Its long work, by kind of job.
    pub jobs: HashMap<&'static str, Arc<dyn Work>>,
    /// Publishes all policy documents again; identity's.
    pub republish: Option<Republish>,
    /// Done before the first call is served (the first administrator).
    pub first: Option<BoxFuture<'static, anyhow::Result<()>>>,
    /// Runs beside everything until told to stop.
    pub background: Vec<Background>,
    /// It keeps uploaded files, and cannot start without a place for them.
    pub keeps_files: bool,
}

/// Work of a service's own that ends when its token is cancelled.
pub type Background = Box<dyn FnOnce(CancellationToken) -> BoxFuture<'static, ()> + Send>;

/// A service's house.
pub struct App {
    pub db: Db,
    /// Its records by kind.
    pub records: Vec<RecordEntry>,
    /// The way to other services, in this service's name.
    pub clients: Clients,
    /// Asks other services about records that this one refers to.
    pub resolver: Resolver,
    pub config: Arc<Config>,
    pub nats: async_nats::Client,
    pub policy: PolicyCache,
    pub tokens: Arc<Tokens>,
    /// Where files are, if the installation says so; a service that `keeps_files` has it.
    pub objects: Option<Arc<dyn ObjectStore>>,
    /// Sends mail, if the installation has a mail server.
    pub post: Option<Arc<Post>>,
    pub clock: Clock,
}

impl App {
    /// Opens a unit of work for the caller.
    pub async fn begin<'a>(&'a self, ctx: &'a Ctx) -> kernel::Result<Uow<'a>> {
        self.db.begin(ctx).await
    }

    /// Where files are.
    pub fn objects(&self) -> kernel::Result<Arc<dyn ObjectStore>> {
        self.objects.clone().ok_or_else(|| kernel::Error::internal("no place for files"))
    }

    /// The record functions of `customer` or `customers.customer`.
    pub fn record(&self, kind: &str) -> Option<&RecordEntry> {
        let kind = kind.strip_prefix(self.db.service).and_then(|rest| rest.strip_prefix('.')).unwrap_or(kind);
        self.records.iter().find(|entry| entry.def.kind == kind)
    }
}
