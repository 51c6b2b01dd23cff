//! The gRPC face of departments.

use proto::{
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
    identity::v1::{self as wire, department_service_server::DepartmentService},
};
use runtime::list_request;
use store::records;
use tonic::{Request, Response, Status};

use super::{Identity, answer, total};
use crate::{change, records::Department, structure};

#[tonic::async_trait]
impl DepartmentService for Identity {
    async fn create_department(
        &self,
        request: Request<wire::CreateDepartmentRequest>,
    ) -> Result<Response<wire::Department>, Status> {
        answer(request, async |ctx, request| {
            structure::department::create(&self.app, &ctx, request.department).await
        })
        .await
    }

    async fn get_department(
        &self,
        request: Request<GetRequest>,
    ) -> Result<Response<wire::Department>, Status> {
        answer(request, async |ctx, request| {
            records::get::<Department>(&self.app.db, &ctx, &request.id).await
        })
        .await
    }

    async fn list_departments(
        &self,
        request: Request<ListRequest>,
    ) -> Result<Response<wire::ListDepartmentsResponse>, Status> {
        answer(request, async |ctx, request| {
            let page = records::list::<Department>(&self.app.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListDepartmentsResponse { departments: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_department(
        &self,
        request: Request<wire::UpdateDepartmentRequest>,
    ) -> Result<Response<wire::Department>, Status> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            change::update::<Department>(&self.app, &ctx, request.department, paths).await
        })
        .await
    }

    async fn delete_department(&self, request: Request<DeleteRequest>) -> Result<Response<Empty>, Status> {
        answer(request, async |ctx, request| {
            change::delete::<Department>(&self.app, &ctx, &request.id).await?;
            Ok(Empty {})
        })
        .await
    }

    async fn restore_department(
        &self,
        request: Request<RestoreRequest>,
    ) -> Result<Response<wire::Department>, Status> {
        answer(request, async |ctx, request| {
            change::restore::<Department>(&self.app, &ctx, &request.id).await
        })
        .await
    }
}
