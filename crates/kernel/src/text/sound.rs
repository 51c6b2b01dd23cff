//! How a name sounds to somebody who writes it down from the telephone: `腾讯` and `腾迅` alike, and
//! without the differences that half the country does not hear (`zh` and `z`, `ang` and `an`).

use super::pinyin;

/// A character's syllable, or the character itself where it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken(Vec<String>);

/// Chinese as its syllables, everything else as it is written. The text is folded already: small letters
/// and digits, no spaces, no signs.
pub fn spoken(folded: &str) -> Spoken {
    let heard = |(c, syllable): (char, Option<&'static str>)| match syllable {
        Some(syllable) => as_heard(syllable),
        None => c.to_string(),
    };
    Spoken(folded.chars().zip(pinyin::syllables(folded)).map(heard).collect())
}

impl Spoken {
    /// Syllables and letters.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The beginning.
    pub fn first(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    /// As a key: syllables apart, and of other letters only what carries the word, so that a vowel, a doubled
    /// letter or two letters that changed places make no difference: `microsoft` and `micorsoft` are `mkrsft`.
    pub fn key(&self) -> String {
        let mut key = String::new();
        let mut run = String::new();
        for unit in &self.0 {
            if unit.len() == 1 && unit.bytes().all(|b| b.is_ascii_alphabetic()) {
                run.push_str(unit);
                continue;
            }
            key.push_str(&skeleton(&std::mem::take(&mut run)));
            key.push_str(unit);
            key.push(' ');
        }
        key.push_str(&skeleton(&run));
        key.trim_end().to_owned()
    }
}

/// `zhang` is `zan`.
fn as_heard(syllable: &str) -> String {
    let mut heard = syllable.to_owned();
    for (written, said) in [("zh", "z"), ("ch", "c"), ("sh", "s")] {
        if let Some(rest) = syllable.strip_prefix(written) {
            heard = format!("{said}{rest}");
        }
    }
    if let Some(rest) = heard.strip_suffix("ng").filter(|rest| !rest.ends_with('o')) {
        heard = format!("{rest}n");
    }
    heard
}

/// The first letter and the consonants, doubled ones once.
fn skeleton(word: &str) -> String {
    let simpler = word.replace("ph", "f").replace("ck", "k").replace(['q', 'c'], "k").replace('z', "s");
    let mut kept = String::new();
    for (at, letter) in simpler.chars().enumerate() {
        let silent = "aeiouyhw".contains(letter) && at > 0;
        if !silent && !kept.ends_with(letter) {
            kept.push(letter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike_has_one_key() {
        for (one, other) in [
            ("腾讯计算机", "腾迅计算机"),
            ("张三", "章三"),
            ("四川长虹", "四川常虹"),
            ("microsoft", "micorsoft"),
            ("siemens", "simens"),
            ("philips", "phillips"),
        ] {
            assert_eq!(spoken(one).key(), spoken(other).key(), "{one} {other}");
        }
        for (one, other) in [("华为", "小米"), ("中通", "申通"), ("delta", "dell"), ("a1", "a2")] {
            assert_ne!(spoken(one).key(), spoken(other).key(), "{one} {other}");
        }
    }

    #[test]
    fn chinese_counts_by_syllable() {
        assert_eq!(spoken("华为abc").len(), 5);
        assert_eq!(spoken("华为技术").first(2).key(), "hua wei");
    }
}
