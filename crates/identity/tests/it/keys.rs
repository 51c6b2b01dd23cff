use chrono::Duration;
use proto::identity::v1::{
    CreateApiKeyRequest, DeactivateUserRequest, ExchangeApiKeyRequest, GetMeRequest, ListApiKeysRequest,
    RevokeApiKeyRequest,
};
use proto::time::Timestamp;
use tonic::Code;

use crate::{
    house::{Caller, House, reason, refused, wrong},
    people::hired,
};

#[tokio::test]
async fn a_key_opens_what_its_user_may_until_it_is_revoked() {
    let house = House::open().await;
    let admin = house.admin().await;
    let request = CreateApiKeyRequest { name: "Website".to_owned(), ..CreateApiKeyRequest::default() };
    let key = house.auth().create_api_key(admin.asks(request)).await.expect("made").into_inner();
    assert!(key.key.starts_with("kehu_"));
    let exchange = || ExchangeApiKeyRequest { api_key: key.key.clone() };
    let token = house.edge().exchange_api_key(exchange()).await.expect("exchanged").into_inner();
    assert!(token.expires_in <= 60 && token.refresh_token.is_empty());
    house.auth().get_me(Caller(token).asks(GetMeRequest {})).await.expect("as its user");

    let list =
        house.auth().list_api_keys(admin.asks(ListApiKeysRequest {})).await.expect("list").into_inner();
    assert_eq!(list.api_keys.len(), 1);
    assert!(list.api_keys[0].key.is_empty() && list.api_keys[0].last_used_at.is_some());
    let revoke = RevokeApiKeyRequest { id: key.id.clone() };
    house.auth().revoke_api_key(admin.asks(revoke.clone())).await.expect("revoked");
    assert_eq!(reason(&refused(house.edge().exchange_api_key(exchange()).await)), "API_KEY_INVALID");
    assert_eq!(refused(house.auth().revoke_api_key(admin.asks(revoke)).await).code(), Code::NotFound);
}

#[tokio::test]
async fn a_key_ends_with_its_time_and_with_its_user() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let at = |seconds: i64| Some(Timestamp { seconds: house.clock.now().timestamp() + seconds, nanos: 0 });
    let request = |expires_at| CreateApiKeyRequest {
        name: "Import".to_owned(),
        user_id: rep.0.user_id.clone(),
        expires_at,
    };
    let status = refused(house.auth().create_api_key(admin.asks(request(at(-5)))).await);
    assert_eq!(wrong(&status), [("expiresAt".to_owned(), "NOT_IN_THE_FUTURE".to_owned())]);
    let short = house.auth().create_api_key(admin.asks(request(at(100)))).await.expect("made").into_inner();
    let long = house.auth().create_api_key(admin.asks(request(None))).await.expect("made").into_inner();
    let exchange = |key: &str| ExchangeApiKeyRequest { api_key: key.to_owned() };
    house.edge().exchange_api_key(exchange(&short.key)).await.expect("in time");
    house.clock.advance(Duration::seconds(101));
    assert!(house.edge().exchange_api_key(exchange(&short.key)).await.is_err());
    house.edge().exchange_api_key(exchange(&long.key)).await.expect("no end");
    let deactivate = DeactivateUserRequest { id: rep.0.user_id.clone() };
    house.users().deactivate_user(admin.asks(deactivate)).await.expect("gone");
    assert!(house.edge().exchange_api_key(exchange(&long.key)).await.is_err());
}

#[tokio::test]
async fn only_services_exchange_keys() {
    let house = House::open().await;
    let request = ExchangeApiKeyRequest { api_key: "kehu_x_y".to_owned() };
    assert_eq!(refused(house.auth().exchange_api_key(request).await).code(), Code::Unauthenticated);
}
