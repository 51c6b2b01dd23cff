//! Names as they stand in a Chinese company's books: three in four Chinese companies, the rest people and
//! foreign firms. The same seed gives the same names.

const CITIES: [(&str, &str); 16] = [
    ("北京", "北京"),
    ("上海", "上海"),
    ("深圳", "广东"),
    ("广州", "广东"),
    ("杭州", "浙江"),
    ("宁波", "浙江"),
    ("南京", "江苏"),
    ("苏州", "江苏"),
    ("成都", "四川"),
    ("武汉", "湖北"),
    ("西安", "陕西"),
    ("重庆", "重庆"),
    ("青岛", "山东"),
    ("济南", "山东"),
    ("厦门", "福建"),
    ("长沙", "湖南"),
];
const BRAND: &str = "华中天海新东金大恒鑫宏盛瑞德安康泰和兴隆永昌顺达通利嘉信诚益丰润美佳力联合创展远航星辰明光启云智慧科锐凌峰博雅文思源清泉林森木石玉龙凤麒麟飞鹏程万里春晖秋实兰亭竹韵墨香百年老字号蓝白红绿紫青松柏梅荷晨曦朝阳旭日升腾跃进步高登攀越卓尔群英汇聚贤才俊杰方圆正品优良品质";
const TRADES: [&str; 20] = [
    "科技",
    "贸易",
    "电子",
    "机械",
    "信息技术",
    "网络科技",
    "建筑工程",
    "医疗器械",
    "食品",
    "物流",
    "化工",
    "新能源",
    "生物科技",
    "文化传媒",
    "教育咨询",
    "环保设备",
    "汽车零部件",
    "纺织",
    "软件",
    "半导体",
];
const ENDINGS: [&str; 6] =
    ["有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司"];
const SURNAMES: &str =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
/// As they are spoken.
const SURNAMES_SPOKEN: &str = "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang \
    xie song tang xu han feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai yu du ye cheng su wei lv ding ren shen";
const GIVEN: &str =
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红文斌宇浩轩子涵梓晨欣怡雨泽思远嘉琪俊博雅婷";
const FIRST: [&str; 24] = [
    "Bright", "North", "Silver", "Green", "Blue", "Stone", "River", "Golden", "Pacific", "Atlas", "Nova",
    "Summit", "Harbor", "Crest", "Maple", "Orion", "Vertex", "Delta", "Lumen", "Falcon", "Ocean", "Prime",
    "Zenith", "Quantum",
];
const SECOND: [&str; 16] = [
    "wood", "field", "bridge", "gate", "point", "line", "works", "land", "ware", "net", "port", "view",
    "star", "way", "forge", "mark",
];
const BUSINESS: [&str; 10] = [
    "Logistics",
    "Trading",
    "Electronics",
    "Software",
    "Medical",
    "Foods",
    "Energy",
    "Textiles",
    "Machinery",
    "Media",
];

/// How a Chinese person's surname is spoken.
pub fn surname_spoken(name: &str) -> &'static str {
    let place = name.chars().next().and_then(|first| SURNAMES.chars().position(|surname| surname == first));
    place.and_then(|place| SURNAMES_SPOKEN.split_whitespace().nth(place)).unwrap_or("office")
}

/// Endless names.
pub struct Names(u64);

impl Names {
    pub fn new(seed: u64) -> Self {
        // neighbouring seeds begin far from each other: else one's second number is the other's first
        Self(mixed(seed ^ 0x5DEE_CE66_D1CE_4E5B))
    }

    /// Even over 0 to `below`.
    pub fn number(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0) % below
    }

    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.number(of.len() as u64) as usize]
    }

    /// The earlier, the more often: as in real life some words are everywhere.
    fn letter(&mut self, of: &str) -> char {
        let count = of.chars().count() as u64;
        let (a, b) = (self.number(count), self.number(count));
        of.chars().nth((a * b / count) as usize).unwrap_or('华')
    }

    pub fn person(&mut self) -> String {
        let given = 1 + usize::from(self.number(3) > 0);
        let mut name = self.letter(SURNAMES).to_string();
        name.extend((0..given).map(|_| self.letter(GIVEN)));
        name
    }

    /// City and province.
    pub fn city(&mut self) -> (&'static str, &'static str) {
        CITIES[self.number(CITIES.len() as u64) as usize]
    }

    pub fn trade(&mut self) -> &'static str {
        self.pick(&TRADES)
    }

    /// Name and short name.
    pub fn customer(&mut self, city: &str, trade: &str) -> (String, String) {
        match self.number(20) {
            0..15 => {
                let length = 2 + self.number(3) as usize;
                let brand: String = (0..length).map(|_| self.letter(BRAND)).collect();
                let city = if self.number(5) > 0 { city } else { "" };
                (format!("{city}{brand}{trade}{}", self.pick(&ENDINGS)), brand)
            }
            15..18 => {
                let brand = format!("{}{}", self.pick(&FIRST), self.pick(&SECOND));
                (format!("{brand} {} Co., Ltd.", self.pick(&BUSINESS)), brand)
            }
            _ => (self.person(), String::new()),
        }
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
