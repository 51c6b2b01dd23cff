//! A request that can't be read whole may break rules too. The owning service is asked, with what
//! could be read, which rules these are, so that the caller mends everything at once. The service saves
//! nothing on such a question; where it can't answer, the unreadable fields alone are told.

use http::{HeaderValue, request::Parts};
use kernel::Error;
use prost::Message;
use prost_reflect::DynamicMessage;
use runtime::{
    layers::metadata::{IDEMPOTENCY_KEY, VALIDATE_ONLY},
    status::FieldParts,
};
use tonic::metadata::MetadataMap;

use crate::{api::Endpoint, gateway::Gateway, problem::Problem, transcode::LARGEST_MESSAGE};

/// The refusal of what could not be read (at the paths `unread`), and of what else is wrong.
pub async fn refuse(
    gateway: &Gateway,
    endpoint: &Endpoint,
    parts: &Parts,
    message: DynamicMessage,
    unreadable: Error,
    unread: &[String],
) -> Problem {
    let mut problem = Problem::from(unreadable);
    let readable = !unread.iter().any(String::is_empty) && message.encoded_len() <= LARGEST_MESSAGE;
    if endpoint.saves_a_record && readable {
        let broken = broken_rules(gateway, endpoint, parts, &message).await;
        problem.fields.extend(broken.into_iter().filter(|wrong| !told(&wrong.field, unread)));
    }
    problem
}

async fn broken_rules(
    gateway: &Gateway,
    endpoint: &Endpoint,
    parts: &Parts,
    message: &DynamicMessage,
) -> Vec<FieldParts> {
    let Ok(metadata) = gateway.metadata(parts, endpoint.access.actor).await else { return vec![] };
    let mut headers = metadata.into_headers();
    headers.remove(IDEMPOTENCY_KEY);
    headers.insert(VALIDATE_ONLY, HeaderValue::from_static("1"));
    let metadata = MetadataMap::from_headers(headers);
    let answer = gateway.call(endpoint, metadata, message.encode_to_vec().into()).await;
    answer.err().map(|problem| problem.fields).unwrap_or_default()
}

/// Was this field, something in it, or what it is part of, unreadable? Then it is told already: the
/// rules saw a value that the caller never wrote.
fn told(field: &str, unread: &[String]) -> bool {
    unread.iter().any(|path| within(field, path) || within(path, field))
}

/// `addresses[2].city` is within `addresses[2]` and `addresses`.
fn within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_is_told_once() {
        let unread = ["size".to_owned(), "addresses[1].city".to_owned()];
        assert!(told("size", &unread) && told("addresses[1].city", &unread) && told("addresses", &unread));
        assert!(
            !told("sizes", &unread) && !told("addresses[0].city", &unread) && !told("addresses[10]", &unread)
        );
    }
}
