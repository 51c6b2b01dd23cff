//! A service's typed records: struct, definition, row mapping, conversions. Open the result with
//! `cargo doc` or in `target/.../out/records.rs`: it is meant to be read.

mod columns;
mod conversions;
mod definitions;
mod messages;
mod services;
mod structs;

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use proc_macro2::Ident;
use prost_reflect::{DescriptorPool, EnumDescriptor};
use quote::quote;

use crate::{
    model::{Part, Record, Shape, fields, message_doc},
    options::Options,
};

/// The records of the same service that follow `parent`: deleted and restored with it. Those that nobody
/// can delete (a ledger) stay where they are.
fn followers(pool: &DescriptorPool, records: &[Record], service: &str, parent: &Record) -> Vec<Ident> {
    let package = format!("crm.{service}.v1");
    let of_service = || pool.services().filter(|grpc| grpc.package_name() == package);
    let deletable = |record: &&Record| {
        let name = format!("Delete{}", record.name);
        of_service().any(|grpc| grpc.methods().any(|method| method.name() == name))
    };
    let kind = format!("{service}.{}", parent.options.kind);
    let follows = |record: &&Record| {
        record.options.follows_parent
            && record.fields.iter().any(|field| field.options.parent && field.options.reference == kind)
    };
    records
        .iter()
        .filter(follows)
        .filter(deletable)
        .map(|record| quote::format_ident!("{}", record.name))
        .collect()
}

/// Writes `records.rs` for `crm.<service>.v1` into the calling crate's `OUT_DIR`.
pub fn records(service: &str) -> Result<()> {
    let root = crate::proto_root()?;
    let pool = crate::compile(&root)?.descriptor_pool();
    let options = Options::new(&pool);
    let package = format!("crm.{service}.v1");

    let mut records = vec![];
    let mut parts = vec![];
    let mut enums: BTreeMap<String, EnumDescriptor> = BTreeMap::new();
    for message in pool.all_messages().filter(|m| m.package_name() == package) {
        let Some(record_options) = options.record(&message)? else { continue };
        let own = fields(&message, &options)?;
        for field in &own {
            let Shape::Parts(part) = &field.shape else { continue };
            let table =
                options.part(part)?.with_context(|| format!("{} has no crm.part", part.full_name()))?;
            parts.push(Part {
                name: part.name().to_owned(),
                doc: message_doc(part),
                table,
                parent_column: format!("{}_id", record_options.kind),
                fields: fields(part, &options)?,
            });
        }
        records.push(Record {
            name: message.name().to_owned(),
            doc: message_doc(&message),
            options: record_options,
            fields: own,
        });
    }
    for field in records.iter().flat_map(|r| &r.fields).chain(parts.iter().flat_map(|p| &p.fields)) {
        if let Shape::Enum(e) = &field.shape {
            enums.insert(e.full_name().to_owned(), e.clone());
        }
    }

    for record in &records {
        let unknown =
            record.options.columns.iter().find(|name| record.fields.iter().all(|f| f.name != **name));
        ensure!(
            unknown.is_none(),
            "{}: no field {} to be a column",
            record.name,
            unknown.map_or("", |name| name)
        );
    }
    for record in records.iter().filter(|record| record.options.follows_parent) {
        let none = followers(&pool, &records, service, record).is_empty();
        ensure!(
            none,
            "{} follows its parent and is followed itself: the recycle bin knows one level",
            record.name
        );
    }

    let service_ident = quote::format_ident!("{service}");
    let enum_items = enums.values().map(structs::enumeration);
    let part_items = parts.iter().map(|p| {
        let items = [structs::part(p), definitions::part(p), messages::part(p)];
        quote!(#(#items)*)
    });
    let record_items = records.iter().map(|r| {
        let items = [
            structs::record(r),
            definitions::record(r, service),
            conversions::record(r, &followers(&pool, &records, service, r)),
        ];
        quote!(#(#items)*)
    });
    let services = services::standard(&pool, &package, &records);
    let all = records.iter().map(|r| quote::format_ident!("{}", crate::model::static_name(&r.name)));
    let count = records.len();
    let tokens = quote! {
        use kernel::{Date, EntityDef, EnumDef, FieldDef, FieldErrors, FieldType, Fields, Format, Head, Money, PartDef, Sensitive, SetBy, Time, Uuid, Value};
        use proto::#service_ident::v1 as wire;
        use store::{Mask, input, output};

        /// The definitions of all records of this service.
        pub static ALL: [&EntityDef; #count] = [#(&#all),*];
        #(#enum_items)*
        #(#part_items)*
        #(#record_items)*
        #(#services)*
    };
    let file = syn::parse2(tokens).context("the generated records don't parse")?;
    std::fs::write(crate::out_dir()?.join("records.rs"), prettyplease::unparse(&file))?;
    Ok(())
}
