//! Phone numbers. `138 0013 8000`, `+86 138-0013-8000` and `０１３８００１３８０００` are one number,
//! kept as `+8613800138000`; without a country code a number is Chinese. Service numbers such as
//! `95588` stay as dialled. A switchboard's extension (`转8012`, `ext. 8012`) is kept: `;ext=8012`.

use phonenumber::{Mode, PhoneNumber, country};
use unicode_normalization::UnicodeNormalization;

const LONGEST: usize = 60;
const EXTENSION: &str = ";ext=";

/// The number in E.164, or a service number's digits; `None` if nobody could dial it.
pub fn normalise(text: &str) -> Option<String> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let text: String = text.nfkc().collect::<String>().trim().to_lowercase();
    let (number, extension) = split_extension(&text)?;
    let digits = dialled(number)?;
    // most numbers are mobiles, and those need no tables
    let mobile = digits.strip_prefix("+86").unwrap_or(&digits);
    let whole = if is_mobile(mobile) {
        format!("+86{mobile}")
    } else {
        match parse(&digits) {
            Some(parsed) => parsed.format().mode(Mode::E164).to_string(),
            None if is_service(&digits) => digits,
            None => return None,
        }
    };
    Some(match extension {
        Some(extension) => format!("{whole}{EXTENSION}{extension}"),
        None => whole,
    })
}

pub fn is_valid(text: &str) -> bool {
    normalise(text).is_some()
}

/// What others may see of a normalised number: `138****0000`, `+165****0000`, `***88`. At least
/// three digits are hidden; text that is no number is hidden wholly.
pub fn mask(text: &str) -> String {
    let number = text.split(EXTENSION).next().unwrap_or_default();
    let shown: Vec<char> = match number.strip_prefix("+86") {
        Some(national) if is_mobile(national) || national.starts_with(['4', '8']) => {
            national.chars().collect()
        }
        Some(national) => format!("0{national}").chars().collect(),
        None => number.chars().collect(),
    };
    if shown.is_empty() || !shown.iter().all(|c| c.is_ascii_digit() || *c == '+') {
        return "****".to_owned();
    }
    let (start, end) = match shown.len() {
        length @ 11.. => ((length - 8).min(5), 4),
        8..=10 => (2, 3),
        5..=7 => (0, 2),
        _ => (0, 0),
    };
    let hidden = shown.len() - start - end;
    let tail = &shown[shown.len() - end..];
    shown[..start].iter().copied().chain("*".repeat(hidden).chars()).chain(tail.iter().copied()).collect()
}

/// Digits that a person may remember a normalised number by, without its country's code:
/// `13800138000`, `01062551234`, `95588`.
pub fn national(normalised: &str) -> String {
    let number = normalised.split(EXTENSION).next().unwrap_or_default();
    let Some(international) = number.strip_prefix('+') else { return number.to_owned() };
    if let Some(national) = international.strip_prefix("86") {
        return national.to_owned();
    }
    match phonenumber::parse(None, number) {
        Ok(parsed) => {
            let code = parsed.code().value().to_string();
            international.strip_prefix(&code).unwrap_or(international).to_owned()
        }
        Err(_) => international.to_owned(),
    }
}

/// Is this normalised number one that a single person carries?
pub fn is_personal(normalised: &str) -> bool {
    normalised.strip_prefix("+86").is_some_and(is_mobile)
}

/// Is this text only digits and what people write between them?
pub fn looks_like(text: &str) -> bool {
    let separators = |c: char| c.is_whitespace() || "+-().".contains(c);
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || separators(c))
}

/// `None` when what follows the sign of an extension is not one.
fn split_extension(text: &str) -> Option<(&str, Option<&str>)> {
    for sign in [EXTENSION, "转", "分机", "ext.", "ext", "x", "#"] {
        if let Some((number, rest)) = text.split_once(sign) {
            let rest = rest.trim_matches(|c: char| c.is_whitespace() || ":.-".contains(c));
            let ok = (1..=7).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit());
            return ok.then_some((number, Some(rest)));
        }
    }
    Some((text, None))
}

/// Digits, with `+` in front if it was there; `00` counts as `+`.
fn dialled(number: &str) -> Option<String> {
    let number = number.trim();
    let number = number.strip_prefix("tel:").unwrap_or(number);
    if !looks_like(number) || number.rfind('+').is_some_and(|at| at > 1) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    Some(match (number.contains('+'), digits.strip_prefix("00")) {
        (true, _) => format!("+{digits}"),
        (false, Some(rest)) => format!("+{rest}"),
        (false, None) => digits,
    })
}

fn parse(dialled: &str) -> Option<PhoneNumber> {
    if !(7..=18).contains(&dialled.len()) {
        return None;
    }
    let parsed = phonenumber::parse(Some(country::CN), dialled).ok()?;
    let national = parsed.national().to_string();
    // New mobile ranges open faster than number tables are published.
    (parsed.is_valid() || (parsed.code().value() == 86 && is_mobile(&national))).then_some(parsed)
}

pub(super) fn is_mobile(national: &str) -> bool {
    national.len() == 11 && national.starts_with('1') && matches!(national.as_bytes()[1], b'3'..=b'9')
}

/// `110`, `12345`, `95588`, `96110`.
fn is_service(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'1', _, _, ..] => digits.len() <= 6,
        [b'9', b'5' | b'6', ..] => (5..=8).contains(&digits.len()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_number_is_written_in_one_way() {
        let written = [
            "13800138000",
            "138 0013 8000",
            "+86 138-0013-8000",
            "0086 13800138000",
            "8613800138000",
            "０１３８００１３８０００",
            "(+86)13800138000",
            "tel:13800138000",
        ];
        for text in written {
            assert_eq!(normalise(text).as_deref(), Some("+8613800138000"), "{text}");
        }
        assert_eq!(normalise("010-6255 1234").as_deref(), Some("+861062551234"));
        assert_eq!(normalise("400-810-8888").as_deref(), Some("+864008108888"));
        assert_eq!(normalise("+1 650 253 0000").as_deref(), Some("+16502530000"));
        assert_eq!(normalise("+852 2123 4567").as_deref(), Some("+85221234567"));
    }

    #[test]
    fn service_numbers_stay_as_dialled() {
        for text in ["110", "10086", "12345", "95588", "96110"] {
            assert_eq!(normalise(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn an_extension_is_kept() {
        for text in ["021-62551234转8012", "021-62551234 ext. 8012", "021 62551234 分机：8012"] {
            assert_eq!(normalise(text).as_deref(), Some("+862162551234;ext=8012"), "{text}");
        }
    }

    #[test]
    fn what_nobody_could_dial_is_refused() {
        for text in [
            "",
            " ",
            "abc",
            "1",
            "1380013800",
            "13800138000/13900139000",
            "138+00138000",
            "+",
            "转8012",
            "021-62551234转",
            "1380013800a",
        ] {
            assert_eq!(normalise(text), None, "{text}");
        }
    }

    #[test]
    fn a_mask_hides_the_middle() {
        assert_eq!(mask("+8613800138000"), "138****8000");
        assert_eq!(mask("+861062551234"), "010****1234");
        assert_eq!(mask("+16502530000"), "+165****0000");
        assert_eq!(mask("95588"), "***88");
        assert_eq!(mask("110"), "***");
        assert_eq!(mask("call me"), "****");
        assert_eq!(mask("+862162551234;ext=8012"), "021****1234");
    }

    #[test]
    fn a_mobile_is_one_persons() {
        assert!(is_personal("+8613800138000"));
        assert!(
            !is_personal("+861062551234") && !is_personal("95588") && !is_personal("+862162551234;ext=8012")
        );
    }

    #[test]
    fn a_number_is_remembered_without_its_country() {
        assert_eq!(national("+8613800138000"), "13800138000");
        assert_eq!(national("+861062551234"), "1062551234");
        assert_eq!(national("+16502530000"), "6502530000");
        assert_eq!(national("95588"), "95588");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "[+0-9 ()x#转-]{0,20}|\\PC{0,30}") {
            if let Some(once) = normalise(&text) {
                prop_assert_eq!(normalise(&once), Some(once.clone()));
                let hidden = mask(&once).matches('*').count();
                prop_assert!(hidden >= 3, "{}", once);
            }
        }
    }
}
