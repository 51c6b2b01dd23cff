//! The gRPC face of instalments, and what is owed by age.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    finance::v1::{self as wire, receivable_plan_service_server::ReceivablePlanService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Finance;
use crate::{ageing, commands::plans, records::ReceivablePlan};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl ReceivablePlanService for Finance {
    async fn get_receivable_plan(&self, request: Request<GetRequest>) -> Reply<wire::ReceivablePlan> {
        answer(request, async |ctx, request| {
            records::get::<ReceivablePlan>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_receivable_plans(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListReceivablePlansResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<ReceivablePlan>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListReceivablePlansResponse { receivable_plans: page.records, next_page_token, total })
        })
        .await
    }

    async fn create_receivable_plan(
        &self,
        request: Request<wire::CreateReceivablePlanRequest>,
    ) -> Reply<wire::ReceivablePlan> {
        answer(request, async |ctx, request| {
            plans::create(&self.0.db, &ctx, &self.0.resolver, request.receivable_plan).await
        })
        .await
    }

    async fn update_receivable_plan(
        &self,
        request: Request<wire::UpdateReceivablePlanRequest>,
    ) -> Reply<wire::ReceivablePlan> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            plans::update(&self.0.db, &ctx, request.receivable_plan, paths).await
        })
        .await
    }

    async fn delete_receivable_plan(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            plans::delete(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_receivable_plan(&self, request: Request<RestoreRequest>) -> Reply<wire::ReceivablePlan> {
        answer(request, async |ctx, request| plans::restore(&self.0.db, &ctx, &request.id).await).await
    }

    async fn get_receivable_ageing(
        &self,
        request: Request<wire::GetReceivableAgeingRequest>,
    ) -> Reply<wire::ReceivableAgeing> {
        answer(request, async |ctx, request| ageing::ageing(&self.0.db, &ctx, request).await).await
    }
}
