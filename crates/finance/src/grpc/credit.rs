//! The gRPC face of credit accounts.

use proto::{
    common::v1::{GetRequest, ListRequest},
    finance::v1::{self as wire, credit_account_service_server::CreditAccountService},
};
use runtime::{answer, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Finance;
use crate::{commands::credit, records::CreditAccount};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl CreditAccountService for Finance {
    async fn get_credit_account(&self, request: Request<GetRequest>) -> Reply<wire::CreditAccount> {
        answer(request, async |ctx, request| {
            records::get::<CreditAccount>(&self.0.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_credit_accounts(
        &self,
        request: Request<ListRequest>,
    ) -> Reply<wire::ListCreditAccountsResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<CreditAccount>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListCreditAccountsResponse { credit_accounts: page.records, next_page_token, total })
        })
        .await
    }

    async fn create_credit_account(
        &self,
        request: Request<wire::CreateCreditAccountRequest>,
    ) -> Reply<wire::CreditAccount> {
        answer(request, async |ctx, request| {
            credit::create(&self.0.db, &ctx, &self.0.resolver, request.credit_account).await
        })
        .await
    }

    async fn update_credit_account(
        &self,
        request: Request<wire::UpdateCreditAccountRequest>,
    ) -> Reply<wire::CreditAccount> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            credit::update(&self.0.db, &ctx, request.credit_account, paths).await
        })
        .await
    }

    async fn block_credit_account(
        &self,
        request: Request<wire::BlockCreditAccountRequest>,
    ) -> Reply<wire::CreditAccount> {
        answer(request, async |ctx, request| credit::block(&self.0.db, &ctx, request).await).await
    }

    async fn unblock_credit_account(
        &self,
        request: Request<wire::UnblockCreditAccountRequest>,
    ) -> Reply<wire::CreditAccount> {
        answer(request, async |ctx, request| credit::unblock(&self.0.db, &ctx, request).await).await
    }
}
