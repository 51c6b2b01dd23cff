//! What a REST caller gets.

use http::Request;
use kernel::{Error, FieldErrors, Kind};
use prost::Message;
use proto::{
    common::v1::{Custom, Empty, ListRequest},
    customers::v1::{
        ClaimCustomerRequest, CreateCustomerRequest, Customer, ListCustomersResponse, UpdateCustomerRequest,
    },
    identity::v1::CreateUserRequest,
};
use runtime::status::to_status;

use crate::stand_in::Edge;

const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

fn customer() -> Customer {
    Customer {
        id: Some(ID.to_owned()),
        version: 7,
        name: Some("华盛贸易".to_owned()),
        custom: Some(Custom { json: r#"{"grade": 1.10}"#.to_owned() }),
        ..Customer::default()
    }
}

#[tokio::test]
async fn a_record_comes_back_with_its_version_as_etag() {
    let edge = Edge::replying(customer());
    let answer = edge.get(&format!("/v1/customers/{ID}")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("etag"), "\"7\"");
    let json = answer.value();
    assert_eq!(json["name"], "华盛贸易");
    assert_eq!(json["tags"], serde_json::json!([]));
    assert_eq!(json["custom"], serde_json::json!({"grade": 1.10}));
    assert_eq!(edge.seen().path, "/crm.customers.v1.CustomerService/GetCustomer");
}

#[tokio::test]
async fn creating_answers_201_with_the_address() {
    let edge = Edge::replying(customer());
    let answer = edge
        .json(
            "POST",
            "/v1/customers",
            r#"{"name":"华盛贸易","tags":["a","b"],"level":"KEY","custom":{"n":12345678901234567890.5},
            "addresses":[{"street":"1","use":"OFFICE"}],"size":3,"registeredCapital":{"currency":"CNY","amount":"5.00"}}"#,
        )
        .await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("location"), format!("/v1/customers/{ID}"));
    let sent = CreateCustomerRequest::decode(edge.seen().message).expect("the request message");
    let sent = sent.customer.expect("the customer");
    assert_eq!(sent.tags, ["a", "b"]);
    assert_eq!(sent.level, 3);
    assert_eq!(sent.size, Some(3));
    assert_eq!(sent.custom.expect("custom").json, r#"{"n":12345678901234567890.5}"#);
    assert_eq!(sent.addresses[0].street.as_deref(), Some("1"));
}

#[tokio::test]
async fn a_patch_takes_its_mask_from_the_keys() {
    let edge = Edge::replying(customer());
    let path = format!("/v1/customers/{ID}");
    let answer =
        edge.json("PATCH", &path, r#"{"shortName":null,"addresses":[],"lastFollowUpAt":null}"#).await;
    assert_eq!(answer.status, 200);
    let sent = UpdateCustomerRequest::decode(edge.seen().message).expect("the request message");
    assert_eq!(sent.update_mask.expect("a mask").paths, ["short_name", "addresses", "last_follow_up_at"]);
    assert_eq!(sent.customer.expect("the customer").id.as_deref(), Some(ID));
}

#[tokio::test]
async fn a_verb_needs_no_body() {
    let edge = Edge::replying(customer());
    let answer =
        edge.send(Request::post(format!("/v1/customers/{ID}/claim")).body("".into()).expect("ok")).await;
    assert_eq!(answer.status, 200);
    let sent = ClaimCustomerRequest::decode(edge.seen().message).expect("the request message");
    assert_eq!(sent.id, ID);
}

#[tokio::test]
async fn list_parameters_reach_the_request() {
    let edge = Edge::replying(ListCustomersResponse::default());
    let query = "filter=level%20%3D%20KEY&orderBy=name&pageSize=20&search=%E5%8D%8E+x&readMask=id,shortName&withTotal=true";
    let answer = edge.get(&format!("/v1/customers?{query}")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.value()["customers"], serde_json::json!([]));
    assert_eq!(answer.value()["nextPageToken"], "");
    let sent = ListRequest::decode(edge.seen().message).expect("the request message");
    assert_eq!((sent.filter.as_str(), sent.page_size, sent.with_total), ("level = KEY", 20, true));
    assert_eq!(sent.search, "华 x");
    assert_eq!(sent.read_mask.expect("a mask").paths, ["id", "short_name"]);
}

#[tokio::test]
async fn a_password_beside_the_new_user_travels_in_the_body_only() {
    let edge = Edge::replying(proto::identity::v1::User::default());
    let body = r#"{"name":"李雷","email":"li@example.com","password":"geheim"}"#;
    assert_eq!(edge.json("POST", "/v1/users", body).await.status, 201);
    let sent = CreateUserRequest::decode(edge.seen().message).expect("the request message");
    assert_eq!(sent.password, "geheim");
    let twice = edge.json("POST", "/v1/users", r#"{"name":"x","password":null,"password":"geheim"}"#).await;
    assert_eq!(twice.wrong_fields(), [("password".to_owned(), "DUPLICATE_FIELD".to_owned())]);
    let answer = edge.json("POST", "/v1/users?password=geheim", r#"{"name":"x"}"#).await;
    assert_eq!(answer.wrong_fields(), [("password".to_owned(), "UNKNOWN_PARAMETER".to_owned())]);
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let edge = Edge::replying(customer());
    let body = r#"{"name":5,"colour":"red","level":"BEST","size":2147483648,"tags":["a",null],"tags":[],
        "addresses":[{"street":"ok"},{"use":"HOME","city":"a\u0000b"}],"pooledAt":"yesterday","custom":[1],"locked":"true"}"#;
    let answer = edge.json("POST", "/v1/customers", body).await;
    assert_eq!(answer.status, 400);
    let expected = [
        ("name", "WRONG_TYPE"),
        ("colour", "UNKNOWN_FIELD"),
        ("level", "UNKNOWN_OPTION"),
        ("size", "OUT_OF_RANGE"),
        ("tags[1]", "WRONG_TYPE"),
        ("tags", "DUPLICATE_FIELD"),
        ("addresses[1].use", "UNKNOWN_OPTION"),
        ("addresses[1].city", "CONTROL_CHARACTER"),
        ("pooledAt", "NOT_A_TIME"),
        ("custom", "WRONG_TYPE"),
        ("locked", "WRONG_TYPE"),
    ];
    assert_eq!(answer.wrong_fields(), expected.map(|(field, reason)| (field.to_owned(), reason.to_owned())));
    let asked = edge.all_seen();
    assert!(asked.len() == 1 && asked[0].headers.contains_key("x-validate-only"), "nothing but a question");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_beside_the_rules_that_the_rest_breaks() {
    let edge = Edge::answering(|call| match call.headers.contains_key("x-validate-only") {
        true => {
            let mut broken = FieldErrors::default();
            for field in ["name", "size", "addresses[0].street", "addresses[1].street", "addresses"] {
                broken.push(field, "REQUIRED");
            }
            Err(to_status(&broken.finish().expect_err("wrong")))
        }
        false => Ok(customer().encode_to_vec()),
    });
    let body = r#"{"nmae":"x","size":"many","addresses":[5,{"city":"y"},{"city":7}]}"#;
    let request = Request::post("/v1/customers").header("content-type", "application/json");
    let request = request.header("idempotency-key", "k1").header("authorization", "Bearer abc");
    let answer = edge.send(request.body(body.into()).expect("a request")).await;
    assert_eq!(answer.status, 400);
    let expected = [
        ("nmae", "UNKNOWN_FIELD"),
        ("size", "WRONG_TYPE"),
        ("addresses[0]", "WRONG_TYPE"),
        ("addresses[2].city", "WRONG_TYPE"),
        ("name", "REQUIRED"),
        ("addresses[1].street", "REQUIRED"),
    ];
    let found = answer.wrong_fields();
    assert_eq!(found, expected.map(|(field, reason)| (field.to_owned(), reason.to_owned())));
    let seen = edge.seen();
    assert!(seen.headers.contains_key("authorization") && !seen.headers.contains_key("idempotency-key"));
    let asked =
        CreateCustomerRequest::decode(seen.message).expect("the request").customer.expect("a customer");
    assert_eq!(asked.addresses.len(), 3, "each keeps its place");

    let patch = edge.json("PATCH", &format!("/v1/customers/{ID}"), r#"{"size":"many","city":"x"}"#).await;
    assert_eq!(patch.status, 400);
    let asked = UpdateCustomerRequest::decode(edge.seen().message).expect("the request message");
    assert_eq!(asked.update_mask.expect("a mask").paths, ["city"]);
}

#[tokio::test]
async fn only_what_can_be_asked_is_asked() {
    let edge = Edge::replying(customer());
    let claim = edge.json("POST", &format!("/v1/customers/{ID}/claim"), r#"{"colour":"red"}"#).await;
    assert_eq!(claim.status, 400);
    assert_eq!(edge.json("POST", "/v1/customers", "[]").await.status, 400);
    assert_eq!(edge.calls(), 0);
    let request = Request::post("/v1/customers").header("content-type", "application/json");
    let claimed = request.header("x-validate-only", "1").body(r#"{"name":"x"}"#.into()).expect("a request");
    assert_eq!(edge.send(claimed).await.status, 201);
    assert!(!edge.seen().headers.contains_key("x-validate-only"), "that is the edge's own question");
}

#[tokio::test]
async fn ids_and_parameters_are_checked_too() {
    let edge = Edge::replying(customer());
    let id = edge.get("/v1/customers/42").await;
    assert_eq!((id.status, id.wrong_fields()), (400, vec![("id".to_owned(), "NOT_A_UUID".to_owned())]));
    let query = edge.get("/v1/customers?pageSize=many&colour=red&search=%FF").await;
    let wrong = [("search", "NOT_UTF8"), ("pageSize", "WRONG_TYPE"), ("colour", "UNKNOWN_PARAMETER")];
    assert_eq!(query.wrong_fields(), wrong.map(|(field, reason)| (field.to_owned(), reason.to_owned())));
    let other = "01890a5d-ac96-774b-bcce-b302099a8058";
    let body = format!(r#"{{"id":"{other}","name":"x"}}"#);
    let patch = edge.json("PATCH", &format!("/v1/customers/{ID}"), &body).await;
    assert_eq!(patch.wrong_fields(), [("id".to_owned(), "ID_MISMATCH".to_owned())]);
}

#[tokio::test]
async fn broken_bodies_are_told_apart() {
    let edge = Edge::replying(customer());
    let malformed = edge.json("POST", "/v1/customers", "{\n \"name\": }").await;
    assert_eq!((malformed.status, &malformed.value()["reason"]), (400, &"MALFORMED_JSON".into()));
    assert_eq!(malformed.value()["params"]["line"], "2");
    let empty = edge.json("POST", "/v1/customers", "").await;
    assert_eq!((empty.status, &empty.value()["reason"]), (400, &"BODY_REQUIRED".into()));
    let large =
        edge.json("POST", "/v1/customers", &format!("{{\"name\":\"{}\"}}", "x".repeat(1 << 20))).await;
    assert_eq!(large.status, 413);
    let xml = Request::post("/v1/customers").header("content-type", "text/xml").body("<a/>".into());
    assert_eq!(edge.send(xml.expect("ok")).await.status, 415);
    let latin = Request::post("/v1/customers").header("content-type", "application/json");
    let latin = edge.send(latin.body(axum::body::Body::from(&b"{\"name\":\"\xff\"}"[..])).expect("ok")).await;
    assert_eq!((latin.status, &latin.value()["reason"]), (400, &"NOT_UTF8".into()));
}

#[tokio::test]
async fn unknown_addresses_and_verbs() {
    let edge = Edge::replying(Empty {});
    assert_eq!(edge.get("/v1/nothing").await.status, 404);
    assert_eq!(edge.get("/v1/customers/").await.status, 404);
    let put = edge.json("PUT", "/v1/customers", "{}").await;
    assert_eq!((put.status, put.header("allow")), (405, "GET, HEAD, OPTIONS, POST"));
    let options = edge.json("OPTIONS", "/v1/customers", "").await;
    assert_eq!((options.status, options.header("allow")), (204, "GET, HEAD, OPTIONS, POST"));
    let internal = edge.json("POST", "/crm.customers.v1.Operations/LookUp", "{}").await;
    assert_eq!(internal.status, 404);
}

#[tokio::test]
async fn deleting_answers_an_empty_object() {
    let edge = Edge::replying(Empty {});
    let answer = edge.json("DELETE", &format!("/v1/customers/{ID}"), "").await;
    assert_eq!((answer.status, &answer.body[..]), (200, &b"{}"[..]));
}

#[tokio::test]
async fn headers_travel_and_claims_do_not() {
    let edge = Edge::replying(customer());
    let request = Request::get(format!("/v1/customers/{ID}"))
        .header("authorization", "Bearer abc")
        .header("if-match", "\"7\"")
        .header("idempotency-key", "k1")
        .header("x-request-id", "r1")
        .header("x-service-token", "forged")
        .header("x-client-address", "1.2.3.4");
    let answer = edge.send(request.body("".into()).expect("ok")).await;
    assert_eq!(answer.header("x-request-id"), "r1");
    let headers = edge.seen().headers;
    assert_eq!(headers["authorization"], "Bearer abc");
    assert_eq!(headers["if-match"], "7");
    assert_eq!(headers["idempotency-key"], "k1");
    assert_eq!(headers["x-request-id"], "r1");
    assert!(headers.contains_key("grpc-timeout"));
    assert!(!headers.contains_key("x-service-token") && !headers.contains_key("x-client-address"));
}

#[tokio::test]
async fn refusals_speak_the_callers_language() {
    let edge = Edge::answering(|_| Err(to_status(&Error::new(Kind::StaleVersion, "STALE_VERSION"))));
    let request =
        Request::get(format!("/v1/customers/{ID}")).header("accept-language", "zh-CN,zh;q=0.9,en;q=0.8");
    let answer = edge.send(request.body("".into()).expect("ok")).await;
    assert_eq!(answer.status, 412);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("content-language"), "zh-CN");
    assert_eq!(answer.value()["title"], "数据已被更新");
    assert_eq!(answer.value()["type"], "urn:kehu:problem:stale-version");
    assert_eq!(answer.value()["requestId"], answer.header("x-request-id"));
}

#[tokio::test]
async fn every_kind_has_its_status() {
    let kinds = [
        (Kind::NotFound, 404),
        (Kind::AlreadyExists, 409),
        (Kind::Conflict, 409),
        (Kind::StaleVersion, 412),
        (Kind::Invalid, 400),
        (Kind::Precondition, 422),
        (Kind::Forbidden, 403),
        (Kind::Unauthenticated, 401),
        (Kind::RateLimited, 429),
        (Kind::Unavailable, 503),
        (Kind::Internal, 500),
    ];
    for (kind, status) in kinds {
        let edge = Edge::answering(move |_| Err(to_status(&Error::new(kind, "SOMETHING").because("secret"))));
        let answer = edge.get(&format!("/v1/customers/{ID}")).await;
        assert_eq!(answer.status, status, "{kind:?}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("secret"));
    }
}

#[tokio::test]
async fn long_answers_are_compressed() {
    let edge = Edge::replying(Customer { description: Some("长".repeat(2000)), ..customer() });
    let request = Request::get(format!("/v1/customers/{ID}")).header("accept-encoding", "gzip");
    let answer = edge.send(request.body("".into()).expect("ok")).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert!(answer.body.len() < 1000);
}
