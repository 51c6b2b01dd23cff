//! The structs and enums themselves.

use proc_macro2::TokenStream;
use prost_reflect::EnumDescriptor;
use quote::{format_ident, quote};

use crate::model::{Field, Part, Record, Shape, enum_name, static_name, variant};

/// A field's name as an identifier, raw where Rust reserves it.
pub fn ident(name: &str) -> proc_macro2::Ident {
    if matches!(name, "type" | "use" | "match" | "ref" | "move") {
        format_ident!("r#{name}")
    } else {
        format_ident!("{name}")
    }
}

/// The Rust type of a field.
fn rust_type(field: &Field) -> TokenStream {
    let plain = match &field.shape {
        Shape::Text => quote!(String),
        Shape::Bool => quote!(bool),
        Shape::Int32 => quote!(i32),
        Shape::Int64 => quote!(i64),
        Shape::Double => quote!(f64),
        Shape::Decimal => quote!(rust_decimal::Decimal),
        Shape::Enum(e) => {
            let name = format_ident!("{}", enum_name(e));
            quote!(#name)
        }
        Shape::Uuid => quote!(Uuid),
        Shape::UuidList => quote!(Vec<Uuid>),
        Shape::TextList => quote!(Vec<String>),
        Shape::Time => quote!(Time),
        Shape::Date => quote!(Date),
        Shape::Money => quote!(Money),
        Shape::Custom => quote!(Option<String>),
        Shape::Parts(m) => {
            let name = format_ident!("{}", m.name());
            quote!(Vec<#name>)
        }
    };
    if field.plain() { plain } else { quote!(Option<#plain>) }
}

pub fn record(record: &Record) -> TokenStream {
    let name = format_ident!("{}", record.name);
    let doc = &record.doc;
    let fields = record.fields.iter().filter(|f| !f.head).map(|f| {
        let (name, ty, doc) = (ident(&f.name), rust_type(f), &f.doc);
        quote!(#[doc = #doc] pub #name: #ty)
    });
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, Default)]
        pub struct #name {
            /// Id, owner, version, times.
            pub head: Head,
            #(#fields,)*
        }
    }
}

pub fn part(part: &Part) -> TokenStream {
    let name = format_ident!("{}", part.name);
    let doc = &part.doc;
    let fields = part.fields.iter().map(|f| {
        let (name, doc) = (ident(&f.name), &f.doc);
        let ty = if f.name == "id" { quote!(Uuid) } else { rust_type(f) };
        quote!(#[doc = #doc] pub #name: #ty)
    });
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct #name {
            #(#fields,)*
        }
    }
}

pub fn enumeration(e: &EnumDescriptor) -> TokenStream {
    let plain = enum_name(e);
    let name = format_ident!("{plain}");
    let def = format_ident!("{}", static_name(&plain));
    let proto_name = e.full_name().split(".v1.").last().unwrap_or_default().to_owned();
    let doc = format!("`{proto_name}` of the proto definition.");
    let variants: Vec<_> = e.values().map(|v| format_ident!("{}", variant(v.name()))).collect();
    let numbers: Vec<i32> = e.values().map(|v| v.number()).collect();
    let names: Vec<String> = e.values().map(|v| v.name().to_owned()).collect();
    let first = &variants[0];
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(into = "i32", from = "i32")]
        pub enum #name { #(#variants),* }

        impl Default for #name {
            fn default() -> Self { Self::#first }
        }
        impl From<i32> for #name {
            fn from(number: i32) -> Self {
                match number { #(#numbers => Self::#variants,)* _ => Self::#first }
            }
        }
        impl From<#name> for i32 {
            fn from(value: #name) -> i32 {
                match value { #(#name::#variants => #numbers),* }
            }
        }
        /// Numbers and names.
        pub static #def: EnumDef = EnumDef { name: #proto_name, values: &[#((#numbers, #names)),*] };
    }
}
