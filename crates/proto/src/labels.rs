//! What people call the records, fields, options, actions and permissions, in English and Chinese:
//! `labels.en.toml` and `labels.zh.toml` beside the definitions. What all records share (number,
//! owner, the standard actions) stands once, in `common`.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    /// By kind: `customer`.
    records: HashMap<String, RecordLabels>,
    /// By kind, or `kind.part`, then proto name: `fields.customer.short_name`.
    fields: HashMap<String, HashMap<String, String>>,
    /// A sentence more on a field, by the same names.
    help: HashMap<String, HashMap<String, String>>,
    /// By proto name, then value: `enums."Customer.Level".KEY`.
    enums: HashMap<String, HashMap<String, String>>,
    /// By kind, then name: `actions.customer.claim`.
    actions: HashMap<String, HashMap<String, String>>,
    /// What commands ask beside the record, by proto name: `inputs.reason`.
    inputs: HashMap<String, String>,
    /// By full name where the general sentence (in `common`, by verb) doesn't fit.
    permissions: HashMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordLabels {
    label: String,
    plural: String,
}

/// What stands for every record in `common`.
const ANY: &str = "record";

struct Languages {
    en: File,
    zh: File,
}

macro_rules! files {
    ($($service:literal),*) => {
        [$(($service, Languages {
            en: read(concat!($service, " en"), include_str!(concat!("../../../proto/crm/", $service, "/v1/labels.en.toml"))),
            zh: read(concat!($service, " zh"), include_str!(concat!("../../../proto/crm/", $service, "/v1/labels.zh.toml"))),
        })),*]
    };
}

static FILES: LazyLock<HashMap<&'static str, Languages>> = LazyLock::new(|| {
    HashMap::from(files!("common", "identity", "customers", "collaboration", "sales", "marketing", "finance"))
});

fn read(name: &str, text: &str) -> File {
    toml::from_str(text).unwrap_or_else(|e| panic!("the labels of {name} in this build are damaged: {e}"))
}

/// The labels of one service in one language.
#[derive(Clone, Copy)]
pub struct Labels {
    own: Option<&'static File>,
    common: Option<&'static File>,
}

impl Labels {
    /// Those of `service`, in Chinese or in English.
    pub fn of(service: &str, chinese: bool) -> Self {
        let file = |service| FILES.get(service).map(|files| if chinese { &files.zh } else { &files.en });
        Self { own: file(service), common: file("common") }
    }

    /// One record: `Customer`.
    pub fn record(&self, kind: &str) -> Option<&'static str> {
        Some(&self.own?.records.get(kind)?.label)
    }

    /// Many: `Customers`.
    pub fn plural(&self, kind: &str) -> Option<&'static str> {
        Some(&self.own?.records.get(kind)?.plural)
    }

    /// A field by its proto name; `kind` is `customer`, or `customer.addresses` for fields of lines.
    pub fn field(&self, kind: &str, field: &str) -> Option<&'static str> {
        self.either(|file| &file.fields, kind, field)
    }

    /// A sentence more on a field, where there is one.
    pub fn help(&self, kind: &str, field: &str) -> Option<&'static str> {
        self.either(|file| &file.help, kind, field)
    }

    /// A value of an enum: `Customer.Level`, `KEY`.
    pub fn option(&self, name: &str, value: &str) -> Option<&'static str> {
        let of = |file: &'static File| file.enums.get(name)?.get(value);
        self.own.and_then(of).or_else(|| self.common.and_then(of)).map(String::as_str)
    }

    /// An action on a record: `claim`.
    pub fn action(&self, kind: &str, action: &str) -> Option<&'static str> {
        self.either(|file| &file.actions, kind, action)
    }

    /// What a command asks beside the record: `reason`. The record's own field of that name serves as well.
    pub fn input(&self, kind: &str, name: &str) -> Option<&'static str> {
        let of = |file: &'static File| file.inputs.get(name).map(String::as_str);
        self.own.and_then(of).or_else(|| self.common.and_then(of)).or_else(|| self.field(kind, name))
    }

    /// What a permission allows: `customers.customer.read` is `See customers`.
    pub fn permission(&self, name: &str) -> Option<String> {
        if let Some(label) = self.own?.permissions.get(name) {
            return Some(label.clone());
        }
        let mut pieces = name.split('.').skip(1);
        let (kind, verb) = (pieces.next()?, pieces.next()?);
        let sentence = self.common?.permissions.get(verb)?;
        let records = self.plural(kind)?;
        // English sentences name records in small letters
        let records = if records.is_ascii() { records.to_ascii_lowercase() } else { records.to_owned() };
        Some(sentence.replace("{records}", &records))
    }

    fn either(
        &self,
        table: fn(&'static File) -> &'static HashMap<String, HashMap<String, String>>,
        kind: &str,
        name: &str,
    ) -> Option<&'static str> {
        let own = self.own.and_then(|file| table(file).get(kind)?.get(name));
        let found = own.or_else(|| self.common.and_then(|file| table(file).get(ANY)?.get(name)));
        found.map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use prost_reflect::{Kind, MessageDescriptor};

    use super::*;
    use crate::{POOL, options};

    const LANGUAGES: [bool; 2] = [false, true];

    /// Everything in the definitions that has no label, in either language.
    fn missing() -> Vec<String> {
        let mut missing = vec![];
        for message in POOL.all_messages() {
            let Some(record) = options::record(&message) else { continue };
            for chinese in LANGUAGES {
                let labels = Labels::of(&record.service, chinese);
                let mut miss = |what: String| missing.push(format!("{} zh={chinese} {what}", record.service));
                if labels.record(&record.kind).is_none() || labels.plural(&record.kind).is_none() {
                    miss(format!("[records.{}]", record.kind));
                }
                fields(&labels, &message, &record.kind, &mut miss);
            }
        }
        missing
    }

    fn fields(labels: &Labels, message: &MessageDescriptor, kind: &str, miss: &mut dyn FnMut(String)) {
        for field in message.fields() {
            if labels.field(kind, field.name()).is_none() {
                miss(format!("[fields.\"{kind}\"] {}", field.name()));
            }
            match field.kind() {
                Kind::Enum(choices) => {
                    let package = format!("{}.", choices.package_name());
                    let name = choices.full_name().trim_start_matches(&package).to_owned();
                    for value in choices.values().filter(|value| value.number() != 0) {
                        if labels.option(&name, value.name()).is_none() {
                            miss(format!("[enums.\"{name}\"] {}", value.name()));
                        }
                    }
                }
                Kind::Message(part) if field.is_list() && part.package_name() == message.package_name() => {
                    fields(labels, &part, &format!("{kind}.{}", field.name()), miss);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_record_field_and_option_has_a_label_in_both_languages() {
        let missing = missing();
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn every_permission_and_action_has_a_label_in_both_languages() {
        let mut missing = vec![];
        for service in POOL.services() {
            let own = service.package_name().split('.').nth(1).unwrap_or_default().to_owned();
            for method in service.methods() {
                let access = options::access(&method).expect("every method says who may call");
                let kind = access.permission.split('.').nth(1).unwrap_or_default().to_owned();
                for labels in LANGUAGES.map(|chinese| Labels::of(&own, chinese)) {
                    if !access.permission.is_empty() && labels.permission(&access.permission).is_none() {
                        missing.push(format!("[permissions] \"{}\"", access.permission));
                    }
                    let Some(action) = action(&method).filter(|_| access.actor == options::Actor::Member)
                    else {
                        continue;
                    };
                    if !access.read_only && labels.action(&kind, &action).is_none() {
                        missing.push(format!("{own} [actions.{kind}] {action}"));
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn everything_that_a_command_asks_has_a_label_in_both_languages() {
        let mut missing = vec![];
        for service in POOL.services() {
            let own = service.package_name().split('.').nth(1).unwrap_or_default().to_owned();
            for method in service.methods() {
                let access = options::access(&method).expect("every method says who may call");
                let kind = access.permission.split('.').nth(1).unwrap_or_default().to_owned();
                let on_a_record = Labels::of(&own, false).record(&kind).is_some() && has_address(&method);
                if access.read_only || access.actor != options::Actor::Member || !on_a_record {
                    continue;
                }
                for labels in LANGUAGES.map(|chinese| Labels::of(&own, chinese)) {
                    let asked = options::asked(&method.input());
                    let unnamed = asked.filter(|field| labels.input(&kind, field.name()).is_none());
                    missing.extend(unnamed.map(|field| format!("{own} [inputs] {}", field.full_name())));
                }
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    fn has_address(method: &prost_reflect::MethodDescriptor) -> bool {
        let http = POOL.get_extension_by_name("google.api.http");
        http.is_some_and(|http| method.options().has_extension(&http))
    }

    /// The last word of a command's address.
    fn action(method: &prost_reflect::MethodDescriptor) -> Option<String> {
        let http = POOL.get_extension_by_name("google.api.http")?;
        let options = method.options();
        let rule = options.get_extension(&http);
        let path = rule.as_message()?.get_field_by_name("post")?.as_str()?.to_owned();
        let last = path.rsplit('/').next()?.replace('-', "_");
        (path.matches('/').count() > 2).then_some(last)
    }

    #[test]
    fn permissions_read_like_sentences() {
        let (en, zh) = (Labels::of("customers", false), Labels::of("customers", true));
        assert_eq!(en.permission("customers.customer.read").as_deref(), Some("See customers"));
        assert_eq!(zh.permission("customers.customer.read").as_deref(), Some("查看客户"));
        assert_eq!(en.permission("customers.customer.burn"), None);
    }
}
