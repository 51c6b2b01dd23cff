//! The last follow-up on a deal puts off the day on which it counts as stalled.

use async_trait::async_trait;
use kernel::Result;
use runtime::follow_ups::FollowedUp;
use store::Uow;

use crate::{records::Opportunity, stalling, way};

#[async_trait]
impl FollowedUp for Opportunity {
    const FIELD: &'static str = "opportunityId";
    const COLUMN: &'static str = "opportunity_id";

    async fn heard(&mut self, uow: &mut Uow<'_>) -> Result<Option<i32>> {
        let stage = way::stage_of(uow, self).await?;
        stalling::reckon(uow, self, stage.as_ref()).await.map(Some)
    }
}
