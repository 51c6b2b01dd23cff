//! The gRPC face of sheets.

use proto::{
    common::v1::{ExportRequest, ImportPreview, ImportRequest, Job, PreviewImportRequest},
    sales::v1::sheet_service_server::SheetService,
};
use runtime::{answer, operations::jobs::wire};
use tonic::{Request, Response, Status};

use crate::sheets::Papers;

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl SheetService for Papers {
    async fn preview_opportunity_import(
        &self,
        request: Request<PreviewImportRequest>,
    ) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.deals.preview(&ctx, request).await).await
    }

    async fn import_opportunities(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.deals.import(&ctx, request).await.map(wire)).await
    }

    async fn export_opportunities(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.deals.export(&ctx, request).await.map(wire)).await
    }

    async fn preview_product_import(&self, request: Request<PreviewImportRequest>) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.products.preview(&ctx, request).await).await
    }

    async fn import_products(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.products.import(&ctx, request).await.map(wire)).await
    }

    async fn export_products(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.products.export(&ctx, request).await.map(wire)).await
    }

    async fn preview_price_book_line_import(
        &self,
        request: Request<PreviewImportRequest>,
    ) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.prices.preview(&ctx, request).await).await
    }

    async fn import_price_book_lines(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.prices.import(&ctx, request).await.map(wire)).await
    }

    async fn export_price_book_lines(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.prices.export(&ctx, request).await.map(wire)).await
    }
}
