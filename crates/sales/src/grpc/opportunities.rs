//! The gRPC face of deals.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    sales::v1::{self as wire, opportunity_service_server::OpportunityService},
};
use runtime::{answer, colleague, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Sales;
use crate::{
    commands::{assign, close, create, many, move_on, reopen, share},
    records::Opportunity,
    stand,
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl OpportunityService for Sales {
    async fn create_opportunity(
        &self,
        request: Request<wire::CreateOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| create::asked(&self.0, &ctx, request.opportunity).await).await
    }

    async fn get_opportunity(&self, request: Request<GetRequest>) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| records::get::<Opportunity>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_opportunities(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListOpportunitiesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Opportunity>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListOpportunitiesResponse { opportunities: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_opportunity(
        &self,
        request: Request<wire::UpdateOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            let (db, resolver) = (&self.0.db, &self.0.resolver);
            records::update::<Opportunity>(db, &ctx, request.opportunity, paths, resolver).await
        })
        .await
    }

    async fn delete_opportunity(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Opportunity>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_opportunity(&self, request: Request<RestoreRequest>) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| {
            records::restore::<Opportunity>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn move_opportunity(
        &self,
        request: Request<wire::MoveOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| move_on::move_on(&self.0.db, &ctx, request).await).await
    }

    async fn win_opportunity(
        &self,
        request: Request<wire::WinOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| close::close(&self.0.db, &ctx, request).await).await
    }

    async fn lose_opportunity(
        &self,
        request: Request<wire::LoseOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| close::close(&self.0.db, &ctx, request).await).await
    }

    async fn reopen_opportunity(
        &self,
        request: Request<wire::ReopenOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| reopen::reopen(&self.0.db, &ctx, request).await).await
    }

    async fn assign_opportunity(
        &self,
        request: Request<wire::AssignOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| {
            let owner = colleague::new_owner(&self.0, &ctx, "ownerId", &request.owner_id).await?;
            assign::assign(&self.0.db, &ctx, request, owner).await
        })
        .await
    }

    async fn share_opportunity(
        &self,
        request: Request<wire::ShareOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| {
            let principal = colleague::principal(&self.0, &ctx, &request.principal_id).await?;
            share::share(&self.0.db, &ctx, request, principal).await
        })
        .await
    }

    async fn unshare_opportunity(
        &self,
        request: Request<wire::UnshareOpportunityRequest>,
    ) -> Reply<wire::Opportunity> {
        answer(request, async |ctx, request| share::unshare(&self.0.db, &ctx, request).await).await
    }

    async fn bulk_opportunities(
        &self,
        request: Request<wire::BulkOpportunitiesRequest>,
    ) -> Reply<proto::common::v1::Job> {
        answer(request, async |ctx, request| {
            many::deals(&self.0, &ctx, request).await.map(runtime::operations::jobs::wire)
        })
        .await
    }

    async fn stand_of_deals(
        &self,
        request: Request<wire::StandOfDealsRequest>,
    ) -> Reply<wire::StandOfDealsResponse> {
        answer(request, async |ctx, request| stand::of_deals(&self.0.db, &ctx, request).await).await
    }
}
