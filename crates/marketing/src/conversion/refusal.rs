//! Why a conversion was refused, kept until whoever waits for it hears it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::Error;
use serde::{Deserialize, Serialize};
use tonic::{Code, Status};

/// A refusal as it lies in the job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    code: i32,
    message: String,
    details: String,
    /// Of the first wrong field where there is one: what the lead keeps of it.
    pub reason: String,
}

impl Told {
    pub fn of(error: Error) -> Self {
        let reason = error.fields().first().map_or(error.reason(), |field| field.reason).to_owned();
        let status = runtime::refuse(error);
        let details = STANDARD.encode(status.details());
        Self { code: status.code().into(), message: status.message().to_owned(), details, reason }
    }

    pub fn error(&self) -> Error {
        let details = STANDARD.decode(&self.details).unwrap_or_default();
        let status = Status::with_details(Code::from_i32(self.code), self.message.clone(), details.into());
        runtime::refusal(status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_as_it_was_given() {
        let hit = vec![("title".to_owned(), "华星科技".to_owned())];
        let given = Error::exists("DUPLICATE").with("key", "PHONE").hit(hit);
        let told = Told::of(given);
        let kept: Told = serde_json::from_value(serde_json::json!(told)).expect("it is JSON");
        let back = kept.error();
        assert_eq!((back.reason(), back.hits().len()), ("DUPLICATE", 1));
        assert_eq!(kept.reason, "DUPLICATE");

        let given = Error::invalid("name", "REQUIRED").within("customer");
        let back = Told::of(given).error();
        assert_eq!(back.fields()[0].field, "customer.name");
    }
}
