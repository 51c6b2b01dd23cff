//! The gRPC face of pipelines.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    sales::v1::{self as wire, pipeline_service_server::PipelineService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Sales;
use crate::{commands::pipelines, records::Pipeline, sums};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl PipelineService for Sales {
    async fn create_pipeline(&self, request: Request<wire::CreatePipelineRequest>) -> Reply<wire::Pipeline> {
        answer(request, async |ctx, request| pipelines::create(&self.0.db, &ctx, request.pipeline).await)
            .await
    }

    async fn get_pipeline(&self, request: Request<GetRequest>) -> Reply<wire::Pipeline> {
        answer(request, async |ctx, request| records::get::<Pipeline>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_pipelines(&self, request: Request<ListRequest>) -> Reply<wire::ListPipelinesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Pipeline>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListPipelinesResponse { pipelines: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_pipeline(&self, request: Request<wire::UpdatePipelineRequest>) -> Reply<wire::Pipeline> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            pipelines::update(&self.0.db, &ctx, request.pipeline, paths).await
        })
        .await
    }

    async fn delete_pipeline(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            pipelines::delete(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn get_pipeline_sums(
        &self,
        request: Request<wire::GetPipelineSumsRequest>,
    ) -> Reply<wire::GetPipelineSumsResponse> {
        answer(request, async |ctx, request| sums::sums(&self.0.db, &ctx, request).await).await
    }

    async fn restore_pipeline(&self, request: Request<RestoreRequest>) -> Reply<wire::Pipeline> {
        answer(request, async |ctx, request| {
            records::restore::<Pipeline>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }
}
