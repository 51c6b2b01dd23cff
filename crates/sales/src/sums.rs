//! What stands in the stages of a pipeline: how many open deals, and what they are worth together. Counted
//! over the deals that the caller's list would show, however many there are.

use kernel::{Ctx, Result, Right, Uuid};
use proto::{
    common::v1::Money,
    sales::v1::{GetPipelineSumsRequest, GetPipelineSumsResponse, get_pipeline_sums_response::Stage},
};
use rust_decimal::Decimal;
use sqlx::AssertSqlSafe;
use store::{Arguments, Db, ListRequest, Record as _, fault, record::parse_id, records};

use crate::records::{Opportunity, OpportunityState, Pipeline};

/// Deals of one stage in one currency.
type Row = (Option<Uuid>, Option<String>, i64, Option<Decimal>);

pub async fn sums(db: &Db, ctx: &Ctx, request: GetPipelineSumsRequest) -> Result<GetPipelineSumsResponse> {
    let id = parse_id("id", &request.id)?;
    let mut args = Arguments::default();
    let asked = ListRequest { filter: request.filter, search: request.search, ..ListRequest::default() };
    let mut wheres = records::narrowed::<Opportunity>(db, ctx, &asked, &mut args)?;
    wheres.push(format!("r.pipeline_id = {}", args.place(id)));
    wheres.push(format!("r.state = {}", i32::from(OpportunityState::Open)));
    let sql = format!(
        "select r.stage_id, r.amount_currency, count(*), sum(r.amount) from opportunities r \
           left join opportunities_facts f on f.id = r.id where {} group by 1, 2 order by 3 desc, 2",
        wheres.join(" and ")
    );
    let mut uow = db.begin(ctx).await?;
    let pipeline = uow.get::<Pipeline>(id).await?;
    let rows: Vec<Row> = sqlx::query_as_with(AssertSqlSafe(sql), args.finish().map_err(fault)?)
        .fetch_all(uow.unscoped("narrowed to what the caller's list shows"))
        .await
        .map_err(fault)?;
    let worth = Opportunity::DEF.field("amount");
    let told = worth.is_some_and(|field| ctx.access.right(Opportunity::DEF, field) >= Right::Read);
    let stages = pipeline.stages.iter().map(|stage| {
        let of_stage = || rows.iter().filter(|row| row.0 == Some(stage.id));
        let money = |row: &Row| {
            let (currency, amount) = (row.1.clone()?, row.3?);
            Some(Money { currency, amount: amount.to_string() })
        };
        Stage {
            stage_id: stage.id.to_string(),
            count: i32::try_from(of_stage().map(|row| row.2).sum::<i64>()).unwrap_or(i32::MAX),
            amounts: if told { of_stage().filter_map(money).collect() } else { vec![] },
        }
    });
    Ok(GetPipelineSumsResponse { stages: stages.collect() })
}
