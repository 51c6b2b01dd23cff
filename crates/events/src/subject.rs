//! The address of an event: which tenant, which record of which service, what happened to it.
//! Our own services listen under `int.`, the company's analysts under `crm.`.

use std::fmt;

use uuid::Uuid;

/// Events with everything our services may know.
pub const INTERNAL: &str = "int";
/// The same events without sensitive values.
pub const PUBLIC: &str = "crm";

/// `<tenant>.<service>.<record>.<verb>`, borrowed from the subject it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    /// Whose event.
    pub tenant: Uuid,
    /// Who owns the record: `customers`.
    pub service: &'a str,
    /// Which record: `customer`.
    pub record: &'a str,
    /// What happened: `claimed`.
    pub verb: &'a str,
}

impl<'a> Subject<'a> {
    /// Reads `int.<tenant>.<service>.<record>.<verb>`, or the same under `crm.`.
    pub fn parse(subject: &'a str) -> Option<Self> {
        let mut tokens = subject.split('.');
        if !matches!(tokens.next()?, INTERNAL | PUBLIC) {
            return None;
        }
        let tenant = Uuid::parse_str(tokens.next()?).ok()?;
        let (service, record, verb) = (tokens.next()?, tokens.next()?, tokens.next()?);
        let complete = tokens.next().is_none() && [service, record, verb].iter().all(|t| !t.is_empty());
        complete.then_some(Self { tenant, service, record, verb })
    }

    /// Where services hear of it.
    pub fn internal(&self) -> String {
        format!("{INTERNAL}.{self}")
    }

    /// Where analysts hear of it.
    pub fn public(&self) -> String {
        format!("{PUBLIC}.{self}")
    }
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}.{}", self.tenant, self.service, self.record, self.verb)
    }
}

/// The pieces that an outbox row keeps, `customers.customer.claimed`, without the tenant.
pub(crate) fn of_row(tenant: Uuid, subject: &str) -> Option<Subject<'_>> {
    let mut tokens = subject.split('.');
    let (service, record, verb) = (tokens.next()?, tokens.next()?, tokens.next()?);
    let complete = tokens.next().is_none() && [service, record, verb].iter().all(|t| is_token(t));
    complete.then_some(Subject { tenant, service, record, verb })
}

/// Could the server take these words as a subject?
pub(crate) fn is_subject(subject: &str) -> bool {
    subject.split('.').all(is_token)
}

fn is_token(token: &str) -> bool {
    !token.is_empty()
        && token.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$' | b'='))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_subject_reads_back_as_it_was_built() {
        let tenant = Uuid::now_v7();
        let row = of_row(tenant, "customers.customer.claimed").unwrap();
        assert_eq!(Subject::parse(&row.internal()), Some(row));
        assert_eq!(Subject::parse(&row.public()), Some(row));
        assert!(row.internal().starts_with("int."));
    }

    #[test]
    fn strange_subjects_are_refused() {
        let tenant = Uuid::now_v7();
        for bad in ["", "customers", "customers.customer", "a.b.c.d", "a..c", "a.*.c", "a.b c.d", "a.b.>"] {
            assert_eq!(of_row(tenant, bad), None, "{bad}");
        }
        for bad in ["int.x.a.b.c".to_owned(), format!("log.{tenant}.a.b.c"), format!("int.{tenant}.a.b")] {
            assert_eq!(Subject::parse(&bad), None, "{bad}");
        }
    }
}
