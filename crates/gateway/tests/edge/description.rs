//! The API's description is complete and sound.

use serde_json::Value;

use crate::stand_in::Edge;

async fn description() -> Value {
    let edge = Edge::replying(proto::common::v1::Empty {});
    let answer = edge.get("/openapi.json").await;
    assert_eq!(answer.status, 200);
    answer.value()
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                match inner.as_str().filter(|_| key == "$ref") {
                    Some(target) => found.push(target.to_owned()),
                    None => references(inner, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_operation_has_its_own_name() {
    let document = description().await;
    let mut found = vec![];
    references(&document, &mut found);
    for target in found {
        let schema = document.pointer(target.trim_start_matches('#'));
        assert!(schema.is_some_and(Value::is_object), "{target}");
    }
    let mut names: Vec<&str> = document["paths"]
        .as_object()
        .expect("paths")
        .values()
        .flat_map(|item| item.as_object().expect("an item").values())
        .filter_map(|operation| operation["operationId"].as_str())
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
    assert!(!names.contains(&"exchangeApiKey"), "internal methods are not described");
}

#[tokio::test]
async fn a_record_is_described_by_its_definition() {
    let document = description().await;
    let customer = &document["components"]["schemas"]["Customer"]["properties"];
    assert_eq!(customer["version"]["readOnly"], true);
    assert_eq!(customer["name"]["maxLength"], 200);
    assert_eq!(customer["name"]["description"], "full name as on a contract");
    assert_eq!(customer["email"]["format"], "email");
    assert_eq!(customer["createdAt"]["format"], "date-time");
    let level = document["components"]["schemas"]["Customer.Level"]["enum"].as_array().expect("options");
    assert!(level.contains(&"KEY".into()));
    let item = &document["paths"]["/v1/customers/{id}"];
    assert!(item["get"].is_object() && item["patch"].is_object() && item["delete"].is_object());
    let create = &document["paths"]["/v1/customers"]["post"];
    assert!(create["responses"]["201"].is_object());
    let body = &create["requestBody"]["content"]["application/json"]["schema"]["allOf"];
    assert_eq!(body[1]["required"], serde_json::json!(["name"]));
    let claim = &document["paths"]["/v1/customers/{id}/claim"]["post"];
    assert_eq!(claim["summary"], "take it from the public pool");
    assert_eq!(claim["x-permission"], "customers.customer.claim");
}
