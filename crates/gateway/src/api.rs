//! The public API as data: every method that has a REST address, with its path, body, rights and
//! what its reply looks like. Read once at start from the proto definitions; a definition that
//! could not be served is refused then, not when a customer calls it.

use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use http::{Method, uri::PathAndQuery};
use prost_reflect::{
    DescriptorPool, DynamicMessage, FieldDescriptor, MessageDescriptor, MethodDescriptor, ServiceDescriptor,
};
use proto::options::{self, Actor, MethodAccess};

use crate::template::Template;

/// Where the JSON body goes.
#[derive(Debug, Clone)]
pub enum Body {
    /// There is none.
    None,
    /// The whole request.
    Whole,
    /// One field of the request, usually the record.
    Field(FieldDescriptor),
}

/// One REST address of one method.
#[derive(Debug)]
pub struct Endpoint {
    /// GET, POST, ...
    pub verb: Method,
    /// The path with its variables.
    pub template: Template,
    /// The method that answers.
    pub rpc: MethodDescriptor,
    /// Owning service: `customers`.
    pub service: String,
    /// `/crm.customers.v1.CustomerService/GetCustomer`
    pub grpc_path: PathAndQuery,
    /// What it is sent.
    pub input: MessageDescriptor,
    /// What it replies.
    pub output: MessageDescriptor,
    /// Where the JSON body goes.
    pub body: Body,
    /// Who may call it.
    pub access: MethodAccess,
    /// Further fields of the request that the body may give beside its message: a new user's password.
    pub beside: Vec<FieldDescriptor>,
    /// The request's mask, filled from the keys of a PATCH body.
    pub update_mask: Option<FieldDescriptor>,
    /// A standard Create or Update, which can be asked what else is wrong.
    pub saves_a_record: bool,
    /// The reply's `version`, shown as ETag.
    pub version: Option<u32>,
    /// The reply's `id`, where this call creates a record that has an address of its own.
    pub created_id: Option<u32>,
}

impl Endpoint {
    /// Does it answer with a document's bytes instead of JSON?
    pub fn prints(&self) -> bool {
        self.output.full_name() == "crm.common.v1.Document"
    }
}

/// All endpoints, and the extensions they were read with.
#[derive(Debug)]
pub struct Api {
    /// Everything that is defined.
    pub pool: DescriptorPool,
    /// What REST serves of it.
    pub endpoints: Vec<Arc<Endpoint>>,
}

impl Api {
    /// Reads the definitions of those services that `served` knows.
    pub fn read(pool: &DescriptorPool, served: impl Fn(&str) -> bool) -> anyhow::Result<Self> {
        let http = pool.get_extension_by_name("google.api.http").context("no google.api.http")?;
        let mut endpoints = vec![];
        for rpc in pool.services().filter(|s| service_of(s).is_some_and(&served)).flat_map(methods) {
            // streams (files) have handlers of their own
            if access_of(&rpc)?.actor == Actor::Internal
                || rpc.is_client_streaming()
                || rpc.is_server_streaming()
            {
                continue;
            }
            let options = rpc.options();
            if !options.has_extension(&http) {
                continue;
            }
            let rule = options.get_extension(&http);
            let rule = rule.as_message().context("google.api.http is a message")?;
            for rule in std::iter::once(rule).chain(additional_bindings(rule).iter()) {
                let endpoint = endpoint(&rpc, rule).with_context(|| rpc.full_name().to_owned())?;
                endpoints.push(endpoint);
            }
        }
        mark_creates(&mut endpoints);
        Ok(Self { pool: pool.clone(), endpoints: endpoints.into_iter().map(Arc::new).collect() })
    }
}

/// `customers` of `crm.customers.v1.CustomerService`.
pub fn service_of(service: &ServiceDescriptor) -> Option<&str> {
    service_in_package(service.package_name())
}

/// `customers` of `crm.customers.v1`.
pub fn service_in_package(package: &str) -> Option<&str> {
    package.strip_prefix("crm.")?.split('.').next()
}

/// The access rule of a method; an error where its author forgot it.
pub fn access_of(rpc: &MethodDescriptor) -> anyhow::Result<MethodAccess> {
    options::access(rpc).with_context(|| format!("{} does not say who may call it", rpc.full_name()))
}

fn methods(service: ServiceDescriptor) -> Vec<MethodDescriptor> {
    service.methods().collect()
}

fn additional_bindings(rule: &DynamicMessage) -> Vec<DynamicMessage> {
    let bindings = rule.get_field_by_name("additional_bindings");
    let bindings = bindings.as_deref().and_then(|bindings| bindings.as_list()).unwrap_or_default();
    bindings.iter().filter_map(|binding| binding.as_message().cloned()).collect()
}

fn endpoint(rpc: &MethodDescriptor, rule: &DynamicMessage) -> anyhow::Result<Endpoint> {
    let (verb, pattern) = verb_and_pattern(rule)?;
    let input = rpc.input();
    let output = rpc.output();
    let template = Template::parse(&pattern, &input)?;
    let body = match text(rule, "body").as_str() {
        "" => Body::None,
        "*" => Body::Whole,
        name => {
            let field = input.get_field_by_name(name);
            let field = field.with_context(|| format!("body names no field: {name}"))?;
            ensure!(field.kind().as_message().is_some(), "body must name a message: {name}");
            Body::Field(field)
        }
    };
    ensure!(
        matches!(body, Body::None) || (verb != Method::GET && verb != Method::DELETE),
        "{verb} {pattern} has a body"
    );
    refuse_free_form(&input, &mut vec![])?;
    let update_mask = match verb {
        Method::PATCH => input.get_field_by_name("update_mask"),
        _ => None,
    };
    let beside = match &body {
        Body::Field(field) => fields_beside(field, &input, &template, update_mask.as_ref()),
        Body::None | Body::Whole => vec![],
    };
    let service = rpc.parent_service();
    let package = service.package_name().to_owned();
    Ok(Endpoint {
        service: service_in_package(&package).context("not a package of ours")?.to_owned(),
        grpc_path: format!("/{}/{}", service.full_name(), rpc.name()).parse()?,
        version: output.get_field_by_name("version").map(|field| field.number()),
        access: access_of(rpc)?,
        saves_a_record: options::saves_a_record(rpc),
        rpc: rpc.clone(),
        created_id: None,
        verb,
        template,
        input,
        output,
        body,
        beside,
        update_mask,
    })
}

fn fields_beside(
    body: &FieldDescriptor,
    input: &MessageDescriptor,
    template: &Template,
    mask: Option<&FieldDescriptor>,
) -> Vec<FieldDescriptor> {
    let in_path = |field: &FieldDescriptor| template.variables().any(|variable| variable.fields[0] == *field);
    let others = input.fields().filter(|field| field != body && Some(field) != mask && !in_path(field));
    others.collect()
}

fn verb_and_pattern(rule: &DynamicMessage) -> anyhow::Result<(Method, String)> {
    let verbs = [
        ("get", Method::GET),
        ("put", Method::PUT),
        ("post", Method::POST),
        ("delete", Method::DELETE),
        ("patch", Method::PATCH),
    ];
    for (name, verb) in verbs {
        let pattern = text(rule, name);
        if !pattern.is_empty() {
            return Ok((verb, pattern));
        }
    }
    bail!("google.api.http names no path")
}

fn text(message: &DynamicMessage, field: &str) -> String {
    message.get_field_by_name(field).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Free-form messages cannot name a wrong field, so no request may hold one.
fn refuse_free_form(message: &MessageDescriptor, seen: &mut Vec<String>) -> anyhow::Result<()> {
    const READABLE: [&str; 3] =
        ["google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask"];
    let name = message.full_name();
    if READABLE.contains(&name) || seen.iter().any(|known| known == name) {
        return Ok(());
    }
    ensure!(!name.starts_with("google.protobuf."), "requests cannot hold {name}");
    seen.push(name.to_owned());
    for field in message.fields() {
        if let Some(inner) = field.kind().as_message() {
            refuse_free_form(inner, seen)?;
        }
    }
    Ok(())
}

/// A POST creates where a GET one segment below answers with the same message.
fn mark_creates(endpoints: &mut [Endpoint]) {
    let readable: Vec<(String, String)> = endpoints
        .iter()
        .filter(|endpoint| endpoint.verb == Method::GET)
        .filter_map(|endpoint| {
            Some((endpoint.template.collection()?, endpoint.output.full_name().to_owned()))
        })
        .collect();
    for endpoint in endpoints.iter_mut().filter(|endpoint| endpoint.verb == Method::POST) {
        let address = (endpoint.template.to_string(), endpoint.output.full_name().to_owned());
        if readable.contains(&address) {
            endpoint.created_id = endpoint.output.get_field_by_name("id").map(|id| id.number());
        }
    }
}
