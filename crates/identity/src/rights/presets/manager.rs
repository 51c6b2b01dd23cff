//! A sales manager does a rep's work for his department and all below it, and hands customers, leads and deals around.

use kernel::Scope;

use super::{
    Grants,
    everybody::LOOKING_UP,
    finance_clerk::{APPROVING, CONTRACTING},
    of,
    rep::SELLING,
};

pub fn grants() -> Grants {
    let mut grants = of(LOOKING_UP, Scope::All);
    grants.extend(of(SELLING, Scope::DepartmentTree));
    grants.extend(of(LEADING, Scope::DepartmentTree));
    grants.extend(of(CONTRACTING, Scope::DepartmentTree));
    grants.extend(of(APPROVING, Scope::DepartmentTree));
    grants.push(("customers.pool.read", Scope::DepartmentTree));
    // pools whose administrator he is
    for act in ["customers.pool.update", "customers.pool.recycle", "customers.pool.report"] {
        grants.push((act, Scope::Own));
    }
    grants
}

/// What a leader does with his people's customers and deals.
pub const LEADING: &[&str] = &[
    "customers.customer.delete",
    "customers.customer.restore",
    "customers.customer.assign",
    "customers.customer.transfer",
    "customers.customer.lock",
    "customers.customer.protect",
    "customers.customer.export",
    "customers.contact.export",
    "collaboration.activity.export",
    "collaboration.task.export",
    "sales.opportunity.export",
    "finance.contract.export",
    "finance.receivable_plan.export",
    "finance.payment.export",
    "finance.invoice.export",
    "customers.audit.read",
    "collaboration.audit.read",
    "sales.opportunity.delete",
    "sales.opportunity.restore",
    "sales.opportunity.assign",
    "sales.opportunity.reopen",
    "sales.quote.restore",
    "sales.quote.approve",
    "sales.quote.assign",
    "sales.order.assign",
    "sales.order.restore",
    "sales.audit.read",
    "marketing.lead.delete",
    "marketing.lead.restore",
    "marketing.lead.assign",
    "marketing.lead.reopen",
    "marketing.lead.export",
    "marketing.assignment_rule.read",
    "marketing.audit.read",
];

/// What something costs us, and what is left of a quote: not for everybody who sells.
pub const MARGINS: &[&str] =
    &["sales.product.cost", "sales.quote.costTotal", "sales.quote.margin", "sales.quote.marginRate"];
