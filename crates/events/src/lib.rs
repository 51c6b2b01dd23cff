//! What happened travels from the service that did it to all who care: once committed it is never
//! lost, each record's versions arrive in order, and each effect happens once.

pub mod bodies;
pub mod consumer;
pub mod dead_letters;
pub mod directory;
pub mod envelope;
mod link;
pub mod live;
mod placement;
pub mod relay;
pub mod replay;
pub mod stream;
pub mod subject;

pub use consumer::{Consumer, ConsumerKind, Handler, Patience, Runner, Settings};
pub use envelope::{Data, Envelope, Parent};
pub use relay::{Pace, Relay};
pub use store::NOTICE;
pub use stream::Streams;
pub use subject::Subject;
