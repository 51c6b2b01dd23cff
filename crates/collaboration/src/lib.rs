//! Follow-ups and files.
