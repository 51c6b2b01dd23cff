//! The gRPC face of comparing for other services.

use proto::customers::v1::{
    CompareStrangersRequest, CompareStrangersResponse, duplicate_service_server::DuplicateService,
};
use runtime::answer;
use tonic::{Request, Response, Status};

use super::Customers;
use crate::duplicates;

#[tonic::async_trait]
impl DuplicateService for Customers {
    async fn compare_strangers(
        &self,
        request: Request<CompareStrangersRequest>,
    ) -> Result<Response<CompareStrangersResponse>, Status> {
        answer(request, async |ctx, request| duplicates::strangers(&self.0, &ctx, request).await).await
    }
}
