//! `crm up` as an operator meets it: again on the same data, twice on one folder, and its end.
#![allow(clippy::expect_used)]

use std::{
    fs,
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use nix::sys::signal::Signal;
use serde_json::json;
use system_tests::{Company, Product, client::text};

#[tokio::test(flavor = "multi_thread")]
async fn the_second_start_is_up_in_seconds_with_all_the_data() {
    let mut product = Product::up().await;
    let company = Company::first(&product).await;
    let id = company.customer(&company.admin, "Kept 保留").await;
    let (status, by_itself) = product.part("up").stop(Signal::SIGINT);
    assert!(by_itself && status.success(), "Ctrl-C is a good end: {status}");
    assert_eq!(left(&product.data()), Vec::<String>::new(), "nothing is left running");

    let since = Instant::now();
    product.start("up").await;
    let took = since.elapsed();
    // two or three here; speed is for the bench to tell
    assert!(took < Duration::from_secs(20), "{took:?}");
    let kept = company.admin.client.get(&format!("/v1/customers/{id}")).await.ok();
    assert_eq!(text(&kept, "name"), "Kept 保留");
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_one_on_the_same_folder_is_refused_and_harms_nothing() {
    let product = Product::up().await;
    let company = Company::first(&product).await;
    let mut second = product.command();
    second.arg("up").arg("--data").arg(product.data()).args(["--listen", "127.0.0.1:0"]).stdin(Stdio::null());
    let second = tokio::process::Command::from(second).kill_on_drop(true).output();
    let output = tokio::time::timeout(Duration::from_secs(20), second).await.expect("it ends at once");
    let output = output.expect("crm runs");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("in use by another crm"), "{said}");
    company.admin.client.post("/v1/customers", &json!({"name": "Still there"})).await.ok();
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_without_warning_leaves_no_server_behind() {
    let mut product = Product::up().await;
    product.kill("up");
    let until = Instant::now() + Duration::from_secs(20);
    while !left(&product.data()).is_empty() {
        assert!(Instant::now() < until, "left behind: {:?}", left(&product.data()));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    product.start("up").await;
    Company::first(&product).await;
    product.stop().await;
}

/// Command lines of processes that name the data folder.
fn left(data: &Path) -> Vec<String> {
    let data = data.display().to_string();
    let processes = fs::read_dir("/proc").expect("/proc");
    let line = |entry: fs::DirEntry| {
        entry.file_name().to_str()?.parse::<u32>().ok()?;
        let line = fs::read(entry.path().join("cmdline")).ok()?;
        Some(String::from_utf8_lossy(&line).replace('\0', " "))
    };
    let lines = processes.filter_map(|entry| line(entry.ok()?));
    lines.filter(|line| line.contains(&data)).collect()
}
