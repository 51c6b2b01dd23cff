//! What identity publishes about rights, as JSON in the key-value bucket `policy`: one document a
//! tenant (departments, roles), one a user (his place and roles), and for users whose sessions were
//! ended the moment before which no token counts. Identity writes them, everybody reads them.
//!
//! A tenant has one counter: each change of any of its documents takes the next number as that
//! document's `revision`, and a token carries the larger of its two documents' revisions.

use std::collections::BTreeMap;

use kernel::{Right, Scope, Uuid};
use serde::{Deserialize, Serialize};

/// The bucket's name.
pub const BUCKET: &str = "policy";

/// Work that is done for the whole company, whoever asks for it: all who do it are told what there is to do.
pub const DESKS: [&str; 2] = ["finance.invoice.issue", "finance.payment.create"];

/// Key `<tenant>.tenant`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TenantPolicy {
    pub revision: i64,
    pub name: String,
    /// IANA name of the zone in which the tenant's days begin.
    pub zone: String,
    pub departments: Vec<DepartmentPolicy>,
    pub roles: Vec<RolePolicy>,
    /// Only groups that have departments among their members.
    pub groups: Vec<GroupPolicy>,
    /// Original times and authors are accepted from services while this is set.
    pub importing: bool,
    /// How long the recycle bin keeps what was deleted; 0: as everywhere.
    pub bin_days: i32,
    /// How papers are numbered, by kind of record; what is not named has the usual form.
    pub numbers: BTreeMap<String, String>,
    /// Who does some work for the whole company, by the permission that it needs: of [`DESKS`].
    pub desks: BTreeMap<String, Vec<Uuid>>,
}

/// A department's place in the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DepartmentPolicy {
    pub id: Uuid,
    #[serde(default)]
    pub parent: Option<Uuid>,
    #[serde(default)]
    pub head: Option<Uuid>,
}

/// What a role grants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RolePolicy {
    pub id: Uuid,
    /// Permission (or `customers.*`, or `*`) to row scope.
    #[serde(default)]
    pub grants: BTreeMap<String, Scope>,
    /// `customers.customer.phone` to right.
    #[serde(default)]
    pub fields: BTreeMap<String, Right>,
}

/// The departments that a group has as members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupPolicy {
    pub id: Uuid,
    #[serde(default)]
    pub departments: Vec<Uuid>,
}

/// Key `<tenant>.user.<user>`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserPolicy {
    pub revision: i64,
    pub active: bool,
    pub name: String,
    /// `en` or `zh-CN`.
    pub language: Option<String>,
    pub department: Option<Uuid>,
    /// Departments he heads.
    pub headed: Vec<Uuid>,
    pub roles: Vec<Uuid>,
    /// Groups that name him directly.
    pub groups: Vec<Uuid>,
    /// All who report to him, over any number of steps.
    pub reports: Vec<Uuid>,
}

/// Key `<tenant>.not_before.<user>`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NotBefore {
    /// Unix seconds, with fractions: tokens issued before are refused.
    pub at: f64,
}

/// What a key of the bucket names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Tenant(Uuid),
    User(Uuid, Uuid),
    NotBefore(Uuid, Uuid),
}

impl Key {
    /// Reads a key; `None` for what this version doesn't know.
    pub fn parse(text: &str) -> Option<Self> {
        let mut pieces = text.split('.');
        let tenant = pieces.next()?.parse().ok()?;
        let kind = pieces.next()?;
        let user = pieces.next().map(str::parse).transpose().ok()?;
        match (kind, user, pieces.next()) {
            ("tenant", None, None) => Some(Self::Tenant(tenant)),
            ("user", Some(user), None) => Some(Self::User(tenant, user)),
            ("not_before", Some(user), None) => Some(Self::NotBefore(tenant, user)),
            _ => None,
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Tenant(tenant) => write!(f, "{tenant}.tenant"),
            Self::User(tenant, user) => write!(f, "{tenant}.user.{user}"),
            Self::NotBefore(tenant, user) => write!(f, "{tenant}.not_before.{user}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let (tenant, user) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for key in [Key::Tenant(tenant), Key::User(tenant, user), Key::NotBefore(tenant, user)] {
            assert_eq!(Key::parse(&key.to_string()), Some(key));
        }
        assert_eq!(Key::parse("nobody.tenant"), None);
        assert_eq!(Key::parse(&format!("{tenant}.theme")), None);
    }
}
