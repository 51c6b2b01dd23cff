//! The records of one service as the generator sees them.

use anyhow::{Result, bail};
use heck::{ToShoutySnakeCase, ToUpperCamelCase};
use prost_reflect::{Cardinality, EnumDescriptor, FieldDescriptor, Kind, MessageDescriptor};

use crate::options::{FieldOptions, Options, RecordOptions};

/// The common fields of every record, in the order of their columns.
pub const HEAD: [&str; 11] = [
    "id",
    "version",
    "owner_id",
    "department_id",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "deleted_at",
    "locked",
    "custom",
];
/// What a record's message carries beside its fields.
pub const EXTRAS: [&str; 4] = ["shares", "masked_fields", "actions", "titles"];

/// What sort of value a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Text,
    Bool,
    Int32,
    Int64,
    Double,
    Decimal,
    Enum(EnumDescriptor),
    Uuid,
    UuidList,
    TextList,
    Time,
    Date,
    Money,
    Custom,
    Parts(MessageDescriptor),
}

pub struct Field {
    pub name: String,
    pub json: String,
    pub number: u32,
    pub doc: String,
    pub shape: Shape,
    pub options: FieldOptions,
    /// proto3 `optional`: the wire type is an `Option`
    pub wire_optional: bool,
    pub head: bool,
}

pub struct Record {
    /// `Customer`
    pub name: String,
    pub doc: String,
    pub options: RecordOptions,
    pub fields: Vec<Field>,
}

pub struct Part {
    pub name: String,
    pub doc: String,
    pub table: String,
    pub parent_column: String,
    pub fields: Vec<Field>,
}

/// `Customer.Level` to `CustomerLevel`.
pub fn enum_name(e: &EnumDescriptor) -> String {
    match e.parent_message() {
        Some(parent) => format!("{}{}", parent.name(), e.name()),
        None => e.name().to_owned(),
    }
}

/// Name of a record's or enum's static definition.
pub fn static_name(name: &str) -> String {
    name.to_shouty_snake_case()
}

pub fn variant(value: &str) -> String {
    let name = value.to_upper_camel_case();
    if name.ends_with("Unspecified") { "Unspecified".to_owned() } else { name }
}

impl Field {
    /// Wanted as a plain value rather than an `Option`.
    pub fn plain(&self) -> bool {
        match self.shape {
            Shape::Text | Shape::Uuid | Shape::Date => self.options.required,
            Shape::Int32 | Shape::Int64 | Shape::Double => !self.wire_optional,
            Shape::Time | Shape::Money | Shape::Decimal => false,
            _ => true,
        }
    }

    /// Longest text in characters.
    pub fn max_length(&self) -> usize {
        match (self.options.max_length, self.options.format) {
            (0, 1) => 10_000,
            (0, 6) => 4_000,
            (0, _) => 255,
            (n, _) => n.unsigned_abs() as usize,
        }
    }
}

fn doc(path: &[i32], file: &prost_reflect::FileDescriptor) -> String {
    let info = file.file_descriptor_proto().source_code_info.as_ref();
    let comment = info.and_then(|i| i.location.iter().find(|l| l.path == path));
    comment.and_then(|l| l.leading_comments.clone()).unwrap_or_default().trim().to_owned()
}

pub fn message_doc(m: &MessageDescriptor) -> String {
    doc(m.path(), &m.parent_file())
}

fn shape(field: &FieldDescriptor, options: &FieldOptions) -> Result<Shape> {
    let list = field.cardinality() == Cardinality::Repeated;
    let id = options.format == 8 || !options.reference.is_empty();
    Ok(match (field.kind(), list) {
        (Kind::String, true) if id => Shape::UuidList,
        (Kind::String, true) => Shape::TextList,
        (Kind::String, false) if id => Shape::Uuid,
        (Kind::String, false) if options.format == 5 => Shape::Date,
        (Kind::String, false) if options.format == 10 => Shape::Decimal,
        (Kind::String, false) => Shape::Text,
        (Kind::Bool, false) => Shape::Bool,
        (Kind::Int32, false) => Shape::Int32,
        (Kind::Int64, false) => Shape::Int64,
        (Kind::Double, false) => Shape::Double,
        (Kind::Enum(e), false) => Shape::Enum(e),
        (Kind::Message(m), false) => match m.full_name() {
            "google.protobuf.Timestamp" => Shape::Time,
            "crm.common.v1.Money" => Shape::Money,
            "crm.common.v1.Custom" => Shape::Custom,
            other => bail!("field {}: {other} can't be a single field of a record", field.full_name()),
        },
        (Kind::Message(m), true) => Shape::Parts(m),
        (kind, _) => bail!("field {}: {kind:?} can't be a field of a record", field.full_name()),
    })
}

pub fn fields(message: &MessageDescriptor, options: &Options) -> Result<Vec<Field>> {
    let record = options.record(message)?.is_some();
    let mut out = vec![];
    for field in message.fields() {
        if record && EXTRAS.contains(&field.name()) {
            continue;
        }
        let field_options = options.field(&field)?;
        out.push(Field {
            name: field.name().to_owned(),
            json: field.json_name().to_owned(),
            number: field.number(),
            doc: doc(field.path(), &message.parent_file()),
            shape: if record && field.name() == "id" { Shape::Uuid } else { shape(&field, &field_options)? },
            wire_optional: field.field_descriptor_proto().proto3_optional(),
            head: record && HEAD.contains(&field.name()),
            options: field_options,
        });
    }
    Ok(out)
}
