//! The ready-made roles. A rep works with what is his and takes from the pool; a manager does so
//! for his department and all below it, and hands customers around; a director reads all of sales and
//! sets up pools and pipelines; a marketer brings leads and says who gets them; an administrator may do
//! everything.

use kernel::{Locale, Right, Scope};

/// A role as a new tenant gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    Administrator,
    Director,
    Manager,
    Rep,
    Marketer,
}

/// What hardly anybody of sales may miss: colleagues and departments by name, the pipelines and the
/// reasons to choose from.
const DIRECTORY: &[&str] = &[
    "identity.user.read",
    "identity.department.read",
    "identity.position.read",
    "identity.group.read",
    "sales.pipeline.read",
    "sales.close_reason.read",
    "sales.product.read",
    "sales.price_book.read",
    "sales.price_book_line.read",
    "marketing.channel.read",
    "marketing.campaign.read",
];

/// Daily work with customers and deals.
const SELLING: &[&str] = &[
    "customers.customer.read",
    "customers.customer.create",
    "customers.customer.update",
    "customers.customer.claim",
    "customers.customer.release",
    "customers.customer.share",
    "customers.customer.bulk",
    "customers.contact.read",
    "customers.contact.create",
    "customers.contact.update",
    "customers.contact.delete",
    "customers.contact.restore",
    "customers.contact.bulk",
    "customers.customer.import",
    "customers.contact.import",
    "collaboration.activity.import",
    "collaboration.task.import",
    "sales.opportunity.import",
    "customers.pool_move.read",
    "collaboration.activity.read",
    "collaboration.activity.create",
    "collaboration.activity.update",
    "collaboration.activity.delete",
    "collaboration.activity.restore",
    "collaboration.task.read",
    "collaboration.task.create",
    "collaboration.task.update",
    "collaboration.task.delete",
    "collaboration.task.assign",
    "collaboration.task.restore",
    "collaboration.file.read",
    "collaboration.file.create",
    "collaboration.file.update",
    "collaboration.file.delete",
    "collaboration.file.restore",
    "sales.opportunity.read",
    "sales.opportunity.create",
    "sales.opportunity.update",
    "sales.opportunity.move",
    "sales.opportunity.win",
    "sales.opportunity.lose",
    "sales.opportunity.share",
    "sales.opportunity.bulk",
    "sales.stage_move.read",
    "sales.quote.read",
    "sales.quote.create",
    "sales.quote.update",
    "sales.quote.delete",
    "sales.quote.submit",
    "sales.quote.send",
    "sales.quote.accept",
    "sales.quote.decline",
    "sales.quote.revise",
    "sales.order.read",
    "sales.order.create",
    "sales.order.update",
    "sales.order.delete",
    "sales.order.confirm",
    "sales.order.deliver",
    "sales.order.close",
    "sales.order.cancel",
    "sales.delivery.read",
    "marketing.lead.read",
    "marketing.lead.create",
    "marketing.lead.update",
    "marketing.lead.grab",
    "marketing.lead.disqualify",
    "marketing.lead.convert",
    "marketing.lead.share",
    "marketing.lead.bulk",
    "marketing.lead.import",
    "marketing.lead_move.read",
];

/// What a leader does with his people's customers and deals.
const LEADING: &[&str] = &[
    "customers.customer.delete",
    "customers.customer.restore",
    "customers.customer.assign",
    "customers.customer.transfer",
    "customers.customer.lock",
    "customers.customer.protect",
    "customers.customer.export",
    "customers.contact.export",
    "collaboration.activity.export",
    "collaboration.task.export",
    "sales.opportunity.export",
    "customers.audit.read",
    "collaboration.audit.read",
    "sales.opportunity.delete",
    "sales.opportunity.restore",
    "sales.opportunity.assign",
    "sales.opportunity.reopen",
    "sales.quote.restore",
    "sales.quote.approve",
    "sales.quote.assign",
    "sales.order.assign",
    "sales.order.restore",
    "sales.audit.read",
    "marketing.lead.delete",
    "marketing.lead.restore",
    "marketing.lead.assign",
    "marketing.lead.reopen",
    "marketing.lead.export",
    "marketing.assignment_rule.read",
    "marketing.audit.read",
];

/// Setting up the pools, what happens to duplicates, how deals run, the catalogue and its prices.
const SETTING_UP: &[&str] = &[
    "customers.pool.create",
    "customers.pool.update",
    "customers.pool.delete",
    "customers.pool.restore",
    "customers.pool.recycle",
    "customers.pool.report",
    "customers.duplicate_policy.read",
    "customers.duplicate_policy.create",
    "customers.duplicate_policy.update",
    "customers.duplicate_policy.delete",
    "customers.duplicate_policy.restore",
    "sales.pipeline.create",
    "sales.pipeline.update",
    "sales.pipeline.delete",
    "sales.pipeline.restore",
    "sales.close_reason.create",
    "sales.close_reason.update",
    "sales.close_reason.delete",
    "sales.close_reason.restore",
    "sales.product.create",
    "sales.product.update",
    "sales.product.delete",
    "sales.product.restore",
    "sales.price_book.create",
    "sales.price_book.update",
    "sales.price_book.delete",
    "sales.price_book.restore",
    "sales.price_book_line.create",
    "sales.price_book_line.update",
    "sales.price_book_line.delete",
    "sales.price_book_line.restore",
    "sales.discount_limit.read",
    "sales.discount_limit.create",
    "sales.discount_limit.update",
    "sales.discount_limit.delete",
    "sales.discount_limit.restore",
];

/// Bringing leads and saying who gets them.
const CAMPAIGNING: &[&str] = &[
    "marketing.channel.create",
    "marketing.channel.update",
    "marketing.channel.delete",
    "marketing.channel.restore",
    "marketing.campaign.create",
    "marketing.campaign.update",
    "marketing.campaign.delete",
    "marketing.campaign.restore",
    "marketing.form.read",
    "marketing.form.create",
    "marketing.form.update",
    "marketing.form.delete",
    "marketing.form.restore",
    "marketing.form.rotate_key",
    "marketing.form_submission.read",
    "marketing.form_submission.accept",
    "marketing.assignment_rule.read",
    "marketing.assignment_rule.create",
    "marketing.assignment_rule.update",
    "marketing.assignment_rule.delete",
    "marketing.assignment_rule.restore",
];

/// What a marketer does with leads: everything but working on them himself.
const CAPTURING: &[&str] = &[
    "marketing.lead.read",
    "marketing.lead.create",
    "marketing.lead.update",
    "marketing.lead.delete",
    "marketing.lead.restore",
    "marketing.lead.assign",
    "marketing.lead.disqualify",
    "marketing.lead.reopen",
    "marketing.lead.share",
    "marketing.lead.bulk",
    "marketing.lead.import",
    "marketing.lead.export",
    "marketing.lead_move.read",
    "marketing.audit.read",
];

/// A marketer's own notes, tasks and files.
const OWN_WORK: &[&str] = &[
    "collaboration.activity.read",
    "collaboration.activity.create",
    "collaboration.activity.update",
    "collaboration.activity.delete",
    "collaboration.task.read",
    "collaboration.task.create",
    "collaboration.task.update",
    "collaboration.task.delete",
    "collaboration.file.read",
    "collaboration.file.create",
    "collaboration.file.update",
    "collaboration.file.delete",
];

/// Phones and addresses that others see masked.
const SENSITIVE: &[&str] = &[
    "customers.customer.phone",
    "customers.customer.email",
    "customers.contact.phone",
    "customers.contact.email",
    "customers.contact.wechat",
    "marketing.lead.phone",
    "marketing.lead.email",
    "marketing.lead.wechat",
    "marketing.form_submission.answers",
    "marketing.form_submission.email",
];

/// What something costs us, and what is left of a quote: not for everybody who sells.
const MARGINS: &[&str] =
    &["sales.product.cost", "sales.quote.costTotal", "sales.quote.margin", "sales.quote.marginRate"];

impl Preset {
    pub const ALL: [Self; 5] =
        [Self::Administrator, Self::Director, Self::Manager, Self::Rep, Self::Marketer];

    /// As kept in `preset`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Director => "director",
            Self::Manager => "manager",
            Self::Rep => "rep",
            Self::Marketer => "marketer",
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
        }
    }

    /// Permission and row scope.
    pub fn grants(self) -> Vec<(&'static str, Scope)> {
        let all =
            |names: &[&'static str], scope| names.iter().map(move |name| (*name, scope)).collect::<Vec<_>>();
        match self {
            Self::Administrator => vec![("*", Scope::All)],
            Self::Director => {
                let mut grants = all(DIRECTORY, Scope::All);
                grants.extend(SELLING.iter().chain(LEADING).map(|name| (*name, director_scope(name))));
                grants.push(("customers.pool.read", Scope::All));
                grants.extend(all(SETTING_UP, Scope::All));
                // what leading gives of these is widened
                grants.retain(|(name, _)| !CAMPAIGNING.contains(name));
                grants.extend(all(CAMPAIGNING, Scope::All));
                grants
            }
            Self::Manager => {
                let mut grants = all(DIRECTORY, Scope::All);
                grants.extend(all(SELLING, Scope::DepartmentTree));
                grants.extend(all(LEADING, Scope::DepartmentTree));
                grants.push(("customers.pool.read", Scope::DepartmentTree));
                // pools whose administrator he is
                for act in ["customers.pool.update", "customers.pool.recycle", "customers.pool.report"] {
                    grants.push((act, Scope::Own));
                }
                grants
            }
            Self::Rep => {
                let mut grants = all(DIRECTORY, Scope::All);
                grants.extend(all(SELLING, Scope::Own));
                grants.push(("customers.pool.read", Scope::Own));
                grants
            }
            Self::Marketer => {
                let mut grants = all(DIRECTORY, Scope::All);
                grants.extend(all(CAMPAIGNING, Scope::All));
                grants.extend(all(CAPTURING, Scope::All));
                grants.extend(all(OWN_WORK, Scope::Own));
                grants
            }
        }
    }

    /// Rights on fields that stay masked without a word.
    pub fn field_rights(self) -> Vec<(&'static str, Right)> {
        let leads = matches!(self, Self::Administrator | Self::Director | Self::Manager);
        let margins = if leads { MARGINS } else { &[][..] };
        SENSITIVE.iter().chain(margins).map(|field| (*field, Right::Edit)).collect()
    }
}

/// A director reads everything and changes what is his departments'.
fn director_scope(permission: &str) -> Scope {
    if permission.ends_with(".read") { Scope::All } else { Scope::DepartmentTree }
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
