//! A form as its visitors see it: in their language, nothing of who made it or what becomes of the answers.

use kernel::{Ctx, Locale, Result};
use proto::marketing::v1 as wire;
use runtime::App;

use super::{open, seal};
use crate::records::{Form, FormField, FormLanguage};

pub async fn show(
    app: &App,
    stranger: &Ctx,
    request: wire::GetPublicFormRequest,
) -> Result<wire::PublicForm> {
    let opened = open::open(app, stranger, &request.key).await?;
    let form = &opened.form;
    let locale = language(form, stranger.locale);
    let (title, intro) = (form.title_in(locale), pick(locale, &form.intro, &form.intro_en));
    Ok(wire::PublicForm {
        title,
        intro,
        fields: form.fields.iter().map(|field| shown(field, locale)).collect(),
        consent: form.consent_in(locale),
        consent_version: form.consent_version.clone().unwrap_or_default(),
        language: locale.tag().to_owned(),
        seal: seal::seal(&app.config.service_key, &request.key, stranger.now),
        welcome: form.welcomes(&request.origin, &request.host),
        double_opt_in: form.double_opt_in,
    })
}

/// The form's language, or the visitor's where it leaves that to him.
pub fn language(form: &Form, visitor: Locale) -> Locale {
    match form.language {
        FormLanguage::Chinese => Locale::Zh,
        FormLanguage::English => Locale::En,
        FormLanguage::Unspecified => visitor,
    }
}

fn shown(field: &FormField, locale: Locale) -> wire::PublicField {
    wire::PublicField {
        name: field.name.clone(),
        label: field.label_in(locale),
        kind: i32::from(field.kind),
        required: field.required,
        options: field.options.iter().map(|option| choice(option, locale)).collect(),
    }
}

/// `华东|East China` is one option in two languages; its value is the first.
fn choice(option: &str, locale: Locale) -> wire::PublicOption {
    let (value, english) = option.split_once('|').unwrap_or((option, option));
    let label = if locale == Locale::En { english } else { value };
    wire::PublicOption { value: value.trim().to_owned(), label: label.trim().to_owned() }
}

/// The text in the language, or in the other one where it says nothing.
fn pick(locale: Locale, chinese: &Option<String>, english: &Option<String>) -> String {
    let (first, second) = match locale {
        Locale::Zh => (chinese, english),
        Locale::En => (english, chinese),
    };
    first.clone().or_else(|| second.clone()).unwrap_or_default()
}

impl FormField {
    pub fn label_in(&self, locale: Locale) -> String {
        pick(locale, &Some(self.label.clone()), &self.label_en)
    }

    /// The values that may be chosen.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.options.iter().map(|option| option.split('|').next().unwrap_or(option).trim())
    }
}

impl Form {
    pub fn title_in(&self, locale: Locale) -> String {
        match pick(locale, &self.title, &self.title_en) {
            none if none.is_empty() => self.name.clone(),
            title => title,
        }
    }

    pub fn consent_in(&self, locale: Locale) -> String {
        pick(locale, &self.consent, &self.consent_en)
    }

    pub fn thanks_in(&self, locale: Locale) -> String {
        pick(locale, &self.thanks, &self.thanks_en)
    }
}
