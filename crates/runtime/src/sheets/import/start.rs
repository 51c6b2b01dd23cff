//! An import is asked for: the file's headings are read, the mapping is tested whole, and nothing is queued
//! that could not go well.

use kernel::{Ctx, Error, FieldErrors, Locale, Result, Right};
use proto::common::v1::{
    ColumnMapping, ImportPreview, ImportRequest, PreviewImportRequest,
    import_preview::{Field, Row},
    import_request::Mode,
};
use store::{
    Record,
    jobs::{self, Job},
    record::parse_id,
};

use super::{plan::Args, remembered, stage};
use crate::sheets::{
    Intake, Sheets,
    columns::{Column, OWNER, Piece, Words, all, by_heading, is_original_time},
};

/// Rows of a preview.
const SHOWN: usize = 10;

pub async fn preview<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    asked: &PreviewImportRequest,
) -> Result<ImportPreview> {
    let stage::Head { headings, rows, sheets: all, sheet } =
        head(sheets, ctx, &asked.file_id, &asked.sheet, SHOWN).await?;
    let importing = sheets.policy.tenant(ctx.tenant).await?.importing;
    let meant: Vec<String> = paths(&by_headings::<I>(&headings, importing));
    let remembered = remembered::of(&sheets.db, ctx, I::Record::DEF, &headings).await?;
    let (meant, key) = match &remembered {
        Some(before) => {
            (still_fillable::<I>(ctx, importing, &before.mapping, meant.len()), before.key.clone())
        }
        None => (meant, String::new()),
    };
    let mapping = headings.into_iter().zip(meant).map(|(column, field)| ColumnMapping { column, field });
    Ok(ImportPreview {
        mapping: mapping.collect(),
        rows: rows.into_iter().map(|cells| Row { cells }).collect(),
        fields: fillable::<I>(ctx, importing),
        sheets: all,
        sheet,
        remembered: remembered.is_some(),
        key,
    })
}

/// Of what the caller filled the last time that which he may fill today.
fn still_fillable<I: Intake>(ctx: &Ctx, importing: bool, mapping: &[String], columns: usize) -> Vec<String> {
    let may = |path: &String| {
        let column = Column::parse(I::Record::DEF, path);
        column.is_some_and(|column| refused::<I>(ctx, &column, importing).is_none())
    };
    let kept = mapping.iter().map(|path| if may(path) { path.clone() } else { String::new() });
    kept.chain(std::iter::repeat(String::new())).take(columns).collect()
}

fn paths(columns: &[Option<Column>]) -> Vec<String> {
    columns.iter().map(|column| column.as_ref().map(Column::path).unwrap_or_default()).collect()
}

/// What the caller's rows may fill: the record's own fields first, as they stand in a form.
fn fillable<I: Intake>(ctx: &Ctx, importing: bool) -> Vec<Field> {
    let def = I::Record::DEF;
    let words = Words::of(def.service, ctx.locale == Locale::Zh);
    let (head, own): (Vec<Column>, Vec<Column>) = all(def)
        .into_iter()
        .filter(|column| refused::<I>(ctx, column, importing).is_none())
        .partition(|column| column.field.head);
    let told = |column: Column| Field {
        field: column.path(),
        label: column.heading(def, &words),
        required: column.field.required && column.piece == Piece::Whole,
        key: is_key::<I>(&column),
    };
    own.into_iter().chain(head).map(told).collect()
}

/// May records be found again by it?
fn is_key<I: Intake>(column: &Column) -> bool {
    column.field.name == "id" || I::KEYS.contains(&column.field.name)
}

/// Headings and the first rows.
async fn head<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    file: &str,
    sheet: &str,
    rows: usize,
) -> Result<stage::Head> {
    if file.is_empty() {
        return Err(Error::invalid("fileId", "REQUIRED"));
    }
    parse_id("fileId", file)?;
    let found = stage::head(sheets, ctx, file, sheet, rows).await?;
    if found.headings.iter().all(String::is_empty) {
        return Err(Error::invalid("fileId", "FILE_EMPTY"));
    }
    Ok(found)
}

pub async fn start<I: Intake>(sheets: &Sheets<I>, ctx: &Ctx, request: ImportRequest) -> Result<Job> {
    let stage::Head { headings, sheet, .. } = head(sheets, ctx, &request.file_id, &request.sheet, 0).await?;
    let importing = sheets.policy.tenant(ctx.tenant).await?.importing;
    let mut errors = FieldErrors::default();
    let mapping = match request.mapping.is_empty() {
        true => by_headings::<I>(&headings, importing),
        false => mapping(I::Record::DEF, &headings, &request.mapping, &mut errors),
    };
    let upsert = request.mode() == Mode::Upsert;
    for (i, column) in mapping.iter().enumerate() {
        let Some(column) = column else { continue };
        let at = request.mapping.iter().position(|asked| asked.column == headings[i]);
        let at = at.map_or("mapping".to_owned(), |at| format!("mapping[{at}].field"));
        if let Some(reason) = refused::<I>(ctx, column, importing) {
            let params = vec![("column".to_owned(), headings[i].clone())];
            errors.push_with(at, reason, params);
        } else if mapping[..i].iter().flatten().any(|earlier| earlier == column) {
            errors.push(at, "SAID_TWICE");
        }
    }
    let key = key::<I>(&request, upsert, &mapping, &mut errors);
    if mapping.iter().all(Option::is_none) {
        errors.push("mapping", "NO_COLUMN_KNOWN");
    }
    errors.finish()?;
    let args = Args {
        file_id: request.file_id.clone(),
        sheet,
        headings,
        mapping: paths(&mapping),
        key,
        dry_run: request.dry_run,
        allow_duplicates: request.allow_duplicates,
        chinese: ctx.locale == Locale::Zh,
    };
    let mut uow = sheets.db.begin(ctx).await?;
    remembered::remember(&mut uow, I::Record::DEF, &args.headings, &args.mapping, &args.key).await?;
    let args = serde_json::to_value(&args).map_err(Error::internal)?;
    let job = jobs::enqueue(&mut uow, I::IMPORT.job, args, 0).await?;
    uow.commit_job(&job).await?;
    Ok(job)
}

/// For each heading the column that it means. Of two that mean the same the first counts; original times
/// and authors are left out where they could not be taken, so that any export can come back.
fn by_headings<I: Intake>(headings: &[String], importing: bool) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = vec![];
    for heading in headings {
        let fits = |column: &Column| importing || !is_original_time(column.field);
        let new = |column: &Column| !columns.iter().flatten().any(|known| known == column);
        let meant = by_heading(I::Record::DEF, heading, I::TOLD).filter(|column| fits(column) && new(column));
        columns.push(meant);
    }
    columns
}

/// For each heading the column that was asked for.
fn mapping(
    def: &'static kernel::EntityDef,
    headings: &[String],
    asked: &[ColumnMapping],
    errors: &mut FieldErrors,
) -> Vec<Option<Column>> {
    let mut columns = vec![None; headings.len()];
    for (i, asked) in asked.iter().enumerate() {
        let Some(at) = headings.iter().position(|heading| *heading == asked.column.trim()) else {
            errors.push_with(
                format!("mapping[{i}].column"),
                "NO_SUCH_COLUMN",
                vec![("column".to_owned(), asked.column.clone())],
            );
            continue;
        };
        if asked.field.is_empty() {
            continue;
        }
        match Column::parse(def, &asked.field) {
            Some(column) => columns[at] = Some(column),
            None => errors.push(format!("mapping[{i}].field"), "UNKNOWN_FIELD"),
        }
    }
    columns
}

/// Why the caller's rows may not fill this column.
fn refused<I: Intake>(ctx: &Ctx, column: &Column, importing: bool) -> Option<&'static str> {
    let (def, field) = (I::Record::DEF, column.field);
    if !column.importable(def, I::TOLD) {
        return Some("NOT_SETTABLE");
    }
    match field.name {
        "id" | OWNER => None,
        _ if is_original_time(field) => (!importing).then_some("NOT_IN_IMPORT_STATE"),
        _ => match ctx.access.right(def, field) {
            Right::Hidden => Some("UNKNOWN_FIELD"),
            Right::Masked | Right::Read => Some("FIELD_NOT_EDITABLE"),
            Right::Edit => None,
        },
    }
}

fn key<I: Intake>(
    request: &ImportRequest,
    upsert: bool,
    mapping: &[Option<Column>],
    errors: &mut FieldErrors,
) -> String {
    if !upsert {
        if !request.key.is_empty() {
            errors.push("key", "ONLY_FOR_UPSERT");
        }
        return String::new();
    }
    if request.key.is_empty() {
        errors.push("key", "REQUIRED");
        return String::new();
    }
    let column = Column::parse(I::Record::DEF, &request.key);
    match column.filter(is_key::<I>) {
        None => {
            let options = ["id"].iter().chain(I::KEYS).copied().collect::<Vec<_>>().join(", ");
            errors.push_with("key", "NOT_AN_OPTION", vec![("options".to_owned(), options)]);
            String::new()
        }
        Some(column) if !mapping.iter().flatten().any(|mapped| *mapped == column) => {
            errors.push("key", "KEY_NOT_MAPPED");
            String::new()
        }
        Some(column) => column.path(),
    }
}
