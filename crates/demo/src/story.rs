//! What happened with one customer in two years: made up from its number alone, so that it is the same
//! whenever it is told. The first few thousand are worked with; of a million most wait in the public pools.

mod deals;
mod firm;
mod money;
mod phones;

use chrono::{DateTime, Datelike, Duration, SecondsFormat, Utc, Weekday};
use serde_json::{Value, json};

use crate::{names::Names, people, words};
use firm::Firm;
pub use firm::number;

/// Customers that thirty people can really work with.
pub const WORKED_WITH: u64 = 3000;
/// Days of the past.
const DAYS: i64 = 730;

/// One command: when and by whom (a place in `people::COLLEAGUES`) it was given. Texts of the body, and
/// pieces of the path, that begin with `$` stand for ids: of people, pools, stages, or of what an earlier step
/// made under `name`.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub at: DateTime<Utc>,
    pub by: usize,
    pub path: String,
    pub body: Value,
    pub name: Option<String>,
}

/// A story as it is being told.
struct Teller {
    names: Names,
    n: u64,
    until: DateTime<Utc>,
    owner: usize,
    abroad: bool,
    steps: Vec<Step>,
}

/// What else there is to tell of, since its service is there.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Deals, offers and orders.
    pub sales: bool,
    /// Contracts, payments and invoices.
    pub books: bool,
}

/// Everything that happened with customer `n` before `until`.
pub fn story(seed: u64, n: u64, until: DateTime<Utc>, told: Told) -> Vec<Step> {
    let mut names = Names::new(seed.wrapping_mul(1_000_003).wrapping_add(n));
    let firm = Firm::of(n, &mut names);
    let sellers = people::sellers(firm.abroad);
    let owner = sellers[(n / 7 % sellers.len() as u64) as usize];
    let (abroad, steps) = (firm.abroad, vec![]);
    let mut teller = Teller { names, n, until, owner, abroad, steps };
    teller.tell(&firm, told);
    teller.steps
}

impl Teller {
    fn tell(&mut self, firm: &Firm, told: Told) {
        let came = self.working(self.until - Duration::days(DAYS), self.until - Duration::days(3));
        let worked_with = self.n < WORKED_WITH;
        // two in three are somebody's; of the many that nobody can work with, one in ten
        let owned = if worked_with { self.one_in(3, 2) } else { self.one_in(10, 1) };
        let mut body = firm.body(&mut self.names, self.n);
        // half of those that wait in the pool were somebody's once
        let given_back = worked_with && !owned && self.one_in(2, 1);
        match owned || given_back {
            true => body["ownerId"] = person(self.owner).into(),
            false => body["poolId"] = self.pool().into(),
        }
        self.step(came, "/v1/customers", body, Some("customer"));
        let contacts = match worked_with {
            true => 1 + self.names.number(3),
            false => self.names.number(2),
        };
        for place in 0..contacts {
            let body = firm.contact(&mut self.names, self.n, place);
            let at = self.soon_after(came, 5);
            self.step(at, "/v1/contacts", body, Some(&format!("contact{place}")));
        }
        if !worked_with {
            return;
        }
        let last = self.follow_ups(came, owned, contacts);
        if given_back {
            let at = self.soon_after(last, 60);
            let body = json!({"reason": self.one_of(&words::GIVEN_BACK), "poolId": self.pool()});
            self.step(at, "/v1/customers/$customer/release", body, None);
        }
        if owned && told.sales && self.one_in(5, 2) {
            self.deal(firm, last.min(self.until - Duration::days(2)), contacts, told.books);
        }
        if owned && self.one_in(5, 2) {
            self.task(firm);
        }
    }

    /// A customer in the pool was talked to once or twice, an owned one every few weeks; gives the last time.
    fn follow_ups(&mut self, came: DateTime<Utc>, owned: bool, contacts: u64) -> DateTime<Utc> {
        let count = if owned { 1 + self.names.number(6) } else { self.names.number(2) };
        let mut at = came;
        for k in 0..count {
            let most = (self.until - at).num_days() / (count - k) as i64;
            at = self.soon_after(at, most.max(1));
            let (kind, subject, content) = words::FOLLOW_UPS[self.names.number(12) as usize];
            let mut body = json!({
                "customerId": "$customer", "type": kind, "subject": self.say(subject), "content": self.say(content),
                "durationMinutes": 5 * (1 + self.names.number(20)),
            });
            if contacts > 0 {
                body["contactId"] = format!("$contact{}", self.names.number(contacts)).into();
            }
            if k + 1 == count && owned {
                body["nextStep"] = self.one_of(&words::NEXT_STEPS).into();
                body["nextAt"] = instant(self.until + Duration::hours(20 + self.names.number(400) as i64));
            }
            self.step(at, "/v1/activities", body, None);
        }
        at
    }

    /// Something to do: still open, a few too late, or done.
    fn task(&mut self, firm: &Firm) {
        let done = self.one_in(2, 1);
        let given = self.working(self.until - Duration::days(if done { 200 } else { 20 }), self.until);
        let due = given + Duration::days(2 + self.names.number(25) as i64);
        let subject = self.one_of(&words::TASKS).replace("{}", &firm.short);
        let priority = ["NORMAL", "NORMAL", "HIGH", "LOW", "URGENT"][self.names.number(5) as usize];
        let mut body = json!({
            "subject": subject, "customerId": "$customer", "dueAt": instant(due), "allDay": true, "priority": priority,
            "ownerId": person(self.owner),
        });
        let remind = due - Duration::hours(12);
        if !done && remind > self.until + Duration::days(1) {
            body["remindAt"] = instant(remind);
        }
        self.step(given, "/v1/tasks", body, Some("task"));
        if done {
            let at = self.soon_after(given, 10);
            let outcome = self.one_of(&words::OUTCOMES);
            self.step(at, "/v1/tasks/$task/complete", json!({"outcome": outcome}), None);
        }
    }

    fn pool(&self) -> String {
        format!("$pool{}", u8::from(self.abroad))
    }

    fn step(&mut self, at: DateTime<Utc>, path: &str, body: Value, name: Option<&str>) {
        self.step_by(self.owner, at, path, body, name);
    }

    /// One that a colleague takes.
    fn step_by(&mut self, by: usize, at: DateTime<Utc>, path: &str, body: Value, name: Option<&str>) {
        let (path, name) = (path.to_owned(), name.map(str::to_owned));
        self.steps.push(Step { at: at.min(self.until), by, path, body, name });
    }

    fn say(&self, both: words::Both) -> &'static str {
        words::said(both, self.abroad)
    }

    /// Any of these.
    fn one_of(&mut self, all: &[words::Both]) -> &'static str {
        let chosen = all[self.names.number(all.len() as u64) as usize];
        self.say(chosen)
    }

    /// So many of so many.
    fn one_in(&mut self, all: u64, some: u64) -> bool {
        self.names.number(all) < some
    }

    /// Within so many days after, and before the end.
    fn soon_after(&mut self, at: DateTime<Utc>, days: i64) -> DateTime<Utc> {
        let latest = (at + Duration::days(days.max(1))).min(self.until);
        self.working(at + Duration::minutes(10), latest).max(at + Duration::minutes(1))
    }

    /// A working hour between the two, in Shanghai.
    fn working(&mut self, from: DateTime<Utc>, to: DateTime<Utc>) -> DateTime<Utc> {
        let minutes = (to - from).num_minutes().max(1);
        let mut day = from + Duration::minutes(self.names.number(minutes.unsigned_abs()) as i64);
        if [Weekday::Sat, Weekday::Sun].contains(&day.weekday()) {
            // any day of the week that ends
            day = (day - Duration::days(2 + self.names.number(4) as i64)).max(from);
        }
        // nine to six in Shanghai is one to ten in UTC
        let at = day.date_naive().and_hms_opt(1, 0, 0).map_or(day, |nine| nine.and_utc());
        (at + Duration::minutes(self.names.number(9 * 60) as i64)).clamp(from, to.max(from))
    }
}

fn person(place: usize) -> String {
    format!("$person{place}")
}

fn instant(at: DateTime<Utc>) -> Value {
    at.to_rfc3339_opts(SecondsFormat::Secs, true).into()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const ALL: Told = Told { sales: true, books: true };

    /// The name without its legal form.
    fn whatever_form(name: &str) -> String {
        let forms = ["有限公司", "有限责任公司", "股份有限公司"]
            .into_iter()
            .chain(words::CITIES_ABROAD.map(|city| city.4));
        let bare = forms.filter_map(|form| name.strip_suffix(form)).min_by_key(|bare| bare.len());
        bare.unwrap_or(name).trim().to_lowercase()
    }

    fn until() -> DateTime<Utc> {
        DateTime::from_timestamp(1_780_000_000, 0).expect("a time")
    }

    #[test]
    fn a_story_is_always_the_same_and_another_for_another_seed() {
        assert_eq!(story(1, 42, until(), ALL), story(1, 42, until(), ALL));
        assert_ne!(story(1, 42, until(), ALL), story(2, 42, until(), ALL));
    }

    #[test]
    fn everything_happens_in_order_within_two_years() {
        for n in (0..WORKED_WITH + 200).step_by(3) {
            let steps = story(1, n, until(), ALL);
            assert_eq!(steps[0].path, "/v1/customers");
            assert!(steps.iter().all(|step| step.at >= until() - Duration::days(DAYS) && step.at <= until()));
            let made: HashSet<&String> = steps.iter().filter_map(|step| step.name.as_ref()).collect();
            assert_eq!(made.len(), steps.iter().filter(|step| step.name.is_some()).count(), "{n}");
        }
    }

    #[test]
    fn no_two_customers_are_called_alike_or_share_a_number() {
        let mut seen = HashSet::new();
        // all of a million take too long here: the neighbours, and every so many of the rest
        for n in (0..20_000).chain((20_000..1_000_000).step_by(29)) {
            let steps = story(1, n, until(), Told { sales: false, books: false });
            for field in ["name", "phone", "email", "website"] {
                let value = steps[0].body[field].as_str().expect(field);
                let value = whatever_form(value);
                assert!(seen.insert(format!("{field} {value}")), "{field} {value}");
            }
        }
    }

    #[test]
    fn a_company_is_made_of_both_worlds_and_of_deals_in_all_states() {
        let all: Vec<Step> = (0..600).flat_map(|n| story(1, n, until(), ALL)).collect();
        let some = |piece: &str| all.iter().filter(|step| step.path.contains(piece)).count();
        let deals =
            ["/contacts", "/activities", "/tasks", "/opportunities", "/move", "/win", "/lose", "/release"];
        let money = ["/submit", "/decline", "/accept", "/deliver", "/sign", "/payments", "/issue"];
        for piece in deals.into_iter().chain(money) {
            assert!(some(piece) > 10, "{piece}: {}", some(piece));
        }
        let abroad = all.iter().filter(|step| step.body["poolId"] == "$pool1").count();
        assert!(abroad > 10, "{abroad}");
    }
}
