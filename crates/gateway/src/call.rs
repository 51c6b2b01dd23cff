//! One call to a service: message bytes there, message bytes back, within a time limit.

use std::time::Duration;

use bytes::{Buf, BufMut, Bytes};
use http::uri::PathAndQuery;
use runtime::upstream::{BoxedGrpc, UpstreamError};
use tonic::{
    Request, Response, Status,
    client::Grpc,
    codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder},
    metadata::MetadataMap,
};

/// No reply is larger: a full page of the largest records fits.
const LARGEST_REPLY: usize = 64 << 20;

/// Calls a unary method.
pub async fn unary(
    upstream: BoxedGrpc,
    path: PathAndQuery,
    metadata: MetadataMap,
    message: Bytes,
    limit: Duration,
) -> Result<Response<Bytes>, Status> {
    let mut request = Request::from_parts(metadata, http::Extensions::new(), message);
    request.set_timeout(limit);
    let call = async {
        let mut grpc = Grpc::new(upstream).max_decoding_message_size(LARGEST_REPLY);
        grpc.ready().await.map_err(|error| Status::unavailable(error.to_string()))?;
        grpc.unary(request, path, AsBytes).await.map_err(unreachable_is_unavailable)
    };
    match tokio::time::timeout(limit, call).await {
        Ok(answer) => answer,
        Err(_) => Err(Status::deadline_exceeded("the service took too long")),
    }
}

/// A transport's failure is no answer of the service, whatever code tonic guessed for it.
pub fn unreachable_is_unavailable(status: Status) -> Status {
    let mut cause = std::error::Error::source(&status);
    while let Some(error) = cause {
        if error.is::<UpstreamError>() {
            return Status::unavailable(error.to_string());
        }
        cause = error.source();
    }
    status
}

/// Leaves messages as the bytes they are.
#[derive(Debug, Clone, Copy)]
pub struct AsBytes;

impl Codec for AsBytes {
    type Encode = Bytes;
    type Decode = Bytes;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for AsBytes {
    type Item = Bytes;
    type Error = Status;

    fn encode(&mut self, message: Bytes, into: &mut EncodeBuf<'_>) -> Result<(), Status> {
        into.put(message);
        Ok(())
    }
}

impl Decoder for AsBytes {
    type Item = Bytes;
    type Error = Status;

    fn decode(&mut self, from: &mut DecodeBuf<'_>) -> Result<Option<Bytes>, Status> {
        Ok(Some(from.copy_to_bytes(from.remaining())))
    }
}
