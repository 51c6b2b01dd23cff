//! The group behind a pool's (or a team's) members, kept by the service whose record it stands for. It
//! has that record's id; putting it twice is the same as once.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Ctx, Error, FieldErrors, Kind, Result, Uuid};
use proto::identity::v1::PutGroupRequest;
use runtime::App;
use serde::Deserialize;
use store::{
    Uow,
    directory::{self, Entry},
};

use crate::{change, org::Org, policy::publish::Published, records::Group};

/// What a service asked for, read.
struct Wanted {
    id: Uuid,
    name: String,
    purpose: String,
    members: Vec<Uuid>,
}

/// At another service's call: its members are in at once.
pub async fn put_group(app: &App, ctx: &Ctx, request: PutGroupRequest) -> Result<()> {
    let wanted = read(request)?;
    let mut uow = app.db.begin(ctx).await?;
    let (group, published) = put(&mut uow, wanted).await?;
    uow.commit(&group).await?;
    published.apply(&app.policy);
    Ok(())
}

async fn put(uow: &mut Uow<'_>, wanted: Wanted) -> Result<(Group, Published)> {
    let org = Org::take(uow).await?;
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
    let published = change::follow(uow, &org, |org| org.put_group(&group)).await?;
    if known {
        uow.save(&mut group);
    } else {
        uow.insert(&mut group);
    }
    Ok((group, published))
}

/// Hears of pools by event, should the call have been lost: a crash between the pool's commit and the
/// call costs a moment, not the members.
pub fn consumer() -> Consumer {
    Consumer::projection("pool-members", &["*.customers.pool.*"], Pools)
}

struct Pools;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pool {
    name: String,
    #[serde(default)]
    member_ids: Vec<Uuid>,
    #[serde(default)]
    admin_ids: Vec<Uuid>,
}

#[async_trait]
impl Handler for Pools {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let pool: Option<Pool> = event.record().map_err(Error::internal)?;
        let Some(pool) = pool.filter(|_| event.is_snapshot() && !event.data.deleted) else { return Ok(()) };
        // an older event that comes late must not bring old members back
        let seen = Entry {
            kind: event.data.kind.clone(),
            id: event.data.id,
            version: event.data.version,
            title: pool.name.clone(),
            ..Entry::default()
        };
        if !directory::put(uow, &seen).await? {
            return Ok(());
        }
        let mut members: Vec<Uuid> = vec![];
        for member in pool.member_ids.into_iter().chain(pool.admin_ids) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        let name = pool.name.chars().take(100).collect();
        let wanted = Wanted { id: event.data.id, name, purpose: "pool".to_owned(), members };
        // the documents reach this process too by the bucket's watch
        let (_, _published) = put(uow, wanted).await?;
        Ok(())
    }
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
