//! The customers of the company, numbered in the order in which they came; each belongs to the person whose
//! place is its number modulo their number, so that everybody's are spread over the whole table.

use std::{fmt::Write as _, ops::Range, sync::Arc};

use anyhow::Result;
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use kernel::Format;
use store::Record as _;
use uuid::Uuid;

use demo::names::Names;

use crate::{company::Company, load::Rows};

/// Milliseconds from one customer to the next.
pub const STEP: i64 = 20_000;

/// All that is known of them.
#[derive(Clone)]
pub struct Customers {
    pub company: Arc<Company>,
    /// When the first one came.
    pub begin: DateTime<Utc>,
    pub count: u64,
    searchable: Vec<(&'static str, u32, Format)>,
}

/// What a customer is called and where it is.
pub struct Named {
    pub name: String,
    short: String,
    pub city: &'static str,
    province: &'static str,
    pub trade: &'static str,
}

impl Customers {
    /// None yet; time for `most` of them before now.
    pub fn new(company: Arc<Company>, most: u64) -> Self {
        let begin = Utc::now() - Duration::milliseconds(STEP * (most as i64 + 1000));
        let def = ::customers::records::Customer::DEF;
        let searchable = def.searchable().map(|field| (field.column, field.number, field.format)).collect();
        Self { company, begin, count: 0, searchable }
    }

    pub fn id(&self, n: u64) -> Uuid {
        let milliseconds = (self.begin.timestamp_millis() + n as i64 * STEP) as u128;
        Uuid::from_u128((milliseconds << 80) | (7 << 76) | (8 << 60))
    }

    /// One of the representative's customers.
    pub fn of_rep(&self, k: u64) -> Uuid {
        let people = self.company.people.len() as u64;
        self.id(k % (self.count / people) * people + self.company.rep as u64)
    }

    pub fn named(n: u64) -> Named {
        let mut names = Names::new(n + 1000);
        let ((city, province), trade) = (names.city(), names.trade());
        let (name, short) = names.customer(city, trade);
        Named { name, short, city, province, trade }
    }

    /// As COPY takes them.
    pub fn rows(&self, range: Range<u64>) -> Rows {
        let mut rows = Rows::default();
        for n in range {
            // writing to a text cannot fail
            let _ = self.row(n, &mut rows);
        }
        rows
    }

    fn row(&self, n: u64, rows: &mut Rows) -> Result<()> {
        let named = Self::named(n);
        let mut more = Names::new(n + 7);
        let people = &self.company.people;
        let (owner, department) = &people[(n % people.len() as u64) as usize];
        let (tenant, id) = (&self.company.tenant, self.id(n));
        let came = self.begin + Duration::milliseconds(n as i64 * STEP);
        let changed = came + Duration::seconds(more.number(40 * 24 * 3600) as i64).min(Utc::now() - came);
        let [came, changed] = [came, changed].map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true));
        let readers = match more.number(20) {
            0 => format!("{{{}}}", people[more.number(people.len() as u64) as usize].0),
            _ => "{}".to_owned(),
        };
        let number = format!("KH{n:07}");
        let phone = format!("+861{}{:09}", 3 + more.number(7), more.number(1_000_000_000));
        let email = format!("{}{n}@{}.com", more.pick(&["info", "sales", "contact", "office"]), domain(n));
        let values = [
            ("name", named.name.as_str()),
            ("short_name", &named.short),
            ("number", &number),
            ("phone", &phone),
            ("email", &email),
        ];
        let terms = self.terms(&values);
        let level = [0, 1, 1, 1, 1, 1, 2, 2, 2, 3][more.number(10) as usize];
        let source = more.pick(&["展会", "转介绍", "官网", "电话", "百度推广"]);
        let size = 5 + more.number(2000);
        let short = if named.short.is_empty() { "\\N" } else { &named.short };
        writeln!(
            rows.customers,
            "{tenant}\t{id}\t{owner}\t{department}\t{readers}\t{came}\t{owner}\t{changed}\t{owner}\t1\t{{{terms}}}\t{}\t1\t\
             {short}\t{number}\t{level}\t{}\t{source}\t{size}\t{}\t{}\t{phone}\t{email}\t{{}}\t{came}",
            named.name, named.trade, named.province, named.city
        )?;
        if n % 5 < 3 {
            writeln!(rows.facts, "{tenant}\t{id}\t1\t{changed}\t{}", 1 + more.number(30))?;
        }
        if n.is_multiple_of(3) {
            let line = Uuid::from_u128(id.as_u128() + 1);
            let (province, city) = (named.province, named.city);
            writeln!(
                rows.addresses,
                "{tenant}\t{id}\t{line}\t1\t1\t{province}\t{city}\t中山路{}号",
                n % 900 + 1
            )?;
        }
        Ok(())
    }

    fn terms(&self, values: &[(&str, &str)]) -> String {
        let mut text = String::new();
        for (column, number, format) in &self.searchable {
            let Some((_, value)) = values.iter().find(|(name, _)| name == column) else { continue };
            for term in kernel::text::terms(*number, *format, value) {
                let comma = if text.is_empty() { "" } else { "," };
                let _ = write!(text, "{comma}\"{}\"", term.replace('\\', "\\\\\\\\").replace('"', "\\\\\""));
            }
        }
        text
    }
}

fn domain(n: u64) -> String {
    let mut names = Names::new(n / 3);
    (0..6).map(|_| char::from(b'a' + names.number(26) as u8)).collect()
}
