//! The gRPC face of customers.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, Job, ListRequest, RestoreRequest},
    customers::v1::{self as wire, customer_service_server::CustomerService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Customers;
use crate::{commands, duplicates, records::Customer};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl CustomerService for Customers {
    async fn create_customer(&self, request: Request<wire::CreateCustomerRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::create::create(&self.0, &ctx, request.customer).await)
            .await
    }

    async fn get_customer(&self, request: Request<GetRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| records::get::<Customer>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_customers(&self, request: Request<ListRequest>) -> Reply<wire::ListCustomersResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Customer>(&self.0.db, &ctx, list_request(request)).await?;
            let total = total(page.total);
            Ok(wire::ListCustomersResponse {
                customers: page.records,
                next_page_token: page.next_page_token,
                total,
            })
        })
        .await
    }

    async fn update_customer(&self, request: Request<wire::UpdateCustomerRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            records::update::<Customer>(&self.0.db, &ctx, request.customer, paths, &self.0.resolver).await
        })
        .await
    }

    async fn delete_customer(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Customer>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_customer(&self, request: Request<RestoreRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::restore::restore(&self.0, &ctx, &request.id).await)
            .await
    }

    async fn claim_customer(&self, request: Request<wire::ClaimCustomerRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::claim::claim(&self.0, &ctx, request).await).await
    }

    async fn release_customer(
        &self,
        request: Request<wire::ReleaseCustomerRequest>,
    ) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::release::release(&self.0, &ctx, request).await).await
    }

    async fn assign_customer(&self, request: Request<wire::AssignCustomerRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::assign::assign(&self.0, &ctx, request).await).await
    }

    async fn transfer_customer(
        &self,
        request: Request<wire::TransferCustomerRequest>,
    ) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::transfer::transfer(&self.0, &ctx, request).await).await
    }

    async fn share_customer(&self, request: Request<wire::ShareCustomerRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::share::share(&self.0, &ctx, request).await).await
    }

    async fn unshare_customer(
        &self,
        request: Request<wire::UnshareCustomerRequest>,
    ) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::share::unshare(&self.0, &ctx, request).await).await
    }

    async fn lock_customer(&self, request: Request<wire::LockCustomerRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| {
            commands::lock::set_locked(&self.0, &ctx, &request.id, true).await
        })
        .await
    }

    async fn unlock_customer(&self, request: Request<wire::UnlockCustomerRequest>) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| {
            commands::lock::set_locked(&self.0, &ctx, &request.id, false).await
        })
        .await
    }

    async fn protect_customer(
        &self,
        request: Request<wire::ProtectCustomerRequest>,
    ) -> Reply<wire::Customer> {
        answer(request, async |ctx, request| commands::protect::protect(&self.0.db, &ctx, request).await)
            .await
    }

    async fn check_duplicate_customers(
        &self,
        request: Request<wire::CheckDuplicateCustomersRequest>,
    ) -> Reply<wire::CheckDuplicatesResponse> {
        answer(request, async |ctx, request| {
            duplicates::check::<Customer>(&self.0.db, &ctx, request.customer).await
        })
        .await
    }

    async fn bulk_customers(&self, request: Request<wire::BulkCustomersRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| {
            commands::many::customers(&self.0, &ctx, request).await.map(runtime::operations::jobs::wire)
        })
        .await
    }

    async fn ask_share(&self, request: Request<wire::AskShareRequest>) -> Reply<wire::AskShareResponse> {
        answer(request, async |ctx, request| duplicates::ask(&self.0.db, &ctx, request).await).await
    }

    async fn transfer_customers(&self, request: Request<wire::TransferCustomersRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| {
            commands::many::transfer_all(&self.0, &ctx, request).await.map(runtime::operations::jobs::wire)
        })
        .await
    }
}
