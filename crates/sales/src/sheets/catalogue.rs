//! Products of a list, each with its code or the next one; and prices of price books, by the names of book and product or
//! by the product's code.

use std::collections::HashSet;

use async_trait::async_trait;
use kernel::{Error, Result};
use runtime::sheets::{Intake, LetThrough, Name, Row};
use store::Uow;

use crate::{
    numbers,
    records::{PriceBookLine, Product},
};

pub struct Products;

/// Codes that the list said already, in small letters.
type Codes = HashSet<String>;

#[async_trait]
impl Intake for Products {
    type Record = Product;
    const IMPORT: Name = Name { job: "import_products", permission: "sales.product.import" };
    const EXPORT: Name = Name { job: "export_products", permission: "sales.product.export" };
    const KEYS: &'static [&'static str] = &["code"];

    async fn admit(&self, uow: &mut Uow<'_>, rows: &mut [Row<Product>]) -> Result<()> {
        self.admit_next(uow, rows, &mut LetThrough::default()).await
    }

    async fn admit_next(
        &self,
        uow: &mut Uow<'_>,
        rows: &mut [Row<Product>],
        before: &mut LetThrough,
    ) -> Result<()> {
        let mut codes =
            *before.kept.take().and_then(|kept| kept.downcast::<Codes>().ok()).unwrap_or_default();
        // those that are typed in first: what is given keeps away from them
        for row in rows.iter_mut().filter(|row| row.goes_on()) {
            let was = row.before.as_ref().and_then(|was| was.code.as_ref());
            if let Some(code) = row.record.code.clone().filter(|code| Some(code) != was)
                && !codes.insert(code.to_lowercase())
            {
                row.refuse("code", &Error::invalid("code", "CODE_TAKEN").with("code", code));
            }
        }
        for row in rows.iter_mut().filter(|row| row.is_new() && row.record.code.is_none()) {
            row.record.code = loop {
                let code = numbers::product_code(uow).await?;
                if codes.insert(code.to_lowercase()) {
                    break Some(code);
                }
            };
        }
        before.kept = Some(Box::new(codes));
        Ok(())
    }
}

pub struct Prices;

#[async_trait]
impl Intake for Prices {
    type Record = PriceBookLine;
    const IMPORT: Name = Name { job: "import_price_book_lines", permission: "sales.price_book_line.import" };
    const EXPORT: Name = Name { job: "export_price_book_lines", permission: "sales.price_book_line.export" };
    const KEYS: &'static [&'static str] = &[];

    /// A price asks nothing beside its own rules.
    async fn admit(&self, _uow: &mut Uow<'_>, _rows: &mut [Row<PriceBookLine>]) -> Result<()> {
        Ok(())
    }
}
