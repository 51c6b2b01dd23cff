//! Whom and what the file's rows name in other services (owners by e-mail or name): asked once before the first
//! step, outside any transaction, and kept while the import runs.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use kernel::{Ctx, Error, Result, Uuid};
use sqlx::AssertSqlSafe;
use store::{
    directory::{self, Entry},
    fault,
    jobs::Job,
};

use super::{batch::Eve, plan::Plan};
use crate::sheets::{Intake, Owner, Sheets};

const USER: &str = "identity.user";
/// Asked at once.
const AT_ONCE: usize = 500;
/// Different names in one column.
const MOST_NAMES: i64 = 200_000;
/// An import that rests for so long asks again.
const IDLE: Duration = Duration::from_secs(600);

/// What a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    One(Owner),
    /// A user who can no longer sign in.
    Inactive(Owner),
    Several,
    Nothing,
}

/// By kind and text: whoever goes by it, each with the record that it belongs to.
#[derive(Debug, Default)]
pub struct Known {
    by_text: HashMap<(&'static str, String), Vec<(Owner, Option<Uuid>)>>,
    /// Who can no longer sign in.
    inactive: HashSet<Uuid>,
}

impl Known {
    pub fn get(&self, kind: &'static str, text: &str) -> Found {
        self.get_of(kind, text, None)
    }

    /// Of several the one that belongs to `parent`.
    pub fn get_of(&self, kind: &'static str, text: &str, parent: Option<Uuid>) -> Found {
        let all = self.by_text.get(&(kind, text.to_owned())).map(Vec::as_slice).unwrap_or_default();
        let theirs: Vec<Owner> =
            all.iter().filter(|(_, of)| parent.is_some() && *of == parent).map(|(one, _)| *one).collect();
        match (all, theirs.as_slice()) {
            ([], _) => Found::Nothing,
            ([(one, _)], _) if self.inactive.contains(&one.id) => Found::Inactive(*one),
            ([(one, _)], _) | (_, [one]) => Found::One(*one),
            _ => Found::Several,
        }
    }

    pub fn put(
        &mut self,
        kind: &'static str,
        text: &str,
        id: Uuid,
        department: Option<Uuid>,
        parent: Option<Uuid>,
    ) {
        let known = self.by_text.entry((kind, text.to_owned())).or_default();
        if !known.iter().any(|(one, _)| one.id == id) {
            known.push((Owner { id, department }, parent));
        }
    }

    /// All of a kind.
    fn all(&self, kind: &str) -> Vec<Uuid> {
        let of_kind = self.by_text.iter().filter(|((known, _), _)| *known == kind);
        of_kind.flat_map(|(_, found)| found.iter().map(|(one, _)| one.id)).collect()
    }
}

/// Up to which line, and what was let through so far.
type Kept = Arc<Mutex<Option<(i32, Eve)>>>;

/// What running imports know.
pub struct Cache {
    named: moka::sync::Cache<Uuid, Arc<Known>>,
    /// Of dry runs.
    eves: moka::sync::Cache<Uuid, Kept>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            named: moka::sync::Cache::builder().time_to_idle(IDLE).max_capacity(100).build(),
            eves: moka::sync::Cache::builder().time_to_idle(IDLE).max_capacity(20).build(),
        }
    }
}

impl Cache {
    pub fn of(&self, job: Uuid) -> Option<Arc<Known>> {
        self.named.get(&job)
    }

    pub fn forget(&self, job: Uuid) {
        self.named.invalidate(&job);
        self.eves.invalidate(&job);
    }

    /// What a dry run let through up to a line; none if this process didn't see all of it.
    pub fn eve(&self, job: Uuid, after: i32) -> Option<Eve> {
        let kept = self.eves.get(&job)?;
        let taken = kept.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        taken.filter(|(line, _)| *line == after).map(|(_, eve)| eve)
    }

    pub fn keep_eve(&self, job: Uuid, after: i32, eve: Eve) {
        self.eves.insert(job, Arc::new(Mutex::new(Some((after, eve)))));
    }
}

/// Makes sure that everything is known that the rows name elsewhere.
pub async fn ensure<I: Intake>(sheets: &Sheets<I>, ctx: &Ctx, plan: &Plan, job: &Job) -> Result<Arc<Known>> {
    if let Some(known) = sheets.known.of(job.id) {
        return Ok(known);
    }
    let mut wanted: HashMap<&'static str, BTreeSet<String>> = HashMap::new();
    for (at, column) in plan.columns.iter().enumerate() {
        let Some(kind) = column.as_ref().and_then(|column| column.field.reference) else { continue };
        if sheets.db.registry.own(kind).is_none() {
            wanted.entry(kind).or_default().extend(names(sheets, ctx, job.id, at).await?);
        }
    }
    let mut known = Known::default();
    for (kind, texts) in wanted {
        let texts: Vec<String> = texts.into_iter().collect();
        for texts in texts.chunks(AT_ONCE) {
            ask(sheets, ctx, kind, texts, &mut known).await?;
        }
    }
    let known = Arc::new(known);
    sheets.known.named.insert(job.id, Arc::clone(&known));
    Ok(known)
}

/// The different texts of one column.
async fn names<I: Intake>(sheets: &Sheets<I>, ctx: &Ctx, job: Uuid, at: usize) -> Result<Vec<String>> {
    let sql = format!(
        "select distinct cells::jsonb ->> {at} as name from import_rows \
         where job_id = $1 and cells::jsonb ->> {at} <> '' limit {}",
        MOST_NAMES + 1
    );
    let mut uow = sheets.db.begin(ctx).await?;
    let names: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(job)
        .fetch_all(uow.unscoped("rows of the import's own file"))
        .await
        .map_err(fault)?;
    if names.len() as i64 > MOST_NAMES {
        return Err(Error::precondition("TOO_MANY_NAMES").with("max", MOST_NAMES));
    }
    Ok(names)
}

async fn ask<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    kind: &'static str,
    texts: &[String],
    known: &mut Known,
) -> Result<()> {
    let (ids, texts): (Vec<_>, Vec<_>) =
        texts.iter().cloned().partition(|text| Uuid::try_parse(text).is_ok());
    let mut found: Vec<(String, Entry)> = vec![];
    if !texts.is_empty() {
        found.extend(sheets.resolver.find(ctx, kind, &texts).await?);
    }
    let by_id: HashMap<Uuid, String> =
        ids.into_iter().filter_map(|text| Some((Uuid::try_parse(&text).ok()?, text))).collect();
    if !by_id.is_empty() {
        let wanted: Vec<Uuid> = by_id.keys().copied().collect();
        let entries = sheets.resolver.resolve(ctx, kind, &wanted).await?;
        let living = entries.into_iter().filter(|entry| !entry.deleted);
        found.extend(living.filter_map(|entry| Some((by_id.get(&entry.id)?.clone(), entry))));
    }
    for (text, entry) in &found {
        known.put(kind, text, entry.id, entry.department_id, entry.parent_id);
    }
    let entries: Vec<Entry> = found.into_iter().map(|(_, entry)| entry).collect();
    let mut uow = sheets.db.begin(ctx).await?;
    directory::put_all(&mut uow, &entries).await?;
    uow.commit_quietly().await?;
    if kind == USER {
        for id in known.all(USER) {
            let standing = sheets.policy.standing(ctx.tenant, id, 0).await;
            if !standing.is_ok_and(|standing| standing.active) {
                known.inactive.insert(id);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_of_one_name_the_one_of_the_rows_customer_is_meant() {
        let [here, there, one, other] = [1, 2, 3, 4].map(Uuid::from_u128);
        let mut known = Known::default();
        known.put("customers.contact", "王芳", one, None, Some(here));
        assert_eq!(known.get("customers.contact", "王芳"), Found::One(Owner { id: one, department: None }));
        known.put("customers.contact", "王芳", other, None, Some(there));
        known.put("customers.contact", "王芳", other, None, Some(there));
        assert_eq!(known.get("customers.contact", "王芳"), Found::Several);
        let of = |parent| known.get_of("customers.contact", "王芳", Some(parent));
        assert_eq!(of(there), Found::One(Owner { id: other, department: None }));
        assert_eq!(of(one), Found::Several);
        assert_eq!(known.get("customers.contact", "李雷"), Found::Nothing);
    }
}
