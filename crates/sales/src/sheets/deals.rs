//! Deals as spreadsheets: those under way and those of the past, each with the stage that it stands in or ended in. The ledger
//! says what the list says: when the deal entered that stage, and when it was won or lost. An import gives nobody a task.

use std::collections::{BTreeSet, HashMap};

use async_trait::async_trait;
use kernel::{AsOf, Error, Result, Time, Uuid};
use runtime::sheets::{Intake, Name, Row};
use serde_json::{Value as Json, json};
use store::Uow;

use crate::{
    ledger,
    records::{CloseReason, Opportunity, OpportunityState, PipelineStage, StageMove, StageMoveAction},
    rules::imported::{Times, Told},
    stalling, way,
};

/// A deal of a list.
pub struct Deals;

/// Where a row keeps what its stage is called, from the decision to the ledger.
const STAGE: &str = "stageName";

#[async_trait]
impl Intake for Deals {
    type Record = Opportunity;
    const IMPORT: Name = Name { job: "import_opportunities", permission: "sales.opportunity.import" };
    const EXPORT: Name = Name { job: "export_opportunities", permission: "sales.opportunity.export" };
    const KEYS: &'static [&'static str] = &[];
    const ASSIGN: &'static str = "sales.opportunity.assign";
    const TOLD: &'static [&'static str] =
        &["state", "stage_entered_at", "closed_at", "close_reason_id", "close_notes"];

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Opportunity>]) -> Result<()> {
        let ctx = uow.ctx();
        let told: Vec<Told> = rows
            .iter()
            .map(|row| serde_json::from_value(Json::Object(row.told.clone())).map_err(Error::internal))
            .collect::<Result<_>>()?;
        let named = rows.iter().filter(|row| row.goes_on()).filter_map(|row| row.record.pipeline_id);
        let named: BTreeSet<Uuid> = named.collect();
        let main = match rows.iter().any(|row| row.is_new() && row.record.pipeline_id.is_none()) {
            true => Some(way::main(uow, ctx).await?),
            false => None,
        };
        let ways = way::hold_all(uow, named).await?;
        let reasons = reasons(uow, &told).await?;
        let mut stalls = vec![];
        for (row, told) in rows.iter_mut().zip(&told).filter(|(row, _)| row.goes_on()) {
            let pipeline = row.record.pipeline_id.map_or(main.as_ref(), |id| ways.get(&id));
            if let Some(before) = &row.before {
                if !told.is_of(before, pipeline) {
                    row.refuse("stageId", &Error::invalid("stageId", "BY_COMMAND_ONLY"));
                }
                continue;
            }
            let Some(pipeline) = pipeline else {
                row.refuse(
                    "pipelineId",
                    &Error::invalid("pipelineId", "NO_SUCH_RECORD").with("kind", "pipeline"),
                );
                continue;
            };
            let ends = match told.state() {
                OpportunityState::Won => Some("sales.opportunity.win"),
                OpportunityState::Lost => Some("sales.opportunity.lose"),
                _ => None,
            };
            if let Some(permission) = ends.filter(|permission| !ctx.access.may(permission)) {
                row.refuse("state", &Error::forbidden(permission));
                continue;
            }
            let reason = told.close_reason_id.and_then(|id| reasons.get(&id));
            let times = Times { original: row.as_of.as_ref().map(|past| past.at), now: ctx.now };
            if let Err(refusal) = told.put_into(&mut row.record, pipeline, reason, times) {
                row.refuse("stageId", &refusal);
                continue;
            }
            if let Some(stage) = row.record.stage_id.and_then(|id| pipeline.stage(id)) {
                row.record.stalls_at = row.record.will_stall(stage);
                row.told.insert(STAGE.to_owned(), json!(stage.name));
            }
            stalls.push((row.record.head.id, row.record.stalls_at));
        }
        stalling::keep_all(uow, &stalls).await
    }

    fn admitted(&self, uow: &mut Uow<'_>, rows: &[Row<Opportunity>]) -> Result<()> {
        let (mut steps, mut times): (Vec<StageMove>, Vec<Option<AsOf>>) = (vec![], vec![]);
        let mut told = vec![];
        for row in rows.iter().filter(|row| row.is_new()) {
            let deal = &row.record;
            let now = uow.ctx().recorded_at();
            let (entered, stage) = (deal.stage_entered_at.unwrap_or(now), stage_of(row));
            let step = ledger::entry(entered, StageMoveAction::Entered, deal, (None, None), Some(&stage));
            told.push((deal, "moved", entered_stage(deal, step.head.id)));
            steps.push(step);
            times.push(at(row, entered, now));
            let (action, verb) = match deal.state {
                OpportunityState::Won => (StageMoveAction::Won, "won"),
                OpportunityState::Lost => (StageMoveAction::Lost, "lost"),
                _ => continue,
            };
            let closed = deal.closed_at.unwrap_or(now);
            let step = ledger::entry(closed, action, deal, (Some(&stage), Some(entered)), None);
            told.push((deal, verb, ended(deal, step.head.id)));
            steps.push(step);
            times.push(at(row, closed, now));
        }
        uow.insert_all(&mut steps.iter_mut().collect::<Vec<_>>(), &times);
        // those of one kind in a row go to the outbox together
        told.sort_by_key(|(_, verb, _)| (*verb != "moved", *verb));
        for (deal, verb, detail) in told {
            uow.emit(verb, deal, detail)?;
        }
        Ok(())
    }
}

async fn reasons(uow: &mut Uow<'_>, told: &[Told]) -> Result<HashMap<Uuid, CloseReason>> {
    let ids: BTreeSet<Uuid> = told.iter().filter_map(|told| told.close_reason_id).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = uow.get_unscoped::<CloseReason>(&ids, "reasons are known to all").await?;
    Ok(found.into_iter().map(|reason| (reason.head.id, reason)).collect())
}

/// The stage that the row's deal was put in.
fn stage_of(row: &Row<Opportunity>) -> PipelineStage {
    let name = row.told.get(STAGE).and_then(Json::as_str).unwrap_or_default().to_owned();
    PipelineStage { id: row.record.stage_id.unwrap_or_default(), name, ..PipelineStage::default() }
}

/// A step that happened before now is kept at its own time, and is its author's.
fn at(row: &Row<Opportunity>, at: Time, now: Time) -> Option<AsOf> {
    (row.as_of.is_some() || at != now).then(|| AsOf { at, by: row.as_of.as_ref().and_then(|past| past.by) })
}

fn entered_stage(deal: &Opportunity, step: Uuid) -> Json {
    json!({
        "moveId": step, "customerId": deal.customer_id, "ownerId": deal.head.placement.owner_id,
        "pipelineId": deal.pipeline_id, "fromStageId": null, "toStageId": deal.stage_id, "tasks": [],
    })
}

fn ended(deal: &Opportunity, step: Uuid) -> Json {
    json!({
        "moveId": step, "customerId": deal.customer_id, "ownerId": deal.head.placement.owner_id,
        "closeReasonId": deal.close_reason_id, "competitor": deal.competitor,
    })
}
