//! Changes to a user: name, phone, place in the company, roles.

use kernel::{Ctx, Result};
use proto::identity::v1::{self as wire, UpdateUserRequest};
use runtime::App;

use crate::{change, records::User};

pub async fn update(app: &App, ctx: &Ctx, request: UpdateUserRequest) -> Result<wire::User> {
    let paths = request.update_mask.map(|mask| mask.paths);
    change::update::<User>(app, ctx, request.user, paths).await
}
