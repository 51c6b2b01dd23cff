//! Between structs and messages: every value checked on its way in, every wrong one named.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::structs::ident;
use crate::model::{Field, Part, Record, Shape, static_name};

/// The methods of `store::Record` that read and write messages.
pub fn methods(record: &Record) -> TokenStream {
    let name = format_ident!("{}", record.name);
    let def = format_ident!("{}", static_name(&record.name));
    let own: Vec<&Field> = record.fields.iter().filter(|f| !f.head).collect();
    let to_wires = own.iter().map(|f| {
        let name = ident(&f.name);
        let value = to_wire(f, &quote!(self.#name));
        quote!(#name: #value)
    });
    let applies = own.iter().filter(|f| f.options.set_by == 0 && !f.options.fact).map(|f| apply(f, &def));
    let head_applies =
        record.fields.iter().filter(|f| f.head && f.options.set_by == 0 && f.name.ends_with("_id")).map(
            |f| {
                let (number, name) = (f.number, ident(&f.name));
                quote! {
                    if let Some(def) = mask.field(&#def, #number) {
                        self.head.placement.#name = input::uuid(def, path, wire.#name.as_deref(), errors);
                    }
                }
            },
        );
    let givens = record.fields.iter().map(|f| {
        let (number, name) = (f.number, ident(&f.name));
        let given = given(f, &quote!(wire.#name));
        quote!(if #given { numbers.push(#number); })
    });
    let clears = own.iter().map(|f| {
        let (number, name) = (f.number, ident(&f.name));
        quote!(#number => wire.#name = Default::default())
    });
    let texts = own.iter().filter(|f| f.shape == Shape::Text && f.wire_optional).map(|f| {
        let (number, name) = (f.number, ident(&f.name));
        quote!(#number => wire.#name.as_mut())
    });
    let text_none = quote!(_ => None);
    quote! {
        fn to_wire(&self) -> wire::#name {
            let head = &self.head;
            let at = &head.placement;
            wire::#name {
                id: Some(head.id.to_string()),
                version: head.version,
                owner_id: at.owner_id.map(|id| id.to_string()),
                department_id: at.department_id.map(|id| id.to_string()),
                created_at: Some(head.created_at.into()),
                created_by: head.created_by.map(|id| id.to_string()),
                updated_at: Some(head.updated_at.into()),
                updated_by: head.updated_by.map(|id| id.to_string()),
                deleted_at: head.deleted_at.map(Into::into),
                locked: head.locked,
                custom: Some(proto::common::v1::Custom { json: head.custom_json().to_owned() }),
                shares: output::shares(at).map(|(principal_id, edit)| {
                    use proto::common::v1::{Share, share::Level};
                    let level = if edit { Level::Edit } else { Level::Read };
                    Share { principal_id, level: level.into() }
                }).collect(),
                masked_fields: vec![],
                actions: vec![],
                titles: Default::default(),
                #(#to_wires,)*
            }
        }
        fn given(wire: &wire::#name) -> Vec<u32> {
            let mut numbers = vec![];
            #(#givens)*
            numbers
        }
        fn apply(&mut self, wire: &wire::#name, mask: &Mask, errors: &mut FieldErrors) {
            let path = "";
            #(#head_applies)*
            if let Some(def) = mask.field(&#def, 11) {
                self.head.custom = input::custom(def, self.head.custom_json(), wire.custom.as_ref().map(|c| c.json.as_str()), errors);
            }
            #(#applies)*
            let _ = (path, errors);
        }
        fn clear(wire: &mut wire::#name, number: u32) {
            match number {
                #(#clears,)*
                _ => {}
            }
        }
        fn text_mut(wire: &mut wire::#name, number: u32) -> Option<&mut String> {
            match number {
                #(#texts,)*
                #text_none
            }
        }
        fn extras(wire: &mut wire::#name) -> store::Extras<'_> {
            store::Extras {
                masked_fields: &mut wire.masked_fields,
                actions: &mut wire.actions,
                titles: &mut wire.titles,
            }
        }
        fn wire_id(wire: &wire::#name) -> &str {
            wire.id.as_deref().unwrap_or_default()
        }
    }
}

/// Struct value to wire value, `self.x` given as `value`.
fn to_wire(f: &Field, value: &TokenStream) -> TokenStream {
    let plain = f.plain();
    match (&f.shape, plain) {
        (Shape::Text, true) if f.wire_optional => quote!(Some(#value.clone())),
        (Shape::Text, _) | (Shape::TextList, _) => quote!(#value.clone()),
        (Shape::Uuid, true) if f.wire_optional => quote!(Some(#value.to_string())),
        (Shape::Uuid, true) => quote!(#value.to_string()),
        (Shape::Uuid, false) | (Shape::Date, false) | (Shape::Decimal, _) => {
            quote!(#value.map(|v| v.to_string()))
        }
        (Shape::Date, true) => quote!(Some(#value.to_string())),
        (Shape::UuidList, _) => quote!(#value.iter().map(ToString::to_string).collect()),
        (Shape::Enum(_), _) => quote!(#value.into()),
        (Shape::Time, _) => quote!(#value.map(Into::into)),
        (Shape::Money, _) => quote! {
            #value.as_ref().map(|m| proto::common::v1::Money { currency: m.currency.clone(), amount: m.amount.to_string() })
        },
        (Shape::Parts(_), _) => quote!(#value.iter().map(|part| part.to_wire()).collect()),
        _ => quote!(#value),
    }
}

/// Wire value, checked, to struct value. `def` is the field's definition, `path` what goes before its name in errors.
fn from_wire(f: &Field, wire: &TokenStream) -> TokenStream {
    let text = if f.wire_optional { quote!(#wire.as_deref()) } else { quote!(Some(#wire.as_str())) };
    match (&f.shape, f.plain()) {
        (Shape::Text, true) => quote!(input::required_text(def, path, #text, errors)),
        (Shape::Text, false) => quote!(input::text(def, path, #text, errors)),
        (Shape::Uuid, true) => quote!(input::required_uuid(def, path, #text, errors)),
        (Shape::Uuid, false) => quote!(input::uuid(def, path, #text, errors)),
        (Shape::Date, true) => quote!(input::date(def, path, #text, errors).unwrap_or_default()),
        (Shape::Date, false) => quote!(input::date(def, path, #text, errors)),
        (Shape::Decimal, _) => quote!(input::decimal(def, path, #text, errors)),
        (Shape::TextList, _) => quote!(input::texts(def, path, &#wire, errors)),
        (Shape::UuidList, _) => quote!(input::uuids(def, path, &#wire, errors)),
        (Shape::Enum(_), _) => quote!(input::enumeration(def, path, #wire, errors).into()),
        (Shape::Time, _) => quote!(input::time(def, path, #wire.map(|t| (t.seconds, t.nanos)), errors)),
        (Shape::Money, _) => quote! {
            input::money(def, path, #wire.as_ref().map(|m| (m.currency.as_str(), m.amount.as_str())), errors)
        },
        (Shape::Parts(m), _) => {
            let part = format_ident!("{}", m.name());
            quote!(input::parts(def, path, &#wire, errors, #part::from_wire))
        }
        (Shape::Double, _) => quote!(input::double(def, path, #wire, errors)),
        _ => quote!(#wire),
    }
}

/// Was the field given at all (as far as the wire can tell)?
fn given(f: &Field, wire: &TokenStream) -> TokenStream {
    match &f.shape {
        Shape::Time | Shape::Money | Shape::Custom => quote!(#wire.is_some()),
        Shape::TextList | Shape::UuidList | Shape::Parts(_) => quote!(!#wire.is_empty()),
        _ if f.wire_optional => quote!(#wire.is_some()),
        Shape::Bool => quote!(#wire),
        Shape::Text | Shape::Uuid | Shape::Date => quote!(!#wire.is_empty()),
        Shape::Double => quote!(#wire != 0.0),
        _ => quote!(#wire != 0),
    }
}

fn apply(f: &Field, def: &Ident) -> TokenStream {
    let (number, name) = (f.number, ident(&f.name));
    let value = from_wire(f, &quote!(wire.#name));
    quote! {
        if let Some(def) = mask.field(&#def, #number) {
            let _ = def;
            self.#name = #value;
        }
    }
}

pub fn part(part: &Part) -> TokenStream {
    let name = format_ident!("{}", part.name);
    let def = format_ident!("{}", static_name(&part.name));
    let to_wires = part.fields.iter().map(|f| {
        let field = ident(&f.name);
        let value =
            if f.name == "id" { quote!(Some(self.id.to_string())) } else { to_wire(f, &quote!(self.#field)) };
        quote!(#field: #value)
    });
    let froms = part.fields.iter().enumerate().map(|(i, f)| {
        let field = ident(&f.name);
        let value = if f.name == "id" {
            quote!(input::part_id(path, wire.id.as_deref(), errors))
        } else {
            from_wire(f, &quote!(wire.#field))
        };
        quote!(#field: { let def = &#def.fields[#i]; let _ = def; #value })
    });
    quote! {
        impl #name {
            /// The message of this line.
            pub fn to_wire(&self) -> wire::#name {
                wire::#name { #(#to_wires,)* }
            }
            /// The line from its message, every wrong field named with `path` before it.
            pub fn from_wire(wire: &wire::#name, path: &str, errors: &mut FieldErrors) -> Self {
                Self { #(#froms,)* }
            }
        }
    }
}
