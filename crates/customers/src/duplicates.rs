//! Nobody is entered twice: customers and contacts are compared with each other at every save
//! (`runtime::duplicates`), and with whoever other services ask about.

mod ask;
mod faces;
mod others;
mod strangers;

pub mod fill;

pub use ask::ask;
use runtime::duplicates::Sort;
pub use runtime::duplicates::{Matched, check, guard, guard_many};
pub use strangers::strangers;

pub const CUSTOMER: Sort = Sort { kind: "customer", list: "customers", policy: 1 };
pub const CONTACT: Sort = Sort { kind: "contact", list: "contacts", policy: 2 };
const SORTS: &[Sort] = &[CUSTOMER, CONTACT];
