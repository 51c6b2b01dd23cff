//! Identity as a service: its tables, records and methods.

use std::sync::Arc;

use futures::FutureExt;
use proto::identity::v1::{
    auth_service_server::AuthServiceServer, department_service_server::DepartmentServiceServer,
    group_service_server::GroupServiceServer, number_pattern_service_server::NumberPatternServiceServer,
    policy_service_server::PolicyServiceServer, position_service_server::PositionServiceServer,
    role_service_server::RoleServiceServer, tenant_service_server::TenantServiceServer,
    user_service_server::UserServiceServer,
};
use runtime::{App, ServiceDef, Started};
use secrecy::ExposeSecret as _;
use sqlx::migrate::Migrator;
use store::RecordEntry;
use tonic::service::Routes;

use crate::{
    grpc::Identity,
    housekeeping,
    policy::republish,
    records::{Department, Group, NumberPattern, Position, Role, User},
    structure::put_group,
    tenants::{bootstrap::bootstrap, ready_made},
};

/// What the first company is called until its administrator names it.
const FIRST_COMPANY: &str = "My company";

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

runtime::operations!(proto::identity::v1);

/// Identity, for whoever runs it.
pub fn service() -> ServiceDef {
    ServiceDef { name: "identity", migrator: &MIGRATIONS, records, start }
}

fn records() -> Vec<RecordEntry> {
    vec![
        RecordEntry::of::<User>(),
        RecordEntry::of::<Department>(),
        RecordEntry::of::<Position>(),
        RecordEntry::of::<Group>(),
        RecordEntry::of::<Role>(),
        RecordEntry::of::<NumberPattern>(),
    ]
}

fn start(app: Arc<App>) -> Started {
    let identity = Identity { app: Arc::clone(&app) };
    let grpc = Routes::new(AuthServiceServer::new(identity.clone()))
        .add_service(PolicyServiceServer::new(identity.clone()))
        .add_service(UserServiceServer::new(identity.clone()))
        .add_service(DepartmentServiceServer::new(identity.clone()))
        .add_service(PositionServiceServer::new(identity.clone()))
        .add_service(GroupServiceServer::new(identity.clone()))
        .add_service(RoleServiceServer::new(identity.clone()))
        .add_service(NumberPatternServiceServer::new(identity.clone()))
        .add_service(TenantServiceServer::new(identity))
        .add_service(Operations::server(Arc::clone(&app)));
    let db = app.db.clone();
    let republish = Arc::new(move || {
        let db = db.clone();
        async move { republish::all(&db).await.map(drop) }.boxed()
    });
    let housekeeping = housekeeping::background(Arc::clone(&app));
    let first = async move {
        first_company(&app).await?;
        ready_made::follow(&app).await?;
        republish::brought_up(&app).await?;
        anyhow::Ok(())
    };
    Started {
        grpc,
        consumers: vec![put_group::consumer()],
        republish: Some(republish),
        first: Some(first.boxed()),
        background: vec![housekeeping],
        ..Started::default()
    }
}

/// A new installation gets its first company and administrator, where the settings name one.
async fn first_company(app: &App) -> anyhow::Result<()> {
    let (Some(email), Some(password)) = (&app.config.admin_email, &app.config.admin_password) else {
        return Ok(());
    };
    let company = app.config.company.as_deref().unwrap_or(FIRST_COMPANY);
    let first = bootstrap(&app.db, email, Some(password.expose_secret()), company).await?;
    if first.created {
        tracing::info!("the first company and its administrator were made");
    }
    Ok(())
}
