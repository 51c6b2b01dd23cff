//! What of customers and contacts is compared with others.

use std::collections::{BTreeSet, HashMap};

use kernel::{
    Result, Uuid,
    text::{company, domain, near::Name},
};
use proto::customers::v1::{duplicate_hit::Key, duplicate_policy::Answer};
use runtime::duplicates::{Face, Matched, Other, Sort, folded};
use store::Uow;

use super::{CONTACT, CUSTOMER, SORTS, others};
use crate::records::{Contact, Customer, CustomerType};

impl Matched for Customer {
    const SORT: Sort = CUSTOMER;
    const SORTS: &'static [Sort] = SORTS;

    fn face(&self) -> Face {
        let company = self.r#type != CustomerType::Person;
        let full = company.then(|| company::full(&self.name));
        let own = self.email.as_deref().and_then(domain::of_email).into_iter();
        let mut domains: Vec<String> =
            own.chain(self.website.as_deref().and_then(domain::of_website)).filter(|_| company).collect();
        domains.dedup();
        let keys = [
            full.filter(|full| !full.is_empty()).map(|full| (Key::Name, format!("n:{full}"))),
            self.phone.as_ref().map(|phone| (Key::Phone, format!("p:{phone}"))),
            self.email.as_ref().map(|email| (Key::Email, format!("e:{email}"))),
            self.number.as_ref().map(|number| (Key::Number, format!("#:{}", folded(number)))),
        ];
        let domains = domains.into_iter().map(|domain| (Key::Domain, format!("d:{domain}")));
        Face {
            sort: CUSTOMER,
            id: self.head.id,
            under: self.head.id,
            group: self.parent_id,
            keys: keys.into_iter().flatten().chain(domains).collect(),
            name: company.then(|| Name::read(&self.name)),
            title: self.name.clone(),
        }
    }

    fn looks_other(&self, before: &Self) -> bool {
        (&self.name, self.r#type, &self.phone, &self.email, &self.number, &self.website)
            != (&before.name, before.r#type, &before.phone, &before.email, &before.number, &before.website)
    }

    fn duplicate_of(&self) -> Option<Uuid> {
        self.duplicate_of_id
    }

    fn usual(&self) -> fn(Sort, Key) -> Answer {
        |_, key| match key {
            Key::Name | Key::Phone | Key::Number => Answer::Block,
            _ => Answer::Warn,
        }
    }

    /// The customer itself; where a contact is alike, that contact's customer.
    fn marks(other: &Face) -> Option<Uuid> {
        Some(other.under)
    }

    async fn others(
        uow: &mut Uow<'_>,
        wanted: &HashMap<Sort, BTreeSet<Uuid>>,
    ) -> Result<HashMap<Uuid, Other>> {
        others::read(uow, wanted).await
    }
}

impl Matched for Contact {
    const SORT: Sort = CONTACT;
    const SORTS: &'static [Sort] = SORTS;

    fn face(&self) -> Face {
        let name = folded(&self.name);
        let keys = [
            (!name.is_empty()).then(|| (Key::Name, format!("c:{}:{name}", self.customer_id.simple()))),
            self.phone.as_ref().map(|phone| (Key::Phone, format!("p:{phone}"))),
            self.email.as_ref().map(|email| (Key::Email, format!("e:{email}"))),
            self.wechat.as_ref().map(|wechat| (Key::Wechat, format!("w:{}", folded(wechat)))),
        ];
        Face {
            sort: CONTACT,
            id: self.head.id,
            under: self.customer_id,
            group: None,
            keys: keys.into_iter().flatten().collect(),
            name: None,
            title: self.name.clone(),
        }
    }

    fn looks_other(&self, before: &Self) -> bool {
        (&self.name, &self.phone, &self.email, &self.wechat)
            != (&before.name, &before.phone, &before.email, &before.wechat)
    }

    fn duplicate_of(&self) -> Option<Uuid> {
        self.duplicate_of_id
    }

    fn usual(&self) -> fn(Sort, Key) -> Answer {
        |_, _| Answer::Warn
    }

    fn marks(other: &Face) -> Option<Uuid> {
        (other.sort == CONTACT).then_some(other.id)
    }

    async fn others(
        uow: &mut Uow<'_>,
        wanted: &HashMap<Sort, BTreeSet<Uuid>>,
    ) -> Result<HashMap<Uuid, Other>> {
        others::read(uow, wanted).await
    }
}

#[cfg(test)]
mod tests {
    use runtime::duplicates::Wanted;

    use super::*;

    fn customer(name: &str) -> Customer {
        let mut customer = Customer { name: name.to_owned(), ..Customer::default() };
        customer.head.id = Uuid::now_v7();
        customer
    }

    fn shared(one: &impl Matched, other: &impl Matched) -> Vec<Key> {
        Wanted::all(one).shares(&other.face())
    }

    #[test]
    fn a_company_is_known_by_its_name_whatever_the_legal_form() {
        let one = customer("深圳市腾讯科技有限公司");
        assert_eq!(shared(&one, &customer("深圳市 腾讯科技 股份有限公司")), [Key::Name]);
        assert_eq!(shared(&one, &customer("腾讯科技（北京）有限公司")), [Key::SimilarName]);
        assert_eq!(shared(&one, &customer("华为技术有限公司")), []);
        assert_eq!(shared(&one, &one), []);
    }

    #[test]
    fn people_of_one_name_are_many() {
        let person = |name| Customer { r#type: CustomerType::Person, ..customer(name) };
        assert_eq!(shared(&person("王伟"), &person("王伟")), []);
        let phone = Some("+8613800138000".to_owned());
        let (one, other) =
            (Customer { phone: phone.clone(), ..person("王伟") }, Customer { phone, ..person("李静") });
        assert_eq!(shared(&one, &other), [Key::Phone]);
    }

    #[test]
    fn a_group_shares_its_domain() {
        let mail = |name: &str, mail: &str| Customer { email: Some(mail.to_owned()), ..customer(name) };
        let (above, mut below) = (mail("Haier Group", "a@haier.com"), mail("Casarte", "b@haier.com"));
        assert_eq!(shared(&below, &above), [Key::Domain]);
        below.parent_id = Some(above.head.id);
        assert_eq!(shared(&below, &above), []);
    }

    #[test]
    fn colleagues_share_the_office_number_but_not_a_mobile() {
        let customer = Uuid::now_v7();
        let contact = |name: &str, phone: &str, of: Uuid| {
            let phone = Some(phone.to_owned());
            let mut contact = Contact { name: name.to_owned(), customer_id: of, phone, ..Contact::default() };
            contact.head.id = Uuid::now_v7();
            contact
        };
        let one = contact("张三", "+861062551234", customer);
        assert_eq!(shared(&one, &contact("李四", "+861062551234", customer)), []);
        assert_eq!(shared(&one, &contact("张 三", "+8613800138000", customer)), [Key::Name]);
        assert_eq!(shared(&one, &contact("张三", "+861062551234", Uuid::now_v7())), [Key::Phone]);
        let mobile = contact("王五", "+8613800138000", customer);
        assert_eq!(shared(&mobile, &contact("李四", "+8613800138000", customer)), [Key::Phone]);
    }

    #[test]
    fn only_what_is_new_is_asked() {
        let before = Customer { phone: Some("+8613800138000".to_owned()), ..customer("Acme Ltd") };
        let mut after = before.clone();
        after.email = Some("a@acme.de".to_owned());
        let wanted = Wanted::of(&after, Some(&before));
        assert_eq!(wanted.keys.iter().map(|(key, _)| *key).collect::<Vec<_>>(), [Key::Email, Key::Domain]);
        assert!(wanted.traces.is_empty());
        assert!(Wanted::of(&before, Some(&before)).is_nothing());
        let mut gone = before.clone();
        gone.head.deleted_at = Some(kernel::Time::default());
        assert!(Wanted::of(&gone, Some(&before)).is_nothing());
        assert_eq!(Wanted::of(&before, Some(&gone)).keys.len(), 2, "what comes back is asked like a new one");
    }
}
