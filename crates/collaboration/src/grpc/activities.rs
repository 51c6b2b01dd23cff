//! The gRPC face of follow-ups.

use proto::{
    collaboration::v1::{self as wire, activity_service_server::ActivityService},
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Collaboration;
use crate::{
    activities::{count, create, last},
    records::Activity,
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl ActivityService for Collaboration {
    async fn create_activity(&self, request: Request<wire::CreateActivityRequest>) -> Reply<wire::Activity> {
        answer(request, async |ctx, request| {
            create::create(&self.0.db, &ctx, request.activity, &self.0.resolver).await
        })
        .await
    }

    async fn get_activity(&self, request: Request<GetRequest>) -> Reply<wire::Activity> {
        answer(request, async |ctx, request| records::get::<Activity>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_activities(&self, request: Request<ListRequest>) -> Reply<wire::ListActivitiesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Activity>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListActivitiesResponse { activities: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_activity(&self, request: Request<wire::UpdateActivityRequest>) -> Reply<wire::Activity> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            records::update::<Activity>(&self.0.db, &ctx, request.activity, paths, &self.0.resolver).await
        })
        .await
    }

    async fn delete_activity(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Activity>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_activity(&self, request: Request<RestoreRequest>) -> Reply<wire::Activity> {
        answer(request, async |ctx, request| {
            records::restore::<Activity>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn count_activities(
        &self,
        request: Request<wire::CountActivitiesRequest>,
    ) -> Reply<wire::CountActivitiesResponse> {
        answer(request, async |ctx, request| count::count(&self.0.db, &ctx, request).await).await
    }

    async fn last_follow_ups(
        &self,
        request: Request<wire::LastFollowUpsRequest>,
    ) -> Reply<wire::LastFollowUpsResponse> {
        answer(request, async |ctx, request| last::last(&self.0.db, &ctx, request).await).await
    }

    async fn last_lead_follow_ups(
        &self,
        request: Request<wire::LastLeadFollowUpsRequest>,
    ) -> Reply<wire::LastLeadFollowUpsResponse> {
        answer(request, async |ctx, request| last::of_leads(&self.0.db, &ctx, request).await).await
    }
}
