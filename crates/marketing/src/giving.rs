//! Giving leads by the assignment rules: which rule takes a lead, which department gets it, and whom of its
//! people. What must be asked elsewhere (who is there, who may still sign in) is asked before the transaction;
//! whose turn it is and who has room is decided in it, under locks.

mod choose;
mod hands;
mod people;

use kernel::{Result, Time, Uuid};
use serde_json::json;
use store::{Uow, fault, rank};

use self::{choose::Choice, hands::Hand};
pub use self::{
    hands::{Hands, hands},
    people::People,
};
use crate::{
    ledger,
    records::{Lead, LeadMoveAction},
    seat,
};

/// What is to be found for one lead: a person of the rule, but for one of them.
#[derive(Debug, Clone, Copy)]
struct Wish {
    /// Which of the rules.
    rule: usize,
    /// Who may not have it any more.
    but: Option<Uuid>,
}

impl Hands {
    /// Gives each lead to whom the rules say; answers how many they took. The leads are changed and not yet
    /// saved: whoever holds them saves them. To be called once in a unit of work.
    pub async fn give(&self, uow: &mut Uow<'_>, leads: &mut [&mut Lead], at: Time) -> Result<usize> {
        let ctx = uow.ctx();
        let wish = |lead: &Lead| self.taken_by(lead, ctx).map(|rule| Wish { rule, but: None });
        let wishes: Vec<Option<Wish>> = leads.iter().map(|lead| wish(lead)).collect();
        let chosen = self.choose(uow, &wishes).await?;
        for ((lead, wish), person) in leads.iter_mut().zip(&wishes).zip(chosen) {
            if let Some(wish) = wish {
                self.rules[wish.rule].hand_out(lead, person, at);
            }
        }
        Ok(wishes.iter().flatten().count())
    }

    /// Passes leads on that their owners didn't follow up, where the rule that gave them wants that and there is
    /// somebody else who may have them; says of each whether it was. As with `give` they are not yet saved, and it
    /// is to be called once in a unit of work.
    pub async fn pass_on(&self, uow: &mut Uow<'_>, leads: &mut [Lead], at: Time) -> Result<Vec<bool>> {
        let wish = |lead: &Lead| {
            let gave = |hand: &Hand| Some(hand.rule.head.id) == lead.rule_id && hand.rule.passes_on();
            let rule = self.rules.iter().position(gave)?;
            Some(Wish { rule, but: lead.head.placement.owner_id })
        };
        let wishes: Vec<Option<Wish>> = leads.iter().map(wish).collect();
        let chosen = self.choose(uow, &wishes).await?;
        let mut passed = Vec::with_capacity(leads.len());
        for ((lead, wish), person) in leads.iter_mut().zip(wishes).zip(chosen) {
            let next = wish.filter(|_| person.is_some());
            if let Some(wish) = next {
                self.rules[wish.rule].hand_out(lead, person, at);
            }
            passed.push(next.is_some());
        }
        Ok(passed)
    }

    /// A person for each wish, under the locks that it takes; none where the department is to have it.
    async fn choose(&self, uow: &mut Uow<'_>, wishes: &[Option<Wish>]) -> Result<Vec<Option<Uuid>>> {
        let wanted: Vec<Wish> = wishes.iter().copied().flatten().collect();
        let mut asked: Vec<usize> = wanted.iter().map(|wish| wish.rule).collect();
        asked.sort_unstable_by_key(|n| self.rules[*n].rule.head.id);
        asked.dedup();
        let mut choice = Choice::default();
        for n in asked {
            let hand = &self.rules[n];
            if hand.needs_a_turn() {
                choice.turn(n, turn(uow, hand.rule.head.id).await?);
            }
        }
        let seats = choice.seats(self, &wanted);
        if !seats.is_empty() {
            seat::lock(uow, &seats).await?;
            let counted: Vec<Uuid> = choice.counted(self, &wanted);
            if !counted.is_empty() {
                choice.loads = seat::loads(uow, &counted).await?;
            }
        }
        let chosen = wishes.iter().map(|wish| choice.pick(self, (*wish)?)).collect();
        for (n, last) in choice.moved() {
            set_turn(uow, self.rules[n].rule.head.id, last).await?;
        }
        Ok(chosen)
    }
}

impl Hand {
    /// To the person, or, where nobody may have it, to the department.
    fn hand_out(&self, lead: &mut Lead, person: Option<Uuid>, at: Time) {
        match person {
            Some(person) => {
                lead.give_to(person, self.department_of(person), at);
                lead.team_id = Some(self.rule.team_id);
                lead.reclaim_at = self.rule.patience(at);
            }
            None => lead.put_into_pool(self.rule.team_id, at),
        }
        lead.rule_id = Some(self.rule.head.id);
    }
}

/// Waits for the rule's turn and holds it until the unit of work ends; answers who was last.
async fn turn(uow: &mut Uow<'_>, rule: Uuid) -> Result<Option<Uuid>> {
    uow.locked(rank::TURN, rule);
    let tenant = uow.ctx().tenant;
    sqlx::query_scalar(
        "insert into turns (tenant_id, rule_id) values ($1, $2) \
         on conflict (tenant_id, rule_id) do update set rule_id = excluded.rule_id returning last_id",
    )
    .bind(tenant)
    .bind(rule)
    .fetch_one(uow.unscoped("whose turn it is belongs to the rule"))
    .await
    .map_err(fault)
}

async fn set_turn(uow: &mut Uow<'_>, rule: Uuid, last: Uuid) -> Result<()> {
    sqlx::query("update turns set last_id = $2 where rule_id = $1")
        .bind(rule)
        .bind(last)
        .execute(uow.unscoped("whose turn it is belongs to the rule"))
        .await
        .map_err(fault)?;
    Ok(())
}

/// Writes down where a saved lead has gone, tells the world, and the person who has got it.
pub fn tell(uow: &mut Uow<'_>, lead: &Lead, before: Option<&Lead>, reason: Option<String>) -> Result<()> {
    let owner = lead.head.placement.owner_id;
    let action = match (owner, lead.team_id) {
        (Some(_), _) => LeadMoveAction::Assigned,
        (None, Some(_)) => LeadMoveAction::Given,
        (None, None) => LeadMoveAction::Captured,
    };
    if action != LeadMoveAction::Captured {
        let detail = json!({
            "fromOwnerId": before.and_then(|before| before.head.placement.owner_id), "ownerId": owner,
            "teamId": lead.team_id, "ruleId": lead.rule_id, "reason": reason,
        });
        uow.emit("assigned", lead, detail)?;
    }
    ledger::note(uow, action, lead, before, reason);
    let acting = uow.ctx().user();
    let to: Vec<Uuid> = owner.filter(|owner| Some(*owner) != acting).into_iter().collect();
    let notice = if lead.rule_id.is_some() { "LEAD_ARRIVED" } else { "LEAD_GIVEN" };
    uow.notify(&to, notice, json!({}), lead)
}
