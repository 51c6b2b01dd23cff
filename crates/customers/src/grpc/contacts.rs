//! The gRPC face of contacts.

use proto::{
    common::v1::Empty,
    customers::v1::{self as wire, contact_service_server::ContactService},
};
use runtime::{answer, total};
use store::{list_request, records};
use tonic::{Request, Response, Status};

use super::Customers;
use crate::records::Contact;

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl ContactService for Customers {
    async fn create_contact(&self, request: Request<wire::CreateContactRequest>) -> Reply<wire::Contact> {
        answer(request, async |ctx, request| {
            records::create::<Contact>(&self.0.db, &ctx, request.contact, &self.0.resolver).await
        })
        .await
    }

    async fn get_contact(&self, request: Request<wire::GetContactRequest>) -> Reply<wire::Contact> {
        answer(request, async |ctx, request| records::get::<Contact>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_contacts(
        &self,
        request: Request<wire::ListContactsRequest>,
    ) -> Reply<wire::ListContactsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Contact>(&self.0.db, &ctx, list_request!(request)).await?;
            let total = total(page.total);
            Ok(wire::ListContactsResponse {
                contacts: page.records,
                next_page_token: page.next_page_token,
                total,
            })
        })
        .await
    }

    async fn update_contact(&self, request: Request<wire::UpdateContactRequest>) -> Reply<wire::Contact> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            records::update::<Contact>(&self.0.db, &ctx, request.contact, paths, &self.0.resolver).await
        })
        .await
    }

    async fn delete_contact(&self, request: Request<wire::DeleteContactRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Contact>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }
}
