//! The gRPC face of the catalogue and of price books.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    sales::v1::{self as wire, product_service_server::ProductService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Sales;
use crate::{commands::products, prices, records::Product};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl ProductService for Sales {
    async fn create_product(&self, request: Request<wire::CreateProductRequest>) -> Reply<wire::Product> {
        answer(request, async |ctx, request| {
            products::create(&self.0.db, &ctx, &self.0.resolver, request.product).await
        })
        .await
    }

    async fn get_product(&self, request: Request<GetRequest>) -> Reply<wire::Product> {
        answer(request, async |ctx, request| records::get::<Product>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_products(&self, request: Request<ListRequest>) -> Reply<wire::ListProductsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Product>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListProductsResponse { products: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_product(&self, request: Request<wire::UpdateProductRequest>) -> Reply<wire::Product> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            let (db, resolver) = (&self.0.db, &self.0.resolver);
            records::update::<Product>(db, &ctx, request.product, paths, resolver).await
        })
        .await
    }

    async fn delete_product(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Product>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_product(&self, request: Request<RestoreRequest>) -> Reply<wire::Product> {
        answer(request, async |ctx, request| records::restore::<Product>(&self.0.db, &ctx, &request.id).await)
            .await
    }
}

crate::records::price_book_service!(Sales, and {
    async fn resolve_prices(
        &self,
        request: Request<wire::ResolvePricesRequest>,
    ) -> Reply<wire::ResolvePricesResponse> {
        answer(request, async |ctx, request| {
            prices::resolve(&self.0.db, &ctx, &self.0.resolver, request).await
        })
        .await
    }
});
crate::records::price_book_line_service!(Sales);
crate::records::discount_limit_service!(Sales);
