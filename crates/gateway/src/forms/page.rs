//! A form's own page: plain HTML without script, readable by screen readers, in both languages. Everything that
//! somebody else wrote is escaped; the page may load and run nothing.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header, request::Parts};
use kernel::{Locale, Uuid};
use proto::marketing::v1::{PublicForm, SubmitFormRequest, SubmitFormResponse};

use super::{
    parameter,
    question::{escaped, lines, question, said, write},
    sent,
    words::words,
};
use crate::{problem::Problem, sentences};

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'";
const STYLE: &str = include_str!("page.css");
const UTM: [&str; 5] = ["source", "medium", "campaign", "term", "content"];

/// What stands in the form when it is shown: nothing yet, or what was sent.
#[derive(Default)]
pub struct Entered {
    id: String,
    values: Vec<(String, Vec<String>)>,
    consent: bool,
    seal: Option<String>,
    page: String,
    referrer: String,
    utm: [String; 5],
}

impl Entered {
    /// A page that is opened: a new message, and where its visitor came from.
    pub fn opened(parts: &Parts) -> Self {
        let referrer = parts.headers.get(header::REFERER).and_then(|value| value.to_str().ok());
        Self {
            id: Uuid::now_v7().to_string(),
            page: parts.uri.to_string(),
            referrer: referrer.unwrap_or_default().to_owned(),
            utm: UTM.map(|name| parameter(parts, &format!("utm_{name}")).unwrap_or_default()),
            ..Self::default()
        }
    }

    /// The same message, shown once more.
    pub fn sent(request: &SubmitFormRequest) -> Self {
        let values = request.values.iter().map(|value| (value.name.clone(), value.values.clone()));
        let utm = [
            &request.utm_source,
            &request.utm_medium,
            &request.utm_campaign,
            &request.utm_term,
            &request.utm_content,
        ];
        Self {
            id: request.id.clone(),
            values: values.collect(),
            consent: request.consent,
            seal: Some(request.seal.clone()),
            page: request.page_url.clone(),
            referrer: request.referrer.clone(),
            utm: utm.map(String::clone),
        }
    }

    fn of(&self, name: &str) -> &[String] {
        self.values.iter().find(|(known, _)| known == name).map_or(&[], |(_, values)| values)
    }
}

/// The form itself; with a problem, what is wrong stands at its field.
pub fn form(key: &str, form: &PublicForm, entered: &Entered, problem: Option<&Problem>) -> Response {
    let locale = Locale::from_header(&form.language);
    let words = words(locale);
    let wrong = |name: &str| {
        let field = problem?.fields.iter().find(|field| field.field == name)?;
        Some(sentences::catalogue(locale).sentence(&field.reason, &field.params, "INVALID"))
    };
    let mut body = String::new();
    if !form.intro.is_empty() {
        write(&mut body, format_args!("<p class=intro>{}</p>", lines(&form.intro)));
    }
    if let Some(problem) = problem {
        let said = if problem.fields.is_empty() { words.again } else { words.mend };
        write(&mut body, format_args!("<p class=wrong role=alert>{said}</p>"));
    }
    // in the same language, whatever the browser prefers
    let language = locale.tag();
    write(
        &mut body,
        format_args!(
            "<form method=post action=\"/f/{}?lang={language}\" accept-charset=utf-8>",
            escaped(key)
        ),
    );
    for field in &form.fields {
        question(&mut body, field, entered.of(&field.name), wrong(&field.name), words);
    }
    if !form.consent.is_empty() {
        let checked = if entered.consent { " checked" } else { "" };
        let refused = wrong("consent");
        write(
            &mut body,
            format_args!(
                "<div class=field><label class=check><input type=checkbox name=consent value=1 required{checked}{}> {}</label>{}</div>",
                if refused.is_some() { " aria-invalid=true aria-describedby=w-consent" } else { "" },
                lines(&form.consent),
                said("consent", refused)
            ),
        );
    }
    // what machines fill in
    write(
        &mut body,
        format_args!(
            "<div class=apart aria-hidden=true><label>{} <input name={} tabindex=-1 autocomplete=off></label></div>",
            words.trap,
            sent::TRAP
        ),
    );
    let seal = entered.seal.as_ref().unwrap_or(&form.seal);
    let mut hidden = vec![
        ("_id".to_owned(), &entered.id),
        ("_seal".to_owned(), seal),
        ("_page".to_owned(), &entered.page),
        ("_referrer".to_owned(), &entered.referrer),
    ];
    hidden.extend(UTM.iter().zip(&entered.utm).map(|(name, value)| (format!("_utm_{name}"), value)));
    for (name, value) in hidden.iter().filter(|(_, value)| !value.is_empty()) {
        write(&mut body, format_args!("<input type=hidden name={name} value=\"{}\">", escaped(value)));
    }
    write(&mut body, format_args!("<button>{}</button></form>", words.send));
    let status = problem.map_or(StatusCode::OK, |problem| problem.status);
    page(locale, status, &form.title, &body)
}

/// The message has arrived.
pub fn thanks(told: &SubmitFormResponse) -> Response {
    let locale = Locale::from_header(&told.language);
    let words = words(locale);
    if told.confirm {
        return page(
            locale,
            StatusCode::OK,
            words.check_mail,
            &format!("<p role=status>{}</p>", words.check_mail_text),
        );
    }
    let text = if told.thanks.is_empty() { words.thanks_text.to_owned() } else { lines(&told.thanks) };
    let mut body = format!("<p role=status>{text}</p>");
    let mut head = String::new();
    if !told.thanks_url.is_empty() {
        let url = escaped(&told.thanks_url);
        head = format!("<meta http-equiv=refresh content=\"0;url={url}\">");
        write(&mut body, format_args!("<p><a href=\"{url}\">{}</a></p>", words.go_on));
    }
    whole(locale, StatusCode::OK, words.thanks, &head, &body)
}

/// Behind the link of a mail: a button, since mail programs open links by themselves.
pub fn link(locale: Locale, token: &str) -> Response {
    let words = words(locale);
    let body = format!(
        "<p>{}</p><form method=post action=\"?t={}&amp;lang={}\"><button>{}</button></form>",
        words.confirm_text,
        escaped(token),
        locale.tag(),
        words.confirm
    );
    page(locale, StatusCode::OK, words.confirm, &body)
}

pub fn refused(locale: Locale, status: StatusCode, said: &str) -> Response {
    page(locale, status, words(locale).sorry, &format!("<p role=alert>{}</p>", escaped(said)))
}

fn page(locale: Locale, status: StatusCode, title: &str, body: &str) -> Response {
    whole(locale, status, title, "", body)
}

fn whole(locale: Locale, status: StatusCode, title: &str, head: &str, body: &str) -> Response {
    let title = escaped(title);
    let html = format!(
        "<!doctype html><html lang={}><head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <meta name=referrer content=strict-origin-when-cross-origin><meta name=robots content=noindex>{head}<title>{title}</title><style>{STYLE}</style></head>\
         <body><main><h1>{title}</h1>{body}</main></body></html>",
        locale.tag()
    );
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;
    use proto::marketing::v1::{PublicField, form_field::Kind};

    use super::*;

    async fn html(response: Response) -> String {
        let bytes = response.into_body().collect().await.expect("a page").to_bytes();
        String::from_utf8(bytes.to_vec()).expect("utf-8")
    }

    fn asked() -> PublicForm {
        let field = PublicField {
            name: "who".to_owned(),
            label: "\"><script>alert(1)</script>".to_owned(),
            kind: Kind::Text.into(),
            required: true,
            options: vec![],
        };
        PublicForm {
            title: "Try & buy".to_owned(),
            language: "en".to_owned(),
            fields: vec![field],
            consent: "I agree".to_owned(),
            ..PublicForm::default()
        }
    }

    #[tokio::test]
    async fn what_others_wrote_is_text_and_never_markup() {
        let entered = Entered {
            values: vec![("who".to_owned(), vec!["' onfocus=alert(2) <b>".to_owned()])],
            ..Entered::default()
        };
        let page = html(form("k", &asked(), &entered, None)).await;
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
        assert!(
            page.contains("Try &amp; buy") && page.contains("&#39; onfocus=alert(2) &lt;b&gt;"),
            "{page}"
        );
    }

    #[tokio::test]
    async fn every_question_has_its_label_and_what_is_wrong_stands_with_it() {
        let error = kernel::Error::invalid("who", "REQUIRED");
        let page = html(form("k", &asked(), &Entered::default(), Some(&error.into()))).await;
        assert!(page.contains("<label for=f-who>") && page.contains("id=f-who"), "{page}");
        assert!(
            page.contains("aria-describedby=w-who") && page.contains("<p class=wrong id=w-who>"),
            "{page}"
        );
        assert!(page.contains("name=consent") && page.contains("name=website_url tabindex=-1"), "{page}");
    }
}
