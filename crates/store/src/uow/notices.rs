//! Telling people: a notice goes out with the commit that gives the reason for it, and becomes a
//! notification of each receiver where notifications are kept.

use kernel::{Error, Result};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{Uow, event::text_of};
use crate::Record;

/// What stands for the record in a notice's event: `customers.notice.given`.
pub const NOTICE: &str = "notice";

/// Receivers of one event, and so notifications of one commit; more go by further events.
const RECEIVERS: usize = 100;

impl Uow<'_> {
    /// Tells `to` about a record that is saved here, or was before. `reason` is a key of `[notices]` in
    /// `proto/crm/messages`, `params` an object with the values that its sentence names beside `{title}`
    /// (the record's) and `{by}` (who acted).
    ///
    /// The receivers are shown the title and the parameters whether or not they may see the record:
    /// whom to name, and how much to say, is the sender's to decide. Nobody is told twice, deactivated
    /// users not at all. What is entered of the past is no news to anybody.
    pub fn notify<R: Record>(&mut self, to: &[Uuid], reason: &str, params: Json, about: &R) -> Result<()> {
        let def = R::DEF;
        let id = about.head().id;
        if about.head().version == 0 {
            return Err(Error::internal(format!("notice {reason} about a record that isn't saved")));
        }
        if self.ctx.as_of.is_some() {
            return Ok(());
        }
        let title = def.field(def.title).map(|field| text_of(about, field)).unwrap_or_default();
        let about = json!({"kind": format!("{}.{}", def.service, def.kind), "id": id, "title": title});
        let write = self.written.get(&id).and_then(|written| written.alone());
        let mut receivers: Vec<Uuid> = to.to_vec();
        receivers.sort_unstable();
        receivers.dedup();
        for some in receivers.chunks(RECEIVERS) {
            let detail = json!({"to": some, "reason": reason, "params": params, "about": about});
            // what is said to one person is not for the company's analysts
            let strip = vec!["params".to_owned()];
            self.publish_apart(write, (def.service, NOTICE), "given", json!({"detail": detail}), strip);
        }
        Ok(())
    }
}
