//! What a browser gets: the app's page at every screen's address, its files, and never in place of the API's answers.

use axum::body::Body;
use gateway::{Gateway, GatewayConfig, PageFile, Pages, Upstreams};
use http::Request;

use crate::stand_in::{Answered, Edge};

const FILES: &[PageFile] = &[
    PageFile { path: "/index.html", bytes: b"<!doctype html><title>Kehu</title>" },
    PageFile { path: "/assets/index-Ab3.js", bytes: b"export {}" },
];

fn edge(files: &[PageFile]) -> Edge {
    let gateway =
        Gateway::new(GatewayConfig::default(), &proto::POOL, Upstreams::default()).expect("the api is sound");
    Edge::over(gateway.with_pages(Pages::new(files)))
}

async fn browse(edge: &Edge, path: &str) -> Answered {
    let request = Request::get(path).header("accept", "text/html,application/xhtml+xml");
    edge.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn every_screen_is_the_one_page_and_asked_for_anew() {
    let edge = edge(FILES);
    for path in ["/", "/customers", "/customers/0197/edit", "/index.html"] {
        let answer = browse(&edge, path).await;
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-cache"), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert!(answer.header("content-security-policy").contains("script-src 'self'"));
        assert_eq!(answer.body, FILES[0].bytes);
    }
}

#[tokio::test]
async fn files_named_by_their_content_are_kept_whoever_is_signed_in() {
    let edge = edge(FILES);
    let answer = edge.get("/assets/index-Ab3.js").await;
    assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    assert!(answer.header("cache-control").contains("immutable"));
    assert!(!answer.header("vary").contains("cookie"));
    assert_eq!(browse(&edge, "/assets/gone.js").await.status, 404);
}

#[tokio::test]
async fn the_api_answers_for_itself() {
    let edge = edge(FILES);
    let answer = browse(&edge, "/v1/nothing").await;
    assert_eq!((answer.status, answer.header("content-type")), (404, "application/problem+json"));
    assert_eq!(edge.get("/nothing").await.status, 404, "a program that doesn't ask for a page");
    assert_eq!(edge.json("POST", "/customers", "{}").await.status, 404);
}

#[tokio::test]
async fn a_build_without_the_app_says_how_to_build_it() {
    let answer = browse(&edge(&[]), "/").await;
    assert_eq!(answer.status, 200);
    assert!(String::from_utf8_lossy(&answer.body).contains("make web"));
}
