//! Files go up and come down whole or not at all.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use futures::{StreamExt, stream::BoxStream};
use gateway::{Gateway, GatewayConfig, Upstreams};
use http::Request;
use proto::{
    collaboration::v1::{
        DownloadFileRequest, DownloadFileResponse, File, ListFilesResponse, UpdateFileRequest,
        UploadFileRequest,
        download_file_response::Part as Down,
        file_service_server::{FileService, FileServiceServer},
        upload_file_request::{Meta, Part as Up},
    },
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
};
use runtime::upstream;
use tonic::{Response, Status, Streaming, service::Routes};

use crate::stand_in::Edge;

const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const RECORD: &str = "01890a5d-ac96-774b-bcce-b302099a8058";

/// Keeps what was uploaded whole.
#[derive(Clone, Default)]
struct Shelf(Arc<Mutex<Option<Kept>>>);

type Kept = (Meta, Vec<u8>);

impl Shelf {
    fn kept(&self) -> Option<Kept> {
        self.0.lock().expect("no panic").clone()
    }

    fn edge(&self, max_file: u64) -> Edge {
        let service = FileServiceServer::new(self.clone());
        let upstreams =
            Upstreams::default().with("collaboration", upstream::in_process(Routes::new(service).prepare()));
        let config = GatewayConfig { max_file, ..GatewayConfig::default() };
        Edge::over(Gateway::new(config, &proto::POOL, upstreams).expect("the api is sound"))
    }
}

fn card(name: &str, size: usize) -> File {
    File {
        id: Some(ID.to_owned()),
        version: 1,
        name: Some(name.to_owned()),
        size: size as i64,
        content_type: Some("text/html".to_owned()),
        ..File::default()
    }
}

#[tonic::async_trait]
impl FileService for Shelf {
    async fn upload_file(
        &self,
        request: tonic::Request<Streaming<UploadFileRequest>>,
    ) -> Result<Response<File>, Status> {
        let mut parts = request.into_inner();
        let (mut meta, mut bytes) = (Meta::default(), vec![]);
        while let Some(message) = parts.message().await? {
            match message.part {
                Some(Up::Meta(card)) => meta = card,
                Some(Up::Chunk(chunk)) => bytes.extend_from_slice(&chunk),
                None => {}
            }
        }
        let card = card(&meta.name, bytes.len());
        *self.0.lock().expect("no panic") = Some((meta, bytes));
        Ok(Response::new(card))
    }

    type DownloadFileStream = BoxStream<'static, Result<DownloadFileResponse, Status>>;

    async fn download_file(
        &self,
        request: tonic::Request<DownloadFileRequest>,
    ) -> Result<Response<Self::DownloadFileStream>, Status> {
        if request.into_inner().id != ID {
            return Err(runtime::status::to_status(&kernel::Error::not_found("file", RECORD)));
        }
        let (meta, bytes) = self.kept().expect("something was uploaded");
        let first = DownloadFileResponse { part: Some(Down::Meta(card(&meta.name, bytes.len()))) };
        let chunks: Vec<_> = bytes.chunks(1000).map(|chunk| Down::Chunk(chunk.to_vec())).collect();
        let rest = chunks.into_iter().map(|part| DownloadFileResponse { part: Some(part) });
        let all: Vec<_> = std::iter::once(first).chain(rest).map(Ok).collect();
        Ok(Response::new(futures::stream::iter(all).boxed()))
    }

    async fn get_file(&self, _: tonic::Request<GetRequest>) -> Result<Response<File>, Status> {
        Err(Status::unimplemented("not played"))
    }
    async fn list_files(
        &self,
        _: tonic::Request<ListRequest>,
    ) -> Result<Response<ListFilesResponse>, Status> {
        Ok(Response::new(ListFilesResponse::default()))
    }
    async fn update_file(&self, _: tonic::Request<UpdateFileRequest>) -> Result<Response<File>, Status> {
        Err(Status::unimplemented("not played"))
    }
    async fn delete_file(&self, _: tonic::Request<DeleteRequest>) -> Result<Response<Empty>, Status> {
        Err(Status::unimplemented("not played"))
    }
    async fn restore_file(&self, _: tonic::Request<RestoreRequest>) -> Result<Response<File>, Status> {
        Err(Status::unimplemented("not played"))
    }
}

fn form(parts: &[(&str, &str)]) -> Request<Body> {
    let mut body = String::new();
    for (disposition, content) in parts {
        body.push_str(&format!(
            "--edge\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n"
        ));
    }
    body.push_str("--edge--\r\n");
    let request = Request::post("/v1/files").header("authorization", "Bearer mine");
    let request = request.header("content-type", "multipart/form-data; boundary=edge");
    request.body(body.into()).expect("a request")
}

#[tokio::test]
async fn a_form_goes_up_and_comes_down_the_same() {
    let shelf = Shelf::default();
    let edge = shelf.edge(1 << 20);
    let content = "客户资料".repeat(5000);
    let answer = edge
        .send(form(&[
            ("name=\"recordKind\"", "customers.customer"),
            ("name=\"recordId\"", RECORD),
            ("name=\"file\"; filename=\"C:\\报价.html\"", &content),
        ]))
        .await;
    assert_eq!((answer.status, answer.header("location")), (201, format!("/v1/files/{ID}").as_str()));
    assert_eq!(answer.value()["name"], "报价.html");
    let (meta, bytes) = shelf.kept().expect("kept");
    assert_eq!((meta.record_kind.as_str(), meta.record_id.as_str()), ("customers.customer", RECORD));
    assert_eq!(bytes, content.as_bytes());

    let down = edge.get(&format!("/v1/files/{ID}/content")).await;
    assert_eq!((down.status, &down.body[..]), (200, content.as_bytes()));
    assert_eq!(down.header("content-length"), content.len().to_string());
    assert!(down.header("content-disposition").starts_with("attachment;"));
    assert_eq!(down.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn a_bare_body_needs_its_name_in_the_query() {
    let shelf = Shelf::default();
    let edge = shelf.edge(1 << 20);
    let send = |uri: &str| {
        let request = Request::post(uri).header("authorization", "Bearer mine");
        request.header("content-type", "text/plain").body(Body::from("hello"))
    };
    let answer = edge.send(send("/v1/files?name=a.txt").expect("ok")).await;
    assert_eq!(answer.status, 201);
    assert_eq!(shelf.kept().expect("kept").0.content_type, "text/plain");
    let nameless = edge.send(send("/v1/files?recordId=7").expect("ok")).await;
    assert_eq!(nameless.status, 400);
    let wrong = [("name", "REQUIRED"), ("recordId", "NOT_A_UUID")];
    assert_eq!(nameless.wrong_fields(), wrong.map(|(field, reason)| (field.to_owned(), reason.to_owned())));
}

#[tokio::test]
async fn too_large_or_broken_uploads_leave_nothing() {
    let shelf = Shelf::default();
    let edge = shelf.edge(1000);
    let large = edge.send(form(&[("name=\"file\"; filename=\"a\"", &"x".repeat(2000))])).await;
    assert_eq!((large.status, shelf.kept()), (413, None));

    let request = form(&[("name=\"file\"; filename=\"a\"", "short")]);
    let (head, _) = request.into_parts();
    let cut = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf a fi";
    let broken = edge.send(Request::from_parts(head, cut.into())).await;
    assert_eq!((broken.status, &broken.value()["reason"]), (400, &"BODY_UNREADABLE".into()));
    assert_eq!(shelf.kept(), None);

    let late =
        edge.send(form(&[("name=\"file\"; filename=\"a\"", "x"), ("name=\"recordId\"", RECORD)])).await;
    assert_eq!(late.wrong_fields(), [("recordId".to_owned(), "FIELD_AFTER_FILE".to_owned())]);
    assert_eq!(shelf.kept(), None);
    let missing = edge.send(form(&[("name=\"recordId\"", RECORD)])).await;
    assert_eq!(missing.wrong_fields(), [("file".to_owned(), "REQUIRED".to_owned())]);
}

#[tokio::test]
async fn a_stranger_is_refused_before_anything_of_his_is_read() {
    let shelf = Shelf::default();
    let edge = shelf.edge(1000);
    for (uri, body) in [("/v1/files", "no form"), ("/v1/files?x=1", ""), ("/v1/files?name=a", "hello")] {
        let answer = edge.send(Request::post(uri).body(Body::from(body)).expect("a request")).await;
        assert_eq!((answer.status, &answer.value()["reason"]), (401, &"SIGN_IN_REQUIRED".into()), "{uri}");
    }
    let large = Request::post("/v1/files?name=a").header("content-length", "1000000");
    assert_eq!(edge.send(large.body(Body::empty()).expect("a request")).await.status, 401);
    assert_eq!(shelf.kept(), None);
}

#[tokio::test]
async fn what_is_not_there_is_told_as_a_problem() {
    let edge = Shelf::default().edge(1000);
    assert_eq!(edge.get(&format!("/v1/files/{RECORD}/content")).await.status, 404);
    assert_eq!(edge.get("/v1/files/7/content").await.status, 400);
    assert_eq!(edge.get("/v1/files").await.status, 200);
    let allowed = edge.json("PUT", "/v1/files", "{}").await;
    assert_eq!(allowed.header("allow"), "GET, HEAD, OPTIONS, POST");
}
