//! The access rule of every method, from the definitions. A method without one refuses the start:
//! nobody can forget to say who may call.

use std::collections::HashMap;

use anyhow::bail;
use proto::options::{self, Actor, RowScope};

/// What is known of one method.
#[derive(Debug)]
pub struct Method {
    /// `/crm.customers.v1.CustomerService/GetCustomer`
    pub path: String,
    /// Permission asked of the caller; empty where none is.
    pub permission: &'static str,
    pub actor: Actor,
    pub scope: RowScope,
    pub read_only: bool,
    /// Calls a minute from one address; 0: no limit.
    pub per_minute: u32,
    /// One message each way.
    pub unary: bool,
    /// A standard Create or Update, which can also only say what is wrong.
    pub saves_a_record: bool,
    /// Answers with `crm.common.v1.Empty`.
    pub answers_nothing: bool,
}

/// The methods of one service by path.
#[derive(Debug, Default)]
pub struct Methods(HashMap<String, Method>);

impl Methods {
    /// All methods of the package `crm.<service>.v1`.
    pub fn of(service: &str) -> anyhow::Result<Self> {
        let package = format!("crm.{service}.v1");
        let mut found = HashMap::new();
        for grpc in proto::POOL.services().filter(|grpc| grpc.package_name() == package) {
            for method in grpc.methods() {
                let path = format!("/{}/{}", grpc.full_name(), method.name());
                let Some(access) = options::access(&method) else {
                    bail!("{path} doesn't say who may call it: add the option (crm.access)");
                };
                if access.actor == Actor::Member && access.permission.is_empty() {
                    bail!("{path} is for members but names no permission");
                }
                let method = Method {
                    path: path.clone(),
                    // a start's few hundred names, kept for the life of the process
                    permission: String::leak(access.permission),
                    actor: access.actor,
                    scope: access.scope,
                    read_only: access.read_only,
                    per_minute: access.per_minute,
                    unary: !method.is_client_streaming() && !method.is_server_streaming(),
                    saves_a_record: options::saves_a_record(&method),
                    answers_nothing: method.output().full_name() == "crm.common.v1.Empty",
                };
                found.insert(path, method);
            }
        }
        if found.is_empty() {
            bail!("no method is defined in {package}");
        }
        Ok(Self(found))
    }

    /// The method at a request's path.
    pub fn get(&self, path: &str) -> Option<&Method> {
        self.0.get(path)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Method> {
        self.0.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_of_every_service_says_who_may_call() {
        for service in ["identity", "customers", "collaboration", "sales"] {
            let methods = Methods::of(service).expect("complete definitions");
            assert!(methods.iter().count() > 5, "{service}");
        }
        assert!(Methods::of("nobody").is_err());
    }

    #[test]
    fn a_methods_rule_is_its_option() {
        let customers = Methods::of("customers").expect("complete definitions");
        let claim = customers.get("/crm.customers.v1.CustomerService/ClaimCustomer").expect("defined");
        assert_eq!((claim.permission, claim.actor), ("customers.customer.claim", Actor::Member));
        assert!(!claim.read_only && claim.unary && !claim.answers_nothing && !claim.saves_a_record);
        let create = customers.get("/crm.customers.v1.CustomerService/CreateCustomer").expect("defined");
        assert!(create.saves_a_record);
    }
}
