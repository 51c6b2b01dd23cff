//! What methods a service offers on its records, read from the definitions: the actions that a
//! reply names as permitted, and that `definitions` describes.

use std::collections::HashMap;

use kernel::EntityDef;
use prost_reflect::{DynamicMessage, MessageDescriptor, MethodDescriptor, Value};
use proto::options::{self, Actor, RowScope};
use store::{Action, Registry};

/// A method that changes a record, or makes one.
#[derive(Debug, Clone)]
pub struct Offer {
    /// `customer`
    pub kind: String,
    /// `claim`; `create`, `update`, `delete` for the standard ones.
    pub name: String,
    pub permission: String,
    /// Needs the right to change the record itself.
    pub edit: bool,
    /// Named by a record's id; the others stand beside the list (create, bulk commands).
    pub on_record: bool,
    /// `POST`
    pub verb: &'static str,
    /// `/v1/customers/{id}/claim`
    pub path: String,
    /// The request.
    pub input: MessageDescriptor,
}

/// Everything a service offers beside reading.
pub fn offers(service: &str) -> Vec<Offer> {
    let package = format!("crm.{service}.v1");
    let of_service = proto::POOL.services().filter(|grpc| grpc.package_name() == package);
    of_service
        .flat_map(|grpc| grpc.methods().filter_map(|method| offer(&method)).collect::<Vec<_>>())
        .collect()
}

/// The registry of a service's database: its records and the actions on them.
pub fn registry(service: &str, defs: Vec<&'static EntityDef>) -> Registry {
    let mut actions: HashMap<String, Vec<Action>> = HashMap::new();
    for offer in offers(service).into_iter().filter(|offer| offer.on_record) {
        let action = Action { name: offer.name, permission: offer.permission, edit: offer.edit };
        actions.entry(offer.kind).or_default().push(action);
    }
    Registry { defs, actions }
}

fn offer(method: &MethodDescriptor) -> Option<Offer> {
    let access = options::access(method)?;
    if access.read_only || access.actor != Actor::Member {
        return None;
    }
    let (verb, path) = address(method)?;
    let kind = access.permission.split('.').nth(1)?.to_owned();
    // {customer.id} is the record's id as well
    let on_record = path.contains("id}");
    let last = path.rsplit('/').next().unwrap_or_default();
    let name = match verb {
        "PATCH" => "update",
        "DELETE" => "delete",
        _ if path.matches('/').count() == 2 => "create",
        _ => last,
    };
    let name = name.replace('-', "_");
    let edit = access.scope == RowScope::Edit;
    let input = method.input();
    Some(Offer { kind, name, permission: access.permission, edit, on_record, verb, path, input })
}

/// The REST address of a method, if it has one.
fn address(method: &MethodDescriptor) -> Option<(&'static str, String)> {
    let extension = proto::POOL.get_extension_by_name("google.api.http")?;
    let options: DynamicMessage = method.options();
    if !options.has_extension(&extension) {
        return None;
    }
    let Value::Message(rule) = options.get_extension(&extension).into_owned() else { return None };
    let verbs = [("post", "POST"), ("patch", "PATCH"), ("delete", "DELETE"), ("put", "PUT"), ("get", "GET")];
    verbs.into_iter().find_map(|(name, verb)| {
        let path = rule.get_field_by_name(name)?.as_str()?.to_owned();
        (!path.is_empty()).then_some((verb, path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_can_be_claimed_by_who_sees_it_and_released_by_who_changes_it() {
        let offers = offers("customers");
        let find = |name: &str| {
            offers.iter().find(|offer| offer.kind == "customer" && offer.name == name).expect("offered")
        };
        assert!(find("claim").on_record && !find("claim").edit);
        assert!(find("release").edit && find("update").edit);
        assert_eq!((find("create").on_record, find("create").path.as_str()), (false, "/v1/customers"));
        assert!(!find("transfers").on_record, "a bulk command stands beside the list");
        assert!(offers.iter().all(|offer| offer.name != "get" && offer.verb != "GET"));
    }
}
