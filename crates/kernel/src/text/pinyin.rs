//! How Chinese characters sound, as people type them: `华为` by `hw` or `huawei`. Of several readings
//! the usual one in names counts: `重庆` is `cq`, the family name `单` is `shan`.

use std::{collections::HashMap, sync::LazyLock};

use pinyin::ToPinyin;

/// Readings that depend on the neighbour.
const TOGETHER: &str = "重庆 chong qing, 银行 yin hang, 行业 hang ye, 音乐 yin yue, 乐器 yue qi, 厦门 xia men, 大厦 da sha,
    广厦 guang sha, 会计 kuai ji, 番禺 pan yu, 六安 lu an, 台州 tai zhou, 东莞 dong guan, 尉迟 yu chi, 单于 chan yu,
    万俟 mo qi, 成长 cheng zhang, 家长 jia zhang, 校长 xiao zhang, 重复 chong fu, 重新 chong xin";

/// Readings of family names, at the start.
const FAMILY: &str =
    "单 shan, 曾 zeng, 解 xie, 查 zha, 仇 qiu, 区 ou, 朴 piao, 翟 zhai, 盖 ge, 任 ren, 召 shao, 缪 miao";

/// The usual readings in names, where a dictionary puts another first.
const USUAL: &str = "长 chang, 乐 le, 盛 sheng, 传 chuan, 朝 chao, 调 diao, 都 du, 行 xing, 车 che";

/// The lists above, read once: whole lists of customers come in.
static READINGS: LazyLock<Readings> = LazyLock::new(|| Readings {
    together: listed(TOGETHER)
        .filter_map(|(written, both)| {
            let mut pair = written.chars();
            Some(((pair.next()?, pair.next()?), both.split_once(' ')?))
        })
        .collect(),
    family: listed(FAMILY).filter_map(|(written, sound)| Some((written.chars().next()?, sound))).collect(),
    usual: listed(USUAL).filter_map(|(written, sound)| Some((written.chars().next()?, sound))).collect(),
});

struct Readings {
    together: HashMap<(char, char), (&'static str, &'static str)>,
    family: HashMap<char, &'static str>,
    usual: HashMap<char, &'static str>,
}

/// The syllable of each Chinese character, without tones, `ü` as `v`; other characters have none.
pub fn syllables(text: &str) -> Vec<Option<&'static str>> {
    let mut read: Vec<Option<&'static str>> = vec![];
    let mut before = None;
    for (at, c) in text.chars().enumerate() {
        read.push(if c.is_ascii() { None } else { one(c, at == 0) });
        let pair = before.replace(c).filter(|b: &char| !b.is_ascii() && !c.is_ascii()).map(|b| (b, c));
        if let Some((first, second)) = pair.and_then(|pair| READINGS.together.get(&pair)) {
            read[at - 1] = Some(first);
            read[at] = Some(second);
        }
    }
    read
}

fn one(c: char, first: bool) -> Option<&'static str> {
    let family = if first { READINGS.family.get(&c) } else { None };
    let known = family.or_else(|| READINGS.usual.get(&c)).copied();
    known.or_else(|| c.to_pinyin().map(|sound| plain(sound.plain())))
}

fn listed(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.split(',').filter_map(|reading| reading.trim().split_once(' '))
}

fn plain(sound: &'static str) -> &'static str {
    match sound {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        _ => sound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(text: &str) -> String {
        syllables(text).into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_sound_as_people_say_them() {
        assert_eq!(spoken("华为技术"), "hua wei ji shu");
        assert_eq!(spoken("重庆银行"), "chong qing yin hang");
        assert_eq!(spoken("单小明"), "shan xiao ming");
        assert_eq!(spoken("长沙"), "chang sha");
        assert_eq!(spoken("绿地A"), "lv di");
    }
}
