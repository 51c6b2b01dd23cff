//! For other services: documents that the bucket doesn't have, and groups they keep.

use proto::{
    common::v1::Empty,
    identity::v1::{self as wire, policy_service_server::PolicyService},
};
use runtime::policy_documents::Key;
use store::record::parse_id;
use tonic::{Request, Response, Status};

use super::{Identity, answer};
use crate::{policy::read, structure::put_group};

#[tonic::async_trait]
impl PolicyService for Identity {
    async fn get_tenant_policy(
        &self,
        request: Request<wire::GetTenantPolicyRequest>,
    ) -> Result<Response<wire::PolicyDocument>, Status> {
        answer(request, async |_, request| {
            let tenant = parse_id("tenantId", &request.tenant_id)?;
            read::document(&self.app.db, tenant, Key::Tenant(tenant)).await
        })
        .await
    }

    async fn get_user_policy(
        &self,
        request: Request<wire::GetUserPolicyRequest>,
    ) -> Result<Response<wire::PolicyDocument>, Status> {
        answer(request, async |_, request| {
            let tenant = parse_id("tenantId", &request.tenant_id)?;
            let user = parse_id("userId", &request.user_id)?;
            read::document(&self.app.db, tenant, Key::User(tenant, user)).await
        })
        .await
    }

    async fn put_group(&self, request: Request<wire::PutGroupRequest>) -> Result<Response<Empty>, Status> {
        answer(request, async |ctx, request| {
            put_group::put_group(&self.app, &ctx, request).await?;
            Ok(Empty {})
        })
        .await
    }
}
