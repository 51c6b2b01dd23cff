//! The gRPC face of sheets.

use proto::{
    collaboration::v1::sheet_service_server::SheetService,
    common::v1::{ExportRequest, ImportPreview, ImportRequest, Job, PreviewImportRequest},
};
use runtime::{answer, operations::jobs::wire};
use tonic::{Request, Response, Status};

use crate::sheets::Papers;

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl SheetService for Papers {
    async fn preview_activity_import(&self, request: Request<PreviewImportRequest>) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.follow_ups.preview(&ctx, request).await).await
    }

    async fn import_activities(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.follow_ups.import(&ctx, request).await.map(wire)).await
    }

    async fn export_activities(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.follow_ups.export(&ctx, request).await.map(wire)).await
    }

    async fn preview_task_import(&self, request: Request<PreviewImportRequest>) -> Reply<ImportPreview> {
        answer(request, async |ctx, request| self.tasks.preview(&ctx, request).await).await
    }

    async fn import_tasks(&self, request: Request<ImportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.tasks.import(&ctx, request).await.map(wire)).await
    }

    async fn export_tasks(&self, request: Request<ExportRequest>) -> Reply<Job> {
        answer(request, async |ctx, request| self.tasks.export(&ctx, request).await.map(wire)).await
    }
}
