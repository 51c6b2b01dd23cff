//! The standard methods of a record's gRPC service, by name.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use prost_reflect::{DescriptorPool, MethodDescriptor, ServiceDescriptor};
use quote::{format_ident, quote};

use crate::model::Record;

/// For each record whose service has the standard methods a macro that implements it:
/// `contact_service!(Customers);`, where the type has the service's `Arc<App>` as its field `0`. Methods
/// beside them stand behind: `contact_service!(Customers, and { ... });`.
pub fn standard(pool: &DescriptorPool, package: &str, records: &[Record]) -> Vec<TokenStream> {
    let invocation = |record: &Record| {
        let service = pool.get_service_by_name(&format!("{package}.{}Service", record.name))?;
        has_all(&service, record).then(|| invocation(package, record, &service))
    };
    records.iter().filter_map(invocation).collect()
}

fn has_all(service: &ServiceDescriptor, record: &Record) -> bool {
    let names: Vec<String> = service.methods().map(|method| method.name().to_owned()).collect();
    let one = ["Create", "Get", "Update", "Delete", "Restore"].map(|verb| format!("{verb}{}", record.name));
    one.iter().all(|name| names.contains(name)) && list_of(service).is_some()
}

/// `ListContacts`
fn list_of(service: &ServiceDescriptor) -> Option<String> {
    let asked = |method: &MethodDescriptor| method.input().full_name() == "crm.common.v1.ListRequest";
    service.methods().find(asked).map(|method| method.name().to_owned())
}

fn invocation(package: &str, record: &Record, service: &ServiceDescriptor) -> TokenStream {
    let named = |verb: &str| format_ident!("{verb}_{}", record.name.to_snake_case());
    let [create, get, update, delete, restore] = ["create", "get", "update", "delete", "restore"].map(named);
    let list = list_of(service).unwrap_or_default();
    let (list, answer) = (format_ident!("{}", list.to_snake_case()), format_ident!("{list}Response"));
    let [creating, updating] = ["Create", "Update"].map(|verb| format_ident!("{verb}{}Request", record.name));
    let (one, many) = (
        format_ident!("{}", record.options.kind),
        format_ident!("{}", record.options.plural.replace('-', "_")),
    );
    let name = format_ident!("{}", record.name);
    let (trait_name, module) =
        (format_ident!("{name}Service"), format_ident!("{}_service", record.options.kind));
    let server = format_ident!("{module}_server");
    let service = format_ident!("{}", package.split('.').nth(1).unwrap_or_default());
    let doc = format!("The standard methods of `{trait_name}`.");
    quote! {
        #[doc = #doc]
        #[allow(unused_macros)]
        macro_rules! #module {
            ($owner:ty $(, and { $($more:tt)* })?) => {
                runtime::standard_methods! {
                    #server::#trait_name for $owner: $crate::records::#name,
                    #create(#creating), #get, #list -> #answer, #update(#updating), #delete, #restore,
                    #one, #many in proto::#service::v1 $(, and { $($more)* })?
                }
            };
        }
        #[allow(unused_imports)]
        pub(crate) use #module;
    }
}
