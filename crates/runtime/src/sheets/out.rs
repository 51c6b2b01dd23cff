//! A record's values as cells: labels instead of codes, names instead of ids, times in the company's
//! zone, under the caller's field rights.

use chrono_tz::Tz;
use kernel::{FieldDef, FieldType, Format, Right, Time, Value, text::phone};
use serde_json::Value as Json;
use store::Record;

use super::{
    columns::{Column, Piece, Words},
    csv::guarded,
};

/// How values are written for one reader.
#[derive(Clone, Copy)]
pub struct Paper {
    pub words: Words,
    pub zone: Tz,
}

impl Paper {
    /// The cell of a column; `titles` are those of the record's references.
    pub fn cell<R: Record>(
        &self,
        record: &R,
        titles: &[(String, String)],
        column: &Column,
        right: Right,
    ) -> String {
        let field = column.field;
        let value = record.value(field);
        match (right, &column.piece) {
            (Right::Hidden, _) => String::new(),
            (Right::Masked, _) => match value {
                Value::Text(text) => guarded(&kernel::text::mask(field.format, text)).into_owned(),
                _ => String::new(),
            },
            (_, Piece::Whole)
                if (field.reference.is_some() || field.line_of.is_some())
                    && matches!(field.ty, FieldType::Uuid) =>
            {
                let title = titles.iter().find(|(name, _)| name == field.json);
                title.map(|(_, title)| guarded(title).into_owned()).unwrap_or_default()
            }
            (_, Piece::Whole) => self.value(field, &value),
            (_, Piece::Currency) => match value {
                Value::Money(money) => money.currency.clone(),
                _ => String::new(),
            },
            (_, Piece::Line(_)) => {
                let lines: Json = serde_json::from_str(&record.part_json(field.number)).unwrap_or_default();
                let inner = column.value();
                self.json(inner, &lines[0][inner.name])
            }
            (_, Piece::Custom(key)) => {
                let custom: Json = serde_json::from_str(record.head().custom_json()).unwrap_or_default();
                self.json(field, &custom[key])
            }
        }
    }

    fn value(&self, field: &FieldDef, value: &Value<'_>) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(yes) => self.words.word(if *yes { "YES" } else { "NO" }).to_owned(),
            Value::Int(number) => number.to_string(),
            Value::Decimal(number) => number.to_string(),
            Value::Double(number) => number.to_string(),
            Value::Text(text) if field.format == Format::Phone => dialled(text),
            Value::Text(text) => guarded(text).into_owned(),
            Value::Enum(number) => self.option(field, *number),
            Value::Uuid(id) => id.to_string(),
            Value::Time(time) => self.time(*time),
            Value::Date(date) => date.to_string(),
            Value::Money(money) => money.amount.to_string(),
            Value::UuidList(ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            Value::TextList(texts) => guarded(&texts.join(", ")).into_owned(),
            Value::Json(json) => guarded(json).into_owned(),
        }
    }

    fn json(&self, field: &FieldDef, value: &Json) -> String {
        match value {
            Json::Null => String::new(),
            Json::Bool(yes) => self.value(field, &Value::Bool(*yes)),
            Json::String(text) => guarded(text).into_owned(),
            Json::Number(number) => match field.ty {
                FieldType::Enum(_) => {
                    let number = number.as_i64().and_then(|n| i32::try_from(n).ok());
                    self.option(field, number.unwrap_or_default())
                }
                _ => number.to_string(),
            },
            other => guarded(&other.to_string()).into_owned(),
        }
    }

    fn option(&self, field: &FieldDef, number: i32) -> String {
        let Some(def) = field.ty.enum_def().filter(|_| number != 0) else { return String::new() };
        let name = def.name_of(number).unwrap_or_default();
        self.words.labels.option(def.name, name).unwrap_or(name).to_owned()
    }

    fn time(&self, time: Time) -> String {
        time.with_timezone(&self.zone).format("%Y-%m-%d %H:%M:%S").to_string()
    }
}

/// A stored phone number as people dial it: `13800138000`, `010-62551234`, `001 6502530000`. With a `+`
/// before it a spreadsheet would take it for a sum, and lose digits.
fn dialled(stored: &str) -> String {
    let (number, extension) =
        stored.split_once(";ext=").map_or((stored, None), |(number, ext)| (number, Some(ext)));
    let national = phone::national(number);
    let written = match number.strip_prefix('+') {
        None => number.to_owned(),
        Some(whole) => match whole.strip_suffix(&*national).filter(|code| !code.is_empty()) {
            Some("86")
                if national.starts_with(['1', '4', '8']) && national.len() >= 10 && !landline(&national) =>
            {
                national
            }
            Some("86") => {
                let area = if national.starts_with("10") || national.starts_with('2') { 2 } else { 3 };
                match national.split_at_checked(area) {
                    Some((area, rest)) if !rest.is_empty() => format!("0{area}-{rest}"),
                    _ => format!("0{national}"),
                }
            }
            Some(code) => format!("00{code} {national}"),
            None => format!("00{whole}"),
        },
    };
    match extension {
        Some(extension) => format!("{written} ext {extension}"),
        None => guarded(&written).into_owned(),
    }
}

/// Peking's 10 and the areas of eight hundred and some look like mobiles and service numbers.
fn landline(national: &str) -> bool {
    match national.as_bytes() {
        [b'1', b'0', ..] => true,
        [b'1', ..] => national.len() != 11,
        [b'4' | b'8', b'0', b'0', ..] => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_out_as_it_is_dialled_and_comes_back_as_it_was() {
        for (stored, shown) in [
            ("+8613800138000", "13800138000"),
            ("+861062551234", "010-62551234"),
            ("+8675583765432", "0755-83765432"),
            ("+864008123456", "4008123456"),
            ("+16502530000", "001 6502530000"),
            ("+8675583765432;ext=8012", "0755-83765432 ext 8012"),
            ("95588", "95588"),
        ] {
            assert_eq!(phone::normalise(shown).as_deref(), Some(stored), "{shown}");
            assert_eq!(dialled(stored), shown);
        }
    }
}
