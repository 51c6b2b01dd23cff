//! What a command asks beside the record it is about, described like the record's own fields: a form
//! for `release` or `transfer` is drawn from it.

use kernel::EntityDef;
use prost_reflect::{EnumDescriptor, FieldDescriptor, Kind, MessageDescriptor};
use proto::{
    common::v1::{FieldDefinition, Option as Choice},
    labels::Labels,
    options,
};

use super::definitions::lines_of;

/// The inputs of the commands on one record.
pub struct Inputs {
    pub labels: Labels,
    pub def: &'static EntityDef,
}

impl Inputs {
    /// Those of one request.
    pub fn of(&self, input: &MessageDescriptor) -> Vec<FieldDefinition> {
        options::asked(input).map(|field| self.field(&field)).collect()
    }

    fn field(&self, field: &FieldDescriptor) -> FieldDefinition {
        let option = |name: &str| options::field(field)?.get_field_by_name(name).map(|v| v.into_owned());
        let number =
            |name: &str| option(name).and_then(|v| v.as_enum_number().or(v.as_i32())).unwrap_or_default();
        let named = option("ref").and_then(|v| v.as_str().map(str::to_owned)).filter(|name| !name.is_empty());
        // `owner_id` of a transfer is what it is on the record
        let alike = self.def.fields.iter().find(|own| own.name == field.name());
        let reference = named.or_else(|| alike.and_then(|own| own.reference).map(str::to_owned));
        let r#type = match type_of(field, number("format")) {
            "text" if reference.is_some() => "reference",
            other => other,
        };
        let lines = match field.kind() {
            Kind::Message(line) if r#type == "parts" => {
                line.fields().map(|field| self.field(&field)).collect()
            }
            _ => vec![],
        };
        let label = self.labels.input(self.def.kind, field.name());
        FieldDefinition {
            name: field.json_name().to_owned(),
            label: label.unwrap_or(field.json_name()).to_owned(),
            r#type: r#type.to_owned(),
            required: option("required").and_then(|v| v.as_bool()).unwrap_or_default(),
            right: "edit".to_owned(),
            r#ref: reference.unwrap_or_default(),
            options: match field.kind() {
                Kind::Enum(choices) => self.options(&choices),
                _ => vec![],
            },
            max_length: number("max_length"),
            fields: lines,
            line_of: alike.map(|own| lines_of(self.def, own)).unwrap_or_default(),
            ..FieldDefinition::default()
        }
    }

    fn options(&self, choices: &EnumDescriptor) -> Vec<Choice> {
        let package = format!("{}.", choices.package_name());
        let name = choices.full_name().trim_start_matches(&package);
        let chosen = choices.values().filter(|value| value.number() != 0);
        let option = |value: prost_reflect::EnumValueDescriptor| Choice {
            value: value.name().to_owned(),
            label: self.labels.option(name, value.name()).unwrap_or(value.name()).to_owned(),
        };
        chosen.map(option).collect()
    }
}

/// `crm.Format` by number, as in `crm/options.proto`.
fn type_of(field: &FieldDescriptor, format: i32) -> &'static str {
    match field.kind() {
        Kind::Message(message) => match message.full_name() {
            "google.protobuf.Timestamp" => "time",
            "crm.common.v1.Money" => "money",
            "crm.common.v1.Custom" => "custom",
            _ => "parts",
        },
        _ if field.is_list() => "list",
        Kind::Bool => "boolean",
        Kind::Double | Kind::Float => "number",
        Kind::Enum(_) => "enum",
        Kind::String => match format {
            1 => "longText",
            2 => "phone",
            3 => "email",
            4 => "url",
            5 => "date",
            6 => "condition",
            10 => "decimal",
            _ => "text",
        },
        _ => "integer",
    }
}
