//! A new product: whoever types no code gets the next one.

use kernel::{Ctx, Result};
use proto::sales::v1 as wire;
use store::{Db, Rules as _, directory, directory::Resolve, records};

use crate::{numbers, records::Product};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    given: Option<wire::Product>,
) -> Result<wire::Product> {
    let mut product = records::draft::<Product>(ctx, given)?;
    directory::ensure(db, ctx, resolver, &product).await?;
    let mut uow = db.begin(ctx).await?;
    records::check_references(&mut uow, &product, None).await?;
    product.verify(&mut uow, None).await?;
    if product.code.is_none() {
        product.code = Some(numbers::product_code(&mut uow).await?);
    }
    uow.insert(&mut product);
    records::answer(uow, &product).await
}
