//! Instalments of a list: each fits into its contract with all others, as one that is typed in, and takes the money that
//! lies beside the plan.

use async_trait::async_trait;
use kernel::{Error, Result, Uuid};
use runtime::sheets::{Intake, LetThrough, Name, Row};
use store::Uow;

use super::{grounds, ids};
use crate::{
    commands::plans::fits,
    credit,
    ground::{Ground, hold_contracts},
    records::ReceivablePlan,
};

pub struct Plans;

/// What a dry run has let through before, none of which is written.
type Earlier = Vec<ReceivablePlan>;

#[async_trait]
impl Intake for Plans {
    type Record = ReceivablePlan;
    const IMPORT: Name =
        Name { job: "import_receivable_plans", permission: "finance.receivable_plan.import" };
    const EXPORT: Name =
        Name { job: "export_receivable_plans", permission: "finance.receivable_plan.export" };
    const KEYS: &'static [&'static str] = &[];
    const HOLDS: &'static str = "contractId";
    /// Money may lie on it since: it is changed on the record.
    const CHANGES_COME_BACK: bool = false;

    async fn hold(&self, uow: &mut Uow<'_>, named: &[Uuid], own: &[Uuid]) -> Result<()> {
        let sql = "select distinct contract_id from receivable_plans where id = any($1)";
        let mut contracts = ids(uow, sql, own).await?;
        contracts.extend(named);
        hold_contracts(uow, &contracts).await
    }

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<ReceivablePlan>]) -> Result<()> {
        self.admit_next(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<ReceivablePlan>],
        before: &mut LetThrough,
    ) -> Result<()> {
        let mut grounds = grounds(uow, rows, |plan| Some(plan.contract_id)).await?;
        let mut earlier =
            *before.kept.take().and_then(|kept| kept.downcast::<Earlier>().ok()).unwrap_or_default();
        for plan in &earlier {
            if let Some(ground) = of(&mut grounds, plan.contract_id) {
                ground.take(plan.clone());
            }
        }
        for row in rows.iter_mut().filter(|row| row.goes_on()) {
            let Some(ground) = of(&mut grounds, row.record.contract_id) else {
                row.refuse(
                    "contractId",
                    &Error::invalid("contractId", "NO_SUCH_RECORD").with("kind", "contract"),
                );
                continue;
            };
            if let Err(refusal) = ground.contract.can_be_planned() {
                row.refuse("contractId", &refusal);
                continue;
            }
            if let Err(refusal) = fits(ground, &row.record) {
                row.refuse("amount", &refusal);
                continue;
            }
            row.record.phase = row.record.phase.or_else(|| Some(ground.next_phase()));
            ground.take(row.record.clone());
        }
        if before.dry_run {
            earlier.extend(rows.iter().filter(|row| row.goes_on()).map(|row| row.record.clone()));
            before.kept = Some(Box::new(earlier));
            return Ok(());
        }
        for ground in &mut grounds {
            ground.write(uow, &[], None).await?;
        }
        let written =
            |id: Uuid| grounds.iter().flat_map(|ground| &ground.plans).find(|known| known.plan.head.id == id);
        for row in rows.iter_mut().filter(|row| row.goes_on()) {
            if let Some(known) = written(row.record.head.id) {
                row.record = known.plan.clone();
            }
        }
        Ok(())
    }

    async fn settled(&self, uow: &mut Uow<'_>, rows: &[Row<ReceivablePlan>]) -> Result<()> {
        let debtor = |row: &Row<ReceivablePlan>| {
            let currency = row.record.amount.as_ref().map(|amount| amount.currency.clone());
            Some((row.record.customer_id?, currency?))
        };
        let debtors = rows.iter().filter(|row| row.goes_on()).filter_map(debtor);
        credit::settle(uow, &debtors.collect::<Vec<_>>()).await
    }

    /// As one that is deleted: only where nothing is put to it.
    async fn take_back(&self, uow: &mut Uow<'_>, plan: &mut ReceivablePlan) -> Result<()> {
        let mut ground = Ground::held(uow, &[plan.contract_id]).await?;
        let ground = ground.first_mut().ok_or_else(|| Error::not_found("contract", plan.contract_id))?;
        ground.contract.can_be_planned()?;
        ground.without(plan)?;
        uow.delete(plan).await?;
        ground.write(uow, &[], None).await?;
        credit::settle(uow, &[ground.debtor()]).await
    }
}

fn of(grounds: &mut [Ground], contract: Uuid) -> Option<&mut Ground> {
    grounds.iter_mut().find(|ground| ground.contract.head.id == contract)
}
