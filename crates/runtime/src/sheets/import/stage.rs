//! The file's rows are laid down in a table: read as they come, in batches, so that a large file needs no memory. What
//! is there already from a run that was killed stays there.

use futures::StreamExt;
use kernel::{Ctx, Error, Result, Uuid};
use store::{
    fault,
    jobs::{Job, Lease},
};

use super::plan::Plan;
use crate::sheets::{Intake, Sheets, csv::Rows};

/// Rows written at once.
const BATCH: usize = 2000;
/// The headings are line 1, as in a spreadsheet.
const FIRST: i32 = 2;
const MOST_ROWS: i32 = 2_000_000;

/// The file's first rows, headings included.
pub async fn first_rows<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    file: &str,
    count: usize,
) -> Result<Vec<Vec<String>>> {
    let mut incoming = sheets.files.read(ctx, file).await.map_err(of_file)?;
    let (mut reader, mut rows) = (Rows::default(), vec![]);
    while rows.len() < count {
        match incoming.bytes.next().await {
            // an empty piece would mean the end
            Some(bytes) if bytes.as_ref().is_ok_and(|bytes| bytes.is_empty()) => {}
            Some(bytes) => reader.take(&bytes?, &mut rows)?,
            None => {
                reader.take(&[], &mut rows)?;
                break;
            }
        }
    }
    rows.truncate(count);
    Ok(rows)
}

/// What another service says of a file that isn't there is about the request's `fileId`.
fn of_file(error: Error) -> Error {
    match error.kind() {
        kernel::Kind::NotFound => Error::invalid("fileId", "NO_SUCH_RECORD"),
        _ => error,
    }
}

/// Lays all rows down; gives the file's SHA-256.
pub async fn lay_down<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    plan: &Plan,
    job: &mut Job,
    lease: &Lease,
) -> Result<String> {
    let mut incoming = sheets.files.read(ctx, &plan.args.file_id).await.map_err(of_file)?;
    let (mut reader, mut rows) = (Rows::default(), vec![]);
    let (mut headings, mut line) = (true, FIRST);
    loop {
        let ended = match incoming.bytes.next().await {
            Some(bytes) if bytes.as_ref().is_ok_and(|bytes| bytes.is_empty()) => continue,
            Some(bytes) => {
                reader.take(&bytes?, &mut rows)?;
                false
            }
            None => {
                reader.take(&[], &mut rows)?;
                true
            }
        };
        if headings && !rows.is_empty() {
            rows.remove(0);
            headings = false;
        }
        if rows.len() >= BATCH || ended {
            let count = i32::try_from(rows.len()).map_err(Error::internal)?;
            if line - FIRST + count > MOST_ROWS {
                return Err(Error::invalid("fileId", "FILE_TOO_LONG").with("max", MOST_ROWS));
            }
            write(sheets, ctx, job.id, line, &rows).await?;
            line += count;
            rows.clear();
            job.total = line - FIRST;
            lease.keep(job).await?;
        }
        if ended || job.cancel_requested {
            return Ok(incoming.sha256);
        }
    }
}

async fn write<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    job: Uuid,
    first: i32,
    rows: &[Vec<String>],
) -> Result<()> {
    let texts = rows.iter().map(|cells| serde_json::to_string(cells).map_err(Error::internal));
    let mut uow = sheets.db.begin(ctx).await?;
    sqlx::query(
        "insert into import_rows (tenant_id, job_id, line, cells) \
         select $1, $2, $3 + (x.at - 1)::int, x.cells from unnest($4::text[]) with ordinality as x(cells, at) \
         on conflict do nothing",
    )
    .bind(ctx.tenant)
    .bind(job)
    .bind(first)
    .bind(texts.collect::<Result<Vec<String>>>()?)
    .execute(uow.unscoped("rows of the import's own file"))
    .await
    .map_err(fault)?;
    uow.commit_quietly().await
}
