//! The gRPC face of sheets.

use proto::{
    common::v1::{ExportRequest, ImportPreview, ImportRequest, Job, PreviewImportRequest},
    customers::v1::sheet_service_server::SheetService,
};
use runtime::{answer, operations::jobs::wire};
use tonic::{Request, Response, Status};

use crate::sheets::Papers;

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl SheetService for Papers {
    async fn preview_customer_import(&self, request: Request<PreviewImportRequest>) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.customers.preview(&ctx, request).await).await
    }

    async fn import_customers(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.customers.import(&ctx, request).await.map(wire)).await
    }

    async fn export_customers(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.customers.export(&ctx, request).await.map(wire)).await
    }

    async fn preview_contact_import(&self, request: Request<PreviewImportRequest>) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.contacts.preview(&ctx, request).await).await
    }

    async fn import_contacts(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.contacts.import(&ctx, request).await.map(wire)).await
    }

    async fn export_contacts(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.contacts.export(&ctx, request).await.map(wire)).await
    }
}
