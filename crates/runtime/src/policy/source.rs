//! Where policy documents come from: the key-value bucket, and behind it identity, their owner.

use std::time::Duration;

use async_nats::jetstream;
use async_trait::async_trait;
use bytes::Bytes;
use kernel::Error;
use proto::identity::v1::{
    GetTenantPolicyRequest, GetUserPolicyRequest, policy_service_client::PolicyServiceClient,
};

use crate::{
    clients::{Clients, refusal},
    policy_documents::{BUCKET, Key},
};

/// The owner of rights.
const OWNER: &str = "identity";
/// A bucket that says nothing for this long counts as unreachable.
const READ_TIMEOUT: Duration = Duration::from_millis(500);

/// Reads documents; tests have one of their own.
#[async_trait]
pub trait Source: Send + Sync {
    /// The published document; `None` when there is none.
    async fn read(&self, key: Key) -> kernel::Result<Option<Bytes>>;
    /// The document as its owner has it this moment.
    async fn ask_owner(&self, key: Key) -> kernel::Result<String>;
}

/// The installation's bucket and its identity service.
pub struct KeyValueSource {
    jetstream: jetstream::Context,
    clients: Clients,
}

impl KeyValueSource {
    /// Nothing is connected or asked yet.
    pub fn new(jetstream: jetstream::Context, clients: Clients) -> Self {
        Self { jetstream, clients }
    }
}

#[async_trait]
impl Source for KeyValueSource {
    async fn read(&self, key: Key) -> kernel::Result<Option<Bytes>> {
        // a direct look at the stream: no bucket handle that a lost bucket would leave stale
        let subject = format!("$KV.{BUCKET}.{key}");
        let stream = self.jetstream.get_stream_no_info(format!("KV_{BUCKET}"));
        let read = async {
            let stream = stream.await.map_err(|cause| unreachable(&cause))?;
            match stream.direct_get_last_for_subject(subject).await {
                Ok(message) if message.headers.get("KV-Operation").is_some() => Ok(None),
                Ok(message) => Ok(Some(message.payload)),
                Err(cause) if is_absent(&cause) => Ok(None),
                Err(cause) => Err(unreachable(&cause)),
            }
        };
        let read = tokio::time::timeout(READ_TIMEOUT, read).await;
        read.unwrap_or_else(|_| Err(unreachable(&"no answer in time")))
    }

    async fn ask_owner(&self, key: Key) -> kernel::Result<String> {
        let answer = match key {
            Key::Tenant(tenant) => {
                let request = GetTenantPolicyRequest { tenant_id: tenant.to_string() };
                let way = self.clients.as_service(OWNER, Some(tenant));
                PolicyServiceClient::new(way).get_tenant_policy(request).await
            }
            Key::User(tenant, user) => {
                let request =
                    GetUserPolicyRequest { tenant_id: tenant.to_string(), user_id: user.to_string() };
                let way = self.clients.as_service(OWNER, Some(tenant));
                PolicyServiceClient::new(way).get_user_policy(request).await
            }
            Key::NotBefore(..) => return Err(Error::internal("the end of sessions is only published")),
        };
        match answer {
            Ok(document) => Ok(document.into_inner().json),
            Err(status) if status.code() == tonic::Code::NotFound => {
                Err(Error::unauthenticated("USER_UNKNOWN").because(status.message()))
            }
            Err(status) => Err(refusal(status)),
        }
    }
}

fn is_absent(cause: &async_nats::jetstream::stream::DirectGetError) -> bool {
    matches!(cause.kind(), async_nats::jetstream::stream::DirectGetErrorKind::NotFound)
}

fn unreachable(cause: &dyn std::fmt::Display) -> Error {
    Error::unavailable("POLICY_UNREACHABLE").because(cause)
}
