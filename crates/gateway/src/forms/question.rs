//! One question of a form as HTML: its label, an input of its kind, and what is wrong, tied together for screen readers.

use std::fmt::Write as _;

use proto::marketing::v1::{PublicField, form_field::Kind};

use super::words::Words;

/// The question with its input, what was entered, and what is wrong with that.
pub fn question(
    body: &mut String,
    field: &PublicField,
    values: &[String],
    wrong: Option<String>,
    words: &Words,
) {
    let name = escaped(&field.name);
    let label = escaped(&field.label);
    let required = if field.required { " required" } else { "" };
    let marked = match field.required {
        true => {
            format!("{label} <span class=required aria-hidden=true title=\"{}\">*</span>", words.required)
        }
        false => label,
    };
    let invalid = match &wrong {
        Some(_) => format!(" aria-invalid=true aria-describedby=w-{name}"),
        None => String::new(),
    };
    let value = escaped(values.first().map(String::as_str).unwrap_or_default());
    let chosen = |option: &str| values.iter().any(|value| value == option);
    let input = |kind: &str, more: &str| {
        format!(
            "<label for=f-{name}>{marked}</label><input id=f-{name} name={name} type={kind} value=\"{value}\"{more}{required}{invalid}>"
        )
    };
    let asked = match field.kind() {
        Kind::LongText => format!(
            "<label for=f-{name}>{marked}</label><textarea id=f-{name} name={name} rows=4 maxlength=5000{required}{invalid}>{value}</textarea>"
        ),
        Kind::Phone => input("tel", " autocomplete=tel"),
        Kind::Email => input("email", " autocomplete=email"),
        Kind::Number => input("number", " step=any"),
        Kind::Date => input("date", ""),
        Kind::Choice => {
            let options = field.options.iter().map(|option| {
                let selected = if chosen(&option.value) { " selected" } else { "" };
                format!("<option value=\"{}\"{selected}>{}", escaped(&option.value), escaped(&option.label))
            });
            format!(
                "<label for=f-{name}>{marked}</label><select id=f-{name} name={name}{required}{invalid}><option value=\"\">{}{}</select>",
                words.choose,
                options.collect::<String>()
            )
        }
        Kind::Choices => {
            let options = field.options.iter().map(|option| {
                let checked = if chosen(&option.value) { " checked" } else { "" };
                let (value, label) = (escaped(&option.value), escaped(&option.label));
                format!(
                    "<label class=check><input type=checkbox name={name} value=\"{value}\"{checked}> {label}</label>"
                )
            });
            format!("<fieldset{invalid}><legend>{marked}</legend>{}</fieldset>", options.collect::<String>())
        }
        Kind::YesNo => {
            let checked = if values.is_empty() { "" } else { " checked" };
            format!(
                "<label class=check><input type=checkbox name={name} value=\"{}\"{checked}{required}{invalid}> {marked}</label>",
                words.yes
            )
        }
        Kind::Text | Kind::Unspecified => input("text", " maxlength=500"),
    };
    write(body, format_args!("<div class=field>{asked}{}</div>", said(&field.name, wrong)));
}

/// What is wrong, where the input refers to it.
pub fn said(name: &str, wrong: Option<String>) -> String {
    wrong
        .map(|text| format!("<p class=wrong id=w-{}>{}</p>", escaped(name), escaped(&text)))
        .unwrap_or_default()
}

pub fn write(body: &mut String, text: std::fmt::Arguments<'_>) {
    // a String takes everything
    let _ = body.write_fmt(text);
}

/// Text of somebody else's within HTML, quoted attributes included.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// The same over several lines.
pub fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}
