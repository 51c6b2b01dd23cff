//! The last follow-up of a customer puts off the night in which it falls to a pool.

use async_trait::async_trait;
use kernel::Result;
use runtime::follow_ups::FollowedUp;
use store::Uow;

use crate::{records::Customer, recycle::foresight};

#[async_trait]
impl FollowedUp for Customer {
    const FIELD: &'static str = "customerId";
    const COLUMN: &'static str = "customer_id";

    async fn heard(&mut self, uow: &mut Uow<'_>) -> Result<Option<i32>> {
        foresight::heard(uow, self).await.map(|()| None)
    }
}
