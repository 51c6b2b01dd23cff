//! A unit of work: one transaction for one tenant. Records come out only as far as the caller may
//! see them; what is saved goes in with its audit row and its events, or not at all.

mod batch;
mod changes;
mod event;
mod guard;
mod notices;
mod read;
mod write;
pub use batch::Locked;
pub(crate) use event::{snapshot, text_of};
pub use notices::NOTICE;

use std::{
    any::{Any, TypeId},
    collections::{HashMap, HashSet},
};

use kernel::{Ctx, Error, Result};
use sqlx::{AssertSqlSafe, PgConnection, Postgres, Transaction, postgres::PgArguments};
use uuid::Uuid;

use crate::{Db, Record, fault, statement::Statement};

/// One transaction; dropped without `commit`, nothing happened.
pub struct Uow<'a> {
    pub(crate) db: &'a Db,
    pub(crate) ctx: &'a Ctx,
    pub(crate) tx: Transaction<'static, Postgres>,
    pub(crate) statement: Statement,
    /// Records as they were read, by id.
    originals: HashMap<Uuid, Box<dyn Any + Send>>,
    /// Records saved here, by id.
    written: HashMap<Uuid, Written>,
    /// Where they stood when they were read, and stand now.
    places: HashMap<Uuid, event::Places>,
    /// Events of this commit, in the order in which they shall be published.
    waiting: Vec<event::Waiting>,
    /// Saves whose guard is still to be asked, by kind of record.
    unasked: Vec<(TypeId, Box<dyn guard::Unasked>)>,
    /// Records whose guard said yes.
    asked: HashSet<Uuid>,
    flags: HashMap<Uuid, Option<Uuid>>,
    last_lock: (u8, Uuid),
    /// Was anything written before the commit?
    flushed: bool,
}

/// By which write of the statement a record is saved.
#[derive(Clone, Copy)]
struct Written {
    n: usize,
    /// The write is of many records.
    many: bool,
    /// It is told of the past.
    backdated: bool,
}

impl Written {
    /// The write, where it is of this record alone.
    fn alone(self) -> Option<usize> {
        (!self.many).then_some(self.n)
    }
}

/// Proof that a record was read under the caller's rights in this unit of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visible(pub(crate) Uuid);

impl Visible {
    pub fn id(self) -> Uuid {
        self.0
    }
}

/// Lock ranks, in the order in which they must be taken.
pub mod rank {
    /// Whose turn it is: before anybody's seat, since the turn says whose.
    pub const TURN: u8 = 0;
    /// What a user holds.
    pub const SEAT: u8 = 1;
    pub const CONTRACT: u8 = 2;
    pub const RECORD: u8 = 3;
    /// Keys of duplicates: last, since what a record's keys will be is known only once it is locked. Who
    /// holds them waits for nothing any more.
    pub const MATCH: u8 = 4;
}

impl<'a> Uow<'a> {
    pub(crate) async fn begin(db: &'a Db, ctx: &'a Ctx, more: &str) -> Result<Self> {
        let tenant = ctx.tenant;
        let begin = format!("begin; select set_config('app.tenant', '{tenant}', true){more}");
        let tx = db.app.begin_with(AssertSqlSafe(begin)).await.map_err(fault)?;
        Ok(Self {
            db,
            ctx,
            tx,
            statement: Statement::default(),
            originals: HashMap::new(),
            written: HashMap::new(),
            places: HashMap::new(),
            waiting: vec![],
            unasked: vec![],
            asked: HashSet::new(),
            flags: HashMap::new(),
            last_lock: (0, Uuid::nil()),
            flushed: false,
        })
    }

    pub fn ctx(&self) -> &'a Ctx {
        self.ctx
    }

    pub fn db(&self) -> &'a Db {
        self.db
    }

    /// Hand-written SQL about a record that was read here.
    pub fn sql(&mut self, _about: Visible) -> &mut PgConnection {
        &mut self.tx
    }

    /// Hand-written SQL beyond one visible record. The tenant wall holds; the row scope doesn't.
    /// Each `reason` stands in the list that CI compares.
    pub fn unscoped(&mut self, _reason: &'static str) -> &mut PgConnection {
        &mut self.tx
    }

    /// Notes a lock; in debug builds a wrong order is a fault of the command.
    pub fn locked(&mut self, rank: u8, id: Uuid) {
        debug_assert!(
            (rank, id) >= self.last_lock,
            "locks out of order: {:?} then {:?}",
            self.last_lock,
            (rank, id)
        );
        self.last_lock = (rank, id);
    }

    pub(crate) fn remember<R: Record>(&mut self, record: &R) {
        self.stood(record);
        self.originals.insert(record.head().id, Box::new(record.clone()));
    }

    /// The record as it was when this unit of work read it.
    pub fn original<R: Record>(&self, id: Uuid) -> Option<&R> {
        self.originals.get(&id).and_then(|any| any.downcast_ref())
    }

    /// Proof for `sql`.
    pub fn visible<R: Record>(&self, record: &R) -> Result<Visible> {
        let id = record.head().id;
        if self.originals.contains_key(&id) || self.written.contains_key(&id) {
            Ok(Visible(id))
        } else {
            Err(Error::internal(format!("{} {id} was not read in this unit of work", R::DEF.kind)))
        }
    }

    /// Writes what was saved so far; it counts from the commit on. Keeps a statement that concerns many
    /// records small. No event can be added to what is written.
    pub async fn flush(&mut self) -> Result<()> {
        self.settle().await?;
        self.tell();
        self.written.clear();
        let statement = std::mem::take(&mut self.statement);
        self.write_out(statement).await
    }

    /// Commits everything; `answer` is the record that a repeat of the same call gets again.
    pub async fn commit<R: Record>(mut self, answer: &R) -> Result<()> {
        let head = answer.head();
        let write = self.written.get(&head.id).and_then(|written| written.alone());
        self.statement.idempotency(write, self.ctx, R::DEF.kind, head.id, head.version);
        self.finish().await
    }

    /// Commits a call that answers with a job: a repeat gets the same job.
    pub async fn commit_job(mut self, job: &crate::jobs::Job) -> Result<()> {
        self.statement.idempotency(None, self.ctx, "job", job.id, 1);
        self.finish().await
    }

    /// Commits what doesn't answer with a record of this service.
    pub async fn commit_quietly(self) -> Result<()> {
        self.finish().await
    }

    /// Commits what is learned of other services: nothing of the caller's, so a mere check keeps it too.
    pub(crate) async fn commit_learned(self) -> Result<()> {
        self.run().await
    }

    async fn finish(mut self) -> Result<()> {
        if self.ctx.validate_only {
            return Err(Error::precondition("VALIDATED_ONLY"));
        }
        self.settle().await?;
        self.run().await
    }

    async fn run(mut self) -> Result<()> {
        self.tell();
        let statement = std::mem::take(&mut self.statement);
        let publishes = self.flushed || !statement.is_empty();
        self.write_out(statement).await?;
        self.tx.commit().await.map_err(fault)?;
        if publishes {
            self.db.poke();
        }
        Ok(())
    }

    async fn write_out(&mut self, statement: Statement) -> Result<()> {
        if statement.is_empty() {
            return Ok(());
        }
        self.flushed = true;
        let expected = statement.expected;
        let (sql, args) = statement.finish();
        let args: PgArguments = args.finish().map_err(fault)?;
        let query = sqlx::query_scalar_with::<_, i64, _>(AssertSqlSafe(sql), args);
        let written = query.fetch_one(&mut *self.tx).await.map_err(fault)?;
        match written == expected {
            true => Ok(()),
            false => Err(Error::new(kernel::Kind::StaleVersion, "STALE_VERSION")),
        }
    }
}
