//! What a gRPC caller gets at the same address.

use kernel::{Error, Kind};
use prost::Message;
use proto::{
    common::v1::{GetRequest, LookUpRequest},
    customers::v1::{
        Customer, customer_service_client::CustomerServiceClient, operations_client::OperationsClient,
    },
    identity::v1::TokenResponse,
};
use runtime::status::{from_status, to_status};
use tokio_stream::StreamExt;
use tonic::{Code, Request, Status, transport::Channel};
use tonic_reflection::pb::v1::{
    ServerReflectionRequest, server_reflection_client::ServerReflectionClient,
    server_reflection_request::MessageRequest, server_reflection_response::MessageResponse,
};
use tonic_types::StatusExt;

use crate::stand_in::{Edge, Seen};

async fn channel(edge: &Edge) -> Channel {
    let endpoint = Channel::from_shared(edge.serve().await).expect("an address");
    endpoint.connect().await.expect("the edge listens")
}

fn by_identity_or_customers(seen: &Seen) -> Result<Vec<u8>, Status> {
    match seen.path.as_str() {
        "/crm.identity.v1.AuthService/ExchangeApiKey" => {
            let token = TokenResponse {
                access_token: "short".to_owned(),
                expires_in: 300,
                ..TokenResponse::default()
            };
            Ok(token.encode_to_vec())
        }
        _ => Ok(Customer { version: 3, ..Customer::default() }.encode_to_vec()),
    }
}

#[tokio::test]
async fn a_call_passes_and_its_api_key_is_exchanged_once() {
    let edge = Edge::answering(by_identity_or_customers);
    let mut client = CustomerServiceClient::new(channel(&edge).await);
    for _ in 0..3 {
        let mut request = Request::new(GetRequest::default());
        request.metadata_mut().insert("authorization", "Bearer kehu_abc".parse().expect("ascii"));
        request.metadata_mut().insert("x-service-token", "forged".parse().expect("ascii"));
        let customer = client.get_customer(request).await.expect("the stand-in answers").into_inner();
        assert_eq!(customer.version, 3);
    }
    let calls = edge.all_seen();
    assert_eq!(calls.len(), 4, "one exchange, three calls");
    let last = &calls[3].headers;
    assert_eq!(last["authorization"], "Bearer short");
    assert!(!last.contains_key("x-service-token"));
    assert_eq!(last["x-client-address"], "127.0.0.1");
    assert!(last.contains_key("x-request-id"));
}

#[tokio::test]
async fn internal_and_unknown_methods_are_unimplemented() {
    let edge = Edge::answering(by_identity_or_customers);
    let mut client = OperationsClient::new(channel(&edge).await);
    let refused = client.look_up(LookUpRequest::default()).await.expect_err("internal");
    assert_eq!(refused.code(), Code::Unimplemented);
    assert_eq!(edge.calls(), 0);
}

#[tokio::test]
async fn refusals_keep_their_details_and_get_words() {
    let edge = Edge::answering(|_| {
        let error = Error::invalid("customer.name", "TOO_LONG").with("max", 200);
        Err(to_status(&error))
    });
    let mut client = CustomerServiceClient::new(channel(&edge).await);
    let mut request = Request::new(GetRequest::default());
    request.metadata_mut().insert("accept-language", "zh".parse().expect("ascii"));
    let refused = client.get_customer(request).await.expect_err("refused");
    let parts = from_status(&refused);
    assert_eq!((parts.kind, parts.fields[0].params[0].1.as_str()), (Kind::Invalid, "200"));
    let details = refused.get_error_details();
    let bad = details.bad_request().expect("field errors");
    assert_eq!(bad.field_violations[0].description, "最多 200 个字符。");
    assert_eq!(details.localized_message().expect("words").locale, "zh-CN");
}

#[tokio::test]
async fn reflection_shows_the_public_api_with_its_options() {
    let edge = Edge::answering(by_identity_or_customers);
    let mut client = ServerReflectionClient::new(channel(&edge).await);
    let ask = |message| ServerReflectionRequest { host: String::new(), message_request: Some(message) };
    let asked = [
        ask(MessageRequest::ListServices(String::new())),
        ask(MessageRequest::FileContainingSymbol("crm.customers.v1.Operations".to_owned())),
        ask(MessageRequest::FileContainingSymbol("crm.identity.v1.PolicyService".to_owned())),
    ];
    let answers = client.server_reflection_info(tokio_stream::iter(asked)).await.expect("reflection");
    let answers: Vec<_> = answers.into_inner().filter_map(|a| a.ok()?.message_response).collect().await;
    let MessageResponse::ListServicesResponse(list) = &answers[0] else { panic!("{:?}", answers[0]) };
    let names: Vec<&str> = list.service.iter().map(|service| service.name.as_str()).collect();
    assert!(names.contains(&"crm.customers.v1.CustomerService"));
    assert!(!names.contains(&"crm.identity.v1.PolicyService"));
    let MessageResponse::FileDescriptorResponse(file) = &answers[1] else { panic!("{:?}", answers[1]) };
    let bytes = file.file_descriptor_proto.concat();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("ListDefinitions") && text.contains("/v1/customers/definitions"));
    assert!(!text.contains("LookUp\u{12}"), "internal methods are not shown");
    assert!(!matches!(&answers.get(2), Some(MessageResponse::FileDescriptorResponse(_))));
}

#[tokio::test]
async fn requests_under_way_end_before_the_server_does() {
    let edge = Edge::answering(|_| {
        std::thread::sleep(std::time::Duration::from_millis(300));
        Ok(Customer::default().encode_to_vec())
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let shutdown = async move { stopped.await.unwrap_or_default() };
    let server = tokio::spawn(gateway::serve(listener, edge.router.clone(), shutdown));
    let endpoint = Channel::from_shared(format!("http://{address}")).expect("an address");
    let mut client = CustomerServiceClient::new(endpoint.connect().await.expect("it listens"));
    let asked = tokio::spawn(async move { client.get_customer(GetRequest::default()).await });
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    stop.send(()).expect("it runs");
    assert!(asked.await.expect("no panic").is_ok());
    server.await.expect("no panic").expect("an orderly end");
}
