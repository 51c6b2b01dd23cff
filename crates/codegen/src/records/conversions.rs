//! A record as the store wants it: its row, its message, its definition.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{columns, messages};
use crate::model::{Record, static_name};

/// `impl Fields` and `impl store::Record`.
pub fn record(record: &Record) -> TokenStream {
    let name = format_ident!("{}", record.name);
    let def = format_ident!("{}", static_name(&record.name));
    let (fields, columns, messages) =
        (columns::fields(record), columns::methods(record), messages::methods(record));
    quote! {
        #fields

        impl store::Record for #name {
            type Wire = wire::#name;
            const DEF: &'static EntityDef = &#def;

            fn head(&self) -> &Head { &self.head }
            fn head_mut(&mut self) -> &mut Head { &mut self.head }
            #columns
            #messages
        }
    }
}
