//! Contract numbers: the next one, unless somebody typed it in before.

use kernel::Result;
use store::Uow;
pub use store::numbers::{of, taken, turn};

use crate::records::Contract;

/// The next contract number: `CT-2026-00001`, or as the company wants it. Nobody types one in meanwhile.
pub async fn of_a_contract(uow: &mut Uow<'_>) -> Result<String> {
    turn(uow, "contract").await?;
    of::<Contract>(uow, "CT").await
}
