//! Groups of people and departments. A group that stands for the members of something else (a pool) is
//! changed there, not here.

use kernel::{Ctx, Error, FieldErrors, Result};
use store::{Record as _, Rules};

use crate::{change::Unit, org::Org, records::Group};

impl Rules for Group {
    fn available(&self, action: &str) -> bool {
        self.purpose.is_none() || !matches!(action, "update" | "delete")
    }
}

impl Group {
    fn by_hand(&self) -> Result<()> {
        match &self.purpose {
            None => Ok(()),
            Some(purpose) => Err(Error::precondition("GROUP_KEPT_ELSEWHERE").with("purpose", purpose)),
        }
    }
}

impl Unit for Group {
    fn fits(&self, _ctx: &Ctx, before: Option<&Self>, org: &Org, errors: &mut FieldErrors) -> Result<()> {
        if let Some(before) = before {
            before.by_hand()?;
        }
        for (i, member) in self.member_ids.iter().enumerate() {
            if !org.people.contains_key(member) && !org.departments.contains_key(member) {
                let params =
                    vec![("id".to_owned(), member.to_string()), ("kind".to_owned(), "user".to_owned())];
                errors.push_with(format!("memberIds[{i}]"), "NO_SUCH_RECORD", params);
            }
        }
        Ok(())
    }

    fn place(&self, org: &mut Org) {
        org.put_group(self);
    }

    fn leave(&self, _ctx: &Ctx, org: &mut Org) -> Result<()> {
        self.by_hand()?;
        org.groups.remove(&self.head().id);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;

    use super::*;
    use crate::org::Person;

    fn ctx() -> Ctx {
        Ctx::system("identity", Uuid::nil(), chrono::DateTime::UNIX_EPOCH)
    }

    #[test]
    fn a_pools_group_is_not_changed_by_hand() {
        let pool = Group { purpose: Some("pool".to_owned()), ..Group::default() };
        let mut errors = FieldErrors::default();
        let refused =
            pool.fits(&ctx(), Some(&pool), &Org::default(), &mut errors).expect_err("kept elsewhere");
        assert_eq!(refused.reason(), "GROUP_KEPT_ELSEWHERE");
        assert!(pool.leave(&ctx(), &mut Org::default()).is_err());
        assert!(!pool.available("update"));
    }

    #[test]
    fn every_unknown_member_is_named() {
        let [known, unknown] = [1, 2].map(Uuid::from_u128);
        let mut org = Org::default();
        org.people.insert(known, Person::default());
        let group = Group { member_ids: vec![known, unknown], ..Group::default() };
        let mut errors = FieldErrors::default();
        group.fits(&ctx(), None, &org, &mut errors).expect("only fields are wrong");
        let error = errors.finish().expect_err("one unknown");
        assert_eq!(error.fields()[0].field, "memberIds[1]");
    }
}
