//! Who changed what, as the caller may know it: he sees the trail of records that he sees (or of all,
//! when his role audits everything), and in it only the fields that he may read.

use kernel::{Ctx, EntityDef, Error, FieldDef, FieldType, Kind, PartDef, Right, Scope, Uuid};
use proto::common::v1::{AuditEntry, Custom, ListAuditEntriesRequest, ListAuditEntriesResponse};
use serde_json::{Map, Value as Json};

use super::jobs::timestamp;
use crate::{app::App, registry::offers};

/// Changes, newest first.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    request: ListAuditEntriesRequest,
) -> kernel::Result<ListAuditEntriesResponse> {
    let kind = Some(request.kind.as_str()).filter(|kind| !kind.is_empty());
    let record = match request.record_id.as_str() {
        "" => None,
        text => {
            let id = text.parse::<Uuid>();
            Some(id.map_err(|_| Error::invalid("recordId", "NOT_A_UUID").with("value", text))?)
        }
    };
    if let Some(kind) = kind
        && app.record(kind).is_none()
        && !is_audited(app, kind)
    {
        return Err(Error::invalid("kind", "UNKNOWN_KIND").with("value", kind));
    }
    if ctx.access.scope(ctx.permission) != Some(Scope::All) {
        visible(app, ctx, kind, record).await?;
    }
    let (entries, next_page_token) =
        store::audit::list(&app.db, ctx, kind, record, request.page_size, &request.page_token).await?;
    let told = entries.into_iter().map(|entry| tell(app, ctx, entry)).collect();
    Ok(ListAuditEntriesResponse { audit_entries: told, next_page_token })
}

/// What is no record and is changed all the same: settings, API keys.
fn is_audited(app: &App, kind: &str) -> bool {
    offers(app.db.service).iter().any(|offer| offer.kind == kind)
}

/// Without the right to audit everything, one record that the caller sees must be named.
async fn visible(app: &App, ctx: &Ctx, kind: Option<&str>, record: Option<Uuid>) -> kernel::Result<()> {
    let Some(id) = record else { return Err(Error::invalid("recordId", "REQUIRED")) };
    let Some(kind) = kind else { return Err(Error::invalid("kind", "REQUIRED")) };
    let entry = app.record(kind).ok_or_else(|| Error::not_found(kind, id))?;
    match (entry.fetch)(&app.db, ctx, id).await {
        Err(refused) if refused.kind() == Kind::Forbidden => Err(Error::not_found(entry.def.kind, id)),
        seen => seen.map(drop),
    }
}

fn tell(app: &App, ctx: &Ctx, entry: store::audit::Entry) -> AuditEntry {
    let changes = match app.record(&entry.kind) {
        Some(known) => permitted(ctx, known.def, entry.changes),
        None => entry.changes,
    };
    AuditEntry {
        id: entry.id.to_string(),
        at: Some(timestamp(entry.at)),
        actor_id: entry.actor_id.map(|actor| actor.to_string()).unwrap_or_default(),
        actor_name: entry.actor_name.unwrap_or(entry.actor),
        action: entry.action,
        kind: entry.kind,
        record_id: entry.record_id.to_string(),
        version: entry.version,
        changes: Some(Custom { json: changes.to_string() }),
        request_id: entry.request_id,
    }
}

/// `{"field": [before, after]}` without hidden fields, masked ones masked.
fn permitted(ctx: &Ctx, def: &EntityDef, changes: Json) -> Json {
    let Json::Object(changes) = changes else { return Json::Object(Map::new()) };
    let told = changes.into_iter().filter_map(|(name, values)| {
        let Some(field) = def.field(&name) else { return Some((name, values)) };
        let values = match field.ty {
            FieldType::Parts(part) => by_name(part, values),
            _ => values,
        };
        match ctx.access.right(def, field) {
            Right::Hidden => None,
            Right::Masked => Some((name, masked(field, values))),
            Right::Read | Right::Edit => Some((name, values)),
        }
    });
    Json::Object(told.collect())
}

/// Lines are kept as they are stored: fields by proto name, options by number. They are told as the API speaks.
fn by_name(part: &PartDef, values: Json) -> Json {
    match values {
        Json::Array(values) => values.into_iter().map(|value| by_name(part, value)).collect(),
        Json::Object(line) => line
            .into_iter()
            .map(|(name, value)| match part.fields.iter().find(|field| field.name == name) {
                Some(field) => (field.json.to_owned(), option_name(field, value)),
                None => (name, value),
            })
            .collect(),
        other => other,
    }
}

fn option_name(field: &FieldDef, value: Json) -> Json {
    let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
    let named = number.and_then(|number| field.ty.enum_def()?.name_of(number));
    named.map_or(value, Json::from)
}

fn masked(field: &FieldDef, values: Json) -> Json {
    match values {
        Json::Array(pair) => pair.into_iter().map(|value| masked(field, value)).collect(),
        Json::String(text) => kernel::text::mask(field.format, &text).into(),
        Json::Null => Json::Null,
        _ => "***".into(),
    }
}

#[cfg(test)]
mod tests {
    use kernel::{EnumDef, Format, Sensitive, SetBy};
    use serde_json::json;

    use super::*;

    static USE: EnumDef = EnumDef { name: "Address.Use", values: &[(0, "USE_UNSPECIFIED"), (1, "OFFICE")] };

    const fn field(name: &'static str, json: &'static str, ty: FieldType) -> FieldDef {
        FieldDef {
            name,
            json,
            number: 1,
            column: name,
            ty,
            required: false,
            search: false,
            reference: None,
            parent: false,
            line_of: None,
            sensitive: Sensitive::No,
            set_by: SetBy::User,
            format: Format::Plain,
            max_length: 0,
            indexed: false,
            immutable: false,
            fact: false,
            head: false,
        }
    }

    static ADDRESSES: PartDef = PartDef {
        table: "addresses",
        parent_column: "customer_id",
        fields: &[field("use_as", "useAs", FieldType::Enum(&USE)), field("floor", "floor", FieldType::Int)],
    };

    #[test]
    fn lines_are_told_with_the_names_of_their_fields_and_options() {
        let kept = json!([null, [{"use_as": 1, "floor": 1, "new": 3}, {"use_as": 9, "floor": null}]]);
        let told = json!([null, [{"useAs": "OFFICE", "floor": 1, "new": 3}, {"useAs": 9, "floor": null}]]);
        assert_eq!(by_name(&ADDRESSES, kept), told);
    }
}
