//! The gRPC face of roles.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    identity::v1::{self as wire, role_service_server::RoleService},
};
use runtime::list_request;
use store::records;
use tonic::{Request, Response, Status};

use super::{Identity, answer, total};
use crate::{change, records::Role};

#[tonic::async_trait]
impl RoleService for Identity {
    async fn create_role(
        &self,
        request: Request<wire::CreateRoleRequest>,
    ) -> Result<Response<wire::Role>, Status> {
        answer(request, async |ctx, request| {
            change::create(&self.app, &ctx, records::described::<Role>(&ctx, request.role)?).await
        })
        .await
    }

    async fn get_role(&self, request: Request<GetRequest>) -> Result<Response<wire::Role>, Status> {
        answer(request, async |ctx, request| records::get::<Role>(&self.app.db, &ctx, &request.id).await)
            .await
    }

    async fn list_roles(
        &self,
        request: Request<ListRequest>,
    ) -> Result<Response<wire::ListRolesResponse>, Status> {
        answer(request, async |ctx, request| {
            let page = records::list::<Role>(&self.app.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListRolesResponse { roles: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_role(
        &self,
        request: Request<wire::UpdateRoleRequest>,
    ) -> Result<Response<wire::Role>, Status> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            change::update::<Role>(&self.app, &ctx, request.role, paths).await
        })
        .await
    }

    async fn delete_role(&self, request: Request<DeleteRequest>) -> Result<Response<Empty>, Status> {
        answer(request, async |ctx, request| {
            change::delete::<Role>(&self.app, &ctx, &request.id).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn restore_role(&self, request: Request<RestoreRequest>) -> Result<Response<wire::Role>, Status> {
        answer(request, async |ctx, request| change::restore::<Role>(&self.app, &ctx, &request.id).await)
            .await
    }
}
