//! The gRPC face of invoices.

use proto::{
    common::v1::{GetRequest, ListRequest},
    finance::v1::{self as wire, invoice_service_server::InvoiceService},
};
use runtime::{answer, colleague, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Finance;
use crate::{commands::invoices, records::Invoice};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl InvoiceService for Finance {
    async fn get_invoice(&self, request: Request<GetRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| records::get::<Invoice>(&self.0.db, &ctx, &request.id).await)
            .await
    }

    async fn list_invoices(&self, request: Request<ListRequest>) -> Reply<wire::ListInvoicesResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Invoice>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListInvoicesResponse { invoices: page.records, next_page_token, total })
        })
        .await
    }

    async fn create_invoice(&self, request: Request<wire::CreateInvoiceRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| {
            let superior = colleague::superior(&self.0, &ctx, "finance.invoice.approve").await?;
            invoices::request(&self.0.db, &ctx, &self.0.resolver, request.invoice, superior).await
        })
        .await
    }

    async fn update_invoice(&self, request: Request<wire::UpdateInvoiceRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            invoices::update(&self.0.db, &ctx, &self.0.resolver, request.invoice, paths).await
        })
        .await
    }

    async fn approve_invoice(&self, request: Request<wire::ApproveInvoiceRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| invoices::approve(&self.0.db, &ctx, request).await).await
    }

    async fn reject_invoice(&self, request: Request<wire::RejectInvoiceRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| invoices::reject(&self.0.db, &ctx, request).await).await
    }

    async fn issue_invoice(&self, request: Request<wire::IssueInvoiceRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| invoices::issue(&self.0.db, &ctx, request).await).await
    }

    async fn void_invoice(&self, request: Request<wire::VoidInvoiceRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| invoices::void(&self.0.db, &ctx, request).await).await
    }

    async fn red_invoice(&self, request: Request<wire::RedInvoiceRequest>) -> Reply<wire::Invoice> {
        answer(request, async |ctx, request| invoices::red(&self.0.db, &ctx, request).await).await
    }
}
