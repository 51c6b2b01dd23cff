//! A made-up record for this crate's tests: one field of every type.

use crate::{EntityDef, EnumDef, FieldDef, FieldType, Format, Sensitive, SetBy};

const fn field(number: u32, name: &'static str, ty: FieldType, format: Format) -> FieldDef {
    FieldDef {
        name,
        json: name,
        number,
        column: name,
        ty,
        required: false,
        search: true,
        reference: None,
        parent: false,
        line_of: None,
        sensitive: Sensitive::No,
        set_by: SetBy::User,
        format,
        max_length: 255,
        indexed: false,
        immutable: false,
        fact: false,
        head: false,
    }
}

static STATUS: EnumDef = EnumDef {
    name: "Deal.Status",
    values: &[(0, "STATUS_UNSPECIFIED"), (1, "OPEN"), (2, "WON"), (3, "LOST")],
};

pub static NAME: FieldDef = FieldDef { required: true, ..field(20, "name", FieldType::Text, Format::Name) };
pub static PHONE: FieldDef = field(21, "phone", FieldType::Text, Format::Phone);
pub static NOTE: FieldDef =
    FieldDef { max_length: 10_000, ..field(22, "note", FieldType::Text, Format::LongText) };

pub static DEAL: EntityDef = EntityDef {
    service: "sales",
    kind: "deal",
    plural: "deals",
    table: "deals",
    title: "name",
    follows_parent: false,
    open_title: false,
    columns: &[],
    fields: &[
        FieldDef { head: true, ..field(1, "id", FieldType::Uuid, Format::Plain) },
        FieldDef { head: true, json: "ownerId", ..field(2, "owner_id", FieldType::Uuid, Format::Plain) },
        FieldDef { head: true, json: "createdAt", ..field(3, "created_at", FieldType::Time, Format::Plain) },
        FieldDef { head: true, ..field(4, "readers", FieldType::UuidList, Format::Plain) },
        FieldDef { head: true, ..field(5, "custom", FieldType::Custom, Format::Plain) },
        FieldDef { required: true, ..field(20, "name", FieldType::Text, Format::Name) },
        field(21, "phone", FieldType::Text, Format::Phone),
        field(23, "city", FieldType::Text, Format::Plain),
        field(24, "vip", FieldType::Bool, Format::Plain),
        field(25, "seats", FieldType::Int, Format::Plain),
        field(26, "score", FieldType::Double, Format::Plain),
        field(34, "quantity", FieldType::Decimal, Format::Decimal),
        field(27, "status", FieldType::Enum(&STATUS), Format::Plain),
        field(28, "tags", FieldType::TextList, Format::Plain),
        field(29, "due_on", FieldType::Date, Format::Plain),
        field(30, "amount", FieldType::Money, Format::Plain),
        FieldDef {
            fact: true,
            json: "lastFollowUpAt",
            ..field(31, "last_follow_up_at", FieldType::Time, Format::Plain)
        },
        field(32, "secret", FieldType::Text, Format::Plain),
        FieldDef { sensitive: Sensitive::Encrypted, ..field(33, "sealed", FieldType::Text, Format::Plain) },
    ],
};
