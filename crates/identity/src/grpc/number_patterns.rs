//! The gRPC face of the papers' numbers.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    identity::v1::{self as wire, number_pattern_service_server::NumberPatternService},
};
use runtime::list_request;
use store::records;
use tonic::{Request, Response, Status};

use super::{Identity, answer, total};
use crate::{change, records::NumberPattern};

#[tonic::async_trait]
impl NumberPatternService for Identity {
    async fn create_number_pattern(
        &self,
        request: Request<wire::CreateNumberPatternRequest>,
    ) -> Result<Response<wire::NumberPattern>, Status> {
        answer(request, async |ctx, request| {
            change::create(
                &self.app,
                &ctx,
                records::described::<NumberPattern>(&ctx, request.number_pattern)?,
            )
            .await
        })
        .await
    }

    async fn get_number_pattern(
        &self,
        request: Request<GetRequest>,
    ) -> Result<Response<wire::NumberPattern>, Status> {
        answer(request, async |ctx, request| {
            records::get::<NumberPattern>(&self.app.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_number_patterns(
        &self,
        request: Request<ListRequest>,
    ) -> Result<Response<wire::ListNumberPatternsResponse>, Status> {
        answer(request, async |ctx, request| {
            let page = records::list::<NumberPattern>(&self.app.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListNumberPatternsResponse { number_patterns: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_number_pattern(
        &self,
        request: Request<wire::UpdateNumberPatternRequest>,
    ) -> Result<Response<wire::NumberPattern>, Status> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            change::update::<NumberPattern>(&self.app, &ctx, request.number_pattern, paths).await
        })
        .await
    }

    async fn delete_number_pattern(
        &self,
        request: Request<DeleteRequest>,
    ) -> Result<Response<Empty>, Status> {
        answer(request, async |ctx, request| {
            change::delete::<NumberPattern>(&self.app, &ctx, &request.id).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn restore_number_pattern(
        &self,
        request: Request<RestoreRequest>,
    ) -> Result<Response<wire::NumberPattern>, Status> {
        answer(request, async |ctx, request| {
            change::restore::<NumberPattern>(&self.app, &ctx, &request.id).await
        })
        .await
    }
}
