//! Events as they happen, for screens that are open right now. Nothing is kept for who isn't
//! listening, and an event may come twice: the screen asks again for what it shows.

use async_nats::Client;
use futures::{Stream, StreamExt};
use kernel::Result;

use crate::{Envelope, stream::unavailable};

/// All events of all tenants; whoever passes one on checks who may see it.
pub async fn subscribe(client: &Client) -> Result<impl Stream<Item = Envelope> + Send + use<>> {
    let messages = client.subscribe("int.>").await.map_err(unavailable)?;
    Ok(messages.filter_map(|message| async move {
        match Envelope::parse(&message.payload) {
            Ok(event) => Some(event),
            Err(error) => {
                tracing::debug!(subject = %message.subject, %error, "not an event");
                None
            }
        }
    }))
}
