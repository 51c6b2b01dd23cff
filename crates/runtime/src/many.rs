//! Many records at once: changed, handed over, tagged or deleted by a job, which can be taken back. Each record is
//! decided by itself, under the rights that the asker has at that moment.

pub(crate) mod back;
mod deeds;
mod request;
mod stood;

use std::{marker::PhantomData, sync::Arc};

use async_trait::async_trait;
use kernel::{Ctx, Error, Result, Uuid};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value as Json, json};
use store::{
    Rules, Uow,
    jobs::{self, Job, SUCCEEDED, Step, Work},
    many::{self, Outcome, Selection},
};

pub use self::{request::Asked, stood::Stood};
use crate::{App, colleague::NewOwner, sheets::is_import};

/// A record of which many can be changed at once.
#[async_trait]
pub trait Many: Rules<Wire: DeserializeOwned> {
    /// What its jobs are called.
    const JOB: &'static str;
    const MAY: May;
    /// What a new owner is told, of one and of several.
    const GIVEN: Option<[&'static str; 2]> = None;
    /// Proof that a colleague may be given one more, where holdings are limited.
    type Seat: Send + Sync;

    /// Locks what a new owner needs, before any record is locked.
    async fn seat(uow: &mut Uow<'_>, owner: Uuid) -> Result<Self::Seat>;

    /// Hands one over; what was before is what `give_back` needs.
    async fn give(uow: &mut Uow<'_>, id: Uuid, gift: &Gift<Self::Seat>) -> Result<Outcome> {
        let _ = (uow, gift);
        Err(Error::internal(format!("nobody is given {id}")))
    }

    /// Says so to the new owner, once for all, unless he did it himself.
    async fn announce(uow: &mut Uow<'_>, owner: Uuid, count: i64, last: Uuid) -> Result<()> {
        let Some([one, several]) = Self::GIVEN else { return Ok(()) };
        let given = uow.get_unscoped::<Self>(&[last], "whoever gets a record is told its name").await?;
        let Some(given) = given.first().filter(|_| uow.ctx().user() != Some(owner)) else { return Ok(()) };
        match count {
            1 => uow.notify(&[owner], one, json!({}), given),
            _ => uow.notify(&[owner], several, json!({"count": count}), given),
        }
    }

    /// Puts one that changed hands back where it was.
    async fn give_back(uow: &mut Uow<'_>, record: &mut Self, before: &Json) -> Result<()> {
        let _ = (uow, before);
        Err(Error::internal(format!("nobody was given {}", record.head().id)))
    }

    /// Puts one into the recycle bin.
    async fn put_away(uow: &mut Uow<'_>, record: &mut Self) -> Result<()> {
        uow.delete(record).await
    }

    /// Takes one out of the recycle bin.
    async fn take_out(uow: &mut Uow<'_>, record: &mut Self) -> Result<()> {
        uow.restore(record).await
    }
}

/// The permissions that are asked; one of several is enough to begin.
#[derive(Debug, Clone, Copy)]
pub struct May {
    pub bulk: &'static str,
    pub update: &'static [&'static str],
    pub delete: &'static [&'static str],
    pub restore: &'static [&'static str],
    /// None: these are not handed over.
    pub give: &'static [&'static str],
}

/// What is handed over, and to whom.
pub struct Gift<S> {
    pub owner: NewOwner,
    pub seat: S,
    pub reason: Option<String>,
    /// Those that nobody owns stay where they are.
    pub owned_only: bool,
}

/// What a job does to each record.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Deed {
    /// The fields of a record's JSON.
    Update {
        values: Json,
        paths: Vec<String>,
    },
    Give {
        owner: Uuid,
        reason: Option<String>,
        owned_only: bool,
    },
    Tag {
        add: Vec<String>,
        remove: Vec<String>,
    },
    Delete,
}

/// A job's arguments.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Task {
    deed: Deed,
    #[serde(default)]
    selection: Selection,
    /// Probable duplicates are let through.
    #[serde(default)]
    allow_duplicates: bool,
    /// The job that this one takes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    undoes: Option<Uuid>,
}

impl Task {
    fn of(job: &Job) -> Result<Self> {
        serde_json::from_value(job.args.clone()).map_err(Error::internal)
    }

    /// What is asked of the asker for each record.
    fn permissions(&self, may: &May) -> &'static [&'static str] {
        match self.deed {
            Deed::Update { .. } | Deed::Tag { .. } => may.update,
            Deed::Give { .. } => may.give,
            Deed::Delete if self.undoes.is_some() => may.restore,
            Deed::Delete => may.delete,
        }
    }
}

/// Puts a bulk command in the queue.
pub async fn start<R: Many>(app: &App, ctx: &Ctx, asked: Asked<R::Wire>) -> Result<Job> {
    let task = request::read::<R>(app, ctx, asked).await?;
    let mut uow = app.begin(ctx).await?;
    let total = task.selection.count::<R>(&mut uow).await?;
    let args = serde_json::to_value(&task).map_err(Error::internal)?;
    enqueue(uow, R::JOB, args, total).await
}

/// Puts the way back of a job in the queue; it may be asked again for what could not be put back.
pub async fn undo(app: &App, ctx: &Ctx, id: Uuid) -> Result<Job> {
    let mut uow = app.begin(ctx).await?;
    let done = jobs::hold(&mut uow, id).await?;
    let task = Task::of(&done).ok().filter(|task| task.undoes.is_none());
    if task.is_none() && !is_import(&done) {
        return Err(Error::precondition("NOT_UNDOABLE"));
    }
    if done.state < SUCCEEDED || jobs::under_way(&mut uow, &json!({"undoes": id})).await? {
        return Err(Error::precondition("JOB_RUNNING"));
    }
    let total = many::left(&mut uow, id).await?;
    if total == 0 {
        return Err(Error::precondition("NOTHING_TO_UNDO"));
    }
    // what was there before may look like another one
    let allow_duplicates = true;
    let args = match task {
        Some(task) => {
            let selection = Selection::default();
            let back = Task { undoes: Some(id), selection, allow_duplicates, ..task };
            serde_json::to_value(&back).map_err(Error::internal)?
        }
        None => json!({"undoes": id, "allowDuplicates": allow_duplicates}),
    };
    enqueue(uow, &done.kind, args, total).await
}

async fn enqueue(mut uow: Uow<'_>, kind: &str, args: Json, total: i32) -> Result<Job> {
    let job = jobs::enqueue(&mut uow, kind, args, total).await?;
    uow.commit_job(&job).await?;
    Ok(job)
}

/// The job that this one takes back.
pub fn undoes(job: &Job) -> Option<Uuid> {
    job.args.get("undoes")?.as_str()?.parse().ok()
}

/// The work of these jobs.
pub struct Bulk<R> {
    app: Arc<App>,
    of: PhantomData<fn() -> R>,
}

impl<R: Many> Bulk<R> {
    pub fn of(app: &Arc<App>) -> (&'static str, Arc<dyn Work>) {
        (R::JOB, Arc::new(Self { app: Arc::clone(app), of: PhantomData }))
    }
}

#[async_trait]
impl<R: Many> Work for Bulk<R> {
    /// Whether he may do so to any record at all; how far is asked of each.
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        let task = Task::of(job)?;
        let asked = task.permissions(&R::MAY);
        let first = asked.first().copied().unwrap_or(R::MAY.bulk);
        let mut ctx = Err(Error::forbidden(first));
        for one in asked {
            if ctx.is_err() {
                ctx = crate::ctx_of(&self.app, job.tenant_id, job.created_by, one).await;
            }
        }
        let mut ctx = ctx?;
        ctx.permission = first;
        ctx.allow_duplicates = task.allow_duplicates;
        ctx.request_id = job.id.to_string();
        Ok(ctx)
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let task = Task::of(job)?;
        match task.undoes {
            Some(done) => back::step::<R>(uow, job, done, &task.deed).await,
            None => deeds::step::<R>(uow, job, &task).await,
        }
    }

    async fn refused(&self, uow: &mut Uow<'_>, job: &mut Job, tried: &Job, refusal: Error) -> Result<()> {
        many::refused::<R>(uow, job, tried, refusal).await
    }
}
