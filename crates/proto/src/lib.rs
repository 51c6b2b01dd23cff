//! Wire types, clients and servers of every service, with the descriptors that carry our options.

use std::sync::LazyLock;

use prost_reflect::DescriptorPool;

mod custom;
pub mod json;
pub mod labels;
pub mod options;
pub mod sentences;
pub mod time;

macro_rules! service {
    ($name:ident, $package:literal) => {
        #[allow(clippy::all, clippy::unwrap_used, missing_docs, rustdoc::all)]
        pub mod $name {
            pub mod v1 {
                include!(concat!(env!("OUT_DIR"), "/", $package, ".rs"));
                include!(concat!(env!("OUT_DIR"), "/", $package, ".serde.rs"));
            }
        }
    };
}

service!(common, "crm.common.v1");
service!(identity, "crm.identity.v1");
service!(customers, "crm.customers.v1");
service!(collaboration, "crm.collaboration.v1");
service!(sales, "crm.sales.v1");
service!(marketing, "crm.marketing.v1");
service!(finance, "crm.finance.v1");

/// The encoded descriptor set of all files, with imports, comments and options.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));

/// All descriptors, decoded once.
pub static POOL: LazyLock<DescriptorPool> = LazyLock::new(|| {
    DescriptorPool::decode(DESCRIPTORS)
        .unwrap_or_else(|e| panic!("the descriptor set of this build is damaged: {e}"))
});
