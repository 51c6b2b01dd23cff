//! Long work as its asker sees it. Others' jobs are seen by who may read jobs.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{Ctx, Error, Locale, Time, Uuid};
use proto::{
    common::v1::{
        CancelJobRequest, Custom, GetJobRequest, Job, ListJobsRequest, ListJobsResponse, UndoJobRequest,
        job::State,
    },
    sentences::Catalogue,
};
use serde_json::Value as Json;

use crate::{app::App, many};

/// One job.
pub async fn get(app: &App, ctx: &Ctx, request: GetJobRequest) -> kernel::Result<Job> {
    let id = id(&request.id)?;
    let mut uow = app.begin(ctx).await?;
    store::jobs::get(&mut uow, id, own_only(app, ctx)).await.map(|job| told(ctx, job))
}

/// Jobs, newest first.
pub async fn list(app: &App, ctx: &Ctx, request: ListJobsRequest) -> kernel::Result<ListJobsResponse> {
    let size = store::page_size(request.page_size)?;
    let before = token(&request.page_token)?;
    let mut uow = app.begin(ctx).await?;
    let mut found = store::jobs::list(&mut uow, own_only(app, ctx), before, i64::from(size) + 1).await?;
    let more = found.len() > size as usize;
    found.truncate(size as usize);
    let last = found.last().filter(|_| more);
    let next_page_token = last.map(|job| URL_SAFE_NO_PAD.encode(job.id.as_bytes())).unwrap_or_default();
    Ok(ListJobsResponse { jobs: found.into_iter().map(|job| told(ctx, job)).collect(), next_page_token })
}

/// Asks a job to stop.
pub async fn cancel(app: &App, ctx: &Ctx, request: CancelJobRequest) -> kernel::Result<Job> {
    let id = id(&request.id)?;
    let mut uow = app.begin(ctx).await?;
    let job = store::jobs::cancel(&mut uow, id, own_only(app, ctx)).await?;
    uow.commit_quietly().await?;
    Ok(told(ctx, job))
}

/// Takes back what a job did, by another job.
pub async fn undo(app: &App, ctx: &Ctx, request: UndoJobRequest) -> kernel::Result<Job> {
    many::undo(app, ctx, id(&request.id)?).await.map(|job| told(ctx, job))
}

fn own_only(app: &App, ctx: &Ctx) -> bool {
    !ctx.access.may(&format!("{}.job.read", app.db.service))
}

fn id(text: &str) -> kernel::Result<Uuid> {
    text.parse().map_err(|_| Error::invalid("id", "NOT_A_UUID").with("value", text))
}

fn token(text: &str) -> kernel::Result<Option<Uuid>> {
    if text.is_empty() {
        return Ok(None);
    }
    let read = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| Uuid::from_slice(&bytes).ok());
    read.map(Some).ok_or_else(|| Error::invalid("pageToken", "BAD_PAGE_TOKEN"))
}

/// A job as its reader is told of it: what was refused in his words too.
fn told(ctx: &Ctx, mut job: store::jobs::Job) -> Job {
    let words = Catalogue::of(ctx.locale == Locale::Zh);
    let message = match job.error.as_str() {
        "" => String::new(),
        reason => words.sentence(reason, &[], "INTERNAL"),
    };
    for refusal in job.result["refusals"].as_array_mut().into_iter().flatten() {
        say(words, refusal);
        refusal["fields"].as_array_mut().into_iter().flatten().for_each(|field| say(words, field));
    }
    Job { message, ..wire(job) }
}

/// Adds the sentence of a refusal.
fn say(words: &Catalogue, refusal: &mut Json) {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let params = refusal["params"].as_object().into_iter().flatten();
    let params: Vec<_> = params.map(|(name, value)| (name.clone(), text(value))).collect();
    let sentence = words.sentence(&text(&refusal["reason"]), &params, "PRECONDITION");
    refusal["message"] = sentence.into();
}

/// A job as it is answered.
pub fn wire(job: store::jobs::Job) -> Job {
    let state = match job.state {
        store::jobs::QUEUED => State::Queued,
        store::jobs::RUNNING => State::Running,
        store::jobs::SUCCEEDED => State::Succeeded,
        store::jobs::FAILED => State::Failed,
        store::jobs::CANCELLED => State::Cancelled,
        _ => State::Unspecified,
    };
    let undoes = many::undoes(&job).map(|id| id.to_string()).unwrap_or_default();
    Job {
        undoable: job.left && job.state >= store::jobs::SUCCEEDED,
        undoes,
        message: String::new(),
        id: job.id.to_string(),
        kind: job.kind,
        state: state.into(),
        done: job.done,
        total: job.total,
        result: job.result.is_object().then(|| Custom { json: job.result.to_string() }),
        error: job.error,
        cancel_requested: job.cancel_requested,
        created_by: job.created_by.map(|user| user.to_string()).unwrap_or_default(),
        created_at: Some(timestamp(job.created_at)),
        finished_at: job.finished_at.map(timestamp),
    }
}

/// An instant on the wire.
pub fn timestamp(time: Time) -> proto::time::Timestamp {
    time.into()
}
