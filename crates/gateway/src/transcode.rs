//! A REST request answered by a service's method: read path, query and body into the method's
//! message, call, and write the reply as JSON.

use axum::{body::Body as HttpBody, response::Response};
use bytes::Bytes;
use http::{Request, StatusCode, header, request::Parts};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use kernel::{Error, Kind};
use prost::Message;
use prost_reflect::{DynamicMessage, FieldDescriptor, Value};

use crate::{
    also_wrong,
    api::{Body, Endpoint},
    gateway::Gateway,
    problem::Problem,
    reply,
    request::{Findings, Wrong, body, query},
    session,
};

/// Answers a request by the method at its address.
pub async fn handle(
    gateway: &Gateway,
    endpoint: &Endpoint,
    values: &[String],
    request: Request<HttpBody>,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let json = match endpoint.body {
        Body::None => Bytes::new(),
        Body::Whole | Body::Field(_) => collect(gateway, &parts, body).await?,
    };
    let (mut message, findings) = read(endpoint, &parts, values, &json)?;
    let unread = findings.paths();
    if let Err(refusal) = findings.finish() {
        return Err(also_wrong::refuse(gateway, endpoint, &parts, message, refusal, &unread).await);
    }
    let step = session::step(endpoint);
    if let Some(step) = step {
        session::before(step, &parts, &mut message)?;
    }
    let metadata = gateway.metadata(&parts, endpoint.access.actor).await;
    let called = match metadata {
        Ok(metadata) => gateway.call(endpoint, metadata, message.encode_to_vec().into()).await,
        Err(problem) => Err(problem),
    };
    match (called, step) {
        (Ok(reply), None) => reply::answer(endpoint, reply),
        (Ok(reply), Some(step)) => {
            let cookies = session::cookies(step, &parts, &reply);
            let mut response = reply::answer(endpoint, reply)?;
            for cookie in cookies {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        (Err(problem), Some(step)) => Err(session::after_refusal(step, &parts, problem)),
        (Err(problem), None) => Err(problem),
    }
}

/// Nothing but a JSON body of bearable size, sent in time.
async fn collect(gateway: &Gateway, parts: &Parts, body: HttpBody) -> Result<Bytes, Problem> {
    let max = gateway.config.max_body;
    let read = Limited::new(body, max).collect();
    let bytes = match tokio::time::timeout(gateway.config.timeout, read).await {
        Ok(Ok(collected)) => collected.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(Problem::too_large(max)),
        Ok(Err(_)) => return Err(Error::new(Kind::Invalid, "BODY_UNREADABLE").into()),
        Err(_) => return Err(Problem::edge(StatusCode::REQUEST_TIMEOUT, "TIMED_OUT", "REQUEST_TOO_SLOW")),
    };
    if !bytes.is_empty() && !is_json(parts) {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Err(Problem::edge(status, "UNSUPPORTED_TYPE", "UNSUPPORTED_CONTENT_TYPE"));
    }
    Ok(bytes)
}

fn is_json(parts: &Parts) -> bool {
    let given = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let Some(mime) = given.and_then(|text| text.parse::<mime::Mime>().ok()) else { return false };
    let json = mime.type_() == mime::APPLICATION
        && (mime.subtype() == mime::JSON || mime.suffix() == Some(mime::JSON));
    json && mime.get_param(mime::CHARSET).is_none_or(|charset| charset == mime::UTF_8)
}

/// The method's message from all parts of the request, and what of them could not be read.
fn read(
    endpoint: &Endpoint,
    parts: &Parts,
    values: &[String],
    json: &[u8],
) -> Result<(DynamicMessage, Findings), Error> {
    let mut findings = Findings::default();
    let mut message = DynamicMessage::new(endpoint.input.clone());
    let mut taken: Vec<u32> = endpoint
        .template
        .variables()
        .filter_map(|variable| variable.fields.first())
        .map(FieldDescriptor::number)
        .collect();
    match &endpoint.body {
        Body::None => {}
        Body::Whole => {
            let json = body::json(if json.is_empty() { b"{}" } else { json })?;
            message = body::message(json, &endpoint.input, &mut findings);
            taken.extend(endpoint.input.fields().map(|field| field.number()));
        }
        Body::Field(field) => {
            if json.is_empty() {
                return Err(Error::new(Kind::Invalid, "BODY_REQUIRED"));
            }
            let json = body::json(json)?;
            let kind = field.kind();
            if let Some(inner) = kind.as_message() {
                let beside = &endpoint.beside;
                let record = body::with_fields_beside(json, inner, &mut message, beside, &mut findings);
                message.set_field(field, Value::Message(record));
                if let Some(mask) = &endpoint.update_mask {
                    // a field that can't be read is not changed
                    let unread = findings.paths();
                    let mut given = body::fields_given(json, inner);
                    given.retain(|field| !unread.iter().any(|path| path == field.json_name()));
                    message.set_field(mask, mask_of(mask, &given, endpoint));
                }
            }
            taken.extend(endpoint.input.fields().map(|field| field.number()));
        }
    }
    for (variable, text) in endpoint.template.variables().zip(values) {
        query::bind(&mut message, variable, text, &mut findings);
    }
    let parameters = query::parameters(parts.uri.query().unwrap_or_default(), &mut findings);
    query::fill(&mut message, parameters, &taken, &mut findings);
    if message.encoded_len() > LARGEST_MESSAGE {
        findings.push(Wrong::new("TOO_LONG").with("max", LARGEST_MESSAGE));
    }
    Ok((message, findings))
}

/// What gRPC servers take at most by default.
pub const LARGEST_MESSAGE: usize = 4 << 20;

/// A PATCH changes what its JSON names; the id only says which record.
fn mask_of(mask: &FieldDescriptor, given: &[FieldDescriptor], endpoint: &Endpoint) -> Value {
    let is_path = |field: &FieldDescriptor| {
        endpoint.template.variables().any(|variable| variable.fields.last() == Some(field))
    };
    let paths = given.iter().filter(|field| !is_path(field));
    let paths = paths.map(|field| Value::String(field.name().to_owned())).collect();
    let mut value = Value::default_value(&mask.kind());
    if let Value::Message(value) = &mut value {
        value.set_field_by_number(1, Value::List(paths));
    }
    value
}
