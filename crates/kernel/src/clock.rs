//! The only source of 'now'. Tests turn the hands of a fake one.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, Timelike, Utc};

use crate::Time;

/// Real time, or a test's.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    Real,
    /// Microseconds since 1970, moved by hand.
    Fake(Arc<AtomicI64>),
}

impl Clock {
    pub fn fake(start: Time) -> Self {
        Self::Fake(Arc::new(AtomicI64::new(start.timestamp_micros())))
    }

    /// Now, cut to microseconds so that a time survives the database unchanged.
    pub fn now(&self) -> Time {
        match self {
            Self::Real => {
                let now = Utc::now();
                now.with_nanosecond(now.nanosecond() / 1000 * 1000).unwrap_or(now)
            }
            Self::Fake(micros) => {
                DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or_default()
            }
        }
    }

    /// Moves a fake clock; a real one stays as it is.
    pub fn advance(&self, by: chrono::Duration) {
        if let Self::Fake(micros) = self {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
        }
    }
}
