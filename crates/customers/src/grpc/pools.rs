//! The gRPC face of pools.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, Job, ListRequest, RestoreRequest},
    customers::v1::{self as wire, pool_service_server::PoolService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Customers;
use crate::{
    commands,
    records::{Pool, PoolMove},
    recycle::{dry_run, statistics},
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

    async fn dry_run_pool(
        &self,
        request: Request<wire::DryRunPoolRequest>,
    ) -> Reply<wire::DryRunPoolResponse> {
        answer(request, async |ctx, request| {
            dry_run::dry_run(&self.0.db, &self.0.clients, &ctx, request).await
        })
        .await
    }

    async fn recycle_pool(&self, request: Request<wire::RecyclePoolRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| {
            let job = commands::recycle_pool::start(&self.0.db, &ctx, &request.id).await;
            job.map(runtime::operations::jobs::wire)
        })
        .await
    }

    async fn get_pool_statistics(
        &self,
        request: Request<wire::GetPoolStatisticsRequest>,
    ) -> Reply<wire::GetPoolStatisticsResponse> {
        answer(request, async |ctx, request| statistics::statistics(&self.0.db, &ctx, request).await).await
    }

    async fn restore_pool(&self, request: Request<RestoreRequest>) -> Reply<wire::Pool> {
        answer(request, async |ctx, request| commands::pools::restore(&self.0, &ctx, &request.id).await).await
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
