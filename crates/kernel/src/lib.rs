//! What every service agrees on: who calls, what a record is, who may see it, what went wrong,
//! and how names, phones and conditions are read. Nothing here touches a disk or a network.

pub mod access;
pub mod check;
pub mod clock;
pub mod company;
pub mod condition;
pub mod ctx;
pub mod def;
pub mod error;
pub mod head;
pub mod money;
pub mod night;
pub mod numbering;
pub mod reason;
#[cfg(test)]
mod sample;
pub mod text;
pub mod value;

pub use access::{Access, Reach, Right, Scope};
pub use clock::Clock;
pub use company::Company;
pub use condition::{Condition, FieldUse};
pub use ctx::{Actor, AsOf, Ctx, Idempotency, Locale};
pub use def::{EntityDef, EnumDef, FieldDef, FieldType, Format, PartDef, Sensitive, SetBy};
pub use error::{Error, FieldError, FieldErrors, Kind};
pub use head::{Head, Placement};
pub use money::Money;
pub use numbering::{Numbering, Pattern};
pub use uuid::Uuid;
pub use value::{Fields, OwnedValue, Value};

/// Result of anything that can be refused.
pub type Result<T> = std::result::Result<T, Error>;

/// Instants are UTC with microseconds, as PostgreSQL keeps them.
pub type Time = chrono::DateTime<chrono::Utc>;
pub type Date = chrono::NaiveDate;
