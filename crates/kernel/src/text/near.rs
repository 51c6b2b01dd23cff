//! Are two companies' names probably meant to be one? Only enough to warn: the place left out, the sister
//! in another city, a homophone, a character forgotten, a letter mistyped. Numbers always tell apart.

use super::{company, sound};

/// Numerals, and what stands between two numbers.
const NUMERALS: &str = "-0123456789一二三四五六七八九十百零〇两";

/// A name read for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    full: String,
    core: String,
}

impl Name {
    pub fn read(text: &str) -> Self {
        Self { full: company::full(text), core: company::core(text) }
    }

    /// As an index keeps it, so that nobody has to read it anew: `huawei|huawei`, no sign is part of either.
    pub fn kept(&self) -> String {
        format!("{}|{}", self.full, self.core)
    }

    /// What `kept` gave.
    pub fn parse(kept: &str) -> Option<Self> {
        let (full, core) = kept.split_once('|')?;
        Some(Self { full: full.to_owned(), core: core.to_owned() })
    }

    /// Words of an index by which a similar name is found: two names that are near share one of them, but for
    /// slips at the very beginning. At most four.
    pub fn traces(&self) -> Vec<String> {
        let (full, core) = (sound::spoken(&self.full), sound::spoken(&self.core));
        let mut traces = vec![];
        if tells(&self.core) {
            traces.push(format!("~{}", self.core));
        }
        if full.len() >= 3 {
            traces.push(format!("={}", full.key()));
        }
        if core.len() >= 4 && core != full {
            traces.push(format!("={}", core.key()));
        }
        if core.len() >= 5 && !self.core.is_ascii() {
            traces.push(format!("<{}", core.first(4).key()));
        }
        traces.dedup();
        traces
    }

    /// `self` may be what somebody meant who wrote `other`.
    pub fn is_near(&self, other: &Self) -> bool {
        if self.full.is_empty() || !numerals(&self.full).eq(numerals(&other.full)) {
            return false;
        }
        self.full == other.full
            || (self.core == other.core && tells(&self.core))
            || alike(&self.full, &other.full, 3)
            || alike(&self.core, &other.core, 4)
            || slipped(&self.core, &other.core)
    }
}

fn numerals(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| NUMERALS.contains(*c))
}

/// Long enough to mean one company: two Chinese characters, four letters.
fn tells(core: &str) -> bool {
    core.chars().count() >= if core.is_ascii() { 4 } else { 2 }
}

fn alike(one: &str, other: &str, shortest: usize) -> bool {
    let length = one.chars().count();
    length >= shortest && length == other.chars().count() && sound::spoken(one) == sound::spoken(other)
}

/// One character too many, too few or out of its turn; of letters also a wrong one. Another Chinese character
/// in one's place is another name, unless it sounds alike.
fn slipped(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let letters = short.iter().chain(&long).all(char::is_ascii);
    if short.len() < if letters { 6 } else { 5 } || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    let same = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&short[..short.len() - same], &long[..long.len() - same]) {
        ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        ([_], [_]) => letters,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        let (one, other) = (Name::read(one), Name::read(other));
        assert_eq!(one.is_near(&other), other.is_near(&one), "{one:?} {other:?}");
        one.is_near(&other)
    }

    const NEAR: [(&str, &str); 12] = [
        ("深圳市腾讯计算机系统有限公司", "腾讯计算机系统有限公司"),
        ("腾讯计算机系统（深圳）有限公司", "腾讯计算机系统（北京）有限公司"),
        ("深圳市腾讯科技有限公司", "深圳市腾迅科技有限公司"),
        ("腾讯计算机系统", "腾讯计算机系"),
        ("北京华腾信息技术有限公司", "北京华腾信息术技有限公司"),
        ("海尔集团公司", "海尔有限公司"),
        ("Acme Holding Ltd", "Acme Ltd"),
        ("Microsoft Corp.", "Micorsoft"),
        ("Siemens AG", "Simens"),
        ("Philips", "Phillips GmbH"),
        ("Brightwood Logistics Co., Ltd.", "Brightwod Logistics"),
        ("章丘机械厂", "张丘机械厂"),
    ];

    #[test]
    fn slips_and_sisters_are_near_and_are_found() {
        for (one, other) in NEAR {
            assert!(near(one, other), "{one} {other}");
            let (one, other) = (Name::read(one).traces(), Name::read(other).traces());
            assert!(one.iter().any(|trace| other.contains(trace)), "{one:?} {other:?}");
        }
    }

    #[test]
    fn other_companies_are_not() {
        for (one, other) in [
            ("华腾信息技术", "华通信息技术"),
            ("第一建筑公司", "第二建筑公司"),
            ("第十建筑工程公司", "第十一建筑工程公司"),
            ("宏达", "鸿达"),
            ("中国银行", "中国人民银行"),
            ("上海银行", "北京银行"),
            ("Customer 1", "Customer 2"),
            ("Building 1-11 Ltd", "Building 11-1 Ltd"),
            ("Waiting 7", "Waiting 17"),
            ("Dell", "Dela"),
            ("Atlas Trading", "Delta Trading"),
            ("", ""),
            ("!", "?"),
        ] {
            assert!(!near(one, other), "{one} {other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_name_is_near_itself_however_it_is_written(text in "[a-zA-Z公司有限集团深圳市华为一二12()., ]{0,24}|\\PC{0,24}") {
            let name = Name::read(&text);
            let again = Name::read(&crate::text::name::normalise(&text.to_uppercase()));
            if !name.full.is_empty() && name == again {
                proptest::prop_assert!(name.is_near(&again));
            }
            proptest::prop_assert!(name.traces().len() <= 4);
            proptest::prop_assert_eq!(Name::parse(&name.kept()), Some(name.clone()));
            proptest::prop_assert_eq!(name.traces(), Name::read(&crate::text::name::normalise(&text)).traces());
        }
    }
}
