//! What the generated records can do, and which fields a caller sets.

use std::collections::HashMap;

use kernel::{Access, Ctx, EntityDef, Error, FieldDef, FieldErrors, Fields, Head, Result, Right, SetBy};

use crate::{Arguments, Follower, Row, RowResult, Uow};

/// A typed record of a service; written by `codegen` from the proto definition.
pub trait Record: Fields + Clone + Default + Send + Sync + 'static {
    /// The message on the wire.
    type Wire: prost::Message + Default + serde::Serialize + serde::de::DeserializeOwned + Clone;
    const DEF: &'static EntityDef;

    /// Records of this service that go to the recycle bin with this one, and come back with it.
    fn followers() -> Vec<Follower> {
        vec![]
    }
    fn head(&self) -> &Head;
    fn head_mut(&mut self) -> &mut Head;
    /// Reads own columns and facts from `at` on.
    fn read(head: Head, row: &Row, at: &mut usize) -> RowResult<Self>;
    /// Adds own columns in the order of the definition.
    fn bind(&self, arguments: &mut Arguments);
    /// Takes the lines of part `number` from JSON.
    fn read_part(&mut self, number: u32, json: &str) -> std::result::Result<(), serde_json::Error>;
    /// The lines of part `number` as JSON.
    fn part_json(&self, number: u32) -> String;
    fn to_wire(&self) -> Self::Wire;
    /// Numbers of the fields that a message carries.
    fn given(wire: &Self::Wire) -> Vec<u32>;
    /// Takes over the masked fields, naming every wrong one.
    fn apply(&mut self, wire: &Self::Wire, mask: &Mask, errors: &mut FieldErrors);
    fn clear(wire: &mut Self::Wire, number: u32);
    fn text_mut(wire: &mut Self::Wire, number: u32) -> Option<&mut String>;
    fn extras(wire: &mut Self::Wire) -> Extras<'_>;
    fn wire_id(wire: &Self::Wire) -> &str;
}

/// What a reply says beside the fields.
pub struct Extras<'a> {
    pub masked_fields: &'a mut Vec<String>,
    pub actions: &'a mut Vec<String>,
    pub titles: &'a mut HashMap<String, String>,
}

/// Rules of a record that hold on every path, whoever writes it.
pub trait Rules: Record {
    /// Refuses a state that must not be saved; `before` is `None` for a new record.
    fn check(&self, ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        let _ = (ctx, before, errors);
    }

    /// As `check`, for what must be looked up: what this record names stands in other rows. The
    /// references themselves have been checked.
    fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> impl Future<Output = Result<()>> + Send {
        let _ = (uow, before);
        async { Ok(()) }
    }

    /// May it come out of the recycle bin? What must be one in the company may be another meanwhile.
    fn comes_back(&self, uow: &mut Uow<'_>) -> impl Future<Output = Result<()>> + Send {
        let _ = uow;
        async { Ok(()) }
    }

    /// What a reply says otherwise than the row: a sentence in the reader's language.
    fn show(&self, ctx: &Ctx, wire: &mut Self::Wire) {
        let _ = (ctx, wire);
    }

    /// Whether `guard` must be asked about this save.
    fn guarded(&self, before: Option<&Self>) -> bool {
        let _ = before;
        false
    }

    /// As `verify`, for what must hold among records, many at once: asked right before the commit about all
    /// `guarded` saves of the unit of work, as they will be and as they were, whichever command made them.
    fn guard(uow: &mut Uow<'_>, saves: &[(Self, Option<Self>)]) -> impl Future<Output = Result<()>> + Send {
        let _ = (uow, saves);
        async { Ok(()) }
    }

    /// Takes over what the guard noted by `Uow::flag`, for the reply.
    fn flag(&mut self, duplicate_of: Option<kernel::Uuid>) {
        let _ = duplicate_of;
    }

    /// May this action be taken in the record's present state (rights are tested elsewhere)?
    fn available(&self, action: &str) -> bool {
        let _ = action;
        true
    }
}

/// The fields that one request sets.
#[derive(Debug, Default)]
pub struct Mask {
    numbers: Vec<u32>,
    /// required fields must be there even when the request is silent about them
    creating: bool,
}

impl Mask {
    /// For a new record: all that the message carries; a field that only commands or the system set is refused.
    pub fn create(def: &'static EntityDef, access: &Access, given: &[u32], errors: &mut FieldErrors) -> Self {
        let mut mask = Self { numbers: vec![], creating: true };
        for field in def.fields {
            if given.contains(&field.number) {
                mask.allow(def, access, field, errors);
            } else if field.required && !field.fact && field.set_by == SetBy::User {
                mask.numbers.push(field.number);
            }
        }
        // what the message carries beside fields (shares, actions, ...) can't be set either
        for number in given.iter().filter(|n| def.field_by_number(**n).is_none()) {
            errors.push(format!("#{number}"), "NOT_SETTABLE");
        }
        mask
    }

    /// For a change: the paths of the update mask.
    pub fn update(
        def: &'static EntityDef,
        access: &Access,
        paths: &[String],
        errors: &mut FieldErrors,
    ) -> Self {
        let mut mask = Self::default();
        for path in paths {
            let top = path.split('.').next().unwrap_or(path);
            match def.field(top) {
                Some(field) if field.name == "id" => {}
                Some(field) if field.immutable => errors.push(field.json, "IMMUTABLE"),
                Some(field) => mask.allow(def, access, field, errors),
                None => errors.push(top, "UNKNOWN_FIELD"),
            }
        }
        mask
    }

    fn allow(&mut self, def: &EntityDef, access: &Access, field: &FieldDef, errors: &mut FieldErrors) {
        if field.fact || field.set_by != SetBy::User {
            errors.push(field.json, "NOT_SETTABLE");
            return;
        }
        match access.right(def, field) {
            Right::Edit => self.numbers.push(field.number),
            Right::Hidden => errors.push(field.json, "UNKNOWN_FIELD"),
            Right::Masked | Right::Read => errors.push(field.json, "FIELD_NOT_EDITABLE"),
        }
    }

    /// The definition of `number` if this request sets it.
    pub fn field(&self, def: &'static EntityDef, number: u32) -> Option<&'static FieldDef> {
        if !self.numbers.contains(&number) {
            return None;
        }
        def.field_by_number(number)
    }

    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    pub fn creating(&self) -> bool {
        self.creating
    }
}

/// The id in a request, or which field is no id.
pub fn parse_id(field: &str, text: &str) -> Result<kernel::Uuid> {
    text.parse().map_err(|_| Error::invalid(field, "NOT_A_UUID"))
}
