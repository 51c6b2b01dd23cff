//! The gRPC face of signing in.

use proto::{
    common::v1::Empty,
    identity::v1::{self as wire, auth_service_server::AuthService},
};
use runtime::layers::metadata::CLIENT_ADDRESS;
use tonic::{Request, Response, Status};

use super::{Identity, answer};
use crate::{
    auth::{
        accept_invitation::accept_invitation, api_keys, change_password::change_password, me::me,
        my_sessions, permissions, refresh::refresh, sessions::Place, sign_in::sign_in, sign_out::sign_out,
        switch_tenant::switch_tenant,
    },
    tenants::sign_up::sign_up,
};

type Answer<T> = Result<Response<T>, Status>;

/// Where the caller sits and with what.
fn place<T>(request: &Request<T>) -> Place {
    let text =
        |name: &str| request.metadata().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let forwarded = text("x-client-agent");
    let agent = if forwarded.is_empty() { text("user-agent") } else { forwarded };
    Place { address: text(CLIENT_ADDRESS.as_str()).to_owned(), agent: agent.to_owned() }
}

#[tonic::async_trait]
impl AuthService for Identity {
    async fn sign_in(&self, request: Request<wire::SignInRequest>) -> Answer<wire::TokenResponse> {
        let place = place(&request);
        answer(request, async |ctx, request| sign_in(&self.app, &ctx, &place, request).await).await
    }

    async fn refresh(&self, request: Request<wire::RefreshRequest>) -> Answer<wire::TokenResponse> {
        answer(request, async |ctx, request| refresh(&self.app, &ctx, request).await).await
    }

    async fn sign_up(&self, request: Request<wire::SignUpRequest>) -> Answer<wire::TokenResponse> {
        let place = place(&request);
        answer(request, async |ctx, request| sign_up(&self.app, &ctx, &place, request).await).await
    }

    async fn accept_invitation(
        &self,
        request: Request<wire::AcceptInvitationRequest>,
    ) -> Answer<wire::TokenResponse> {
        let place = place(&request);
        answer(request, async |ctx, request| accept_invitation(&self.app, &ctx, &place, request).await).await
    }

    async fn sign_out(&self, request: Request<wire::SignOutRequest>) -> Answer<Empty> {
        let claims = runtime::claims(&request);
        answer(request, async |ctx, request| {
            sign_out(&self.app, &ctx, claims.as_deref(), request).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn switch_tenant(
        &self,
        request: Request<wire::SwitchTenantRequest>,
    ) -> Answer<wire::TokenResponse> {
        let (place, claims) = (place(&request), runtime::claims(&request));
        answer(request, async |ctx, request| {
            switch_tenant(&self.app, &ctx, claims.as_deref(), &place, request).await
        })
        .await
    }

    async fn change_password(&self, request: Request<wire::ChangePasswordRequest>) -> Answer<Empty> {
        let claims = runtime::claims(&request);
        answer(request, async |ctx, request| {
            change_password(&self.app, &ctx, claims.as_deref(), request).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn get_me(&self, request: Request<wire::GetMeRequest>) -> Answer<wire::Me> {
        answer(request, async |ctx, _| me(&self.app, &ctx).await).await
    }

    async fn list_sessions(
        &self,
        request: Request<wire::ListSessionsRequest>,
    ) -> Answer<wire::ListSessionsResponse> {
        let claims = runtime::claims(&request);
        answer(request, async |ctx, _| my_sessions::list(&self.app, &ctx, claims.as_deref()).await).await
    }

    async fn end_session(&self, request: Request<wire::EndSessionRequest>) -> Answer<Empty> {
        answer(request, async |ctx, request| {
            my_sessions::end(&self.app, &ctx, &request.id).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn create_api_key(&self, request: Request<wire::CreateApiKeyRequest>) -> Answer<wire::ApiKey> {
        answer(request, async |ctx, request| api_keys::create(&self.app, &ctx, request).await).await
    }

    async fn list_api_keys(
        &self,
        request: Request<wire::ListApiKeysRequest>,
    ) -> Answer<wire::ListApiKeysResponse> {
        answer(request, async |ctx, _| api_keys::list(&self.app, &ctx).await).await
    }

    async fn revoke_api_key(&self, request: Request<wire::RevokeApiKeyRequest>) -> Answer<Empty> {
        answer(request, async |ctx, request| {
            api_keys::revoke(&self.app, &ctx, &request.id).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn exchange_api_key(
        &self,
        request: Request<wire::ExchangeApiKeyRequest>,
    ) -> Answer<wire::TokenResponse> {
        answer(request, async |ctx, request| api_keys::exchange(&self.app, &ctx, request).await).await
    }

    async fn list_permissions(
        &self,
        request: Request<wire::ListPermissionsRequest>,
    ) -> Answer<wire::ListPermissionsResponse> {
        answer(request, async |ctx, _| Ok(permissions::list(&ctx))).await
    }
}
