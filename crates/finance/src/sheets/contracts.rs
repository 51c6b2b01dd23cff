//! Contracts of a list: drafts, and while a company moves in those that both sides have signed already. Their money comes
//! with the payments.

use std::collections::HashSet;

use async_trait::async_trait;
use kernel::{Error, Result, Uuid};
use runtime::{
    PolicyCache,
    sheets::{Intake, LetThrough, Name, Row},
};
use serde_json::json;
use store::Uow;

use crate::{
    commands::{contracts, templates},
    credit, numbers,
    records::{CONTRACT_STATE, Contract, ContractState as State},
};

/// Knows whether the company takes in its past.
pub struct Contracts(pub PolicyCache);

/// What a list brings once: numbers, and orders that have a contract.
#[derive(Default)]
struct Once {
    numbers: HashSet<String>,
    orders: HashSet<Uuid>,
}

#[async_trait]
impl Intake for Contracts {
    type Record = Contract;
    const IMPORT: Name = Name { job: "import_contracts", permission: "finance.contract.import" };
    const EXPORT: Name = Name { job: "export_contracts", permission: "finance.contract.export" };
    const KEYS: &'static [&'static str] = &["number"];
    const ASSIGN: &'static str = "finance.contract.assign";
    const TOLD: &'static [&'static str] = &["state"];

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Contract>]) -> Result<()> {
        self.admit_next(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Contract>],
        before: &mut LetThrough,
    ) -> Result<()> {
        let moving_in = self.0.tenant(uow.ctx().tenant).await?.importing;
        let mut once = *before.kept.take().and_then(|kept| kept.downcast::<Once>().ok()).unwrap_or_default();
        // those that are typed in first: what is given keeps away from them
        for row in rows.iter_mut().filter(|row| row.goes_on()) {
            once.take(row);
        }
        for row in rows.iter_mut().filter(|row| row.goes_on()) {
            let told = state(row);
            match &row.before {
                Some(known) => {
                    row.record.keep_required(&known.clauses);
                    if told.is_some_and(|told| told != known.state) {
                        row.refuse("state", &Error::invalid("state", "BY_COMMAND_ONLY"));
                        continue;
                    }
                }
                None => {
                    row.record.keep_required(&[]);
                    let told = told.unwrap_or(State::Draft);
                    if let Err(refusal) = enter(uow, row, told, moving_in) {
                        row.refuse("state", &refusal);
                        continue;
                    }
                    if row.record.number.is_none() {
                        row.record.number = Some(once.number(uow).await?);
                    }
                }
            }
            match templates::draft_from(uow, &mut row.record, row.before.as_ref()).await {
                Err(error) if error.kind() == kernel::Kind::Invalid => row.refuse("templateId", &error),
                drafted => drafted?,
            }
        }
        before.kept = Some(Box::new(once));
        Ok(())
    }

    fn admitted(&self, uow: &mut Uow<'_>, rows: &[Row<Contract>]) -> Result<()> {
        for contract in rows.iter().filter(|row| row.is_new()).map(|row| &row.record) {
            if contract.is_owed() {
                let mut about = contracts::detail(contract);
                about["signedOn"] = json!(contract.signed_on);
                about["state"] =
                    json!(if contract.state == State::InEffect { "IN_EFFECT" } else { "SIGNED" });
                uow.emit("signed", contract, about)?;
            }
        }
        Ok(())
    }

    async fn settled(&self, uow: &mut Uow<'_>, rows: &[Row<Contract>]) -> Result<()> {
        let new = rows.iter().filter(|row| row.is_new()).map(|row| row.record.debtor());
        credit::settle(uow, &new.collect::<Vec<_>>()).await
    }
}

/// The state that a row tells.
fn state(row: &Row<Contract>) -> Option<State> {
    let told = row.told.get("state").and_then(|state| state.as_str())?;
    let number = CONTRACT_STATE.values.iter().find(|(_, name)| *name == told).map(|(number, _)| *number)?;
    Some(State::from(number))
}

/// A new contract as its row tells it: a draft, or signed on the day that the row says.
fn enter(uow: &Uow<'_>, row: &mut Row<Contract>, told: State, moving_in: bool) -> Result<()> {
    let ctx = uow.ctx();
    let contract = &mut row.record;
    match told {
        State::Draft => contract.begin(State::Draft),
        State::Signed | State::InEffect => {
            if !moving_in {
                return Err(Error::invalid("state", "SIGNED_WHILE_MOVING_IN"));
            }
            for permission in ["finance.contract.sign", "finance.contract.approve"] {
                if !ctx.access.may(permission) {
                    return Err(Error::forbidden(permission));
                }
            }
            if contract.signed_on.is_none() {
                return Err(Error::invalid("signedOn", "REQUIRED"));
            }
            contract.begin(contract.first_state(ctx.today()));
        }
        _ => {
            let options = ["DRAFT", "SIGNED", "IN_EFFECT"].join(", ");
            return Err(Error::invalid("state", "NOT_AN_OPTION").with("options", options));
        }
    }
    Ok(())
}

impl Once {
    /// Refuses what an earlier row said already.
    fn take(&mut self, row: &mut Row<Contract>) {
        let was = row.before.as_ref().map(|was| (was.number.clone(), was.order_id));
        let (number_before, order_before) = was.unwrap_or_default();
        if let Some(number) = row.record.number.clone()
            && number_before.as_ref() != Some(&number)
            && !self.numbers.insert(number.clone())
        {
            row.refuse("number", &Error::invalid("number", "CONTRACT_NUMBER_TAKEN").with("number", number));
        }
        if let Some(order) = row.record.order_id
            && order_before != Some(order)
            && !self.orders.insert(order)
        {
            let number = row.record.number.clone().unwrap_or_default();
            row.refuse("orderId", &Error::invalid("orderId", "ORDER_HAS_CONTRACT").with("number", number));
        }
    }

    /// The next number that nobody has, nor a row of this list.
    async fn number(&mut self, uow: &mut Uow<'_>) -> Result<String> {
        loop {
            let number = numbers::of_a_contract(uow).await?;
            if self.numbers.insert(number.clone()) {
                return Ok(number);
            }
        }
    }
}
