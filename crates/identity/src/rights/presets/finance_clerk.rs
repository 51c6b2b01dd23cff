//! A finance clerk books what comes in, issues invoices and keeps an eye on who owes us; he sees all contracts, and
//! who the customers are. What others of sales may do with contracts and money stands here too.

use kernel::Scope;

use super::{Grants, everybody::LOOKING_UP, of};

pub fn grants() -> Grants {
    let mut grants = of(LOOKING_UP, Scope::All);
    grants.extend(of(SEEING, Scope::All));
    grants.extend(of(BOOKING, Scope::All));
    grants.extend(of(OWN_WORK, Scope::Own));
    grants
}

/// What a sales representative does with the contracts of his customers: drafts, plans, asks for invoices.
pub const CONTRACTING: &[&str] = &[
    "finance.contract.read",
    "finance.contract.create",
    "finance.contract.update",
    "finance.contract.delete",
    "finance.contract.submit",
    "finance.contract.sign",
    "finance.contract.change",
    "finance.contract_change.read",
    "finance.contract_change.withdraw",
    "finance.receivable_plan.read",
    "finance.receivable_plan.create",
    "finance.receivable_plan.update",
    "finance.receivable_plan.delete",
    "finance.receivable_plan.restore",
    "finance.payment.read",
    "finance.payment_allocation.read",
    "finance.invoice.read",
    "finance.invoice.create",
    "finance.invoice.update",
    "finance.invoice_title.read",
    "finance.invoice_title.create",
    "finance.invoice_title.update",
    "finance.invoice_title.delete",
    "finance.invoice_title.restore",
    "finance.credit_account.read",
];

/// What a leader decides on.
pub const APPROVING: &[&str] = &[
    "finance.contract.approve",
    "finance.contract.complete",
    "finance.contract.terminate",
    "finance.contract.assign",
    "finance.contract.restore",
    "finance.contract_change.approve",
    "finance.invoice.approve",
    "finance.audit.read",
];

/// What a director sets up: how much customers may owe, and what contracts say.
pub const LIMITING: &[&str] = &[
    "finance.credit_account.create",
    "finance.credit_account.update",
    "finance.credit_account.block",
    "finance.contract_template.create",
    "finance.contract_template.update",
    "finance.contract_template.delete",
    "finance.contract_template.restore",
];

/// Money and invoices.
const BOOKING: &[&str] = &[
    "finance.contract.read",
    "finance.contract.create",
    "finance.contract.update",
    "finance.contract.submit",
    "finance.contract.sign",
    "finance.contract.change",
    "finance.contract.complete",
    "finance.contract.import",
    "finance.contract.export",
    "finance.contract_template.create",
    "finance.contract_template.update",
    "finance.contract_template.delete",
    "finance.contract_template.restore",
    "finance.contract_change.read",
    "finance.contract_change.withdraw",
    "finance.receivable_plan.read",
    "finance.receivable_plan.create",
    "finance.receivable_plan.update",
    "finance.receivable_plan.delete",
    "finance.receivable_plan.restore",
    "finance.receivable_plan.import",
    "finance.receivable_plan.export",
    "finance.payment.read",
    "finance.payment.create",
    "finance.payment.update",
    "finance.payment.allocate",
    "finance.payment.refund",
    "finance.payment.void",
    "finance.payment.import",
    "finance.payment.export",
    "finance.payment_allocation.read",
    "finance.invoice.read",
    "finance.invoice.create",
    "finance.invoice.update",
    "finance.invoice.approve",
    "finance.invoice.issue",
    "finance.invoice.void",
    "finance.invoice.red",
    "finance.invoice.export",
    "finance.invoice_title.read",
    "finance.invoice_title.create",
    "finance.invoice_title.update",
    "finance.invoice_title.delete",
    "finance.invoice_title.restore",
    "finance.credit_account.read",
    "finance.credit_account.create",
    "finance.credit_account.update",
    "finance.credit_account.block",
    "finance.audit.read",
];

/// What contracts and invoices come from.
const SEEING: &[&str] = &[
    "customers.customer.read",
    "customers.contact.read",
    "sales.opportunity.read",
    "sales.quote.read",
    "sales.order.read",
    "sales.delivery.read",
];

/// His own notes, tasks and files.
const OWN_WORK: &[&str] = &[
    "collaboration.activity.read",
    "collaboration.activity.create",
    "collaboration.activity.update",
    "collaboration.activity.delete",
    "collaboration.task.read",
    "collaboration.task.create",
    "collaboration.task.update",
    "collaboration.task.delete",
    "collaboration.file.read",
    "collaboration.file.create",
    "collaboration.file.update",
    "collaboration.file.delete",
];
