//! Names of people and companies: full-width letters become plain ones, spaces at the ends go,
//! several become one, and what cannot be seen is dropped.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// `  ＡＢＣ　 公司 ` is `ABC 公司`.
pub fn normalise(text: &str) -> String {
    let folded: String = plain(text)
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_unseen(*c))
        .collect();
    // What was between two letters may have kept them from joining.
    plain(&folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Plain letters for full-width ones. The marks of Chinese sentences stay as they are written: a subject is a sentence.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_sentence_mark) {
        let words = piece.trim_end_matches(is_sentence_mark);
        plain.push_str(&composed(words));
        plain.push_str(&piece[words.len()..]);
    }
    plain
}

/// In compatibility form (NFKC), as most texts are already.
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfkc().collect()),
    }
}

fn is_sentence_mark(c: char) -> bool {
    matches!(c, '，' | '！' | '？' | '；' | '：')
}

/// Control characters, and marks without a shape: zero-width spaces, direction overrides, byte order marks.
/// Joiners stay: families of emoji and some scripts are written with them.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// What others may see of a text: its first character, `张***`; of a single one nothing.
pub fn mask(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(_)) => format!("{first}***"),
        _ => "***".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_name_is_written_in_one_way() {
        assert_eq!(normalise("  ＡＢＣ　 公司 "), "ABC 公司");
        assert_eq!(normalise("华为\u{200b}技术\u{0}"), "华为技术");
        assert_eq!(normalise("a\t\nb"), "a b");
        assert_eq!(normalise("上门拜访，演示ＡＢ：好！"), "上门拜访，演示AB：好！");
    }

    #[test]
    fn a_mask_shows_one_character_of_many() {
        assert_eq!(mask("张三"), "张***");
        assert_eq!(mask("张"), "***");
        assert_eq!(mask(""), "***");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in any::<String>()) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
