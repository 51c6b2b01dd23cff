//! E-mail addresses: trimmed and in small letters, so that one mailbox is one text.

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization;

/// The address as it is kept; `None` if mail could not be sent to it: no `@`, no dot in the
/// domain, spaces, quotation marks, more than 254 bytes.
pub fn normalise(text: &str) -> Option<String> {
    let text = text.trim().nfc().collect::<String>().to_lowercase().nfc().collect::<String>();
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    let address = EmailAddress::parse_with_options(&text, options).ok()?;
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\,;".contains(c));
    (plain && text.len() <= 254 && address.email() == text).then_some(text)
}

pub fn is_valid(text: &str) -> bool {
    normalise(text).is_some()
}

/// What others may see: `a***@example.com`; text that is no address is hidden but for its start.
pub fn mask(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((local, domain)) => format!("{}@{domain}", super::name::mask(local)),
        None => super::name::mask(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_is_one_text() {
        assert_eq!(normalise(" Zhang.San@Example.COM ").as_deref(), Some("zhang.san@example.com"));
        assert_eq!(normalise("张三@例子.中国").as_deref(), Some("张三@例子.中国"));
        assert_eq!(normalise("a+b@example.com").as_deref(), Some("a+b@example.com"));
    }

    #[test]
    fn what_no_mail_reaches_is_refused() {
        for text in [
            "",
            "a",
            "a@b",
            "@example.com",
            "a@",
            "a b@example.com",
            "a@b..com",
            "\"a b\"@example.com",
            "a@[1.2.3.4]",
            "A <a@example.com>",
            "a@example.com,b@example.com",
            "a\0@example.com",
        ] {
            assert_eq!(normalise(text), None, "{text}");
        }
    }

    #[test]
    fn a_mask_shows_the_first_letter_and_the_domain() {
        assert_eq!(mask("zhang.san@example.com"), "z***@example.com");
        assert_eq!(mask("a@example.com"), "***@example.com");
        assert_eq!(mask("nothing"), "n***");
    }
}
