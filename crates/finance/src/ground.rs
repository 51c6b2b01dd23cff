//! A contract that stands still: locked before everything else, with its instalments and what is put to them.
//! All that changes its money goes through here, so that contract, instalments, ledger and payments always
//! say the same.

use kernel::{Date, Error, Money, Result, Uuid};
use rust_decimal::Decimal;
use store::{Record, Uow, fault, rank};

use crate::{
    book::{Book, Line, Stand},
    records::{Contract, Payment, PaymentAllocation, ReceivablePlan},
};

/// A locked contract with its book.
pub struct Ground {
    pub contract: Contract,
    before: Contract,
    pub plans: Vec<Plan>,
    pub book: Book,
}

/// An instalment as it will be, and as it was.
pub struct Plan {
    pub plan: ReceivablePlan,
    before: Option<ReceivablePlan>,
    /// Saved by whoever brings it.
    apart: bool,
}

/// A locked payment, and as it was.
pub struct Purse {
    pub payment: Payment,
    before: Payment,
}

impl Ground {
    /// Contracts that are locked already.
    pub async fn held(uow: &mut Uow<'_>, ids: &[Uuid]) -> Result<Vec<Self>> {
        let contracts =
            uow.get_unscoped::<Contract>(ids, "money is booked under the contract's lock").await?;
        let mut grounds = Vec::with_capacity(contracts.len());
        for contract in contracts {
            grounds.push(Self::of(uow, contract).await?);
        }
        Ok(grounds)
    }

    /// Locks contracts in the order of their ids and reads what stands on them; those that are not there are
    /// left out. Who may see them is the caller's question.
    pub async fn open(uow: &mut Uow<'_>, ids: &[Uuid]) -> Result<Vec<Self>> {
        let contracts = hold::<Contract>(uow, rank::CONTRACT, ids).await?;
        let mut grounds = Vec::with_capacity(contracts.len());
        for contract in contracts {
            grounds.push(Self::of(uow, contract).await?);
        }
        Ok(grounds)
    }

    /// One contract, that must be there.
    pub async fn one(uow: &mut Uow<'_>, id: Uuid) -> Result<Self> {
        let found = Self::open(uow, &[id]).await?.pop();
        found.ok_or_else(|| Error::not_found("contract", id))
    }

    /// The book of a contract that is locked.
    pub async fn of(uow: &mut Uow<'_>, contract: Contract) -> Result<Self> {
        let ids: Vec<Uuid> = sqlx::query_scalar(
            "select id from receivable_plans where contract_id = $1 and deleted_at is null order by id",
        )
        .bind(contract.head.id)
        .fetch_all(uow.unscoped("money is booked under the contract's lock"))
        .await
        .map_err(fault)?;
        let plans =
            uow.get_unscoped::<ReceivablePlan>(&ids, "money is booked under the contract's lock").await?;
        let stands: Vec<(Uuid, Option<Uuid>, Decimal)> = sqlx::query_as(
            "select payment_id, plan_id, sum(amount) from payment_allocations where contract_id = $1 \
             group by payment_id, plan_id having sum(amount) <> 0 \
             order by (array_agg(id order by id desc) filter (where amount > 0))[1]",
        )
        .bind(contract.head.id)
        .fetch_all(uow.unscoped("money is booked under the contract's lock"))
        .await
        .map_err(fault)?;
        let stands = stands.into_iter().map(|(payment, plan, amount)| Stand { payment, plan, amount });
        let lines = plans.iter().map(line).collect();
        let book = Book::new(amount(contract.amount.as_ref()), lines, stands.collect());
        let plans =
            plans.into_iter().map(|plan| Plan { before: Some(plan.clone()), plan, apart: false }).collect();
        Ok(Self { before: contract.clone(), contract, plans, book })
    }

    pub fn currency(&self) -> &str {
        self.contract.amount.as_ref().map_or("", |amount| &amount.currency)
    }

    fn money(&self, amount: Decimal) -> Money {
        Money { currency: self.currency().to_owned(), amount }
    }

    /// An instalment that is saved with the contract; the book has its line.
    pub fn add(&mut self, plan: ReceivablePlan) {
        self.book.plan(line(&plan));
        self.plans.push(Plan { plan, before: None, apart: false });
    }

    /// A new instalment, or one with another day or amount, that is saved by whoever brings it: an import. What becomes of
    /// it is read from `plans` once the book is written.
    pub fn take(&mut self, plan: ReceivablePlan) {
        self.book.plan(line(&plan));
        self.plans.retain(|known| known.plan.head.id != plan.head.id);
        self.plans.push(Plan { plan, before: None, apart: true });
    }

    /// Writes the book down: the ledger's new lines, the instalments, the contract's sums. The payments' own sums are
    /// saved by `Purse::save`; `new` are those that are only now being entered.
    pub async fn write(&mut self, uow: &mut Uow<'_>, new: &[&Payment], note: Option<&str>) -> Result<()> {
        let currency = self.currency().to_owned();
        let numbers = self.numbers(uow).await?;
        let number = |id: Uuid| match new.iter().find(|payment| payment.head.id == id) {
            Some(payment) => payment.number.clone(),
            None => numbers.iter().find(|(known, _)| *known == id).and_then(|(_, number)| number.clone()),
        };
        let money = |amount: Decimal| Some(Money { currency: currency.clone(), amount: amount.normalize() });
        let entry = |entry: &crate::book::Entry| PaymentAllocation {
            payment_id: entry.payment,
            contract_id: self.contract.head.id,
            plan_id: entry.plan,
            amount: money(entry.amount),
            why: entry.why,
            note: note.map(str::to_owned),
            payment_number: number(entry.payment),
            ..PaymentAllocation::default()
        };
        let mut entries: Vec<PaymentAllocation> = self.book.entries().iter().map(entry).collect();
        uow.insert_all(&mut entries.iter_mut().collect::<Vec<_>>(), &[]);

        for Plan { plan, .. } in &mut self.plans {
            if let Some(line) = self.book.lines().iter().find(|line| line.id == plan.head.id) {
                plan.amount = money(line.amount);
                plan.allocated = money(line.allocated);
                plan.customer_id = Some(self.contract.customer_id);
                plan.stand();
            }
        }
        for Plan { plan, before, apart } in &mut self.plans {
            if before.is_none() && !*apart {
                uow.insert(plan);
            }
        }
        let (mut plans, old): (Vec<&mut ReceivablePlan>, Vec<ReceivablePlan>) = self
            .plans
            .iter_mut()
            .filter_map(|Plan { plan, before, .. }| before.clone().map(|before| (plan, before)))
            .unzip();
        uow.save_all(&mut plans, &old);
        self.reckon(uow.ctx().today());
        uow.save_all(&mut [&mut self.contract], std::slice::from_ref(&self.before));
        Ok(())
    }

    /// The numbers of the payments that the ledger's new lines name.
    async fn numbers(&self, uow: &mut Uow<'_>) -> Result<Vec<(Uuid, Option<String>)>> {
        let ids: Vec<Uuid> = self.book.entries().iter().map(|entry| entry.payment).collect();
        if ids.is_empty() {
            return Ok(vec![]);
        }
        sqlx::query_as("select id, number from payments where id = any($1)")
            .bind(ids)
            .fetch_all(uow.unscoped("money is booked under the contract's lock"))
            .await
            .map_err(fault)
    }

    /// Brings the contract's sums up to date with its book and the day.
    pub fn reckon(&mut self, today: Date) {
        let owed = self.contract.is_owed();
        let late = |line: &&Line| owed && line.open() > Decimal::ZERO && line.due_on < today;
        let (lines, zero) = (self.book.lines(), Decimal::ZERO);
        let overdue: Decimal = lines.iter().filter(late).map(Line::open).sum();
        let since = lines.iter().find(|line| late(line)).map(|line| line.due_on);
        let coming = |line: &&Line| owed && line.open() > zero && line.due_on >= today;
        let next = lines.iter().find(coming).map(|line| line.due_on);
        let receivable = if owed { self.book.open() } else { zero };
        self.contract.received = Some(self.money(self.book.received().normalize()));
        self.contract.receivable = Some(self.money(receivable.normalize()));
        self.contract.overdue = Some(self.money(overdue.normalize()));
        (self.contract.overdue_since, self.contract.next_due_on) = (since, next);
        // a draft may have changed its currency since
        if amount(self.contract.invoiced.as_ref()).is_zero() {
            self.contract.invoiced = Some(self.money(zero));
        }
    }

    /// Whose credit its money concerns.
    pub fn debtor(&self) -> (Uuid, String) {
        (self.contract.customer_id, self.currency().to_owned())
    }
}

impl Purse {
    /// Locks payments whose share of a contract changes, whoever may see them.
    pub async fn open(uow: &mut Uow<'_>, ids: &[Uuid]) -> Result<Vec<Self>> {
        let payments = hold::<Payment>(uow, rank::RECORD, ids).await?;
        Ok(payments.into_iter().map(Self::of).collect())
    }

    /// A payment that is locked.
    pub fn of(payment: Payment) -> Self {
        Self { before: payment.clone(), payment }
    }

    /// Takes over what the books say of it, and is saved.
    pub fn save(&mut self, uow: &mut Uow<'_>, grounds: &[Ground]) {
        let moved = grounds.iter().map(|ground| ground.book.moved_of(self.payment.head.id)).sum();
        self.payment.shift(moved);
        uow.save_all(&mut [&mut self.payment], std::slice::from_ref(&self.before));
    }
}

/// The money of a record; none is nothing.
pub fn amount(money: Option<&Money>) -> Decimal {
    money.map_or(Decimal::ZERO, |money| money.amount)
}

/// Locks contracts in the order of their ids; who may see them is the caller's question.
pub async fn hold_contracts(uow: &mut Uow<'_>, ids: &[Uuid]) -> Result<()> {
    hold::<Contract>(uow, rank::CONTRACT, ids).await.map(drop)
}

/// Locks records in the order of their ids and reads them as they are then.
async fn hold<R: Record>(uow: &mut Uow<'_>, rank: u8, ids: &[Uuid]) -> Result<Vec<R>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    for id in &ids {
        uow.locked(rank, *id);
    }
    let lock = format!("select id from {} where id = any($1) order by id for update", R::DEF.table);
    sqlx::query(sqlx::AssertSqlSafe(lock))
        .bind(&ids)
        .execute(uow.unscoped("money is booked under the contract's lock"))
        .await
        .map_err(fault)?;
    uow.get_unscoped::<R>(&ids, "money is booked under the contract's lock").await
}

/// The book's line of an instalment.
pub fn line(plan: &ReceivablePlan) -> Line {
    Line {
        due_on: plan.due_on,
        phase: plan.phase.unwrap_or_default(),
        id: plan.head.id,
        amount: amount(plan.amount.as_ref()),
        allocated: amount(plan.allocated.as_ref()),
    }
}
