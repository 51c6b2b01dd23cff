//! A service that answers as told and remembers how it was called.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex},
};

use axum::Router;
use bytes::{BufMut, Bytes, BytesMut};
use gateway::{Gateway, GatewayConfig, Upstreams};
use http::{HeaderMap, Request, Response};
use http_body_util::BodyExt;
use prost::Message;
use runtime::upstream;
use tonic::{Status, body::Body};
use tower::{ServiceExt, service_fn};

/// One call as the service saw it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub path: String,
    pub headers: HeaderMap,
    pub message: Bytes,
}

type Answer = Arc<dyn Fn(&Seen) -> Result<Vec<u8>, Status> + Send + Sync>;

/// The router over stand-ins for all services, and what they saw.
pub struct Edge {
    pub router: Router,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// An answer with its body read.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Edge {
    /// All services answer by `answer`.
    pub fn answering(answer: impl Fn(&Seen) -> Result<Vec<u8>, Status> + Send + Sync + 'static) -> Self {
        Self::with_config(GatewayConfig::default(), answer)
    }

    /// All services answer every call with this message.
    pub fn replying(message: impl Message) -> Self {
        let bytes = message.encode_to_vec();
        Self::answering(move |_| Ok(bytes.clone()))
    }

    pub fn with_config(
        config: GatewayConfig,
        answer: impl Fn(&Seen) -> Result<Vec<u8>, Status> + Send + Sync + 'static,
    ) -> Self {
        let seen = Arc::new(Mutex::new(vec![]));
        let answer: Answer = Arc::new(answer);
        let service = upstream::in_process(service_fn({
            let seen = Arc::clone(&seen);
            move |request: Request<Body>| serve(request, Arc::clone(&seen), Arc::clone(&answer))
        }));
        let upstreams = ["identity", "customers", "collaboration", "sales", "marketing", "finance"]
            .into_iter()
            .fold(Upstreams::default(), |all, name| all.with(name, service.clone()));
        let gateway = Gateway::new(config, &proto::POOL, upstreams).expect("the api is sound");
        let gateway = gateway.exchanging_keys_by(Arc::new(move || service.clone()));
        Self { router: gateway::router(gateway), seen }
    }

    /// Over a gateway of the test's own.
    pub fn over(gateway: Gateway) -> Self {
        Self { router: gateway::router(gateway), seen: Arc::default() }
    }

    /// The last call a service got.
    pub fn seen(&self) -> Seen {
        self.seen.lock().expect("no test panicked here").last().cloned().expect("a service was called")
    }

    pub fn calls(&self) -> usize {
        self.seen.lock().expect("no test panicked here").len()
    }

    /// Serves on a port of its own and tells the address.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(gateway::serve(listener, self.router.clone(), std::future::pending()));
        format!("http://{address}")
    }

    /// All calls so far.
    pub fn all_seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no test panicked here").clone()
    }

    pub async fn send(&self, request: Request<axum::body::Body>) -> Answered {
        let response = self.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the whole body").to_bytes();
        Answered { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answered {
        self.send(Request::get(path).body(axum::body::Body::empty()).expect("a request")).await
    }

    pub async fn json(&self, method: &str, path: &str, body: &str) -> Answered {
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        self.send(request.body(axum::body::Body::from(body.to_owned())).expect("a request")).await
    }
}

impl Answered {
    pub fn value(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("a json answer")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// `(field, reason)` of every wrong field.
    pub fn wrong_fields(&self) -> Vec<(String, String)> {
        let value = self.value();
        let errors = value["errors"].as_array().cloned().unwrap_or_default();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        errors.iter().map(|error| (text(&error["field"]), text(&error["reason"]))).collect()
    }
}

async fn serve(
    request: Request<Body>,
    seen: Arc<Mutex<Vec<Seen>>>,
    answer: Answer,
) -> Result<Response<Body>, Infallible> {
    let (parts, body) = request.into_parts();
    let bytes = body.collect().await.expect("the edge sends whole messages").to_bytes();
    let message = bytes.get(5..).map(Bytes::copy_from_slice).unwrap_or_default();
    let call = Seen { path: parts.uri.path().to_owned(), headers: parts.headers, message };
    let answered = answer(&call);
    seen.lock().expect("no test panicked here").push(call);
    Ok(match answered {
        Err(status) => status.into_http(),
        Ok(message) => {
            let mut framed = BytesMut::with_capacity(message.len() + 5);
            framed.put_u8(0);
            framed.put_u32(message.len() as u32);
            framed.put_slice(&message);
            let trailers = HeaderMap::from_iter([(
                http::HeaderName::from_static("grpc-status"),
                http::HeaderValue::from_static("0"),
            )]);
            let frames =
                [Ok(http_body::Frame::data(framed.freeze())), Ok(http_body::Frame::trailers(trailers))];
            let body = http_body_util::StreamBody::new(futures::stream::iter(
                frames.map(|frame: Result<_, Status>| frame),
            ));
            let mut response = Response::new(Body::new(body));
            response.headers_mut().insert("content-type", http::HeaderValue::from_static("application/grpc"));
            response
        }
    })
}
