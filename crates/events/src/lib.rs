//! What happened travels from the service that did it to all who care: once committed it is never
//! lost, each record's versions arrive in order, and each effect happens once.

pub mod bodies;
pub mod envelope;
mod placement;
pub mod relay;
pub mod stream;
pub mod subject;

pub use envelope::{Data, Envelope, Parent};
pub use relay::{Pace, Relay};
pub use stream::Streams;
pub use subject::Subject;
