//! What a bulk request asks for: which records, and exactly one thing to do. Wrong values are told now, not record
//! by record.

use kernel::{Ctx, Error, FieldErrors, Kind, Result, Uuid};
use store::{Arguments, Mask, directory, input, many::Selection, records};

use super::{Deed, Many, Task};
use crate::{App, colleague};

/// A bulk request of any record.
pub struct Asked<W> {
    pub ids: Vec<String>,
    pub filter: String,
    pub search: String,
    pub update: Option<W>,
    pub update_mask: Option<Vec<String>>,
    pub owner_id: String,
    pub reason: String,
    pub owned_only: bool,
    pub add_tags: Vec<String>,
    pub remove_tags: Vec<String>,
    pub delete: bool,
}

impl<W> Default for Asked<W> {
    fn default() -> Self {
        Self {
            ids: vec![],
            filter: String::new(),
            search: String::new(),
            update: None,
            update_mask: None,
            owner_id: String::new(),
            reason: String::new(),
            owned_only: false,
            add_tags: vec![],
            remove_tags: vec![],
            delete: false,
        }
    }
}

pub async fn read<R: Many>(app: &App, ctx: &Ctx, asked: Asked<R::Wire>) -> Result<Task> {
    let mut errors = FieldErrors::default();
    let selection = selection::<R>(ctx, &asked, &mut errors);
    let gives = asked.owned_only || !asked.owner_id.is_empty();
    if !asked.owned_only {
        only_one(&asked, &mut errors);
    }
    let deed = if let Some(values) = asked.update {
        update::<R>(app, ctx, &values, asked.update_mask, &mut errors).await?
    } else if gives {
        let reason = reason(&asked.reason, &mut errors);
        let owner = new_owner(app, ctx, &asked.owner_id, &mut errors).await?;
        Deed::Give { owner, reason, owned_only: asked.owned_only }
    } else if asked.delete {
        Deed::Delete
    } else {
        tags::<R>(ctx, asked.add_tags, asked.remove_tags, &mut errors)
    };
    errors.finish()?;
    let task = Task { deed, selection, allow_duplicates: ctx.allow_duplicates, undoes: None };
    let permissions = task.permissions(&R::MAY);
    match permissions.first() {
        Some(first) if !permissions.iter().any(|one| ctx.access.may(one)) => Err(Error::forbidden(first)),
        _ => Ok(task),
    }
}

fn selection<R: Many>(ctx: &Ctx, asked: &Asked<R::Wire>, errors: &mut FieldErrors) -> Selection {
    if !asked.filter.trim().is_empty()
        && let Err(wrong) = records::filter_sql::<R>(ctx, &asked.filter, &mut Arguments::default())
    {
        errors.add(wrong);
    }
    Selection::read(&asked.ids, &asked.filter, &asked.search, errors)
}

fn only_one<W>(asked: &Asked<W>, errors: &mut FieldErrors) {
    let deeds = [
        asked.update.is_some(),
        !asked.owner_id.is_empty(),
        !asked.add_tags.is_empty() || !asked.remove_tags.is_empty(),
        asked.delete,
    ];
    match deeds.iter().filter(|deed| **deed).count() {
        0 => errors.push("update", "REQUIRED"),
        1 => {}
        _ => {
            let fields = "update, ownerId, addTags and removeTags, delete".to_owned();
            errors.push_with("update", "ONLY_ONE_OF", vec![("fields".to_owned(), fields)]);
        }
    }
}

async fn update<R: Many>(
    app: &App,
    ctx: &Ctx,
    values: &R::Wire,
    paths: Option<Vec<String>>,
    errors: &mut FieldErrors,
) -> Result<Deed> {
    // what nobody may set is named, not passed over
    let given = |number: u32| R::DEF.field_by_number(number).map(|field| field.json.to_owned());
    let paths = paths.unwrap_or_else(|| R::given(values).into_iter().filter_map(given).collect::<Vec<_>>());
    let mut wrong = FieldErrors::default();
    if paths.is_empty() {
        errors.push("update", "REQUIRED");
    }
    let mask = Mask::update(R::DEF, &ctx.access, &paths, &mut wrong);
    let mut probe = R::default();
    probe.apply(values, &mask, &mut wrong);
    probe.check(ctx, None, &mut wrong);
    match directory::ensure(&app.db, ctx, &app.resolver, &probe).await {
        Err(unknown) if unknown.kind() == Kind::Invalid => wrong.add(unknown),
        known => known?,
    }
    if let Err(wrong) = wrong.finish() {
        errors.extend("update.", wrong);
    }
    Ok(Deed::Update { values: serde_json::to_value(values).map_err(Error::internal)?, paths })
}

fn tags<R: Many>(ctx: &Ctx, add: Vec<String>, remove: Vec<String>, errors: &mut FieldErrors) -> Deed {
    let Some(field) = R::DEF.field("tags").filter(|_| !add.is_empty() || !remove.is_empty()) else {
        return Deed::Tag { add, remove };
    };
    let mut wrong = FieldErrors::default();
    Mask::update(R::DEF, &ctx.access, &[field.json.to_owned()], &mut wrong);
    let add = input::texts(field, "", &add, &mut wrong);
    for wrong in wrong.found() {
        errors.push_with(wrong.field.replacen("tags", "addTags", 1), wrong.reason, wrong.params.clone());
    }
    Deed::Tag { add, remove }
}

/// Why, as it is kept: trimmed, at most 1,000 characters.
fn reason(text: &str, errors: &mut FieldErrors) -> Option<String> {
    let text = text.trim();
    if text.chars().count() > 1000 {
        errors.push_with("reason", "TOO_LONG", vec![("max".to_owned(), "1000".to_owned())]);
    }
    if text.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
        errors.push("reason", "CONTROL_CHARACTER");
    }
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

async fn new_owner(app: &App, ctx: &Ctx, owner: &str, errors: &mut FieldErrors) -> Result<Uuid> {
    match colleague::new_owner(app, ctx, "ownerId", owner).await {
        Ok(owner) => Ok(owner.id),
        Err(wrong) if wrong.kind() == Kind::Invalid => {
            errors.add(wrong);
            Ok(Uuid::nil())
        }
        Err(error) => Err(error),
    }
}
