//! The gRPC face of the ledger: it is read only.

use proto::{
    common::v1::{GetRequest, ListRequest},
    marketing::v1::{self as wire, lead_move_service_server::LeadMoveService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Marketing;
use crate::records::LeadMove;

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl LeadMoveService for Marketing {
    async fn get_lead_move(&self, request: Request<GetRequest>) -> Reply<wire::LeadMove> {
        answer(request, async |ctx, request| records::get::<LeadMove>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_lead_moves(&self, request: Request<ListRequest>) -> Reply<wire::ListLeadMovesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<LeadMove>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListLeadMovesResponse { lead_moves: page.records, next_page_token, total })
        })
        .await
    }
}
