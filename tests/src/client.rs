//! A caller of the REST API: one person or program with its credential.

use std::time::Duration;

use reqwest::{Method, RequestBuilder, header::HeaderMap};
use serde_json::Value;

/// Somebody who calls.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    pub url: String,
    pub bearer: Option<String>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    pub asked: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Client {
    /// Nobody, at that address.
    pub fn new(url: &str) -> Self {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).no_proxy().build();
        Self { http: http.expect("a client"), url: url.to_owned(), bearer: None }
    }

    /// The same connection under another credential.
    pub fn with(&self, bearer: &str) -> Self {
        Self { bearer: Some(bearer.to_owned()), ..self.clone() }
    }

    pub fn without_credential(&self) -> Self {
        Self { bearer: None, ..self.clone() }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url));
        match &self.bearer {
            Some(bearer) => request.bearer_auth(bearer),
            None => request,
        }
    }

    /// An error where nothing came back at all.
    pub async fn send(&self, request: RequestBuilder) -> reqwest::Result<Reply> {
        let request = request.build()?;
        let asked = format!("{} {}", request.method(), request.url().path());
        let response = self.http.execute(request).await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Ok(Reply { asked, status, headers, body, text })
    }

    pub async fn answer(&self, request: RequestBuilder) -> Reply {
        self.send(request).await.unwrap_or_else(|error| panic!("no answer: {error:?}"))
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.answer(self.request(Method::GET, path)).await
    }

    /// A list with its parameters.
    pub async fn list(&self, path: &str, parameters: &[(&str, &str)]) -> Reply {
        self.get(&self.with_parameters(path, parameters)).await
    }

    /// The path with its query.
    pub fn with_parameters(&self, path: &str, parameters: &[(&str, &str)]) -> String {
        let url =
            reqwest::Url::parse_with_params(&format!("{}{path}", self.url), parameters).expect("an address");
        url.as_str()[self.url.len()..].to_owned()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.answer(self.request(Method::POST, path).json(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Reply {
        self.answer(self.request(Method::PATCH, path).json(body)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.answer(self.request(Method::DELETE, path)).await
    }

    /// A POST that may be repeated.
    pub async fn post_once(&self, path: &str, key: &str, body: &Value) -> reqwest::Result<Reply> {
        self.send(self.request(Method::POST, path).header("idempotency-key", key).json(body)).await
    }
}

impl Reply {
    /// The body of a success.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!((200..300).contains(&self.status), "{}: {} {}", self.asked, self.status, self.text);
        self.body
    }

    /// The problem of a refusal with that status.
    #[track_caller]
    pub fn refused(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text);
        self.body
    }

    /// The reason of a refusal with that status.
    #[track_caller]
    pub fn reason(self, status: u16) -> String {
        let problem = self.refused(status);
        problem["reason"].as_str().unwrap_or_default().to_owned()
    }
}

/// A text of a JSON object; empty where there is none.
pub fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

/// The `id` of every entry of a list.
pub fn ids(list: &Value) -> Vec<String> {
    list.as_array().map(|all| all.iter().map(|one| text(one, "id")).collect()).unwrap_or_default()
}
