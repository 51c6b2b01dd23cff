//! Who answers an address: a service's method, or the edge itself. Literal segments win over variables, so `/v1/customers/imports`
//! is never taken for a customer's id. Two methods at one address are refused at start.

use std::{collections::HashMap, sync::Arc};

use anyhow::bail;
use http::Method;

use crate::{api::Endpoint, own::Own, template::Segment};

/// All addresses as a tree of segments.
#[derive(Debug, Default)]
pub struct Routes {
    root: Node,
}

#[derive(Debug, Default)]
struct Node {
    literals: HashMap<String, Node>,
    variable: Option<Box<Node>>,
    targets: Vec<(Method, Target)>,
}

/// Who answers.
#[derive(Debug, Clone)]
pub enum Target {
    /// A service's method.
    Endpoint(Arc<Endpoint>),
    /// The edge itself.
    Own(Own),
}

/// What was found at an address.
#[derive(Debug)]
pub enum Found<'a> {
    /// Who answers, and the values of the path's variables in order.
    Target(&'a Target, Vec<String>),
    /// Something is there, but not for this verb.
    OtherVerbs(Vec<Method>),
    /// There is no such address.
    Nothing,
    /// A segment is not UTF-8 once its percent signs are read.
    Unreadable,
}

impl Routes {
    /// Puts every endpoint, and what the edge answers itself, at its place.
    pub fn new(endpoints: &[Arc<Endpoint>], own: &[(Method, &str, Own)]) -> anyhow::Result<Self> {
        let mut routes = Self::default();
        for endpoint in endpoints {
            let segments = endpoint.template.segments().iter().map(|segment| match segment {
                Segment::Literal(text) => Some(text.as_str()),
                Segment::Variable(_) => None,
            });
            let target = Target::Endpoint(Arc::clone(endpoint));
            routes.add(&endpoint.verb, segments, target)?;
        }
        for (verb, path, own) in own {
            let segments = path.split('/').skip(1).map(|text| (!text.starts_with('{')).then_some(text));
            routes.add(verb, segments, Target::Own(*own))?;
        }
        Ok(routes)
    }

    /// `None` stands for a variable.
    fn add<'s>(
        &mut self,
        verb: &Method,
        segments: impl Iterator<Item = Option<&'s str>>,
        target: Target,
    ) -> anyhow::Result<()> {
        let mut node = &mut self.root;
        for segment in segments {
            node = match segment {
                Some(text) => node.literals.entry(text.to_owned()).or_default(),
                None => node.variable.get_or_insert_default(),
            };
        }
        if let Some((_, other)) = node.targets.iter().find(|(other, _)| other == verb) {
            bail!("{verb} of one address is claimed by {} and {}", other.name(), target.name());
        }
        node.targets.push((verb.clone(), target));
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
        match node.targets.iter().find(|(other, _)| other == verb) {
            Some((_, target)) => Found::Target(target, values),
            None => Found::OtherVerbs(node.targets.iter().map(|(verb, _)| verb.clone()).collect()),
        }
    }
}

impl Target {
    fn name(&self) -> String {
        match self {
            Self::Endpoint(endpoint) => endpoint.rpc.full_name().to_owned(),
            Self::Own(own) => format!("the edge's own {own:?}"),
        }
    }
}

impl Node {
    fn descend(&self, segments: &[String], values: &mut Vec<String>) -> Option<&Node> {
        let Some((first, rest)) = segments.split_first() else {
            return (!self.targets.is_empty()).then_some(self);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Api;

    fn api() -> Api {
        Api::read(&proto::POOL, |_| true).expect("the api is sound")
    }

    #[test]
    fn a_literal_wins_over_an_id() {
        let routes = Routes::new(&api().endpoints, &[]).expect("no doubles");
        let found = routes.find(&Method::GET, "/v1/customers/definitions");
        assert!(matches!(found, Found::Target(Target::Endpoint(e), _) if e.rpc.name() == "ListDefinitions"));
        let found = routes.find(&Method::GET, "/v1/customers/%61");
        assert!(matches!(found, Found::Target(_, values) if values == ["a"]));
    }

    #[test]
    fn one_address_with_two_answers_is_refused() {
        let mut endpoints = api().endpoints;
        endpoints.push(Arc::clone(&endpoints[0]));
        assert!(Routes::new(&endpoints, &[]).is_err());
        let own = [(Method::GET, "/v1/customers/{anything}", Own::Health)];
        assert!(Routes::new(&api().endpoints, &own).is_err());
    }
}
