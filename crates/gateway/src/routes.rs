//! Which method answers an address. Literal segments win over variables, so `/v1/customers/imports`
//! is never taken for a customer's id. Two methods at one address are refused at start.

use std::{collections::HashMap, sync::Arc};

use anyhow::bail;
use http::Method;

use crate::{api::Endpoint, template::Segment};

/// All addresses as a tree of segments.
#[derive(Debug, Default)]
pub struct Routes {
    root: Node,
}

#[derive(Debug, Default)]
struct Node {
    literals: HashMap<String, Node>,
    variable: Option<Box<Node>>,
    endpoints: Vec<Arc<Endpoint>>,
}

/// What was found at an address.
#[derive(Debug)]
pub enum Found<'a> {
    /// The method, and the values of its path's variables in order.
    Endpoint(&'a Arc<Endpoint>, Vec<String>),
    /// Something is there, but not for this verb.
    OtherVerbs(Vec<Method>),
    Nothing,
    /// A segment is not UTF-8 once its percent signs are read.
    Unreadable,
}

impl Routes {
    /// Puts every endpoint at its place.
    pub fn new(endpoints: &[Arc<Endpoint>]) -> anyhow::Result<Self> {
        let mut routes = Self::default();
        for endpoint in endpoints {
            routes.add(endpoint)?;
        }
        Ok(routes)
    }

    fn add(&mut self, endpoint: &Arc<Endpoint>) -> anyhow::Result<()> {
        let mut node = &mut self.root;
        for segment in endpoint.template.segments() {
            node = match segment {
                Segment::Literal(text) => node.literals.entry(text.clone()).or_default(),
                Segment::Variable(_) => node.variable.get_or_insert_default(),
            };
        }
        if let Some(other) = node.endpoints.iter().find(|other| other.verb == endpoint.verb) {
            bail!(
                "{} {} is claimed by {} and {}",
                endpoint.verb,
                endpoint.template,
                other.rpc.full_name(),
                endpoint.rpc.full_name()
            );
        }
        node.endpoints.push(Arc::clone(endpoint));
        Ok(())
    }

    /// Looks up a request's path (without its query).
    pub fn find(&self, verb: &Method, path: &str) -> Found<'_> {
        let Some(rest) = path.strip_prefix('/') else { return Found::Nothing };
        let mut segments = vec![];
        for segment in rest.split('/') {
            match percent_decoded(segment) {
                Some(text) => segments.push(text),
                None => return Found::Unreadable,
            }
        }
        let mut values = vec![];
        let Some(node) = self.root.descend(&segments, &mut values) else { return Found::Nothing };
        match node.endpoints.iter().find(|endpoint| endpoint.verb == *verb) {
            Some(endpoint) => Found::Endpoint(endpoint, values),
            None => Found::OtherVerbs(node.endpoints.iter().map(|endpoint| endpoint.verb.clone()).collect()),
        }
    }
}

impl Node {
    fn descend(&self, segments: &[String], values: &mut Vec<String>) -> Option<&Node> {
        let Some((first, rest)) = segments.split_first() else {
            return (!self.endpoints.is_empty()).then_some(self);
        };
        if let Some(node) = self.literals.get(first)
            && let Some(found) = node.descend(rest, values)
        {
            return Some(found);
        }
        let node = self.variable.as_ref().filter(|_| !first.is_empty())?;
        values.push(first.clone());
        let found = node.descend(rest, values);
        if found.is_none() {
            values.pop();
        }
        found
    }
}

/// Reads `%e5%ae%a2`; `None` where the bytes are not UTF-8.
pub fn percent_decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |offset: usize| bytes.get(at + offset).and_then(|digit| (*digit as char).to_digit(16));
        match (bytes[at], hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, _, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok()
}
