//! How long after a customer was created the others hear of it: from sending the request to the message on the
//! stream, the create itself included.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use async_nats::jetstream::{
    self,
    consumer::{DeliverPolicy, pull::OrderedConfig},
};
use futures::StreamExt;
use serde_json::{Value as Json, json};

use crate::{
    company::{Role, text, token},
    figures::{Figure, quantile},
    http::{Ask, Client},
    product::Product,
};

const WRITES: u32 = 200;
const WRITERS: u32 = 16;

pub async fn measure(product: &Product, time: Duration) -> Result<Figure> {
    let nats = async_nats::ConnectOptions::with_token(product.secret("nats-token")?)
        .connect(format!("127.0.0.1:{}", product.port_of("nats")?))
        .await?;
    let stream = jetstream::new(nats).get_stream("EVENTS").await?;
    let config = OrderedConfig {
        deliver_policy: DeliverPolicy::New,
        filter_subject: "int.>".to_owned(),
        ..OrderedConfig::default()
    };
    let mut messages = stream.create_consumer(config).await?.messages().await?;
    let heard: Arc<Mutex<HashMap<String, Instant>>> = Arc::default();
    let book = Arc::clone(&heard);
    let listener = tokio::spawn(async move {
        while let Some(Ok(message)) = messages.next().await {
            let at = Instant::now();
            let event: Json = serde_json::from_slice(&message.payload).unwrap_or_default();
            if let (Some(id), Ok(mut book)) = (event["data"]["id"].as_str(), book.lock()) {
                book.entry(id.to_owned()).or_insert(at);
            }
        }
    });
    tokio::time::sleep(Duration::from_millis(500)).await;
    let sent = write(product, time).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    listener.abort();
    let heard = heard.lock().ok().context("the listener broke")?.clone();
    let lag = |(id, at): &(String, Instant)| Some(heard.get(id)?.duration_since(*at).as_secs_f64() * 1000.0);
    let mut lags: Vec<f64> = sent.iter().filter_map(lag).collect();
    let missing = sent.len() - lags.len();
    let rate = sent.len() as f64 / time.as_secs_f64();
    let (half, most) = (quantile(&mut lags, 0.5), quantile(&mut lags, 0.99));
    let limit =
        format!("{rate:.0} writes/s, {missing} of {} not heard; includes the create itself", sent.len());
    let figure = Figure::new("event lag at 200 writes/s, ms", "p99 under 100");
    Ok(figure.measured(
        format!("p50 {half:.1}, p99 {most:.1}"),
        format!("{:.1} to {:.1}", quantile(&mut lags, 0.0), quantile(&mut lags, 1.0)),
        limit,
    ))
}

/// Ids and when each was asked for, at an even pace whatever the answers take.
async fn write(product: &Product, time: Duration) -> Result<Vec<(String, Instant)>> {
    let token: Arc<str> = token(product, Role::Writer).await?.into();
    let pace = Duration::from_secs(1) * WRITERS / WRITES;
    let mut writers = vec![];
    for at in 0..WRITERS {
        let mut client = Client::connect(product.port).await?;
        let token = Arc::clone(&token);
        writers.push(tokio::spawn(async move {
            tokio::time::sleep(pace * at / WRITERS).await;
            let mut ticks = tokio::time::interval(pace);
            let (from, mut sent) = (Instant::now(), vec![]);
            while from.elapsed() < time {
                let due = ticks.tick().await.into_std();
                let ask = Ask::post(
                    "/v1/customers",
                    &json!({"name": format!("苏州远航电子第{}有限公司", at as usize * 1_000_000 + sent.len()), "city": "苏州"}),
                );
                let answer = client.json(&ask, &token).await?;
                sent.push((text(&answer, "id")?, due));
            }
            anyhow::Ok(sent)
        }));
    }
    let mut sent = vec![];
    for writer in writers {
        sent.extend(writer.await??);
    }
    Ok(sent)
}
