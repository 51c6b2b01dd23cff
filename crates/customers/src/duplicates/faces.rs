//! What of a record is compared with others, and what two records have in common.

use kernel::{
    Time, Uuid,
    text::{company, domain, name, near::Name, phone},
};
use proto::customers::v1::duplicate_hit::Key;

use super::{Matched, Sort};
use crate::records::{Contact, Customer, CustomerType};

/// A record as it is compared.
#[derive(Debug, Clone)]
pub struct Face {
    pub sort: Sort,
    pub id: Uuid,
    /// The customer itself, or the one whose contact it is.
    pub customer: Uuid,
    /// The group that it belongs to.
    group: Option<Uuid>,
    /// What identifies it, as text that equal ones share.
    pub keys: Vec<(Key, String)>,
    /// A company's name, which may be similar to another's.
    name: Option<Name>,
    /// As people read it.
    pub title: String,
}

/// What one save asks.
pub struct Wanted {
    pub face: Face,
    /// The keys that it didn't have before.
    pub keys: Vec<(Key, String)>,
    /// The words by which its name is found, if the name is new, and those that go.
    pub traces: Vec<String>,
    pub old_traces: Vec<String>,
    pub duplicate_of: Option<Uuid>,
    /// Nothing of it is stored yet.
    pub is_new: bool,
    /// When it went to the recycle bin from which it comes back.
    gone_since: Option<Time>,
    guarded: bool,
}

impl Wanted {
    pub fn of<R: Matched>(after: &R, before: Option<&R>) -> Self {
        let face = after.face();
        let guarded = after.is_guarded(before);
        let is_new = before.is_none();
        let gone_since = before.and_then(|before| before.head().deleted_at);
        let before = before.filter(|before| before.head().deleted_at.is_none()).map(Matched::face);
        let had = |key: &(Key, String)| before.as_ref().is_some_and(|before| before.keys.contains(key));
        let keys = face.keys.iter().filter(|key| guarded && !had(key)).cloned().collect();
        let renamed = guarded && before.as_ref().is_none_or(|before| before.name != face.name);
        let traces = |face: Option<&Face>| face.map(Face::traces).filter(|_| renamed).unwrap_or_default();
        let (fresh, mut old) = (traces(Some(&face)), traces(before.as_ref()));
        let kept: Vec<String> = fresh.iter().filter(|trace| old.contains(trace)).cloned().collect();
        old.retain(|trace| !kept.contains(trace));
        Self {
            keys,
            traces: fresh,
            old_traces: old,
            duplicate_of: after.duplicate_of(),
            is_new,
            gone_since,
            guarded,
            face,
        }
    }

    /// Everything about one that isn't saved (a form).
    pub fn all(face: Face) -> Self {
        let (keys, traces) = (face.keys.clone(), face.traces());
        Self {
            face,
            keys,
            traces,
            old_traces: vec![],
            duplicate_of: None,
            is_new: true,
            gone_since: None,
            guarded: true,
        }
    }

    pub fn is_nothing(&self) -> bool {
        let texts = self.keys.len() + self.traces.len() + self.old_traces.len();
        !self.guarded || (texts == 0 && self.duplicate_of.is_none())
    }

    /// What the other one has in common with what is new here.
    pub fn shares(&self, other: &Face) -> Vec<Key> {
        let mut shared = self.face.in_common(&self.keys, other);
        if !self.traces.is_empty() && self.face.is_similar(other) && !shared.contains(&Key::Name) {
            shared.push(Key::SimilarName);
        }
        shared
    }

    /// Two that went with their customer and come back with it stood side by side before.
    pub fn comes_back_with(&self, other: &Wanted) -> bool {
        self.gone_since.is_some()
            && self.gone_since == other.gone_since
            && self.face.customer == other.face.customer
    }

    /// Does it still look like the one whose duplicate it was taken for?
    pub fn still_shares(&self, other: &Face) -> bool {
        !self.face.in_common(&self.face.keys, other).is_empty() || self.face.is_similar(other)
    }
}

impl Face {
    fn traces(&self) -> Vec<String> {
        self.name.as_ref().map(Name::traces).unwrap_or_default()
    }

    /// Its name as others find it.
    pub fn kept_name(&self) -> String {
        self.name.as_ref().map(Name::kept).unwrap_or_default()
    }

    fn in_common(&self, keys: &[(Key, String)], other: &Face) -> Vec<Key> {
        if self.id == other.id {
            return vec![];
        }
        let shared = keys.iter().filter(|key| other.keys.contains(key) && self.tells(key, other));
        shared.map(|(key, _)| *key).collect()
    }

    /// Does sharing this key say anything? A customer and its contacts have one number; colleagues share that
    /// of the office; companies of a group share their domain.
    fn tells(&self, (key, text): &(Key, String), other: &Face) -> bool {
        match key {
            Key::Domain => !self.is_related(other),
            _ if self.customer != other.customer => true,
            Key::Phone => self.sort == other.sort && text.strip_prefix("p:").is_some_and(phone::is_personal),
            _ => self.sort == other.sort,
        }
    }

    fn is_similar(&self, other: &Face) -> bool {
        let near = other.name.as_ref().is_some_and(|name| self.is_called_like(other.id, name));
        near && !self.is_related(other)
    }

    /// Is another one of that name perhaps meant to be this one?
    pub fn is_called_like(&self, id: Uuid, name: &Name) -> bool {
        self.id != id && self.name.as_ref().is_some_and(|own| own.is_near(name))
    }

    fn is_related(&self, other: &Face) -> bool {
        let below = |one: &Face, above: &Face| one.group == Some(above.id);
        below(self, other) || below(other, self) || (self.group.is_some() && self.group == other.group)
    }
}

impl Matched for Customer {
    const SORT: Sort = Sort::Customer;

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
            sort: Sort::Customer,
            id: self.head.id,
            customer: self.head.id,
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
}

impl Matched for Contact {
    const SORT: Sort = Sort::Contact;

    fn face(&self) -> Face {
        let name = folded(&self.name);
        let keys = [
            (!name.is_empty()).then(|| (Key::Name, format!("c:{}:{name}", self.customer_id.simple()))),
            self.phone.as_ref().map(|phone| (Key::Phone, format!("p:{phone}"))),
            self.email.as_ref().map(|email| (Key::Email, format!("e:{email}"))),
            self.wechat.as_ref().map(|wechat| (Key::Wechat, format!("w:{}", folded(wechat)))),
        ];
        Face {
            sort: Sort::Contact,
            id: self.head.id,
            customer: self.customer_id,
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
}

/// In small letters, without spaces.
fn folded(text: &str) -> String {
    name::normalise(text).to_lowercase().split(' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(name: &str) -> Customer {
        let mut customer = Customer { name: name.to_owned(), ..Customer::default() };
        customer.head.id = Uuid::now_v7();
        customer
    }

    fn shared(one: &impl Matched, other: &impl Matched) -> Vec<Key> {
        Wanted::all(one.face()).shares(&other.face())
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
