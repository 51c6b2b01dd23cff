//! A running identity service with a company in it: own databases, a clock turned by hand, and the way
//! that other services take to it.

use std::{collections::BTreeMap, sync::Arc};

use identity::FirstAdmin;
use kernel::Clock;
use local::testing::servers;
use proto::identity::v1::{
    SignInRequest, TokenResponse, auth_service_client::AuthServiceClient,
    department_service_client::DepartmentServiceClient, group_service_client::GroupServiceClient,
    number_pattern_service_client::NumberPatternServiceClient, policy_service_client::PolicyServiceClient,
    role_service_client::RoleServiceClient, tenant_service_client::TenantServiceClient,
    user_service_client::UserServiceClient,
};
use runtime::{Config, Running, status, upstream::BoxedGrpc};
use tonic::{Request, Response, Status};
use uuid::Uuid;

pub const EMAIL: &str = "admin@kehu.example";
pub const PASSWORD: &str = "a good first password";

pub struct House {
    pub running: Running,
    pub clock: Clock,
}

impl House {
    pub async fn open() -> Self {
        Self::open_with(&[]).await
    }

    pub async fn open_with(settings: &[(&str, &str)]) -> Self {
        let servers = servers().expect("test servers");
        let prefix = format!("t{}_", Uuid::new_v4().simple());
        let files = std::env::temp_dir().join("kehu-identity-tests");
        let files = files.to_string_lossy();
        let mut variables = BTreeMap::from([
            ("CRM_DATABASE_URL", servers.database_url.as_str()),
            ("CRM_NATS_URL", servers.nats_url.as_str()),
            ("CRM_NATS_TOKEN", servers.nats_token.as_str()),
            ("CRM_DATABASE_PREFIX", prefix.as_str()),
            ("CRM_APP_PASSWORD", "test"),
            ("CRM_SYSTEM_PASSWORD", "test"),
            ("CRM_TOKEN_KEY", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="),
            ("CRM_SERVICE_KEY", "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="),
            ("CRM_OBJECTS", &*files),
            ("CRM_RATE_LIMITS", "off"),
            ("CRM_ADMIN_EMAIL", EMAIL),
            ("CRM_ADMIN_PASSWORD", PASSWORD),
        ]);
        variables.extend(settings.iter().copied());
        let variables =
            variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let config = Config::from_map(variables, &["identity"]).expect("settings");
        let services = [identity::service()];
        runtime::migrate(&config, &services).await.expect("migrated");
        let clock = Clock::fake("2026-01-31T04:00:00Z".parse().expect("a time"));
        let running = runtime::start(Arc::new(config), &services, clock.clone()).await.expect("started");
        Self { running, clock }
    }

    fn way(&self) -> BoxedGrpc {
        self.running.clients.way("identity").expect("it runs here")
    }

    pub fn db(&self) -> &store::Db {
        &self.running.apps[0].db
    }

    pub fn auth(&self) -> AuthServiceClient<BoxedGrpc> {
        AuthServiceClient::new(self.way())
    }
    pub fn users(&self) -> UserServiceClient<BoxedGrpc> {
        UserServiceClient::new(self.way())
    }
    pub fn departments(&self) -> DepartmentServiceClient<BoxedGrpc> {
        DepartmentServiceClient::new(self.way())
    }
    pub fn groups(&self) -> GroupServiceClient<BoxedGrpc> {
        GroupServiceClient::new(self.way())
    }
    pub fn number_patterns(&self) -> NumberPatternServiceClient<BoxedGrpc> {
        NumberPatternServiceClient::new(self.way())
    }
    pub fn roles(&self) -> RoleServiceClient<BoxedGrpc> {
        RoleServiceClient::new(self.way())
    }
    pub fn tenants(&self) -> TenantServiceClient<BoxedGrpc> {
        TenantServiceClient::new(self.way())
    }
    /// As another service calls.
    pub fn policy(&self, tenant: &str) -> PolicyServiceClient<runtime::clients::Outgoing> {
        PolicyServiceClient::new(self.running.clients.as_service("identity", tenant.parse().ok()))
    }
    /// As the edge calls.
    pub fn edge(&self) -> AuthServiceClient<runtime::clients::Outgoing> {
        AuthServiceClient::new(self.running.clients.as_service("identity", None))
    }

    pub async fn try_sign_in(&self, email: &str, password: &str) -> Result<TokenResponse, Status> {
        let request = SignInRequest {
            email: email.to_owned(),
            password: password.to_owned(),
            tenant_id: String::new(),
        };
        self.auth().sign_in(request).await.map(Response::into_inner)
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> TokenResponse {
        self.try_sign_in(email, password).await.expect("signed in")
    }

    /// The first administrator.
    pub async fn admin(&self) -> Caller {
        Caller(self.sign_in(EMAIL, PASSWORD).await)
    }

    /// Waits until the caller's token is refused, as it must be within a second.
    pub async fn is_out(&self, caller: &Caller) -> bool {
        for _ in 0..50 {
            if let Err(status) = self.auth().get_me(caller.asks(proto::identity::v1::GetMeRequest {})).await {
                assert_eq!(status.code(), tonic::Code::Unauthenticated, "{status:?}");
                return true;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        false
    }

    pub async fn bootstrap_again(&self) -> FirstAdmin {
        identity::bootstrap(self.db(), EMAIL, None, "Another").await.expect("idempotent")
    }
}

/// Somebody with a token.
#[derive(Clone)]
pub struct Caller(pub TokenResponse);

impl Caller {
    pub fn asks<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        let bearer = format!("Bearer {}", self.0.access_token);
        request.metadata_mut().insert("authorization", bearer.parse().expect("a header"));
        request
    }
}

/// The reason of a refusal.
pub fn reason(status: &Status) -> String {
    status::from_status(status).reason
}

/// The wrong fields of a refusal with their reasons.
pub fn wrong(status: &Status) -> Vec<(String, String)> {
    status::from_status(status).fields.into_iter().map(|field| (field.field, field.reason)).collect()
}

pub fn refused<T>(answer: Result<Response<T>, Status>) -> Status {
    match answer {
        Ok(_) => panic!("it should have been refused"),
        Err(status) => status,
    }
}
