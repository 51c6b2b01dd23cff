//! `POST /v1/files`: a form with the part `file`, or the file itself as body with its `name` in the
//! query. A broken upload is cancelled, never kept half.

use std::time::Duration;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures::{Stream, StreamExt, stream};
use http::{Request, StatusCode, header, request::Parts};
use proto::collaboration::v1::{
    UploadFileRequest,
    file_service_client::FileServiceClient,
    upload_file_request::{Meta, Part},
};
use tokio::sync::oneshot;

use super::parts::{self, Source};
use crate::{
    call, caller,
    gateway::Gateway,
    problem::Problem,
    request::{Findings, Wrong, query},
};

/// Bytes of one message to the service.
const CHUNK: usize = 256 << 10;
/// An upload may take long as long as bytes keep coming.
const LONGEST: Duration = Duration::from_secs(3600);

/// Streams the file to the service and answers with its card.
pub async fn handle(gateway: &Gateway, request: Request<Body>) -> Result<Response, Problem> {
    let (head, body) = request.into_parts();
    let metadata = gateway.metadata_of_member(&head).await?;
    let max = gateway.config.max_file;
    let length =
        head.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > max.saturating_add(64 << 10)) {
        return Err(Problem::too_large(max));
    }
    let mut meta = asked(&head)?;
    let idle = gateway.config.timeout;
    let source = match parts::boundary(&head.headers) {
        Some(boundary) => {
            let read = parts::form(body, boundary, &mut meta);
            tokio::time::timeout(idle, read).await.map_err(|_| too_slow())??
        }
        None => {
            let kind = head.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
            meta.content_type = kind.unwrap_or("application/octet-stream").to_owned();
            meta.size = length.and_then(|length| i64::try_from(length).ok()).unwrap_or_default();
            Source::Body(body.into_data_stream())
        }
    };
    parts::check(&meta)?;

    let (failed, failure) = oneshot::channel();
    let upload = Upload { source, left: max, max, idle, failed: Some(failed), rest: Bytes::new() };
    let mut request = tonic::Request::from_parts(metadata, http::Extensions::new(), upload.messages(meta));
    request.set_timeout(LONGEST);
    let upstream = gateway.upstream("collaboration")?;
    let mut client = FileServiceClient::new(upstream);
    let card = tokio::select! {
        // the failure first: the service must not take an early end for the whole file
        biased;
        Ok(problem) = failure => return Err(problem),
        card = client.upload_file(request) => card.map_err(call::unreachable_is_unavailable)?.into_inner(),
    };
    let mut response = (StatusCode::CREATED, axum::Json(&card)).into_response();
    let headers = response.headers_mut();
    let id = card.id.as_deref().unwrap_or_default();
    caller::put(headers, header::LOCATION, &format!("/v1/files/{id}"));
    caller::put(headers, header::ETAG, &format!("\"{}\"", card.version));
    Ok(response)
}

/// What the query says of the file.
fn asked(head: &Parts) -> Result<Meta, Problem> {
    let mut meta = Meta::default();
    let mut findings = Findings::default();
    for (name, value) in query::parameters(head.uri.query().unwrap_or_default(), &mut findings) {
        match name.as_str() {
            "name" => meta.name = parts::last_step(&value),
            "recordKind" => meta.record_kind = value,
            "recordId" => meta.record_id = value,
            _ => findings.push_at(name, Wrong::new("UNKNOWN_PARAMETER")),
        }
    }
    findings.finish()?;
    Ok(meta)
}

struct Upload {
    source: Source,
    left: u64,
    max: u64,
    idle: Duration,
    /// Told what went wrong, once.
    failed: Option<oneshot::Sender<Problem>>,
    rest: Bytes,
}

impl Upload {
    /// The card, then the bytes. After a failure the stream neither goes on nor ends.
    fn messages(self, meta: Meta) -> impl Stream<Item = UploadFileRequest> + Send + 'static {
        let first = UploadFileRequest { part: Some(Part::Meta(meta)) };
        let chunks = stream::unfold(self, |mut upload| async move {
            match upload.next().await {
                Ok(Some(bytes)) => {
                    Some((UploadFileRequest { part: Some(Part::Chunk(bytes.into())) }, upload))
                }
                Ok(None) => None,
                Err(problem) => {
                    if let Some(failed) = upload.failed.take() {
                        // nobody listens only when the call has ended already
                        let _ = failed.send(problem);
                    }
                    std::future::pending().await
                }
            }
        });
        stream::iter([first]).chain(chunks)
    }

    async fn next(&mut self) -> Result<Option<Bytes>, Problem> {
        while self.rest.is_empty() {
            let read = tokio::time::timeout(self.idle, self.source.next()).await.map_err(|_| too_slow())?;
            match read? {
                Some(bytes) => self.rest = bytes,
                None => return Ok(None),
            }
            self.left =
                self.left.checked_sub(self.rest.len() as u64).ok_or_else(|| Problem::too_large(self.max))?;
        }
        let length = self.rest.len().min(CHUNK);
        Ok(Some(self.rest.split_to(length)))
    }
}

fn too_slow() -> Problem {
    Problem::edge(StatusCode::REQUEST_TIMEOUT, "TIMED_OUT", "REQUEST_TOO_SLOW")
}
