//! The service's gRPC methods: a line each over the commands, nothing decided here.

mod forms;
mod leads;
mod moves;
mod sheets;

use std::sync::Arc;

use proto::marketing::v1 as wire;
use runtime::{App, answer};
use tonic::{Request, Response, Status};

use crate::results;

/// All of this service's gRPC services.
#[derive(Clone)]
pub struct Marketing(pub Arc<App>);

crate::records::channel_service!(Marketing);
crate::records::assignment_rule_service!(Marketing);
crate::records::campaign_service!(Marketing, and {
    async fn get_campaign_results(
        &self,
        request: Request<wire::GetCampaignResultsRequest>,
    ) -> Result<Response<wire::GetCampaignResultsResponse>, Status> {
        answer(request, async |ctx, request| results::results(&self.0.db, &ctx, request).await).await
    }
});
