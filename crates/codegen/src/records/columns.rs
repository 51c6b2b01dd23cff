//! Between rows and structs: reading and binding columns, lines of parts as JSON, a field's value.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::structs::ident;
use crate::model::{Field, Record, Shape};

/// `impl Fields`: the value of any field, for conditions, audit and events.
pub fn fields(record: &Record) -> TokenStream {
    let name = format_ident!("{}", record.name);
    let values = record.fields.iter().map(|f| {
        let (number, value) = (f.number, value(f));
        quote!(#number => #value)
    });
    quote! {
        impl Fields for #name {
            fn value(&self, field: &FieldDef) -> Value<'_> {
                match field.number {
                    #(#values,)*
                    _ => Value::Null,
                }
            }
        }
    }
}

/// The methods of `store::Record` that read and write rows.
pub fn methods(record: &Record) -> TokenStream {
    let own: Vec<&Field> = record.fields.iter().filter(|f| !f.head).collect();
    let columns: Vec<&&Field> =
        own.iter().filter(|f| !f.options.fact && !matches!(f.shape, Shape::Parts(_))).collect();
    let facts: Vec<&&Field> = own.iter().filter(|f| f.options.fact).collect();
    let parts: Vec<&&Field> = own.iter().filter(|f| matches!(f.shape, Shape::Parts(_))).collect();
    let reads = columns.iter().chain(&facts).map(|f| {
        let (name, read) = (ident(&f.name), read(f));
        quote!(record.#name = #read;)
    });
    let binds = columns.iter().map(|f| bind(f));
    let part_reads = parts.iter().map(|f| {
        let (number, name) = (f.number, ident(&f.name));
        quote!(#number => self.#name = serde_json::from_str(json)?)
    });
    let part_values = parts.iter().map(|f| {
        let (number, name) = (f.number, ident(&f.name));
        quote!(#number => serde_json::to_string(&self.#name).unwrap_or_default())
    });
    quote! {
        fn read(head: Head, row: &store::Row, at: &mut usize) -> store::RowResult<Self> {
            let mut record = Self { head, ..Self::default() };
            #(#reads)*
            let _ = (row, at);
            Ok(record)
        }
        fn bind(&self, arguments: &mut store::Arguments) {
            #(#binds)*
            let _ = arguments;
        }
        fn read_part(&mut self, number: u32, json: &str) -> Result<(), serde_json::Error> {
            match number {
                #(#part_reads,)*
                _ => {}
            }
            let _ = json;
            Ok(())
        }
        fn part_json(&self, number: u32) -> String {
            match number {
                #(#part_values,)*
                _ => String::new(),
            }
        }
    }
}

fn value(f: &Field) -> TokenStream {
    let name = ident(&f.name);
    if f.head {
        return match f.name.as_str() {
            "id" => quote!(Value::Uuid(self.head.id)),
            "version" => quote!(Value::Int(self.head.version.into())),
            "owner_id" => quote!(self.head.placement.owner_id.map_or(Value::Null, Value::Uuid)),
            "department_id" => {
                quote!(self.head.placement.department_id.map_or(Value::Null, Value::Uuid))
            }
            "created_at" => quote!(Value::Time(self.head.created_at)),
            "updated_at" => quote!(Value::Time(self.head.updated_at)),
            "created_by" => quote!(self.head.created_by.map_or(Value::Null, Value::Uuid)),
            "updated_by" => quote!(self.head.updated_by.map_or(Value::Null, Value::Uuid)),
            "deleted_at" => quote!(self.head.deleted_at.map_or(Value::Null, Value::Time)),
            "locked" => quote!(Value::Bool(self.head.locked)),
            _ => quote!(Value::Json(self.head.custom_json().into())),
        };
    }
    let wrap = |plain: TokenStream, optional: TokenStream| if f.plain() { plain } else { optional };
    match &f.shape {
        Shape::Text => wrap(
            quote!(Value::Text(&self.#name)),
            quote!(self.#name.as_deref().map_or(Value::Null, Value::Text)),
        ),
        Shape::Bool => quote!(Value::Bool(self.#name)),
        Shape::Int32 | Shape::Int64 => wrap(
            quote!(Value::Int(self.#name.into())),
            quote!(self.#name.map_or(Value::Null, |n| Value::Int(n.into()))),
        ),
        Shape::Double => {
            wrap(quote!(Value::Double(self.#name)), quote!(self.#name.map_or(Value::Null, Value::Double)))
        }
        Shape::Decimal => quote!(self.#name.map_or(Value::Null, Value::Decimal)),
        Shape::Enum(_) => quote!(Value::Enum(self.#name.into())),
        Shape::Uuid => {
            wrap(quote!(Value::Uuid(self.#name)), quote!(self.#name.map_or(Value::Null, Value::Uuid)))
        }
        Shape::UuidList => quote!(Value::UuidList(&self.#name)),
        Shape::TextList => quote!(Value::TextList(&self.#name)),
        Shape::Time => quote!(self.#name.map_or(Value::Null, Value::Time)),
        Shape::Date => {
            wrap(quote!(Value::Date(self.#name)), quote!(self.#name.map_or(Value::Null, Value::Date)))
        }
        Shape::Money => quote!(self.#name.as_ref().map_or(Value::Null, Value::Money)),
        Shape::Custom => quote!(Value::Null),
        Shape::Parts(_) => {
            quote!(Value::Json(serde_json::to_string(&self.#name).unwrap_or_default().into()))
        }
    }
}

/// Reading one column (or two, for money) at `at`.
fn read(f: &Field) -> TokenStream {
    match &f.shape {
        Shape::Enum(_) => quote!(i32::from(output::column::<i16>(row, at)?).into()),
        Shape::Money => quote!(output::money(row, at)?),
        _ => quote!(output::column(row, at)?),
    }
}

fn bind(f: &Field) -> TokenStream {
    let name = ident(&f.name);
    match &f.shape {
        Shape::Enum(_) => quote!(arguments.push(i32::from(self.#name) as i16);),
        Shape::Money => quote! {
            arguments.push(self.#name.as_ref().map(|m| m.amount));
            arguments.push(self.#name.as_ref().map(|m| m.currency.clone()));
        },
        _ => quote!(arguments.push(self.#name.clone());),
    }
}
