//! The gRPC face of contacts: the standard methods.

use super::Customers;
use crate::records::Contact;

runtime::standard_methods! {
    contact_service_server::ContactService for Customers: Contact,
    create_contact(CreateContactRequest), get_contact, list_contacts -> ListContactsResponse,
    update_contact(UpdateContactRequest), delete_contact, restore_contact,
    contact, contacts in proto::customers::v1
}
