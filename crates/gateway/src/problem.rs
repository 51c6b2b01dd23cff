//! Every refusal as the caller reads it: problem+json (RFC 9457) with a reason for programs, a
//! sentence for people, and each wrong field by its name.

use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use kernel::{Kind, Locale};
use runtime::status::{self, FieldParts, Parts};
use serde::Serialize;
use tonic::Code;

use crate::sentences::{self, Catalogue};

/// A refusal on its way out. As a response it is bare; `render` gives it words.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The HTTP status.
    pub status: StatusCode,
    /// Key of the sentence.
    pub reason: Box<str>,
    /// Values of the sentence.
    pub params: Vec<(String, String)>,
    /// Every wrong field.
    pub fields: Vec<FieldParts>,
    /// The records that stand in the way, where there are any.
    pub hits: Option<Box<Hits>>,
    title: &'static str,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// What is told of each record that stands in the way.
#[derive(Debug, Clone)]
pub struct Hits(Vec<Vec<(String, String)>>);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: String,
    reason: &'a str,
    params: serde_json::Map<String, serde_json::Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldDocument<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hits: Vec<serde_json::Map<String, serde_json::Value>>,
    request_id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FieldDocument<'a> {
    field: &'a str,
    reason: &'a str,
    detail: String,
    params: serde_json::Map<String, serde_json::Value>,
}

/// The HTTP status of a kind.
pub fn http_status(kind: Kind) -> StatusCode {
    match kind {
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::AlreadyExists => StatusCode::CONFLICT,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::StaleVersion => StatusCode::PRECONDITION_FAILED,
        Kind::Invalid => StatusCode::BAD_REQUEST,
        Kind::Precondition => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl Problem {
    /// What only the edge refuses: 404, 405, 413, 415, 504.
    pub fn edge(status: StatusCode, title: &'static str, reason: &str) -> Self {
        let reason = reason.into();
        Self { status, reason, params: vec![], fields: vec![], hits: None, title, headers: vec![] }
    }

    /// There is nothing at this address.
    pub fn unknown_path() -> Self {
        Self::edge(StatusCode::NOT_FOUND, "NOT_FOUND", "UNKNOWN_PATH")
    }

    /// The service did not answer in time.
    pub fn timed_out() -> Self {
        Self::edge(StatusCode::GATEWAY_TIMEOUT, "TIMED_OUT", "DEADLINE_EXCEEDED")
    }

    /// More bytes than are taken. The rest stays unread, so the connection carries no further request.
    pub fn too_large(max: impl ToString) -> Self {
        let problem = Self::edge(StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE", "BODY_TOO_LARGE");
        problem.with("max", max).with_header(header::CONNECTION, HeaderValue::from_static("close"))
    }

    /// Adds a value for the sentence.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds a header of the answer.
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The document in the caller's language.
    pub fn render(&self, locale: Locale, request_id: &str) -> Response {
        let words = sentences::catalogue(locale);
        let document = Document {
            r#type: format!("urn:kehu:problem:{}", kebab(&self.reason)),
            title: words.title(self.title),
            status: self.status.as_u16(),
            detail: words.sentence(&self.reason, &self.params, self.title),
            reason: &self.reason,
            params: as_json(&self.params),
            errors: self.fields.iter().map(|field| field_document(field, words)).collect(),
            hits: self.hits.iter().flat_map(|hits| &hits.0).map(|told| as_json(told)).collect(),
            request_id,
        };
        let body = serde_json::to_vec(&document).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        for (name, value) in &self.headers {
            headers.append(name, value.clone());
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag()));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

fn field_document<'a>(field: &'a FieldParts, words: &Catalogue) -> FieldDocument<'a> {
    FieldDocument {
        field: &field.field,
        reason: &field.reason,
        detail: words.sentence(&field.reason, &field.params, "INVALID"),
        params: as_json(&field.params),
    }
}

fn as_json(params: &[(String, String)]) -> serde_json::Map<String, serde_json::Value> {
    params.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect()
}

fn kebab(reason: &str) -> String {
    reason.to_ascii_lowercase().replace('_', "-")
}

impl From<Parts> for Problem {
    fn from(parts: Parts) -> Self {
        let (status, title) = match parts.code {
            Code::DeadlineExceeded => (StatusCode::GATEWAY_TIMEOUT, "TIMED_OUT"),
            Code::Unimplemented => (StatusCode::NOT_FOUND, "NOT_FOUND"),
            _ => (http_status(parts.kind), sentences::title_key(parts.kind)),
        };
        let mut headers = vec![];
        if status == StatusCode::UNAUTHORIZED {
            headers.push((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        }
        let wait = parts.params.iter().find(|(name, _)| name == "retryAfter" || name == "seconds");
        let wait = wait
            .filter(|_| status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::SERVICE_UNAVAILABLE);
        if let Some(wait) = wait.and_then(|(_, seconds)| HeaderValue::from_str(seconds).ok()) {
            headers.push((header::RETRY_AFTER, wait));
        }
        let Parts { reason, params, fields, hits, .. } = parts;
        let hits = (!hits.is_empty()).then(|| Box::new(Hits(hits)));
        Self { status, reason: reason.into(), params, fields, hits, title, headers }
    }
}

impl From<kernel::Error> for Problem {
    fn from(error: kernel::Error) -> Self {
        if error.kind() == Kind::Internal {
            tracing::error!(error = %error, "fault at the edge");
        }
        status::from_status(&status::to_status(&error)).into()
    }
}

impl From<tonic::Status> for Problem {
    fn from(status: tonic::Status) -> Self {
        status::from_status(&status).into()
    }
}

/// Bare: the outermost layer finds the problem in the extensions and renders it.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
