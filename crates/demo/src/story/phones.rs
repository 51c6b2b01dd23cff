//! Telephone numbers: of a company's switchboard, at home and abroad, and of people. No two are alike: a number is
//! its owner's place among all of them, shuffled.

/// The area of each city, and how many digits follow.
const AREAS: [(&str, &str, u32); 16] = [
    ("北京", "010", 8),
    ("上海", "021", 8),
    ("深圳", "0755", 8),
    ("广州", "020", 8),
    ("杭州", "0571", 8),
    ("宁波", "0574", 8),
    ("南京", "025", 8),
    ("苏州", "0512", 8),
    ("成都", "028", 8),
    ("武汉", "027", 8),
    ("西安", "029", 8),
    ("重庆", "023", 8),
    ("青岛", "0532", 8),
    ("济南", "0531", 8),
    ("厦门", "0592", 7),
    ("长沙", "0731", 8),
];

/// A switchboard in a Chinese city.
pub fn at_home(city: &str, place: u64) -> String {
    let (_, area, digits) = AREAS.iter().find(|(name, ..)| *name == city).unwrap_or(&AREAS[0]);
    format!("{area}-{}", local(place, *digits))
}

/// One abroad; `beginning` is country, area and what the numbers there begin with.
pub fn abroad(beginning: &str, digits: u32, place: u64) -> String {
    format!("{beginning}{}", local(place, digits))
}

/// A mobile number of mainland China.
pub fn mobile(place: u64) -> String {
    format!("13{:09}", shuffled(place, 1_000_000_000))
}

/// That many digits, beginning with 2 to 7: six parts in ten of all.
fn local(place: u64, digits: u32) -> u64 {
    let tenth = 10_u64.pow(digits - 1);
    2 * tenth + shuffled(place, 6 * tenth)
}

/// Another number below `count` for each below it: the step shares no factor with powers of ten and six times those.
fn shuffled(place: u64, count: u64) -> u64 {
    place.wrapping_mul(618_033_989) % count
}

#[cfg(test)]
mod tests {
    use kernel::text::phone;

    use super::*;
    use crate::words::CITIES_ABROAD;

    #[test]
    fn every_number_can_be_dialled() {
        let mut wrong = vec![];
        for place in (0..250_000).step_by(9973) {
            let home = AREAS.map(|(city, ..)| at_home(city, place));
            let away = CITIES_ABROAD.map(|(_, _, beginning, digits, _)| abroad(beginning, digits, place));
            let all = home.into_iter().chain(away).chain([mobile(place)]);
            wrong.extend(all.filter(|number| !phone::is_valid(number)));
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
