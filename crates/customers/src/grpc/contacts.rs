//! The gRPC face of contacts: the standard methods, and who may be entered already.

use proto::customers::v1::{CheckDuplicateContactsRequest, CheckDuplicatesResponse};
use runtime::answer;
use tonic::{Request, Response, Status};

use super::Customers;
use crate::{duplicates, records::Contact};

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
});
