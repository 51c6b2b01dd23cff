//! Putting a payment's advance to contracts: to those that are named, or to all that the customer owes, oldest due
//! first. Never more than is there, nor more than they take.

use kernel::{Ctx, Date, Error, FieldErrors, Result, Uuid};
use proto::finance::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, Uow, directory, fault, record::parse_id, records};

use super::detail;
use crate::{
    commands::optional_id,
    credit,
    ground::{Ground, Purse},
    records::Payment,
    rules::amounts,
};

/// Contracts of one call.
const MOST: usize = 200;

/// So much for one contract, as it was asked for.
struct Asked {
    contract: Uuid,
    plan: Option<Uuid>,
    amount: Option<Decimal>,
}

pub async fn allocate(db: &Db, ctx: &Ctx, request: wire::AllocatePaymentRequest) -> Result<wire::Payment> {
    let id = parse_id("id", &request.id)?;
    let mut uow = db.begin(ctx).await?;
    let seen = uow.get::<Payment>(id).await?;
    let asked = read(&request.allocations, seen.currency())?;
    let ids = match asked.is_empty() {
        true => owed(&mut uow, &seen).await?,
        false => asked.iter().map(|asked| asked.contract).collect(),
    };
    let mut grounds = Ground::open(&mut uow, &ids).await?;
    let payment = uow.lock_even_locked::<Payment>(id).await?;
    payment.is_booked()?;
    let mut left = payment.left();
    match asked.is_empty() {
        true => oldest_first(&mut grounds, &payment, left),
        false => {
            may_see(&mut uow, &asked).await?;
            for (i, asked) in asked.iter().enumerate() {
                let took = put(&mut grounds, &payment, asked, left);
                left -= took.map_err(|error| error.within(&format!("allocations[{i}]")))?;
            }
        }
    }
    if grounds.iter().all(|ground| ground.book.entries().is_empty()) {
        return Err(Error::precondition("NOTHING_TO_ALLOCATE"));
    }
    let mut purse = Purse::of(payment);
    purse.save(&mut uow, &grounds);
    let payment = purse.payment;
    let mut debtors = vec![];
    let mut told = detail(&payment);
    told["contractIds"] = json!(ids);
    uow.emit("allocated", &payment, told)?;
    for ground in &mut grounds {
        if !ground.book.entries().is_empty() {
            ground.write(&mut uow, &[], None).await?;
            debtors.push(ground.debtor());
        }
    }
    credit::settle(&mut uow, &debtors).await?;
    records::answer(uow, &payment).await
}

fn read(asked: &[wire::AllocationAsked], currency: &str) -> Result<Vec<Asked>> {
    if asked.len() > MOST {
        return Err(Error::invalid("allocations", "TOO_MANY").with("max", MOST));
    }
    let mut errors = FieldErrors::default();
    let mut read = vec![];
    for (i, line) in asked.iter().enumerate() {
        let at = |name: &str| format!("allocations[{i}].{name}");
        let one = || -> Result<Asked> {
            Ok(Asked {
                contract: parse_id(&at("contractId"), &line.contract_id)?,
                plan: optional_id(&at("planId"), &line.plan_id)?,
                amount: amounts::asked(&at("amount"), &line.amount, currency)?,
            })
        };
        match one() {
            Ok(one) => read.push(one),
            Err(error) => errors.add(error),
        }
    }
    errors.finish().map(|()| read)
}

/// What the customer owes in the payment's currency.
async fn owed(uow: &mut Uow<'_>, payment: &Payment) -> Result<Vec<Uuid>> {
    sqlx::query_scalar(
        "select id from contracts where customer_id = $1 and amount_currency = $2 and receivable > 0 \
           and deleted_at is null order by id limit 500",
    )
    .bind(payment.customer_id)
    .bind(payment.currency())
    .fetch_all(uow.unscoped("a payment is put to all that its customer owes"))
    .await
    .map_err(fault)
}

/// To each instalment of all contracts in the order in which they are due, then to the contracts themselves.
fn oldest_first(grounds: &mut [Ground], payment: &Payment, mut left: Decimal) {
    let mut due: Vec<(Date, usize, Uuid)> = vec![];
    for (n, ground) in grounds.iter().enumerate().filter(|(_, ground)| ground.contract.is_owed()) {
        due.extend(ground.book.lines().iter().map(|line| (line.due_on, n, line.id)));
    }
    due.sort_unstable();
    for (_, n, plan) in due {
        left -= grounds[n].book.allocate(payment.head.id, Some(plan), left);
    }
    for ground in grounds.iter_mut().filter(|ground| ground.contract.is_owed()) {
        left -= ground.book.allocate(payment.head.id, None, left);
    }
}

/// As it was asked for, or why not.
fn put(grounds: &mut [Ground], payment: &Payment, asked: &Asked, left: Decimal) -> Result<Decimal> {
    let ground = grounds.iter_mut().find(|ground| ground.contract.head.id == asked.contract);
    let missing =
        || Error::invalid("contractId", "NO_SUCH_RECORD").with("id", asked.contract).with("kind", "contract");
    let ground = ground.ok_or_else(missing)?;
    if ground.contract.customer_id != payment.customer_id {
        return Err(Error::invalid("contractId", "CONTRACT_OF_ANOTHER_CUSTOMER"));
    }
    if ground.currency() != payment.currency() {
        let refusal = Error::invalid("contractId", "CURRENCIES_DIFFER").with("left", payment.currency());
        return Err(refusal.with("right", ground.currency()));
    }
    if !ground.contract.is_owed() {
        return Err(Error::invalid("contractId", "CONTRACT_NOT_OWED"));
    }
    let line = |plan: Uuid| ground.book.lines().iter().find(|line| line.id == plan);
    let room = match asked.plan {
        None => ground.book.open(),
        Some(plan) => {
            let missing = || {
                Error::invalid("planId", "NO_SUCH_RECORD").with("id", plan).with("kind", "receivable_plan")
            };
            line(plan).ok_or_else(missing)?.open()
        }
    };
    if asked.amount.is_some_and(|amount| amount > room) {
        return Err(Error::invalid("amount", "MORE_THAN_OPEN").with("most", room.normalize()));
    }
    if asked.amount.is_some_and(|amount| amount > left) {
        return Err(Error::invalid("amount", "MORE_THAN_ADVANCE").with("most", left.normalize()));
    }
    Ok(ground.book.allocate(payment.head.id, asked.plan, asked.amount.unwrap_or(left)))
}

/// The contracts that were named must be among those that the caller sees.
async fn may_see(uow: &mut Uow<'_>, asked: &[Asked]) -> Result<()> {
    let ids: Vec<Uuid> = asked.iter().map(|asked| asked.contract).collect();
    let unseen = directory::unseen(uow, "finance.contract", &ids, false).await?;
    let mut errors = FieldErrors::default();
    for (i, asked) in asked.iter().enumerate().filter(|(_, asked)| unseen.contains(&asked.contract)) {
        let params =
            vec![("id".to_owned(), asked.contract.to_string()), ("kind".to_owned(), "contract".to_owned())];
        errors.push_with(format!("allocations[{i}].contractId"), "NO_SUCH_RECORD", params);
    }
    errors.finish()
}
