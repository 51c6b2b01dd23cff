//! Tenants, users, departments, positions, groups, roles, sessions, API keys.
