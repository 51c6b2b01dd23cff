//! A colleague leaves: he is out everywhere within a second. His records stay where they are.

use kernel::{Ctx, Error, Result};
use proto::identity::v1::{self as wire, DeactivateUserRequest};
use runtime::App;
use store::record::parse_id;

use crate::{
    auth::sessions::{self, Which},
    change,
    org::Org,
    policy::publish,
    records::User,
};

pub async fn deactivate(app: &App, ctx: &Ctx, request: DeactivateUserRequest) -> Result<wire::User> {
    let id = parse_id("id", &request.id)?;
    let mut uow = app.db.begin(ctx).await?;
    let org = Org::take(&mut uow).await?;
    let mut user = uow.lock::<User>(id).await?;
    user.deactivate()?;
    let published = change::follow(&mut uow, &org, |org| org.put_user(&user)).await?;
    let which = Which::OfUser { tenant: ctx.tenant, user: id };
    sessions::end(uow.unscoped("a leaver's sessions end"), which, "deactivated", ctx.now).await?;
    let ended = publish::end_tokens(&mut uow, id, ctx.now).await?;
    uow.save(&mut user);
    uow.emit("deactivated", &user, serde_json::Value::Null)?;
    let reply = change::answer(app, uow, &user, published).await?;
    ended.apply(&app.policy);
    Ok(reply)
}

impl User {
    fn deactivate(&mut self) -> Result<()> {
        if !self.active {
            return Err(Error::precondition("ALREADY_INACTIVE"));
        }
        self.active = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_leaves_once() {
        let mut user = User { active: true, ..User::default() };
        assert!(user.deactivate().is_ok());
        assert_eq!(user.deactivate().expect_err("gone").reason(), "ALREADY_INACTIVE");
    }
}
