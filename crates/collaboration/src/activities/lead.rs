//! A follow-up on a lead that has become a customer is one on the customer too, whether it was noted before or after;
//! and so are the tasks and the files.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Ctx, Error, Result, Uuid};
use serde::Deserialize;
use sqlx::AssertSqlSafe;
use store::{Db, Rules, Uow, directory, fault};

use crate::records::{Activity, File, Task};

/// Follow-ups of one write.
const AT_ONCE: usize = 50;

/// Listens to conversions.
pub fn consumer() -> Consumer {
    Consumer::reaction("converted-leads", &["*.marketing.lead.converted"], Converted)
}

struct Converted;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    customer_id: Uuid,
}

#[async_trait]
impl Handler for Converted {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let detail: Option<Detail> = event.detail().map_err(Error::internal)?;
        let detail = detail.ok_or_else(|| Error::internal("a conversion's event without its customer"))?;
        let (lead, customer) = (event.data.id, Some(detail.customer_id));
        go_along::<Activity>(uow, lead, |activity| activity.customer_id = customer).await?;
        go_along::<Task>(uow, lead, |task| task.customer_id = customer).await?;
        go_along::<File>(uow, lead, |file| file.customer_id = customer).await
    }
}

/// All of one kind that is about the lead.
async fn go_along<R: Rules>(uow: &mut Uow<'_>, lead: Uuid, with: impl Fn(&mut R)) -> Result<()> {
    for (at, id) in of_lead(uow, R::DEF.table, lead).await?.into_iter().enumerate() {
        if at > 0 && at.is_multiple_of(AT_ONCE) {
            uow.flush().await?;
        }
        let mut record = uow.get_deleted::<R>(id).await?;
        with(&mut record);
        uow.save(&mut record);
    }
    uow.flush().await
}

/// What is about the lead and about no customer yet.
async fn of_lead(uow: &mut Uow<'_>, table: &str, lead: Uuid) -> Result<Vec<Uuid>> {
    let sql = format!("select id from {table} where lead_id = $1 and customer_id is null order by id");
    sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(lead)
        .fetch_all(uow.unscoped("all follow-ups, tasks and files of a lead go with it to the customer"))
        .await
        .map_err(fault)
}

/// Completes a new follow-up on a lead: by the customer that the lead has become, if its author may see him.
pub async fn complete(
    db: &Db,
    ctx: &Ctx,
    activity: &mut Activity,
    resolver: &dyn directory::Resolve,
) -> Result<()> {
    let Some(lead) = activity.lead_id.filter(|_| activity.customer_id.is_none()) else { return Ok(()) };
    directory::ensure_ids(db, ctx, resolver, "marketing.lead", &[lead]).await?;
    let customer = {
        let mut uow = db.begin(ctx).await?;
        customer_of(&mut uow, lead).await?
    };
    let Some(customer) = customer else { return Ok(()) };
    directory::ensure_ids(db, ctx, resolver, "customers.customer", &[customer]).await?;
    let mut uow = db.begin(ctx).await?;
    if directory::unseen(&mut uow, "customers.customer", &[customer], false).await?.is_empty() {
        activity.customer_id = Some(customer);
    }
    Ok(())
}

/// Refuses a lead that did not become this customer, as far as the directory knows.
pub async fn belongs(uow: &mut Uow<'_>, lead: Option<Uuid>, customer: Option<Uuid>) -> Result<()> {
    let (Some(lead), Some(customer)) = (lead, customer) else { return Ok(()) };
    match customer_of(uow, lead).await? {
        Some(its) if its == customer => Ok(()),
        _ => Err(Error::invalid("leadId", "LEAD_OF_ANOTHER_CUSTOMER")),
    }
}

async fn customer_of(uow: &mut Uow<'_>, lead: Uuid) -> Result<Option<Uuid>> {
    let found: Option<Option<Uuid>> = sqlx::query_scalar(
        "select parent_id from directory where kind = 'marketing.lead' and id = $1 and parent_kind = 'customers.customer'",
    )
    .bind(lead)
    .fetch_optional(uow.unscoped("a lead that the caller may refer to"))
    .await
    .map_err(fault)?;
    Ok(found.flatten())
}
