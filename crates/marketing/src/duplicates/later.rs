//! Every lead is compared with customers and contacts once its commit is done. Of a customer who is saved between the
//! question that is asked before the commit and the commit itself, that question doesn't know yet; and when his event
//! is heard, the lead may not be there yet. Asked after the commit, either he is there by then, or his event comes
//! later and finds the lead. Leads that were taken without a question (the customers service was away, or many came at
//! once) wait here as well.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use kernel::{Ctx, Result, Time, Uuid};
use runtime::App;
use store::{Db, Uow, fault};

use super::known::{self, CustomerBook};
use crate::records::{Lead, LeadCapture};

/// How often one looks who waits.
const ROUND: Duration = Duration::from_secs(1);
/// Leads of one question.
const AT_ONCE: i64 = 200;

/// Lets leads wait for it, in the commit that saves them.
pub async fn enqueue(uow: &mut Uow<'_>, leads: &[Uuid]) -> Result<()> {
    if leads.is_empty() {
        return Ok(());
    }
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "insert into uncompared_leads (tenant_id, lead_id) select $1, l from unnest($2::uuid[]) l order by l \
         on conflict (tenant_id, lead_id) do update set due_at = excluded.due_at",
    )
    .bind(tenant)
    .bind(leads)
    .execute(uow.unscoped("every lead is compared"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// Compares again and again, in every process of the service; each takes others.
pub async fn all_the_time(app: &Arc<App>) {
    loop {
        match round(&app.db, &app.clients).await {
            Ok(found) if found > 0 => {}
            Ok(_) => tokio::time::sleep(ROUND).await,
            Err(error) => {
                tracing::warn!(%error, "leads can't be compared with customers now");
                tokio::time::sleep(ROUND * 5).await;
            }
        }
    }
}

/// Compares those who wait; answers how many there were.
pub async fn round(db: &Db, book: &dyn CustomerBook) -> Result<usize> {
    let taken: Vec<(Uuid, Uuid, Time)> = sqlx::query_as(
        "update uncompared_leads set due_at = now() + interval '20 seconds' where (tenant_id, lead_id) in \
           (select tenant_id, lead_id from uncompared_leads where due_at <= now() order by due_at \
            for update skip locked limit $1) returning tenant_id, lead_id, due_at",
    )
    .bind(AT_ONCE)
    .fetch_all(&db.system)
    .await
    .map_err(fault)?;
    let mut tenants: BTreeMap<Uuid, BTreeMap<Uuid, Time>> = BTreeMap::new();
    for (tenant, lead, until) in &taken {
        tenants.entry(*tenant).or_default().insert(*lead, *until);
    }
    for (tenant, leads) in tenants {
        if let Err(error) = compare(db, book, tenant, &leads).await {
            tracing::info!(%tenant, %error, "leads can't be compared with customers yet");
        }
    }
    Ok(taken.len())
}

async fn compare(
    db: &Db,
    book: &dyn CustomerBook,
    tenant: Uuid,
    waiting: &BTreeMap<Uuid, Time>,
) -> Result<()> {
    let ctx = Ctx::system(db.service, tenant, db.clock.now());
    let (ids, until): (Vec<Uuid>, Vec<Time>) = waiting.iter().map(|(id, until)| (*id, *until)).unzip();
    let leads = open(&mut db.begin(&ctx).await?, &ids).await?;
    let found = match leads.is_empty() {
        true => vec![],
        false => book.compare(&ctx, &leads.iter().collect::<Vec<_>>()).await?,
    };
    let policy = known::policy(db, &ctx).await?;
    let of = leads.iter().zip(&found);
    // who is marked with one of them stays so
    let fresh = of.filter(|(lead, hits)| !known::is_marked(lead, hits));
    let news: BTreeMap<Uuid, Uuid> =
        fresh.filter_map(|(lead, hits)| Some((lead.head.id, known::customer(&policy, hits)?.0))).collect();

    let mut uow = db.begin(&ctx).await?;
    let marked: Vec<Uuid> = news.keys().copied().collect();
    for lead in open(&mut uow, &marked).await? {
        let Some(customer) = news.get(&lead.head.id) else { continue };
        // of a list many are known: they are found by their marks
        let of_a_list = lead.captured_by == LeadCapture::Import;
        if known::mark(&mut uow, &lead, *customer).await? && !of_a_list {
            known::tell(&mut uow, &lead)?;
        }
    }
    // what was saved again meanwhile waits anew
    sqlx::query(
        "delete from uncompared_leads u using unnest($1::uuid[], $2::timestamptz[]) as w (id, until) \
         where u.lead_id = w.id and u.due_at = w.until",
    )
    .bind(ids)
    .bind(until)
    .execute(uow.unscoped("every lead is compared"))
    .await
    .map_err(fault)?;
    uow.commit_quietly().await
}

async fn open(uow: &mut Uow<'_>, ids: &[Uuid]) -> Result<Vec<Lead>> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut leads = uow.get_unscoped::<Lead>(ids, "every lead is compared").await?;
    leads.retain(|lead| lead.is_open() && lead.head.deleted_at.is_none());
    leads.sort_unstable_by_key(|lead| lead.head.id);
    Ok(leads)
}
