//! The gRPC face of the company's settings.

use proto::identity::v1::{self as wire, tenant_service_server::TenantService};
use tonic::{Request, Response, Status};

use super::{Identity, answer};
use crate::tenants::{letterhead, settings};

#[tonic::async_trait]
impl TenantService for Identity {
    async fn get_tenant(
        &self,
        request: Request<wire::GetTenantRequest>,
    ) -> Result<Response<wire::Tenant>, Status> {
        answer(request, async |ctx, _| settings::get(&self.app, &ctx).await).await
    }

    async fn update_tenant(
        &self,
        request: Request<wire::UpdateTenantRequest>,
    ) -> Result<Response<wire::Tenant>, Status> {
        answer(request, async |ctx, request| settings::update(&self.app, &ctx, request).await).await
    }

    async fn get_letterhead(
        &self,
        request: Request<wire::GetLetterheadRequest>,
    ) -> Result<Response<wire::Letterhead>, Status> {
        answer(request, async |ctx, _| letterhead::get(&self.app, &ctx).await).await
    }

    async fn update_letterhead(
        &self,
        request: Request<wire::UpdateLetterheadRequest>,
    ) -> Result<Response<wire::Letterhead>, Status> {
        answer(request, async |ctx, request| letterhead::update(&self.app, &ctx, request).await).await
    }
}
