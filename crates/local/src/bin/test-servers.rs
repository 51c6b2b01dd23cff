//! Runs a command with a private PostgreSQL and NATS, which are gone when it ends.
//!
//! `test-servers run -- cargo test -p store`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use local::testing::{DATABASE_URL, NATS_TOKEN, NATS_URL, TestServers, start_temporary};
use local::{Local, Profile, Tools};
use tokio::signal::unix::{SignalKind, signal};

#[derive(Parser)]
#[command(about = "PostgreSQL and NATS for tests")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run a command with CRM_TEST_DATABASE_URL, CRM_TEST_NATS_URL and CRM_TEST_NATS_TOKEN
    Run {
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        command: Vec<String>,
    },
    /// Keep the servers of a folder running until interrupted, and print the database's address and both process ids
    Keep { folder: PathBuf },
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    match Arguments::parse().command {
        Command::Run { command } => run(&command).await,
        Command::Keep { folder } => keep(&folder).await,
    }
}

async fn run(command: &[String]) -> Result<ExitCode> {
    // Ctrl-C reaches the command by itself: the terminal tells the whole group.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let local = start_temporary().await?;
    let servers = TestServers::of(&local);
    let mut child = tokio::process::Command::new(&command[0])
        .args(&command[1..])
        .env(DATABASE_URL, servers.database_url)
        .env(NATS_URL, servers.nats_url)
        .env(NATS_TOKEN, servers.nats_token)
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot run {}", command[0]))?;
    let status = loop {
        tokio::select! {
            status = child.wait() => break status?,
            _ = interrupt.recv() => {}
            _ = terminate.recv() => child.start_kill()?,
        }
    };
    local.stop_and_remove().await?;
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Ok(ExitCode::from(code))
}

async fn keep(folder: &std::path::Path) -> Result<ExitCode> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let local = Local::start_with(folder, &Tools::find(folder), Profile::Test).await?;
    let servers = TestServers::of(&local);
    let (postgres, nats) = local.process_ids();
    println!("{} {postgres} {nats}", servers.database_url);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    local.stop().await;
    Ok(ExitCode::SUCCESS)
}
