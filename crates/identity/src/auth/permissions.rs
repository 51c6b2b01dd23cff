//! Everything that a role can grant, in the caller's words.

use kernel::{Ctx, Locale};
use proto::{
    identity::v1::{ListPermissionsResponse, list_permissions_response::Permission},
    labels::Labels,
};

use crate::rights::catalogue;

pub fn list(ctx: &Ctx) -> ListPermissionsResponse {
    let chinese = ctx.locale == Locale::Zh;
    let permissions = catalogue::permissions().iter().map(|permission| {
        let label = Labels::of(&permission.service, chinese).permission(&permission.name);
        Permission {
            name: permission.name.clone(),
            label: label.unwrap_or_else(|| permission.name.clone()),
            service: permission.service.clone(),
            kind: permission.kind.clone(),
            verb: permission.verb.clone(),
        }
    });
    ListPermissionsResponse { permissions: permissions.collect() }
}
