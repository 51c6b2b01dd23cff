//! A record as the store wants it: its row, its message, its definition.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{columns, messages};
use crate::model::{Record, static_name};

/// `impl Fields` and `impl store::Record`.
pub fn record(record: &Record, followers: &[Ident]) -> TokenStream {
    let name = format_ident!("{}", record.name);
    let def = format_ident!("{}", static_name(&record.name));
    let (fields, columns, messages) =
        (columns::fields(record), columns::methods(record), messages::methods(record));
    let followers = (!followers.is_empty()).then(|| {
        quote! {
            fn followers() -> Vec<store::Follower> { vec![#(store::Follower::of::<#followers>()),*] }
        }
    });
    quote! {
        #fields

        impl store::Record for #name {
            type Wire = wire::#name;
            const DEF: &'static EntityDef = &#def;

            fn head(&self) -> &Head { &self.head }
            fn head_mut(&mut self) -> &mut Head { &mut self.head }
            #followers
            #columns
            #messages
        }
    }
}
