//! Every method says who may call it, and says it of something that exists.

use proto::options::{Actor, RowScope, access, record};

/// Reads `crm.access` of all methods of all services; names every wrong one at once.
pub fn every_method_has_access() {
    let kinds: Vec<(String, String)> =
        proto::POOL.all_messages().filter_map(|m| record(&m)).map(|r| (r.service, r.kind)).collect();
    let mut wrong = vec![];
    for service in proto::POOL.services() {
        let Some(home) = service.package_name().strip_prefix("crm.").and_then(|p| p.split('.').next()) else {
            continue;
        };
        for method in service.methods() {
            let name = method.full_name();
            let Some(rule) = access(&method) else {
                wrong.push(format!("{name}: no crm.access"));
                continue;
            };
            let parts: Vec<&str> = rule.permission.split('.').collect();
            match rule.actor {
                Actor::Member if parts.len() != 3 => {
                    wrong.push(format!("{name}: {:?} is not <service>.<kind>.<verb>", rule.permission));
                }
                Actor::Member if parts[0] != home => {
                    wrong.push(format!("{name}: permission {} of another service", rule.permission));
                }
                Actor::Public if rule.per_minute == 0 => {
                    wrong.push(format!("{name}: public without a rate"));
                }
                Actor::Public | Actor::Internal | Actor::SignedIn if !rule.permission.is_empty() => {
                    wrong.push(format!("{name}: a permission that nobody tests"));
                }
                _ => {}
            }
            let of_record = rule.scope != RowScope::None;
            if of_record
                && !kinds
                    .iter()
                    .any(|(s, k)| parts.first() == Some(&s.as_str()) && parts.get(1) == Some(&k.as_str()))
            {
                wrong.push(format!("{name}: row scope, but {} is no record's", rule.permission));
            }
            if rule.scope == RowScope::Edit && rule.read_only {
                wrong.push(format!("{name}: changes a record and is read-only"));
            }
        }
    }
    assert!(wrong.is_empty(), "methods without a sound access rule:\n{}", wrong.join("\n"));
}
