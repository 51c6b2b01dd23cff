//! When a reason explains how a deal ended.

use kernel::{Error, Result};
use store::Rules;

use crate::records::{CloseReason, CloseReasonOutcome};

impl Rules for CloseReason {}

impl CloseReason {
    /// A reason to win explains no loss, and one that is no longer offered explains nothing new.
    pub fn explains(&self, outcome: CloseReasonOutcome) -> Result<()> {
        if self.outcome != outcome {
            return Err(Error::invalid("closeReasonId", "REASON_OF_OTHER_OUTCOME"));
        }
        if self.retired {
            return Err(Error::invalid("closeReasonId", "REASON_RETIRED"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_to_win_explains_no_loss_and_a_retired_one_nothing() {
        let price = CloseReason { outcome: CloseReasonOutcome::Lost, ..CloseReason::default() };
        assert!(price.explains(CloseReasonOutcome::Lost).is_ok());
        assert!(price.explains(CloseReasonOutcome::Won).is_err());
        let old = CloseReason { retired: true, ..price };
        assert!(old.explains(CloseReasonOutcome::Lost).is_err());
    }
}
