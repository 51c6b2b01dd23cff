//! What a person at the screen waits for: a real browser on the list of all customers, measured by the web app's
//! own program. Left out, and said so, where there is no browser or the web app's tools are not installed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use tokio::process::Command;

use crate::{
    figures::{Figure, quantile},
    product::{EMAIL, PASSWORD, Product},
};

#[derive(Deserialize)]
struct Told {
    scroll: Lines,
    filter: Lines,
    sort: Lines,
}

#[derive(Deserialize)]
struct Lines {
    /// Milliseconds from each input to its painted rows.
    took: Vec<f64>,
    /// The longest time in which the page could not answer.
    longest: f64,
    slowest: String,
    /// So many rows were scrolled through.
    reached: u64,
    /// What the product would not do, with its words.
    refused: Vec<String>,
}

/// Why there is nothing to measure with.
pub fn missing() -> Option<String> {
    let chromium = chromium();
    if !chromium.exists() {
        return Some(format!("no browser at {}", chromium.display()));
    }
    let tools = web().join("node_modules/playwright-core");
    (!tools.exists()).then(|| "the web app's tools are not installed (make web)".to_owned())
}

/// Scrolling through pages, filtering and sorting, each a line of the table.
pub async fn lists(product: &Product, customers: u64) -> Result<Vec<Figure>> {
    let run = Command::new("node")
        .arg("bench/lists.mjs")
        .current_dir(web())
        .env("CHROMIUM", chromium())
        .env("KEHU_URL", format!("http://127.0.0.1:{}", product.port))
        .env("KEHU_EMAIL", EMAIL)
        .env("KEHU_PASSWORD", PASSWORD)
        .kill_on_drop(true)
        .output()
        .await
        .context("cannot run node")?;
    if !run.status.success() {
        bail!("the browser's run ended badly: {}", String::from_utf8_lossy(&run.stderr));
    }
    let told: Told = serde_json::from_slice(&run.stdout)
        .with_context(|| format!("not understood: {}", String::from_utf8_lossy(&run.stdout)))?;
    let named = [("scroll", told.scroll), ("filter", told.filter), ("sort", told.sort)];
    Ok(named.into_iter().map(|(what, lines)| figure(what, lines, customers)).collect())
}

fn figure(what: &str, mut lines: Lines, customers: u64) -> Figure {
    let mut limit = format!("page unable to answer for {:.0} ms at most (aim 200)", lines.longest);
    if !lines.slowest.is_empty() {
        limit = format!("{limit}; slowest: {}", lines.slowest);
    }
    if lines.reached > 0 {
        limit = format!("{limit}; down to row {}", lines.reached);
    }
    if !lines.refused.is_empty() {
        limit = format!("{limit}; refused: {}", lines.refused.join("; "));
    }
    let figure = Figure::new(format!("{what} in the browser, {customers}, ms"), "p95 500");
    let (half, most) = (quantile(&mut lines.took, 0.5), quantile(&mut lines.took, 0.95));
    let spread = format!("{:.0} to {:.0}", quantile(&mut lines.took, 0.0), quantile(&mut lines.took, 1.0));
    figure.measured(format!("p50 {half:.0}, p95 {most:.0}"), spread, limit)
}

fn chromium() -> PathBuf {
    std::env::var_os("CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from)
}

fn web() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web")
}
