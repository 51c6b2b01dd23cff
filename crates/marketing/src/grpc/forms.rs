//! The gRPC face of forms: the standard methods, a new key, what came in, and what strangers may do.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    marketing::v1::{
        self as wire, form_service_server::FormService, public_form_service_server::PublicFormService,
    },
};
use runtime::{answer, layers::metadata::CLIENT_ADDRESS, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Marketing;
use crate::{
    forms::{self, Desk, commands},
    records::{Form, FormSubmission},
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl FormService for Marketing {
    async fn create_form(&self, request: Request<wire::CreateFormRequest>) -> Reply<wire::Form> {
        answer(request, async |ctx, request| commands::create(&self.0, &ctx, request.form).await).await
    }

    async fn get_form(&self, request: Request<GetRequest>) -> Reply<wire::Form> {
        answer(request, async |ctx, request| records::get::<Form>(&self.0.db, &ctx, &request.id).await).await
    }

    async fn list_forms(&self, request: Request<ListRequest>) -> Reply<wire::ListFormsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Form>(&self.0.db, &ctx, list_request(request)).await?;
            let total = total(page.total);
            Ok(wire::ListFormsResponse { forms: page.records, next_page_token: page.next_page_token, total })
        })
        .await
    }

    async fn update_form(&self, request: Request<wire::UpdateFormRequest>) -> Reply<wire::Form> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            commands::update(&self.0, &ctx, request.form, paths).await
        })
        .await
    }

    async fn delete_form(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Form>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_form(&self, request: Request<RestoreRequest>) -> Reply<wire::Form> {
        answer(request, async |ctx, request| records::restore::<Form>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn rotate_key_form(&self, request: Request<wire::RotateKeyFormRequest>) -> Reply<wire::Form> {
        answer(request, async |ctx, request| commands::rotate(&self.0, &ctx, request).await).await
    }

    async fn get_form_submission(&self, request: Request<GetRequest>) -> Reply<wire::FormSubmission> {
        answer(request, async |ctx, request| {
            records::get::<FormSubmission>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_form_submissions(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListFormSubmissionsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<FormSubmission>(&self.0.db, &ctx, list_request(request)).await?;
            let total = total(page.total);
            Ok(wire::ListFormSubmissionsResponse {
                form_submissions: page.records,
                next_page_token: page.next_page_token,
                total,
            })
        })
        .await
    }

    async fn accept_form_submission(
        &self,
        request: Request<wire::AcceptFormSubmissionRequest>,
    ) -> Reply<wire::FormSubmission> {
        answer(request, async |ctx, request| forms::accept(&self.0, &ctx, request).await).await
    }
}

/// What strangers may do.
#[tonic::async_trait]
impl PublicFormService for Desk {
    async fn get_public_form(&self, request: Request<wire::GetPublicFormRequest>) -> Reply<wire::PublicForm> {
        answer(request, async |ctx, request| forms::show(&self.app, &ctx, request).await).await
    }

    async fn submit_form(
        &self,
        request: Request<wire::SubmitFormRequest>,
    ) -> Reply<wire::SubmitFormResponse> {
        let address = request.metadata().get(CLIENT_ADDRESS.as_str()).and_then(|value| value.to_str().ok());
        let address = address.unwrap_or_default().to_owned();
        answer(request, async |ctx, request| forms::submit(self, &ctx, &address, request).await).await
    }

    async fn confirm_form(
        &self,
        request: Request<wire::ConfirmFormRequest>,
    ) -> Reply<wire::SubmitFormResponse> {
        answer(request, async |ctx, request| forms::confirm(&self.app, &ctx, request).await).await
    }
}
