//! The gRPC face of contract templates.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    finance::v1::{self as wire, contract_template_service_server::ContractTemplateService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Finance;
use crate::{commands::templates, records::ContractTemplate};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl ContractTemplateService for Finance {
    async fn create_contract_template(
        &self,
        request: Request<wire::CreateContractTemplateRequest>,
    ) -> Reply<wire::ContractTemplate> {
        answer(request, async |ctx, request| {
            templates::create(&self.0.db, &ctx, request.contract_template).await
        })
        .await
    }

    async fn get_contract_template(&self, request: Request<GetRequest>) -> Reply<wire::ContractTemplate> {
        answer(request, async |ctx, request| {
            records::get::<ContractTemplate>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_contract_templates(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListContractTemplatesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<ContractTemplate>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListContractTemplatesResponse {
                contract_templates: page.records,
                next_page_token,
                total,
            })
        })
        .await
    }

    async fn update_contract_template(
        &self,
        request: Request<wire::UpdateContractTemplateRequest>,
    ) -> Reply<wire::ContractTemplate> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            templates::update(&self.0.db, &ctx, request.contract_template, paths).await
        })
        .await
    }

    async fn delete_contract_template(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<ContractTemplate>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_contract_template(
        &self,
        request: Request<RestoreRequest>,
    ) -> Reply<wire::ContractTemplate> {
        answer(request, async |ctx, request| {
            records::restore::<ContractTemplate>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }
}
