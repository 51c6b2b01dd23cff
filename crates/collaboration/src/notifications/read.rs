//! A person marks what he was told as read, one notification or all of them.

use kernel::{Ctx, Result, Uuid};
use proto::collaboration::v1 as wire;
use store::{Db, record::parse_id, records};

use crate::records::Notification;

const UPDATE: &str = "collaboration.notification.update";
/// Notifications of one commit, and commits of one call: ten thousand, and nobody waits longer.
const BATCH: i64 = 100;
const ROUNDS: usize = 100;

pub async fn read(db: &Db, ctx: &Ctx, id: &str) -> Result<wire::Notification> {
    let id = parse_id("id", id)?;
    let ctx = Ctx { permission: UPDATE, ..ctx.clone() };
    let mut uow = db.begin(&ctx).await?;
    let mut told = uow.lock::<Notification>(id).await?;
    told.read_at.get_or_insert(ctx.now);
    uow.save(&mut told);
    records::answer(uow, &told).await
}

/// Marks everything that is unread; tells how much there was.
pub async fn read_all(db: &Db, ctx: &Ctx) -> Result<wire::ReadAllNotificationsResponse> {
    let ctx = Ctx { permission: UPDATE, if_match: None, ..ctx.clone() };
    let mut read = 0;
    for _ in 0..ROUNDS {
        let mut uow = db.begin(&ctx).await?;
        let unread = records::ids_matching::<Notification>(&mut uow, "readAt = null", Uuid::nil(), BATCH);
        let unread = unread.await?;
        for id in &unread {
            let mut told = uow.lock::<Notification>(*id).await?;
            // another call may have been faster
            if told.read_at.is_none() {
                told.read_at = Some(ctx.now);
                uow.save(&mut told);
                read += 1;
            }
        }
        uow.commit_quietly().await?;
        if (unread.len() as i64) < BATCH {
            break;
        }
    }
    Ok(wire::ReadAllNotificationsResponse { read })
}
