//! The terms by which a search finds a text. Chinese is cut into single characters and pairs, other
//! words into their beginnings, names also into pinyin (`hw`, `huawei`), phones into the digits people
//! remember. Each term carries its field's number, `20:华为`, so that a search asks only permitted fields.

use super::{company, name, phone, pinyin};
use crate::{FieldDef, Format};

/// Letters of a word that count: a longer word is found by its first sixteen.
pub const WORD: usize = 16;
/// In front of the whole value: what an equality search asks for.
pub const WHOLE: char = '=';
/// All pairs of a name as long as any field takes, and the shorter terms of ordinary ones.
const NAME_TERMS: usize = 224;
/// Characters of a name whose pairs are all among its terms.
const ALL_PAIRS: usize = 200;
const TEXT_TERMS: usize = 64;
const LONG_TEXT_TERMS: usize = 256;
/// Characters of a long text that are read at all.
const READ: usize = 2_000;

/// All terms of one field's value, each `<number>:<term>`, without repetition; the most telling
/// first, at most 224 of a name, 256 of a long text, 64 of others. The value need not be normalised.
pub fn terms(number: u32, format: Format, text: &str) -> Vec<String> {
    let text = text.char_indices().nth(READ).map_or(text, |(end, _)| &text[..end]);
    let most = match format {
        Format::Name => NAME_TERMS,
        Format::LongText => LONG_TEXT_TERMS,
        _ => TEXT_TERMS,
    };
    let mut found =
        Found { mark: format!("{number}:"), most, term: String::new(), all: Vec::with_capacity(most) };
    match format {
        Format::Phone => phone_terms(&mut found, text),
        Format::Name => name_terms(&mut found, text),
        _ => text_terms(&mut found, text),
    }
    found.all
}

/// The terms so far.
struct Found {
    mark: String,
    most: usize,
    /// The one that is being written.
    term: String,
    all: Vec<String>,
}

impl Found {
    fn add(&mut self, characters: impl IntoIterator<Item = char>) {
        self.term.clear();
        self.term.push_str(&self.mark);
        self.term.extend(characters);
        let is_new = self.term.len() > self.mark.len() && !self.all.contains(&self.term);
        if is_new && self.all.len() < self.most {
            self.all.push(self.term.clone());
        }
    }

    /// First letters, first two letters ... of all words, the short ones first.
    fn beginnings(&mut self, words: &[&str]) {
        for length in 1..=WORD {
            for word in words {
                if let Some((last, c)) = word.char_indices().nth(length - 1) {
                    self.add(word[..last + c.len_utf8()].chars());
                }
            }
        }
    }
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
    let small = name::composed(text).to_lowercase();
    name::composed(&small).chars().filter(|c| !name::is_unseen(*c)).collect()
}

/// The terms that a searchable name has if this piece of Chinese stands in it, whatever stands around it. `None`: the
/// terms can't tell, since not all of the field's values have theirs, or neighbours may change how the piece is read.
pub fn pairs_within(field: &FieldDef, piece: &str) -> Option<Vec<String>> {
    let sure =
        |c: char| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2a6df}');
    let all = field.search && field.format == Format::Name && (1..=ALL_PAIRS).contains(&field.max_length);
    let piece: Vec<char> = piece.chars().collect();
    if !all || piece.len() < 2 || piece.len() > ALL_PAIRS || !piece.iter().all(|c| sure(*c)) {
        return None;
    }
    Some(piece.windows(2).map(|pair| format!("{}:{}{}", field.number, pair[0], pair[1])).collect())
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

fn text_terms(found: &mut Found, text: &str) {
    let words = words(&fold(text));
    let dense = || words.iter().filter_map(|word| if let Word::Dense(run) = word { Some(run) } else { None });
    let latin = || words.iter().filter_map(|word| if let Word::Latin(run) = word { Some(run) } else { None });
    if let Some(whole) = whole(Format::Plain, text) {
        found.add(whole.chars());
    }
    for word in latin() {
        found.add(word.chars().take(WORD));
    }
    for pair in dense().flat_map(|run| run.windows(2)) {
        found.add(pair.iter().copied());
    }
    for c in dense().flatten() {
        found.add([*c]);
    }
    found.beginnings(&latin().map(String::as_str).collect::<Vec<_>>());
}

fn name_terms(found: &mut Found, text: &str) {
    text_terms(found, text);
    let folded = fold(text);
    let sounds: Vec<&str> =
        pinyin::syllables(company::without_ending(&folded)).into_iter().flatten().collect();
    let initials: String = sounds.iter().filter_map(|sound| sound.chars().next()).collect();
    found.beginnings(&[&initials]);
    let initials: Vec<char> = initials.chars().collect();
    for pair in initials.windows(2) {
        found.add(pair.iter().copied());
    }
    found.beginnings(&[&sounds.iter().take(4).copied().collect::<String>()]);
    for pair in sounds.windows(2) {
        found.add(pair.iter().flat_map(|sound| sound.chars()).take(WORD));
    }
    for three in initials.windows(3) {
        found.add(three.iter().copied());
    }
    for three in sounds.windows(3) {
        found.add(three.iter().flat_map(|sound| sound.chars()).take(WORD));
    }
}

/// The whole number, its beginnings from three digits (a landline's also with the zero in front), and
/// its last 4, 7 and 8.
fn phone_terms(found: &mut Found, text: &str) {
    let Some(number) = phone::normalise(text) else { return text_terms(found, text) };
    let national = phone::national(&number);
    found.add(std::iter::once(WHOLE).chain(number.chars()));
    found.add(number.chars().skip_while(|c| *c == '+').take_while(char::is_ascii_digit));
    found.add(national.chars());
    for last in [4, 7, 8] {
        if let Some(from) = national.len().checked_sub(last) {
            found.add(national[from..].chars());
        }
    }
    if number.starts_with("+86") && !phone::is_mobile(&national) {
        for first in 2..=national.len() {
            found.add(std::iter::once('0').chain(national[..first].chars()));
        }
    }
    for first in 3..=national.len() {
        found.add(national[..first].chars());
    }
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

    #[test]
    fn a_piece_of_a_name_is_told_by_its_pairs_where_these_are_sure() {
        let name = FieldDef { max_length: 200, ..crate::sample::NAME };
        assert_eq!(pairs_within(&name, "华为技"), Some(vec!["20:华为".to_owned(), "20:为技".to_owned()]));
        for unsure in ["华", "A华", "华 为", "tech", "ガ\u{3099}", "\u{f900}豈", ""] {
            assert_eq!(pairs_within(&name, unsure), None, "{unsure}");
        }
        let long = FieldDef { max_length: 255, ..crate::sample::NAME };
        assert_eq!(pairs_within(&long, "华为"), None);
        assert_eq!(pairs_within(&crate::sample::NOTE, "华为"), None);
    }

    proptest! {
        #[test]
        fn every_piece_of_a_name_has_its_pairs_among_the_terms(
            text in "[\u{4e00}-\u{9fff}a-zA-Z0-9 (),.、．ガ\u{3099}\u{f900}\u{200b}&-]{2,200}", from in 0usize..200, length in 2usize..12,
        ) {
            let name = FieldDef { max_length: 200, ..crate::sample::NAME };
            let stored = name::normalise(&text);
            let piece: String = stored.chars().skip(from).take(length).collect();
            if let Some(pairs) = pairs_within(&name, &piece) {
                let found = terms(name.number, name.format, &stored);
                prop_assert!(pairs.iter().all(|pair| found.contains(pair)), "{} in {}", piece, stored);
            }
        }

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
