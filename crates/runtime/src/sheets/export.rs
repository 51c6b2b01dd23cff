//! A list goes out as a CSV file: page by page under the rights that the asker has at that moment, in the
//! memory of two pages. What he sees masked goes out masked; what is hidden from him is not there.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use kernel::{Ctx, Error, FieldErrors, Locale, Result, Right};
use proto::common::v1::ExportRequest;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    ListRequest, Record, Uow, Walk,
    jobs::{self, Job, Lease, Step, Work},
};
use tokio::sync::mpsc;

use super::{
    Intake, Sheets,
    columns::{Column, Piece, Words, usual},
    csv::Written,
    out::Paper,
};

/// Records read at once.
const PAGE: usize = 1000;
/// Bytes sent at once.
const PIECE: usize = 128 << 10;
/// Pieces on their way.
const AHEAD: usize = 4;

/// What was asked for, as the job keeps it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Asked {
    filter: String,
    search: String,
    order_by: String,
    fields: Vec<String>,
    chinese: bool,
}

impl Asked {
    fn list(&self) -> ListRequest {
        ListRequest {
            filter: self.filter.clone(),
            order_by: self.order_by.clone(),
            search: self.search.clone(),
            ..ListRequest::default()
        }
    }

    fn walk<I: Intake>(&self, sheets: &Sheets<I>, ctx: &Ctx, columns: &[Column]) -> Result<Walk> {
        let parts = columns.iter().any(|column| matches!(column.piece, Piece::Line(_)));
        let named = |number| columns.iter().any(|column| column.field.number == number);
        let def = I::Record::DEF;
        let untitled = def.fields.iter().map(|f| f.number).filter(|number| !named(*number)).collect();
        Walk::new::<I::Record>(&sheets.db, ctx, self.list(), I::EXPORT.permission, parts, untitled)
    }

    /// The columns, as far as the caller may know them.
    fn columns<R: Record>(&self, ctx: &Ctx) -> Result<Vec<Column>> {
        if self.fields.is_empty() {
            return Ok(usual(R::DEF, &ctx.access));
        }
        let mut errors = FieldErrors::default();
        let mut columns = vec![];
        for (i, path) in self.fields.iter().enumerate() {
            let known = Column::parse(R::DEF, path);
            match known.filter(|column| ctx.access.right(R::DEF, column.field) != Right::Hidden) {
                Some(column) => columns.push(column),
                None => {
                    let params = vec![("name".to_owned(), path.clone())];
                    errors.push_with(format!("fields[{i}]"), "UNKNOWN_FIELD", params);
                }
            }
        }
        errors.finish()?;
        Ok(columns)
    }
}

pub async fn start<I: Intake>(sheets: &Sheets<I>, ctx: &Ctx, request: ExportRequest) -> Result<Job> {
    if request.fields.len() > super::csv::MOST_COLUMNS {
        return Err(Error::invalid("fields", "TOO_MANY").with("max", super::csv::MOST_COLUMNS));
    }
    let asked = Asked {
        filter: request.filter,
        search: request.search,
        order_by: request.order_by,
        fields: request.fields,
        chinese: ctx.locale == Locale::Zh,
    };
    let columns = asked.columns::<I::Record>(ctx)?;
    let count = asked.walk(sheets, ctx, &columns)?.count::<I::Record>(&sheets.db, ctx).await?;
    let args = serde_json::to_value(&asked).map_err(Error::internal)?;
    let mut uow = sheets.db.begin(ctx).await?;
    let total = i32::try_from(count).unwrap_or(i32::MAX);
    let job = jobs::enqueue(&mut uow, I::EXPORT.job, args, total).await?;
    uow.commit_job(&job).await?;
    Ok(job)
}

pub struct Exporting<I: Intake>(pub Arc<Sheets<I>>);

#[async_trait]
impl<I: Intake> Work for Exporting<I> {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        self.0.ctx(job, I::EXPORT.permission).await
    }

    async fn before(&self, ctx: &Ctx, job: &mut Job, lease: &Lease) -> Result<()> {
        let (sheets, def) = (&self.0, I::Record::DEF);
        let asked: Asked = serde_json::from_value(job.args.clone()).map_err(Error::internal)?;
        let words = Words::of(def.service, asked.chinese);
        let paper = Paper { words, zone: ctx.zone };
        let columns = asked.columns::<I::Record>(ctx)?;
        let mut walk = asked.walk(sheets, ctx, &columns)?;
        job.total = i32::try_from(walk.count::<I::Record>(&sheets.db, ctx).await?).unwrap_or(i32::MAX);
        job.done = 0;
        let (pieces, taken) = mpsc::channel::<Bytes>(AHEAD);
        let name = format!(
            "{}-{}.csv",
            words.labels.plural(def.kind).unwrap_or(def.plural),
            ctx.now.with_timezone(&ctx.zone).format("%Y%m%d-%H%M%S")
        );
        let kept = sheets.files.keep(ctx, &name, taken);
        let write = async {
            let mut out = Written::default();
            let headings: Vec<String> = columns.iter().map(|column| column.heading(def, &words)).collect();
            out.row(headings.iter().map(String::as_str));
            let mut now = self.ctx(job).await?;
            let mut page = walk.next::<I::Record>(&sheets.db, &now, PAGE).await?;
            while !page.is_empty() {
                let rights: Vec<Right> =
                    columns.iter().map(|column| now.access.right(def, column.field)).collect();
                now = self.ctx(job).await?;
                let send = async {
                    for (record, titles) in &page {
                        let cells: Vec<String> = columns
                            .iter()
                            .zip(&rights)
                            .map(|(column, right)| paper.cell(record, titles, column, *right))
                            .collect();
                        out.row(cells.iter().map(String::as_str));
                        if let Some(piece) = out.piece(PIECE) {
                            pieces.send(piece).await.map_err(|_| broken_off())?;
                        }
                    }
                    Ok(())
                };
                // the database looks for the next page while this one is written
                let next = walk.next::<I::Record>(&sheets.db, &now, PAGE);
                let (next, ()) = futures::future::try_join(next, send).await?;
                job.done += i32::try_from(page.len()).unwrap_or(0);
                page = next;
                lease.keep(job).await?;
                // half a file is none: the next process begins anew
                if job.cancel_requested || lease.is_ending() {
                    return Err(broken_off());
                }
            }
            if let Some(piece) = out.piece(1) {
                pieces.send(piece).await.map_err(|_| broken_off())?;
            }
            drop(pieces);
            Ok(())
        };
        match futures::future::try_join(kept, write).await {
            Ok((file, ())) => {
                job.total = job.done;
                job.result = json!({"fileId": file, "fileName": name, "rows": job.done});
                Ok(())
            }
            // the step that follows says so
            Err(_) if job.cancel_requested => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let told = json!({
            "filter": job.args["filter"], "search": job.args["search"], "fields": job.args["fields"],
            "rows": job.done, "fileId": job.result["fileId"],
        });
        uow.note_act("exported", I::Record::DEF.kind, job.id, told);
        Ok(Step::Finished)
    }
}

/// Whoever takes the bytes is gone; his own error says why.
fn broken_off() -> Error {
    Error::unavailable("FILES_UNAVAILABLE")
}
