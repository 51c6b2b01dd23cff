//! The gRPC face of quotes.

use proto::{
    common::v1::{DeleteRequest, Document, Empty, GetRequest, ListRequest, RestoreRequest},
    sales::v1::{self as wire, quote_service_server::QuoteService},
};
use runtime::{answer, colleague, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Sales;
use crate::{
    commands::{hand_over, quotes},
    records::Quote,
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl QuoteService for Sales {
    async fn create_quote(&self, request: Request<wire::CreateQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| {
            quotes::create(&self.0.db, &ctx, &self.0.resolver, request.quote).await
        })
        .await
    }

    async fn get_quote(&self, request: Request<GetRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| records::get::<Quote>(&self.0.db, &ctx, &request.id).await).await
    }

    async fn list_quotes(&self, request: Request<ListRequest>) -> Reply<wire::ListQuotesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Quote>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListQuotesResponse { quotes: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_quote(&self, request: Request<wire::UpdateQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            quotes::update(&self.0.db, &ctx, &self.0.resolver, request.quote, paths).await
        })
        .await
    }

    async fn delete_quote(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Quote>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_quote(&self, request: Request<RestoreRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| records::restore::<Quote>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn submit_quote(&self, request: Request<wire::SubmitQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| {
            let superior = quotes::superior(&self.0, &ctx).await?;
            quotes::submit(&self.0.db, &ctx, request, superior).await
        })
        .await
    }

    async fn assign_quote(&self, request: Request<wire::AssignQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| {
            let owner = colleague::new_owner(&self.0, &ctx, "ownerId", &request.owner_id).await?;
            hand_over::quote(&self.0.db, &ctx, request, owner).await
        })
        .await
    }

    async fn withdraw_quote(&self, request: Request<wire::WithdrawQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| quotes::withdraw(&self.0.db, &ctx, request).await).await
    }

    async fn approve_quote(&self, request: Request<wire::ApproveQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| quotes::approve(&self.0.db, &ctx, request).await).await
    }

    async fn reject_quote(&self, request: Request<wire::RejectQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| quotes::reject(&self.0.db, &ctx, request).await).await
    }

    async fn send_quote(&self, request: Request<wire::SendQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| quotes::send(&self.0.db, &ctx, request).await).await
    }

    async fn accept_quote(&self, request: Request<wire::AcceptQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| quotes::accept(&self.0.db, &ctx, request).await).await
    }

    async fn decline_quote(&self, request: Request<wire::DeclineQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| quotes::decline(&self.0.db, &ctx, request).await).await
    }

    async fn print_quote(&self, request: Request<wire::PrintQuoteRequest>) -> Reply<Document> {
        answer(request, async |ctx, request| quotes::print(&self.0, &ctx, request).await).await
    }

    async fn revise_quote(&self, request: Request<wire::ReviseQuoteRequest>) -> Reply<wire::Quote> {
        answer(request, async |ctx, request| quotes::revise(&self.0.db, &ctx, request).await).await
    }
}
