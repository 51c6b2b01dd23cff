//! Calls against the front, with a handler that answers what it was told about the caller.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use bytes::Bytes;
use http::HeaderName;
use http_body_util::{BodyExt, Full};
use kernel::Uuid;
use tower::service_fn;

use super::*;
use crate::{
    policy::Source,
    policy_documents::Key,
    status::Parts,
    tokens::{Grant, tests as tokens},
};

const TENANT: Uuid = Uuid::from_u128(1);
const REP: Uuid = Uuid::from_u128(2);
const STRANGER: Uuid = Uuid::from_u128(3);
const BOSS: Uuid = Uuid::from_u128(4);
const GET: &str = "/crm.customers.v1.CustomerService/GetCustomer";
const CREATE: &str = "/crm.customers.v1.CustomerService/CreateCustomer";
const LOOK_UP: &str = "/crm.customers.v1.Operations/LookUp";
const LIST_JOBS: &str = "/crm.customers.v1.Operations/ListJobs";

struct Company;

#[async_trait]
impl Source for Company {
    async fn read(&self, key: Key) -> kernel::Result<Option<Bytes>> {
        Ok(match key {
            Key::Tenant(_) => Some(Bytes::from(format!(
                r#"{{"revision":1,"zone":"Asia/Shanghai","importing":true,
                     "roles":[{{"id":"{}","grants":{{"customers.*":"OWN"}}}},{{"id":"{}","grants":{{"*":"ALL"}}}}]}}"#,
                Uuid::from_u128(9),
                Uuid::from_u128(10)
            ))),
            Key::User(_, REP) => Some(Bytes::from(format!(
                r#"{{"revision":2,"active":true,"language":"zh-CN","roles":["{}"]}}"#,
                Uuid::from_u128(9)
            ))),
            Key::User(_, BOSS) => Some(Bytes::from(format!(
                r#"{{"revision":2,"active":true,"roles":["{}"]}}"#,
                Uuid::from_u128(10)
            ))),
            Key::User(_, STRANGER) => Some(Bytes::from_static(br#"{"revision":2,"active":true}"#)),
            Key::User(..) | Key::NotBefore(..) => None,
        })
    }
    async fn ask_owner(&self, _: Key) -> kernel::Result<String> {
        Err(Error::unauthenticated("USER_UNKNOWN"))
    }
}

/// Remembers one answer by key.
#[derive(Default)]
struct Remembered(Mutex<BTreeMap<String, Answer>>);
/// Hash of the request, and what it was answered.
type Answer = ([u8; 32], Vec<u8>);

#[async_trait]
impl Repeats for Remembered {
    async fn answer(&self, ctx: &Ctx, _: &Method) -> kernel::Result<Option<Vec<u8>>> {
        let Some(asked) = &ctx.idempotency else { return Ok(None) };
        let known = self.0.lock().expect("lock");
        match known.get(&asked.key) {
            Some((hash, _)) if *hash != asked.hash => Err(Error::precondition("IDEMPOTENCY_KEY_REUSED")),
            known => Ok(known.map(|(_, answer)| answer.clone())),
        }
    }
}

struct House {
    front: Arc<Front>,
    calls: Arc<AtomicUsize>,
    remembered: Arc<Remembered>,
}

fn house() -> House {
    let clock = tokens::clock();
    let variables = ["CRM_TOKEN_KEY", "CRM_SERVICE_KEY"].map(|name| (name.to_owned(), SEED.to_owned()));
    let mut variables = BTreeMap::from(variables);
    variables.insert("CRM_CONCURRENCY".to_owned(), "2".to_owned());
    let config = Config::from_map(variables, &[]).expect("two keys are enough");
    let keys = Arc::new(Tokens::try_new(&config, clock.clone()).expect("good keys"));
    let policy = PolicyCache::new(Arc::new(Company), clock.clone());
    let remembered = Arc::new(Remembered::default());
    let repeats = Some(Arc::clone(&remembered) as Arc<dyn Repeats>);
    let front =
        Front::try_new("customers", &config, keys, policy, clock, repeats).expect("complete definitions");
    House { front: Arc::new(front), calls: Arc::default(), remembered }
}
const SEED: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

impl House {
    fn user(&self, user: Uuid) -> (HeaderName, String) {
        let grant = Grant { user, tenant: TENANT, session: Uuid::nil(), revision: 2, api_key: None };
        let (token, _) = self.front.tokens.mint_user(grant, Duration::from_secs(60)).expect("signed");
        (http::header::AUTHORIZATION, format!("Bearer {token}"))
    }

    fn service(&self, on_behalf: Option<Uuid>) -> (HeaderName, String) {
        let minted = self.front.tokens.mint_service("sales", "customers", Some(TENANT), on_behalf);
        (metadata::SERVICE_TOKEN, minted.expect("signed"))
    }

    async fn call(&self, path: &str, headers: &[(HeaderName, String)]) -> Result<String, Parts> {
        self.send(path, headers, b"message").await
    }

    async fn send(
        &self,
        path: &str,
        headers: &[(HeaderName, String)],
        message: &[u8],
    ) -> Result<String, Parts> {
        let calls = Arc::clone(&self.calls);
        let handler = service_fn(move |request: Request<Body>| {
            calls.fetch_add(1, Ordering::SeqCst);
            async move {
                let ctx = request.extensions().get::<Arc<Ctx>>().cloned().expect("placed by the front");
                match request.headers().get("x-do").map(|value| value.as_bytes()) {
                    Some(b"panic") => panic!("on purpose"),
                    Some(b"sleep") => tokio::time::sleep(Duration::from_secs(60)).await,
                    Some(b"race") => {
                        return Ok(status::to_status(&Error::conflict(idempotency::RACE)).into_http());
                    }
                    _ => {}
                }
                let seen = format!("{:?} {} {:?} {}", ctx.actor, ctx.zone, ctx.locale, ctx.permission);
                Ok::<_, Infallible>(idempotency::reply(seen.as_bytes()))
            }
        });
        let mut request = Request::post(path);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let framed = [&[0, 0, 0, 0, message.len() as u8], message].concat();
        let request = request.body(Body::new(Full::new(Bytes::from(framed)))).expect("a request");
        let guarded = FrontLayer(Arc::clone(&self.front)).layer(handler);
        let response = guarded.oneshot(request).await.expect("never fails");
        match Status::from_header_map(response.headers()) {
            Some(status) => Err(status::from_status(&status)),
            None => {
                let body = response.into_body().collect().await.expect("in memory").to_bytes();
                Ok(String::from_utf8_lossy(&body[5..]).into_owned())
            }
        }
    }
}

fn header(name: &'static str, value: &str) -> (HeaderName, String) {
    (HeaderName::from_static(name), value.to_owned())
}

#[tokio::test]
async fn a_user_comes_in_with_his_rights_language_and_the_tenants_zone() {
    let house = house();
    let seen = house.call(GET, &[house.user(REP)]).await.expect("a rep may read");
    assert_eq!(seen, format!("User({REP}) Asia/Shanghai Zh customers.customer.read"));
    let english = [house.user(REP), header("accept-language", "en-US,en;q=0.9")];
    assert!(house.call(GET, &english).await.expect("a rep may read").contains(" En "));
}

#[tokio::test]
async fn without_token_or_permission_nobody_comes_in() {
    let house = house();
    let nobody = house.call(GET, &[]).await.expect_err("no token");
    assert_eq!((nobody.kind, nobody.reason.as_str()), (kernel::Kind::Unauthenticated, "SIGN_IN_REQUIRED"));
    let stranger = house.call(GET, &[house.user(STRANGER)]).await.expect_err("no role");
    assert_eq!(stranger.kind, kernel::Kind::Forbidden);
    assert_eq!(stranger.params, vec![("permission".to_owned(), "customers.customer.read".to_owned())]);
    house.call(LIST_JOBS, &[house.user(STRANGER)]).await.expect("own jobs need no role");
    assert_eq!(house.calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn internal_methods_are_for_services_and_services_act_with_the_users_rights() {
    let house = house();
    house.call(LOOK_UP, &[house.user(REP)]).await.expect_err("a user");
    let seen = house.call(LOOK_UP, &[house.service(None)]).await.expect("a service");
    assert!(seen.starts_with("Service { name: \"sales\", on_behalf: None } Asia/Shanghai"), "{seen}");
    house.call(GET, &[house.service(None)]).await.expect_err("on nobody's behalf");
    house.call(GET, &[house.service(Some(REP))]).await.expect("the rep may");
    let denied = house.call(GET, &[house.service(Some(STRANGER))]).await.expect_err("he may not");
    assert_eq!(denied.kind, kernel::Kind::Forbidden);
}

#[tokio::test]
async fn ended_sessions_are_out_at_once() {
    let house = house();
    let token = house.user(REP);
    house.call(GET, std::slice::from_ref(&token)).await.expect("still in");
    let now = crate::tokens::seconds(house.front.clock.now());
    let ends = format!(r#"{{"at":{}}}"#, now + 0.5);
    house.front.policy.apply(Key::NotBefore(TENANT, REP), ends.as_bytes());
    assert_eq!(house.call(GET, &[token]).await.expect_err("out").reason, "SESSION_ENDED");
}

#[tokio::test]
async fn only_services_and_who_may_change_the_companys_settings_bring_original_times() {
    let house = house();
    let as_of = header("as-of", "2020-01-01T00:00:00Z");
    house.call(CREATE, &[house.service(Some(REP)), as_of.clone()]).await.expect("an import");
    house.call(CREATE, &[house.user(BOSS), as_of.clone()]).await.expect("an administrator");
    let refused = house.call(CREATE, &[house.user(REP), as_of]).await.expect_err("a user");
    assert_eq!(refused.kind, kernel::Kind::Forbidden);
}

#[tokio::test]
async fn nothing_is_written_of_the_future_nor_in_a_strangers_name() {
    let house = house();
    let said = |text: String| [house.user(BOSS), header("as-of", &text)];
    let wrong = async |text: String| {
        let refused = house.call(CREATE, &said(text)).await.expect_err("not like this");
        refused.fields[0].reason.clone()
    };
    house.call(CREATE, &said(format!("2020-01-01T00:00:00Z;{REP}"))).await.expect("in a colleague's name");
    assert_eq!(wrong("2999-01-01T00:00:00Z".to_owned()).await, "IN_THE_FUTURE");
    assert_eq!(wrong(format!("2020-01-01T00:00:00Z;{}", Uuid::from_u128(77))).await, "NO_SUCH_RECORD");
}

#[tokio::test]
async fn a_repeat_is_answered_without_the_handler() {
    let house = house();
    let call = [house.user(REP), header("idempotency-key", "k1")];
    house.call(CREATE, &call).await.expect("first");
    let hash = sha2::Digest::finalize(<sha2::Sha256 as sha2::Digest>::new_with_prefix(b"message"));
    house.remembered.0.lock().expect("lock").insert("k1".to_owned(), (hash.into(), b"earlier".to_vec()));
    assert_eq!(house.call(CREATE, &call).await.expect("a repeat"), "earlier");
    assert_eq!(house.calls.load(Ordering::SeqCst), 1);
    let other = house.send(CREATE, &call, b"another message").await.expect_err("other body");
    assert_eq!((other.kind, other.reason.as_str()), (kernel::Kind::Precondition, "IDEMPOTENCY_KEY_REUSED"));
    let bad = [house.user(REP), header("idempotency-key", &"x".repeat(201))];
    assert_eq!(house.call(CREATE, &bad).await.expect_err("too long").kind, kernel::Kind::Invalid);
}

#[tokio::test]
async fn a_lost_race_without_an_answer_stays_a_conflict() {
    let house = house();
    let call = [house.user(REP), header("idempotency-key", "k2"), header("x-do", "race")];
    assert_eq!(house.call(CREATE, &call).await.expect_err("lost").reason, idempotency::RACE);
}

#[tokio::test]
async fn a_panic_ends_its_own_call_only() {
    let house = house();
    let fault = house.call(GET, &[house.user(REP), header("x-do", "panic")]).await.expect_err("fault");
    assert_eq!((fault.kind, fault.reason.as_str()), (kernel::Kind::Internal, "INTERNAL"));
    house.call(GET, &[house.user(REP)]).await.expect("the next is served");
}

#[tokio::test]
async fn a_call_ends_at_its_deadline_and_too_many_are_put_off() {
    let house = Arc::new(house());
    let slow = [house.user(REP), header("x-do", "sleep"), header("grpc-timeout", "200m")];
    let (first, second, third) =
        tokio::join!(house.call(GET, &slow), house.call(GET, &slow), house.call(GET, &slow));
    assert_eq!(first.expect_err("late").reason, "DEADLINE_EXCEEDED");
    assert_eq!(second.expect_err("late").code, tonic::Code::DeadlineExceeded);
    assert_eq!(third.expect_err("one too many").reason, "OVERLOADED");
    house.call(GET, &[house.user(REP)]).await.expect("there is room again");
}

#[tokio::test]
async fn bad_headers_and_unknown_methods_are_refused() {
    let house = house();
    let bad = house.call(GET, &[house.user(REP), header("if-match", "seven")]).await.expect_err("bad");
    assert_eq!((bad.kind, bad.fields[0].field.as_str()), (kernel::Kind::Invalid, "If-Match"));
    let unknown = house.call("/crm.customers.v1.CustomerService/Burn", &[house.user(REP)]).await;
    assert_eq!(unknown.expect_err("unknown").code, tonic::Code::Unimplemented);
}
