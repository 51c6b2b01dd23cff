//! The person and the deal that a follow-up or a task names belong to the customer it is about.

use kernel::{FieldErrors, Result, Uuid};
use store::{Uow, fault};

/// Refuses a contact or a deal of another customer, as far as the directory knows whose they are.
pub async fn belongs(
    uow: &mut Uow<'_>,
    contact: Option<Uuid>,
    deal: Option<Uuid>,
    customer: Uuid,
) -> Result<()> {
    if contact.is_none() && deal.is_none() {
        return Ok(());
    }
    let others: Vec<String> = sqlx::query_scalar(
        "select kind from directory where parent_id <> $3 \
         and (kind = 'customers.contact' and id = $1 or kind = 'sales.opportunity' and id = $2)",
    )
    .bind(contact)
    .bind(deal)
    .bind(customer)
    .fetch_all(uow.unscoped("a contact and a deal that the caller may refer to"))
    .await
    .map_err(fault)?;
    let mut errors = FieldErrors::default();
    for kind in others {
        match kind.as_str() {
            "customers.contact" => errors.push("contactId", "CONTACT_OF_ANOTHER_CUSTOMER"),
            _ => errors.push("opportunityId", "DEAL_OF_ANOTHER_CUSTOMER"),
        }
    }
    errors.finish()
}
