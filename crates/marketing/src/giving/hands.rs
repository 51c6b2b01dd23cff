//! The company's open assignment rules in their order, each with the people that it may give leads to.

use std::collections::HashMap;

use kernel::{Condition, Ctx, Result, Uuid, condition};
use store::{Db, fault};

use super::People;
use crate::records::{AssignmentRule, AssignmentRuleWay, Lead};

/// Everybody who may be given leads, as it was known before the transaction.
#[derive(Default)]
pub struct Hands {
    pub(super) rules: Vec<Hand>,
}

/// A rule and its people.
pub(super) struct Hand {
    pub rule: AssignmentRule,
    takes: Condition,
    /// In the order in which it is their turn, each with his department.
    pub members: Vec<(Uuid, Option<Uuid>)>,
}

/// The rules and the people of the caller's company.
pub async fn hands(db: &Db, ctx: &Ctx, people: &dyn People) -> Result<Hands> {
    let rules = rules(db, ctx).await?;
    let mut hands = Hands::default();
    // of every department asked once, of every person too
    let mut active: HashMap<Uuid, bool> = HashMap::new();
    for rule in rules {
        let takes = match rule.takes() {
            Ok(takes) => takes,
            Err(error) => {
                // a field that it asks about may be gone since it was saved
                tracing::warn!(rule = %rule.head.id, %error, "an assignment rule can't be read and takes nothing");
                continue;
            }
        };
        let mut members = vec![];
        if rule.way != AssignmentRuleWay::Grab {
            for (user, department) in named(db, ctx, people, &rule).await? {
                let known = active.get(&user).copied();
                let may = match known {
                    Some(may) => may,
                    None => people.works_on_leads(ctx.tenant, user).await,
                };
                active.insert(user, may);
                if may {
                    members.push((user, department));
                }
            }
        }
        hands.rules.push(Hand { rule, takes, members });
    }
    Ok(hands)
}

async fn rules(db: &Db, ctx: &Ctx) -> Result<Vec<AssignmentRule>> {
    let mut uow = db.begin(ctx).await?;
    let ids: Vec<Uuid> = sqlx::query_scalar(
        "select id from assignment_rules where deleted_at is null and not closed order by rank nulls last, id",
    )
    .fetch_all(uow.unscoped("rules give leads whoever captures them"))
    .await
    .map_err(fault)?;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    uow.get_unscoped::<AssignmentRule>(&ids, "rules give leads whoever captures them").await
}

/// The people whom a rule names, or all of its department, each with his department.
async fn named(
    db: &Db,
    ctx: &Ctx,
    people: &dyn People,
    rule: &AssignmentRule,
) -> Result<Vec<(Uuid, Option<Uuid>)>> {
    let departments = match rule.member_ids.is_empty() {
        true => people.with_all_below(ctx.tenant, &[rule.team_id]).await?,
        false => vec![],
    };
    let mut uow = db.begin(ctx).await?;
    let found = sqlx::query_as(
        "select id, department_id from directory where kind = 'identity.user' and not deleted \
         and (id = any($1) or department_id = any($2)) order by id",
    )
    .bind(&rule.member_ids)
    .bind(departments)
    .fetch_all(uow.unscoped("colleagues are known to all"))
    .await
    .map_err(fault)?;
    Ok(found)
}

impl Hands {
    /// The first rule that takes the lead.
    pub(super) fn taken_by(&self, lead: &Lead, ctx: &Ctx) -> Option<usize> {
        self.rules.iter().position(|hand| condition::eval(&hand.takes, lead, ctx))
    }
}

impl Hand {
    #[cfg(test)]
    pub fn of(rule: AssignmentRule, members: Vec<(Uuid, Option<Uuid>)>) -> Self {
        Self { rule, takes: Condition::All, members }
    }

    /// Must those who give by it wait for each other?
    pub fn needs_a_turn(&self) -> bool {
        self.rule.way != AssignmentRuleWay::Grab && self.rule.way != AssignmentRuleWay::Fixed
    }

    pub fn department_of(&self, person: Uuid) -> Option<Uuid> {
        self.members.iter().find(|(id, _)| *id == person).and_then(|(_, department)| *department)
    }
}
