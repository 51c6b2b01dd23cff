//! Recycling (公海回收): customers that their owner neglects fall back to their pool, as the pool's rules
//! say. He is warned, anybody can look beforehand who falls, and nothing falls that was followed up in
//! time, however late the news arrives.

pub mod dry_run;
pub mod foresight;
pub mod given_back;
pub mod homes;
pub mod judge;
pub mod night;
pub mod owners;
pub mod statistics;
mod unreached;
mod warnings;

/// The hour of a tenant's clocks at which his night begins.
pub const HOUR: u32 = 2;
