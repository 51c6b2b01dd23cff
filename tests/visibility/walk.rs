//! Every method of the API, by REST and by gRPC: nobody without a token, nothing without a role,
//! nothing of another company, and no door for services alone.

use std::collections::HashMap;

use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MethodDescriptor, ReflectMessage as _, Value};
use proto::options::{self, Actor, RowScope};
use serde_json::json;
use system_tests::{Client, Company, client::text, grpc::Grpc, shared};
use tonic::Code;
use uuid::Uuid;

fn methods() -> Vec<(MethodDescriptor, options::MethodAccess)> {
    let methods = proto::POOL.services().flat_map(|service| service.methods().collect::<Vec<_>>());
    methods
        .map(|method| (method.clone(), options::access(&method).expect("every method says who may call it")))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_token_nothing_but_the_public_methods_answers() {
    let product = shared().await;
    let grpc = Grpc::at(&product.url, None).await;
    let bad = grpc.with(Some("eyJhbGciOiJub25lIn0.e30."));
    for (method, access) in methods() {
        let expected = match access.actor {
            Actor::Public => continue,
            Actor::Internal => Code::Unimplemented,
            Actor::Member | Actor::SignedIn => Code::Unauthenticated,
        };
        for caller in [&grpc, &bad] {
            let message = DynamicMessage::new(method.input());
            let status = caller.call(&method, &message).await.expect_err(method.full_name());
            assert_eq!(status.code(), expected, "{}: {}", method.full_name(), status.message());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_without_roles_is_refused_every_method_that_needs_one() {
    let product = shared().await;
    let company = Company::founded(&product, "No roles").await;
    let nobody = company.person_with("Nobody", &[], None, None).await;
    let grpc = Grpc::at(&product.url, nobody.client.bearer.as_deref()).await;
    for (method, access) in methods() {
        let message = asking(&method, &Uuid::now_v7().to_string(), &nobody.id);
        let reply =
            grpc.call(&method, &message).await.map_err(|status| (status.code(), status.message().to_owned()));
        match access.actor {
            Actor::Member => {
                let (code, said) = reply.expect_err(method.full_name());
                assert_eq!(code, Code::PermissionDenied, "{}: {said}", method.full_name());
            }
            Actor::Internal => assert_eq!(reply.expect_err(method.full_name()).0, Code::Unimplemented),
            Actor::Public | Actor::SignedIn => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_asks_who_calls_and_what_he_may() {
    let product = shared().await;
    let company = Company::founded(&product, "Addresses").await;
    let nobody = company.person_with("Nobody", &[], None, None).await.client;
    let stranger = nobody.without_credential();
    let description = stranger.get("/openapi.json").await.ok();
    let internal: Vec<String> = methods()
        .into_iter()
        .filter(|(_, access)| access.actor == Actor::Internal)
        .map(|(method, _)| method.name().to_owned())
        .collect();
    let mut seen = 0;
    for (path, operations) in description["paths"].as_object().expect("paths") {
        for (verb, operation) in operations.as_object().expect("operations") {
            let Ok(verb) = verb.to_uppercase().parse::<reqwest::Method>() else { continue };
            let id = text(operation, "operationId");
            assert!(!internal.iter().any(|name| id.ends_with(name)), "{id} is for services alone");
            if is_open(path) {
                continue;
            }
            seen += 1;
            let path = path
                .split('/')
                .map(|step| if step.starts_with('{') { Uuid::nil().to_string() } else { step.to_owned() });
            let mut path = path.collect::<Vec<_>>().join("/");
            if verb == reqwest::Method::POST && path == "/v1/files" {
                path.push_str("?name=a.txt");
            }
            let reply = call(&stranger, &verb, &path).await;
            assert_eq!(reply, 401, "{verb} {path} without a token");
            let reply = call(&nobody, &verb, &path).await;
            let answers_all =
                ["/v1/me", "/v1/auth", "/v1/live", "/v1/definitions", "/v1/tenant", "/v1/notifications"];
            let for_all = answers_all.iter().any(|start| path.starts_with(start))
                || path.contains("/jobs")
                || path.ends_with("/definitions");
            assert!(for_all || [400, 403].contains(&reply), "{verb} {path} without a role: {reply}");
        }
    }
    assert!(seen > 40, "only {seen} addresses were walked");
}

async fn call(client: &Client, verb: &reqwest::Method, path: &str) -> u16 {
    let mut request = client.request(verb.clone(), path);
    if [reqwest::Method::POST, reqwest::Method::PATCH].contains(verb) {
        request = request.json(&json!({}));
    }
    if path == "/v1/live" {
        return request.send().await.map(|response| response.status().as_u16()).unwrap_or_default();
    }
    client.answer(request).await.status
}

/// Answers anybody: the description, health, forms on web pages, and the ways in.
fn is_open(path: &str) -> bool {
    let ways_in = ["sign-in", "sign-up", "refresh", "accept-invitation"];
    let of_forms = path.starts_with("/v1/public/");
    !path.starts_with("/v1/") || of_forms || ways_in.iter().any(|way| path.ends_with(way))
}

#[tokio::test(flavor = "multi_thread")]
async fn another_company_sees_nothing_and_reaches_nothing() {
    let product = shared().await;
    let ours = Company::founded(&product, "Ours").await;
    let records = one_of_each(&ours).await;
    let theirs = Company::founded(&product, "Theirs").await;
    let grpc = Grpc::at(&product.url, theirs.admin.client.bearer.as_deref()).await;
    let all: Vec<&String> = records.values().chain([&ours.tenant, &ours.admin.id]).collect();
    for (method, access) in methods() {
        if [Actor::Internal, Actor::Public].contains(&access.actor) || leaves(&method) {
            continue;
        }
        let kind = access.permission.split('.').nth(1).unwrap_or_default();
        let id = records.get(kind).cloned().unwrap_or_else(|| Uuid::now_v7().to_string());
        let reply = grpc.call(&method, &asking(&method, &id, &theirs.admin.id)).await;
        if access.scope != RowScope::None {
            let status = reply.expect_err(method.full_name());
            assert_eq!(status.code(), Code::NotFound, "{}: {}", method.full_name(), status.message());
        } else if let Ok(reply) = reply {
            for id in &all {
                assert!(!contains(&reply, id.as_bytes()), "{} tells {id}", method.full_name());
            }
        }
    }
    let still = ours.admin.client.get(&format!("/v1/customers/{}", records["customer"])).await.ok();
    assert_eq!(still["version"], json!(1));
}

/// Would end the caller's own session.
fn leaves(method: &MethodDescriptor) -> bool {
    ["SignOut", "SwitchTenant", "ChangePassword", "UpdateTenant"].contains(&method.name())
}

/// A record of every kind, by kind.
async fn one_of_each(company: &Company) -> HashMap<&'static str, String> {
    let admin = &company.admin.client;
    let made = |path: &'static str, body: serde_json::Value| async move {
        text(&admin.post(path, &body).await.ok(), "id")
    };
    let customer = made("/v1/customers", json!({"name": "Ours"})).await;
    let pool = company.pool(&[], json!({})).await;
    let pooled = company.pooled(&pool, 1).await.remove(0);
    let filter = format!("customerId = \"{pooled}\"");
    let moves = admin.list("/v1/pool-moves", &[("filter", &filter)]).await.ok();
    let upload = admin.request(
        reqwest::Method::POST,
        &format!("/v1/files?name=a.txt&recordKind=customers.customer&recordId={customer}"),
    );
    let file = admin.answer(upload.header("content-type", "text/plain").body("ours")).await.ok();
    let deal = made("/v1/opportunities", json!({"customerId": customer, "name": "Ours"})).await;
    let filter = format!("opportunityId = \"{deal}\"");
    let steps = admin.list("/v1/stage-moves", &[("filter", &filter)]).await.ok();
    let stages = json!([{"name": "Ours"}]);
    HashMap::from([
        ("stage_move", text(&steps["stageMoves"][0], "id")),
        ("pipeline", made("/v1/pipelines", json!({"name": "Ours", "stages": stages})).await),
        ("close_reason", made("/v1/close-reasons", json!({"name": "Ours", "outcome": "LOST"})).await),
        ("opportunity", deal),
        ("contact", made("/v1/contacts", json!({"customerId": customer, "name": "Ours"})).await),
        (
            "activity",
            made("/v1/activities", json!({"customerId": customer, "type": "NOTE", "subject": "Ours"})).await,
        ),
        ("task", made("/v1/tasks", json!({"subject": "Ours"})).await),
        ("lead", made("/v1/leads", json!({"name": "Ours"})).await),
        ("channel", made("/v1/channels", json!({"name": "Ours"})).await),
        ("campaign", made("/v1/campaigns", json!({"name": "Ours"})).await),
        ("file", text(&file, "id")),
        ("pool_move", text(&moves["poolMoves"][0], "id")),
        ("user", company.person("Ours", "rep", None).await.id),
        ("department", company.department("Ours", None).await),
        ("position", made("/v1/positions", json!({"name": "Ours"})).await),
        ("group", made("/v1/groups", json!({"name": "Ours"})).await),
        ("role", company.role("rep").to_owned()),
        ("customer", customer),
        ("pool", pool),
    ])
}

/// A request that names the record by `id`; every other demanded text is `own`, a good id of the caller's.
fn asking(method: &MethodDescriptor, id: &str, own: &str) -> DynamicMessage {
    let mut message = DynamicMessage::new(method.input());
    for field in method.input().fields() {
        let options = options::field(&field);
        let required =
            options.as_ref().and_then(|o| o.get_field_by_name("required")?.as_bool()).unwrap_or_default();
        match (field.name(), field.kind()) {
            ("id", Kind::String) => message.set_field(&field, Value::String(id.to_owned())),
            ("level", Kind::Enum(_)) => message.set_field(&field, Value::EnumNumber(1)),
            ("password", Kind::String) => {
                message.set_field(&field, Value::String("correct horse battery".to_owned()))
            }
            ("filter", Kind::String) if required => {
                message.set_field(&field, Value::String("name = \"x\"".to_owned()))
            }
            (_, Kind::String) if required => message.set_field(&field, Value::String(own.to_owned())),
            (_, Kind::Message(inner)) if method.name().starts_with("Update") => {
                with_id(&mut message, &field, &inner, id)
            }
            _ => {}
        }
    }
    message
}

/// An update's record and mask: its number, and a change that all records understand.
fn with_id(
    message: &mut DynamicMessage,
    field: &FieldDescriptor,
    inner: &prost_reflect::MessageDescriptor,
    id: &str,
) {
    let mut value = DynamicMessage::new(inner.clone());
    if inner.full_name() == "google.protobuf.FieldMask" {
        let title = if message.descriptor().full_name().contains("Activity") { "subject" } else { "name" };
        value.set_field_by_name("paths", Value::List(vec![Value::String(title.to_owned())]));
    } else if inner.get_field_by_name("id").is_some() {
        value.set_field_by_name("id", Value::String(id.to_owned()));
        for title in ["name", "subject"] {
            if inner.get_field_by_name(title).is_some() {
                value.set_field_by_name(title, Value::String("Theirs now".to_owned()));
            }
        }
    }
    message.set_field(field, Value::Message(value));
}

fn contains(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}
