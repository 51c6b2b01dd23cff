//! A caller who doesn't give up: the same call under one key until there is an answer to rely on.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::Value;
use uuid::Uuid;

use crate::{Client, Reply};

/// How long one call is tried again.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came of it.
pub struct Insisted {
    pub reply: Reply,
    /// How often it was repeated.
    pub repeated: usize,
}

impl Client {
    /// A POST that is repeated while the product doesn't answer or is not available.
    pub async fn insist(&self, path: &str, body: &Value) -> Insisted {
        self.until_answered(Method::POST, path, Some(body)).await
    }

    /// What stands there, asked until there is an answer: a connection that died with its server is noticed only
    /// when it is used again.
    pub async fn insist_get(&self, path: &str, parameters: &[(&str, &str)]) -> Value {
        self.until_answered(Method::GET, &self.with_parameters(path, parameters), None).await.reply.ok()
    }

    /// A DELETE likewise; that it is gone already is as good.
    pub async fn insist_delete(&self, path: &str) -> usize {
        let Insisted { reply, repeated } = self.until_answered(Method::DELETE, path, None).await;
        if repeated == 0 || reply.status != 404 {
            reply.ok();
        }
        repeated
    }

    async fn until_answered(&self, method: Method, path: &str, body: Option<&Value>) -> Insisted {
        let key = Uuid::now_v7().to_string();
        let until = Instant::now() + PATIENCE;
        let mut repeated = 0;
        loop {
            let request = self.request(method.clone(), path).header("idempotency-key", &key);
            let request = match body {
                Some(body) => request.json(body),
                None => request,
            };
            let unanswered = match self.send(request).await {
                Ok(reply) if reply.status <= 500 => return Insisted { reply, repeated },
                Ok(reply) => reply.text,
                Err(error) => error.to_string(),
            };
            assert!(Instant::now() < until, "{path} is not answered: {unanswered}");
            repeated += 1;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
