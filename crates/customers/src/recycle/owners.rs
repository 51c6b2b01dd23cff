//! Asking those who keep follow-ups and deals, right before a customer would fall: their events may not
//! have arrived yet. Who cannot be reached keeps everything from falling; who is no part of the
//! installation has nothing to say.

use std::collections::HashMap;

use async_trait::async_trait;
use kernel::{Error, Kind, Result, Time, Uuid};
use proto::{
    collaboration::v1::{LastFollowUpsRequest, activity_service_client::ActivityServiceClient},
    sales::v1::{StandOfDealsRequest, opportunity_service_client::OpportunityServiceClient},
};
use runtime::Clients;

use crate::rules::fall::Stand;

/// Why nothing falls.
pub const UNREACHABLE: &str = "RECYCLE_FACTS_UNREACHABLE";

/// Customers and how they stand.
pub type Stands = HashMap<Uuid, Stand>;

/// Those who know better than we do.
#[async_trait]
pub trait Owners: Send + Sync {
    /// Brings the stands up to date, all or none.
    async fn correct(&self, tenant: Uuid, stands: &mut Stands) -> Result<()>;
}

#[async_trait]
impl Owners for Clients {
    async fn correct(&self, tenant: Uuid, stands: &mut Stands) -> Result<()> {
        let ids: Vec<String> = stands.keys().map(Uuid::to_string).collect();
        if ids.is_empty() {
            return Ok(());
        }
        if self.has("collaboration") {
            let way = self.as_service("collaboration", Some(tenant));
            let request = LastFollowUpsRequest { customer_ids: ids.clone() };
            let answer = ActivityServiceClient::new(way).last_follow_ups(request).await;
            let answer = answer.map_err(|status| unreachable("collaboration", status))?.into_inner();
            for stand in stands.values_mut() {
                stand.last_follow_up = None;
            }
            for last in answer.last {
                let id: Option<Uuid> = last.customer_id.parse().ok();
                if let Some(stand) = id.and_then(|id| stands.get_mut(&id)) {
                    stand.last_follow_up = last.logged_at.and_then(time);
                }
            }
        }
        if self.has("sales") {
            let mut sales = OpportunityServiceClient::new(self.as_service("sales", Some(tenant)));
            let answer = sales.stand_of_deals(StandOfDealsRequest { customer_ids: ids }).await;
            let answer = answer.map_err(|status| unreachable("sales", status))?.into_inner();
            for deals in answer.customers {
                let id: Option<Uuid> = deals.customer_id.parse().ok();
                if let Some(stand) = id.and_then(|id| stands.get_mut(&id)) {
                    (stand.open_deals, stand.won_deals) = (deals.open, deals.won);
                    stand.last_deal = deals.last_opened_at.and_then(time);
                }
            }
        }
        Ok(())
    }
}

/// However it failed: we don't know, so nothing falls.
fn unreachable(service: &str, status: tonic::Status) -> Error {
    Error::new(Kind::Unavailable, UNREACHABLE).with("service", service).because(status)
}

fn time(stamp: proto::time::Timestamp) -> Option<Time> {
    Time::from_timestamp(stamp.seconds, u32::try_from(stamp.nanos).ok()?)
}
