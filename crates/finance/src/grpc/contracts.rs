//! The gRPC face of contracts and their change orders.

use proto::{
    common::v1::{DeleteRequest, Document, Empty, GetRequest, ListRequest, RestoreRequest},
    finance::v1::{
        self as wire, contract_change_service_server::ContractChangeService,
        contract_service_server::ContractService,
    },
};
use runtime::{answer, colleague, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Finance;
use crate::{
    commands::{changes, contracts},
    records::{Contract, ContractChange},
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl ContractService for Finance {
    async fn get_contract(&self, request: Request<GetRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| records::get::<Contract>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_contracts(&self, request: Request<ListRequest>) -> Reply<wire::ListContractsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Contract>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListContractsResponse { contracts: page.records, next_page_token, total })
        })
        .await
    }

    async fn create_contract(&self, request: Request<wire::CreateContractRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| {
            contracts::create(&self.0.db, &ctx, &self.0.resolver, request.contract).await
        })
        .await
    }

    async fn update_contract(&self, request: Request<wire::UpdateContractRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            contracts::update(&self.0.db, &ctx, &self.0.resolver, request.contract, paths).await
        })
        .await
    }

    async fn delete_contract(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Contract>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_contract(&self, request: Request<RestoreRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| {
            records::restore::<Contract>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn submit_contract(&self, request: Request<wire::SubmitContractRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| {
            let superior = colleague::superior(&self.0, &ctx, "finance.contract.approve").await?;
            contracts::submit(&self.0.db, &ctx, request, superior).await
        })
        .await
    }

    async fn withdraw_contract(
        &self,
        request: Request<wire::WithdrawContractRequest>,
    ) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| contracts::withdraw(&self.0.db, &ctx, request).await).await
    }

    async fn approve_contract(
        &self,
        request: Request<wire::ApproveContractRequest>,
    ) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| contracts::approve(&self.0.db, &ctx, request).await).await
    }

    async fn reject_contract(&self, request: Request<wire::RejectContractRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| contracts::reject(&self.0.db, &ctx, request).await).await
    }

    async fn sign_contract(&self, request: Request<wire::SignContractRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| contracts::sign(&self.0.db, &ctx, request).await).await
    }

    async fn change_contract(&self, request: Request<wire::ChangeContractRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| {
            let superior = colleague::superior(&self.0, &ctx, "finance.contract_change.approve").await?;
            contracts::change(&self.0.db, &ctx, request, superior).await
        })
        .await
    }

    async fn complete_contract(
        &self,
        request: Request<wire::CompleteContractRequest>,
    ) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| contracts::complete(&self.0.db, &ctx, request).await).await
    }

    async fn terminate_contract(
        &self,
        request: Request<wire::TerminateContractRequest>,
    ) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| contracts::terminate(&self.0.db, &ctx, request).await).await
    }

    async fn print_contract(&self, request: Request<wire::PrintContractRequest>) -> Reply<Document> {
        answer(request, async |ctx, request| contracts::print(&self.0, &ctx, request).await).await
    }

    async fn assign_contract(&self, request: Request<wire::AssignContractRequest>) -> Reply<wire::Contract> {
        answer(request, async |ctx, request| {
            let owner = colleague::new_owner(&self.0, &ctx, "ownerId", &request.owner_id).await?;
            contracts::assign(&self.0.db, &ctx, request, owner).await
        })
        .await
    }
}

#[tonic::async_trait]
impl ContractChangeService for Finance {
    async fn get_contract_change(&self, request: Request<GetRequest>) -> Reply<wire::ContractChange> {
        answer(request, async |ctx, request| {
            records::get::<ContractChange>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_contract_changes(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListContractChangesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<ContractChange>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListContractChangesResponse { contract_changes: page.records, next_page_token, total })
        })
        .await
    }

    async fn approve_contract_change(
        &self,
        request: Request<wire::ApproveContractChangeRequest>,
    ) -> Reply<wire::ContractChange> {
        answer(request, async |ctx, request| changes::approve(&self.0.db, &ctx, request).await).await
    }

    async fn reject_contract_change(
        &self,
        request: Request<wire::RejectContractChangeRequest>,
    ) -> Reply<wire::ContractChange> {
        answer(request, async |ctx, request| changes::reject(&self.0.db, &ctx, request).await).await
    }

    async fn withdraw_contract_change(
        &self,
        request: Request<wire::WithdrawContractChangeRequest>,
    ) -> Reply<wire::ContractChange> {
        answer(request, async |ctx, request| changes::withdraw(&self.0.db, &ctx, request).await).await
    }
}
