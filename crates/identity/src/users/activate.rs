//! A colleague comes back, with the roles he had: the caller must hold as much himself.

use kernel::{Ctx, Error, Result};
use proto::identity::v1::{self as wire, ActivateUserRequest};
use runtime::App;
use store::record::parse_id;

use crate::{change, org::Org, records::User, rights::covers};

pub async fn activate(app: &App, ctx: &Ctx, request: ActivateUserRequest) -> Result<wire::User> {
    let id = parse_id("id", &request.id)?;
    let mut uow = app.db.begin(ctx).await?;
    let org = Org::take(&mut uow).await?;
    let mut user = uow.lock::<User>(id).await?;
    user.activate()?;
    covers::check_person(&ctx.access, &org, id)?;
    let published = change::follow(&mut uow, &org, |org| org.put_user(&user)).await?;
    uow.save(&mut user);
    uow.emit("activated", &user, serde_json::Value::Null)?;
    change::answer(app, uow, &user, published).await
}

impl User {
    fn activate(&mut self) -> Result<()> {
        if self.active {
            return Err(Error::precondition("ALREADY_ACTIVE"));
        }
        self.active = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_left_comes_back() {
        let mut user = User::default();
        assert!(user.activate().is_ok());
        assert_eq!(user.activate().expect_err("there").reason(), "ALREADY_ACTIVE");
    }
}
