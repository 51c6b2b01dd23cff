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
    let text = |value: &Json| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), |text| amount(text).unwrap_or_else(|| text.to_owned()))
    };
    let mut params: Vec<(String, String)> =
        values.iter().map(|(name, value)| (name.clone(), text(value))).collect();
    params.push(("title".to_owned(), title.to_owned()));
    let words = Catalogue::of(chinese).notice(reason, &params);
    words.unwrap_or_else(|| if title.is_empty() { reason.to_owned() } else { title.to_owned() })
}

/// `CNY 1234.5` as people write it, `¥1,234.50`; nothing else looks like that.
fn amount(text: &str) -> Option<String> {
    let (currency, number) = text.split_once(' ')?;
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let known = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    if !known || whole.is_empty() || !numeric(whole) || !numeric(part) {
        return None;
    }
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let units = kernel::money::minor_units(currency) as usize;
    if units.max(part.len()) > 0 {
        grouped = format!("{grouped}.{part:0<units$}");
    }
    Some(if currency == "CNY" { format!("{sign}¥{grouped}") } else { format!("{currency} {sign}{grouped}") })
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
    fn money_is_told_as_people_write_it() {
        let told = |text| amount(text).unwrap_or_default();
        assert_eq!(
            [told("CNY 57114.4"), told("CNY 20000"), told("CNY 999")],
            ["¥57,114.40", "¥20,000.00", "¥999.00"]
        );
        assert_eq!(
            [told("JPY 1234567"), told("KWD -1.5"), told("USD 0")],
            ["JPY 1,234,567", "KWD -1.500", "USD 0.00"]
        );
        for words in ["SO 12", "USD", "USD x", "abc 12", "CNY 1.2.3", "ABC 12 台"] {
            assert_eq!(amount(words), None, "{words}");
        }
    }

    #[test]
    fn a_reason_of_a_version_to_come_names_its_record() {
        assert_eq!(sentence("NEVER_HEARD_OF", &Map::new(), "华星", true), "华星");
        assert_eq!(sentence("NEVER_HEARD_OF", &Map::new(), "", true), "NEVER_HEARD_OF");
    }
}
