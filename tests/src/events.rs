//! What is published, heard as a service and as an analyst hear it.

use std::sync::{Arc, Mutex, PoisonError};

use futures::StreamExt as _;
use serde_json::Value;

use crate::Product;

/// Everything published under a subject since it was made.
pub struct Heard {
    events: Arc<Mutex<Vec<(String, Value)>>>,
    listening: tokio::task::JoinHandle<()>,
}

impl Heard {
    /// Listens to `int.<tenant>.>`, `crm.<tenant>.>` and the like.
    pub async fn on(product: &Product, subject: &str) -> Self {
        let options = async_nats::ConnectOptions::with_token(product.servers.nats_token.clone());
        let nats = options.connect(&product.servers.nats_url).await.expect("NATS answers");
        let mut messages = nats.subscribe(subject.to_owned()).await.expect("a subscription");
        nats.flush().await.expect("the server knows of it");
        let events: Arc<Mutex<Vec<(String, Value)>>> = Arc::default();
        let kept = Arc::clone(&events);
        let listening = tokio::spawn(async move {
            let _connection = nats;
            while let Some(message) = messages.next().await {
                let body = serde_json::from_slice(&message.payload).unwrap_or(Value::Null);
                kept.lock().unwrap_or_else(PoisonError::into_inner).push((message.subject.to_string(), body));
            }
        });
        Self { events, listening }
    }

    pub fn all(&self) -> Vec<(String, Value)> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The last words of the subjects about one record, in order: `created`, `claimed`.
    pub fn verbs_of(&self, id: &str) -> Vec<String> {
        let about = |event: &Value| event["data"]["id"] == id;
        let verb = |subject: &str| subject.rsplit('.').next().unwrap_or_default().to_owned();
        self.all().iter().filter(|(_, event)| about(event)).map(|(subject, _)| verb(subject)).collect()
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        self.listening.abort();
    }
}
