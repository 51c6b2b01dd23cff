//! The product's words for every refusal and every notice, in both languages, from one catalogue each:
//! `messages/en.toml` and `messages/zh.toml`.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use crate::labels::Labels;

/// One language's catalogue.
#[derive(Debug, Deserialize)]
pub struct Catalogue {
    titles: HashMap<String, String>,
    reasons: HashMap<String, String>,
    /// What a notification says, by its reason.
    notices: HashMap<String, String>,
    #[serde(skip)]
    chinese: bool,
}

static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(EN_TEXT, false));
static ZH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(ZH_TEXT, true));
const EN_TEXT: &str = include_str!("../../../proto/crm/messages/en.toml");
const ZH_TEXT: &str = include_str!("../../../proto/crm/messages/zh.toml");

impl Catalogue {
    /// The Chinese catalogue, or the English one.
    pub fn of(chinese: bool) -> &'static Self {
        if chinese { &ZH } else { &EN }
    }

    /// A catalogue that cannot be read is empty; a test keeps both readable.
    fn read(text: &str, chinese: bool) -> Self {
        let nothing = HashMap::new;
        let empty = Self { titles: nothing(), reasons: nothing(), notices: nothing(), chinese };
        Self { chinese, ..toml::from_str(text).unwrap_or(empty) }
    }

    /// The reason's own sentence with its placeholders.
    pub fn template(&self, reason: &str) -> Option<&str> {
        self.reasons.get(reason).map(String::as_str)
    }

    /// The title of a kind of refusal.
    pub fn title(&self, key: &str) -> &str {
        self.titles.get(key).map_or("", String::as_str)
    }

    /// The sentence of a reason with its values, that of the record's kind where it has one of its own
    /// (`RECORD_LOCKED.contract`); the title where there is none.
    pub fn sentence(&self, reason: &str, params: &[(String, String)], title_key: &str) -> String {
        let kind = params.iter().find(|(name, _)| name == "kind");
        let own = kind.and_then(|(_, kind)| self.template(&format!("{reason}.{kind}")));
        self.filled(own.or_else(|| self.template(reason)).unwrap_or_else(|| self.title(title_key)), params)
    }

    /// What a notification says; `None` for a reason that this version doesn't know.
    pub fn notice(&self, reason: &str, params: &[(String, String)]) -> Option<String> {
        self.notices.get(reason).map(|template| self.filled(template, params))
    }

    fn filled(&self, template: &str, params: &[(String, String)]) -> String {
        let mut sentence = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            sentence.push_str(before);
            let value = params.iter().find(|(param, _)| param == name);
            sentence.push_str(&value.map_or("?".into(), |(_, value)| self.shown(name, value)));
            rest = behind;
        }
        sentence.push_str(rest);
        sentence
    }

    /// Permissions are named as on the roles' screen.
    fn shown<'v>(&self, name: &str, value: &'v str) -> Cow<'v, str> {
        let service = value.split('.').next().unwrap_or_default();
        let label = || Labels::of(service, self.chinese).permission(value);
        match name {
            "permission" => label().map_or(value.into(), Cow::Owned),
            _ => value.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(template: &str) -> BTreeSet<&str> {
        template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let en: Catalogue = toml::from_str(EN_TEXT).expect("en.toml");
        let zh: Catalogue = toml::from_str(ZH_TEXT).expect("zh.toml");
        for (ours, theirs) in
            [(&en.titles, &zh.titles), (&en.reasons, &zh.reasons), (&en.notices, &zh.notices)]
        {
            let keys = |map: &HashMap<String, String>| map.keys().cloned().collect::<BTreeSet<_>>();
            assert_eq!(keys(ours), keys(theirs));
            for (reason, sentence) in ours {
                assert_eq!(placeholders(sentence), placeholders(&theirs[reason]), "{reason}");
            }
        }
    }

    #[test]
    fn a_sentence_names_its_values() {
        let params = [("max".to_owned(), "255".to_owned())];
        assert_eq!(EN.sentence("TOO_LONG", &params, "INVALID"), "At most 255 characters.");
        assert_eq!(ZH.sentence("TOO_LONG", &params, "INVALID"), "最多 255 个字符。");
    }

    #[test]
    fn what_is_locked_says_which_way_is_open() {
        let said = |kind: &str| {
            EN.sentence("RECORD_LOCKED", &[("kind".to_owned(), kind.to_owned())], "PRECONDITION")
        };
        assert!(said("contract").contains("change order") && said("quote").contains("next version"));
        assert!(said("customer").contains("Unlock it"));
    }

    #[test]
    fn a_permission_is_named_as_people_know_it() {
        let params = [("permission".to_owned(), "customers.customer.claim".to_owned())];
        let sentence = ZH.sentence("FORBIDDEN", &params, "FORBIDDEN");
        assert_eq!(sentence, "您没有“从公海领取客户”权限，如有需要请联系管理员。");
        let params = [("permission".to_owned(), "unknown".to_owned())];
        assert!(EN.sentence("FORBIDDEN", &params, "FORBIDDEN").contains("“unknown”"));
    }

    #[test]
    fn a_reason_without_a_sentence_falls_back_to_its_kind() {
        assert_eq!(EN.sentence("NEVER_HEARD_OF", &[], "FORBIDDEN"), "Not allowed");
    }
}
