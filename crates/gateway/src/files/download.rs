//! `GET /v1/files/{id}/content`: the bytes, as something to save, never as something to open within
//! our own pages.

use std::time::Duration;

use axum::{body::Body, response::Response};
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, future};
use http::{HeaderMap, HeaderValue, Request, header};
use kernel::Error;
use proto::{
    collaboration::v1::{
        DownloadFileRequest, File, download_file_response::Part, file_service_client::FileServiceClient,
    },
    options::Actor,
};
use tonic::Status;

use crate::{call, caller, gateway::Gateway, problem::Problem, request::query};

const LONGEST: Duration = Duration::from_secs(3600);

/// Streams the file from the service.
pub async fn handle(
    gateway: &Gateway,
    values: &[String],
    request: Request<Body>,
) -> Result<Response, Problem> {
    let (head, _) = request.into_parts();
    query::none(head.uri.query())?;
    let id = values.first().cloned().unwrap_or_default();
    if kernel::Uuid::try_parse(&id).is_err() {
        return Err(Error::invalid("id", "NOT_A_UUID").into());
    }
    let metadata = gateway.metadata(&head, Actor::Member).await?;
    let message = DownloadFileRequest { id };
    let mut request = tonic::Request::from_parts(metadata, http::Extensions::new(), message);
    request.set_timeout(LONGEST);
    let mut client = FileServiceClient::new(gateway.upstream("collaboration")?);
    let begin = async {
        let mut parts = client.download_file(request).await?.into_inner();
        Ok::<_, Status>((parts.message().await?.and_then(|first| first.part), parts))
    };
    let begun =
        tokio::time::timeout(gateway.config.timeout, begin).await.map_err(|_| Problem::timed_out())?;
    let (first, parts) = begun.map_err(call::unreachable_is_unavailable)?;
    let Some(Part::Meta(card)) = first else {
        return Err(Error::internal("a download began without the file's card").into());
    };
    let chunks = parts.try_filter_map(|message| {
        future::ok(match message.part {
            Some(Part::Chunk(bytes)) => Some(Bytes::from(bytes)),
            _ => None,
        })
    });
    // a break in the middle ends the connection: the length tells the caller that bytes are missing
    let mut response = Response::new(Body::from_stream(chunks.boxed()));
    describe(&card, response.headers_mut());
    Ok(response)
}

fn describe(card: &File, headers: &mut HeaderMap) {
    let kind = card.content_type.as_deref().and_then(|kind| HeaderValue::from_str(kind).ok());
    let kind = kind.filter(|kind| !kind.is_empty());
    headers
        .insert(header::CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(card.size));
    let name = disposition(Shown::Saved, card.name.as_deref().unwrap_or("file"));
    caller::put(headers, header::CONTENT_DISPOSITION, &name);
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Some(sum) = &card.sha256 {
        caller::put(headers, header::ETAG, &format!("\"{sum}\""));
    }
}

/// What a browser does with the bytes.
#[derive(Debug, Clone, Copy)]
pub enum Shown {
    /// It saves them: they come from somebody else.
    Saved,
    /// It may show them: we made them.
    Inline,
}

/// The name for old and for new browsers (RFC 5987).
pub fn disposition(shown: Shown, name: &str) -> String {
    let plain = |c: char| if c.is_ascii_graphic() && !"\"\\%;".contains(c) || c == ' ' { c } else { '_' };
    let old: String = name.chars().map(plain).collect();
    let mut new = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => new.push(byte as char),
            other => new.push_str(&format!("%{other:02X}")),
        }
    }
    let how = match shown {
        Shown::Saved => "attachment",
        Shown::Inline => "inline",
    };
    format!("{how}; filename=\"{old}\"; filename*=UTF-8''{new}")
}

#[cfg(test)]
mod tests {
    use super::{Shown, disposition};

    #[test]
    fn a_chinese_name_reaches_every_browser() {
        let expected = "attachment; filename=\"__ 1.pdf\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%201.pdf";
        assert_eq!(disposition(Shown::Saved, "报价 1.pdf"), expected);
        assert!(!disposition(Shown::Inline, "a\"\r\nX: y").contains('\n'));
    }
}
