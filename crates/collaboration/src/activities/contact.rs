//! The person a follow-up names works for the customer it is about.

use kernel::{Error, Result};
use store::{Uow, fault};

use crate::records::Activity;

/// Refuses a contact of another customer, as far as the directory knows whose he is.
pub async fn belongs(uow: &mut Uow<'_>, activity: &Activity) -> Result<()> {
    let Some(contact) = activity.contact_id else { return Ok(()) };
    let others: bool = sqlx::query_scalar(
        "select exists (select 1 from directory where kind = 'customers.contact' and id = $1 and parent_id <> $2)",
    )
    .bind(contact)
    .bind(activity.customer_id)
    .fetch_one(uow.unscoped("a contact that the caller may refer to"))
    .await
    .map_err(fault)?;
    if others {
        return Err(Error::invalid("contactId", "CONTACT_OF_ANOTHER_CUSTOMER"));
    }
    Ok(())
}
