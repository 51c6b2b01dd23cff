//! Who can't sign in any more, learned from identity's events: nobody notifies him.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Result};
use serde::Deserialize;
use store::{Uow, fault};

/// Listens to people.
pub fn consumer() -> Consumer {
    Consumer::projection("leavers", &["*.identity.user.*"], Leavers)
}

/// The handler, for the consumer and for tests.
pub struct Leavers;

#[derive(Deserialize)]
struct User {
    #[serde(default)]
    active: bool,
}

#[async_trait]
impl Handler for Leavers {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() {
            return Ok(());
        }
        let user: Option<User> = event.record().map_err(Error::internal)?;
        let Some(user) = user else { return Ok(()) };
        sqlx::query(
            "insert into leavers (tenant_id, user_id, version, gone) values ($1, $2, $3, $4) \
             on conflict (tenant_id, user_id) do update set version = excluded.version, gone = excluded.gone \
             where leavers.version < excluded.version",
        )
        .bind(uow.ctx().tenant)
        .bind(event.data.id)
        .bind(event.data.version)
        .bind(!user.active || event.data.deleted)
        .execute(uow.unscoped("who has left is known of everybody"))
        .await
        .map_err(fault)?;
        Ok(())
    }
}
