//! The private servers as `crm up` lives with them: started, stopped, killed, and found again.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use local::testing::TestServers;
use local::{Folder, Local, Profile, Tools};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use sqlx::{Connection, PgConnection};
use tokio::io::{AsyncBufReadExt, BufReader};

async fn start(folder: &Path) -> Local {
    Local::start_with(folder, &Tools::find(folder), Profile::Test).await.unwrap()
}

async fn count(database_url: &str) -> Result<i64, sqlx::Error> {
    let mut database = PgConnection::connect(database_url).await?;
    sqlx::query_scalar("select count(*) from notes").fetch_one(&mut database).await
}

async fn write_a_note(database_url: &str) {
    let mut database = PgConnection::connect(database_url).await.unwrap();
    let sql = "create table if not exists notes (text text)";
    sqlx::query(sql).execute(&mut database).await.unwrap();
    let sql = "insert into notes values ('客户')";
    sqlx::query(sql).execute(&mut database).await.unwrap();
}

async fn connect(servers: &TestServers) -> Result<async_nats::Client, async_nats::ConnectError> {
    async_nats::ConnectOptions::with_token(servers.nats_token.clone()).connect(&servers.nats_url).await
}

async fn streams(servers: &TestServers) -> Result<usize, async_nats::Error> {
    let client = connect(servers).await?;
    let account = async_nats::jetstream::new(client).query_account().await?;
    Ok(account.streams)
}

async fn make_a_stream(servers: &TestServers) {
    let client = connect(servers).await.unwrap();
    let stream = async_nats::jetstream::stream::Config {
        name: "EVENTS".to_owned(),
        subjects: vec!["int.>".to_owned()],
        ..Default::default()
    };
    let jetstream = async_nats::jetstream::new(client);
    jetstream.create_stream(stream).await.unwrap();
}

fn kill_hard(pid: u32) {
    let pid = Pid::from_raw(i32::try_from(pid).unwrap());
    kill(pid, Signal::SIGKILL).unwrap();
}

fn is_alive(pid: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    !stat.is_empty() && !stat.contains(") Z ")
}

/// Asks until the answer is yes; fails after twenty seconds.
async fn until<F: Future<Output = bool>>(what: &str, ask: impl Fn() -> F) {
    let since = Instant::now();
    while !ask().await {
        assert!(since.elapsed() < Duration::from_secs(20), "never: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn what_was_written_is_there_after_a_stop_and_a_start() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    let first = start(&folder).await;
    let servers = TestServers::of(&first);
    write_a_note(&servers.database_url).await;
    make_a_stream(&servers).await;
    let (postgres, nats) = first.process_ids();
    first.stop().await;
    assert!(!is_alive(postgres) && !is_alive(nats));

    let second = start(&folder).await;
    assert_eq!(second.database_url(), servers.database_url);
    assert_eq!(count(second.database_url()).await.unwrap(), 1);
    assert_eq!(streams(&servers).await.unwrap(), 1);
    let is_elsewhere = folder.join("postgres").is_symlink();
    assert!(!is_elsewhere, "reachable folders keep all their data inside");
    second.stop_and_remove().await.unwrap();
    assert!(!folder.exists());
}

#[tokio::test]
async fn a_killed_server_comes_back_on_its_port() {
    let place = tempfile::tempdir().unwrap();
    let local = start(&place.path().join("data")).await;
    let servers = TestServers::of(&local);
    write_a_note(&servers.database_url).await;
    make_a_stream(&servers).await;
    for _ in 0..2 {
        let (postgres, nats) = local.process_ids();
        kill_hard(postgres);
        kill_hard(nats);
        until("other processes", || async {
            let (new_postgres, new_nats) = local.process_ids();
            new_postgres != postgres && new_nats != nats
        })
        .await;
        assert_eq!(count(&servers.database_url).await.unwrap(), 1);
        assert_eq!(streams(&servers).await.unwrap(), 1);
    }
    local.stop().await;
}

#[tokio::test]
async fn a_folder_is_held_by_one_at_a_time() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    let held = Folder::open(&folder).unwrap();
    let tools = Tools::find(&folder);
    let refused = Local::start_with(&folder, &tools, Profile::Test).await;
    let refusal = refused.err().unwrap().to_string();
    assert!(refusal.contains("is in use by another crm"), "{refusal}");
    assert!(refusal.contains(&std::process::id().to_string()));
    drop(held);
    start(&folder).await.stop().await;
}

#[tokio::test]
async fn a_folder_with_other_things_in_it_is_refused() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("letter.txt"), "dear").unwrap();
    let refusal = Folder::open(place.path()).unwrap_err().to_string();
    assert!(refusal.contains("not a Kehu data folder"), "{refusal}");
}

struct Holder {
    process: tokio::process::Child,
    database_url: String,
    pids: [u32; 2],
}

async fn hold(folder: &Path) -> Holder {
    let mut process = tokio::process::Command::new(env!("CARGO_BIN_EXE_test-servers"))
        .arg("keep")
        .arg(folder)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap();
    let words: Vec<&str> = line.split(' ').collect();
    Holder {
        process,
        database_url: words[0].to_owned(),
        pids: [words[1].parse().unwrap(), words[2].parse().unwrap()],
    }
}

#[tokio::test]
async fn servers_end_with_a_killed_holder_and_the_next_start_has_the_data() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    let mut holder = hold(&folder).await;
    write_a_note(&holder.database_url).await;
    holder.process.kill().await.unwrap();
    let pids = holder.pids;
    until("the guards end the servers", || async move { !pids.iter().any(|pid| is_alive(*pid)) }).await;

    let local = start(&folder).await;
    assert_eq!(count(local.database_url()).await.unwrap(), 1);
    assert_eq!(local.database_url(), holder.database_url);
    local.stop().await;
}

#[tokio::test]
async fn orphans_whose_guards_were_killed_too_are_stopped_by_the_next_start() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    let mut holder = hold(&folder).await;
    write_a_note(&holder.database_url).await;
    for guard in guards_of(&holder.pids) {
        kill_hard(guard);
    }
    holder.process.kill().await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(holder.pids.iter().all(|pid| is_alive(*pid)));

    let local = start(&folder).await;
    assert!(!holder.pids.iter().any(|pid| is_alive(*pid)));
    assert_eq!(count(local.database_url()).await.unwrap(), 1);
    assert_eq!(local.database_url(), holder.database_url);
    local.stop().await;
}

#[tokio::test]
async fn a_pid_file_whose_number_now_belongs_to_a_stranger_is_no_obstacle() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    start(&folder).await.stop().await;
    let file = folder.join("postgres/cluster/postmaster.pid");
    let stranger = format!("{}\n{}\n", std::process::id(), folder.display());
    std::fs::write(&file, stranger).unwrap();
    start(&folder).await.stop().await;
}

/// Linux only, as is the machine that runs the tests.
fn guards_of(pids: &[u32]) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").unwrap();
    let numbers = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let is_guard = |pid: &u32| {
        let line = std::fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        line.contains("kehu-guard") && pids.iter().any(|pid| line.contains(&format!("\0{pid}\0")))
    };
    numbers.filter(is_guard).collect()
}
