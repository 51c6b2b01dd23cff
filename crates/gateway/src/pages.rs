//! The web app as the browser gets it: one page for every address of a screen, and the files that it loads,
//! whose names change with their content.

use std::collections::HashMap;

use axum::{body::Body, response::Response};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header, request::Parts};

/// A file of the built app.
#[derive(Debug, Clone, Copy)]
pub struct PageFile {
    /// `/assets/index-B1c2.js`
    pub path: &'static str,
    pub bytes: &'static [u8],
}

/// All of them.
#[derive(Debug)]
pub struct Pages {
    files: HashMap<&'static str, &'static [u8]>,
}

/// Screens are drawn by our own scripts only; styles are also set by the components themselves. Papers are looked at in a
/// frame, out of memory.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
    font-src 'self' data:; connect-src 'self'; frame-src blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// Files whose names carry their content.
const NAMED_BY_CONTENT: &str = "/assets/";
const PAGE: &str = "/index.html";
const NOT_BUILT: &str = "<!doctype html><meta charset=utf-8><title>Kehu CRM</title><h1>Kehu is running</h1>\
    <p>This build has no web app. Build it with <code>make web</code> and start again; the API is at <a href=/openapi.json>/openapi.json</a>.</p>\
    <p lang=zh-CN>此版本不含网页界面：请执行 <code>make web</code> 后重新启动；接口说明见 <a href=/openapi.json>/openapi.json</a>。</p>";

impl Pages {
    /// The app that was built into the program; without files a page says how to build it.
    pub fn new(files: &[PageFile]) -> Self {
        Self { files: files.iter().map(|file| (file.path, file.bytes)).collect() }
    }

    /// What a browser gets at an address that is not the API's.
    pub fn answer(&self, request: &Parts) -> Option<Response> {
        let path = request.uri.path();
        let of_the_api = path == "/v1" || path.starts_with("/v1/");
        if of_the_api || ![Method::GET, Method::HEAD].contains(&request.method) {
            return None;
        }
        if path != PAGE
            && let Some(bytes) = self.files.get(path)
        {
            return Some(file(path, bytes));
        }
        let wants_page = path == "/" || path == PAGE || accepts_html(request);
        (wants_page && !path.starts_with(NAMED_BY_CONTENT)).then(|| self.page())
    }

    fn page(&self) -> Response {
        let bytes = self.files.get(PAGE).copied().unwrap_or(NOT_BUILT.as_bytes());
        let mut response = file(PAGE, bytes);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        response
    }
}

fn file(path: &str, bytes: &'static [u8]) -> Response {
    let mut response = Response::new(Body::from(Bytes::from_static(bytes)));
    *response.status_mut() = StatusCode::OK;
    let kept =
        if path.starts_with(NAMED_BY_CONTENT) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    // the same for everybody: a renewed session must not make the browser load them again
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

fn accepts_html(request: &Parts) -> bool {
    let accepted = request.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
