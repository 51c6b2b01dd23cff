//! A path of the API with its places for ids: `/v1/customers/{id}/claim`.

use std::fmt;

use anyhow::{Context, ensure};
use prost_reflect::{FieldDescriptor, Kind, MessageDescriptor};

/// One segment between two slashes.
#[derive(Debug, Clone)]
pub enum Segment {
    /// A word of the path.
    Literal(String),
    /// A place for a value.
    Variable(Variable),
}

/// A value for a field of the request, possibly inside a message: `{customer.id}`.
#[derive(Debug, Clone)]
pub struct Variable {
    /// The field, after the messages that lead to it.
    pub fields: Vec<FieldDescriptor>,
    /// It must be a UUID: the definition says so, or the field is called `id`.
    pub is_id: bool,
}

/// A parsed path.
#[derive(Debug, Clone)]
pub struct Template(Vec<Segment>);

impl Template {
    /// Reads `pattern`, whose variables must name single fields of `input`.
    pub fn parse(pattern: &str, input: &MessageDescriptor) -> anyhow::Result<Self> {
        let rest = pattern.strip_prefix('/').context("a path starts with a slash")?;
        let segments = rest.split('/').map(|segment| Self::segment(segment, input));
        Ok(Self(segments.collect::<anyhow::Result<_>>().with_context(|| pattern.to_owned())?))
    }

    fn segment(segment: &str, input: &MessageDescriptor) -> anyhow::Result<Segment> {
        let Some(variable) = segment.strip_prefix('{') else {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            ensure!(!segment.is_empty() && segment.chars().all(plain), "cannot read segment {segment:?}");
            return Ok(Segment::Literal(segment.to_owned()));
        };
        let names = variable.strip_suffix('}').context("a variable ends with a brace")?;
        let mut message = Some(input.clone());
        let mut fields = vec![];
        for name in names.split('.') {
            let field = message.and_then(|message| message.get_field_by_name(name));
            let field = field.with_context(|| format!("no field {name} for {segment}"))?;
            ensure!(!field.is_list() && !field.is_map(), "{segment} names a list");
            message = field.kind().as_message().cloned();
            fields.push(field);
        }
        ensure!(message.is_none(), "{segment} names a message");
        let is_id = fields.last().is_some_and(is_id);
        Ok(Segment::Variable(Variable { fields, is_id }))
    }

    /// From left to right.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The variables in order.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.0.iter().filter_map(|segment| match segment {
            Segment::Variable(variable) => Some(variable),
            Segment::Literal(_) => None,
        })
    }

    /// `/v1/customers` of `/v1/customers/{id}`.
    pub fn collection(&self) -> Option<String> {
        match self.0.split_last() {
            Some((Segment::Variable(_), above)) => Some(Self(above.to_vec()).to_string()),
            _ => None,
        }
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.0 {
            match segment {
                Segment::Literal(text) => write!(f, "/{text}")?,
                Segment::Variable(variable) => {
                    let names: Vec<_> = variable.fields.iter().map(|field| field.json_name()).collect();
                    write!(f, "/{{{}}}", names.join("."))?;
                }
            }
        }
        Ok(())
    }
}

fn is_id(field: &FieldDescriptor) -> bool {
    const UUID: i32 = 8;
    let rule = proto::options::field(field);
    let format = rule.and_then(|rule| rule.get_field_by_name("format")?.as_enum_number());
    field.kind() == Kind::String && (field.name() == "id" || format == Some(UUID))
}
