//! `crm doctor`: what this machine and this data folder have, for somebody who cannot start the CRM; and,
//! while it runs, the events that could not be handled, which `--requeue` sends to their consumers again.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Result, anyhow, bail};
use clap::Args;
use events::dead_letters;
use local::{Folder, Tools};
use runtime::App;

use crate::{installation, services};

#[derive(Args)]
pub struct Doctor {
    /// The data folder of `crm up`, unless the settings are in CRM_... variables
    #[arg(long, default_value = "data")]
    data: PathBuf,

    /// Send events that could not be handled to this consumer again: a name as shown here, or `all`
    #[arg(long, value_name = "CONSUMER")]
    requeue: Option<String>,
}

impl Doctor {
    pub async fn run(self) -> Result<()> {
        if let Some(consumer) = &self.requeue {
            return self.requeue(consumer).await;
        }
        let stopped = self.examine_machine();
        if stopped || !installation::is_there(&self.data) {
            return Ok(());
        }
        match self.houses().await {
            Ok(houses) => {
                for house in &houses {
                    show(house).await;
                }
            }
            Err(error) => println!("dead letters: not seen, {error:#}"),
        }
        Ok(())
    }

    /// Tools and folder; true when the folder's own servers do not run.
    fn examine_machine(&self) -> bool {
        for line in Tools::find(&self.data).report() {
            println!("{line}");
        }
        if !self.data.exists() {
            println!("data folder: {} is not there yet", self.data.display());
            return false;
        }
        match Folder::open(&self.data) {
            Ok(folder) => {
                println!("data folder: {}, not in use", folder.path().display());
                std::env::var("CRM_DATABASE_URL").is_err()
            }
            Err(error) => {
                println!("data folder: {error:#}");
                false
            }
        }
    }

    async fn houses(&self) -> Result<Vec<Arc<App>>> {
        runtime::visit(Arc::new(installation::settings(&self.data)?), &services::all()).await
    }

    async fn requeue(&self, consumer: &str) -> Result<()> {
        let named = Some(consumer).filter(|name| *name != "all");
        let (mut sent, mut stay) = (0, 0);
        for house in self.houses().await? {
            let again = dead_letters::requeue_all(&house.db, &house.nats, named).await;
            let (some, others) = again.map_err(|error| anyhow!("{}: {error}", house.db.service))?;
            (sent, stay) = (sent + some, stay + others);
        }
        if sent + stay == 0 && named.is_some() {
            bail!("there are no dead letters of {consumer}");
        }
        println!("{sent} events were sent again");
        if stay > 0 {
            println!("{stay} stay: their rows have left the outbox");
        }
        Ok(())
    }
}

async fn show(house: &App) {
    let service = house.db.service;
    match dead_letters::by_consumer(&house.db).await {
        Ok(letters) if letters.is_empty() => println!("{service}: no dead letters"),
        Ok(letters) => {
            for (count, oldest) in letters {
                let (consumer, at) = (&oldest.consumer, oldest.first_at.format("%Y-%m-%d %H:%M:%S UTC"));
                println!("{service}: {count} dead letters of {consumer}, the oldest of {at}");
                println!("    {} after {} tries: {}", oldest.subject, oldest.attempts, oldest.error);
            }
        }
        Err(error) => println!("{service}: dead letters not seen, {error}"),
    }
}
