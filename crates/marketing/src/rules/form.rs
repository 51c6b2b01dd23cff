//! What holds for every form: its questions can be told apart and answered, whoever answers can be reached, and web
//! sites are named as browsers name them.

use std::collections::BTreeSet;

use kernel::{Ctx, FieldErrors};
use store::Rules;

use crate::records::{Form, FormField, FormFieldKind, FormFieldTarget, FormSubmission, FormSubmissionState};

/// Questions of one form, options of one question, web sites.
const MOST_FIELDS: usize = 60;
const MOST_OPTIONS: usize = 200;
const MOST_HOSTS: usize = 50;
/// What the page sends beside the answers.
const RESERVED: [&str; 2] = ["consent", "website_url"];

impl Rules for Form {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.fields.is_empty() {
            errors.push("fields", "REQUIRED");
        } else if self.fields.len() > MOST_FIELDS {
            errors.push_with("fields", "TOO_MANY", vec![("max".to_owned(), MOST_FIELDS.to_string())]);
        } else if !self.fields.iter().any(FormField::names_somebody) {
            errors.push("fields", "FORM_REACHES_NOBODY");
        }
        let (mut names, mut targets) = (BTreeSet::new(), BTreeSet::new());
        for (i, field) in self.fields.iter().enumerate() {
            let at = |name: &str| format!("fields[{i}].{name}");
            if !is_name(&field.name) || RESERVED.contains(&field.name.as_str()) {
                errors.push(at("name"), "NOT_A_FIELD_NAME");
            } else if !names.insert(field.name.as_str()) {
                errors.push(at("name"), "TWICE");
            }
            let target = i32::from(field.target);
            if target != 0 && !targets.insert(target) {
                errors.push(at("target"), "TWICE");
            }
            if field.chooses() && field.options.is_empty() {
                errors.push(at("options"), "REQUIRED");
            } else if field.options.len() > MOST_OPTIONS {
                let max = vec![("max".to_owned(), MOST_OPTIONS.to_string())];
                errors.push_with(at("options"), "TOO_MANY", max);
            }
            if field.target == FormFieldTarget::LeadPhone && field.kind != FormFieldKind::Phone {
                errors.push(at("kind"), "NEEDS_PHONE_KIND");
            }
            if field.target == FormFieldTarget::LeadEmail && field.kind != FormFieldKind::Email {
                errors.push(at("kind"), "NEEDS_EMAIL_KIND");
            }
        }
        if self.double_opt_in && !self.fields.iter().any(FormField::is_the_email) {
            errors.push("doubleOptIn", "NEEDS_EMAIL_FIELD");
        }
        if self.allowed_hosts.len() > MOST_HOSTS {
            errors.push_with("allowedHosts", "TOO_MANY", vec![("max".to_owned(), MOST_HOSTS.to_string())]);
        }
        for (i, host) in self.allowed_hosts.iter().enumerate() {
            if !is_host(host) {
                errors.push(format!("allowedHosts[{i}]"), "NOT_A_HOST");
            }
        }
    }
}

impl Rules for FormSubmission {
    /// Only what made no lead can be taken after all.
    fn available(&self, action: &str) -> bool {
        action != "accept" || (self.lead_id.is_none() && self.state != FormSubmissionState::Confirmed)
    }
}

impl FormField {
    /// Must be chosen from options.
    pub fn chooses(&self) -> bool {
        matches!(self.kind, FormFieldKind::Choice | FormFieldKind::Choices)
    }

    /// Whoever answers it can be called or written to, or at least be named.
    fn names_somebody(&self) -> bool {
        use FormFieldTarget::{Company, LeadEmail, LeadPhone, Name, Wechat};
        self.required && matches!(self.target, Name | Company | LeadPhone | LeadEmail | Wechat)
    }

    /// Where the link for double opt-in goes.
    pub fn is_the_email(&self) -> bool {
        self.required && self.target == FormFieldTarget::LeadEmail
    }
}

impl Form {
    /// May a page of this web site show the form and send answers? `origin` is what the browser says, `own` our own
    /// address; who says nothing is no web site.
    pub fn welcomes(&self, origin: &str, own: &str) -> bool {
        let Some(authority) = authority_of(origin) else { return origin.is_empty() };
        let host = bare(&authority);
        let named = |allowed: &String| {
            let allowed = allowed.to_ascii_lowercase();
            match allowed.strip_prefix("*.") {
                Some(parent) => host.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.')),
                None if allowed.contains(':') => allowed == authority,
                None => allowed == host,
            }
        };
        authority == own.to_ascii_lowercase() || self.allowed_hosts.iter().any(named)
    }
}

/// `www.example.com:8443` of `https://www.example.com:8443/page`
fn authority_of(origin: &str) -> Option<String> {
    let rest = origin.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    (!authority.is_empty()).then(|| authority.to_ascii_lowercase())
}

/// `www.example.com` of that.
fn bare(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    }
}

fn is_name(name: &str) -> bool {
    let mut letters = name.bytes();
    letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn is_host(host: &str) -> bool {
    let bare = host.strip_prefix("*.").unwrap_or(host);
    let (name, port) = bare.split_once(':').unwrap_or((bare, "80"));
    let label = |label: &str| {
        !label.is_empty()
            && label.len() < 64
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // a whole country's web sites are nobody's
    let enough = host.len() == bare.len() || name.contains('.');
    enough && name.len() < 254 && name.split('.').all(label) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(hosts: &[&str]) -> Form {
        let phone = FormField {
            name: "phone".to_owned(),
            label: "手机".to_owned(),
            kind: FormFieldKind::Phone,
            required: true,
            target: FormFieldTarget::LeadPhone,
            ..FormField::default()
        };
        let allowed_hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
        Form { name: "试用".to_owned(), fields: vec![phone], allowed_hosts, ..Form::default() }
    }

    fn wrong(form: &Form) -> Vec<(String, &'static str)> {
        let ctx = Ctx::system("marketing", kernel::Uuid::nil(), kernel::Time::default());
        let mut errors = FieldErrors::default();
        form.check(&ctx, None, &mut errors);
        let told = |error: kernel::Error| {
            error.fields().iter().map(|field| (field.field.clone(), field.reason)).collect()
        };
        errors.finish().err().map(told).unwrap_or_default()
    }

    #[test]
    fn only_named_web_sites_are_welcome() {
        let form = form(&["www.example.com", "*.shop.cn", "localhost:3000"]);
        for good in [
            "",
            "https://www.example.com",
            "https://WWW.example.com:8443",
            "https://a.b.shop.cn",
            "http://localhost:3000",
            "https://crm.own.com",
        ] {
            assert!(form.welcomes(good, "crm.own.com"), "{good}");
        }
        for bad in [
            "https://example.com",
            "https://evil-www.example.com",
            "https://shop.cn",
            "https://notshop.cn",
            "http://localhost:3001",
            "null",
            "https://www.example.com.evil.net",
        ] {
            assert!(!form.welcomes(bad, "crm.own.com"), "{bad}");
        }
    }

    #[test]
    fn a_form_that_reaches_nobody_is_refused() {
        let good = form(&[]);
        assert_eq!(wrong(&good), []);
        let mut bad = form(&["http://x", "*.cn"]);
        bad.fields[0].required = false;
        bad.double_opt_in = true;
        let mut choice = bad.fields[0].clone();
        choice.kind = FormFieldKind::Choice;
        bad.fields.push(choice);
        let wrong = wrong(&bad);
        for (field, reason) in [
            ("fields", "FORM_REACHES_NOBODY"),
            ("fields[1].name", "TWICE"),
            ("fields[1].target", "TWICE"),
            ("fields[1].options", "REQUIRED"),
            ("doubleOptIn", "NEEDS_EMAIL_FIELD"),
            ("allowedHosts[0]", "NOT_A_HOST"),
            ("allowedHosts[1]", "NOT_A_HOST"),
        ] {
            assert!(wrong.contains(&(field.to_owned(), reason)), "{field} {reason} in {wrong:?}");
        }
    }
}
