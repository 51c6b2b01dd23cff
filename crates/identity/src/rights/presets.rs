//! The ready-made roles, a file each: a rep works with what is his, a manager leads his department, a director reads
//! all of sales and sets it up, a marketer brings leads, an administrator may do everything.

mod director;
mod everybody;
mod finance_clerk;
mod manager;
mod marketer;
mod rep;

use kernel::{Locale, Right, Scope};

/// Permissions with the rows that they reach.
type Grants = Vec<(&'static str, Scope)>;

/// A role as a new tenant gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    Administrator,
    Director,
    Manager,
    Rep,
    Marketer,
    FinanceClerk,
}

impl Preset {
    pub const ALL: [Self; 6] =
        [Self::Administrator, Self::Director, Self::Manager, Self::Rep, Self::Marketer, Self::FinanceClerk];

    /// As kept in `preset`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Director => "director",
            Self::Manager => "manager",
            Self::Rep => "rep",
            Self::Marketer => "marketer",
            Self::FinanceClerk => "finance_clerk",
        }
    }

    pub fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Administrator, Locale::En) => "Administrator",
            (Self::Administrator, Locale::Zh) => "系统管理员",
            (Self::Director, Locale::En) => "Sales director",
            (Self::Director, Locale::Zh) => "销售总监",
            (Self::Manager, Locale::En) => "Sales manager",
            (Self::Manager, Locale::Zh) => "销售经理",
            (Self::Rep, Locale::En) => "Sales representative",
            (Self::Rep, Locale::Zh) => "销售代表",
            (Self::Marketer, Locale::En) => "Marketer",
            (Self::Marketer, Locale::Zh) => "市场专员",
            (Self::FinanceClerk, Locale::En) => "Finance clerk",
            (Self::FinanceClerk, Locale::Zh) => "财务专员",
        }
    }

    pub fn description(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Administrator, Locale::En) => "May do everything.",
            (Self::Administrator, Locale::Zh) => "拥有全部权限。",
            (Self::Director, Locale::En) => {
                "Reads all of sales, leads his departments, sets up pools and pipelines."
            }
            (Self::Director, Locale::Zh) => "查看全部销售数据，管理所辖部门，设置公海和销售流程。",
            (Self::Manager, Locale::En) => "Leads his department and those below it.",
            (Self::Manager, Locale::Zh) => "管理本部门及下级部门的客户和商机。",
            (Self::Rep, Locale::En) => "Works with his own customers and deals and claims from the pool.",
            (Self::Rep, Locale::Zh) => "跟进自己的客户和商机，从公海领取客户。",
            (Self::Marketer, Locale::En) => {
                "Runs channels and campaigns, brings leads and says who gets them."
            }
            (Self::Marketer, Locale::Zh) => "管理渠道和市场活动，录入线索并设置分配规则。",
            (Self::FinanceClerk, Locale::En) => "Books payments, issues invoices and sees who owes what.",
            (Self::FinanceClerk, Locale::Zh) => "登记回款和发票，查看全部合同与客户欠款。",
        }
    }

    /// Permission and row scope.
    pub fn grants(self) -> Grants {
        match self {
            Self::Administrator => vec![("*", Scope::All)],
            Self::Director => director::grants(),
            Self::Manager => manager::grants(),
            Self::Rep => rep::grants(),
            Self::Marketer => marketer::grants(),
            Self::FinanceClerk => finance_clerk::grants(),
        }
    }

    /// Rights on fields that stay masked without a word.
    pub fn field_rights(self) -> Vec<(&'static str, Right)> {
        let leads = matches!(self, Self::Administrator | Self::Director | Self::Manager);
        let margins = if leads { manager::MARGINS } else { &[][..] };
        everybody::SENSITIVE.iter().chain(margins).map(|field| (*field, Right::Edit)).collect()
    }
}

/// All of these in one scope.
fn of(names: &[&'static str], scope: Scope) -> Grants {
    names.iter().map(|name| (*name, scope)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rights::catalogue;

    #[test]
    fn every_grant_and_field_exists() {
        for preset in Preset::ALL {
            for (permission, _) in preset.grants() {
                assert!(catalogue::is_grantable(permission), "{permission}");
            }
            for (field, _) in preset.field_rights() {
                assert!(catalogue::is_field(field), "{field}");
            }
        }
    }

    #[test]
    fn a_rep_takes_lists_in_but_not_out() {
        let may =
            |preset: Preset, name: &str| preset.grants().iter().any(|(permission, _)| *permission == name);
        assert!(may(Preset::Rep, "customers.customer.import"));
        assert!(!may(Preset::Rep, "customers.customer.export"));
        assert!(may(Preset::Manager, "customers.customer.export"));
    }

    #[test]
    fn a_rep_claims_but_does_not_transfer() {
        let grants = Preset::Rep.grants();
        assert!(grants.contains(&("customers.customer.claim", Scope::Own)));
        assert!(!grants.iter().any(|(permission, _)| *permission == "customers.customer.transfer"));
    }

    #[test]
    fn a_director_reads_all_and_changes_his_own() {
        let grants = Preset::Director.grants();
        assert!(grants.contains(&("customers.customer.read", Scope::All)));
        assert!(grants.contains(&("customers.customer.update", Scope::DepartmentTree)));
    }
}
