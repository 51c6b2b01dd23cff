//! What a record is, for this caller and in his language: the fields he may know, what he may do
//! with them, and the actions that are his. Forms, lists and imports are drawn from it.

use kernel::{Ctx, EntityDef, FieldDef, FieldType, Format, Locale, Right, Sensitive};
use proto::{
    common::v1::{
        ActionDefinition, Definition, FieldDefinition, ListDefinitionsRequest, ListDefinitionsResponse,
        Option as Choice,
    },
    labels::Labels,
};

use crate::{
    app::App,
    operations::inputs::Inputs,
    registry::{Offer, offers},
};

/// The records of this service that the caller may read.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    _: ListDefinitionsRequest,
) -> kernel::Result<ListDefinitionsResponse> {
    let offers = offers(app.db.service);
    let labels = Labels::of(app.db.service, ctx.locale == Locale::Zh);
    let readable =
        app.records.iter().map(|entry| entry.def).filter(|def| ctx.access.may(&def.permission("read")));
    let definitions = readable.map(|def| Describe { ctx, labels, def }.definition(&offers)).collect();
    Ok(ListDefinitionsResponse { definitions })
}

struct Describe<'a> {
    ctx: &'a Ctx,
    labels: Labels,
    def: &'static EntityDef,
}

impl Describe<'_> {
    fn definition(&self, offers: &[Offer]) -> Definition {
        let def = self.def;
        let fields = def
            .fields
            .iter()
            .filter_map(|field| self.field(field, def.kind, self.ctx.access.right(def, field)));
        let readable = |field: &&FieldDef| self.ctx.access.right(def, field) > Right::Hidden;
        let columns = def.columns.iter().filter_map(|name| def.field(name)).filter(readable);
        let mine = |offer: &&Offer| offer.kind == def.kind && self.ctx.access.may(&offer.permission);
        Definition {
            service: def.service.to_owned(),
            kind: def.kind.to_owned(),
            plural: def.plural.to_owned(),
            plural_label: self.labels.plural(def.kind).unwrap_or(def.plural).to_owned(),
            label: self.labels.record(def.kind).unwrap_or(def.kind).to_owned(),
            title_field: def.field(def.title).map(|field| field.json).unwrap_or(def.title).to_owned(),
            fields: fields.collect(),
            actions: offers.iter().filter(mine).map(|offer| self.action(offer)).collect(),
            path: format!("/v1/{}", def.plural.replace('_', "-")),
            columns: columns.map(|field| field.json.to_owned()).collect(),
        }
    }

    /// A field of the record (or, with `within` naming a part, of its lines).
    fn field(&self, field: &FieldDef, within: &str, right: Right) -> Option<FieldDefinition> {
        if right == Right::Hidden {
            return None;
        }
        let lines: &[FieldDef] = match field.ty {
            FieldType::Parts(part) => part.fields,
            _ => &[],
        };
        let part = format!("{within}.{}", field.name);
        let listed = matches!(field.ty, FieldType::Parts(_) | FieldType::Custom);
        let many = matches!(field.ty, FieldType::UuidList | FieldType::TextList);
        Some(FieldDefinition {
            name: field.json.to_owned(),
            label: self.labels.field(within, field.name).unwrap_or(field.json).to_owned(),
            r#type: kind_of(field).to_owned(),
            required: field.required,
            searchable: field.search,
            sortable: !listed && !many && field.format != Format::LongText && right > Right::Masked,
            filterable: !listed,
            right: right_name(right, field).to_owned(),
            r#ref: field.reference.unwrap_or_default().to_owned(),
            options: self.options(field),
            max_length: i32::try_from(field.max_length).unwrap_or(i32::MAX),
            immutable: field.immutable,
            fact: field.fact,
            fields: lines.iter().filter_map(|line| self.field(line, &part, right)).collect(),
            help: self.labels.help(within, field.name).unwrap_or_default().to_owned(),
            parent: field.parent,
            indexed: field.indexed,
            line_of: lines_of(self.def, field),
        })
    }

    fn options(&self, field: &FieldDef) -> Vec<Choice> {
        let Some(choices) = field.ty.enum_def() else { return vec![] };
        let chosen = choices.values.iter().filter(|(number, _)| *number != 0);
        let option = |(_, value): &(i32, &str)| Choice {
            value: (*value).to_owned(),
            label: self.labels.option(choices.name, value).unwrap_or(value).to_owned(),
        };
        chosen.map(option).collect()
    }

    fn action(&self, offer: &Offer) -> ActionDefinition {
        let label = self.labels.action(&offer.kind, &offer.name);
        ActionDefinition {
            name: offer.name.clone(),
            label: label.unwrap_or(&offer.name).to_owned(),
            method: offer.verb.to_owned(),
            path: offer.path.clone(),
            fields: Inputs { labels: self.labels, def: self.def }.of(&offer.input),
            on_record: offer.on_record,
        }
    }
}

/// Fields that commands or the system set are read, whatever the role.
fn right_name(right: Right, field: &FieldDef) -> &'static str {
    let settable = field.set_by == kernel::SetBy::User && !field.fact;
    match right {
        Right::Edit if settable && field.sensitive != Sensitive::Encrypted => "edit",
        Right::Edit | Right::Read => "read",
        Right::Masked => "masked",
        Right::Hidden => "hidden",
    }
}

/// `pipelineId.stages` for the API.
pub(super) fn lines_of(def: &EntityDef, field: &FieldDef) -> String {
    let json = |name: &str| def.field(name).map_or_else(|| name.to_owned(), |field| field.json.to_owned());
    match field.line_of.map(|place| (place, place.split_once('.'))) {
        None => String::new(),
        Some((_, Some((reference, lines)))) => format!("{}.{lines}", json(reference)),
        Some((lines, None)) => json(lines),
    }
}

fn kind_of(field: &FieldDef) -> &'static str {
    match (field.ty, field.format) {
        _ if field.reference.is_some() && matches!(field.ty, FieldType::Uuid) => "reference",
        (FieldType::Text, Format::LongText) => "longText",
        (FieldType::Text, Format::Phone) => "phone",
        (FieldType::Text, Format::Email) => "email",
        (FieldType::Text, Format::Url) => "url",
        (FieldType::Text, Format::Condition) => "condition",
        (FieldType::Text | FieldType::Uuid, _) => "text",
        (FieldType::Bool, _) => "boolean",
        (FieldType::Int, _) => "integer",
        (FieldType::Double, _) => "number",
        (FieldType::Decimal, _) => "decimal",
        (FieldType::Enum(_), _) => "enum",
        (FieldType::UuidList | FieldType::TextList, _) => "list",
        (FieldType::Time, _) => "time",
        (FieldType::Date, _) => "date",
        (FieldType::Money, _) => "money",
        (FieldType::Custom, _) => "custom",
        (FieldType::Parts(_), _) => "parts",
    }
}
