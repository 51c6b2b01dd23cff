//! What is left of a company's name when all that many share is taken away: `深圳市腾讯计算机系统有限公司`,
//! `腾讯计算机系统(深圳)有限责任公司` and `腾讯计算机系统` are probably one company.

use std::sync::LazyLock;

use super::name;

/// Endings, longest first so that the whole ending goes.
static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "集团股份有限公司 控股股份有限公司 股份有限公司 有限责任公司 集团有限公司 控股有限公司 科技有限公司
    有限公司 股份公司 分公司 子公司 办事处 集团 控股 公司 株式会社 (株)
    incorporated corporation company limited holdings holding group gmbh corp sarl pte pty llc llp ltd inc plc srl
    spa co ag kg sa bv ab oy kk"
        .split_whitespace()
        .collect()
});

/// Endings that say nothing but the legal form: with or without them it is the same company. `集团`, `科技` and
/// `分公司` are not among them, since they tell companies apart.
static FORMS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "股份有限公司 有限责任公司 有限公司 股份公司 公司 株式会社 (株)
    incorporated corporation company limited gmbh corp sarl pte pty llc llp ltd inc plc srl spa co ag kg sa bv ab oy kk"
        .split_whitespace()
        .collect()
});

/// Provinces and the large cities.
static PLACES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "中华人民共和国 中国 北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东
    河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 深圳 广州 东莞 佛山
    珠海 厦门 福州 泉州 杭州 宁波 温州 嘉兴 绍兴 金华 南京 苏州 无锡 常州 南通 合肥 南昌 济南 青岛 烟台 郑州 武汉 长沙 成都
    昆明 贵阳 西安 兰州 沈阳 大连 长春 哈尔滨 石家庄 太原 南宁 海口 乌鲁木齐 呼和浩特"
        .split_whitespace()
        .collect()
});

/// The core of the name for comparison, in small letters without spaces and signs. A name that would
/// vanish, keep a single character or only its place (`中国集团公司`) is left whole.
pub fn core(text: &str) -> String {
    let folded = name::normalise(text).to_lowercase();
    let unbracketed = strip_bracketed_places(&folded);
    let core = letters(strip_places(without_ending(&unbracketed)));
    let tells = core.chars().nth(1).is_some() && places().all(|place| place != core);
    if tells { core } else { letters(&folded) }
}

/// The whole name as it tells one company from all others: only the legal form, spaces and signs are gone.
/// `深圳市腾讯科技有限公司` and `深圳市 腾讯科技` are one; `腾讯科技（北京）` and `深圳市腾讯科技` stay two.
pub fn full(text: &str) -> String {
    let folded = name::normalise(text).to_lowercase();
    let full = letters(without(&folded, &FORMS));
    if full.chars().nth(1).is_some() { full } else { letters(&folded) }
}

/// The name without its legal ending, otherwise unchanged: `华为技术有限公司` is `华为技术`.
pub fn without_ending(name: &str) -> &str {
    without(name, &ENDINGS)
}

fn without<'a>(name: &'a str, endings: &[&str]) -> &'a str {
    let mut rest = name.trim_end_matches(is_between);
    while let Some(shorter) = endings.iter().find_map(|ending| strip_ending(rest, ending)) {
        rest = shorter;
    }
    if rest.is_empty() { name } else { rest }
}

/// Latin endings must be words of their own: `Texaco` keeps its `co`.
fn strip_ending<'a>(text: &'a str, ending: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(ending.len())?;
    if !text.is_char_boundary(at) || !text[at..].eq_ignore_ascii_case(ending) {
        return None;
    }
    let rest = &text[..at];
    let stands_alone = !ending.is_ascii() || !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
    let shorter = rest.trim_end_matches(is_between);
    (stands_alone && !shorter.is_empty()).then_some(shorter)
}

/// Takes away `(深圳)` and `(深圳市)`.
fn strip_bracketed_places(text: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('(') {
        kept.push_str(before);
        match after.split_once(')').filter(|(inside, _)| is_place(inside)) {
            Some((_, behind)) => rest = behind,
            None => {
                kept.push('(');
                rest = after;
            }
        }
    }
    kept + rest
}

fn is_place(text: &str) -> bool {
    let named = text.strip_suffix(['市', '省']).unwrap_or(text);
    places().any(|place| place == named || place == text)
}

/// Takes away places in front (`深圳市`). Without its `市` a place goes only from a long name:
/// `上海银行` is another company than `北京银行`.
fn strip_places(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = places().find_map(|place| strip_place(rest, place)) {
        rest = shorter;
    }
    rest
}

fn strip_place<'a>(text: &'a str, place: &str) -> Option<&'a str> {
    let after = text.strip_prefix(place)?;
    let named = ["省", "市", "自治区"].iter().find_map(|level| after.strip_prefix(level));
    let (rest, shortest) = named.map_or((after, 3), |rest| (rest, 2));
    (rest.chars().count() >= shortest).then_some(rest)
}

fn places() -> impl Iterator<Item = &'static str> {
    PLACES.iter().copied()
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || ",.;&()-·".contains(c)
}

/// Without spaces and signs; only two numbers stay two.
fn letters(text: &str) -> String {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (mut letters, mut parted) = (String::with_capacity(text.len()), false);
    for c in text.chars() {
        if !c.is_alphanumeric() {
            parted = true;
            continue;
        }
        if std::mem::take(&mut parted) && digit(Some(c)) && digit(letters.chars().next_back()) {
            letters.push('-');
        }
        letters.push(c);
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_company_has_one_core() {
        for text in [
            "深圳市腾讯计算机系统有限公司",
            "腾讯计算机系统（深圳）有限责任公司",
            "腾讯计算机系统",
            "广东省深圳市腾讯计算机系统 股份有限公司",
        ] {
            assert_eq!(core(text), "腾讯计算机系统", "{text}");
        }
        for text in ["Acme Ltd.", "ACME, Inc", "acme GmbH & Co. KG", "Acme Co., Ltd."] {
            assert_eq!(core(text), "acme", "{text}");
        }
    }

    #[test]
    fn the_legal_form_alone_makes_no_other_company() {
        let same = [
            ("深圳市腾讯科技有限公司", "深圳市 腾讯科技 股份有限公司"),
            ("Acme Widgets Ltd.", "ACME widgets, Inc"),
            ("Ａｃｍｅ（中国）有限公司", "acme(中国)"),
        ];
        for (one, other) in same {
            assert_eq!(full(one), full(other), "{one} {other}");
        }
        let different = [
            ("华为技术(深圳)有限公司", "华为技术(北京)有限公司"),
            ("海尔集团公司", "海尔有限公司"),
            ("华腾科技有限公司", "华腾贸易有限公司"),
            ("Acme Holding Ltd", "Acme Ltd"),
            ("Building 1-11 Ltd", "Building 11-1 Ltd"),
        ];
        for (one, other) in different {
            assert_ne!(full(one), full(other), "{one} {other}");
        }
        assert_eq!(full("公司"), "公司");
        assert_eq!(full("A Ltd"), "altd");
        assert_eq!(full("?!"), "");
    }

    proptest::proptest! {
        #[test]
        fn reading_a_name_twice_changes_nothing(text in "[a-zA-Z公司有限集团深圳市华为()., ]{0,24}|\\PC{0,24}") {
            let once = name::normalise(&text);
            proptest::prop_assert_eq!(full(&once), full(&text));
            proptest::prop_assert_eq!(core(&once), core(&text));
        }
    }

    #[test]
    fn a_name_never_vanishes() {
        assert_eq!(core("中国集团公司"), "中国集团公司");
        assert_eq!(core("北京有限公司"), "北京有限公司");
        assert_eq!(core("Texaco"), "texaco");
        assert_eq!(core("中国银行"), "中国银行");
        assert_eq!(core("集团"), "集团");
        assert_eq!(core(""), "");
    }
}
