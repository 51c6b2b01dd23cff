//! Leads as spreadsheets: what a row needs beside what every record needs.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Result, Uuid};
use runtime::{
    App,
    duplicates::refuse_rows,
    sheets::{Intake, Name, Row, Sheets},
};
use store::Uow;

use crate::{
    distribute,
    duplicates::later,
    ledger,
    records::{Lead, LeadCapture, LeadMove, LeadMoveAction, LeadStatus},
};

/// The leads' sheets.
#[derive(Clone)]
pub struct Papers(pub Arc<Sheets<Leads>>);

impl Papers {
    pub fn of(app: &App) -> Self {
        Self(Sheets::of(app, Leads))
    }
}

/// A lead of a list: of the person whom its row names, or of whom the rules say. As with a lead that is given by
/// hand, nobody's limits are asked where a row names him.
pub struct Leads;

#[async_trait]
impl Intake for Leads {
    type Record = Lead;
    const IMPORT: Name = Name { job: "import_leads", permission: "marketing.lead.import" };
    const EXPORT: Name = Name { job: "export_leads", permission: "marketing.lead.export" };
    const KEYS: &'static [&'static str] = &["phone", "email"];
    const ASSIGN: &'static str = "marketing.lead.assign";

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Lead>]) -> Result<()> {
        for row in rows.iter_mut().filter(|row| row.is_new()) {
            let at = row.as_of.as_ref().map_or(uow.ctx().now, |original| original.at);
            let lead = &mut row.record;
            lead.captured_by = LeadCapture::Import;
            lead.give_a_name();
            match row.owner {
                Some(owner) => lead.give_to(owner.id, owner.department, at),
                None => {
                    lead.head.placement.owner_id = None;
                    lead.head.placement.department_id = None;
                    lead.status = LeadStatus::New;
                }
            }
        }
        refuse_rows(uow, rows).await?;
        let new = || rows.iter().filter(|row| row.is_new());
        let nobodys = new().filter(|row| row.owner.is_none()).map(|row| row.record.head.id);
        let nobodys: Vec<Uuid> = nobodys.collect();
        let all: Vec<Uuid> = new().map(|row| row.record.head.id).collect();
        later::enqueue(uow, &all).await?;
        distribute::enqueue(uow, &nobodys).await
    }

    fn admitted(&self, uow: &mut Uow<'_>, rows: &[Row<Lead>]) -> Result<()> {
        let first = |row: &Row<Lead>| {
            let action = match row.record.head.placement.owner_id {
                Some(_) => LeadMoveAction::Assigned,
                None => LeadMoveAction::Captured,
            };
            (ledger::entry(action, &row.record, None), row.as_of.clone())
        };
        let (mut moves, as_of): (Vec<LeadMove>, Vec<_>) =
            rows.iter().filter(|row| row.is_new()).map(first).unzip();
        uow.insert_all(&mut moves.iter_mut().collect::<Vec<_>>(), &as_of);
        Ok(())
    }
}
