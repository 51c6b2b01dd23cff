//! Where records are kept: one PostgreSQL database per service. A command opens a unit of work,
//! locks what it changes, and commits everything (row, audit, events, idempotency) in one statement.

pub mod arguments;
pub mod audit;
pub mod db;
pub mod directory;
pub mod entry;
pub mod idempotency;
pub mod input;
pub mod jobs;
mod list;
pub mod many;
pub mod migrate;
pub mod nights;
pub mod numbers;
pub mod output;
mod page;
mod present;
pub mod record;
pub mod records;
mod recycle_bin;
mod scope;
mod search;
mod select;
mod statement;
mod uow;
mod walk;

pub use arguments::Arguments;
pub use db::{Action, Db, Pools, Registry};
pub use entry::RecordEntry;
pub use list::{ListReply, ListRequest, page_size};
pub use record::{Extras, Mask, Record, Rules};
pub use recycle_bin::Follower;
pub use uow::{Locked, NOTICE, Uow, Visible, rank};
pub use walk::Walk;

/// A database row.
pub type Row = sqlx::postgres::PgRow;
/// Result of reading a row.
pub type RowResult<T> = Result<T, sqlx::Error>;

/// A database fault as a refusal: what the caller can mend is told, the rest stays inside.
pub fn fault(error: sqlx::Error) -> kernel::Error {
    use kernel::Error;
    match &error {
        sqlx::Error::PoolTimedOut
        | sqlx::Error::Io(_)
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Error::unavailable("DATABASE_UNAVAILABLE").because(error),
        sqlx::Error::Database(db) => match db.code().as_deref() {
            // serialization failure, deadlock: nothing was written, the same call may succeed
            Some("40001" | "40P01") => Error::unavailable("TRY_AGAIN").because(error),
            // shutting down, crash recovery, too many connections
            Some("57P01" | "57P02" | "57P03" | "53300") => {
                Error::unavailable("DATABASE_UNAVAILABLE").because(error)
            }
            Some("57014") => Error::unavailable("TOO_SLOW").because(error),
            Some("23505") => {
                let constraint = db.constraint().unwrap_or_default();
                if constraint.starts_with("idempotency") {
                    Error::conflict("IDEMPOTENCY_RACE").because(error)
                } else {
                    Error::exists("ALREADY_EXISTS").because(error)
                }
            }
            _ => Error::internal(error),
        },
        _ => Error::internal(error),
    }
}
