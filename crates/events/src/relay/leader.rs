//! The leading relay's day: look what the streams hold, publish what waits, tidy up, wait for a
//! word.

use std::time::{Duration, Instant};

use async_nats::{Subscriber, connection::State};
use chrono::Utc;
use futures::{StreamExt, future::OptionFuture};
use tokio_util::sync::CancellationToken;

use super::{
    Fault, Relay,
    outbox::{BATCH_BYTES, Outbox, Place, Row},
    prepared::prepare,
    publish::publish,
    walk_back::walk_back,
};
use crate::{
    link::Link,
    stream::{self, POLICY},
};

const COUNT_EVERY: Duration = Duration::from_secs(5);

pub(super) struct Leader<'a> {
    relay: &'a Relay,
    /// The connection to the streams that was last looked over; none: look before publishing.
    looked_over: Option<Link>,
    highest: u64,
    wait: Duration,
    trimmed: Instant,
    counted: Option<Instant>,
    pokes: Option<Subscriber>,
    /// When to look whether the policy bucket lost this service's documents.
    policy_due: Option<Instant>,
}

impl<'a> Leader<'a> {
    pub(super) fn new(relay: &'a Relay) -> Self {
        let wait = relay.pace.retry;
        let trimmed = Instant::now();
        Self {
            relay,
            looked_over: None,
            highest: 0,
            wait,
            trimmed,
            counted: None,
            pokes: None,
            policy_due: None,
        }
    }

    /// Leads until told to stop or the database is lost.
    pub(super) async fn lead(&mut self, outbox: &mut Outbox, stop: &CancellationToken) -> Result<(), Fault> {
        while !stop.is_cancelled() {
            match self.round(outbox).await {
                Ok(more) => {
                    self.wait = self.relay.pace.retry;
                    if !more {
                        self.rest(stop).await;
                    }
                }
                Err(Fault::Streams(cause)) => {
                    let service = self.relay.service;
                    tracing::warn!(service, cause, "the streams took no more; the relay tries again");
                    metrics::counter!("crm_relay_faults", "service" => service).increment(1);
                    self.looked_over = None;
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep(self.wait) => {}
                    }
                    self.wait = (self.wait * 2).min(Duration::from_secs(5));
                }
                Err(lost @ Fault::Database(_)) => return Err(lost),
            }
        }
        Ok(())
    }

    /// One batch; true when there may be more at once.
    async fn round(&mut self, outbox: &mut Outbox) -> Result<bool, Fault> {
        self.count(outbox).await?;
        if self.relay.client.connection_state() != State::Connected {
            return Ok(false); // Writes go on; the backlog waits here.
        }
        self.look_over(outbox).await?;
        self.restore_policy().await;
        let rows = outbox.waiting(self.relay.pace.batch).await?;
        let bytes: usize = rows.iter().map(|row| row.payload.len()).sum();
        let full = bytes >= BATCH_BYTES || rows.len() as i64 >= self.relay.pace.batch;
        if !rows.is_empty() {
            self.send(outbox, rows).await?;
        }
        self.trim(outbox).await?;
        Ok(full)
    }

    async fn send(&mut self, outbox: &mut Outbox, rows: Vec<Row>) -> Result<(), Fault> {
        let mut ready = Vec::with_capacity(rows.len());
        for row in &rows {
            match prepare(row) {
                Ok(prepared) => ready.push(prepared),
                Err(why) => {
                    tracing::error!(service = self.relay.service, seq = row.seq, why, "outbox row set aside");
                    metrics::counter!("crm_dead_letters", "service" => self.relay.service, "consumer" => "relay")
                        .increment(1);
                    outbox.set_aside(row, &why).await?;
                }
            }
        }
        // Published on another connection than the one looked over, they would be looked for again.
        let link = self.looked_over.clone().unwrap_or_else(|| Link::of(&self.relay.client));
        let sent = publish(&self.relay.jetstream, &link, ready, &mut self.highest).await;
        if !sent.places.is_empty() {
            outbox.mark(&sent.places).await?;
            self.measure(&rows, &sent.places);
        }
        if sent.stream_is_new {
            self.looked_over = None;
        }
        sent.fault.map_or(Ok(()), Err)
    }

    /// After each (re)connection, and after each refusal: do the streams stand and hold what they
    /// acknowledged?
    async fn look_over(&mut self, outbox: &mut Outbox) -> Result<(), Fault> {
        if self.looked_over.as_ref().is_some_and(Link::holds) {
            return Ok(());
        }
        let link = Link::of(&self.relay.client);
        let looked = link.unless_lost(self.compare(outbox)).await;
        looked.unwrap_or_else(|| Err(Fault::streams("the connection was lost")))?;
        self.looked_over = Some(link);
        Ok(())
    }

    async fn compare(&mut self, outbox: &mut Outbox) -> Result<(), Fault> {
        stream::ensure(&self.relay.jetstream, &self.relay.streams).await?;
        let lost = walk_back(outbox, &self.relay.jetstream).await?;
        if lost > 0 {
            tracing::warn!(
                service = self.relay.service,
                lost,
                "the streams had lost events; they are sent again"
            );
            metrics::counter!("crm_relay_sent_again", "service" => self.relay.service).increment(lost as u64);
        }
        self.policy_due = Some(Instant::now());
        self.highest = 0;
        if self.pokes.is_none() {
            let subject = format!("poke.{}", self.relay.service);
            self.pokes = Some(self.relay.client.subscribe(subject).await.map_err(Fault::streams)?);
        }
        Ok(())
    }

    /// What fails here is tried again and stops no event.
    async fn restore_policy(&mut self) {
        if self.policy_due.is_none_or(|due| due > Instant::now()) {
            return;
        }
        self.policy_due = None;
        if let Err(fault) = self.publish_policy().await {
            tracing::warn!(service = self.relay.service, %fault, "policy documents are not back yet");
            self.policy_due = Some(Instant::now() + COUNT_EVERY);
        }
    }

    /// A mark in the bucket tells that this service's documents were in it; no mark, no documents.
    async fn publish_policy(&self) -> Result<(), Fault> {
        let Some(republish) = &self.relay.republish else { return Ok(()) };
        let bucket = self.relay.jetstream.get_key_value(POLICY).await.map_err(Fault::streams)?;
        let mark = format!("_published.{}", self.relay.service);
        if bucket.get(&mark).await.map_err(Fault::streams)?.is_none() {
            republish().await?;
            bucket.put(&mark, bytes::Bytes::from_static(b"1")).await.map_err(Fault::streams)?;
        }
        Ok(())
    }

    /// Waits for a commit here, a word from elsewhere, or the sweep.
    async fn rest(&mut self, stop: &CancellationToken) {
        let poked: OptionFuture<_> = self.pokes.as_mut().map(StreamExt::next).into();
        let ended = tokio::select! {
            () = stop.cancelled() => false,
            () = self.relay.db.poked() => false,
            Some(word) = poked => word.is_none(),
            () = tokio::time::sleep(self.relay.pace.sweep) => false,
        };
        if ended {
            self.pokes = None;
            self.looked_over = None;
        }
    }

    async fn trim(&mut self, outbox: &mut Outbox) -> Result<(), Fault> {
        if self.trimmed.elapsed() < self.relay.pace.tidy {
            return Ok(());
        }
        // A full batch means there is more: come back next round instead of blocking this one.
        let (now, pace) = (Utc::now(), &self.relay.pace);
        let published = outbox.trim(now - pace.keep, 1000).await?;
        let taken = outbox.trim_inbox(now - pace.remember, 1000).await?;
        if published < 1000 && taken < 1000 {
            self.trimmed = Instant::now();
        }
        Ok(())
    }

    async fn count(&mut self, outbox: &mut Outbox) -> Result<(), Fault> {
        if self.counted.is_some_and(|at| at.elapsed() < COUNT_EVERY) {
            return Ok(());
        }
        let (rows, age) = outbox.backlog().await?;
        metrics::gauge!("crm_outbox_backlog", "service" => self.relay.service).set(rows as f64);
        metrics::gauge!("crm_outbox_oldest_seconds", "service" => self.relay.service).set(age);
        self.counted = Some(Instant::now());
        Ok(())
    }

    fn measure(&self, rows: &[Row], places: &[Place]) {
        let service = self.relay.service;
        let now = Utc::now();
        let latency = metrics::histogram!("crm_outbox_publish_seconds", "service" => service);
        for row in rows.iter().take(places.len()) {
            latency.record((now - row.created_at).as_seconds_f64().max(0.0));
        }
        metrics::counter!("crm_events_published", "service" => service).increment(places.len() as u64);
    }
}
