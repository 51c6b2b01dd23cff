//! Somebody's lead turns out to be a customer already: beside the notice its owner gets a task to look into it, once
//! for each time that he is told.

use async_trait::async_trait;
use chrono::Duration;
use chrono_tz::Tz;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Locale, Result, Uuid};
use runtime::PolicyCache;
use serde::Deserialize;
use store::{Uow, fault};

use super::{department_of, due};
use crate::{
    notifications::text::sentence,
    records::{Task, TaskPriority, TaskSource, TaskState},
};

/// What the owner is told.
const NOTICE: &str = "LEAD_IS_KNOWN";
/// What he is to do.
const SUBJECT: &str = "LEAD_IS_KNOWN_TASK";
const LONGEST: usize = 200;

/// Listens to what leads' owners are told; the policy knows their languages, and in which zone a company's days end.
pub fn consumer(policy: PolicyCache) -> Consumer {
    Consumer::reaction("known-leads", &["*.marketing.notice.given"], KnownLeads(policy))
}

struct KnownLeads(PolicyCache);

#[derive(Deserialize)]
struct Notice {
    to: Vec<Uuid>,
    reason: String,
    about: About,
}

#[derive(Deserialize)]
struct About {
    id: Uuid,
    #[serde(default)]
    title: String,
}

#[async_trait]
impl Handler for KnownLeads {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let Some(notice) = read(event)? else { return Ok(()) };
        let mut owners = vec![];
        for owner in notice.to {
            match self.0.standing(event.tenant, owner, 0).await {
                Ok(standing) => owners.push((owner, standing.locale.unwrap_or(Locale::Zh))),
                // who has left does nothing any more
                Err(error) if error.kind() == Kind::Unauthenticated => {}
                Err(error) => return Err(error),
            }
        }
        give(uow, event, self.0.zone(event.tenant).await?, &owners).await
    }
}

fn read(event: &Envelope) -> Result<Option<Notice>> {
    let notice: Option<Notice> = event.detail().map_err(Error::internal)?;
    Ok(notice.filter(|notice| notice.reason == NOTICE))
}

/// Gives it to each of these, in his language, to be done by the end of the next day.
pub async fn give(uow: &mut Uow<'_>, event: &Envelope, zone: Tz, owners: &[(Uuid, Locale)]) -> Result<()> {
    let Some(notice) = read(event)? else { return Ok(()) };
    let tomorrow = event.time.with_timezone(&zone).date_naive() + Duration::days(1);
    for (owner, locale) in owners {
        let key = format!("{}:{owner}", event.data.id);
        if known(uow, &key).await? {
            continue;
        }
        let said = sentence(SUBJECT, &serde_json::Map::new(), &notice.about.title, *locale == Locale::Zh);
        let mut task = Task {
            subject: said.chars().take(LONGEST).collect(),
            due_at: Some(due::end_of(zone, tomorrow)),
            all_day: true,
            priority: TaskPriority::Normal,
            state: TaskState::Open,
            source: TaskSource::KnownLead,
            source_key: Some(key),
            lead_id: Some(notice.about.id),
            ..Task::default()
        };
        task.give_to(*owner, department_of(uow, *owner).await?, None);
        uow.insert(&mut task);
    }
    Ok(())
}

async fn known(uow: &mut Uow<'_>, key: &str) -> Result<bool> {
    sqlx::query_scalar("select exists (select 1 from tasks where source_key = $1)")
        .bind(key)
        .fetch_one(uow.unscoped("each notice gives its task once"))
        .await
        .map_err(fault)
}
