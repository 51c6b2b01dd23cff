//! What can go wrong for a relay, sorted by what must happen next.

use std::fmt;

/// A relay's misfortune.
#[derive(Debug)]
pub(super) enum Fault {
    /// The database connection is gone, and with it the leadership.
    Database(String),
    /// The streams didn't take something: keep the lead, look what they hold, try again.
    Streams(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(cause) => write!(f, "database: {cause}"),
            Self::Streams(cause) => write!(f, "streams: {cause}"),
        }
    }
}

impl From<sqlx::Error> for Fault {
    fn from(cause: sqlx::Error) -> Self {
        Self::Database(cause.to_string())
    }
}

impl From<kernel::Error> for Fault {
    fn from(cause: kernel::Error) -> Self {
        Self::Streams(cause.to_string())
    }
}

impl Fault {
    pub(super) fn streams(cause: impl fmt::Display) -> Self {
        Self::Streams(cause.to_string())
    }
}
