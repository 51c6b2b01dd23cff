//! The gRPC face of notifications: everybody's own, so no permission is asked.

use proto::{
    collaboration::v1::{self as wire, notification_service_server::NotificationService},
    common::v1::{GetRequest, ListRequest},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Collaboration;
use crate::{notifications::read, records::Notification};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl NotificationService for Collaboration {
    async fn get_notification(&self, request: Request<GetRequest>) -> Reply<wire::Notification> {
        answer(request, async |ctx, request| {
            records::get::<Notification>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_notifications(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListNotificationsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Notification>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListNotificationsResponse { notifications: page.records, next_page_token, total })
        })
        .await
    }

    async fn read_notification(
        &self,
        request: Request<wire::ReadNotificationRequest>,
    ) -> Reply<wire::Notification> {
        answer(request, async |ctx, request| read::read(&self.0.db, &ctx, &request.id).await).await
    }

    async fn read_all_notifications(
        &self,
        request: Request<wire::ReadAllNotificationsRequest>,
    ) -> Reply<wire::ReadAllNotificationsResponse> {
        answer(request, async |ctx, _| read::read_all(&self.0.db, &ctx).await).await
    }
}
