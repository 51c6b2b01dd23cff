//! The gRPC face of files.

use futures::{StreamExt, stream::BoxStream};
use proto::{
    collaboration::v1::{self as wire, file_service_server::FileService},
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status, Streaming};

use super::Collaboration;
use crate::{
    files::{
        download,
        upload::{self, Depot},
    },
    records::File,
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl FileService for Collaboration {
    async fn get_file(&self, request: Request<GetRequest>) -> Reply<wire::File> {
        answer(request, async |ctx, request| records::get::<File>(&self.0.db, &ctx, &request.id).await).await
    }

    async fn list_files(&self, request: Request<ListRequest>) -> Reply<wire::ListFilesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<File>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListFilesResponse { files: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_file(&self, request: Request<wire::UpdateFileRequest>) -> Reply<wire::File> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            records::update::<File>(&self.0.db, &ctx, request.file, paths, &self.0.resolver).await
        })
        .await
    }

    async fn delete_file(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<File>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_file(&self, request: Request<RestoreRequest>) -> Reply<wire::File> {
        answer(request, async |ctx, request| records::restore::<File>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn upload_file(&self, request: Request<Streaming<wire::UploadFileRequest>>) -> Reply<wire::File> {
        answer(request, async |ctx, parts| {
            let app = &self.0;
            let objects = app.objects()?;
            let largest = upload::largest(&ctx);
            let depot = Depot { db: &app.db, resolver: &app.resolver, objects, largest };
            depot.receive(&ctx, parts).await
        })
        .await
    }

    type DownloadFileStream = BoxStream<'static, Result<wire::DownloadFileResponse, Status>>;

    async fn download_file(
        &self,
        request: Request<wire::DownloadFileRequest>,
    ) -> Reply<Self::DownloadFileStream> {
        answer(request, async |ctx, request| {
            let objects = self.0.objects()?;
            Ok(download::parts(&self.0.db, &ctx, objects, &request.id).await?.boxed())
        })
        .await
    }
}
