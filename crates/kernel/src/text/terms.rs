//! The terms by which a search finds a text. Chinese is cut into single characters and pairs, other
//! words into their beginnings, names also into pinyin (`hw`, `huawei`), phones into the digits people
//! remember. Each term carries its field's number, `20:华为`, so that a search asks only permitted fields.

use unicode_normalization::UnicodeNormalization;

use super::{company, name, phone, pinyin};
use crate::Format;

/// Letters of a word that count: a longer word is found by its first sixteen.
pub const WORD: usize = 16;
/// In front of the whole value: what an equality search asks for.
pub const WHOLE: char = '=';
const NAME_TERMS: usize = 96;
const TEXT_TERMS: usize = 64;
const LONG_TEXT_TERMS: usize = 256;
/// Characters of a long text that are read at all.
const READ: usize = 2_000;

/// All terms of one field's value, each `<number>:<term>`, without repetition; the most telling
/// first, at most 96 of a name, 256 of a long text, 64 of others. The value need not be normalised.
pub fn terms(number: u32, format: Format, text: &str) -> Vec<String> {
    let text: String = text.chars().take(READ).collect();
    let (found, most) = match format {
        Format::Phone => (phone_terms(&text), TEXT_TERMS),
        Format::Name => (name_terms(&text), NAME_TERMS),
        Format::LongText => (text_terms(&text), LONG_TEXT_TERMS),
        _ => (text_terms(&text), TEXT_TERMS),
    };
    let mut seen = std::collections::HashSet::new();
    let unique = found.into_iter().filter(|term| !term.is_empty() && seen.insert(term.clone()));
    unique.take(most).map(|term| format!("{number}:{term}")).collect()
}

/// The term of the whole value, by which a masked field can still be found: `=+8613800138000`.
pub(super) fn whole(format: Format, text: &str) -> Option<String> {
    let written = super::normalise(format, text).unwrap_or_else(|| name::normalise(text));
    let folded: String = fold(&written);
    (!folded.is_empty() && folded.chars().count() <= 64).then(|| format!("{WHOLE}{folded}"))
}

/// A run of letters and digits of one kind of script.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Written without spaces: Chinese, Japanese, Korean.
    Dense(Vec<char>),
    Latin(String),
}

pub(super) fn fold(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase().nfkc().filter(|c| !name::is_unseen(*c)).collect()
}

/// The words of a folded text, in order.
pub(super) fn words(folded: &str) -> Vec<Word> {
    let mut words: Vec<Word> = vec![];
    let mut apart = true;
    for c in folded.chars() {
        match (words.last_mut(), is_dense(c)) {
            _ if !c.is_alphanumeric() => {
                apart = true;
                continue;
            }
            (Some(Word::Dense(run)), true) if !apart => run.push(c),
            (Some(Word::Latin(run)), false) if !apart => run.push(c),
            (_, true) => words.push(Word::Dense(vec![c])),
            (_, false) => words.push(Word::Latin(c.to_string())),
        }
        apart = false;
    }
    words
}

/// The first letters of a word that count.
pub(super) fn cut(word: &str) -> String {
    word.chars().take(WORD).collect()
}

fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn text_terms(text: &str) -> Vec<String> {
    let words = words(&fold(text));
    let dense = || words.iter().filter_map(|word| if let Word::Dense(run) = word { Some(run) } else { None });
    let latin = || words.iter().filter_map(|word| if let Word::Latin(run) = word { Some(run) } else { None });
    let mut found: Vec<String> = whole(Format::Plain, text).into_iter().collect();
    found.extend(latin().map(|word| cut(word)));
    found.extend(dense().flat_map(|run| run.windows(2).map(String::from_iter)));
    found.extend(dense().flatten().map(char::to_string));
    found.extend(beginnings(latin().map(String::as_str)));
    found
}

/// First letters, first two letters ... of all words, the short ones first.
fn beginnings<'a>(words: impl Iterator<Item = &'a str> + Clone) -> impl Iterator<Item = String> {
    let words: Vec<Vec<char>> = words.map(|word| word.chars().take(WORD).collect()).collect();
    (1..=WORD).flat_map(move |length| {
        words.iter().filter_map(|word| word.get(..length).map(String::from_iter)).collect::<Vec<_>>()
    })
}

fn name_terms(text: &str) -> Vec<String> {
    let mut found = text_terms(text);
    let folded = fold(text);
    let sounds: Vec<&str> =
        pinyin::syllables(company::without_ending(&folded)).into_iter().flatten().collect();
    let initials: Vec<char> = sounds.iter().filter_map(|sound| sound.chars().next()).collect();
    let initials_text: String = initials.iter().collect();
    found.extend(beginnings([initials_text.as_str()].into_iter()));
    found.extend(initials.windows(2).map(String::from_iter));
    let spoken = sounds.iter().take(4).copied().collect::<String>();
    found.extend(beginnings([spoken.as_str()].into_iter()));
    found.extend(sounds.windows(2).map(|pair| cut(&pair.concat())));
    found.extend(initials.windows(3).map(String::from_iter));
    found.extend(sounds.windows(3).map(|three| cut(&three.concat())));
    found
}

/// The whole number, its beginnings from three digits (a landline's also with the zero in front), and
/// its last 4, 7 and 8.
fn phone_terms(text: &str) -> Vec<String> {
    let Some(number) = phone::normalise(text) else { return text_terms(text) };
    let national = phone::national(&number);
    let international = number.chars().skip_while(|c| *c == '+').take_while(char::is_ascii_digit).collect();
    let mut found = vec![format!("{WHOLE}{number}"), international, national.clone()];
    found.extend(
        [4, 7, 8].iter().filter_map(|last| Some(national[national.len().checked_sub(*last)?..].to_owned())),
    );
    let mut dialled = vec![national];
    if number.starts_with("+86") && !phone::is_mobile(&dialled[0]) {
        dialled.insert(0, format!("0{}", dialled[0]));
    }
    for digits in dialled {
        found.extend((3..=digits.len()).map(|first| digits[..first].to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn has(format: Format, text: &str, term: &str) -> bool {
        terms(20, format, text).contains(&format!("20:{term}"))
    }

    #[test]
    fn a_chinese_name_is_found_by_characters_pairs_and_pinyin() {
        for term in [
            "华",
            "华为",
            "技术",
            "h",
            "hw",
            "hwjs",
            "js",
            "wjs",
            "huawei",
            "huaweij",
            "jishu",
            "=华为技术有限公司",
        ] {
            assert!(has(Format::Name, "华为技术有限公司", term), "{term}");
        }
        assert!(!has(Format::Name, "华为技术有限公司", "华技"));
        assert!(!has(Format::Plain, "华为技术", "hw"));
    }

    #[test]
    fn words_are_found_by_their_beginnings() {
        for term in ["m", "micro", "microsoft", "corp", "3m", "中国"] {
            assert!(has(Format::Name, "Microsoft Corporation 3M中国", term), "{term}");
        }
        assert!(!has(Format::Name, "Microsoft", "soft"));
        assert!(has(Format::Email, "Zhang.San@example.com", "san"));
    }

    #[test]
    fn phones_are_found_by_what_people_remember() {
        for term in [
            "=+8613800138000",
            "8613800138000",
            "13800138000",
            "138",
            "1380013",
            "8000",
            "0138000",
            "00138000",
        ] {
            assert!(has(Format::Phone, "+86 138 0013 8000", term), "{term}");
        }
    }

    proptest! {
        #[test]
        fn terms_are_few_unique_and_marked(text in any::<String>()) {
            for (format, most) in [(Format::Name, NAME_TERMS), (Format::Plain, TEXT_TERMS), (Format::Phone, TEXT_TERMS), (Format::LongText, LONG_TEXT_TERMS)] {
                let found = terms(7, format, &text);
                prop_assert!(found.len() <= most);
                prop_assert!(found.iter().all(|term| term.starts_with("7:") && term.len() < 300 && !term.contains('\0')));
                let unique: std::collections::HashSet<_> = found.iter().collect();
                prop_assert_eq!(unique.len(), found.len());
            }
        }
    }
}
