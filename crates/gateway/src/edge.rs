//! The outermost layer: every request gets an id, every refusal its words.

use axum::{extract::Request, middleware::Next, response::Response};
use http::{HeaderValue, StatusCode, header};

use runtime::layers::metadata::{self, REQUEST_ID};

use crate::{caller, gateway::RequestId, problem::Problem};

/// Names the request, runs it, renders a bare problem in the caller's language.
pub async fn name_and_render(mut request: Request, next: Next) -> Response {
    let request_id = metadata::request_id(request.headers());
    let locale = caller::locale(request.headers());
    let method = request.method().clone();
    request.extensions_mut().insert(RequestId(request_id.clone()));

    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = problem.render(locale, &request_id);
    } else if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = method_not_allowed(&method, &response).render(locale, &request_id);
    }
    let headers = response.headers_mut();
    headers.extend(HeaderValue::from_str(&request_id).ok().map(|id| (REQUEST_ID, id)));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept-language, accept-encoding, authorization, cookie"),
    );
    response
}

/// The router's own refusal of a verb, told as all others.
fn method_not_allowed(method: &http::Method, response: &Response) -> Problem {
    let refused = Problem::edge(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "METHOD_NOT_ALLOWED");
    let allow = response.headers().get(header::ALLOW).cloned();
    let allow = allow.unwrap_or_else(|| HeaderValue::from_static("GET"));
    let allowed = allow.to_str().unwrap_or_default().to_owned();
    refused.with("method", method).with("allowed", allowed).with_header(header::ALLOW, allow)
}
