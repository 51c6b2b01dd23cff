//! The gRPC face of positions.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    identity::v1::{self as wire, position_service_server::PositionService},
};
use runtime::list_request;
use store::records;
use tonic::{Request, Response, Status};

use super::{Identity, answer, total};
use crate::{change, records::Position};

#[tonic::async_trait]
impl PositionService for Identity {
    async fn create_position(
        &self,
        request: Request<wire::CreatePositionRequest>,
    ) -> Result<Response<wire::Position>, Status> {
        answer(request, async |ctx, request| {
            change::create(&self.app, &ctx, records::described::<Position>(&ctx, request.position)?).await
        })
        .await
    }

    async fn get_position(&self, request: Request<GetRequest>) -> Result<Response<wire::Position>, Status> {
        answer(request, async |ctx, request| records::get::<Position>(&self.app.db, &ctx, &request.id).await)
            .await
    }

    async fn list_positions(
        &self,
        request: Request<ListRequest>,
    ) -> Result<Response<wire::ListPositionsResponse>, Status> {
        answer(request, async |ctx, request| {
            let page = records::list::<Position>(&self.app.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListPositionsResponse { positions: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_position(
        &self,
        request: Request<wire::UpdatePositionRequest>,
    ) -> Result<Response<wire::Position>, Status> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            change::update::<Position>(&self.app, &ctx, request.position, paths).await
        })
        .await
    }

    async fn delete_position(&self, request: Request<DeleteRequest>) -> Result<Response<Empty>, Status> {
        answer(request, async |ctx, request| {
            change::delete::<Position>(&self.app, &ctx, &request.id).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn restore_position(
        &self,
        request: Request<RestoreRequest>,
    ) -> Result<Response<wire::Position>, Status> {
        answer(request, async |ctx, request| change::restore::<Position>(&self.app, &ctx, &request.id).await)
            .await
    }
}
