//! What holds for every lead, on every path, and how it changes hands.

use kernel::{Ctx, Error, FieldErrors, Locale, Result, Time, Uuid};
use proto::{marketing::v1 as wire, sentences::Catalogue};
use runtime::duplicates::{self, Matched as _};
use store::{Rules, Uow};

use crate::{
    conversion::Made,
    duplicates::later,
    records::{Lead, LeadDisqualification, LeadStatus},
};

impl Rules for Lead {
    fn check(&self, _ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        let nameless = self.name.is_none() && (before.is_some() || self.stands_for_it().is_none());
        if nameless {
            errors.push("name", "REQUIRED");
        }
        if self.budget.as_ref().is_some_and(|budget| budget.amount.is_sign_negative()) {
            errors.push("budget", "NEGATIVE");
        }
    }

    /// What becomes a customer at this moment stays as it is.
    async fn verify(&self, _uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        match before {
            Some(before) if before.status == LeadStatus::Converting => {
                Err(Error::invalid("status", "LEAD_CONVERTING"))
            }
            _ => Ok(()),
        }
    }

    fn guarded(&self, before: Option<&Self>) -> bool {
        self.is_guarded(before)
    }

    async fn guard(uow: &mut Uow<'_>, saves: &[(Self, Option<Self>)]) -> Result<()> {
        duplicates::guard(uow, saves).await?;
        let saved: Vec<Uuid> = saves.iter().map(|(after, _)| after.head.id).collect();
        // who they are is compared with customers, too
        later::enqueue(uow, &saved).await
    }

    fn flag(&mut self, duplicate_of: Option<Uuid>) {
        self.duplicate_of_id = duplicate_of;
    }

    /// Why it could not be converted, as a sentence: whoever waited for it has heard all of it.
    fn show(&self, ctx: &Ctx, wire: &mut wire::Lead) {
        if let Some(reason) = &mut wire.conversion_failure {
            let words = Catalogue::of(ctx.locale == Locale::Zh);
            let plain = |reason: &str| words.template(reason).filter(|sentence| !sentence.contains('{'));
            if let Some(sentence) = plain(reason).or(plain("CONVERSION_REFUSED")) {
                *reason = sentence.to_owned();
            }
        }
    }

    fn available(&self, action: &str) -> bool {
        if self.head.locked {
            return false;
        }
        let pooled = self.head.placement.owner_id.is_none();
        match action {
            "grab" => self.status == LeadStatus::New && pooled,
            "assign" | "disqualify" => self.is_open(),
            "convert" => self.is_open() || self.status == LeadStatus::Converting,
            "reopen" => self.status == LeadStatus::Disqualified,
            "update" | "delete" => self.status != LeadStatus::Converting,
            _ => true,
        }
    }
}

impl Lead {
    /// Something may still come of it, and nothing is coming of it at this moment.
    pub fn is_open(&self) -> bool {
        matches!(self.status, LeadStatus::New | LeadStatus::Assigned | LeadStatus::Working)
    }

    /// Refuses what only open leads may undergo.
    pub fn still_open(&self) -> Result<()> {
        match self.status {
            _ if self.is_open() => Ok(()),
            LeadStatus::Converting => Err(Error::conflict("LEAD_CONVERTING")),
            LeadStatus::Converted => Err(Error::precondition("LEAD_CONVERTED")),
            _ => Err(Error::precondition("LEAD_DISQUALIFIED")),
        }
    }

    /// What names somebody who left no name.
    fn stands_for_it(&self) -> Option<&String> {
        [&self.company, &self.phone, &self.email, &self.wechat].into_iter().flatten().next()
    }

    /// Whoever left no name goes by his company, or by the phone or address he left.
    pub fn give_a_name(&mut self) {
        if self.name.is_none() {
            self.name = self.stands_for_it().cloned();
        }
    }

    /// Becomes somebody's: out of the pool, and to be followed up anew.
    pub fn give_to(&mut self, owner: Uuid, department: Option<Uuid>, at: Time) {
        self.leave_pool();
        let place = &mut self.head.placement;
        if place.owner_id != Some(owner) {
            self.previous_owner_id = place.owner_id.or(self.previous_owner_id);
        }
        place.give_to(owner, department);
        self.status = LeadStatus::Assigned;
        self.assigned_at = Some(at);
        self.reclaim_at = None;
    }

    /// Goes to a department: nobody's, seen by its people, who may take it.
    pub fn put_into_pool(&mut self, team: Uuid, at: Time) {
        let place = &mut self.head.placement;
        self.previous_owner_id = place.owner_id.or(self.previous_owner_id);
        place.owner_id = None;
        place.department_id = Some(team);
        place.readers = vec![team];
        place.editors = vec![];
        self.team_id = Some(team);
        self.status = LeadStatus::New;
        self.assigned_at = Some(at);
        self.reclaim_at = None;
    }

    /// Those who saw it because anybody of them might take it see it no longer.
    fn leave_pool(&mut self) {
        let place = &mut self.head.placement;
        if place.owner_id.is_none()
            && let Some(team) = self.team_id
        {
            place.unshare(team);
        }
    }

    /// Somebody has followed it up.
    pub fn work(&mut self, at: Time) {
        self.status = LeadStatus::Working;
        self.first_worked_at = self.first_worked_at.or(Some(at));
        self.reclaim_at = None;
    }

    /// Nothing comes of it.
    pub fn disqualify(&mut self, why: LeadDisqualification, note: Option<String>, at: Time) {
        self.status = LeadStatus::Disqualified;
        self.disqualification = why;
        self.disqualification_note = note;
        self.closed_at = Some(at);
        self.reclaim_at = None;
    }

    /// Is becoming a customer from now on.
    pub fn begin_conversion(&mut self, job: Uuid) {
        self.status = LeadStatus::Converting;
        self.conversion_id = Some(job);
        self.conversion_failure = None;
    }

    /// Has become a customer.
    pub fn convert(&mut self, made: &Made, at: Time) {
        self.status = LeadStatus::Converted;
        self.customer_id = made.customer;
        self.contact_id = made.contact;
        self.opportunity_id = made.deal;
        self.first_worked_at = self.first_worked_at.or(Some(at));
        self.closed_at = Some(at);
        self.reclaim_at = None;
    }

    /// Has not become a customer: stands as it stood before.
    pub fn stay(&mut self, status: LeadStatus, why: &str) {
        self.status = status;
        self.conversion_failure = Some(why.chars().take(100).collect());
    }

    /// Something comes of it after all: it goes on where it was.
    pub fn reopen(&mut self, at: Time) {
        self.status = match self.head.placement.owner_id {
            Some(_) => LeadStatus::Assigned,
            None => LeadStatus::New,
        };
        self.assigned_at = Some(at);
        self.disqualification = LeadDisqualification::Unspecified;
        self.disqualification_note = None;
        self.closed_at = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    #[test]
    fn whoever_leaves_no_name_goes_by_his_company() {
        let mut lead = Lead { company: Some("华星科技".to_owned()), ..Lead::default() };
        lead.give_a_name();
        assert_eq!(lead.name.as_deref(), Some("华星科技"));
        lead.name = Some("王芳".to_owned());
        lead.give_a_name();
        assert_eq!(lead.name.as_deref(), Some("王芳"));
    }

    #[test]
    fn a_grabbed_lead_leaves_the_departments_eyes_and_a_pooled_one_remembers_whose_it_was() {
        let (team, rep, friend) = (id(1), id(2), id(3));
        let mut lead = Lead::default();
        lead.put_into_pool(team, Time::default());
        assert_eq!(lead.head.placement.readers, [team]);
        lead.give_to(rep, Some(team), Time::default());
        assert!(lead.head.placement.readers.is_empty());
        assert_eq!((lead.status, lead.team_id), (LeadStatus::Assigned, Some(team)));
        lead.head.placement.readers = vec![friend];
        lead.put_into_pool(team, Time::default());
        assert_eq!((lead.head.placement.owner_id, lead.previous_owner_id), (None, Some(rep)));
        assert_eq!(lead.head.placement.readers, [team]);
    }

    #[test]
    fn a_reopened_lead_is_its_owners_again_or_nobodys() {
        let mut lead = Lead::default();
        lead.give_to(id(2), None, Time::default());
        lead.disqualify(LeadDisqualification::NoNeed, None, Time::default());
        assert!(lead.still_open().is_err());
        lead.reopen(Time::default());
        assert_eq!((lead.status, lead.closed_at), (LeadStatus::Assigned, None));
        lead.put_into_pool(id(1), Time::default());
        lead.disqualify(LeadDisqualification::Spam, None, Time::default());
        lead.reopen(Time::default());
        assert_eq!(lead.status, LeadStatus::New);
    }

    #[test]
    fn what_is_offered_follows_the_status() {
        let mut lead = Lead::default();
        let offered = |lead: &Lead| {
            let all = ["grab", "assign", "disqualify", "reopen"];
            all.into_iter().filter(|action| lead.available(action)).collect::<Vec<_>>()
        };
        lead.put_into_pool(id(1), Time::default());
        assert_eq!(offered(&lead), ["grab", "assign", "disqualify"]);
        lead.give_to(id(2), None, Time::default());
        assert_eq!(offered(&lead), ["assign", "disqualify"]);
        lead.disqualify(LeadDisqualification::Spam, None, Time::default());
        assert_eq!(offered(&lead), ["reopen"]);
    }
}
