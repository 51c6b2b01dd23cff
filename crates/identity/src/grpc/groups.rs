//! The gRPC face of groups.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    identity::v1::{self as wire, group_service_server::GroupService},
};
use runtime::list_request;
use store::records;
use tonic::{Request, Response, Status};

use super::{Identity, answer, total};
use crate::{change, records::Group};

#[tonic::async_trait]
impl GroupService for Identity {
    async fn create_group(
        &self,
        request: Request<wire::CreateGroupRequest>,
    ) -> Result<Response<wire::Group>, Status> {
        answer(request, async |ctx, request| {
            change::create(&self.app, &ctx, records::described::<Group>(&ctx, request.group)?).await
        })
        .await
    }

    async fn get_group(&self, request: Request<GetRequest>) -> Result<Response<wire::Group>, Status> {
        answer(request, async |ctx, request| records::get::<Group>(&self.app.db, &ctx, &request.id).await)
            .await
    }

    async fn list_groups(
        &self,
        request: Request<ListRequest>,
    ) -> Result<Response<wire::ListGroupsResponse>, Status> {
        answer(request, async |ctx, request| {
            let page = records::list::<Group>(&self.app.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListGroupsResponse { groups: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_group(
        &self,
        request: Request<wire::UpdateGroupRequest>,
    ) -> Result<Response<wire::Group>, Status> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            change::update::<Group>(&self.app, &ctx, request.group, paths).await
        })
        .await
    }

    async fn delete_group(&self, request: Request<DeleteRequest>) -> Result<Response<Empty>, Status> {
        answer(request, async |ctx, request| {
            change::delete::<Group>(&self.app, &ctx, &request.id).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn restore_group(&self, request: Request<RestoreRequest>) -> Result<Response<wire::Group>, Status> {
        answer(request, async |ctx, request| change::restore::<Group>(&self.app, &ctx, &request.id).await)
            .await
    }
}
