//! `crm`: the one program of Kehu. One machine runs all of it by `crm up`; a cluster runs parts of
//! it by `crm serve`.

mod demo;
mod doctor;
mod installation;
mod keys;
mod replay;
mod serve;
mod services;
mod shutdown;
mod up;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use runtime::{config::TelemetryConfig, telemetry};

/// Takes and gives back small pieces of memory faster than the system's own, from many threads at once.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "crm", version, about = "Kehu, a complete CRM")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run everything on this machine, with a private PostgreSQL and NATS
    Up(up::Up),
    /// Run the named services, or the gateway, against existing servers (settings: CRM_... variables)
    Serve(serve::Serve),
    /// Bring the services' databases to this version
    Migrate,
    /// Fill a company with believable people, customers and deals, to try the product with
    Demo(demo::Demo),
    /// Say what is found on this machine and what is missing, and show events that could not be handled
    Doctor(doctor::Doctor),
    /// Send all records of a kind again to one consumer, to rebuild what it keeps
    Replay(replay::Replay),
    /// Print the public key that verifies users' tokens, for services that run apart
    Keys(keys::Keys),
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let telemetry =
        match TelemetryConfig::from_env().map_err(Into::into).and_then(|c| telemetry::start(&c, "kehu")) {
            Ok(telemetry) => telemetry,
            Err(error) => {
                eprintln!("crm: {error:#}");
                return ExitCode::FAILURE;
            }
        };
    let done = run(arguments.command).await;
    drop(telemetry); // what is still to be told is sent
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("crm: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<()> {
    match command {
        Command::Up(up) => up.run(shutdown::asked()?).await,
        Command::Serve(serve) => serve.run(shutdown::asked()?).await,
        Command::Demo(demo) => demo.run(shutdown::asked()?).await,
        Command::Migrate => serve::migrate().await,
        Command::Doctor(doctor) => doctor.run().await,
        Command::Replay(replay) => replay.run().await,
        Command::Keys(keys) => keys.run(),
    }
}
