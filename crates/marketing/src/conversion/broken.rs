//! A conversion whose job has ended without it (somebody cancelled it, or its process died again and again) does not
//! keep its lead for ever: the lead goes back to where it was.

use std::{sync::Arc, time::Duration};

use kernel::{Ctx, Result, Uuid};
use runtime::App;
use serde_json::json;
use store::{Db, fault};

use crate::records::{Lead, LeadStatus};

/// How often one looks.
const ROUND: Duration = Duration::from_secs(15);
const WHY: &str = "CONVERSION_BROKE_OFF";

/// Looks again and again, in every process of the service; locks decide who does it.
pub async fn watch(app: &Arc<App>) {
    loop {
        if let Err(error) = round(&app.db).await {
            tracing::warn!(%error, "broken conversions can't be looked for now");
        }
        tokio::time::sleep(ROUND).await;
    }
}

/// Sends those back whose jobs failed or were cancelled; answers how many.
pub async fn round(db: &Db) -> Result<usize> {
    let broken: Vec<(Uuid, Uuid, Uuid)> = sqlx::query_as(
        "select l.tenant_id, l.id, j.id from leads l \
         join jobs j on j.tenant_id = l.tenant_id and j.id = l.conversion_id and j.state in (4, 5) where l.status = 4",
    )
    .fetch_all(&db.system)
    .await
    .map_err(fault)?;
    let mut sent = 0;
    for (tenant, lead, job) in broken {
        let ctx = Ctx::system(db.service, tenant, db.clock.now());
        let mut uow = db.begin(&ctx).await?;
        let mut lead = uow.get_deleted::<Lead>(lead).await?;
        if lead.status != LeadStatus::Converting || lead.conversion_id != Some(job) {
            continue;
        }
        let status = match (lead.head.placement.owner_id, lead.first_worked_at) {
            (None, _) => LeadStatus::New,
            (Some(_), Some(_)) => LeadStatus::Working,
            (Some(_), None) => LeadStatus::Assigned,
        };
        lead.stay(status, WHY);
        uow.save(&mut lead);
        uow.emit("conversion_refused", &lead, json!({"reason": WHY, "customerId": lead.customer_id}))?;
        uow.commit_quietly().await?;
        sent += 1;
    }
    Ok(sent)
}
