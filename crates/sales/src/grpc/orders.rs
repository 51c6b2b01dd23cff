//! The gRPC face of orders, and of their deliveries, which are read only.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    sales::v1::{self as wire, delivery_service_server::DeliveryService, order_service_server::OrderService},
};
use runtime::{answer, colleague, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Sales;
use crate::{
    commands::{hand_over, orders},
    records::{Delivery, Order},
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl OrderService for Sales {
    async fn create_order(&self, request: Request<wire::CreateOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| {
            orders::create(&self.0.db, &ctx, &self.0.resolver, request.order).await
        })
        .await
    }

    async fn get_order(&self, request: Request<GetRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| records::get::<Order>(&self.0.db, &ctx, &request.id).await).await
    }

    async fn list_orders(&self, request: Request<ListRequest>) -> Reply<wire::ListOrdersResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Order>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListOrdersResponse { orders: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_order(&self, request: Request<wire::UpdateOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            orders::update(&self.0.db, &ctx, &self.0.resolver, request.order, paths).await
        })
        .await
    }

    async fn delete_order(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            orders::delete(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_order(&self, request: Request<RestoreRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| records::restore::<Order>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn confirm_order(&self, request: Request<wire::ConfirmOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::confirm(&self.0.db, &ctx, request).await).await
    }

    async fn deliver_order(&self, request: Request<wire::DeliverOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::deliver(&self.0.db, &ctx, request).await).await
    }

    async fn return_order(&self, request: Request<wire::ReturnOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::take_back(&self.0.db, &ctx, request).await).await
    }

    async fn assign_order(&self, request: Request<wire::AssignOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| {
            let owner = colleague::new_owner(&self.0, &ctx, "ownerId", &request.owner_id).await?;
            hand_over::order(&self.0.db, &ctx, request, owner).await
        })
        .await
    }

    async fn request_contract(&self, request: Request<wire::RequestContractRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::request::contract(&self.0.db, &ctx, request).await).await
    }

    async fn request_payment(&self, request: Request<wire::RequestPaymentRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::request::payment(&self.0.db, &ctx, request).await).await
    }

    async fn request_invoice(&self, request: Request<wire::RequestInvoiceRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::request::invoice(&self.0.db, &ctx, request).await).await
    }

    async fn close_order(&self, request: Request<wire::CloseOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::close(&self.0.db, &ctx, request).await).await
    }

    async fn cancel_order(&self, request: Request<wire::CancelOrderRequest>) -> Reply<wire::Order> {
        answer(request, async |ctx, request| orders::cancel(&self.0.db, &ctx, request).await).await
    }
}

#[tonic::async_trait]
impl DeliveryService for Sales {
    async fn get_delivery(&self, request: Request<GetRequest>) -> Reply<wire::Delivery> {
        answer(request, async |ctx, request| records::get::<Delivery>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_deliveries(&self, request: Request<ListRequest>) -> Reply<wire::ListDeliveriesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Delivery>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListDeliveriesResponse { deliveries: page.records, next_page_token, total })
        })
        .await
    }
}
