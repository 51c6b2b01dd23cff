//! The row scope as SQL: the same decision as `kernel::Reach::sees`, over a whole table.

use kernel::{Access, EntityDef, FieldDef, Reach};

use crate::{Arguments, db::Registry, records};

/// Which of a row's sharing lists counts.
#[derive(Clone, Copy, PartialEq)]
pub enum Shared {
    Readers,
    Editors,
}

/// Adds a condition for the rows of `def` (alias `r`) that the permission reaches; `None`: all.
pub fn predicate(
    registry: &Registry,
    def: &EntityDef,
    access: &Access,
    permission: &str,
    args: &mut Arguments,
) -> Option<String> {
    let reach = access.reach(permission);
    if def.follows_parent {
        if reach == Reach::Nothing {
            return Some("false".to_owned());
        }
        return def
            .parent()
            .and_then(|field| parent_predicate(registry, field, access, Shared::Readers, args));
    }
    let own = match reach {
        Reach::Everything => return None,
        Reach::Nothing => return Some("false".to_owned()),
        Reach::Some { .. } => placed("r", reach, Shared::Readers, args),
    };
    let parents =
        def.parents().filter_map(|field| parent_predicate(registry, field, access, Shared::Readers, args));
    let any: Vec<String> = [own].into_iter().chain(parents).collect();
    match any.len() {
        1 => any.into_iter().next(),
        _ => Some(format!("({})", any.join(" or "))),
    }
}

/// Owner, department or sharing of the row `alias`.
fn placed(alias: &str, reach: Reach<'_>, shared: Shared, args: &mut Arguments) -> String {
    let Reach::Some { owners, departments, principals } = reach else {
        return if reach == Reach::Everything { "true".to_owned() } else { "false".to_owned() };
    };
    let mut any = vec![];
    if !owners.is_empty() {
        any.push(format!("{alias}.owner_id = any({})", args.place(owners)));
    }
    if !departments.is_empty() {
        any.push(format!("{alias}.department_id = any({})", args.place(departments)));
    }
    let list = if shared == Shared::Readers { "readers" } else { "editors" };
    any.push(format!("{alias}.{list} && {}", args.place(principals)));
    format!("({})", any.join(" or "))
}

/// The row's parent may be seen (or changed): looked up in its own table when it lives in this
/// database, else in the directory.
pub fn parent_predicate(
    registry: &Registry,
    field: &FieldDef,
    access: &Access,
    shared: Shared,
    args: &mut Arguments,
) -> Option<String> {
    let kind = field.reference?;
    let verb = if shared == Shared::Readers { "read" } else { "update" };
    let reach = access.reach(&format!("{kind}.{verb}"));
    let visible = placed("p", reach, shared, args);
    let column = field.column;
    Some(match registry.own(kind) {
        Some(parent) => {
            let table = parent.table;
            format!(
                "exists (select 1 from {table} p where p.id = r.{column} and p.deleted_at is null and {visible})"
            )
        }
        None => {
            let kind = args.place(kind);
            format!(
                "exists (select 1 from directory p where p.kind = {kind} and p.id = r.{column} and not p.deleted and {visible})"
            )
        }
    })
}

/// The rows of the directory (alias `p`) of one foreign kind that the caller may see: by their own
/// place or by their parent's. One without a place of its own follows its parent alone.
pub fn directory(registry: &Registry, access: &Access, kind: &str, args: &mut Arguments) -> String {
    let reach = access.reach(&format!("{kind}.read"));
    if reach == Reach::Nothing {
        return "false".to_owned();
    }
    let own = placed("p", reach, Shared::Readers, args);
    let mut parents = vec![];
    for parent in records::foreign_kinds(&registry.defs) {
        if parent == kind || parent.starts_with("identity.") {
            continue;
        }
        let place = args.place(parent);
        let reach = access.reach(&format!("{parent}.read"));
        parents.push(format!("(q.kind = {place} and {})", placed("q", reach, Shared::Readers, args)));
    }
    if parents.is_empty() {
        return own;
    }
    format!(
        "(({own} and not (p.parent_id is not null and p.owner_id is null and p.department_id is null)) \
         or exists (select 1 from directory q where q.kind = p.parent_kind and q.id = p.parent_id \
         and not q.deleted and ({})))",
        parents.join(" or ")
    )
}

/// The rows (alias `r`) that may be changed under `reach`.
pub fn editable(reach: Reach<'_>, args: &mut Arguments) -> String {
    placed("r", reach, Shared::Editors, args)
}
