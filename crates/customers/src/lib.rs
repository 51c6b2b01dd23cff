//! Customers, contacts, public pool.
