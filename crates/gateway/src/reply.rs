//! From a service's reply to the JSON answer: typed writers where there is one, the version as
//! ETag, the address of what was created.

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use prost::{
    Message,
    encoding::{DecodeContext, WireType, decode_key, decode_varint, skip_field},
};
use proto::common::v1::Document;

use crate::{api::Endpoint, caller, files, problem::Problem};

/// The answer to a successful call.
pub fn answer(endpoint: &Endpoint, message: Bytes) -> Result<Response, Problem> {
    if endpoint.prints() {
        return document(&message);
    }
    let json = json(endpoint, &message)?;
    let mut response = ([(header::CONTENT_TYPE, "application/json")], json).into_response();
    let headers = response.headers_mut();
    if let Some(version) = endpoint.version.and_then(|number| varint_field(&message, number)) {
        caller::put(headers, header::ETAG, &format!("\"{version}\""));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(number) = endpoint.created_id {
        let id = text_field(&message, number).unwrap_or_default();
        caller::put(headers, header::LOCATION, &format!("{}/{id}", endpoint.template));
        *response.status_mut() = StatusCode::CREATED;
    }
    Ok(response)
}

/// A printed document as its bytes, shown by the browser and saved under its name.
fn document(message: &[u8]) -> Result<Response, Problem> {
    let document = Document::decode(message).map_err(kernel::Error::internal)?;
    let mut response = document.content.into_response();
    let headers = response.headers_mut();
    caller::put(headers, header::CONTENT_TYPE, &document.content_type);
    let name = files::download::disposition(files::download::Shown::Inline, &document.name);
    caller::put(headers, header::CONTENT_DISPOSITION, &name);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn json(endpoint: &Endpoint, message: &[u8]) -> Result<Vec<u8>, Problem> {
    let name = endpoint.output.full_name();
    let written = match proto::json::writer(name) {
        Some(write) => write(message).map_err(kernel::Error::internal),
        None => Err(kernel::Error::internal(format!("no json writer for {name}"))),
    };
    written.map_err(Problem::from)
}

/// The last varint with this field number, read without decoding the whole message.
fn varint_field(message: &[u8], number: u32) -> Option<u64> {
    find_field(message, number, WireType::Varint, |rest| decode_varint(rest).ok())
}

fn text_field(message: &[u8], number: u32) -> Option<String> {
    find_field(message, number, WireType::LengthDelimited, |rest| {
        let length = usize::try_from(decode_varint(rest).ok()?).ok()?;
        let text = rest.get(..length)?;
        *rest = &rest[length..];
        String::from_utf8(text.to_vec()).ok()
    })
}

fn find_field<T>(
    mut message: &[u8],
    number: u32,
    wire_type: WireType,
    read: impl Fn(&mut &[u8]) -> Option<T>,
) -> Option<T> {
    let mut found = None;
    while !message.is_empty() {
        let (tag, kind) = decode_key(&mut message).ok()?;
        if tag == number && kind == wire_type {
            found = Some(read(&mut message)?);
        } else {
            skip_field(kind, tag, &mut message, DecodeContext::default()).ok()?;
        }
    }
    found
}
