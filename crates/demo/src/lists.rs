//! What stories tell, as lists for the product's imports. Deals that ended more than two months ago are such history; younger
//! ones, and customers that are given back, take their way step by step: that is left to commands.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde_json::{Map, Value};

use crate::{
    company::Ids,
    story::{Step, number},
};

/// What a list is of, and its columns: names of fields, by which the product reads them.
#[derive(Debug)]
pub struct Sheet {
    pub plural: &'static str,
    pub service: &'static str,
    pub columns: &'static [&'static str],
}

const CUSTOMERS: Sheet = Sheet {
    plural: "customers",
    service: "customers",
    columns: &[
        "number",
        "name",
        "shortName",
        "type",
        "industry",
        "city",
        "province",
        "source",
        "level",
        "size",
        "phone",
        "email",
        "website",
        "registeredCapital",
        "tags",
        "ownerId",
        "poolId",
        "createdAt",
        "createdBy",
    ],
};
const CONTACTS: Sheet = Sheet {
    plural: "contacts",
    service: "customers",
    columns: &[
        "customerId",
        "name",
        "jobTitle",
        "decisionRole",
        "main",
        "email",
        "phone",
        "wechat",
        "createdAt",
        "createdBy",
    ],
};
const FOLLOW_UPS: Sheet = Sheet {
    plural: "activities",
    service: "collaboration",
    columns: &[
        "customerId",
        "contactId",
        "type",
        "subject",
        "content",
        "durationMinutes",
        "nextStep",
        "nextAt",
        "createdAt",
        "createdBy",
    ],
};
const DEALS: Sheet = Sheet {
    plural: "opportunities",
    service: "sales",
    columns: &[
        "name",
        "customerId",
        "contactId",
        "pipelineId",
        "stageId",
        "stageEnteredAt",
        "amount",
        "expectedCloseDate",
        "ownerId",
        "priority",
        "source",
        "state",
        "closeReasonId",
        "closedAt",
        "createdAt",
        "createdBy",
    ],
};
const TASKS: Sheet = Sheet {
    plural: "tasks",
    service: "collaboration",
    columns: &[
        "subject",
        "customerId",
        "dueAt",
        "allDay",
        "priority",
        "remindAt",
        "ownerId",
        "state",
        "doneAt",
        "outcome",
        "createdAt",
        "createdBy",
    ],
};

/// A list as a CSV file.
pub struct List {
    pub sheet: &'static Sheet,
    pub csv: String,
    pub rows: usize,
}

impl List {
    fn of(sheet: &'static Sheet) -> Self {
        Self { sheet, csv: sheet.columns.join(",") + "\n", rows: 0 }
    }

    /// A row of a record's values; those that no column is for are an error of the story.
    fn row(&mut self, values: &Map<String, Value>, known: &Known<'_>) -> Result<()> {
        if let Some(lost) = values.keys().find(|name| !self.sheet.columns.contains(&name.as_str())) {
            anyhow::bail!("a list of {} has no column {lost}", self.sheet.plural);
        }
        for (place, column) in self.sheet.columns.iter().enumerate() {
            let cell = values.get(*column).map(|value| known.cell(value)).transpose()?.unwrap_or_default();
            let sign = if place == 0 { "" } else { "," };
            write!(self.csv, "{sign}\"{}\"", cell.replace('"', "\"\""))?;
        }
        self.csv.push('\n');
        self.rows += 1;
        Ok(())
    }
}

/// Steps of one customer that are left to commands, each with its place in the story; `person` is the e-mail of whom we
/// mostly talk to there.
pub struct Rest {
    pub n: u64,
    pub person: String,
    pub steps: Vec<(usize, Step)>,
}

/// The stories of many customers.
pub struct Lists {
    pub customers: List,
    pub contacts: List,
    pub follow_ups: List,
    pub deals: List,
    pub tasks: List,
    pub rest: Vec<Rest>,
    /// Deals that ended before are history.
    long_ago: DateTime<Utc>,
}

/// A colleague's name in a story.
pub fn person(place: usize) -> String {
    format!("$person{place}")
}

impl Lists {
    /// Of a past that ends there.
    pub fn of(until: DateTime<Utc>) -> Self {
        Self {
            customers: List::of(&CUSTOMERS),
            contacts: List::of(&CONTACTS),
            follow_ups: List::of(&FOLLOW_UPS),
            deals: List::of(&DEALS),
            tasks: List::of(&TASKS),
            rest: vec![],
            long_ago: until - Duration::days(60),
        }
    }

    /// Takes in the story of customer `n`.
    pub fn take(&mut self, n: u64, steps: Vec<Step>, company: &Ids) -> Result<()> {
        let contacts = steps.iter().filter(|step| step.path == "/v1/contacts");
        let emails: Vec<String> =
            contacts.map(|step| step.body["email"].as_str().unwrap_or_default().to_owned()).collect();
        let known = Known { customer: number(n), emails: &emails, company };
        let ends = |step: &&Step| step.path.ends_with("/win") || step.path.ends_with("/lose");
        let closed = steps.iter().find(ends).is_some_and(|end| end.at < self.long_ago);
        let (mut deal, mut task) = (Map::new(), Map::new());
        let mut rest = vec![];
        for (k, mut step) in steps.into_iter().enumerate() {
            if closed && let Some(body) = step.body.as_object_mut() {
                // a deal out of the list has no name among what commands have made
                body.retain(|_, value| value != "$deal");
            }
            let values = || {
                let mut values = step.body.as_object().cloned().unwrap_or_default();
                values.insert("createdAt".to_owned(), at(&step));
                values.insert("createdBy".to_owned(), person(step.by).into());
                values
            };
            match step.path.as_str() {
                "/v1/customers" => self.customers.row(&values(), &known)?,
                "/v1/contacts" => self.contacts.row(&values(), &known)?,
                "/v1/activities" => self.follow_ups.row(&values(), &known)?,
                "/v1/tasks" => task = values(),
                "/v1/tasks/$task/complete" => {
                    task.insert("state".to_owned(), "DONE".into());
                    task.insert("doneAt".to_owned(), at(&step));
                    task.insert("outcome".to_owned(), step.body["outcome"].clone());
                }
                "/v1/opportunities" if closed => {
                    deal = values();
                    let first = deal["pipelineId"].as_str().unwrap_or_default().replace("pipeline", "stage");
                    deal.insert("stageId".to_owned(), format!("{first}.0").into());
                    deal.insert("stageEnteredAt".to_owned(), at(&step));
                }
                "/v1/opportunities/$deal/move" if closed => {
                    deal.insert("stageId".to_owned(), step.body["stageId"].clone());
                    deal.insert("stageEnteredAt".to_owned(), at(&step));
                }
                "/v1/opportunities/$deal/win" | "/v1/opportunities/$deal/lose" if closed => {
                    let state = if step.path.ends_with("win") { "WON" } else { "LOST" };
                    deal.insert("state".to_owned(), state.into());
                    deal.insert("closedAt".to_owned(), at(&step));
                    deal.insert("closeReasonId".to_owned(), step.body["closeReasonId"].clone());
                }
                _ => rest.push((k, step)),
            }
        }
        if !deal.is_empty() {
            self.deals.row(&deal, &known)?;
        }
        if !task.is_empty() {
            self.tasks.row(&task, &known)?;
        }
        if !rest.is_empty() {
            let person = emails.first().cloned().context("nobody to talk to")?;
            self.rest.push(Rest { n, person, steps: rest });
        }
        Ok(())
    }
}

fn at(step: &Step) -> Value {
    step.at.to_rfc3339_opts(SecondsFormat::Secs, true).into()
}

/// What names in a story stand for in a list: ids of the company's, the customer's number, a contact's e-mail.
struct Known<'a> {
    customer: String,
    emails: &'a [String],
    company: &'a Ids,
}

impl Known<'_> {
    fn cell(&self, value: &Value) -> Result<String> {
        Ok(match value {
            Value::Null => String::new(),
            Value::String(text) => self.named(text)?,
            Value::Array(all) => all.iter().map(|one| self.cell(one)).collect::<Result<Vec<_>>>()?.join(", "),
            Value::Object(money) => {
                let piece = |name: &str| money.get(name).and_then(Value::as_str).unwrap_or_default();
                format!("{} {}", piece("currency"), piece("amount"))
            }
            other => other.to_string(),
        })
    }

    fn named(&self, text: &str) -> Result<String> {
        let Some(name) = text.strip_prefix('$') else { return Ok(text.to_owned()) };
        let contact = name.strip_prefix("contact").and_then(|place| place.parse::<usize>().ok());
        let found = match contact {
            Some(place) => self.emails.get(place),
            None if name == "customer" => Some(&self.customer),
            None => self.company.get(name),
        };
        found.cloned().with_context(|| format!("the story names {name}, which isn't there"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{company::STAGES, people, story, story::Told};

    fn until() -> DateTime<Utc> {
        DateTime::from_timestamp(1_780_000_000, 0).expect("a time")
    }

    fn company() -> Ids {
        let mut ids = Ids::new();
        let mut put = |name: String| drop(ids.insert(name.clone(), format!("id of {name}")));
        (0..people::COLLEAGUES.len()).for_each(|place| put(format!("person{place}")));
        for place in 0..2 {
            put(format!("pool{place}"));
            put(format!("pipeline{place}"));
            (0..STAGES).for_each(|stage| put(format!("stage{place}.{stage}")));
        }
        for place in 0..3 {
            put(format!("won{place}"));
            put(format!("lost{place}"));
        }
        ids
    }

    #[test]
    fn every_step_of_a_story_is_in_a_list_or_left_to_commands() {
        let (mut lists, mut steps, company) = (Lists::of(until()), vec![], company());
        for n in 0..400 {
            let story = story::story(1, n, until(), Told { sales: true, books: true });
            steps.extend(story.clone());
            lists.take(n, story, &company).expect("a list");
        }
        let of = |path: &str| steps.iter().filter(|step| step.path == path).count();
        assert_eq!(lists.customers.rows, 400);
        assert_eq!(lists.contacts.rows, of("/v1/contacts"));
        assert_eq!(lists.follow_ups.rows, of("/v1/activities"));
        assert_eq!(lists.tasks.rows, of("/v1/tasks"));
        let ended = of("/v1/opportunities/$deal/win") + of("/v1/opportunities/$deal/lose");
        let closed = lists.deals.rows;
        assert!(closed > 10 && closed < ended, "{closed} of {ended}");
        let left: Vec<&Step> = lists.rest.iter().flat_map(|rest| &rest.steps).map(|(_, step)| step).collect();
        let left_of = |path: &str| left.iter().filter(|step| step.path == path).count();
        assert_eq!(left_of("/v1/opportunities"), of("/v1/opportunities") - closed);
        assert_eq!(left_of("/v1/customers/$customer/release"), of("/v1/customers/$customer/release"));
        assert!(left.iter().all(|step| !step.path.contains("task")));
        for csv in [&lists.customers.csv, &lists.deals.csv, &lists.tasks.csv, &lists.follow_ups.csv] {
            assert!(!csv.contains('$'), "a name is left");
        }
    }
}
