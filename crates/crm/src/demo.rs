//! `crm demo`: fills a company with believable people, customers and deals, to try the product with.

use std::{fs, net::TcpListener, path::PathBuf, time::Duration};

use anyhow::{Context, Result, bail};
use clap::Args;
use tokio_util::sync::CancellationToken;

use crate::up::{FIRST_ADMINISTRATOR, Up};

#[derive(Args)]
pub struct Demo {
    /// How many customers the company shall have
    #[arg(long, default_value_t = 1000)]
    customers: u64,

    /// Another number, another company
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// The running product
    #[arg(long, default_value = "http://127.0.0.1:8080", conflicts_with = "data")]
    url: String,

    /// Instead of a running product: the folder of one that is stopped
    #[arg(long)]
    data: Option<PathBuf>,

    /// An administrator's e-mail
    #[arg(long, env = "CRM_ADMIN_EMAIL", default_value = FIRST_ADMINISTRATOR)]
    email: String,

    /// His password; with --data the folder's first one if not given
    #[arg(long, env = "CRM_ADMIN_PASSWORD", hide_env_values = true)]
    password: Option<String>,

    /// First password of its people; without one they are invited by the administrator
    #[arg(long)]
    people_password: Option<String>,

    /// Customers worked on at once
    #[arg(long, default_value_t = 12)]
    at_once: usize,
}

impl Demo {
    pub async fn run(self, stop: CancellationToken) -> Result<()> {
        match self.data.clone() {
            None => self.fill(self.url.clone(), self.password(), &stop).await,
            Some(data) => self.out_of(data, stop).await,
        }
    }

    /// As given; a setting that is empty is none.
    fn password(&self) -> Option<String> {
        self.password.clone().filter(|password| !password.is_empty())
    }

    /// Runs the product out of its folder for as long as it takes.
    async fn out_of(self, data: PathBuf, stop: CancellationToken) -> Result<()> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let url = format!("http://127.0.0.1:{port}");
        let (address, end) = (([127, 0, 0, 1], port).into(), CancellationToken::new());
        let up = Up::at(data.clone(), address).run(end.clone());
        let kept =
            || fs::read_to_string(data.join("secrets/first-password")).map(|kept| kept.trim().to_owned());
        let filling = async {
            is_ready(port).await?;
            self.fill(url, self.password().or_else(|| kept().ok()), &stop).await
        };
        tokio::pin!(up, filling);
        let filled = tokio::select! {
            filled = &mut filling => filled,
            ended = &mut up => return ended.context("the product can't run out of this folder"),
        };
        end.cancel();
        up.await?;
        filled
    }

    async fn fill(&self, url: String, password: Option<String>, stop: &CancellationToken) -> Result<()> {
        let order = demo::Order {
            url,
            email: self.email.clone(),
            password: password
                .context("give the administrator's password by --password or CRM_ADMIN_PASSWORD")?,
            customers: self.customers,
            seed: self.seed,
            people_password: self.people_password.clone(),
            at_once: self.at_once,
        };
        demo::fill(&order, |line| println!("{line}"), stop).await
    }
}

/// Waits until the product takes connections.
async fn is_ready(port: u16) -> Result<()> {
    for _ in 0..600 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    bail!("the product was not ready after two minutes")
}
