//! A lead becomes a customer, a contact and a deal, once. Those live in other services, so it takes several steps, any
//! of which may be cut short: the lead is marked first, with a job, in one commit; the job has each of the three made
//! under a key of its own, so that whoever goes on after a crash finds what was made before; in the end the lead names
//! them all, or stands where it stood, with the reason.

mod broken;
mod draft;
mod job;
mod plan;
mod refusal;
mod remote;
pub mod start;

pub use self::{
    broken::{round as broken_round, watch},
    job::{Converting, KIND, make},
    plan::{Made, Plan},
    remote::{Others, Services},
};
