//! The product's REST API as the demo calls it: by the administrator's key, at the time and in the name of
//! whoever would have done it, and lists by its imports. What fails in passing is tried again under the same key, so
//! that it happens once.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

/// Tries of one call; the last waits half a minute.
const TRIES: u32 = 8;

/// An administrator on the product.
#[derive(Clone)]
pub struct Api {
    http: reqwest::Client,
    url: String,
    key: String,
    key_id: String,
}

/// When and by whom something was done, and the key that makes a repeat harmless.
pub struct Done<'a> {
    pub at: DateTime<Utc>,
    pub by: &'a str,
    pub key: String,
}

impl Api {
    /// Signs in and takes a key, since a token ends before a large company is complete.
    pub async fn sign_in(url: &str, email: &str, password: &str) -> Result<(Self, String)> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).no_proxy().build()?;
        let url = url.trim_end_matches('/').to_owned();
        let mut api = Self { http, url, key: String::new(), key_id: String::new() };
        let body = json!({"email": email, "password": password});
        let signed_in = api.post("/v1/auth/sign-in", &body).await.context("cannot sign in")?;
        api.key = text(&signed_in, "accessToken");
        let made =
            api.post("/v1/api-keys", &json!({"name": "demo"})).await.context("cannot take an API key")?;
        (api.key, api.key_id) = (text(&made, "key"), text(&made, "id"));
        Ok((api, text(&signed_in, "tenantId")))
    }

    /// Gives the key back.
    pub async fn sign_out(&self) -> Result<()> {
        self.call(Method::DELETE, &format!("/v1/api-keys/{}", self.key_id), None, None).await.map(drop)
    }

    pub async fn get(&self, path: &str) -> Result<Value> {
        self.call(Method::GET, path, None, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.call(Method::POST, path, Some(body), None).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Result<Value> {
        self.call(Method::PATCH, path, Some(body), None).await
    }

    /// A command of the past.
    pub async fn post_as(&self, path: &str, body: &Value, done: &Done<'_>) -> Result<Value> {
        self.call(Method::POST, path, Some(body), Some(done)).await
    }

    /// Is there anything at this address?
    pub async fn offers(&self, path: &str) -> Result<bool> {
        let response = self.http.get(format!("{}{path}", self.url)).bearer_auth(&self.key).send().await?;
        Ok(response.status() != reqwest::StatusCode::NOT_FOUND)
    }

    /// All records of a list that fits a few pages.
    pub async fn all(&self, plural: &str) -> Result<Vec<Value>> {
        self.matching(plural, "").await
    }

    /// Those of a list that match a condition.
    pub async fn matching(&self, plural: &str, filter: &str) -> Result<Vec<Value>> {
        let filter: String = filter.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let path = format!("/v1/{plural}?pageSize=200&filter={filter}");
        let (mut found, mut token) = (vec![], String::new());
        loop {
            let page = self.get(&format!("{path}&pageToken={token}")).await?;
            let name = camel(plural);
            found.extend(page[&name].as_array().cloned().unwrap_or_default());
            token = text(&page, "nextPageToken");
            if token.is_empty() {
                return Ok(found);
            }
        }
    }

    /// Keeps a file; gives its id.
    pub async fn upload(&self, name: &str, content: &str) -> Result<String> {
        let path = format!("/v1/files?name={name}");
        let with =
            |request: RequestBuilder| request.header("content-type", "text/csv").body(content.to_owned());
        self.send(Method::POST, &path, with, |_, _| false).await.map(|file| text(&file, "id"))
    }

    /// The text of a file.
    pub async fn content(&self, file: &str) -> Result<String> {
        let path = format!("{}/v1/files/{file}/content", self.url);
        Ok(self.http.get(path).bearer_auth(&self.key).send().await?.text().await?)
    }

    /// Begins an import; repeated under the same key it is the same one.
    pub async fn import(&self, plural: &str, body: &Value, key: &str) -> Result<Value> {
        let with = |request: RequestBuilder| request.json(body).header("idempotency-key", key);
        // the company's import state is not known everywhere yet
        let passing = |_: u16, said: &str| said.contains("NOT_IN_IMPORT_STATE");
        self.send(Method::POST, &format!("/v1/{plural}/imports"), with, passing).await
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        done: Option<&Done<'_>>,
    ) -> Result<Value> {
        let with = |mut request: RequestBuilder| {
            if let Some(body) = body {
                request = request.json(body);
            }
            if let Some(Done { at, by, key }) = done {
                let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
                request = request.header("as-of", format!("{at};{by}")).header("idempotency-key", key);
                // among a million some names sound alike
                request = request.header("allow-duplicates", "true");
            }
            request
        };
        // the company's import state is not known everywhere yet; another service's record neither
        let passing =
            |status: u16, said: &str| done.is_some() && (status == 403 || said.contains("NO_SUCH_RECORD"));
        self.send(method, path, with, passing).await
    }

    /// Asks until there is an answer that is no passing trouble.
    async fn send(
        &self,
        method: Method,
        path: &str,
        with: impl Fn(RequestBuilder) -> RequestBuilder,
        passing: impl Fn(u16, &str) -> bool,
    ) -> Result<Value> {
        let mut tries = 0;
        loop {
            tries += 1;
            let mut request = with(self.http.request(method.clone(), format!("{}{path}", self.url)));
            if !self.key.is_empty() {
                request = request.bearer_auth(&self.key);
            }
            let (status, said) = match request.send().await {
                Ok(response) => (response.status().as_u16(), response.text().await.unwrap_or_default()),
                Err(error) => (0, error.to_string()),
            };
            if (200..300).contains(&status) {
                return Ok(serde_json::from_str(&said).unwrap_or(Value::Null));
            }
            let again = matches!(status, 0 | 408 | 429 | 502 | 503 | 504) || passing(status, &said);
            if !again || tries == TRIES {
                bail!("{method} {path} was answered by {status}: {said}");
            }
            tokio::time::sleep(Duration::from_millis(250 << tries.min(7))).await;
        }
    }
}

/// A text of a JSON object; empty where there is none.
pub fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

/// `close-reasons` to `closeReasons`.
fn camel(plural: &str) -> String {
    let mut pieces = plural.split('-');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |name, piece| {
        let (head, tail) = piece.split_at(piece.len().min(1));
        name + &head.to_uppercase() + tail
    })
}
