//! The static definitions: what lists, rights, forms and exports read.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Field, Part, Record, Shape, enum_name, static_name};

fn field(f: &Field) -> TokenStream {
    let Field { name, json, number, .. } = f;
    let o = &f.options;
    let ty = match &f.shape {
        Shape::Text => quote!(FieldType::Text),
        Shape::Bool => quote!(FieldType::Bool),
        Shape::Int32 | Shape::Int64 => quote!(FieldType::Int),
        Shape::Double => quote!(FieldType::Double),
        Shape::Decimal => quote!(FieldType::Decimal),
        Shape::Enum(e) => {
            let def = format_ident!("{}", static_name(&enum_name(e)));
            quote!(FieldType::Enum(&#def))
        }
        Shape::Uuid => quote!(FieldType::Uuid),
        Shape::UuidList => quote!(FieldType::UuidList),
        Shape::TextList => quote!(FieldType::TextList),
        Shape::Time => quote!(FieldType::Time),
        Shape::Date => quote!(FieldType::Date),
        Shape::Money => quote!(FieldType::Money),
        Shape::Custom => quote!(FieldType::Custom),
        Shape::Parts(m) => {
            let def = format_ident!("{}", static_name(m.name()));
            quote!(FieldType::Parts(&#def))
        }
    };
    let (required, search, parent) = (o.required, o.search, o.parent);
    let reference = if o.reference.is_empty() {
        quote!(None)
    } else {
        let reference = &o.reference;
        quote!(Some(#reference))
    };
    let line_of = if o.line_of.is_empty() {
        quote!(None)
    } else {
        let line_of = &o.line_of;
        quote!(Some(#line_of))
    };
    let sensitive = format_ident!("{}", ["No", "Masked", "Encrypted"][o.sensitive as usize]);
    let set_by = format_ident!("{}", ["User", "Command", "System"][o.set_by as usize]);
    let format = format_ident!(
        "{}",
        [
            "Plain",
            "LongText",
            "Phone",
            "Email",
            "Url",
            "Date",
            "Condition",
            "Name",
            "Uuid",
            "TimeZone",
            "Decimal"
        ][o.format as usize]
    );
    let max_length = match f.shape {
        Shape::Text | Shape::TextList => f.max_length(),
        _ => 0,
    };
    let (indexed, immutable, fact, head) = (o.indexed || name == "id", o.immutable, o.fact, f.head);
    quote! {
        FieldDef {
            name: #name, json: #json, number: #number, column: #name, ty: #ty,
            required: #required, search: #search, reference: #reference, parent: #parent, line_of: #line_of,
            sensitive: Sensitive::#sensitive, set_by: SetBy::#set_by, format: Format::#format,
            max_length: #max_length, indexed: #indexed, immutable: #immutable, fact: #fact, head: #head,
        }
    }
}

pub fn record(record: &Record, service: &str) -> TokenStream {
    let def = format_ident!("{}", static_name(&record.name));
    let o = &record.options;
    let (kind, plural, table, title) = (&o.kind, &o.plural, &o.table, &o.title);
    let (follows_parent, open_title) = (o.follows_parent, o.open_title);
    let doc = format!("Definition of [`{}`].", record.name);
    let columns = &o.columns;
    let fields = record.fields.iter().map(field);
    quote! {
        #[doc = #doc]
        pub static #def: EntityDef = EntityDef {
            service: #service, kind: #kind, plural: #plural, table: #table, title: #title,
            follows_parent: #follows_parent, open_title: #open_title,
            columns: &[#(#columns),*],
            fields: &[#(#fields),*],
        };
    }
}

pub fn part(part: &Part) -> TokenStream {
    let def = format_ident!("{}", static_name(&part.name));
    let (table, parent_column) = (&part.table, &part.parent_column);
    let doc = format!("Definition of [`{}`].", part.name);
    let fields = part.fields.iter().map(field);
    quote! {
        #[doc = #doc]
        pub static #def: PartDef = PartDef { table: #table, parent_column: #parent_column, fields: &[#(#fields),*] };
    }
}
