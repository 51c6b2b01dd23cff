//! The gRPC face of contacts: the standard methods, who may be entered already, and many at once.

use proto::{
    common::v1::Job,
    customers::v1::{BulkContactsRequest, CheckDuplicateContactsRequest, CheckDuplicatesResponse},
};
use runtime::answer;
use tonic::{Request, Response, Status};

use super::Customers;
use crate::{commands::many, duplicates, records::Contact};

crate::records::contact_service!(Customers, and {
    async fn check_duplicate_contacts(
        &self,
        request: Request<CheckDuplicateContactsRequest>,
    ) -> Result<Response<CheckDuplicatesResponse>, Status> {
        answer(request, async |ctx, request| {
            duplicates::check::<Contact>(&self.0.db, &ctx, request.contact).await
        })
        .await
    }

    async fn bulk_contacts(&self, request: Request<BulkContactsRequest>) -> Result<Response<Job>, Status> {
        answer(request, async |ctx, request| {
            many::contacts(&self.0, &ctx, request).await.map(runtime::operations::jobs::wire)
        })
        .await
    }
});
