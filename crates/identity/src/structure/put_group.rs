//! The group behind a pool's (or a team's) members, kept by the service whose record it stands for. It
//! has that record's id; putting it twice is the same as once.

use kernel::{Ctx, Error, FieldErrors, Kind, Result, Uuid};
use proto::identity::v1::PutGroupRequest;
use runtime::App;
use store::Record as _;

use crate::{change, org::Org, records::Group};

/// What a service asked for, read.
struct Wanted {
    id: Uuid,
    name: String,
    purpose: String,
    members: Vec<Uuid>,
}

pub async fn put_group(app: &App, ctx: &Ctx, request: PutGroupRequest) -> Result<()> {
    let wanted = read(request)?;
    let mut uow = app.db.begin(ctx).await?;
    let org = Org::take(&mut uow).await?;
    let (mut group, known) = match uow.lock_even_locked::<Group>(wanted.id).await {
        Ok(group) => (group, true),
        Err(error) if error.kind() == Kind::NotFound => (Group::default(), false),
        Err(error) => return Err(error),
    };
    if known && group.purpose.as_deref() != Some(wanted.purpose.as_str()) {
        return Err(Error::conflict("GROUP_OF_ANOTHER_PURPOSE"));
    }
    group.head.id = wanted.id;
    group.name = wanted.name;
    group.purpose = Some(wanted.purpose);
    group.member_ids = wanted.members;
    let published = change::follow(&mut uow, &org, |org| org.put_group(&group)).await?;
    if known {
        uow.save(&mut group);
    } else {
        uow.insert(&mut group);
    }
    debug_assert_eq!(group.head().id, wanted.id);
    uow.commit(&group).await?;
    published.apply(&app.policy);
    Ok(())
}

fn read(request: PutGroupRequest) -> Result<Wanted> {
    let mut errors = FieldErrors::default();
    let id = request.id.parse().unwrap_or_default();
    if Uuid::is_nil(&id) {
        errors.push("id", "NOT_A_UUID");
    }
    for (field, value) in [("name", &request.name), ("purpose", &request.purpose)] {
        if value.trim().is_empty() {
            errors.push(field, "REQUIRED");
        }
    }
    let mut members = vec![];
    for (i, member) in request.member_ids.iter().enumerate() {
        match member.parse() {
            Ok(member) if members.contains(&member) => {}
            Ok(member) => members.push(member),
            Err(_) => errors.push(format!("memberIds[{i}]"), "NOT_A_UUID"),
        }
    }
    errors.finish()?;
    let name = request.name.trim().chars().take(100).collect();
    Ok(Wanted { id, name, purpose: request.purpose, members })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_named() {
        let member_ids = vec!["x".to_owned()];
        let error = read(PutGroupRequest { member_ids, ..PutGroupRequest::default() }).err().expect("wrong");
        let fields: Vec<&str> = error.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["id", "name", "purpose", "memberIds[0]"]);
    }
}
