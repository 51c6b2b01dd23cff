//! How many streams one user may keep open: his tabs and devices, not a flood.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use kernel::{Error, Kind, Uuid};

type Taken = HashMap<(Uuid, Uuid), usize>;

/// All seats of this process.
#[derive(Debug, Clone)]
pub struct Seats {
    taken: Arc<Mutex<Taken>>,
    most: usize,
}

/// One open stream; free again when dropped.
#[derive(Debug)]
pub struct Seat {
    seats: Seats,
    whose: (Uuid, Uuid),
}

impl Seats {
    pub fn new(most: usize) -> Self {
        Self { taken: Arc::default(), most }
    }

    /// A seat, or how many there are.
    pub fn take(&self, tenant: Uuid, user: Uuid) -> Result<Seat, Error> {
        let whose = (tenant, user);
        let mut taken = self.lock();
        let count = taken.entry(whose).or_default();
        if *count >= self.most {
            return Err(Error::new(Kind::RateLimited, "TOO_MANY_STREAMS").with("max", self.most));
        }
        *count += 1;
        drop(taken);
        Ok(Seat { seats: self.clone(), whose })
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.lock();
        if let Some(count) = taken.get_mut(&self.whose) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.whose);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_stream_makes_room_for_the_next() {
        let seats = Seats::new(2);
        let (tenant, user) = (Uuid::nil(), Uuid::from_u128(1));
        let first = seats.take(tenant, user).expect("free");
        let _second = seats.take(tenant, user).expect("free");
        assert!(seats.take(tenant, user).is_err());
        assert!(seats.take(tenant, Uuid::from_u128(2)).is_ok());
        drop(first);
        assert!(seats.take(tenant, user).is_ok());
    }
}
