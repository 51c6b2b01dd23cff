//! What of leads is compared, and the leads whom keys lead to, told as the caller may know them.

use std::collections::{BTreeSet, HashMap};

use kernel::{Result, Uuid, text::company};
use proto::customers::v1::{duplicate_hit::Key, duplicate_policy::Answer};
use runtime::duplicates::{Face, Matched, Other, Sort, folded, name_owners, seen_title};
use store::{Record as _, Uow};

use super::{LEAD, SORTS};
use crate::records::{Lead, LeadCapture, LeadStatus};

impl Matched for Lead {
    const SORT: Sort = LEAD;
    const SORTS: &'static [Sort] = SORTS;

    fn face(&self) -> Face {
        let company = self.company.as_deref().map(company::full).filter(|full| !full.is_empty());
        let keys = [
            self.phone.as_ref().map(|phone| (Key::Phone, format!("p:{phone}"))),
            self.email.as_ref().map(|email| (Key::Email, format!("e:{email}"))),
            self.wechat.as_ref().map(|wechat| (Key::Wechat, format!("w:{}", folded(wechat)))),
            company.map(|full| (Key::Name, format!("n:{full}"))),
        ];
        Face {
            sort: LEAD,
            id: self.head.id,
            under: self.head.id,
            group: None,
            keys: keys.into_iter().flatten().collect(),
            name: None,
            title: self.name.clone().unwrap_or_default(),
        }
    }

    fn looks_other(&self, before: &Self) -> bool {
        (&self.phone, &self.email, &self.wechat, &self.company)
            != (&before.phone, &before.email, &before.wechat, &before.company)
    }

    fn duplicate_of(&self) -> Option<Uuid> {
        self.duplicate_of_id
    }

    /// Two people of one company are two leads.
    fn usual(&self) -> fn(Sort, Key) -> Answer {
        |_, key| match key {
            Key::Phone | Key::Email | Key::Wechat => Answer::Warn,
            _ => Answer::Allow,
        }
    }

    fn marks(other: &Face) -> Option<Uuid> {
        Some(other.id)
    }

    /// Of closed leads nothing comes any more.
    fn counts(&self) -> bool {
        let closed = matches!(self.status, LeadStatus::Converted | LeadStatus::Disqualified);
        self.head.deleted_at.is_none() && !closed
    }

    /// A visitor can't be asked, and who imports would have to find them one by one.
    fn is_taken_anyway(&self) -> bool {
        matches!(self.captured_by, LeadCapture::Form | LeadCapture::Import)
    }

    async fn others(
        uow: &mut Uow<'_>,
        wanted: &HashMap<Sort, BTreeSet<Uuid>>,
    ) -> Result<HashMap<Uuid, Other>> {
        let ids: Vec<Uuid> = wanted.get(&LEAD).into_iter().flatten().copied().collect();
        let reason = "a duplicate is one whoever owns it; what is told of it goes by the caller's rights";
        let leads = uow.get_unscoped::<Lead>(&ids, reason).await?;
        let access = uow.ctx().access.clone();
        let reach = access.reach("marketing.lead.read");
        let mut all = HashMap::new();
        for lead in leads.iter().filter(|lead| lead.counts()) {
            let (face, seen) = (lead.face(), reach.sees(&lead.head.placement));
            let title = seen_title(Lead::DEF, &face.title, seen, &access);
            let owner_id = lead.head.placement.owner_id;
            all.insert(lead.head.id, Other { face, owner: None, owner_id, seen, title });
        }
        name_owners(uow, &mut all).await?;
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use runtime::duplicates::Wanted;

    use super::*;

    fn lead(phone: &str, company: &str) -> Lead {
        let (phone, company) = (Some(phone.to_owned()), Some(company.to_owned()));
        let mut lead = Lead { phone, company, ..Lead::default() };
        lead.head.id = Uuid::now_v7();
        lead
    }

    #[test]
    fn leads_are_known_by_phone_and_two_of_one_company_are_two() {
        let one = lead("+8613800138000", "华星科技有限公司");
        assert_eq!(Wanted::all(&one).shares(&lead("+8613800138000", "别的公司").face()), [Key::Phone]);
        let colleague = lead("+8613800138001", "华星科技");
        assert_eq!(Wanted::all(&one).shares(&colleague.face()), [Key::Name]);
        assert_eq!((one.usual())(LEAD, Key::Name), Answer::Allow);
    }

    #[test]
    fn what_was_closed_and_comes_back_is_asked_anew() {
        let open = lead("+8613800138000", "华星");
        let closed = Lead { status: LeadStatus::Disqualified, ..open.clone() };
        assert!(!closed.is_guarded(Some(&open)));
        assert!(open.is_guarded(Some(&closed)));
        assert!(!open.is_guarded(Some(&open)));
    }
}
