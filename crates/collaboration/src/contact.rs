//! The person that a follow-up or a task names works for the customer it is about.

use kernel::{Error, Result, Uuid};
use store::{Uow, fault};

/// Refuses a contact of another customer, as far as the directory knows whose he is.
pub async fn belongs(uow: &mut Uow<'_>, contact: Option<Uuid>, customer: Uuid) -> Result<()> {
    let Some(contact) = contact else { return Ok(()) };
    let others: bool = sqlx::query_scalar(
        "select exists (select 1 from directory where kind = 'customers.contact' and id = $1 and parent_id <> $2)",
    )
    .bind(contact)
    .bind(customer)
    .fetch_one(uow.unscoped("a contact that the caller may refer to"))
    .await
    .map_err(fault)?;
    if others {
        return Err(Error::invalid("contactId", "CONTACT_OF_ANOTHER_CUSTOMER"));
    }
    Ok(())
}
