//! Invoices go out as a list. They don't come in: each is asked for, approved and issued.

use async_trait::async_trait;
use kernel::{Error, Result};
use runtime::sheets::{Intake, Name, Row};
use store::Uow;

use crate::records::Invoice;

pub struct Invoices;

#[async_trait]
impl Intake for Invoices {
    type Record = Invoice;
    /// No method asks for it.
    const IMPORT: Name = Name { job: "import_invoices", permission: "finance.invoice.import" };
    const EXPORT: Name = Name { job: "export_invoices", permission: "finance.invoice.export" };
    const KEYS: &'static [&'static str] = &[];

    async fn admit(&self, _uow: &mut Uow<'_>, rows: &mut [Row<Invoice>]) -> Result<()> {
        for row in rows {
            row.refuse("id", &Error::forbidden(Self::IMPORT.permission));
        }
        Ok(())
    }
}
