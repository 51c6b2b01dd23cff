//! What a notification says: its reason's sentence with the values it came with, in the reader's language.

use kernel::{Ctx, Locale};
use proto::{collaboration::v1 as wire, sentences::Catalogue};
use serde_json::{Map, Value as Json};
use store::Rules;

use crate::records::Notification;

impl Rules for Notification {
    fn show(&self, ctx: &Ctx, wire: &mut wire::Notification) {
        let params = self.params.as_deref().unwrap_or_default();
        let values: Map<String, Json> = serde_json::from_str(params).unwrap_or_default();
        let title = self.title.as_deref().unwrap_or_default();
        wire.text = Some(sentence(&self.reason, &values, title, ctx.locale == Locale::Zh));
    }
}

/// The sentence; a reason without one, of a version to come, at least names what it is about.
pub fn sentence(reason: &str, values: &Map<String, Json>, title: &str, chinese: bool) -> String {
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut params: Vec<(String, String)> =
        values.iter().map(|(name, value)| (name.clone(), text(value))).collect();
    params.push(("title".to_owned(), title.to_owned()));
    let words = Catalogue::of(chinese).notice(reason, &params);
    words.unwrap_or_else(|| if title.is_empty() { reason.to_owned() } else { title.to_owned() })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_sentence_names_who_and_what_in_either_language() {
        let Json::Object(values) = json!({"by": "王芳"}) else { panic!("an object") };
        assert_eq!(sentence("TASK_GIVEN", &values, "报价", true), "王芳给您安排了任务“报价”。");
        assert_eq!(sentence("TASK_GIVEN", &values, "Offer", false), "王芳 gave you the task “Offer”.");
    }

    #[test]
    fn a_reason_of_a_version_to_come_names_its_record() {
        assert_eq!(sentence("NEVER_HEARD_OF", &Map::new(), "华星", true), "华星");
        assert_eq!(sentence("NEVER_HEARD_OF", &Map::new(), "", true), "NEVER_HEARD_OF");
    }
}
