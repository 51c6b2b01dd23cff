//! A lead is entered: by hand, then it is its finder's own unless he names a colleague; or by another program, then
//! the assignment rules say whose it is.

use kernel::{Ctx, Error, Kind, Result};
use proto::marketing::v1 as wire;
use runtime::{
    App,
    colleague::{NewOwner, new_owner},
    duplicates,
};
use store::{Db, Rules as _, directory, records};

use super::done;
use crate::{
    capture::{self, For},
    duplicates::Known,
    giving::{People, hands},
    records::{Lead, LeadCapture},
};

const ASSIGN: &str = "marketing.lead.assign";
const GRAB: &str = "marketing.lead.grab";

pub async fn asked(app: &App, ctx: &Ctx, given: Option<wire::Lead>) -> Result<wire::Lead> {
    let mut given = given.ok_or_else(|| Error::invalid("lead", "REQUIRED"))?;
    let named = given.owner_id.take();
    let mut owner = None;
    if let Some(named) = named {
        let other = Some(&named) != ctx.user().map(|id| id.to_string()).as_ref();
        if other && !ctx.access.may(ASSIGN) {
            return Err(Error::forbidden(ASSIGN));
        }
        owner = Some(new_owner(app, ctx, "ownerId", &named).await);
    }
    // what can't be read is refused by `create`, with all that is wrong
    let known = match duplicates::draft::<Lead>(ctx, &given) {
        Ok(draft) => Some(Known::ask(app, ctx, &draft).await?),
        Err(_) => None,
    };
    create_known(&app.db, ctx, &app.resolver, &app.policy, given, owner, known.as_ref()).await
}

/// `owner` is whom the request names, or why he can't have it.
pub async fn create(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn directory::Resolve,
    people: &dyn People,
    given: wire::Lead,
    owner: Option<Result<NewOwner>>,
) -> Result<wire::Lead> {
    create_known(db, ctx, resolver, people, given, owner, None).await
}

/// As `create`, with what is known of it among customers.
async fn create_known(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn directory::Resolve,
    people: &dyn People,
    given: wire::Lead,
    owner: Option<Result<NewOwner>>,
    known: Option<&Known>,
) -> Result<wire::Lead> {
    let (mut lead, mut errors) = records::described::<Lead>(ctx, Some(given))?;
    match lead.captured_by {
        LeadCapture::Unspecified => lead.captured_by = LeadCapture::Hand,
        LeadCapture::Hand | LeadCapture::Api => {}
        // what says so of itself must be so
        LeadCapture::Form | LeadCapture::Import => errors.push("capturedBy", "NOT_CAPTURED_SO"),
    }
    let owner = match owner {
        Some(Err(refusal)) if refusal.kind() == Kind::Invalid => {
            errors.add(refusal);
            None
        }
        Some(owner) => Some(owner?),
        None => finder(ctx, &lead),
    };
    directory::ensure(db, ctx, resolver, &lead).await?;
    let hands = match owner {
        None => Some(hands(db, ctx, people).await?),
        Some(_) => None,
    };
    let mut uow = db.begin(ctx).await?;
    records::check_with_references(&mut uow, &lead, None, errors).await?;
    lead.verify(&mut uow, None).await?;
    let whose = match (owner, &hands) {
        (Some(owner), _) => For::Owner(owner),
        (None, Some(hands)) => For::Rules(hands),
        (None, None) => return Err(Error::internal("a lead for nobody")),
    };
    if let Some(known) = known {
        known.allow(ctx, &lead)?;
    }
    capture::enter(&mut uow, &mut lead, whose).await?;
    if let Some(known) = known {
        known.mark(&mut uow, &lead).await?;
    }
    done(uow, &lead).await
}

/// Whoever may grab leads works with them, and keeps what he enters; others enter for the rules.
fn finder(ctx: &Ctx, lead: &Lead) -> Option<NewOwner> {
    let mine = lead.captured_by == LeadCapture::Hand && ctx.access.may(GRAB);
    let id = ctx.recorded_by().filter(|_| mine)?;
    Some(NewOwner { id, department: ctx.access.department })
}
