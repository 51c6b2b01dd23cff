//! Publishes a batch in waves. Within a wave nothing waits for anything; a record's next version
//! opens the next wave, which starts only when the whole wave before was acknowledged. So a lost
//! message can never be overtaken by a later version of its record, and a message sent twice is
//! dropped by the stream, which knows its id.

use std::collections::HashMap;

use async_nats::jetstream::{
    Context,
    context::{PublishAckFuture, PublishError},
    message::PublishMessage,
};

use crate::link::Link;

use super::{
    Fault,
    outbox::Place,
    prepared::{Lane, Prepared},
};

/// What became of a batch: the rows acknowledged, in order, and what stopped it.
pub(super) struct Sent {
    pub places: Vec<Place>,
    pub fault: Option<Fault>,
    /// A stream numbered a new message below an old one: it is not the stream it was.
    pub stream_is_new: bool,
}

/// Publishes rows in their order as far as it goes; `highest` is the last number that the event
/// stream gave us.
pub(super) async fn publish(
    jetstream: &Context,
    link: &Link,
    rows: Vec<Prepared>,
    highest: &mut u64,
) -> Sent {
    let mut sent = Sent { places: Vec::with_capacity(rows.len()), fault: None, stream_is_new: false };
    let mut wave = Wave::default();
    for row in rows {
        if wave.must_end_before(&row) {
            wave.finish(link, &mut sent, highest).await;
        }
        if sent.fault.is_some() {
            return sent;
        }
        if let Err(error) = wave.send(jetstream, row).await {
            wave.finish(link, &mut sent, highest).await;
            sent.fault.get_or_insert(Fault::streams(error));
            return sent;
        }
    }
    wave.finish(link, &mut sent, highest).await;
    sent
}

struct Flight {
    seq: i64,
    is_event: bool,
    acks: Vec<PublishAckFuture>,
}

#[derive(Default)]
struct Wave {
    flights: Vec<Flight>,
    lanes: HashMap<Lane, Option<i32>>,
}

impl Wave {
    fn must_end_before(&self, row: &Prepared) -> bool {
        self.lanes.get(&row.lane).is_some_and(|version| version.is_none() || *version != row.version)
    }

    async fn send(&mut self, jetstream: &Context, row: Prepared) -> Result<(), PublishError> {
        let mut acks = Vec::with_capacity(row.messages.len());
        for (subject, body) in row.messages {
            let message = PublishMessage::build().payload(body).message_id(row.id.to_string());
            acks.push(jetstream.send_publish(subject, message).await?);
        }
        let is_event = matches!(row.lane, Lane::Record(_));
        self.flights.push(Flight { seq: row.seq, is_event, acks });
        self.lanes.insert(row.lane, row.version);
        Ok(())
    }

    /// Waits for the wave; keeps what was acknowledged before the first refusal.
    async fn finish(&mut self, link: &Link, sent: &mut Sent, highest: &mut u64) {
        self.lanes.clear();
        for flight in self.flights.drain(..) {
            let mut stream_seq = None;
            for ack in flight.acks {
                match link.unless_lost(ack.into_future()).await {
                    Some(Ok(ack)) => {
                        if stream_seq.is_none() && flight.is_event && !ack.duplicate {
                            sent.stream_is_new |= ack.sequence <= *highest;
                            *highest = ack.sequence;
                        }
                        stream_seq.get_or_insert(ack.sequence);
                    }
                    Some(Err(error)) => {
                        sent.fault.get_or_insert(Fault::streams(error));
                        return;
                    }
                    None => {
                        sent.fault.get_or_insert(Fault::streams("the connection was lost"));
                        return;
                    }
                }
            }
            if let Some(stream_seq) = stream_seq.and_then(|n| i64::try_from(n).ok()) {
                sent.places.push(Place { seq: flight.seq, stream_seq });
            }
        }
    }
}
