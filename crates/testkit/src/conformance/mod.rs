//! Tests that read the definitions: one call covers every record, table and method of a service, the
//! ones that will be added later too.

mod columns;
mod filler;
mod indexes;
mod methods;
mod statements;
mod wall;

pub use columns::columns_match;
pub use indexes::indexes_exist;
pub use methods::every_method_has_access;
pub use statements::every_statement_runs;
pub use wall::wall_holds;
