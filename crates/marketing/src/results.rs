//! What a campaign brought: leads, what became of them, and what each has cost. It counts what the caller's list of
//! leads would show, and nothing else.

use kernel::{Ctx, Money, Result, Right, Uuid};
use proto::{
    common::v1 as common,
    marketing::v1::{GetCampaignResultsRequest, GetCampaignResultsResponse},
};
use rust_decimal::{Decimal, RoundingStrategy};
use sqlx::AssertSqlSafe;
use store::{Arguments, Db, ListRequest, Record as _, Uow, fault, record::parse_id, records};

use crate::records::{Campaign, Lead, LeadStatus};

/// Campaigns under one roof, at most so deep.
const DEEPEST: i32 = 8;

pub async fn results(
    db: &Db,
    ctx: &Ctx,
    request: GetCampaignResultsRequest,
) -> Result<GetCampaignResultsResponse> {
    let id = parse_id("id", &request.id)?;
    let mut uow = db.begin(ctx).await?;
    let campaign = uow.get::<Campaign>(id).await?;
    let campaigns = if request.with_parts { parts(&mut uow, id).await? } else { vec![id] };

    let mut args = Arguments::default();
    let place = args.place(&campaigns);
    let mut wheres = records::narrowed::<Lead>(db, ctx, &ListRequest::default(), &mut args)?;
    wheres.push(format!("r.campaign_id = any({place})"));
    let sql = format!(
        "select r.status, count(*) from leads r left join leads_facts f on f.id = r.id where {} group by 1",
        wheres.join(" and ")
    );
    let query = sqlx::query_as_with::<_, (i16, i64), _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let counted =
        query.fetch_all(uow.unscoped("counted within the list's row scope")).await.map_err(fault)?;

    let of = |status: LeadStatus| {
        let number = i32::from(status);
        counted.iter().filter(|(found, _)| i32::from(*found) == number).map(|(_, count)| *count).sum::<i64>()
    };
    let leads: i64 = counted.iter().map(|(_, count)| *count).sum();
    let converted = of(LeadStatus::Converted);
    let spent = match readable(ctx, "actual_cost") && !request.with_parts {
        true => campaign.actual_cost,
        false => spent(&mut uow, ctx, &campaigns).await?,
    };
    let bounded = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
    Ok(GetCampaignResultsResponse {
        leads: bounded(leads),
        fresh: bounded(of(LeadStatus::New)),
        assigned: bounded(of(LeadStatus::Assigned)),
        working: bounded(of(LeadStatus::Working) + of(LeadStatus::Converting)),
        converted: bounded(converted),
        disqualified: bounded(of(LeadStatus::Disqualified)),
        cost_per_lead: each(spent.as_ref(), leads),
        cost_per_conversion: each(spent.as_ref(), converted),
    })
}

/// The campaign and all that are part of it, as far as anybody may see them: titles are known to all.
async fn parts(uow: &mut Uow<'_>, id: Uuid) -> Result<Vec<Uuid>> {
    sqlx::query_scalar(
        "with recursive below (id, depth) as (select $1::uuid, 0 \
           union select c.id, b.depth + 1 from campaigns c join below b on c.parent_id = b.id \
           where c.deleted_at is null and b.depth < $2) select distinct id from below",
    )
    .bind(id)
    .bind(DEEPEST)
    .fetch_all(uow.unscoped("which campaigns are part of one that the caller sees"))
    .await
    .map_err(fault)
}

/// What all of them have cost; nothing where they are in several currencies, or where costs are hidden.
async fn spent(uow: &mut Uow<'_>, ctx: &Ctx, campaigns: &[Uuid]) -> Result<Option<Money>> {
    if !readable(ctx, "actual_cost") {
        return Ok(None);
    }
    let found: Vec<Campaign> =
        uow.get_unscoped(campaigns, "which campaigns are part of one that the caller sees").await?;
    let mut costs = found.into_iter().filter_map(|campaign| campaign.actual_cost);
    let Some(mut sum) = costs.next() else { return Ok(None) };
    for cost in costs {
        if cost.currency != sum.currency {
            return Ok(None);
        }
        sum.amount += cost.amount;
    }
    Ok(Some(sum))
}

fn readable(ctx: &Ctx, field: &str) -> bool {
    let field = Campaign::DEF.field(field);
    field.is_some_and(|field| ctx.access.right(Campaign::DEF, field) >= Right::Read)
}

/// The sum divided by so many, to the cent.
fn each(sum: Option<&Money>, count: i64) -> Option<common::Money> {
    let sum = sum.filter(|_| count > 0)?;
    let amount = sum.amount / Decimal::from(count);
    let amount = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    Some(common::Money { currency: sum.currency.clone(), amount: amount.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_shared_out_to_the_cent_and_never_over_nobody() {
        let spent = Money::parse("CNY", "1000").ok();
        assert_eq!(each(spent.as_ref(), 3).map(|each| each.amount), Some("333.33".to_owned()));
        assert_eq!(each(spent.as_ref(), 0), None);
        assert_eq!(each(None, 3), None);
    }
}
