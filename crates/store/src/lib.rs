//! PostgreSQL: unit of work, records, lists, audit, idempotency, outbox, inbox, jobs.
