//! What a search text asks of the terms: every word must be found, each in any of the fields that the
//! caller may read; a pasted phone number is one word however it is written.

use super::terms::Word;
use super::{phone, terms};
use crate::{FieldDef, Format};

/// Characters of a search that count; the rest is ignored.
pub const LONGEST: usize = 100;
const MOST_WORDS: usize = 8;

/// A search as its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuery {
    words: Vec<Asked>,
    whole: String,
}

/// One word: the terms of a text that must all be there, and the digits if it may be a phone's.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    terms: Vec<String>,
    digits: Option<String>,
}

/// Reads a search text: the first 100 characters, at most eight words.
pub fn search(query: &str) -> SearchQuery {
    let whole: String = query.chars().take(LONGEST).collect();
    let folded = terms::fold(&whole);
    let mut pieces: Vec<String> = vec![];
    for piece in folded.split_whitespace() {
        match pieces.last_mut() {
            Some(last) if phone::looks_like(last) && phone::looks_like(piece) => {
                *last = format!("{last} {piece}")
            }
            _ => pieces.push(piece.to_owned()),
        }
    }
    let words = pieces.iter().filter_map(|piece| Asked::read(piece)).take(MOST_WORDS).collect();
    SearchQuery { words, whole }
}

impl SearchQuery {
    /// Nothing is asked: the list is not narrowed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// For each word the alternatives, one array of terms per field: the record matches if for *every*
    /// word *some* array is wholly among its terms. `fields` are those that the caller may read. A word
    /// that none of the fields could hold has no alternative: nothing matches.
    pub fn groups<'a>(&self, fields: impl IntoIterator<Item = &'a FieldDef>) -> Vec<Vec<Vec<String>>> {
        let fields: Vec<&FieldDef> = fields.into_iter().collect();
        let marked = |field: &FieldDef, terms: Vec<String>| -> Vec<String> {
            terms.into_iter().map(|term| format!("{}:{term}", field.number)).collect()
        };
        let alternatives = |word: &Asked| {
            fields.iter().filter_map(|field| Some(marked(field, word.of(field.format)?))).collect()
        };
        self.words.iter().map(alternatives).collect()
    }

    /// The term that a masked field has if its whole value is the search text.
    pub fn whole(&self, field: &FieldDef) -> Option<String> {
        terms::whole(field.format, &self.whole).map(|term| format!("{}:{term}", field.number))
    }
}

impl Asked {
    fn read(piece: &str) -> Option<Self> {
        let mut asked: Vec<String> = vec![];
        for word in terms::words(piece) {
            match word {
                Word::Latin(word) => asked.push(terms::cut(&word)),
                Word::Dense(run) if run.len() == 1 => asked.extend(run.iter().map(char::to_string)),
                Word::Dense(run) => asked.extend(run.windows(2).map(String::from_iter)),
            }
        }
        asked.dedup();
        let digits = phone::looks_like(piece).then(|| digits(piece));
        (!asked.is_empty()).then_some(Self { terms: asked, digits })
    }

    fn of(&self, format: Format) -> Option<Vec<String>> {
        match format {
            Format::Phone => self.digits.clone().map(|digits| vec![digits]),
            _ => Some(self.terms.clone()),
        }
    }
}

/// A complete number as its national digits, a part of one as it is.
fn digits(piece: &str) -> String {
    match phone::normalise(piece) {
        Some(number) => phone::national(&number),
        None => piece.chars().filter(char::is_ascii_digit).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{NAME, NOTE, PHONE};
    use crate::text::terms;

    fn finds(query: &str, values: &[(&FieldDef, &str)]) -> bool {
        let has: Vec<String> =
            values.iter().flat_map(|(field, text)| terms(field.number, field.format, text)).collect();
        let groups = search(query).groups(values.iter().map(|(field, _)| *field));
        groups.iter().all(|word| word.iter().any(|array| array.iter().all(|term| has.contains(term))))
    }

    #[test]
    fn a_company_is_found_in_chinese_in_english_and_by_pinyin() {
        let huawei = [(&NAME, "华为技术有限公司 Huawei Technologies")];
        for query in [
            "华",
            "华为",
            "华为技术",
            "hw",
            "HWJS",
            "huawei",
            "huaweijishu",
            "tech",
            "技术 华为",
            "Ｈｕａｗｅｉ",
            "",
        ] {
            assert!(finds(query, &huawei), "{query}");
        }
        for query in ["华技", "echno", "小米", "华为 小米"] {
            assert!(!finds(query, &huawei), "{query}");
        }
    }

    #[test]
    fn a_phone_is_found_however_it_is_written() {
        let record = [(&NAME, "张三"), (&PHONE, "+8613800138000")];
        for query in [
            "138 0013 8000",
            "+86 138-0013-8000",
            "13800138000",
            "1380013",
            "8000",
            "张三 138 0013 8000",
            "zs 8000",
        ] {
            assert!(finds(query, &record), "{query}");
        }
        let office = [(&PHONE, "010-62551234")];
        for query in ["010-62551234", "010 6255", "62551234", "1234"] {
            assert!(finds(query, &office), "{query}");
        }
        assert!(!finds("8001", &record));
    }

    #[test]
    fn words_may_be_found_in_different_fields() {
        let record = [(&NAME, "华为"), (&NOTE, "在北京会面")];
        assert!(finds("华为 北京", &record));
        assert!(!finds("华为 上海", &record));
    }

    #[test]
    fn a_masked_field_is_found_only_by_its_whole_value() {
        let stored = terms(PHONE.number, PHONE.format, "+8613800138000");
        assert!(search("138 0013 8000").whole(&PHONE).is_some_and(|term| stored.contains(&term)));
        assert!(search("8000").whole(&PHONE).is_none_or(|term| !stored.contains(&term)));
    }

    #[test]
    fn a_search_is_bounded() {
        let long = "a b c d e f g h i j k l m n ".repeat(1000);
        assert_eq!(search(&long).groups([&NAME]).len(), MOST_WORDS);
        assert!(search(" ,. \0 ").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn every_word_of_a_short_name_finds_it(text in "[a-zA-Z\u{4e00}-\u{4e40} ]{1,12}") {
            for word in text.split_whitespace() {
                proptest::prop_assert!(finds(word, &[(&NAME, &text)]), "{}", word);
            }
        }
    }
}
