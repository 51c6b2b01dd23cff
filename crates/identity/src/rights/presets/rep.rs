//! A sales representative works with what is his and takes from the pool.

use kernel::Scope;

use super::{Grants, everybody::LOOKING_UP, finance_clerk::CONTRACTING, of};

pub fn grants() -> Grants {
    let mut grants = of(LOOKING_UP, Scope::All);
    grants.extend(of(SELLING, Scope::Own));
    grants.extend(of(CONTRACTING, Scope::Own));
    grants.push(("customers.pool.read", Scope::Own));
    grants
}

/// Daily work with customers and deals.
pub const SELLING: &[&str] = &[
    "customers.customer.read",
    "customers.customer.create",
    "customers.customer.update",
    "customers.customer.claim",
    "customers.customer.release",
    "customers.customer.share",
    "customers.customer.bulk",
    "customers.contact.read",
    "customers.contact.create",
    "customers.contact.update",
    "customers.contact.delete",
    "customers.contact.restore",
    "customers.contact.bulk",
    "customers.customer.import",
    "customers.contact.import",
    "collaboration.activity.import",
    "collaboration.task.import",
    "sales.opportunity.import",
    "customers.pool_move.read",
    "collaboration.activity.read",
    "collaboration.activity.create",
    "collaboration.activity.update",
    "collaboration.activity.delete",
    "collaboration.activity.restore",
    "collaboration.task.read",
    "collaboration.task.create",
    "collaboration.task.update",
    "collaboration.task.delete",
    "collaboration.task.assign",
    "collaboration.task.restore",
    "collaboration.file.read",
    "collaboration.file.create",
    "collaboration.file.update",
    "collaboration.file.delete",
    "collaboration.file.restore",
    "sales.opportunity.read",
    "sales.opportunity.create",
    "sales.opportunity.update",
    "sales.opportunity.move",
    "sales.opportunity.win",
    "sales.opportunity.lose",
    "sales.opportunity.share",
    "sales.opportunity.bulk",
    "sales.stage_move.read",
    "sales.quote.read",
    "sales.quote.create",
    "sales.quote.update",
    "sales.quote.delete",
    "sales.quote.submit",
    "sales.quote.send",
    "sales.quote.accept",
    "sales.quote.decline",
    "sales.quote.revise",
    "sales.order.read",
    "sales.order.create",
    "sales.order.update",
    "sales.order.delete",
    "sales.order.confirm",
    "sales.order.deliver",
    "sales.order.close",
    "sales.order.cancel",
    "sales.delivery.read",
    "marketing.lead.read",
    "marketing.lead.create",
    "marketing.lead.update",
    "marketing.lead.grab",
    "marketing.lead.disqualify",
    "marketing.lead.convert",
    "marketing.lead.share",
    "marketing.lead.bulk",
    "marketing.lead.import",
    "marketing.lead_move.read",
];
