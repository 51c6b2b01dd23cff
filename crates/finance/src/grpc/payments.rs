//! The gRPC face of payments and the ledger of their allocations.

use proto::{
    common::v1::{GetRequest, ListRequest},
    finance::v1::{
        self as wire, payment_allocation_service_server::PaymentAllocationService,
        payment_service_server::PaymentService,
    },
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Finance;
use crate::{
    commands::payments,
    records::{Payment, PaymentAllocation},
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl PaymentService for Finance {
    async fn get_payment(&self, request: Request<GetRequest>) -> Reply<wire::Payment> {
        answer(request, async |ctx, request| records::get::<Payment>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_payments(&self, request: Request<ListRequest>) -> Reply<wire::ListPaymentsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Payment>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListPaymentsResponse { payments: page.records, next_page_token, total })
        })
        .await
    }

    async fn create_payment(&self, request: Request<wire::CreatePaymentRequest>) -> Reply<wire::Payment> {
        answer(request, async |ctx, request| {
            payments::create(&self.0.db, &ctx, &self.0.resolver, request.payment).await
        })
        .await
    }

    async fn update_payment(&self, request: Request<wire::UpdatePaymentRequest>) -> Reply<wire::Payment> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            records::update::<Payment>(&self.0.db, &ctx, request.payment, paths, &self.0.resolver).await
        })
        .await
    }

    async fn allocate_payment(&self, request: Request<wire::AllocatePaymentRequest>) -> Reply<wire::Payment> {
        answer(request, async |ctx, request| payments::allocate(&self.0.db, &ctx, request).await).await
    }

    async fn release_payment(&self, request: Request<wire::ReleasePaymentRequest>) -> Reply<wire::Payment> {
        answer(request, async |ctx, request| payments::release(&self.0.db, &ctx, request).await).await
    }

    async fn refund_payment(&self, request: Request<wire::RefundPaymentRequest>) -> Reply<wire::Payment> {
        answer(request, async |ctx, request| payments::refund(&self.0.db, &ctx, request).await).await
    }

    async fn void_payment(&self, request: Request<wire::VoidPaymentRequest>) -> Reply<wire::Payment> {
        answer(request, async |ctx, request| payments::void(&self.0.db, &ctx, request).await).await
    }
}

#[tonic::async_trait]
impl PaymentAllocationService for Finance {
    async fn get_payment_allocation(&self, request: Request<GetRequest>) -> Reply<wire::PaymentAllocation> {
        answer(request, async |ctx, request| {
            records::get::<PaymentAllocation>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_payment_allocations(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListPaymentAllocationsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<PaymentAllocation>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListPaymentAllocationsResponse {
                payment_allocations: page.records,
                next_page_token,
                total,
            })
        })
        .await
    }
}
