//! Outbox relay, consumer runner, dead letters, replay.
