//! Reads one after the other: searches over a million customers, and a far page beside the first.

use std::{collections::HashMap, time::Instant};

use anyhow::Result;

use crate::{
    company::{Role, token},
    cpu::Cpu,
    customers::Customers,
    figures::{Figure, median, quantile},
    http::{Ask, Client},
    product::Product,
};

/// Searches for each caller.
const SEARCHES: usize = 300;
/// Names in which the searches are found.
const SAMPLE: u64 = 4_000;
const FAR: usize = 1_000;

async fn milliseconds(client: &mut Client, path: &str, token: &str) -> Result<(f64, Vec<u8>)> {
    let from = Instant::now();
    let body = client.ask(&Ask::get(path), token).await?;
    Ok((from.elapsed().as_secs_f64() * 1000.0, body))
}

/// Pairs of Chinese characters as they follow each other in names: the commonest twenty, then evenly
/// spread from common to rare.
fn pairs(count: u64) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for n in 0..SAMPLE.min(count) {
        let name: Vec<char> = Customers::named(n * (count / SAMPLE).max(1)).name.chars().collect();
        for pair in name.windows(2).filter(|pair| pair.iter().all(|c| *c > '\u{3400}')) {
            *seen.entry(pair.iter().collect()).or_default() += 1;
        }
    }
    let mut all: Vec<(String, usize)> = seen.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let step = (all.len() / (SEARCHES - 20)).max(1);
    let spread = all.iter().skip(20).step_by(step);
    all.iter().take(20).chain(spread).take(SEARCHES).map(|(pair, _)| pair.clone()).collect()
}

pub async fn search(product: &Product, customers: &Customers, role: Role) -> Result<Figure> {
    let mut client = Client::connect(product.port).await?;
    let token = token(product, role).await?;
    let pairs = pairs(customers.count);
    let path = |pair: &str| {
        let escaped: String = pair.bytes().map(|byte| format!("%{byte:02X}")).collect();
        format!("/v1/customers?search={escaped}")
    };
    for pair in pairs.iter().step_by(7) {
        milliseconds(&mut client, &path(pair), &token).await?;
    }
    let before = Cpu::now(product.pid());
    let mut times = vec![];
    for pair in &pairs {
        let (time, _) = milliseconds(&mut client, &path(pair), &token).await?;
        times.push((time, pair.as_str()));
    }
    let limit = Cpu::now(product.pid()).per_request(&before, times.len() as u64);
    times.sort_by(|a, b| b.0.total_cmp(&a.0));
    let slowest: Vec<String> = times.iter().take(3).map(|(time, pair)| format!("{pair} {time:.0}")).collect();
    let mut times: Vec<f64> = times.iter().map(|(time, _)| *time).collect();
    let (half, most) = (quantile(&mut times, 0.5), quantile(&mut times, 0.95));
    let who = if role == Role::Administrator { "administrator" } else { "rep" };
    let figure = Figure::new(format!("search by two characters, {} ({who}), ms", customers.count), "p95 50");
    Ok(figure.measured(
        format!("p50 {half:.1}, p95 {most:.1}"),
        format!("{:.1} to {:.1}", quantile(&mut times, 0.0), quantile(&mut times, 1.0)),
        format!("slowest: {}; {limit}", slowest.join(", ")),
    ))
}

/// The first page and the thousandth, read in turns.
pub async fn far_page(product: &Product, order: &str) -> Result<Figure> {
    let mut client = Client::connect(product.port).await?;
    let token = token(product, Role::Administrator).await?;
    let first = format!("/v1/customers?pageSize=50&orderBy={}", order.replace(' ', "%20"));
    let mut path = first.clone();
    for _ in 1..FAR {
        let page: serde_json::Value = serde_json::from_slice(&client.ask(&Ask::get(&path), &token).await?)?;
        let next = page["nextPageToken"].as_str().unwrap_or_default();
        path = format!("{first}&pageToken={next}");
    }
    let (mut near, mut far, mut ratios) = (vec![], vec![], vec![]);
    for _ in 0..60 {
        near.push(milliseconds(&mut client, &first, &token).await?.0);
        far.push(milliseconds(&mut client, &path, &token).await?.0);
    }
    for (near, far) in near.chunks(12).zip(far.chunks(12)) {
        ratios.push(median(far) / median(near));
    }
    let figure = Figure::new(format!("page 1,000 against page 1, by {order}"), "1.0 of its time");
    Ok(figure.measured(
        format!("{:.2}", median(&ratios)),
        crate::figures::spread(&ratios, 2),
        format!("{:.1} ms against {:.1} ms", median(&far), median(&near)),
    ))
}
