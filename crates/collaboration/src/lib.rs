//! What people do for customers and tell each other: follow-ups, tasks with their reminders, files, and
//! the notifications that everybody gets.

pub mod activities;
mod contact;
pub mod files;
mod grpc;
pub mod notifications;
pub mod sheets;
pub mod tasks;

use std::{collections::HashMap, sync::Arc};

use proto::collaboration::v1::{
    activity_service_server::ActivityServiceServer, file_service_server::FileServiceServer,
    notification_service_server::NotificationServiceServer, sheet_service_server::SheetServiceServer,
    task_service_server::TaskServiceServer,
};
use runtime::{App, ServiceDef, Started};
use store::RecordEntry;

use crate::records::{Activity, File, Notification, Task};

/// The records, written from their definitions in `proto/crm/collaboration/v1`.
pub mod records {
    #![allow(clippy::all, unused_imports)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

runtime::operations!(proto::collaboration::v1);

/// The service as a value.
pub fn service() -> ServiceDef {
    ServiceDef {
        name: "collaboration",
        migrator: &MIGRATIONS,
        records: || {
            vec![
                RecordEntry::of::<Activity>(),
                RecordEntry::of::<File>(),
                RecordEntry::of::<Notification>(),
                RecordEntry::of::<Task>(),
            ]
        },
        start,
    }
}

fn start(app: Arc<App>) -> Started {
    let methods = grpc::Collaboration(Arc::clone(&app));
    let papers = sheets::Papers::of(&app);
    let mut jobs = HashMap::new();
    papers.follow_ups.works(&mut jobs);
    papers.tasks.works(&mut jobs);
    let rows = runtime::sheets::forgetting(app.db.clone());
    let mut grpc = tonic::service::RoutesBuilder::default();
    grpc.add_service(ActivityServiceServer::new(methods.clone()))
        .add_service(FileServiceServer::new(methods.clone()))
        .add_service(NotificationServiceServer::new(methods.clone()))
        .add_service(TaskServiceServer::new(methods))
        .add_service(SheetServiceServer::new(papers))
        .add_service(Operations::server(Arc::clone(&app)));
    let consumers = vec![
        notifications::notices::consumer(),
        notifications::leavers::consumer(),
        tasks::stage::consumer(app.policy.clone()),
        tasks::known::consumer(app.policy.clone()),
        activities::lead::consumer(),
    ];
    let reminded = Arc::clone(&app);
    let reminding: runtime::Background = Box::new(|stop| {
        Box::pin(async move {
            stop.run_until_cancelled(tasks::remind::all_the_time(&reminded.db)).await;
        })
    });
    let old = Arc::clone(&app);
    let forgetting: runtime::Background = Box::new(|stop| {
        Box::pin(async move {
            stop.run_until_cancelled(notifications::forget::daily(&old.db)).await;
        })
    });
    let sweeping: runtime::Background = Box::new(|stop| {
        Box::pin(async move {
            let Some(objects) = &app.objects else { return };
            stop.run_until_cancelled(files::sweep::now_and_then(&app.db, &**objects)).await;
        })
    });
    let background = vec![reminding, forgetting, sweeping, rows];
    Started { grpc: grpc.routes(), consumers, jobs, background, keeps_files: true, ..Started::default() }
}
