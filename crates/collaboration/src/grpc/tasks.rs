//! The gRPC face of tasks.

use proto::{
    collaboration::v1::{self as wire, task_service_server::TaskService},
    common::v1::{DeleteRequest, Empty, GetRequest, ListRequest, RestoreRequest},
};
use runtime::{answer, colleague::new_owner, list_request, total};
use store::records;
use tonic::{Request, Response, Status};

use super::Collaboration;
use crate::{
    records::Task,
    tasks::{assign, close, create, reopen, restore, update},
};

type Reply<T> = Result<Response<T>, Status>;

#[tonic::async_trait]
impl TaskService for Collaboration {
    async fn create_task(&self, request: Request<wire::CreateTaskRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| {
            let mut task = request.task;
            let owner = task.as_mut().and_then(|task| task.owner_id.take());
            let owner = match owner {
                Some(owner) => Some(new_owner(&self.0, &ctx, "ownerId", &owner).await?),
                None => None,
            };
            create::create(&self.0.db, &ctx, task, owner, &self.0.resolver).await
        })
        .await
    }

    async fn get_task(&self, request: Request<GetRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| records::get::<Task>(&self.0.db, &ctx, &request.id).await).await
    }

    async fn list_tasks(&self, request: Request<ListRequest>) -> Reply<wire::ListTasksResponse> {
        answer(request, async |ctx, request| {
            let page = records::list::<Task>(&self.0.db, &ctx, list_request(request)).await?;
            let (next_page_token, total) = (page.next_page_token, total(page.total));
            Ok(wire::ListTasksResponse { tasks: page.records, next_page_token, total })
        })
        .await
    }

    async fn update_task(&self, request: Request<wire::UpdateTaskRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| {
            let paths = request.update_mask.map(|mask| mask.paths);
            update::update(&self.0.db, &ctx, request.task, paths, &self.0.resolver).await
        })
        .await
    }

    async fn delete_task(&self, request: Request<DeleteRequest>) -> Reply<Empty> {
        answer(request, async |ctx, request| {
            records::delete::<Task>(&self.0.db, &ctx, &request.id).await.map(|()| Empty {})
        })
        .await
    }

    async fn restore_task(&self, request: Request<RestoreRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| restore::restore(&self.0.db, &ctx, &request.id).await).await
    }

    async fn complete_task(&self, request: Request<wire::CompleteTaskRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| close::complete(&self.0.db, &ctx, request).await).await
    }

    async fn cancel_task(&self, request: Request<wire::CancelTaskRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| close::cancel(&self.0.db, &ctx, request).await).await
    }

    async fn reopen_task(&self, request: Request<wire::ReopenTaskRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| reopen::reopen(&self.0.db, &ctx, request).await).await
    }

    async fn assign_task(&self, request: Request<wire::AssignTaskRequest>) -> Reply<wire::Task> {
        answer(request, async |ctx, request| {
            let owner = new_owner(&self.0, &ctx, "ownerId", &request.owner_id).await?;
            assign::assign(&self.0.db, &ctx, &request.id, owner).await
        })
        .await
    }
}
