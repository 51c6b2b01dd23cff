//! Leads: on which ways people come to us, who looks after them, and what becomes of them.

pub mod capture;
pub mod commands;
pub mod conversion;
pub mod distribute;
pub mod duplicates;
pub mod follow_ups;
pub mod forms;
pub mod giving;
mod grpc;
mod ledger;
pub mod reclaim;
pub mod results;
mod rules;
pub mod seat;
pub mod sheets;

use std::{collections::HashMap, sync::Arc};

use proto::marketing::v1::{
    assignment_rule_service_server::AssignmentRuleServiceServer,
    campaign_service_server::CampaignServiceServer, channel_service_server::ChannelServiceServer,
    form_service_server::FormServiceServer, lead_move_service_server::LeadMoveServiceServer,
    lead_service_server::LeadServiceServer, public_form_service_server::PublicFormServiceServer,
    sheet_service_server::SheetServiceServer,
};
use runtime::{App, ServiceDef, Started, many::Bulk};
use store::RecordEntry;

use crate::{
    conversion::Converting,
    distribute::Distribute,
    duplicates::{later, people, policies},
    forms::{Desk, mail},
    records::{AssignmentRule, Campaign, Channel, Form, FormSubmission, Lead, LeadMove},
    sheets::Papers,
};

/// The records, written from their definitions in `proto/crm/marketing/v1`.
pub mod records {
    #![allow(clippy::all, unused_imports)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

runtime::operations!(proto::marketing::v1);

/// The service as a value.
pub fn service() -> ServiceDef {
    ServiceDef {
        name: "marketing",
        migrator: &MIGRATIONS,
        records: || {
            vec![
                RecordEntry::of::<Lead>(),
                RecordEntry::of::<LeadMove>(),
                RecordEntry::of::<Channel>(),
                RecordEntry::of::<Campaign>(),
                RecordEntry::of::<AssignmentRule>(),
                RecordEntry::of::<Form>(),
                RecordEntry::of::<FormSubmission>(),
            ]
        },
        start,
    }
}

fn start(app: Arc<App>) -> Started {
    let marketing = grpc::Marketing(Arc::clone(&app));
    let mut jobs: HashMap<&'static str, Arc<dyn store::jobs::Work>> =
        HashMap::from([Bulk::<Lead>::of(&app), Distribute::of(&app), Converting::of(&app)]);
    let papers = Papers::of(&app);
    papers.0.works(&mut jobs);
    jobs.insert(mail::KIND, Arc::new(mail::Confirmations(Arc::clone(&app))));
    let forgetting = runtime::sheets::forgetting(app.db.clone());
    let due = Arc::clone(&app);
    let reclaiming: runtime::Background = Box::new(|stop| {
        Box::pin(async move {
            stop.run_until_cancelled(reclaim::all_the_time(&due)).await;
        })
    });
    let broken = Arc::clone(&app);
    let mending: runtime::Background = Box::new(|stop| {
        Box::pin(async move {
            stop.run_until_cancelled(conversion::watch(&broken)).await;
        })
    });
    let uncompared = Arc::clone(&app);
    let comparing: runtime::Background = Box::new(|stop| {
        Box::pin(async move {
            stop.run_until_cancelled(later::all_the_time(&uncompared)).await;
        })
    });
    let mut grpc = tonic::service::RoutesBuilder::default();
    grpc.add_service(LeadServiceServer::new(marketing.clone()))
        .add_service(LeadMoveServiceServer::new(marketing.clone()))
        .add_service(ChannelServiceServer::new(marketing.clone()))
        .add_service(CampaignServiceServer::new(marketing.clone()))
        .add_service(AssignmentRuleServiceServer::new(marketing.clone()))
        .add_service(FormServiceServer::new(marketing))
        .add_service(PublicFormServiceServer::new(Desk::new(&app)))
        .add_service(SheetServiceServer::new(papers))
        .add_service(Operations::server(app));
    Started {
        grpc: grpc.routes(),
        consumers: follow_ups::consumers()
            .into_iter()
            .chain([people::consumer(), policies::consumer()])
            .collect(),
        jobs,
        background: vec![forgetting, reclaiming, mending, comparing],
        ..Started::default()
    }
}
