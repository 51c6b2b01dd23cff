//! Acts that are no records' changes are in the audit trail: settings, API keys. Never a secret.

use proto::{
    common::v1::{AuditEntry, ListAuditEntriesRequest},
    identity::v1::{
        CreateApiKeyRequest, RevokeApiKeyRequest, UpdateTenantRequest, operations_client::OperationsClient,
    },
};
use serde_json::{Value as Json, json};
use tonic::Code;

use crate::{
    house::{Caller, House, wrong},
    people::hired,
};

async fn trail(house: &House, caller: &Caller, kind: &str) -> Result<Vec<AuditEntry>, tonic::Status> {
    let mut operations = OperationsClient::new(house.running.clients.way("identity").expect("here"));
    let asked = ListAuditEntriesRequest { kind: kind.to_owned(), ..Default::default() };
    Ok(operations.list_audit_entries(caller.asks(asked)).await?.into_inner().audit_entries)
}

fn changes(entry: &AuditEntry) -> Json {
    let text = entry.changes.as_ref().map(|changes| changes.json.as_str()).unwrap_or_default();
    serde_json::from_str(text).expect("JSON")
}

#[tokio::test]
async fn a_change_of_the_companys_settings_names_what_was_and_what_is() {
    let house = House::open().await;
    let admin = house.admin().await;
    let change = || UpdateTenantRequest {
        time_zone: Some("Asia/Urumqi".to_owned()),
        importing: Some(true),
        ..UpdateTenantRequest::default()
    };
    for _ in 0..2 {
        house.tenants().update_tenant(admin.asks(change())).await.expect("updated");
    }
    let told = trail(&house, &admin, "tenant").await.expect("audit");
    let [entry] = &told[..] else { panic!("one change: {told:?}") };
    assert_eq!((entry.action.as_str(), entry.actor_name.as_str()), ("updated", "Administrator"));
    assert_eq!(
        changes(entry),
        json!({"timeZone": ["Asia/Shanghai", "Asia/Urumqi"], "importing": [false, true]})
    );
}

#[tokio::test]
async fn a_key_is_in_the_trail_without_its_secret() {
    let house = House::open().await;
    let admin = house.admin().await;
    let request = CreateApiKeyRequest { name: "Website".to_owned(), ..CreateApiKeyRequest::default() };
    let key = house.auth().create_api_key(admin.asks(request)).await.expect("made").into_inner();
    let revoke = RevokeApiKeyRequest { id: key.id.clone() };
    house.auth().revoke_api_key(admin.asks(revoke)).await.expect("revoked");
    let told = trail(&house, &admin, "api_key").await.expect("audit");
    let actions: Vec<&str> = told.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["revoked", "created"]);
    assert!(told.iter().all(|entry| entry.record_id == key.id));
    assert_eq!(changes(&told[1])["name"], json!([null, "Website"]));
    let secret = key.key.splitn(3, '_').nth(2).expect("a secret");
    assert!(secret.len() > 20);
    assert!(!format!("{told:?}").contains(secret));
}

#[tokio::test]
async fn the_trail_of_what_is_not_kept_is_refused() {
    let house = House::open().await;
    let admin = house.admin().await;
    let status = trail(&house, &admin, "moon").await.expect_err("refused");
    assert_eq!(wrong(&status), [("kind".to_owned(), "UNKNOWN_KIND".to_owned())]);
    let rep = hired(&house, &admin).await;
    let status = trail(&house, &rep, "tenant").await.expect_err("refused");
    assert_eq!(status.code(), Code::PermissionDenied);
}
