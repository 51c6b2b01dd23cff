//! An open screen hears what its user may see, and nothing once he is out.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::body::{Body, BodyDataStream};
use futures::StreamExt;
use gateway::{
    Gateway, GatewayConfig, Hub, Live, Upstreams,
    live::{AccessSource, Listener},
};
use http::Request;
use kernel::{Access, Error, Scope, Uuid};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

const ME: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const TENANT: Uuid = Uuid::from_u128(3);

/// Knows one token, until it is told to refuse it.
#[derive(Default)]
struct Door(AtomicBool);

#[tonic::async_trait]
impl AccessSource for Door {
    async fn access(&self, token: &str) -> Result<Listener, Error> {
        if token != "mine" || self.0.load(Ordering::SeqCst) {
            return Err(Error::unauthenticated("SESSION_ENDED"));
        }
        let mut access = Access::default();
        access.reports.push(ME);
        access.grants.insert("customers.customer.read".to_owned(), Scope::Own);
        Ok(Listener { tenant: TENANT, user: ME, access: Arc::new(access) })
    }
}

struct Screen {
    hub: Hub,
    door: Arc<Door>,
    stop: CancellationToken,
    router: axum::Router,
}

impl Screen {
    fn new(connections: usize) -> Self {
        let stop = CancellationToken::new();
        let hub = Hub::by_hand(stop.clone());
        let door = Arc::new(Door::default());
        let live = Live::new(hub.clone(), door.clone(), connections);
        let gateway = Gateway::new(GatewayConfig::default(), &proto::POOL, Upstreams::default());
        let router = gateway::router(gateway.expect("the api is sound").with_live(live));
        Self { hub, door, stop, router }
    }

    async fn open(&self, token: &str) -> (u16, BodyDataStream) {
        let request = Request::get("/v1/live").header("authorization", format!("Bearer {token}"));
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router never fails");
        (response.status().as_u16(), response.into_body().into_data_stream())
    }

    fn change(&self, tenant: Uuid, kind: &str, owner: Uuid) {
        let body = format!(
            r#"{{"specversion":"1.0","id":"{owner}","source":"/crm/customers","type":"x","subject":"x",
            "time":"2025-01-01T00:00:00Z","datacontenttype":"application/json","tenant":"{tenant}",
            "data":{{"kind":"x","id":"{owner}","version":2,"placement":{{"ownerId":"{owner}"}}}}}}"#
        );
        self.hub.take(&format!("int.{tenant}.customers.{kind}.updated"), body.as_bytes());
    }
}

/// The next event within two seconds; empty when the stream ended.
async fn next(stream: &mut BodyDataStream) -> String {
    let event = tokio::time::timeout(Duration::from_secs(2), stream.next()).await.expect("an event in time");
    event.map(|bytes| String::from_utf8_lossy(&bytes.expect("bytes")).into_owned()).unwrap_or_default()
}

#[tokio::test]
async fn only_what_i_may_see_is_told() {
    let screen = Screen::new(5);
    let (status, mut stream) = screen.open("mine").await;
    assert_eq!(status, 200);
    assert!(next(&mut stream).await.contains("event: ready"));
    screen.change(TENANT, "customer", OTHER);
    screen.change(TENANT, "contact", ME);
    screen.change(OTHER, "customer", ME);
    screen.change(TENANT, "customer", ME);
    let told = next(&mut stream).await;
    let data =
        format!(r#"{{"service":"customers","kind":"customer","id":"{ME}","version":2,"verb":"updated"}}"#);
    assert!(told.contains("event: change") && told.contains(&data), "{told}");
    screen.hub.resync();
    assert!(next(&mut stream).await.contains("event: resync"));
}

#[tokio::test]
async fn whoever_falls_behind_is_told_to_start_over() {
    let screen = Screen::new(5);
    let (_, mut stream) = screen.open("mine").await;
    next(&mut stream).await;
    (0..5000).for_each(|_| screen.change(TENANT, "customer", ME));
    assert!(next(&mut stream).await.contains("event: resync"));
}

#[tokio::test]
async fn the_stream_ends_within_a_second_or_so_when_i_am_out() {
    let screen = Screen::new(5);
    let (_, mut stream) = screen.open("mine").await;
    next(&mut stream).await;
    screen.door.0.store(true, Ordering::SeqCst);
    assert!(next(&mut stream).await.contains("SESSION_ENDED"));
    assert_eq!(next(&mut stream).await, "");
    assert_eq!(screen.open("mine").await.0, 401);
}

#[tokio::test]
async fn a_stop_ends_all_streams() {
    let screen = Screen::new(5);
    let (_, mut stream) = screen.open("mine").await;
    next(&mut stream).await;
    screen.stop.cancel();
    assert!(next(&mut stream).await.contains("STOPPING"));
}

#[tokio::test]
async fn strangers_are_refused_and_floods_are_bounded() {
    let screen = Screen::new(1);
    assert_eq!(screen.open("stolen").await.0, 401);
    let (_, kept) = screen.open("mine").await;
    assert_eq!(screen.open("mine").await.0, 429);
    drop(kept);
    assert_eq!(screen.open("mine").await.0, 200);
}
