//! Having the customer, the contact and the deal made by those who keep them, in the name of whoever converts the
//! lead. Each is asked for under a key of its own: however often, it is made once.

use async_trait::async_trait;
use kernel::{Ctx, Error, Result, Uuid};
use proto::{
    customers::v1::{
        self as customers, contact_service_client::ContactServiceClient,
        customer_service_client::CustomerServiceClient,
    },
    sales::v1::{self as sales, opportunity_service_client::OpportunityServiceClient},
};
use runtime::{Clients, refusal};
use store::record::parse_id;

/// Those who keep customers and deals.
#[async_trait]
pub trait Others: Send + Sync {
    async fn customer(&self, ctx: &Ctx, key: &str, customer: customers::Customer) -> Result<Uuid>;
    async fn contact(&self, ctx: &Ctx, key: &str, contact: customers::Contact) -> Result<Uuid>;
    async fn deal(&self, ctx: &Ctx, key: &str, deal: sales::Opportunity) -> Result<Uuid>;
}

/// The services themselves.
pub struct Services(pub Clients);

#[async_trait]
impl Others for Services {
    async fn customer(&self, ctx: &Ctx, key: &str, customer: customers::Customer) -> Result<Uuid> {
        let way = self.0.on_behalf("customers", ctx).idempotent(key);
        let request = customers::CreateCustomerRequest { customer: Some(customer) };
        let made = CustomerServiceClient::new(way).create_customer(request).await;
        id(made.map_err(refusal)?.into_inner().id)
    }

    async fn contact(&self, ctx: &Ctx, key: &str, contact: customers::Contact) -> Result<Uuid> {
        let way = self.0.on_behalf("customers", ctx).idempotent(key);
        let request = customers::CreateContactRequest { contact: Some(contact) };
        let made = ContactServiceClient::new(way).create_contact(request).await;
        id(made.map_err(refusal)?.into_inner().id)
    }

    async fn deal(&self, ctx: &Ctx, key: &str, deal: sales::Opportunity) -> Result<Uuid> {
        let way = self.0.on_behalf("sales", ctx).idempotent(key);
        let request = sales::CreateOpportunityRequest { opportunity: Some(deal) };
        let made = OpportunityServiceClient::new(way).create_opportunity(request).await;
        id(made.map_err(refusal)?.into_inner().id)
    }
}

fn id(made: Option<String>) -> Result<Uuid> {
    let made = made.ok_or_else(|| Error::internal("a new record without an id"))?;
    parse_id("id", &made).map_err(Error::internal)
}
