//! Scopes and rights as they stand in a role's lines.

use kernel::{Right, Scope};

use crate::records::{RoleFieldRightRight, RoleGrantScope};

pub fn grant_scope(scope: Scope) -> RoleGrantScope {
    match scope {
        Scope::Own => RoleGrantScope::Own,
        Scope::OwnAndReports => RoleGrantScope::OwnAndReports,
        Scope::Department => RoleGrantScope::Department,
        Scope::DepartmentTree => RoleGrantScope::DepartmentTree,
        Scope::All => RoleGrantScope::All,
    }
}

pub fn field_right(right: Right) -> RoleFieldRightRight {
    match right {
        Right::Hidden => RoleFieldRightRight::Hidden,
        Right::Masked => RoleFieldRightRight::Masked,
        Right::Read => RoleFieldRightRight::Read,
        Right::Edit => RoleFieldRightRight::Edit,
    }
}
