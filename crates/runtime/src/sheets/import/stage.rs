//! The file's rows are laid down in a table: read as they come, in batches, so that a large file needs no memory. What
//! is there already from a run that was killed stays there.

use kernel::{Ctx, Error, Result, Uuid};
use store::{
    fault,
    jobs::{Job, Lease},
};

use super::plan::Plan;
use crate::sheets::{Intake, Sheets, source::Source};

/// Rows written at once.
const BATCH: usize = 2000;
/// The headings are line 1, as in a spreadsheet.
const FIRST: i32 = 2;
const MOST_ROWS: i32 = 2_000_000;

/// The beginning of a file.
pub struct Head {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Of a workbook: the sheets to choose from, and the one that was read.
    pub sheets: Vec<String>,
    pub sheet: String,
}

/// The headings and the first rows.
pub async fn head<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    file: &str,
    sheet: &str,
    count: usize,
) -> Result<Head> {
    let incoming = sheets.files.read(ctx, file).await.map_err(of_file)?;
    let mut source = Source::open(incoming, sheet).await?;
    let mut rows = vec![];
    while source.next(&mut rows).await? && rows.len() <= count {}
    let mut rows = rows.into_iter();
    let headings = rows.next().unwrap_or_default();
    let rows = rows.filter(|cells| !cells.is_empty()).take(count).collect();
    Ok(Head { headings, rows, sheets: source.sheets, sheet: source.sheet })
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
    let incoming = sheets.files.read(ctx, &plan.args.file_id).await.map_err(of_file)?;
    let sha256 = incoming.sha256.clone();
    let mut source = Source::open(incoming, &plan.args.sheet).await?;
    let (mut rows, mut headings, mut line, mut total) = (vec![], true, FIRST, 0);
    loop {
        let ended = !source.next(&mut rows).await?;
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
            total += rows.iter().filter(|cells| !cells.is_empty()).count();
            rows.clear();
            job.total = i32::try_from(total).map_err(Error::internal)?;
            lease.keep(job).await?;
            // what is there stays there, for the next process
            if lease.is_ending() && !ended {
                return Err(Error::unavailable("TRY_AGAIN"));
            }
        }
        if ended || job.cancel_requested {
            return Ok(sha256);
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
         where x.cells <> '[]' on conflict do nothing",
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
