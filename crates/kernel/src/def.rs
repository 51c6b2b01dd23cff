//! A record's definition as data: written once in proto, read by lists, rights, forms and exports.

/// A record: customer, contact, pool.
#[derive(Debug)]
pub struct EntityDef {
    /// Owning service: `customers`.
    pub service: &'static str,
    /// Singular: `customer`.
    pub kind: &'static str,
    /// Plural, as in paths: `customers`.
    pub plural: &'static str,
    pub table: &'static str,
    /// Name of the field that names a record to a person.
    pub title: &'static str,
    /// Has no owner of its own: who sees the parent sees it.
    pub follows_parent: bool,
    /// Everybody of the tenant may know its title.
    pub open_title: bool,
    /// What a list shows at first beside the title, by proto name; empty: chosen by the fields' types.
    pub columns: &'static [&'static str],
    /// Common fields (`head`), own fields, then facts; parts are among the own fields.
    pub fields: &'static [FieldDef],
}

/// Lines of a record, in a table of their own, saved with it.
#[derive(Debug)]
pub struct PartDef {
    pub table: &'static str,
    /// Column that points at the record: `customer_id`.
    pub parent_column: &'static str,
    pub fields: &'static [FieldDef],
}

/// One field.
#[derive(Debug)]
pub struct FieldDef {
    /// Proto name: `last_follow_up_at`.
    pub name: &'static str,
    /// JSON name: `lastFollowUpAt`.
    pub json: &'static str,
    /// Proto number.
    pub number: u32,
    /// First column; money has a second, `<name>_currency`.
    pub column: &'static str,
    pub ty: FieldType,
    pub required: bool,
    pub search: bool,
    /// `service.kind` that the id points at.
    pub reference: Option<&'static str>,
    pub parent: bool,
    /// The lines among which the id is one, by proto name: `pipeline_id.stages`, or `stages` of the record itself.
    pub line_of: Option<&'static str>,
    pub sensitive: Sensitive,
    pub set_by: SetBy,
    pub format: Format,
    /// Characters; 0: not a text.
    pub max_length: usize,
    pub indexed: bool,
    pub immutable: bool,
    /// Learned from events, in `<table>_facts`.
    pub fact: bool,
    /// One of the common fields.
    pub head: bool,
}

#[derive(Debug, Clone, Copy)]
pub enum FieldType {
    Text,
    Bool,
    Int,
    Double,
    Decimal,
    Enum(&'static EnumDef),
    Uuid,
    UuidList,
    TextList,
    Time,
    Date,
    Money,
    Custom,
    Parts(&'static PartDef),
}

#[derive(Debug)]
pub struct EnumDef {
    /// Proto name with its message: `Customer.Status`.
    pub name: &'static str,
    /// (number, name), the unspecified 0 included.
    pub values: &'static [(i32, &'static str)],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitive {
    No,
    Masked,
    Encrypted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetBy {
    User,
    Command,
    System,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Plain,
    LongText,
    Phone,
    Email,
    Url,
    Date,
    Condition,
    Name,
    Uuid,
    TimeZone,
    Decimal,
}

impl EntityDef {
    /// The field by proto or JSON name.
    pub fn field(&self, name: &str) -> Option<&'static FieldDef> {
        self.fields.iter().find(|field| field.json == name || field.name == name)
    }

    pub fn field_by_number(&self, number: u32) -> Option<&'static FieldDef> {
        self.fields.iter().find(|field| field.number == number)
    }

    /// Fields with columns in the record's own table beside the common ones.
    pub fn own(&self) -> impl Iterator<Item = &'static FieldDef> {
        self.fields.iter().filter(|f| !f.head && !f.fact && !matches!(f.ty, FieldType::Parts(_)))
    }

    pub fn facts(&self) -> impl Iterator<Item = &'static FieldDef> {
        self.fields.iter().filter(|f| f.fact)
    }

    pub fn parts(&self) -> impl Iterator<Item = (&'static FieldDef, &'static PartDef)> {
        self.fields.iter().filter_map(|f| match f.ty {
            FieldType::Parts(part) => Some((f, part)),
            _ => None,
        })
    }

    pub fn searchable(&self) -> impl Iterator<Item = &'static FieldDef> {
        self.fields.iter().filter(|f| f.search)
    }

    /// The first of its parents, which is the only one of a record that follows it.
    pub fn parent(&self) -> Option<&'static FieldDef> {
        self.parents().next()
    }

    /// The references to whom it belongs: who sees one of them sees it.
    pub fn parents(&self) -> impl Iterator<Item = &'static FieldDef> {
        self.fields.iter().filter(|f| f.parent)
    }

    /// `customers.customer.read`
    pub fn permission(&self, verb: &str) -> String {
        format!("{}.{}.{verb}", self.service, self.kind)
    }
}

impl FieldType {
    pub fn enum_def(&self) -> Option<&'static EnumDef> {
        match self {
            Self::Enum(def) => Some(def),
            _ => None,
        }
    }
}

impl EnumDef {
    /// The names a caller may give: all but the unspecified 0.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.values.iter().filter(|(number, _)| *number != 0).map(|(_, name)| *name)
    }

    pub fn name_of(&self, number: i32) -> Option<&'static str> {
        self.values.iter().find(|(n, _)| *n == number).map(|(_, name)| *name)
    }

    pub fn number_of(&self, name: &str) -> Option<i32> {
        self.values.iter().find(|(_, n)| *n == name).map(|(number, _)| *number)
    }
}
