//! Records as spreadsheets: a customer list comes in from a CSV file or an Excel workbook, and goes out as CSV. Both are jobs, both know
//! the records only by their definitions; a service says once what its imports and exports are called
//! and what a new record of its needs beside saving.

mod columns;
pub mod csv;
mod export;
mod files;
mod given;
mod import;
mod out;
mod source;
mod xlsx;

use std::{any::Any, collections::HashMap, sync::Arc};

use async_trait::async_trait;
use futures::FutureExt;
use kernel::{AsOf, Ctx, Error, FieldError, Result, Uuid};
use proto::common::v1::{ExportRequest, ImportPreview, ImportRequest, PreviewImportRequest};
use serde_json::{Map, Value as Json};
use store::{
    Db, Rules, Uow,
    directory::Resolve,
    jobs::{Job, Work},
};

pub use files::{Files, Incoming};
pub(crate) use import::is_import;

use crate::{App, Background, policy::PolicyCache};

/// What a job is called and who may ask for it.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    pub job: &'static str,
    pub permission: &'static str,
}

/// What an `Intake` let through before and nobody can see yet.
#[derive(Default)]
pub struct LetThrough {
    /// In its own terms.
    pub kept: Option<Box<dyn Any + Send + Sync>>,
    /// Nothing is written at all: what was let through since the file's first row counts, and not only what the step
    /// before did.
    pub dry_run: bool,
}

/// What a service says of the sheets of one of its records.
#[async_trait]
pub trait Intake: Send + Sync + 'static {
    type Record: Rules;
    const IMPORT: Name;
    const EXPORT: Name;
    /// Fields by which a row's record is found again, each with an index.
    const KEYS: &'static [&'static str];
    /// Asked of who names another owner than himself.
    const ASSIGN: &'static str = "";
    /// They are their author's: who wrote one in the past has it, and needs nobody's right to be its owner.
    const AUTHORS_OWN: bool = false;
    /// Fields that else only commands set, and a row may say of a new record: see `Row::told`.
    const TOLD: &'static [&'static str] = &[];

    /// A field that names what must stand still while these records are written, and is locked before them: see `hold`.
    const HOLDS: &'static str = "";

    /// Locks what the rows name by `HOLDS`, and what those of the service's own records hang on that rows change by
    /// their ids, or that are taken back: before any of the records is looked at.
    async fn hold(&self, uow: &mut Uow<'_>, named: &[Uuid], own: &[Uuid]) -> Result<()> {
        let _ = (uow, named, own);
        Ok(())
    }

    /// What creating or changing these records asks beside their own rules: refuses rows, and
    /// completes the others. In the transaction that saves them.
    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Self::Record>]) -> Result<()>;

    /// May the next rows be admitted while those before are still being written? Then `admit_next` is asked.
    const SIDE_BY_SIDE: bool = false;

    /// As `admit`, knowing what it let through `before` that isn't committed yet, and noting what it lets through now.
    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Self::Record>],
        before: &mut LetThrough,
    ) -> Result<()> {
        let _ = before;
        self.admit(uow, rows).await
    }

    /// What is written beside the records once they are saved.
    fn admitted(&self, uow: &mut Uow<'_>, rows: &[Row<Self::Record>]) -> Result<()> {
        let _ = (uow, rows);
        Ok(())
    }

    /// What is worked out of all that is written, as the last thing in the transaction.
    async fn settled(&self, uow: &mut Uow<'_>, rows: &[Row<Self::Record>]) -> Result<()> {
        let _ = (uow, rows);
        Ok(())
    }

    /// Do changes get their former values back with their import? Else they are named as refused.
    const CHANGES_COME_BACK: bool = true;

    /// Takes a new record back with its import.
    async fn take_back(&self, uow: &mut Uow<'_>, record: &mut Self::Record) -> Result<()> {
        uow.delete(record).await
    }
}

/// The owner that a row names, and the department that is stamped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    pub id: Uuid,
    pub department: Option<Uuid>,
}

/// A row on its way to become a record.
#[derive(Debug)]
pub struct Row<R> {
    pub line: i32,
    pub record: R,
    /// The record that the row changes, as it was.
    pub before: Option<R>,
    pub owner: Option<Owner>,
    /// Original time and author.
    pub as_of: Option<AsOf>,
    /// What the row says of fields that only commands set, and of lines by their name (a deal's stage): values of
    /// the record's JSON by field, not yet in the record.
    pub told: Map<String, Json>,
    /// Was taken in by an earlier run of the same file.
    pub repeated: bool,
    pub faults: Vec<FieldError>,
}

impl<R> Row<R> {
    /// Becomes a new record, as far as is known.
    pub fn is_new(&self) -> bool {
        self.before.is_none() && self.goes_on()
    }

    /// Neither refused nor done before.
    pub fn goes_on(&self) -> bool {
        self.faults.is_empty() && !self.repeated
    }

    /// Refuses the row; a refusal that is about no field names `field`.
    pub fn refuse(&mut self, field: &str, error: &Error) {
        if error.fields().is_empty() {
            let (reason, params) = (error.reason(), error.params().to_vec());
            self.faults.push(FieldError { field: field.to_owned(), reason, params });
        }
        self.faults.extend(error.fields().iter().cloned());
    }
}

/// Sheets of one record of a service.
pub struct Sheets<I: Intake> {
    db: Db,
    policy: PolicyCache,
    files: Arc<dyn Files>,
    resolver: Arc<dyn Resolve>,
    intake: I,
    known: import::Cache,
}

impl<I: Intake> Sheets<I> {
    pub fn new(
        db: Db,
        policy: PolicyCache,
        files: Arc<dyn Files>,
        resolver: Arc<dyn Resolve>,
        intake: I,
    ) -> Arc<Self> {
        Arc::new(Self { db, policy, files, resolver, intake, known: import::Cache::default() })
    }

    /// In a running service.
    pub fn of(app: &App, intake: I) -> Arc<Self> {
        let (files, resolver) = (Arc::new(app.clients.clone()), Arc::new(app.resolver.clone()));
        Self::new(app.db.clone(), app.policy.clone(), files, resolver, intake)
    }

    /// The work of both kinds of job.
    pub fn works(self: &Arc<Self>, jobs: &mut HashMap<&'static str, Arc<dyn Work>>) {
        jobs.insert(I::IMPORT.job, Arc::new(import::Importing(Arc::clone(self))));
        jobs.insert(I::EXPORT.job, Arc::new(export::Exporting(Arc::clone(self))));
    }

    /// The headings of a file, what they would fill, and the first rows.
    pub async fn preview(&self, ctx: &Ctx, request: PreviewImportRequest) -> Result<ImportPreview> {
        import::preview(self, ctx, &request).await
    }

    /// Puts an import in the queue.
    pub async fn import(&self, ctx: &Ctx, request: ImportRequest) -> Result<Job> {
        import::start(self, ctx, request).await
    }

    /// Puts an export in the queue.
    pub async fn export(&self, ctx: &Ctx, request: ExportRequest) -> Result<Job> {
        export::start(self, ctx, request).await
    }

    /// The asker's context again: his rights as they are now, his language as it was.
    async fn ctx(&self, job: &Job, permission: &'static str) -> Result<Ctx> {
        let mut ctx =
            crate::answer::ctx_for(&self.policy, &self.db, job.tenant_id, job.created_by, permission).await?;
        ctx.request_id = job.id.to_string();
        ctx.locale = if job.args["chinese"] == true { kernel::Locale::Zh } else { kernel::Locale::En };
        Ok(ctx)
    }
}

/// Forgets the rows of imports that ended without telling them (failed, cancelled). One for a service.
pub fn forgetting(db: Db) -> Background {
    Box::new(|stop| {
        async move {
            stop.run_until_cancelled(import::forget(db)).await;
        }
        .boxed()
    })
}
