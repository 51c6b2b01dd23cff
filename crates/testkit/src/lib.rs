//! Database per test, fake clock, in-memory clients, captured events, the conformance tests.
