//! What the company does about duplicates: its own word, or what most would want.

use proto::customers::v1::{
    duplicate_hit::Key,
    duplicate_policy::{Answer, Possession, Told},
};
use serde::Deserialize;

use super::{Sort, Wanted};

/// The company's policy for one kind of record; 0 is silence.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Policy {
    same_name: i32,
    same_phone: i32,
    same_email: i32,
    same_number: i32,
    same_wechat: i32,
    same_domain: i32,
    similar_name: i32,
    told: i32,
    possession: i32,
}

impl Policy {
    /// What happens to a `saved` record that has this in common with an `other`. A contact's phone at a new
    /// customer may be a person who changed jobs: between the kinds nothing is refused for good.
    pub fn answer(&self, wanted: &Wanted, other: Sort, key: Key) -> Answer {
        self.said(wanted.face.sort, other, key, wanted.usual)
    }

    /// As `answer`, by what is `usual` where the policy says nothing.
    pub fn said(&self, saved: Sort, other: Sort, key: Key, usual: fn(Sort, Key) -> Answer) -> Answer {
        let silent = saved.policy == 0;
        let said = match key {
            _ if silent => 0,
            Key::Name => self.same_name,
            Key::Phone => self.same_phone,
            Key::Email => self.same_email,
            Key::Number => self.same_number,
            Key::Wechat => self.same_wechat,
            Key::Domain => self.same_domain,
            Key::SimilarName => self.similar_name,
            Key::Unspecified => 0,
        };
        let answer = match Answer::try_from(said) {
            Ok(Answer::Unspecified) | Err(_) => usual(other, key),
            Ok(said) => said,
        };
        // a similar name is never enough to refuse
        let soft = saved != other || key == Key::SimilarName;
        if soft && answer == Answer::Block { Answer::Warn } else { answer }
    }

    /// What is told of a record that the caller may not see.
    pub fn told(&self) -> Told {
        match Told::try_from(self.told) {
            Ok(Told::Unspecified) | Err(_) => Told::OwnerAndName,
            Ok(told) => told,
        }
    }

    /// May others ask to share it?
    pub fn shares(&self) -> bool {
        Possession::try_from(self.possession) == Ok(Possession::Shared)
    }
}

/// The graver, the greater.
pub fn gravity(answer: Answer) -> u8 {
    match answer {
        Answer::Block => 3,
        Answer::Warn => 2,
        Answer::Flag => 1,
        Answer::Allow | Answer::Unspecified => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUSTOMER: Sort = Sort { kind: "customer", list: "customers", policy: 1 };
    const CONTACT: Sort = Sort { kind: "contact", list: "contacts", policy: 2 };

    fn usual(_: Sort, key: Key) -> Answer {
        if key == Key::Phone { Answer::Block } else { Answer::Warn }
    }

    #[test]
    fn a_silent_policy_does_the_usual() {
        let silent = Policy::default();
        assert_eq!(silent.said(CUSTOMER, CUSTOMER, Key::Phone, usual), Answer::Block);
        assert_eq!(silent.said(CUSTOMER, CUSTOMER, Key::Domain, usual), Answer::Warn);
        assert_eq!(silent.told(), Told::OwnerAndName);
        assert!(!silent.shares());
    }

    #[test]
    fn the_companys_word_counts_but_some_things_never_refuse() {
        let strict = Policy { similar_name: 1, same_phone: 1, same_email: 4, ..Policy::default() };
        assert_eq!(strict.said(CUSTOMER, CUSTOMER, Key::SimilarName, usual), Answer::Warn);
        assert_eq!(strict.said(CUSTOMER, CONTACT, Key::Phone, usual), Answer::Warn);
        assert_eq!(strict.said(CONTACT, CONTACT, Key::Phone, usual), Answer::Block);
        assert_eq!(strict.said(CUSTOMER, CUSTOMER, Key::Email, usual), Answer::Allow);
    }
}
