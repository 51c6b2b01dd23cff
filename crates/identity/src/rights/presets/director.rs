//! A sales director reads all of sales, leads his departments, and sets up pools, pipelines, prices and what a marketer
//! sets up.

use kernel::Scope;

use super::{
    Grants,
    everybody::LOOKING_UP,
    finance_clerk::{APPROVING, CONTRACTING, LIMITING},
    manager::LEADING,
    marketer::CAMPAIGNING,
    of,
    rep::SELLING,
};

pub fn grants() -> Grants {
    let mut grants = of(LOOKING_UP, Scope::All);
    let daily = [SELLING, LEADING, CONTRACTING, APPROVING];
    grants.extend(daily.into_iter().flatten().map(|name| (*name, scope(name))));
    grants.extend(of(LIMITING, Scope::All));
    grants.push(("customers.pool.read", Scope::All));
    grants.extend(of(SETTING_UP, Scope::All));
    // what leading gives of these is widened
    grants.retain(|(name, _)| !CAMPAIGNING.contains(name));
    grants.extend(of(CAMPAIGNING, Scope::All));
    grants
}

/// He reads everything and changes what is his departments'.
fn scope(permission: &str) -> Scope {
    if permission.ends_with(".read") { Scope::All } else { Scope::DepartmentTree }
}

/// Setting up the pools, what happens to duplicates, how deals run, the catalogue and its prices.
const SETTING_UP: &[&str] = &[
    "customers.pool.create",
    "customers.pool.update",
    "customers.pool.delete",
    "customers.pool.restore",
    "customers.pool.recycle",
    "customers.pool.report",
    "customers.duplicate_policy.read",
    "customers.duplicate_policy.create",
    "customers.duplicate_policy.update",
    "customers.duplicate_policy.delete",
    "customers.duplicate_policy.restore",
    "sales.pipeline.create",
    "sales.pipeline.update",
    "sales.pipeline.delete",
    "sales.pipeline.restore",
    "sales.close_reason.create",
    "sales.close_reason.update",
    "sales.close_reason.delete",
    "sales.close_reason.restore",
    "sales.product.create",
    "sales.product.update",
    "sales.product.delete",
    "sales.product.restore",
    "sales.product.import",
    "sales.product.export",
    "sales.price_book.create",
    "sales.price_book.update",
    "sales.price_book.delete",
    "sales.price_book.restore",
    "sales.price_book_line.create",
    "sales.price_book_line.update",
    "sales.price_book_line.delete",
    "sales.price_book_line.restore",
    "sales.price_book_line.import",
    "sales.price_book_line.export",
    "sales.discount_limit.create",
    "sales.discount_limit.update",
    "sales.discount_limit.delete",
    "sales.discount_limit.restore",
];
