//! Who a customer is: three in four are Chinese companies, the others foreign ones. No two are called alike, whatever
//! their legal form, or share a number.

use serde_json::{Value, json};

use super::phones;
use crate::{
    names::{self, Names},
    words,
};

/// A company.
pub struct Firm {
    pub name: String,
    pub short: String,
    pub abroad: bool,
    city: &'static str,
    province: &'static str,
    trade: &'static str,
    phone: String,
    /// Where its mail and its pages are; nobody has addresses there.
    domain: String,
}

/// Letters of Chinese brands, each once.
const BRAND: &str = "华中天海新东金大恒鑫宏盛瑞德安康泰和兴隆永昌顺达通利嘉信诚益丰润美佳力联合创展远航星辰明光启云智慧科锐凌峰博雅文思源清泉林森木石玉龙凤麒麟飞鹏程万里春晖秋实兰亭竹韵墨香百蓝青松柏梅荷晨曦朝阳旭日升腾跃进步高登攀卓尔群英汇聚贤才俊杰方圆正优良";
const FIRST: [&str; 64] = [
    "Bright", "North", "Silver", "Green", "Blue", "Stone", "River", "Golden", "Pacific", "Atlas", "Nova",
    "Summit", "Harbor", "Crest", "Maple", "Orion", "Vertex", "Delta", "Lumen", "Falcon", "Ocean", "Prime",
    "Zenith", "Quantum", "Alder", "Amber", "Arrow", "Aspen", "Beacon", "Birch", "Cedar", "Cobalt", "Copper",
    "Coral", "Eagle", "Ember", "Fjord", "Granite", "Hazel", "Heron", "Indigo", "Iron", "Ivory", "Juniper",
    "Kestrel", "Lark", "Linden", "Marble", "Meadow", "Onyx", "Otter", "Pine", "Polar", "Raven", "Ridge",
    "Saffron", "Scarlet", "Sierra", "South", "Sparrow", "Thistle", "Tidal", "Violet", "Willow",
];
const SECOND: [&str; 36] = [
    "wood", "field", "bridge", "gate", "point", "line", "works", "land", "ware", "net", "port", "view",
    "star", "way", "forge", "mark", "bay", "brook", "castle", "cliff", "craft", "crown", "dale", "fleet",
    "garden", "grove", "hall", "house", "mill", "peak", "quay", "shore", "spring", "tower", "vale", "yard",
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

const LEVELS: [&str; 6] = ["NORMAL", "NORMAL", "NORMAL", "IMPORTANT", "IMPORTANT", "KEY"];
/// Where people's numbers begin, beyond those of companies.
const PEOPLE: u64 = 4_000_000;
/// People who work there.
const SIZES: [u32; 8] = [8, 20, 45, 80, 150, 300, 800, 2500];

impl Firm {
    /// The customer of that number. Its brand is the number itself, written in letters.
    pub fn of(n: u64, names: &mut Names) -> Self {
        if n % 4 == 3 { Self::abroad(n / 4) } else { Self::at_home(n - n / 4, names) }
    }

    fn at_home(place: u64, names: &mut Names) -> Self {
        let letters: Vec<char> = BRAND.chars().collect();
        let brand = spelled(place, letters.len() as u64, 3).into_iter().map(|k| letters[k as usize]);
        let brand: String = brand.collect();
        let ((city, province), trade) = (names.city(), names.trade());
        let ending = ["有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司"];
        // small ones are reached by somebody's mobile; people have the numbers from four million on
        let phone = match names.number(4) {
            0 => phones::mobile(place),
            _ => phones::at_home(city, place),
        };
        Self {
            name: format!("{city}{brand}{trade}{}", names.pick(&ending)),
            short: brand,
            abroad: false,
            city,
            province,
            trade,
            phone,
            domain: format!("firm-{place}.example.com"),
        }
    }

    fn abroad(place: u64) -> Self {
        let (brands, places) = ((FIRST.len() * SECOND.len()) as u64, words::CITIES_ABROAD.len() as u64);
        let mut rest = place;
        let mut part = |of: u64| {
            let part = rest % of;
            rest /= of;
            part
        };
        let (brand, business, city) = (part(brands), part(BUSINESS.len() as u64), part(places));
        // neighbours differ in everything
        let brand = (brand * 157 + 11) % brands;
        let business = BUSINESS[((business + brand) % BUSINESS.len() as u64) as usize];
        let (town, country, beginning, digits, form) =
            words::CITIES_ABROAD[((city + brand / 3) % places) as usize];
        let (first, second) = (FIRST[brand as usize / SECOND.len()], SECOND[brand as usize % SECOND.len()]);
        // beyond a quarter of a million the houses are numbered, as the large ones are
        let house = if rest == 0 { String::new() } else { format!(" {}", rest + 1) };
        let short = format!("{first}{second} {business}{house}");
        let domain = format!("{first}{second}-{business}{house}-{town}.example.com");
        Self {
            name: format!("{short} {town} {form}"),
            short,
            abroad: true,
            city: town,
            province: country,
            trade: business,
            phone: phones::abroad(beginning, digits, place),
            domain: domain.to_lowercase().replace(' ', "-"),
        }
    }

    /// As the customer is created.
    pub fn body(&self, names: &mut Names, n: u64) -> Value {
        let both = |list: &[words::Both], names: &mut Names| {
            words::said(list[names.number(list.len() as u64) as usize], self.abroad)
        };
        let mut body = json!({
            "name": self.name, "shortName": self.short, "type": "COMPANY", "industry": self.trade, "city": self.city,
            "province": self.province, "source": both(&words::SOURCES, names),
            "level": LEVELS[names.number(6) as usize],
            "size": SIZES[names.number(8) as usize],
            "phone": self.phone, "email": format!("office@{}", self.domain),
            "website": format!("https://www.{}", self.domain), "number": number(n),
        });
        if !self.abroad {
            let amount = [50, 100, 200, 500, 1000, 3000, 10_000][names.number(7) as usize];
            body["registeredCapital"] =
                json!({"currency": "CNY", "amount": format!("{}.00", amount * 10_000)});
        }
        if names.number(3) == 0 {
            body["tags"] = json!([both(&words::TAGS, names)]);
        }
        body
    }

    /// One of the people there; the first is whom we mostly talk to.
    pub fn contact(&self, names: &mut Names, n: u64, place: u64) -> Value {
        let (given, surname) = (names.pick(&words::GIVEN_ABROAD), names.pick(&words::SURNAMES_ABROAD));
        let (name, mailbox) = match self.abroad {
            true => (format!("{given} {surname}"), format!("{given}.{surname}").to_lowercase()),
            false => {
                let name = names.person();
                let spoken = names::surname_spoken(&name);
                (name, spoken.to_owned())
            }
        };
        let mailbox = if place == 0 { mailbox } else { format!("{mailbox}{}", place + 1) };
        let (job, role) = words::JOBS[((place * 3 + names.number(3)) % 8) as usize];
        let mut body = json!({
            "customerId": "$customer", "name": name, "jobTitle": words::said(job, self.abroad), "decisionRole": role, "main": place == 0,
            "email": format!("{mailbox}@{}", self.domain),
        });
        if self.abroad {
            body["phone"] = format!("{} ext. {}", self.phone, 11 + place).into();
        } else {
            body["phone"] = phones::mobile(PEOPLE + n * 4 + place).into();
            body["wechat"] = format!("wx_{n}_{place}").into();
        }
        body
    }
}

/// The company's own number for its customer.
pub fn number(n: u64) -> String {
    format!("KH{:07}", n + 1)
}

/// The number's letters: each number its own word, neighbours unlike each other.
fn spelled(place: u64, letters: u64, length: u32) -> Vec<u64> {
    let words = letters.pow(length);
    // shares no factor with the number of words, so that no two places meet
    let step = (0..).map(|k| 1_234_577 + 2 * k).find(|step| gcd(*step, words) == 1).unwrap_or(1);
    let mut rest = (place % words) * step % words;
    (0..length)
        .map(|_| {
            let letter = rest % letters;
            rest /= letters;
            letter
        })
        .collect()
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
