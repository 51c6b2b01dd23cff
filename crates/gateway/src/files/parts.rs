//! What a browser's form says of a file, and the bytes that follow.

use axum::body::{Body, BodyDataStream};
use bytes::Bytes;
use futures::StreamExt;
use http::{HeaderMap, header};
use kernel::{Error, FieldErrors};
use multer::{Field, Multipart};
use proto::collaboration::v1::upload_file_request::Meta;

/// Longest text field of the form.
const LONGEST_FIELD: usize = 1024;

/// Where the file's bytes come from.
pub enum Source {
    /// The body is the file.
    Body(BodyDataStream),
    /// The file is a part of a form.
    Form(Box<Multipart<'static>>, Option<Box<Field<'static>>>),
}

impl Source {
    /// The next bytes; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        match self {
            Self::Body(body) => body.next().await.transpose().map_err(|_| broken()),
            Self::Form(form, file) => {
                if let Some(open) = file
                    && let Some(bytes) = open.chunk().await.map_err(|_| broken())?
                {
                    return Ok(Some(bytes));
                }
                // the form goes on only once its part is closed
                *file = None;
                refuse_more(form).await?;
                Ok(None)
            }
        }
    }
}

/// Is the body a form, and with which boundary?
pub fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// Reads the form up to its file.
pub async fn form(body: Body, boundary: String, meta: &mut Meta) -> Result<Source, Error> {
    let mut form = Multipart::new(body.into_data_stream(), boundary);
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        match field.name() {
            Some("file") => {
                meta.name = field.file_name().map(last_step).unwrap_or_default();
                meta.content_type = field.content_type().map(ToString::to_string).unwrap_or_default();
                return Ok(Source::Form(Box::new(form), Some(Box::new(field))));
            }
            Some("recordKind") => meta.record_kind = text(field, "recordKind").await?,
            Some("recordId") => meta.record_id = text(field, "recordId").await?,
            other => return Err(Error::invalid(other.unwrap_or("?"), "UNKNOWN_FIELD")),
        }
    }
    Err(Error::invalid("file", "REQUIRED"))
}

/// The file's name without the folders that some browsers send along.
pub fn last_step(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// What the service cannot be asked with.
pub fn check(meta: &Meta) -> Result<(), Error> {
    let mut errors = FieldErrors::default();
    if meta.name.is_empty() {
        errors.push("name", "REQUIRED");
    }
    for (field, text) in [("name", &meta.name), ("recordKind", &meta.record_kind)] {
        if text.chars().any(char::is_control) {
            errors.push(field, "CONTROL_CHARACTER");
        }
    }
    if !meta.record_id.is_empty() && kernel::Uuid::try_parse(&meta.record_id).is_err() {
        errors.push("recordId", "NOT_A_UUID");
    }
    errors.finish()
}

async fn text(mut field: Field<'static>, name: &str) -> Result<String, Error> {
    let mut bytes = vec![];
    while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST_FIELD {
            return Err(Error::invalid(name, "TOO_LONG").with("max", LONGEST_FIELD));
        }
    }
    String::from_utf8(bytes).map_err(|_| Error::invalid(name, "NOT_UTF8"))
}

/// The service already has what came before the file: nothing may follow it.
async fn refuse_more(form: &mut Multipart<'static>) -> Result<(), Error> {
    match form.next_field().await.map_err(|_| broken())? {
        None => Ok(()),
        Some(field) => Err(Error::invalid(field.name().unwrap_or("?"), "FIELD_AFTER_FILE")),
    }
}

fn broken() -> Error {
    Error::new(kernel::Kind::Invalid, "BODY_UNREADABLE")
}
