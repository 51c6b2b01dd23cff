//! The gRPC face of pools.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest},
    customers::v1::{self as wire, pool_service_server::PoolService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Customers;
use crate::{
    commands,
    records::{Pool, PoolMove},
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl PoolService for Customers {
    async fn create_pool(&self, request: Request<wire::CreatePoolRequest>) -> Reply<wire::Pool> {
        answer(request, async |ctx, request| commands::pools::create(&self.0, &ctx, request.pool).await).await
    }

    async fn get_pool(&self, request: Request<GetRequest>) -> Reply<wire::Pool> {
        answer(request, async |ctx, request| records::get::<Pool>(&self.0.db, &ctx, &request.id).await).await
    }

    async fn list_pools(&self, request: Request<ListRequest>) -> Reply<wire::ListPoolsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Pool>(&self.0.db, &ctx, list_request(request)).await?;
            let total = total(page.total);
            Ok(wire::ListPoolsResponse { pools: page.records, next_page_token: page.next_page_token, total })
        })
        .await
    }

    async fn update_pool(&self, request: Request<wire::UpdatePoolRequest>) -> Reply<wire::Pool> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            commands::pools::update(&self.0, &ctx, request.pool, paths).await
        })
        .await
    }

    async fn delete_pool(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            commands::pools::delete(&self.0, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn get_pool_move(&self, request: Request<GetRequest>) -> Reply<wire::PoolMove> {
        answer(request, async |ctx, request| records::get::<PoolMove>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_pool_moves(&self, request: Request<ListRequest>) -> Reply<wire::ListPoolMovesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<PoolMove>(&self.0.db, &ctx, list_request(request)).await?;
            let total = total(page.total);
            Ok(wire::ListPoolMovesResponse {
                pool_moves: page.records,
                next_page_token: page.next_page_token,
                total,
            })
        })
        .await
    }
}
