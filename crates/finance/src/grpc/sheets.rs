//! The gRPC face of sheets.

use proto::{
    common::v1::{ExportRequest, ImportPreview, ImportRequest, Job, PreviewImportRequest},
    finance::v1::sheet_service_server::SheetService,
};
use runtime::{answer, operations::jobs::wire};
use tonic::{Request, Response, Status};

use crate::sheets::Papers;

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl SheetService for Papers {
    async fn preview_contract_import(&self, request: Request<PreviewImportRequest>) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.contracts.preview(&ctx, request).await).await
    }

    async fn import_contracts(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.contracts.import(&ctx, request).await.map(wire)).await
    }

    async fn export_contracts(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.contracts.export(&ctx, request).await.map(wire)).await
    }

    async fn preview_receivable_plan_import(
        &self,
        request: Request<PreviewImportRequest>,
    ) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.plans.preview(&ctx, request).await).await
    }

    async fn import_receivable_plans(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.plans.import(&ctx, request).await.map(wire)).await
    }

    async fn export_receivable_plans(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.plans.export(&ctx, request).await.map(wire)).await
    }

    async fn preview_payment_import(&self, request: Request<PreviewImportRequest>) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.payments.preview(&ctx, request).await).await
    }

    async fn import_payments(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.payments.import(&ctx, request).await.map(wire)).await
    }

    async fn export_payments(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.payments.export(&ctx, request).await.map(wire)).await
    }

    async fn export_invoices(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.invoices.export(&ctx, request).await.map(wire)).await
    }
}
