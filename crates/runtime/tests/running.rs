//! Services on real servers of their own: reached in process and by their port, rights following
//! the bucket even when it is lost, everything stopped in good order.
#![allow(clippy::expect_used)]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use kernel::{Clock, Uuid};
use proto::{
    customers::v1::operations_client::OperationsClient,
    identity::v1::{
        GetTenantPolicyRequest, GetUserPolicyRequest, PolicyDocument, PutGroupRequest,
        policy_service_server::{PolicyService, PolicyServiceServer},
    },
};
use runtime::{
    App, Config, Running, ServiceDef, Started,
    policy_documents::{BUCKET, Key},
    status::{Parts, from_status},
    tokens::Grant,
};
use tonic::{Request, Response, Status, service::Routes, transport::Channel};

const TENANT: Uuid = Uuid::from_u128(1);
const ROLE: Uuid = Uuid::from_u128(9);

mod customers {
    runtime::operations!(proto::customers::v1);
}
mod identity {
    runtime::operations!(proto::identity::v1);
}

static NO_TABLES: sqlx::migrate::Migrator = sqlx::migrate::Migrator::DEFAULT;

fn services() -> [ServiceDef; 2] {
    let customers = |app: Arc<App>| Started {
        grpc: Routes::new(customers::Operations::server(app)),
        ..Started::default()
    };
    let identity = |app: Arc<App>| Started {
        grpc: Routes::new(identity::Operations::server(app)).add_service(PolicyServiceServer::new(Owner)),
        ..Started::default()
    };
    [
        ServiceDef { name: "identity", migrator: &NO_TABLES, records: Vec::new, start: identity },
        ServiceDef { name: "customers", migrator: &NO_TABLES, records: Vec::new, start: customers },
    ]
}

/// Owns the documents: a tenant with one role, every user an active holder of it.
struct Owner;

#[tonic::async_trait]
impl PolicyService for Owner {
    async fn get_tenant_policy(
        &self,
        _: Request<GetTenantPolicyRequest>,
    ) -> Result<Response<PolicyDocument>, Status> {
        let json = format!(
            r#"{{"revision":1,"zone":"Asia/Shanghai","roles":[{{"id":"{ROLE}","grants":{{"*":"ALL"}}}}]}}"#
        );
        Ok(Response::new(PolicyDocument { json }))
    }

    async fn get_user_policy(
        &self,
        _: Request<GetUserPolicyRequest>,
    ) -> Result<Response<PolicyDocument>, Status> {
        let json = format!(r#"{{"revision":2,"active":true,"roles":["{ROLE}"]}}"#);
        Ok(Response::new(PolicyDocument { json }))
    }

    async fn put_group(
        &self,
        _: Request<PutGroupRequest>,
    ) -> Result<Response<proto::common::v1::Empty>, Status> {
        Err(Status::unimplemented("not here"))
    }
}

struct House {
    running: Running,
    servers: local::Local,
}

async fn house() -> House {
    let servers = local::testing::start_temporary().await.expect("servers of our own");
    let key = |byte: u8| base64::Engine::encode(&base64::engine::general_purpose::STANDARD, [byte; 32]);
    let objects = servers.folder().join("objects").display().to_string();
    let variables = [
        ("CRM_DATABASE_URL", servers.database_url().to_owned()),
        ("CRM_NATS_URL", servers.nats_url().to_owned()),
        ("CRM_NATS_TOKEN", servers.nats_token().to_owned()),
        ("CRM_APP_PASSWORD", "app".to_owned()),
        ("CRM_SYSTEM_PASSWORD", "system".to_owned()),
        ("CRM_TOKEN_KEY", key(1)),
        ("CRM_SERVICE_KEY", key(2)),
        ("CRM_CUSTOMERS_LISTEN", "127.0.0.1:0".to_owned()),
        ("CRM_OBJECTS", objects),
    ];
    let variables = BTreeMap::from(variables.map(|(name, value)| (name.to_owned(), value)));
    let config = Config::from_map(variables, &["identity", "customers"]).expect("complete");
    runtime::migrate(&config, &services()).await.expect("migrated");
    runtime::migrate(&config, &services()).await.expect("migrated again");
    let running = runtime::start(Arc::new(config), &services(), Clock::Real).await.expect("started");
    House { running, servers }
}

impl House {
    /// Calls a method that any signed-in user may call.
    async fn call(&self, user: Uuid, by_port: bool) -> Result<usize, Parts> {
        let grant = Grant { user, tenant: TENANT, session: Uuid::nil(), revision: 2, api_key: None };
        let (token, _) = self.running.tokens.mint_user(grant, Duration::from_secs(60)).expect("signed");
        let mut request = Request::new(proto::common::v1::ListJobsRequest::default());
        let token = format!("Bearer {token}").parse().expect("ascii");
        request.metadata_mut().insert("authorization", token);
        let answer = if by_port {
            let address = self.running.listening["customers"];
            let channel = Channel::from_shared(format!("http://{address}")).expect("an address");
            OperationsClient::new(channel.connect().await.expect("listening")).list_jobs(request).await
        } else {
            let way = self.running.clients.way("customers").expect("of this process");
            OperationsClient::new(way).list_jobs(request).await
        };
        answer.map(|jobs| jobs.into_inner().jobs.len()).map_err(|status| from_status(&status))
    }

    async fn publish(&self, key: Key, json: &str) {
        let jetstream = async_nats::jetstream::new(self.running.nats.clone());
        let bucket = jetstream.get_key_value(BUCKET).await.expect("there");
        bucket.put(key.to_string(), json.to_owned().into()).await.expect("stored");
    }

    /// Is the user refused for this reason within `patience`?
    async fn refused_within(&self, user: Uuid, reason: &str, patience: Duration) -> bool {
        let began = tokio::time::Instant::now();
        while began.elapsed() < patience {
            if self.call(user, false).await.err().is_some_and(|refusal| refusal.reason == reason) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        false
    }

    async fn end(self) {
        let began = tokio::time::Instant::now();
        self.running.stop().await;
        assert!(began.elapsed() < Duration::from_secs(5), "stopping took {:?}", began.elapsed());
        self.servers.stop_and_remove().await.expect("removed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_without_its_servers_says_that_it_does_not_serve() {
    use tonic_health::pb::{
        HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
    };
    let House { running, servers } = house().await;
    let way = running.clients.way("customers").expect("of this process");
    let serves = async || {
        let asked = HealthClient::new(way.clone()).check(HealthCheckRequest::default()).await;
        asked.expect("it lives").into_inner().status() == ServingStatus::Serving
    };
    assert!(serves().await);
    servers.stop_and_remove().await.expect("removed");
    let until = tokio::time::Instant::now() + Duration::from_secs(15);
    while serves().await {
        assert!(tokio::time::Instant::now() < until, "it claims to serve without a database");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn services_run_follow_the_rights_and_stop() {
    let house = house().await;
    let (rep, leaver, other) = (Uuid::from_u128(2), Uuid::from_u128(3), Uuid::from_u128(4));
    assert_eq!(house.call(rep, false).await, Ok(0), "in process, with rights told by their owner");
    assert_eq!(house.call(rep, true).await, Ok(0), "by the port");

    house.call(leaver, false).await.expect("still active");
    house.publish(Key::User(TENANT, leaver), r#"{"revision":3,"active":false}"#).await;
    assert!(house.refused_within(leaver, "USER_INACTIVE", Duration::from_secs(1)).await);
    let ends = chrono::Utc::now().timestamp() + 30;
    house.publish(Key::NotBefore(TENANT, rep), &format!(r#"{{"at":{ends}}}"#)).await;
    assert!(house.refused_within(rep, "SESSION_ENDED", Duration::from_secs(1)).await);

    // the bucket is lost: the snapshot serves, and a new bucket is followed
    house.call(other, false).await.expect("known");
    let jetstream = async_nats::jetstream::new(house.running.nats.clone());
    jetstream.delete_key_value(BUCKET).await.expect("deleted");
    house.call(other, false).await.expect("the snapshot serves");
    tokio::time::sleep(Duration::from_secs(5)).await;
    events::stream::ensure(&jetstream, &events::Streams::default()).await.expect("made again");
    tokio::time::sleep(Duration::from_secs(1)).await;
    house.publish(Key::User(TENANT, other), r#"{"revision":4,"active":false}"#).await;
    assert!(house.refused_within(other, "USER_INACTIVE", Duration::from_secs(1)).await);
    house.end().await;
}
