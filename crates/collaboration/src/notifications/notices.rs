//! A notice of any service becomes a notification of each person it names: once, and not of those
//! who have left.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Result, Uuid};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use store::{Uow, fault};

use super::text::sentence;
use crate::records::Notification;

/// Listens to what every service has to tell.
pub fn consumer() -> Consumer {
    Consumer::reaction("notices", &["*.*.notice.given"], Notices)
}

/// The handler, for the consumer and for tests.
pub struct Notices;

#[derive(Deserialize)]
struct Notice {
    to: Vec<Uuid>,
    reason: String,
    #[serde(default)]
    params: Option<Map<String, Json>>,
    about: About,
}

#[derive(Deserialize)]
struct About {
    kind: String,
    id: Uuid,
    #[serde(default)]
    title: String,
}

#[async_trait]
impl Handler for Notices {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let notice: Option<Notice> = event.detail().map_err(Error::internal)?;
        let notice = notice.ok_or_else(|| Error::internal("a notice that says nothing"))?;
        let mut params = notice.params.unwrap_or_default();
        params.insert("by".to_owned(), name_of(uow, event.actor).await?.into());
        let Notice { reason, about, .. } = notice;
        for owner in receivers(uow, event.data.id, &notice.to).await? {
            let mut told = Notification {
                text: Some(sentence(&reason, &params, &about.title, false)),
                reason: reason.clone(),
                params: serde_json::to_string(&params).ok(),
                about_kind: Some(about.kind.clone()),
                about_id: Some(about.id),
                title: Some(about.title.clone()).filter(|title| !title.is_empty()),
                notice_id: Some(event.data.id),
                ..Notification::default()
            };
            told.head.placement.owner_id = Some(owner);
            uow.insert(&mut told);
        }
        Ok(())
    }
}

/// Those of `to` who are still here and have not been told.
async fn receivers(uow: &mut Uow<'_>, notice: Uuid, to: &[Uuid]) -> Result<Vec<Uuid>> {
    sqlx::query_scalar(
        "select distinct person from unnest($1::uuid[]) person \
         where not exists (select 1 from leavers l where l.user_id = person and l.gone) \
         and not exists (select 1 from notifications n where n.notice_id = $2 and n.owner_id = person)",
    )
    .bind(to)
    .bind(notice)
    .fetch_all(uow.unscoped("a notice names its receivers"))
    .await
    .map_err(fault)
}

/// What the person is called who gave the reason; empty where nobody did.
async fn name_of(uow: &mut Uow<'_>, person: Option<Uuid>) -> Result<String> {
    let Some(person) = person else { return Ok(String::new()) };
    let name: Option<String> =
        sqlx::query_scalar("select title from directory where kind = 'identity.user' and id = $1")
            .bind(person)
            .fetch_optional(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(fault)?;
    Ok(name.unwrap_or_default())
}
