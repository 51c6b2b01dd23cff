//! The gRPC face of the ledger: it is read only.

use proto::{
    common::v1::{GetRequest, ListRequest},
    sales::v1::{self as wire, stage_move_service_server::StageMoveService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Sales;
use crate::records::StageMove;

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl StageMoveService for Sales {
    async fn get_stage_move(&self, request: Request<GetRequest>) -> Reply<wire::StageMove> {
        answer(request, async |ctx, request| records::get::<StageMove>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_stage_moves(&self, request: Request<ListRequest>) -> Reply<wire::ListStageMovesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<StageMove>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListStageMovesResponse { stage_moves: page.records, next_page_token, total })
        })
        .await
    }
}
