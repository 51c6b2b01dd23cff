//! What the methods and fields say of themselves: `crm.access`, `crm.record`, `crm.field`.

use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, Value};

use crate::POOL;

/// Who may call a method at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    Member,
    Public,
    Internal,
    SignedIn,
}

/// Which record a method's permission is tested on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowScope {
    None,
    Read,
    Edit,
}

/// `crm.access` of a method.
#[derive(Debug, Clone)]
pub struct MethodAccess {
    pub permission: String,
    pub scope: RowScope,
    pub actor: Actor,
    /// Calls a minute from one address; 0: no limit.
    pub per_minute: u32,
    pub read_only: bool,
}

/// `crm.record` of a message.
#[derive(Debug, Clone)]
pub struct Record {
    /// Owning service, from the package: `customers`.
    pub service: String,
    pub kind: String,
    pub plural: String,
    pub title: String,
}

fn extension(options: &DynamicMessage, name: &str) -> Option<DynamicMessage> {
    let extension = POOL.get_extension_by_name(name)?;
    if !options.has_extension(&extension) {
        return None;
    }
    match options.get_extension(&extension).into_owned() {
        Value::Message(message) => Some(message),
        _ => None,
    }
}

fn text(m: &DynamicMessage, name: &str) -> String {
    m.get_field_by_name(name).and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn number(m: &DynamicMessage, name: &str) -> i32 {
    m.get_field_by_name(name).and_then(|v| v.as_enum_number().or(v.as_i32())).unwrap_or_default()
}

/// The method's access rule; `None` when its author forgot it (the service refuses to start).
pub fn access(method: &MethodDescriptor) -> Option<MethodAccess> {
    let m = extension(&method.options(), "crm.access")?;
    Some(MethodAccess {
        permission: text(&m, "permission"),
        scope: match number(&m, "scope") {
            1 => RowScope::Read,
            2 => RowScope::Edit,
            _ => RowScope::None,
        },
        actor: match number(&m, "actor") {
            1 => Actor::Public,
            2 => Actor::Internal,
            3 => Actor::SignedIn,
            _ => Actor::Member,
        },
        per_minute: number(&m, "per_minute").unsigned_abs(),
        read_only: m.get_field_by_name("read_only").and_then(|v| v.as_bool()).unwrap_or_default(),
    })
}

/// The record that a message declares.
pub fn record(message: &MessageDescriptor) -> Option<Record> {
    let m = extension(&message.options(), "crm.record")?;
    let service = message.package_name().split('.').nth(1)?.to_owned();
    Some(Record { service, kind: text(&m, "kind"), plural: text(&m, "plural"), title: text(&m, "title") })
}

/// A standard Create or Update: the request carries the record that it answers with. Such a method can
/// be asked what is wrong without saving anything.
pub fn saves_a_record(method: &MethodDescriptor) -> bool {
    let (input, output) = (method.input(), method.output());
    let named = ["Create", "Update"].iter().any(|verb| method.name() == format!("{verb}{}", output.name()));
    let carried = input.fields().any(|field| field.kind().as_message() == Some(&output));
    named && carried && record(&output).is_some()
}

/// What a command asks beside the record that it is about: the id, the record itself and masks left out.
pub fn asked(input: &MessageDescriptor) -> impl Iterator<Item = FieldDescriptor> + use<> {
    let beside = |field: &FieldDescriptor| match field.kind() {
        Kind::Message(message) => {
            record(&message).is_none() && message.full_name() != "google.protobuf.FieldMask"
        }
        _ => field.name() != "id",
    };
    input.fields().filter(beside).collect::<Vec<_>>().into_iter()
}

/// `crm.field` of a field as a dynamic message (all options by name).
pub fn field(field: &FieldDescriptor) -> Option<DynamicMessage> {
    extension(&field.options(), "crm.field")
}
