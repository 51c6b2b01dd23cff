//! Making forms: each gets a key of its own, which can be changed when it has fallen into the wrong hands.

use kernel::{Ctx, Error, Result};
use proto::marketing::v1 as wire;
use rand::RngExt as _;
use runtime::App;
use serde_json::json;
use store::{record::parse_id, records};

use crate::records::Form;

const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH: usize = 24;

pub async fn create(app: &App, ctx: &Ctx, given: Option<wire::Form>) -> Result<wire::Form> {
    let (mut form, errors) = records::described::<Form>(ctx, given)?;
    can_send(app, form.double_opt_in)?;
    form.key = Some(key());
    records::save_new(&app.db, ctx, form, errors, &app.resolver).await
}

pub async fn update(
    app: &App,
    ctx: &Ctx,
    given: Option<wire::Form>,
    paths: Option<Vec<String>>,
) -> Result<wire::Form> {
    can_send(app, given.as_ref().is_some_and(|form| form.double_opt_in))?;
    records::update::<Form>(&app.db, ctx, given, paths, &app.resolver).await
}

pub async fn rotate(app: &App, ctx: &Ctx, request: wire::RotateKeyFormRequest) -> Result<wire::Form> {
    let id = parse_id("id", &request.id)?;
    let mut uow = app.db.begin(ctx).await?;
    let mut form = uow.lock::<Form>(id).await?;
    form.key = Some(key());
    uow.save(&mut form);
    uow.emit("key_rotated", &form, json!({}))?;
    records::answer(uow, &form).await
}

/// Who shall confirm by mail must get one.
fn can_send(app: &App, double_opt_in: bool) -> Result<()> {
    match double_opt_in && app.post.is_none() {
        true => Err(Error::precondition("NO_MAIL_SERVER")),
        false => Ok(()),
    }
}

/// 138 random bits in letters that can be told apart.
fn key() -> String {
    let mut random = rand::rng();
    (0..LENGTH).map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_keys_are_alike() {
        let (one, other) = (key(), key());
        assert_eq!(one.len(), LENGTH);
        assert_ne!(one, other);
        assert!(one.bytes().all(|b| b.is_ascii_alphanumeric()));
    }
}
