//! Signing in, renewing and leaving with a browser.

use http::Request;
use kernel::Error;
use prost::Message;
use proto::identity::v1::{RefreshRequest, TokenResponse};
use runtime::status::to_status;

use crate::stand_in::{Answered, Edge};

fn token() -> TokenResponse {
    TokenResponse {
        access_token: "access".to_owned(),
        expires_in: 300,
        refresh_token: "refresh".to_owned(),
        ..TokenResponse::default()
    }
}

fn cookies(answer: &Answered) -> Vec<&str> {
    answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()).collect()
}

fn post(path: &str, headers: &[(&str, &str)]) -> Request<axum::body::Body> {
    let request =
        Request::post(path).header("host", "crm.example.com").header("content-type", "application/json");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body("{}".into()).expect("a request")
}

#[tokio::test]
async fn signing_in_sets_two_cookies_beside_the_tokens() {
    let edge = Edge::replying(token());
    let answer = edge.json("POST", "/v1/auth/sign-in", r#"{"email":"a@b.cn","password":"x"}"#).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.value()["accessToken"], "access");
    let expected = [
        "crm_access=access; Path=/; Max-Age=300; HttpOnly; SameSite=Lax",
        "crm_refresh=refresh; Path=/v1/auth; Max-Age=2592000; HttpOnly; SameSite=Lax",
    ];
    assert_eq!(cookies(&answer), expected);
    let secure = edge.send(post("/v1/auth/sign-in", &[("x-forwarded-proto", "https")])).await;
    assert!(cookies(&secure).iter().all(|cookie| cookie.ends_with("; Secure")));
}

#[tokio::test]
async fn a_stale_session_does_not_stand_in_the_way_of_signing_in() {
    let edge = Edge::replying(token());
    let headers = [("cookie", "crm_access=stale"), ("origin", "http://crm.example.com")];
    assert_eq!(edge.send(post("/v1/auth/sign-in", &headers)).await.status, 200);
    assert!(!edge.seen().headers.contains_key("authorization"));
}

#[tokio::test]
async fn the_cookie_signs_requests_of_our_own_pages_only() {
    let edge = Edge::replying(proto::common::v1::Empty {});
    let id = "01890a5d-ac96-774b-bcce-b302099a8057";
    let read = Request::get(format!("/v1/customers/{id}")).header("cookie", "a=b; crm_access=access");
    assert_eq!(edge.send(read.body("".into()).expect("ok")).await.status, 200);
    assert_eq!(edge.seen().headers["authorization"], "Bearer access");

    let claim = format!("/v1/customers/{id}/claim");
    let cookie = ("cookie", "crm_access=access");
    let verdicts = [
        (vec![cookie], 403),
        (vec![cookie, ("origin", "https://evil.example.com")], 403),
        (vec![cookie, ("origin", "null")], 403),
        (vec![cookie, ("sec-fetch-site", "cross-site"), ("origin", "http://crm.example.com")], 403),
        (vec![cookie, ("origin", "http://crm.example.com")], 200),
        (vec![cookie, ("sec-fetch-site", "same-origin")], 200),
        (vec![("authorization", "Bearer token")], 200),
    ];
    for (headers, status) in verdicts {
        assert_eq!(edge.send(post(&claim, &headers)).await.status, status, "{headers:?}");
    }
}

#[tokio::test]
async fn renewing_takes_the_cookie_and_a_refused_renewal_drops_it() {
    let edge = Edge::replying(token());
    let headers = [("cookie", "crm_refresh=old"), ("origin", "http://crm.example.com")];
    assert_eq!(edge.send(post("/v1/auth/refresh", &headers)).await.status, 200);
    let sent = RefreshRequest::decode(edge.seen().message).expect("the request");
    assert_eq!(sent.refresh_token, "old");

    let refusing = Edge::answering(|_| Err(to_status(&Error::unauthenticated("SESSION_ENDED"))));
    let answer = refusing.send(post("/v1/auth/refresh", &headers)).await;
    assert_eq!((answer.status, cookies(&answer).len()), (401, 2));
    assert!(cookies(&answer).iter().all(|cookie| cookie.contains("Max-Age=0")));
    assert_eq!(answer.header("www-authenticate"), "Bearer");
}

#[tokio::test]
async fn signing_out_forgets_the_session() {
    let edge = Edge::replying(proto::common::v1::Empty {});
    let headers = [("cookie", "crm_access=access"), ("origin", "http://crm.example.com")];
    let answer = edge.send(post("/v1/auth/sign-out", &headers)).await;
    assert_eq!(answer.status, 200);
    assert!(cookies(&answer).iter().all(|cookie| cookie.contains("Max-Age=0")));
}
