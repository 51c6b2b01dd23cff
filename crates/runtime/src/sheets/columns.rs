//! A column of a sheet and what it holds of a record: a field, the currency of an amount, a piece of the
//! record's first line, or one of the company's own fields.

use kernel::{Access, EntityDef, FieldDef, FieldType, Format, Right, SetBy};
use proto::labels::Labels;

/// What one column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Whole,
    /// Of an amount.
    Currency,
    /// Of the first line of a part, by proto name.
    Line(&'static str),
    /// One of the company's own fields.
    Custom(String),
}

/// A column's meaning.
#[derive(Debug, Clone)]
pub struct Column {
    pub field: &'static FieldDef,
    pub piece: Piece,
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.field.number == other.field.number && self.piece == other.piece
    }
}

/// Fields of the head that a row may set where it is new, beside its own.
pub const OWNER: &str = "owner_id";
pub const CREATED_AT: &str = "created_at";
pub const CREATED_BY: &str = "created_by";

impl Column {
    fn whole(field: &'static FieldDef) -> Self {
        Self { field, piece: Piece::Whole }
    }

    /// `name`, `registeredCapital.currency`, `addresses.street`, `custom.region`.
    pub fn parse(def: &'static EntityDef, path: &str) -> Option<Self> {
        let (name, piece) = path.split_once('.').map_or((path, None), |(name, piece)| (name, Some(piece)));
        let field = def.field(name)?;
        let piece = match (field.ty, piece) {
            (FieldType::Parts(_) | FieldType::Custom, None) => return None,
            (_, None) => Piece::Whole,
            (FieldType::Money, Some("currency")) => Piece::Currency,
            (FieldType::Custom, Some(key)) if kernel::condition::is_key(key) => Piece::Custom(key.to_owned()),
            (FieldType::Parts(part), Some(name)) => {
                let inner = part.fields.iter().find(|f| f.json == name || f.name == name)?;
                Piece::Line(inner.name)
            }
            _ => return None,
        };
        Some(Self { field, piece })
    }

    /// What `parse` reads back.
    pub fn path(&self) -> String {
        let json = self.field.json;
        match &self.piece {
            Piece::Whole => json.to_owned(),
            Piece::Currency => format!("{json}.currency"),
            Piece::Line(name) => {
                format!("{json}.{}", self.inner(name).map_or(*name, |inner| inner.json))
            }
            Piece::Custom(key) => format!("{json}.{key}"),
        }
    }

    fn inner(&self, name: &str) -> Option<&'static FieldDef> {
        match self.field.ty {
            FieldType::Parts(part) => part.fields.iter().find(|f| f.name == name),
            _ => None,
        }
    }

    /// The definition that a cell is read and written by: the line's own for a piece of a line.
    pub fn value(&self) -> &'static FieldDef {
        match &self.piece {
            Piece::Line(name) => self.inner(name).unwrap_or(self.field),
            _ => self.field,
        }
    }

    /// The heading.
    pub fn heading(&self, def: &EntityDef, words: &Words) -> String {
        let whole = words.labels.field(def.kind, self.field.name).unwrap_or(self.field.json);
        match &self.piece {
            Piece::Whole => whole.to_owned(),
            Piece::Currency => format!("{whole} ({})", words.word("CURRENCY")),
            Piece::Line(name) => {
                let part = format!("{}.{}", def.kind, self.field.name);
                format!("{whole} / {}", words.labels.field(&part, name).unwrap_or(name))
            }
            Piece::Custom(key) => key.clone(),
        }
    }

    /// May a row set it? Owner, original time and author, and what else only commands set (`told`) count when
    /// the row is new.
    pub fn importable(&self, def: &EntityDef, told: &[&str]) -> bool {
        let field = self.field;
        match field.name {
            "id" | CREATED_AT | CREATED_BY => true,
            OWNER => !def.follows_parent,
            name if told.contains(&name) => true,
            _ => field.set_by == SetBy::User && !field.fact,
        }
    }
}

/// Is it for the record's own service to put the cell's value in: what commands set, and a line by its name?
pub fn is_told(field: &FieldDef) -> bool {
    field.line_of.is_some() || field.set_by == SetBy::Command && !field.head
}

/// Does it say when something was done, as only an import of the past may?
pub fn is_original_time(field: &FieldDef) -> bool {
    matches!(field.name, CREATED_AT | CREATED_BY) || is_told(field) && matches!(field.ty, FieldType::Time)
}

/// The product's words for sheets in one language.
#[derive(Clone, Copy)]
pub struct Words {
    pub labels: Labels,
    common: Labels,
}

impl Words {
    pub fn of(service: &str, chinese: bool) -> Self {
        Self { labels: Labels::of(service, chinese), common: Labels::of("common", chinese) }
    }

    /// `YES`, `NO`, `LINE`, `REASON`, `CURRENCY`.
    pub fn word(&self, name: &'static str) -> &'static str {
        self.common.option("Sheet", name).unwrap_or(name)
    }
}

/// Every column that a sheet of these records can have, but those of the company's own fields.
pub fn all(def: &'static EntityDef) -> Vec<Column> {
    let mut columns = vec![];
    for field in def.fields {
        match field.ty {
            FieldType::Custom => {}
            FieldType::Parts(part) => {
                let lines = part.fields.iter().filter(|f| f.name != "id");
                columns.extend(lines.map(|f| Column { field, piece: Piece::Line(f.name) }));
            }
            FieldType::Money => {
                columns.push(Column::whole(field));
                columns.push(Column { field, piece: Piece::Currency });
            }
            _ => columns.push(Column::whole(field)),
        }
    }
    columns
}

/// What an export has when nobody says otherwise: all that the caller may read, but lines and bookkeeping.
pub fn usual(def: &'static EntityDef, access: &Access) -> Vec<Column> {
    let told = |column: &Column| {
        let field = column.field;
        let kept = !matches!(field.name, "version" | "deleted_at" | "updated_by");
        let placed = !(def.follows_parent && matches!(field.name, OWNER | "department_id"));
        let short = field.format != Format::Condition && !matches!(column.piece, Piece::Line(_));
        kept && placed && short && access.right(def, field) != Right::Hidden
    };
    all(def).into_iter().filter(told).collect()
}

/// The column that a heading means: a label in either language, or a field's name.
pub fn by_heading(def: &'static EntityDef, heading: &str, told: &[&str]) -> Option<Column> {
    let plain = |text: &str| text.trim().trim_matches('*').trim().to_lowercase();
    let wanted = plain(heading);
    if wanted.is_empty() {
        return None;
    }
    if let Some(column) = Column::parse(def, heading.trim()).filter(|column| column.importable(def, told)) {
        return Some(column);
    }
    let words = [Words::of(def.service, true), Words::of(def.service, false)];
    let named = |column: &Column| {
        words.iter().any(|words| plain(&column.heading(def, words)) == wanted)
            || plain(&column.path()) == wanted
            || plain(column.field.name) == wanted && column.piece == Piece::Whole
    };
    all(def).into_iter().filter(|column| column.importable(def, told)).find(named)
}
