//! `crm replay customers customer collaboration.directory`: sends all customers again to what
//! collaboration knows of them. It is what the owner's internal method `Operations.Replay` does, done from
//! here, so that the owner need not be reachable; the consumer takes what is sent when it runs.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use events::ConsumerKind;
use kernel::{Ctx, Uuid};
use proto::common::v1::ReplayRequest;
use runtime::{App, ServiceDef, operations::exchange};

use crate::{installation, services};

#[derive(Args)]
pub struct Replay {
    /// Whose records: customers
    service: String,
    /// Which records: customer
    kind: String,
    /// To whom: collaboration.directory
    consumer: String,
    /// Of one company alone
    #[arg(long)]
    tenant: Option<Uuid>,
    /// The data folder of `crm up`, unless the settings are in CRM_... variables
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

impl Replay {
    pub async fn run(self) -> Result<()> {
        let Some((to, name)) = self.consumer.split_once('.') else {
            bail!("name the consumer as <service>.<consumer>, such as collaboration.directory");
        };
        let (owner, listener) = (service(&self.service)?, service(to)?);
        let config = Arc::new(installation::settings(&self.data)?);
        let [house, listening] = &runtime::visit(config, &[owner, listener]).await?[..] else {
            bail!("two services were asked for");
        };
        let names = projections(&listener, listening);
        if !names.contains(&name) {
            bail!("{to} keeps no {name}; it keeps {}", names.join(", "));
        }
        let ctx = Ctx::system(house.db.service, self.tenant.unwrap_or_default(), house.clock.now());
        let request = ReplayRequest { kind: self.kind, consumer: self.consumer.clone() };
        let sent = exchange::replay(house, &ctx, request).await.map_err(|error| anyhow!("{error}"))?.sent;
        println!("{sent} records were sent to {}", self.consumer);
        Ok(())
    }
}

fn service(name: &str) -> Result<ServiceDef> {
    let named = services::named(&[name.to_owned()])?;
    named.into_iter().next().with_context(|| format!("{name} has no records"))
}

/// What can be rebuilt: reactions are never replayed.
fn projections(service: &ServiceDef, house: &Arc<App>) -> Vec<&'static str> {
    let consumers = (service.start)(Arc::clone(house)).consumers;
    let kept = consumers.iter().filter(|consumer| consumer.kind == ConsumerKind::Projection);
    kept.map(|consumer| consumer.name).chain([events::directory::NAME]).collect()
}
