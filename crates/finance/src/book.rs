//! What stands on one contract: how much of which payment is put to which instalment. Whatever is done, no more
//! is put to a contract than it amounts to, nor to an instalment than is due of it; and as long as an
//! instalment is open, no money lies beside it.

use kernel::{Date, Uuid};
use rust_decimal::Decimal;

use crate::records::PaymentAllocationWhy as Why;

/// A contract's amount, its instalments and what is put to them, in the contract's currency.
#[derive(Debug, Clone, Default)]
pub struct Book {
    pub amount: Decimal,
    /// In the order in which they are due.
    lines: Vec<Line>,
    /// Oldest first.
    stands: Vec<Stand>,
    /// What was written since the book was opened.
    entries: Vec<Entry>,
}

/// One instalment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub due_on: Date,
    pub phase: i32,
    pub id: Uuid,
    pub amount: Decimal,
    pub allocated: Decimal,
}

/// So much of one payment is put to one instalment, or to the contract beyond them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    pub payment: Uuid,
    pub plan: Option<Uuid>,
    pub amount: Decimal,
}

/// A line of the ledger; less than nothing: taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub payment: Uuid,
    pub plan: Option<Uuid>,
    pub amount: Decimal,
    pub why: Why,
}

impl Line {
    /// What is still to come.
    pub fn open(&self) -> Decimal {
        self.amount - self.allocated
    }
}

impl Book {
    pub fn new(amount: Decimal, mut lines: Vec<Line>, stands: Vec<Stand>) -> Self {
        lines.sort_by_key(|line| (line.due_on, line.phase, line.id));
        Self { amount, lines, stands, entries: vec![] }
    }

    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All that is put to the contract.
    pub fn received(&self) -> Decimal {
        self.stands.iter().map(|stand| stand.amount).sum()
    }

    /// What the contract still takes.
    pub fn open(&self) -> Decimal {
        self.amount - self.received()
    }

    /// What the instalments come to together.
    pub fn planned(&self) -> Decimal {
        self.lines.iter().map(|line| line.amount).sum()
    }

    /// What of the payment is put to the contract, or to one of its instalments.
    pub fn put_of(&self, payment: Uuid, plan: Option<Uuid>) -> Decimal {
        let its = |stand: &&Stand| stand.payment == payment && (plan.is_none() || stand.plan == plan);
        self.stands.iter().filter(its).map(|stand| stand.amount).sum()
    }

    /// How much the payment's share has changed since the book was opened.
    pub fn moved_of(&self, payment: Uuid) -> Decimal {
        self.entries.iter().filter(|entry| entry.payment == payment).map(|entry| entry.amount).sum()
    }

    /// Payments with money on the contract, or that had some when the book was opened.
    pub fn payments(&self) -> Vec<Uuid> {
        let stands = self.stands.iter().map(|stand| stand.payment);
        let mut ids: Vec<Uuid> = stands.chain(self.entries.iter().map(|entry| entry.payment)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Puts money to the contract, at most so much: to one instalment, or to all of them, oldest due first, and
    /// what is left to the contract itself. Says how much it took.
    pub fn allocate(&mut self, payment: Uuid, plan: Option<Uuid>, most: Decimal) -> Decimal {
        let most = most.min(self.open());
        let mut left = most;
        for i in 0..self.lines.len() {
            let (id, open) = (self.lines[i].id, self.lines[i].open());
            if plan.is_none_or(|plan| plan == id) {
                let part = left.min(open);
                left -= part;
                self.put(payment, Some(id), part, Why::Allocated);
            }
        }
        if plan.is_none() {
            self.put(payment, None, left, Why::Allocated);
            left = left.min(Decimal::ZERO);
        }
        (most - left).max(Decimal::ZERO)
    }

    /// Takes money of a payment back, at most so much: from one instalment, or first what lies beyond them and
    /// then from those due last. Says how much there was.
    pub fn release(&mut self, payment: Uuid, plan: Option<Uuid>, most: Decimal, why: Why) -> Decimal {
        let mut left = most;
        let from: Vec<Option<Uuid>> = match plan {
            Some(plan) => vec![Some(plan)],
            None => std::iter::once(None).chain(self.lines.iter().rev().map(|line| Some(line.id))).collect(),
        };
        for plan in from {
            let there = self.stand_of(payment, plan);
            let part = left.min(there);
            left -= part;
            self.put(payment, plan, -part, why);
        }
        most - left
    }

    /// The contract comes to another amount: what is put beyond it is taken back, the newest first, and the
    /// instalments due last are cut to what is left.
    pub fn change(&mut self, amount: Decimal) {
        self.amount = amount;
        while self.open() < Decimal::ZERO {
            let Some(newest) = self.stands.last().cloned() else { break };
            let part = newest.amount.min(-self.open());
            self.put(newest.payment, newest.plan, -part, Why::Changed);
        }
        let mut beyond = self.planned() - amount;
        for line in self.lines.iter_mut().rev() {
            let cut = beyond.max(Decimal::ZERO).min(line.open());
            line.amount -= cut;
            beyond -= cut;
        }
        self.absorb();
    }

    /// Adds an instalment, or gives one another day and amount: no less than what is put to it.
    pub fn plan(&mut self, line: Line) {
        let allocated = self.lines.iter().find(|known| known.id == line.id).map(|known| known.allocated);
        self.lines.retain(|known| known.id != line.id);
        self.lines.push(Line { allocated: allocated.unwrap_or_default(), ..line });
        self.lines.sort_by_key(|line| (line.due_on, line.phase, line.id));
        self.absorb();
    }

    /// Takes an instalment away that nothing is put to.
    pub fn drop_line(&mut self, id: Uuid) {
        self.lines.retain(|line| line.id != id || line.allocated > Decimal::ZERO);
    }

    /// Money that lay beside the instalments goes to those that are open.
    pub fn absorb(&mut self) {
        while let Some(line) = self.lines.iter().find(|line| line.open() > Decimal::ZERO) {
            let (id, open) = (line.id, line.open());
            let Some(beside) = self.stands.iter().find(|stand| stand.plan.is_none()).cloned() else { break };
            let part = open.min(beside.amount);
            self.put(beside.payment, None, -part, Why::Moved);
            self.put(beside.payment, Some(id), part, Why::Moved);
        }
    }

    fn stand_of(&self, payment: Uuid, plan: Option<Uuid>) -> Decimal {
        let its = |stand: &&Stand| stand.payment == payment && stand.plan == plan;
        self.stands.iter().filter(its).map(|stand| stand.amount).sum()
    }

    /// Notes one entry, and what stands with it.
    fn put(&mut self, payment: Uuid, plan: Option<Uuid>, amount: Decimal, why: Why) {
        if amount.is_zero() {
            return;
        }
        self.entries.push(Entry { payment, plan, amount, why });
        if let Some(line) = self.lines.iter_mut().find(|line| Some(line.id) == plan) {
            line.allocated += amount;
        }
        match self.stands.iter().position(|stand| stand.payment == payment && stand.plan == plan) {
            Some(at) => {
                let mut stand = self.stands.remove(at);
                stand.amount += amount;
                if stand.amount > Decimal::ZERO {
                    // what was added to is the newest; what was taken from keeps its place
                    let to = if amount > Decimal::ZERO { self.stands.len() } else { at };
                    self.stands.insert(to, stand);
                }
            }
            None => self.stands.push(Stand { payment, plan, amount }),
        }
    }
}

#[cfg(test)]
mod tests;
