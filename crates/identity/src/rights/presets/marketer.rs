//! A marketer runs channels, campaigns and forms, brings leads and says who gets them; working on leads himself is
//! not his.

use kernel::Scope;

use super::{Grants, everybody::LOOKING_UP, of};

pub fn grants() -> Grants {
    let mut grants = of(LOOKING_UP, Scope::All);
    grants.extend(of(CAMPAIGNING, Scope::All));
    grants.extend(of(CAPTURING, Scope::All));
    grants.extend(of(OWN_WORK, Scope::Own));
    grants
}

/// Bringing leads and saying who gets them.
pub const CAMPAIGNING: &[&str] = &[
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

/// His own notes, tasks and files.
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
