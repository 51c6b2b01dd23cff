//! How long and how often an event that could not be handled is tried again.

use std::time::Duration;

use kernel::{Error, Kind};

/// A consumer's patience; the defaults are what production runs.
#[derive(Debug, Clone)]
pub struct Patience {
    /// Events handled side by side; those of one record never are.
    pub workers: usize,
    /// First wait after a refusal; doubles.
    pub first_wait: Duration,
    /// Longest wait.
    pub longest_wait: Duration,
    /// How long 'not known yet' and 'unavailable' are tried again.
    pub give_up_after: Duration,
    /// Faults until an event is a dead letter.
    pub faults: u32,
    /// One try takes no longer.
    pub limit: Duration,
    /// After this the server delivers an event again of which it heard nothing; a long try is
    /// reported to it meanwhile.
    pub ack_wait: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            workers: 4,
            first_wait: Duration::from_millis(200),
            longest_wait: Duration::from_secs(300),
            give_up_after: Duration::from_secs(24 * 3600),
            faults: 10,
            limit: Duration::from_secs(45),
            ack_wait: Duration::from_secs(15),
        }
    }
}

/// Deliveries after which an event is given up whatever the reason: far more than a day of waiting
/// makes, it ends an event that kills the process each time before its fault is counted.
const MOST_DELIVERIES: u32 = 1000;

/// What to do with a refused event.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    TryAgain(Duration),
    GiveUp,
}

/// Will it pass by itself?
pub(super) fn is_temporary(error: &Error) -> bool {
    error.kind() == Kind::Unavailable || error.reason() == "NOT_KNOWN_YET"
}

impl Patience {
    /// After the `delivered`th delivery was refused: `faults` so far (with this one), `age` since
    /// the event was published.
    pub(super) fn next(&self, error: &Error, delivered: u32, faults: u32, age: Duration) -> Next {
        let temporary = is_temporary(error);
        let spent = if temporary { age > self.give_up_after } else { faults >= self.faults };
        if spent || delivered >= MOST_DELIVERIES {
            return Next::GiveUp;
        }
        let tries = if temporary { delivered } else { faults };
        Next::TryAgain(self.wait(tries))
    }

    /// The wait before try number `tries + 1`.
    pub(super) fn wait(&self, tries: u32) -> Duration {
        let doubled = 1_u32.checked_shl(tries.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first_wait.saturating_mul(doubled).min(self.longest_wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_by_itself_is_tried_for_a_day_with_growing_waits() {
        let patience = Patience::default();
        let error = Error::new(Kind::NotFound, "NOT_KNOWN_YET");
        let hour = Duration::from_secs(3600);
        assert_eq!(patience.next(&error, 1, 0, hour), Next::TryAgain(Duration::from_millis(200)));
        assert_eq!(patience.next(&error, 3, 0, hour), Next::TryAgain(Duration::from_millis(800)));
        assert_eq!(patience.next(&error, 200, 0, hour), Next::TryAgain(Duration::from_secs(300)));
        assert_eq!(patience.next(&error, 200, 0, 25 * hour), Next::GiveUp);
    }

    #[test]
    fn the_tenth_fault_is_the_last() {
        let patience = Patience::default();
        let error = Error::internal("boom");
        let age = Duration::from_secs(1);
        assert!(matches!(patience.next(&error, 9, 9, age), Next::TryAgain(_)));
        assert_eq!(patience.next(&error, 10, 10, age), Next::GiveUp);
        // Days of waiting for another service are no faults of the event.
        assert!(matches!(patience.next(&error, 250, 1, age), Next::TryAgain(_)));
    }
}
