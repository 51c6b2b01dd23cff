//! A visitor's answers as browsers send them: JSON from our script, or the fields of a page's own form.

use std::collections::BTreeMap;

use http::{StatusCode, header, request::Parts};
use kernel::{Error, Kind};
use proto::marketing::v1::{FormValue, SubmitFormRequest};
use serde::Deserialize;

use crate::{
    problem::Problem,
    request::{Findings, query},
};

/// Answers of one message.
const MOST_VALUES: usize = 300;
/// The field that people don't see and machines fill in.
pub const TRAP: &str = "website_url";

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Sent {
    id: String,
    values: BTreeMap<String, Given>,
    consent: bool,
    seal: String,
    trap: String,
    page_url: String,
    referrer: String,
    utm_source: String,
    utm_medium: String,
    utm_campaign: String,
    utm_term: String,
    utm_content: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Text(String),
    Truth(bool),
    Number(serde_json::Number),
    Texts(Vec<String>),
    Nothing(()),
}

impl Given {
    fn texts(self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text],
            Self::Truth(true) => vec!["true".to_owned()],
            Self::Truth(false) | Self::Nothing(()) => vec![],
            Self::Number(number) => vec![number.to_string()],
            Self::Texts(texts) => texts,
        }
    }
}

pub fn is_json(parts: &Parts) -> bool {
    kind(parts).is_some_and(|kind| kind.subtype() == mime::JSON)
}

fn kind(parts: &Parts) -> Option<mime::Mime> {
    parts.headers.get(header::CONTENT_TYPE)?.to_str().ok()?.parse().ok()
}

/// Either of the two ways.
pub fn read(parts: &Parts, bytes: &[u8]) -> Result<SubmitFormRequest, Problem> {
    match kind(parts) {
        Some(kind) if kind.subtype() == mime::JSON => json(bytes),
        Some(kind) if kind.subtype() == mime::WWW_FORM_URLENCODED => fields(bytes),
        _ => {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            Err(Problem::edge(status, "UNSUPPORTED_TYPE", "UNSUPPORTED_CONTENT_TYPE"))
        }
    }
}

fn json(bytes: &[u8]) -> Result<SubmitFormRequest, Problem> {
    let unreadable = |cause: serde_json::Error| Error::new(Kind::Invalid, "NOT_JSON").because(cause);
    // an object: a list would be taken for its fields in order
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(bytes).map_err(unreadable)?;
    let sent: Sent = serde_json::from_value(object.into()).map_err(unreadable)?;
    let values = sent.values.into_iter().take(MOST_VALUES);
    Ok(SubmitFormRequest {
        id: sent.id,
        values: values.map(|(name, given)| FormValue { name, values: given.texts() }).collect(),
        consent: sent.consent,
        seal: sent.seal,
        trap: sent.trap,
        page_url: sent.page_url,
        referrer: sent.referrer,
        utm_source: sent.utm_source,
        utm_medium: sent.utm_medium,
        utm_campaign: sent.utm_campaign,
        utm_term: sent.utm_term,
        utm_content: sent.utm_content,
        ..SubmitFormRequest::default()
    })
}

/// What the page adds begins with `_`; no question does.
fn fields(bytes: &[u8]) -> Result<SubmitFormRequest, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::new(Kind::Invalid, "NOT_UTF8"))?;
    let mut findings = Findings::default();
    let pairs = query::parameters(text, &mut findings);
    findings.finish()?;
    let mut request = SubmitFormRequest::default();
    for (name, value) in pairs.into_iter().take(MOST_VALUES) {
        let place = match name.as_str() {
            "_id" => &mut request.id,
            "_seal" => &mut request.seal,
            "_page" => &mut request.page_url,
            "_referrer" => &mut request.referrer,
            "_utm_source" => &mut request.utm_source,
            "_utm_medium" => &mut request.utm_medium,
            "_utm_campaign" => &mut request.utm_campaign,
            "_utm_term" => &mut request.utm_term,
            "_utm_content" => &mut request.utm_content,
            TRAP => &mut request.trap,
            "consent" => {
                request.consent = !value.is_empty();
                continue;
            }
            _ => {
                match request.values.iter_mut().find(|known| known.name == name) {
                    Some(known) => known.values.push(value),
                    None => request.values.push(FormValue { name, values: vec![value] }),
                }
                continue;
            }
        };
        *place = value;
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn parts(kind: &str) -> Parts {
        Request::builder().header("content-type", kind).body(()).expect("a request").into_parts().0
    }

    #[test]
    fn a_pages_own_form_and_our_script_say_the_same() {
        let form = "who=%E7%8E%8B%E8%8A%B3&topics=a&topics=b&consent=on&_id=1&_utm_source=bing&website_url=";
        let json =
            r#"{"id":"1","values":{"topics":["a","b"],"who":"王芳"},"consent":true,"utmSource":"bing"}"#;
        let mut one =
            read(&parts("application/x-www-form-urlencoded"), form.as_bytes()).expect("a form's fields");
        let other = read(&parts("application/json; charset=utf-8"), json.as_bytes()).expect("json");
        one.values.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(one, other);
        assert!(read(&parts("text/plain"), json.as_bytes()).is_err());
        assert!(read(&parts("application/json"), b"[]").is_err());
    }
}
