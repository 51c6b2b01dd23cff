//! Signing in and staying signed in.

pub mod accept_invitation;
pub mod accounts;
pub mod api_keys;
pub mod change_password;
pub mod failures;
pub mod lock_out;
pub mod me;
pub mod my_sessions;
pub mod password;
pub mod permissions;
pub mod prove;
pub mod refresh;
pub mod rotation;
pub mod secret;
pub mod sessions;
pub mod sign_in;
pub mod sign_out;
pub mod switch_tenant;
pub mod tokens;
