//! From records to replies: hidden fields gone, masked ones masked, references titled, permitted actions named.

pub(crate) mod titles;

use kernel::{Ctx, EntityDef, Error, FieldDef, Fields, Result, Right, Value};

use crate::{Record, Rules, Uow};

/// What one reply is made of, decided once for all its records.
pub struct Wanted {
    def: &'static EntityDef,
    /// Numbers to leave out: not asked for, or hidden.
    cleared: Vec<u32>,
    masked: Vec<&'static FieldDef>,
    titles: bool,
    actions: bool,
    pub parts: bool,
}

impl Wanted {
    /// A single record: everything.
    pub fn all(def: &'static EntityDef, ctx: &Ctx) -> Self {
        let mut wanted = Self::rights(def, ctx);
        (wanted.titles, wanted.actions, wanted.parts) = (true, true, true);
        wanted
    }

    /// A list's: what the read mask names; without one, all but lines of parts and actions.
    pub fn new(def: &'static EntityDef, ctx: &Ctx, read_mask: &[String]) -> Result<Self> {
        let mut wanted = Self::rights(def, ctx);
        if read_mask.is_empty() {
            wanted.titles = true;
            return Ok(wanted);
        }
        let mut kept = vec![];
        for path in read_mask {
            match path.as_str() {
                "titles" => wanted.titles = true,
                "actions" => wanted.actions = true,
                "shares" | "maskedFields" | "masked_fields" => {}
                name => match def.field(name).filter(|f| ctx.access.right(def, f) != Right::Hidden) {
                    Some(field) => kept.push(field.number),
                    None => return Err(Error::invalid("readMask", "UNKNOWN_FIELD").with("name", name)),
                },
            }
        }
        wanted.parts = def.parts().any(|(field, _)| kept.contains(&field.number));
        let dropped = def.fields.iter().filter(|f| !f.head && !kept.contains(&f.number));
        wanted.cleared.extend(dropped.map(|f| f.number));
        wanted.masked.retain(|f| kept.contains(&f.number));
        Ok(wanted)
    }

    fn rights(def: &'static EntityDef, ctx: &Ctx) -> Self {
        let right = |field: &&FieldDef| ctx.access.right(def, field);
        let fields = || def.fields.iter().filter(|f| !f.head);
        Self {
            def,
            cleared: fields().filter(|f| right(f) == Right::Hidden).map(|f| f.number).collect(),
            masked: fields().filter(|f| right(f) == Right::Masked).collect(),
            titles: false,
            actions: false,
            parts: false,
        }
    }
}

/// One record as its caller may see it.
pub async fn one<R: Record + Rules>(uow: &mut Uow<'_>, record: &R) -> Result<R::Wire> {
    let wanted = Wanted::all(R::DEF, uow.ctx);
    let mut replies = present(uow, std::slice::from_ref(record), &wanted).await?;
    replies.pop().ok_or_else(|| Error::internal("no reply for a record"))
}

/// Many records as their caller may see them.
pub async fn present<R: Record + Rules>(
    uow: &mut Uow<'_>,
    records: &[R],
    wanted: &Wanted,
) -> Result<Vec<R::Wire>> {
    let mut titles = if wanted.titles { titles::of(uow, records, &wanted.cleared).await? } else { vec![] };
    let mut replies = Vec::with_capacity(records.len());
    for (i, record) in records.iter().enumerate() {
        let mut wire = record.to_wire();
        record.show(uow.ctx, &mut wire);
        for number in &wanted.cleared {
            R::clear(&mut wire, *number);
        }
        for field in &wanted.masked {
            mask::<R>(record, &mut wire, field);
        }
        if wanted.actions {
            *R::extras(&mut wire).actions = actions(uow, wanted.def, record);
        }
        if let Some(titles) = titles.get_mut(i) {
            R::extras(&mut wire).titles.extend(titles.drain(..));
        }
        replies.push(wire);
    }
    Ok(replies)
}

/// Texts are shown in part; anything else is left out and named.
fn mask<R: Record>(record: &R, wire: &mut R::Wire, field: &FieldDef) {
    if record.value(field) == Value::Null {
        return;
    }
    match R::text_mut(wire, field.number) {
        Some(text) => *text = kernel::text::mask(field.format, text),
        None => R::clear(wire, field.number),
    }
    R::extras(wire).masked_fields.push(field.json.to_owned());
}

/// The actions that rights and state allow.
fn actions<R: Record + Rules>(uow: &Uow<'_>, def: &EntityDef, record: &R) -> Vec<String> {
    let access = &uow.ctx.access;
    let at = &record.head().placement;
    let permitted = uow.db.registry.actions_of(def.kind).iter().filter(|action| {
        let reach = access.reach(&action.permission);
        if def.follows_parent || !action.edit { access.may(&action.permission) } else { reach.edits(at) }
    });
    // what lies in the recycle bin can be taken out of it, and nothing else
    let deleted = record.head().deleted_at.is_some();
    let possible = |name: &str| (name == "restore") == deleted && (deleted || record.available(name));
    permitted.filter(|action| possible(&action.name)).map(|action| action.name.clone()).collect()
}

/// The texts that conditions and titles read.
pub fn uuid_of(record: &impl Fields, field: &FieldDef) -> Option<kernel::Uuid> {
    match record.value(field) {
        Value::Uuid(id) => Some(id),
        _ => None,
    }
}
