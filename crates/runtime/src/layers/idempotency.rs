//! Same call, same key: one effect. The command writes the key beside its record in one
//! transaction; a repeat finds it there and is answered with the record as the caller may see it
//! now. Two at the same moment: the second's commit fails, and it is answered like a repeat.

use async_trait::async_trait;
use bytes::{BufMut, Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full, Limited, StreamBody};
use kernel::{Ctx, Error, Kind};
use sha2::{Digest, Sha256};
use tonic::{Code, Status, body::Body};

use super::methods::Method;

/// What a command answers when another call with its key was faster.
pub const RACE: &str = "IDEMPOTENCY_RACE";
const LARGEST_MESSAGE: usize = 4 << 20;
const FRAME_HEAD: usize = 5;

/// Remembers what came of keys.
#[async_trait]
pub trait Repeats: Send + Sync {
    /// The answer to an earlier call with the context's key, as an encoded message under the
    /// caller's present rights; `None` when the key is new. The same key with another request is
    /// refused.
    async fn answer(&self, ctx: &Ctx, method: &Method) -> kernel::Result<Option<Vec<u8>>>;
}

/// Reads the whole message, gives its hash and the request with the message in it again.
pub async fn hashed(request: Request<Body>) -> kernel::Result<([u8; 32], Request<Body>)> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, LARGEST_MESSAGE + FRAME_HEAD).collect().await;
    let bytes = body.map_err(|cause| too_large_or_broken(&*cause))?.to_bytes();
    let hash = Sha256::digest(bytes.get(FRAME_HEAD..).unwrap_or_default()).into();
    Ok((hash, Request::from_parts(parts, Body::new(Full::new(bytes)))))
}

fn too_large_or_broken(cause: &(dyn std::error::Error + 'static)) -> Error {
    if cause.is::<http_body_util::LengthLimitError>() {
        return Error::new(Kind::Invalid, "BODY_TOO_LARGE").with("max", LARGEST_MESSAGE);
    }
    Error::new(Kind::Invalid, "BODY_UNREADABLE").because(cause)
}

/// May the refusal come of the same call's first run? It lost the race for its key, or it found what
/// the first had made: the name taken, the customer claimed, the record gone.
pub fn may_be_a_repeat(response: &Response<Body>) -> bool {
    let code = response.headers().get(Status::GRPC_STATUS).map(|code| Code::from_bytes(code.as_bytes()));
    matches!(code, Some(Code::Aborted | Code::AlreadyExists | Code::FailedPrecondition | Code::NotFound))
}

/// An encoded message as a gRPC answer.
pub fn reply(message: &[u8]) -> Response<Body> {
    let mut frame = BytesMut::with_capacity(FRAME_HEAD + message.len());
    frame.put_u8(0);
    frame.put_u32(message.len() as u32);
    frame.put_slice(message);
    let trailers = HeaderMap::from_iter([(Status::GRPC_STATUS, HeaderValue::from_static("0"))]);
    let frames = [http_body::Frame::data(frame.freeze()), http_body::Frame::trailers(trailers)];
    let frames = frames.map(Ok::<http_body::Frame<Bytes>, std::convert::Infallible>);
    let mut response = Response::new(Body::new(StreamBody::new(futures::stream::iter(frames))));
    let grpc = HeaderValue::from_static("application/grpc");
    response.headers_mut().insert(http::header::CONTENT_TYPE, grpc);
    response
}
