//! Changing the organisation: whatever record it is, the rules over the whole company are tested on the
//! state after it, and the rights that follow are published in the same transaction.

use kernel::{Ctx, Error, FieldErrors, Kind, Result, SetBy};
use runtime::App;
use store::{Mask, Rules, Uow, record::parse_id, records};

use crate::{
    org::Org,
    policy::publish::{self, Published},
};

/// A record of the organisation.
pub trait Unit: Rules {
    /// Refuses what doesn't fit the rest of the company, or is not the caller's to give.
    fn fits(&self, ctx: &Ctx, before: Option<&Self>, org: &Org, errors: &mut FieldErrors) -> Result<()>;
    /// Takes its place in the company.
    fn place(&self, org: &mut Org);
    /// May it go, and leaves the company.
    fn leave(&self, ctx: &Ctx, org: &mut Org) -> Result<()>;
}

/// Saves a new record, unless something is wrong with it (already, or in this company).
pub async fn create<R: Unit>(
    app: &App,
    ctx: &Ctx,
    (mut record, errors): (R, FieldErrors),
) -> Result<R::Wire> {
    let mut uow = app.db.begin(ctx).await?;
    let org = Org::take(&mut uow).await?;
    fits(&mut uow, &org, &record, None, errors).await?;
    let published = follow(&mut uow, &org, |org| record.place(org)).await?;
    uow.insert(&mut record);
    answer(app, uow, &record, published).await
}

/// Saves the masked fields of the record that the message names.
pub async fn update<R: Unit>(
    app: &App,
    ctx: &Ctx,
    wire: Option<R::Wire>,
    paths: Option<Vec<String>>,
) -> Result<R::Wire> {
    let def = R::DEF;
    let wire = wire.ok_or_else(|| Error::invalid(def.kind, "REQUIRED"))?;
    let id = parse_id("id", R::wire_id(&wire))?;
    let mut errors = FieldErrors::default();
    let mask = Mask::update(def, &ctx.access, &paths.unwrap_or_else(|| carried::<R>(&wire)), &mut errors);

    let mut uow = app.db.begin(ctx).await?;
    let org = Org::take(&mut uow).await?;
    let mut record = uow.lock::<R>(id).await?;
    let before = record.clone();
    record.apply(&wire, &mask, &mut errors);
    record.check(ctx, Some(&before), &mut errors);
    fits(&mut uow, &org, &record, Some(&before), errors).await?;
    let published = follow(&mut uow, &org, |org| record.place(org)).await?;
    uow.save(&mut record);
    answer(app, uow, &record, published).await
}

/// What the record refers to is there, and it fits the company; all wrong fields are named.
async fn fits<R: Unit>(
    uow: &mut Uow<'_>,
    org: &Org,
    record: &R,
    before: Option<&R>,
    mut errors: FieldErrors,
) -> Result<()> {
    let ctx = uow.ctx();
    match records::check_references(uow, record, before).await {
        Err(refusal) if refusal.kind() == Kind::Invalid => errors.add(refusal),
        checked => checked?,
    }
    let fitting = record.fits(ctx, before, org, &mut errors);
    errors.finish()?;
    fitting
}

/// Without a mask: what the message carries.
fn carried<R: Unit>(wire: &R::Wire) -> Vec<String> {
    let given = R::given(wire);
    let settable = R::DEF.fields.iter().filter(|f| given.contains(&f.number) && f.set_by == SetBy::User);
    settable.map(|field| field.json.to_owned()).collect()
}

/// Moves a record to the recycle bin, if the company can do without it.
pub async fn delete<R: Unit>(app: &App, ctx: &Ctx, id: &str) -> Result<()> {
    let id = parse_id("id", id)?;
    let mut uow = app.db.begin(ctx).await?;
    let org = Org::take(&mut uow).await?;
    let mut record = uow.lock::<R>(id).await?;
    let mut after = org.clone();
    record.leave(ctx, &mut after)?;
    let published = follow(&mut uow, &org, |org| *org = after).await?;
    uow.delete(&mut record).await?;
    uow.commit(&record).await?;
    published.apply(&app.policy);
    Ok(())
}

/// Takes a record out of the recycle bin, if it still fits the company.
pub async fn restore<R: Unit>(app: &App, ctx: &Ctx, id: &str) -> Result<R::Wire> {
    let id = parse_id("id", id)?;
    let mut uow = app.db.begin(ctx).await?;
    let org = Org::take(&mut uow).await?;
    let mut record = uow.lock_deleted::<R>(id).await?;
    fits(&mut uow, &org, &record, None, FieldErrors::default()).await?;
    let published = follow(&mut uow, &org, |org| record.place(org)).await?;
    uow.restore(&mut record).await?;
    answer(app, uow, &record, published).await
}

/// Tests the company after the change and publishes the rights that follow.
pub async fn follow(uow: &mut Uow<'_>, before: &Org, change: impl FnOnce(&mut Org)) -> Result<Published> {
    let mut after = before.clone();
    change(&mut after);
    an_administrator_remains(before, &after)?;
    publish::publish(uow, &after).await
}

/// Commits and answers with the record as the caller sees it.
pub async fn answer<R: Unit>(app: &App, uow: Uow<'_>, record: &R, published: Published) -> Result<R::Wire> {
    let reply = records::answer(uow, record).await?;
    if !published.is_empty() {
        app.db.poke();
    }
    published.apply(&app.policy);
    Ok(reply)
}

/// A company that had an active administrator keeps one: else nobody could ever mend anything.
fn an_administrator_remains(before: &Org, after: &Org) -> Result<()> {
    let lost = before.administrators().next().is_some() && after.administrators().next().is_none();
    if lost { Err(Error::precondition("LAST_ADMINISTRATOR")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use kernel::{Scope, Uuid};

    use super::*;
    use crate::org::{Person, Role};

    fn company() -> Org {
        let mut org = Org::default();
        let everything = BTreeMap::from([("*".to_owned(), Scope::All)]);
        org.roles.insert(Uuid::from_u128(1), Role { grants: everything, ..Role::default() });
        let roles = vec![Uuid::from_u128(1)];
        org.people.insert(Uuid::from_u128(11), Person { active: true, roles, ..Person::default() });
        org
    }

    #[test]
    fn the_last_administrator_stays() {
        let before = company();
        let refused = |change: fn(&mut Org)| {
            let mut after = before.clone();
            change(&mut after);
            an_administrator_remains(&before, &after).err().map(|error| error.reason())
        };
        let last = Some("LAST_ADMINISTRATOR");
        assert_eq!(refused(|org| org.people.values_mut().for_each(|p| p.active = false)), last);
        assert_eq!(refused(|org| org.people.values_mut().for_each(|p| p.roles.clear())), last);
        assert_eq!(refused(|org| org.roles.values_mut().for_each(|r| r.grants.clear())), last);
        assert_eq!(refused(|org| org.name = "Acme".to_owned()), None);
    }

    #[test]
    fn one_of_two_may_go() {
        let mut before = company();
        let second = before.people[&Uuid::from_u128(11)].clone();
        before.people.insert(Uuid::from_u128(12), second);
        let mut after = before.clone();
        after.people.remove(&Uuid::from_u128(11));
        assert!(an_administrator_remains(&before, &after).is_ok());
    }
}
