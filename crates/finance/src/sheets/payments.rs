//! Payments of a list: each is booked whatever else holds, put to its contract as far as that is still owed, and the rest
//! stands as advance. Taken back with its import a payment is void, as one that never came in.

use std::collections::HashSet;

use async_trait::async_trait;
use kernel::{Error, Result, Uuid};
use runtime::sheets::{Intake, LetThrough, Name, Row};
use store::Uow;

use super::{grounds, ids};
use crate::{
    commands::payments::{contracts_of, detail, unbook},
    credit,
    ground::{Ground, hold_contracts},
    records::Payment,
};

pub struct Payments;

/// The bank's numbers of transfers that the list said already.
type Transfers = HashSet<String>;

#[async_trait]
impl Intake for Payments {
    type Record = Payment;
    const IMPORT: Name = Name { job: "import_payments", permission: "finance.payment.import" };
    const EXPORT: Name = Name { job: "export_payments", permission: "finance.payment.export" };
    const KEYS: &'static [&'static str] = &[];
    const HOLDS: &'static str = "contractId";

    async fn hold(&self, uow: &mut Uow<'_>, named: &[Uuid], own: &[Uuid]) -> Result<()> {
        let sql = "select distinct contract_id from payment_allocations where payment_id = any($1)";
        let mut contracts = ids(uow, sql, own).await?;
        contracts.extend(named);
        hold_contracts(uow, &contracts).await
    }

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Payment>]) -> Result<()> {
        self.admit_next(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Payment>],
        before: &mut LetThrough,
    ) -> Result<()> {
        let mut transfers =
            *before.kept.take().and_then(|kept| kept.downcast::<Transfers>().ok()).unwrap_or_default();
        let mut grounds = grounds(uow, rows, |payment| payment.contract_id).await?;
        for row in rows.iter_mut().filter(|row| row.goes_on()) {
            if let Some(transfer) = row.record.bank_reference.clone()
                && row.before.as_ref().is_none_or(|was| was.bank_reference.as_ref() != Some(&transfer))
                && !transfers.insert(transfer)
            {
                row.refuse("bankReference", &Error::invalid("bankReference", "SAID_TWICE"));
                continue;
            }
            if row.before.is_some() {
                continue;
            }
            let contract = row.record.contract_id;
            let ground = grounds.iter_mut().find(|ground| Some(ground.contract.head.id) == contract);
            if ground.as_ref().is_some_and(|ground| ground.contract.customer_id != row.record.customer_id) {
                row.refuse("contractId", &Error::invalid("contractId", "CONTRACT_OF_ANOTHER_CUSTOMER"));
                continue;
            }
            let original = row.as_of.as_ref().map(|past| past.at);
            row.record.book(uow, ground, original).await?;
        }
        before.kept = Some(Box::new(transfers));
        if before.dry_run {
            return Ok(());
        }
        let new: Vec<&Payment> = rows.iter().filter(|row| row.is_new()).map(|row| &row.record).collect();
        for ground in &mut grounds {
            ground.write(uow, &new, None).await?;
        }
        Ok(())
    }

    fn admitted(&self, uow: &mut Uow<'_>, rows: &[Row<Payment>]) -> Result<()> {
        for payment in rows.iter().filter(|row| row.is_new()).map(|row| &row.record) {
            uow.emit("received", payment, detail(payment))?;
        }
        Ok(())
    }

    async fn settled(&self, uow: &mut Uow<'_>, rows: &[Row<Payment>]) -> Result<()> {
        let payments = rows.iter().filter(|row| row.is_new()).map(|row| &row.record);
        let debtors = payments.map(|payment| (payment.customer_id, payment.currency().to_owned()));
        credit::settle(uow, &debtors.collect::<Vec<_>>()).await
    }

    async fn take_back(&self, uow: &mut Uow<'_>, payment: &mut Payment) -> Result<()> {
        let contracts = contracts_of(uow, payment.head.id).await?;
        let mut grounds = Ground::held(uow, &contracts).await?;
        *payment = unbook(uow, &mut grounds, payment.clone(), None).await?;
        Ok(())
    }
}
