//! A step: the next lines of the file become records, in one transaction with the note that they are done.

use std::collections::{HashMap, HashSet};

use kernel::{Ctx, Error, FieldError, Result, Time, Uuid};
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;
use store::{Record, Rules, Uow, fault};

use super::{Counts, Place, STEP, kept, known::Known, plan::Plan, references, report, settle::Draft};
use crate::sheets::{Intake, LetThrough, Owner, Row, Sheets, given::Reading};

/// How far the step came.
pub struct Done {
    pub lines: usize,
    pub last: i32,
}

/// What a step knows of those before it that nobody can see yet.
#[derive(Default)]
pub struct Eve {
    source: Option<Source>,
    let_through: LetThrough,
}

impl Eve {
    /// Before the first row of a file of which nothing will be written.
    pub fn of_dry_run() -> Self {
        Self { source: None, let_through: LetThrough { kept: None, dry_run: true } }
    }
}

/// Takes in the lines after `place.after`; `None` when there are no more.
pub async fn take_in<I: Intake>(
    sheets: &Sheets<I>,
    uow: &mut Uow<'_>,
    (plan, known): (&Plan, &Known),
    job: Uuid,
    place: &Place,
    counts: &mut Counts,
    eve: &mut Eve,
) -> Result<Option<Done>> {
    let def = I::Record::DEF;
    let reading = Reading::of(def.service, uow.ctx().zone);
    let lines = waiting(uow, job, place.after).await?;
    let mut drafts: Vec<Draft> =
        lines.iter().map(|(line, cells)| Draft::read(plan, &reading, *line, cells)).collect();
    // one import of the same file at a time
    let source = match eve.source.take() {
        Some(known) => known,
        None => source(uow, &place.digest, plan.args.dry_run).await?,
    };
    let own = references::own(uow, plan, &drafts).await?;
    drafts.truncate(independent::<I::Record>(plan, &own, &drafts));
    let Some(last) = drafts.last().map(|draft| draft.line) else { return Ok(None) };
    let earlier = match plan.args.dry_run {
        true => references::earlier(uow, def, plan, job, last, unnamed(&drafts)).await?,
        false => HashMap::new(),
    };
    let kind = format!("{}.{}", def.service, def.kind);
    for draft in &mut drafts {
        let line = draft.line;
        let stands_before = |text: &str| earlier.get(text).is_some_and(|first| *first < line);
        draft.name(plan, known, &own, |of, text| of == kind && stands_before(text));
    }
    hold(&sheets.intake, uow, plan, &drafts).await?;
    let mut rows = rows::<I>(uow, plan, &source, drafts).await?;
    references::check(uow, &mut rows).await?;
    for row in rows.iter_mut().filter(|row| row.goes_on()) {
        match row.record.verify(uow, row.before.as_ref()).await {
            Err(error) if error.kind() == kernel::Kind::Invalid => row.refuse("", &error),
            verified => verified?,
        }
    }
    let dry_run = plan.args.dry_run;
    if dry_run {
        savepoint(uow, "savepoint dry_run").await?;
        sheets.intake.admit_next(uow, &mut rows, &mut eve.let_through).await?;
        savepoint(uow, "rollback to savepoint dry_run").await?;
    } else {
        sheets.intake.admit_next(uow, &mut rows, &mut eve.let_through).await?;
    }
    eve.source = Some(source);
    count(counts, &rows);
    if !dry_run {
        let unchanged = save(uow, &mut rows);
        counts.updated -= unchanged;
        counts.unchanged += unchanged;
        sheets.intake.admitted(uow, &rows)?;
        sheets.intake.settled(uow, &rows).await?;
        kept::keep(uow, plan, job, &rows).await?;
    }
    note(uow, job, place.after, last, &rows, dry_run).await?;
    Ok(Some(Done { lines: rows.len(), last }))
}

/// Locks what the rows' records hang on before they are looked at.
async fn hold<I: Intake>(intake: &I, uow: &mut Uow<'_>, plan: &Plan, drafts: &[Draft]) -> Result<()> {
    let ids = |texts: Vec<&str>| texts.into_iter().filter_map(|text| Uuid::try_parse(text).ok()).collect();
    let named: Vec<Uuid> = ids(drafts.iter().filter_map(|draft| draft.text(I::HOLDS)).collect());
    let own: Vec<Uuid> = match plan.args.key.as_str() {
        "id" => ids(drafts.iter().filter_map(|draft| draft.key.as_deref()).collect()),
        _ => vec![],
    };
    intake.hold(uow, &named, &own).await
}

async fn waiting(uow: &mut Uow<'_>, job: Uuid, after: i32) -> Result<Vec<(i32, Vec<String>)>> {
    let rows: Vec<(i32, String)> = sqlx::query_as(
        "select line, cells from import_rows where job_id = $1 and line > $2 order by line limit $3",
    )
    .bind(job)
    .bind(after)
    .bind(STEP as i64)
    .fetch_all(uow.unscoped("rows of the import's own file"))
    .await
    .map_err(fault)?;
    let read = rows.into_iter().map(|(line, cells)| Ok((line, serde_json::from_str(&cells)?)));
    read.collect::<serde_json::Result<_>>().map_err(Error::internal)
}

/// What the ids of this file's rows are made of.
struct Source {
    digest: String,
    begun_at: Time,
}

impl Source {
    /// The id of a line: of the time when the file first came, the line, and what the file says.
    fn id(&self, line: i32) -> Uuid {
        let sum = Sha256::new().chain_update(&self.digest).chain_update(line.to_be_bytes()).finalize();
        let tail = sum.iter().take(8).fold(0u64, |tail, byte| (tail << 8) | u64::from(*byte));
        let (line, time) = (u128::from(line.unsigned_abs()), self.begun_at.timestamp_millis() as u128);
        let time = time & ((1 << 48) - 1);
        Uuid::from_u128(
            (time << 80)
                | (7 << 76)
                | ((line >> 20 & 0xfff) << 64)
                | (0b10 << 62)
                | ((line & 0xf_ffff) << 42)
                | u128::from(tail & ((1 << 42) - 1)),
        )
    }
}

/// Locks the file's own row, so that two runs of the same file go one after the other.
async fn source(uow: &mut Uow<'_>, digest: &str, dry_run: bool) -> Result<Source> {
    let ctx = uow.ctx();
    let bytes: Vec<u8> = Sha256::digest(digest).to_vec();
    if !dry_run {
        sqlx::query("insert into import_sources (tenant_id, digest, begun_at) values ($1, $2, $3) on conflict do nothing")
            .bind(ctx.tenant)
            .bind(&bytes)
            .bind(ctx.now)
            .execute(uow.unscoped("the import's own file"))
            .await
            .map_err(fault)?;
    }
    let begun: Option<Time> =
        sqlx::query_scalar("select begun_at from import_sources where digest = $1 for update")
            .bind(&bytes)
            .fetch_optional(uow.unscoped("the import's own file"))
            .await
            .map_err(fault)?;
    Ok(Source { digest: digest.to_owned(), begun_at: begun.unwrap_or(ctx.now) })
}

/// How many of the drafts, from the first on, need nothing that an earlier one of them brings: no key that
/// was there before, no reference to a record that isn't written yet.
fn independent<R: Record>(plan: &Plan, own: &Known, drafts: &[Draft]) -> usize {
    let kind = format!("{}.{}", R::DEF.service, R::DEF.kind);
    let (mut keys, mut names) = (HashSet::new(), HashSet::new());
    for (at, draft) in drafts.iter().enumerate() {
        if draft.key.as_ref().is_some_and(|key| !keys.insert(key.as_str())) {
            return at;
        }
        let waits = draft.names.iter().any(|(column, text)| {
            let column = plan.columns.get(*column).and_then(Option::as_ref);
            let of = column.and_then(|column| column.field.reference).filter(|of| *of == kind);
            of.is_some_and(|of| {
                own.get(of, text) == super::known::Found::Nothing && names.contains(text.as_str())
            })
        });
        if waits && !plan.args.dry_run {
            return at;
        }
        names.extend(references::naming(R::DEF).filter_map(|field| draft.text(field.json)));
    }
    drafts.len()
}

/// Texts that may be names of records of this file.
fn unnamed(drafts: &[Draft]) -> Vec<String> {
    let texts: HashSet<&str> = drafts.iter().flat_map(|d| &d.names).map(|(_, text)| text.as_str()).collect();
    texts.into_iter().map(str::to_owned).collect()
}

async fn rows<I: Intake>(
    uow: &mut Uow<'_>,
    plan: &Plan,
    source: &Source,
    drafts: Vec<Draft>,
) -> Result<Vec<Row<I::Record>>> {
    let ctx = uow.ctx();
    let ids: Vec<Uuid> = drafts.iter().map(|draft| source.id(draft.line)).collect();
    let there = there::<I::Record>(uow, &ids).await?;
    let mut found = matched::<I::Record>(uow, plan, &drafts).await?;
    let mut rows = Vec::with_capacity(drafts.len());
    for (mut draft, id) in drafts.into_iter().zip(ids) {
        let matched = draft.key.as_ref().and_then(|key| found.remove(key));
        let mut row = Row {
            line: draft.line,
            record: I::Record::default(),
            before: None,
            owner: draft.owner.or_else(|| draft.author().filter(|_| I::AUTHORS_OWN)),
            as_of: draft.as_of(ctx),
            told: std::mem::take(&mut draft.told),
            repeated: false,
            faults: vec![],
        };
        match matched {
            Some(Match::Record(before)) => {
                row.record = draft.change(ctx, &*before);
                owner_stays(&mut row, &before);
                row.before = Some(*before);
            }
            Some(Match::Refused(error)) => row.refuse(&plan.args.key, &error),
            None if plan.args.key == "id" && draft.key.is_some() => {
                row.refuse("id", &Error::invalid("id", "NO_SUCH_RECORD"));
            }
            None if there.contains(&id) => row.repeated = true,
            None => {
                row.record = draft.create(ctx);
                row.record.head_mut().id = id;
                give::<I>(ctx, &mut row);
            }
        }
        if !row.repeated {
            row.faults.append(&mut draft.faults);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// A new record belongs to whom the row names, else to the importer.
fn give<I: Intake>(ctx: &Ctx, row: &mut Row<I::Record>) {
    let Some(owner) = row.owner else { return };
    let authors = I::AUTHORS_OWN && row.as_of.as_ref().is_some_and(|past| past.by == Some(owner.id));
    if Some(owner.id) != ctx.user() && !authors && !ctx.access.may(I::ASSIGN) {
        row.refuse("ownerId", &Error::forbidden(I::ASSIGN));
        return;
    }
    let place = &mut row.record.head_mut().placement;
    (place.owner_id, place.department_id) = (Some(owner.id), owner.department);
}

fn owner_stays<R: Record>(row: &mut Row<R>, before: &R) {
    let Some(Owner { id, .. }) = row.owner else { return };
    if before.head().placement.owner_id != Some(id) {
        let (field, reason) = ("ownerId".to_owned(), "OWNER_BY_TRANSFER");
        row.faults.push(FieldError { field, reason, params: vec![] });
    }
}

/// Which ids are taken, deleted records included.
async fn there<R: Record>(uow: &mut Uow<'_>, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    let sql = format!("select r.id from {} r where r.id = any($1)", R::DEF.table);
    let there: Vec<Uuid> = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(ids)
        .fetch_all(uow.unscoped("which rows an earlier run of the same file took in"))
        .await
        .map_err(fault)?;
    Ok(there.into_iter().collect())
}

/// What a row's key leads to.
enum Match<R> {
    Record(Box<R>),
    Refused(Error),
}

async fn matched<R: Rules>(
    uow: &mut Uow<'_>,
    plan: &Plan,
    drafts: &[Draft],
) -> Result<HashMap<String, Match<R>>> {
    let mut matched = HashMap::new();
    let Some(key) = &plan.key else { return Ok(matched) };
    let keys: Vec<&str> = drafts.iter().filter_map(|draft| draft.key.as_deref()).collect();
    let sql = format!(
        "select r.id, r.{0}::text from {1} r where r.{0}::text collate \"C\" = any($1) and r.deleted_at is null",
        key.field.column,
        R::DEF.table
    );
    let sql = if key.field.name == "id" {
        sql.replace("r.id::text collate \"C\" = any($1)", "r.id = any($1::uuid[])")
    } else {
        sql
    };
    let found: Vec<(Uuid, String)> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(&keys)
        .fetch_all(
            uow.unscoped("which records the rows' keys mean; whether they may be changed is tested after"),
        )
        .await
        .map_err(fault)?;
    let ids: Vec<Uuid> = found.iter().map(|(id, _)| *id).collect();
    let mut locked: HashMap<Uuid, store::Locked<R>> = HashMap::new();
    for one in uow.lock_all::<R>(&ids).await? {
        locked.insert(one.record.head().id, one);
    }
    for (id, key_text) in found {
        let path = plan.args.key.as_str();
        let outcome = match locked.remove(&id) {
            None => Match::Refused(Error::invalid(path, "NO_SUCH_RECORD")),
            Some(store::Locked { refusal: Some(error), .. }) => Match::Refused(error),
            Some(one) => Match::Record(Box::new(one.record)),
        };
        if matched.insert(key_text.clone(), outcome).is_some() {
            matched.insert(key_text, Match::Refused(Error::invalid(path, "SEVERAL_OF_THAT_KEY")));
        }
    }
    Ok(matched)
}

async fn savepoint(uow: &mut Uow<'_>, sql: &'static str) -> Result<()> {
    let dry = uow.unscoped("a dry run takes back what its tests wrote");
    sqlx::query(sql).execute(dry).await.map_err(fault)?;
    Ok(())
}

fn count<R>(counts: &mut Counts, rows: &[Row<R>]) {
    for row in rows {
        match row {
            Row { repeated: true, .. } => counts.repeated += 1,
            row if !row.faults.is_empty() => counts.rejected += 1,
            Row { before: Some(_), .. } => counts.updated += 1,
            _ => counts.created += 1,
        }
    }
}

/// Saves what goes on; answers how many records were as the rows say already.
fn save<R: Rules>(uow: &mut Uow<'_>, rows: &mut [Row<R>]) -> usize {
    let (mut new, mut as_of, mut changed, mut before) = (vec![], vec![], vec![], vec![]);
    for row in rows.iter_mut().filter(|row| row.goes_on()) {
        match &row.before {
            None => {
                as_of.push(row.as_of.clone());
                new.push(&mut row.record);
            }
            Some(old) => {
                before.push(old.clone());
                changed.push(&mut row.record);
            }
        }
    }
    uow.insert_all(&mut new, &as_of);
    let count = changed.len();
    count - uow.save_all(&mut changed, &before)
}

/// Forgets the lines that are done; of the refused ones it keeps why.
async fn note<R>(
    uow: &mut Uow<'_>,
    job: Uuid,
    after: i32,
    last: i32,
    rows: &[Row<R>],
    dry_run: bool,
) -> Result<()> {
    let refused = rows.iter().filter(|row| !row.faults.is_empty() && !row.repeated);
    let (lines, why): (Vec<i32>, Vec<String>) =
        refused.map(|row| (row.line, report::kept(&row.faults))).unzip();
    if !dry_run {
        sqlx::query(
            "delete from import_rows where job_id = $1 and line > $2 and line <= $3 and line <> all($4)",
        )
        .bind(job)
        .bind(after)
        .bind(last)
        .bind(&lines)
        .execute(uow.unscoped("rows of the import's own file"))
        .await
        .map_err(fault)?;
    }
    if lines.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "update import_rows r set refused = x.why from unnest($2::int[], $3::text[]) as x(line, why) \
         where r.job_id = $1 and r.line = x.line",
    )
    .bind(job)
    .bind(&lines)
    .bind(&why)
    .execute(uow.unscoped("rows of the import's own file"))
    .await
    .map_err(fault)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_from_file_and_line_and_keep_their_order() {
        let begun_at: Time = "2026-01-31T04:00:00Z".parse().expect("a time");
        let source = |digest: &str| Source { digest: digest.to_owned(), begun_at };
        let (one, other) = (source("a"), source("b"));
        let ids: Vec<Uuid> = [2, 3, 1_048_575, 1_048_576, 2_000_000].map(|line| one.id(line)).to_vec();
        assert!(ids.is_sorted(), "{ids:?}");
        assert_eq!(one.id(2), source("a").id(2));
        assert_ne!(one.id(2), other.id(2));
        for id in ids {
            assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
            let time = id.get_timestamp().expect("of version 7").to_unix().0;
            assert_eq!(i64::try_from(time).expect("small"), begun_at.timestamp());
        }
    }
}
