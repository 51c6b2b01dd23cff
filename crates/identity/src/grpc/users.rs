//! The gRPC face of users.

use proto::{
    common::v1::{GetRequest, ListRequest},
    identity::v1::{self as wire, user_service_server::UserService},
};
use runtime::list_request;
use store::records;
use tonic::{Request, Response, Status};

use super::{Identity, answer, total};
use crate::{records::User, users};

#[tonic::async_trait]
impl UserService for Identity {
    async fn create_user(
        &self,
        request: Request<wire::CreateUserRequest>,
    ) -> Result<Response<wire::User>, Status> {
        answer(request, async |ctx, request| users::create::create(&self.app, &ctx, request).await).await
    }

    async fn get_user(&self, request: Request<GetRequest>) -> Result<Response<wire::User>, Status> {
        answer(request, async |ctx, request| records::get::<User>(&self.app.db, &ctx, &request.id).await)
            .await
    }

    async fn list_users(
        &self,
        request: Request<ListRequest>,
    ) -> Result<Response<wire::ListUsersResponse>, Status> {
        answer(request, async |ctx, request| {
            let page = records::list::<User>(&self.app.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListUsersResponse { users: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_user(
        &self,
        request: Request<wire::UpdateUserRequest>,
    ) -> Result<Response<wire::User>, Status> {
        answer(request, async |ctx, request| users::update::update(&self.app, &ctx, request).await).await
    }

    async fn deactivate_user(
        &self,
        request: Request<wire::DeactivateUserRequest>,
    ) -> Result<Response<wire::User>, Status> {
        answer(request, async |ctx, request| users::deactivate::deactivate(&self.app, &ctx, request).await)
            .await
    }

    async fn activate_user(
        &self,
        request: Request<wire::ActivateUserRequest>,
    ) -> Result<Response<wire::User>, Status> {
        answer(request, async |ctx, request| users::activate::activate(&self.app, &ctx, request).await).await
    }

    async fn reset_user_password(
        &self,
        request: Request<wire::ResetUserPasswordRequest>,
    ) -> Result<Response<wire::User>, Status> {
        let reset = async |ctx: std::sync::Arc<kernel::Ctx>, request| {
            users::reset_password::reset_password(&self.app, &ctx, request).await
        };
        answer(request, reset).await
    }

    async fn invite_user(
        &self,
        request: Request<wire::InviteUserRequest>,
    ) -> Result<Response<wire::Invitation>, Status> {
        answer(request, async |ctx, request| users::invite::invite(&self.app, &ctx, request).await).await
    }
}
