//! The gRPC face of leads.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, Job, ListRequest, RestoreRequest},
    customers::v1::CheckDuplicatesResponse,
    marketing::v1::{self as wire, lead_service_server::LeadService},
};
use runtime::{answer, colleague, list_request, operations::jobs::wire as job, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Marketing;
use crate::{
    commands::{assign, create, delete, disqualify, grab, many, reopen, restore, share},
    conversion, duplicates,
    records::Lead,
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl LeadService for Marketing {
    async fn create_lead(&self, request: Request<wire::CreateLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| create::asked(&self.0, &ctx, request.lead).await).await
    }

    async fn get_lead(&self, request: Request<GetRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| records::get::<Lead>(&self.0.db, &ctx, &request.id).await).await
    }

    async fn list_leads(&self, request: Request<ListRequest>) -> Reply<wire::ListLeadsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Lead>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListLeadsResponse { leads: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_lead(&self, request: Request<wire::UpdateLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            let (db, resolver) = (&self.0.db, &self.0.resolver);
            records::update::<Lead>(db, &ctx, request.lead, paths, resolver).await
        })
        .await
    }

    async fn delete_lead(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            delete::delete(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_lead(&self, request: Request<RestoreRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| restore::restore(&self.0.db, &ctx, &request.id).await).await
    }

    async fn check_duplicate_leads(
        &self,
        request: Request<wire::CheckDuplicateLeadsRequest>,
    ) -> Reply<CheckDuplicatesResponse> {
        answer(request, async |ctx, request| duplicates::check(&self.0, &ctx, request.lead).await).await
    }

    async fn assign_lead(&self, request: Request<wire::AssignLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| assign::assign(&self.0, &ctx, request).await).await
    }

    async fn grab_lead(&self, request: Request<wire::GrabLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| grab::grab(&self.0.db, &ctx, request).await).await
    }

    async fn disqualify_lead(&self, request: Request<wire::DisqualifyLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| disqualify::disqualify(&self.0.db, &ctx, request).await).await
    }

    async fn reopen_lead(&self, request: Request<wire::ReopenLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| reopen::reopen(&self.0.db, &ctx, request).await).await
    }

    async fn convert_lead(&self, request: Request<wire::ConvertLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| conversion::start::convert(&self.0, &ctx, request).await).await
    }

    async fn share_lead(&self, request: Request<wire::ShareLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| {
            let principal = colleague::principal(&self.0, &ctx, &request.principal_id).await?;
            share::share(&self.0.db, &ctx, request, principal).await
        })
        .await
    }

    async fn unshare_lead(&self, request: Request<wire::UnshareLeadRequest>) -> Reply<wire::Lead> {
        answer(request, async |ctx, request| share::unshare(&self.0.db, &ctx, request).await).await
    }

    async fn bulk_leads(&self, request: Request<wire::BulkLeadsRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| many::leads(&self.0, &ctx, request).await.map(job)).await
    }
}
