//! A listener of `GET /v1/live`, as an open browser tab is one.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::StreamExt as _;
use reqwest::Method;
use serde_json::Value;

use crate::{Client, soon};

/// An open stream and what it told.
pub struct Live {
    told: Arc<Mutex<Vec<(String, Value)>>>,
    reading: tokio::task::JoinHandle<()>,
}

impl Live {
    /// Returns when the stream is ready.
    pub async fn of(client: &Client) -> Self {
        let live = Self::open(client).await;
        soon("the live stream is ready", || async { live.all().iter().any(|(event, _)| event == "ready") })
            .await;
        live
    }

    async fn open(client: &Client) -> Self {
        let request = client.request(Method::GET, "/v1/live").timeout(Duration::from_secs(3600));
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status().as_u16(), 200, "a live stream");
        let told: Arc<Mutex<Vec<(String, Value)>>> = Arc::default();
        let kept = Arc::clone(&told);
        let reading = tokio::spawn(async move {
            let mut bytes = response.bytes_stream();
            let mut text = String::new();
            while let Some(Ok(piece)) = bytes.next().await {
                text.push_str(&String::from_utf8_lossy(&piece));
                while let Some(end) = text.find("\n\n") {
                    let block: String = text.drain(..end + 2).collect();
                    kept.lock().unwrap_or_else(PoisonError::into_inner).extend(event(&block));
                }
            }
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(("closed".to_owned(), Value::Null));
        });
        Self { told, reading }
    }

    /// Name and data of everything told so far; `closed` last when the stream ended.
    pub fn all(&self) -> Vec<(String, Value)> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Was he told of this record?
    pub fn knows(&self, id: &str) -> bool {
        self.all().iter().any(|(_, told)| told["id"] == id)
    }

    pub fn is_closed(&self) -> bool {
        self.all().iter().any(|(event, _)| event == "closed")
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

/// Name and data of one event; nothing for a heartbeat.
fn event(block: &str) -> Option<(String, Value)> {
    let line = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let data = serde_json::from_str(line("data:")?).unwrap_or(Value::Null);
    Some((line("event:").unwrap_or("message").to_owned(), data))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_a_name_and_data_and_a_heartbeat_neither() {
        let (name, data) = event("event: change\ndata: {\"id\":\"7\"}\n\n").expect("an event");
        assert_eq!((name.as_str(), &data["id"]), ("change", &Value::from("7")));
        assert!(event(":\n\n").is_none());
    }
}
