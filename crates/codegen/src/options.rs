//! Our proto options, read from the descriptors.

use anyhow::{Context, Result};
use prost_reflect::{
    DescriptorPool, DynamicMessage, FieldDescriptor, MessageDescriptor, ReflectMessage, Value,
};

/// Reads the extensions of `crm/options.proto`.
pub struct Options {
    pool: DescriptorPool,
}

/// `crm.record` of a message.
pub struct RecordOptions {
    pub kind: String,
    pub plural: String,
    pub title: String,
    pub table: String,
    pub follows_parent: bool,
    pub open_title: bool,
    pub columns: Vec<String>,
}

/// `crm.field` of a field; all default when the option is absent.
#[derive(Default)]
pub struct FieldOptions {
    pub required: bool,
    pub search: bool,
    pub reference: String,
    pub parent: bool,
    pub sensitive: i32,
    pub set_by: i32,
    pub format: i32,
    pub max_length: i32,
    pub indexed: bool,
    pub immutable: bool,
    pub fact: bool,
    pub line_of: String,
}

fn text(m: &DynamicMessage, name: &str) -> String {
    m.get_field_by_name(name).and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
fn texts(m: &DynamicMessage, name: &str) -> Vec<String> {
    let list = m.get_field_by_name(name).map(|v| v.as_list().unwrap_or_default().to_vec());
    list.unwrap_or_default().iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}
fn flag(m: &DynamicMessage, name: &str) -> bool {
    m.get_field_by_name(name).and_then(|v| v.as_bool()).unwrap_or_default()
}
fn number(m: &DynamicMessage, name: &str) -> i32 {
    m.get_field_by_name(name).and_then(|v| v.as_enum_number().or(v.as_i32())).unwrap_or_default()
}

impl Options {
    pub fn new(pool: &DescriptorPool) -> Self {
        Self { pool: pool.clone() }
    }

    fn extension(&self, options: &DynamicMessage, name: &str) -> Result<Option<DynamicMessage>> {
        let extension = self.pool.get_extension_by_name(name).with_context(|| format!("option {name}"))?;
        if !options.has_extension(&extension) {
            return Ok(None);
        }
        Ok(match options.get_extension(&extension).into_owned() {
            Value::Message(message) => Some(message),
            _ => None,
        })
    }

    pub fn record(&self, message: &MessageDescriptor) -> Result<Option<RecordOptions>> {
        let Some(m) = self.extension(&message.options(), "crm.record")? else { return Ok(None) };
        let plural = text(&m, "plural");
        let table = text(&m, "table");
        Ok(Some(RecordOptions {
            kind: text(&m, "kind"),
            title: text(&m, "title"),
            table: if table.is_empty() { plural.clone() } else { table },
            plural,
            follows_parent: flag(&m, "follows_parent"),
            open_title: flag(&m, "open_title"),
            columns: texts(&m, "columns"),
        }))
    }

    /// Table of a part message.
    pub fn part(&self, message: &MessageDescriptor) -> Result<Option<String>> {
        Ok(self.extension(&message.options(), "crm.part")?.map(|m| text(&m, "table")))
    }

    pub fn field(&self, field: &FieldDescriptor) -> Result<FieldOptions> {
        let Some(m) = self.extension(&field.options(), "crm.field")? else {
            return Ok(FieldOptions::default());
        };
        debug_assert_eq!(m.descriptor().full_name(), "crm.FieldOptions");
        Ok(FieldOptions {
            required: flag(&m, "required"),
            search: flag(&m, "search"),
            reference: text(&m, "ref"),
            parent: flag(&m, "parent"),
            sensitive: number(&m, "sensitive"),
            set_by: number(&m, "set_by"),
            format: number(&m, "format"),
            max_length: number(&m, "max_length"),
            indexed: flag(&m, "indexed"),
            immutable: flag(&m, "immutable"),
            fact: flag(&m, "fact"),
            line_of: text(&m, "line_of"),
        })
    }
}
