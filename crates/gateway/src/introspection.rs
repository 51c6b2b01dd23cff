//! What the edge itself answers over gRPC: reflection of the public API, from which a client can be
//! made without our files, and health.

use anyhow::Context;
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, Value};
use proto::options::{self, Actor};
use tonic::service::Routes;

use crate::api::service_of;

/// Reflection (v1 and v1alpha) and health.
pub fn services(pool: &DescriptorPool, served: impl Fn(&str) -> bool) -> anyhow::Result<Routes> {
    let public = public_descriptors(pool, &served)?;
    let names: Vec<String> = pool
        .services()
        .filter(|service| service_of(service).is_some_and(&served))
        .filter(|service| service.methods().any(|rpc| is_public(pool, service.full_name(), rpc.name())))
        .map(|service| service.full_name().to_owned())
        .collect();
    let reflection = || {
        let builder =
            tonic_reflection::server::Builder::configure().register_encoded_file_descriptor_set(&public);
        names.iter().fold(builder, |builder, name| builder.with_service_name(name))
    };
    let (_, health) = tonic_health::server::health_reporter();
    let v1 = reflection().with_service_name("grpc.reflection.v1.ServerReflection").build_v1()?;
    let v1alpha =
        reflection().with_service_name("grpc.reflection.v1alpha.ServerReflection").build_v1alpha()?;
    Ok(Routes::new(v1).add_service(v1alpha).add_service(health).prepare())
}

/// The descriptors with options and comments, without internal methods. Read as a dynamic message,
/// because a detour over plain structs would drop the options.
fn public_descriptors(pool: &DescriptorPool, served: impl Fn(&str) -> bool) -> anyhow::Result<Vec<u8>> {
    let set = pool.get_message_by_name("google.protobuf.FileDescriptorSet").context("no descriptor.proto")?;
    let mut set = DynamicMessage::decode(set, pool.encode_to_vec().as_slice())?;
    for file in messages(&mut set, "file") {
        let package = text(file, "package");
        let is_served = crate::api::service_in_package(&package).is_some_and(&served);
        for service in messages(file, "service") {
            let name = format!("{package}.{}", text(service, "name"));
            if let Some(Value::List(methods)) = service.get_field_by_name_mut("method") {
                methods.retain(|rpc| {
                    let rpc = rpc.as_message().map(|rpc| text(rpc, "name")).unwrap_or_default();
                    is_served && is_public(pool, &name, &rpc)
                });
            }
        }
        if let Some(Value::List(services)) = file.get_field_by_name_mut("service") {
            services.retain(|service| {
                let methods = service.as_message().and_then(|service| service.get_field_by_name("method"));
                methods.is_some_and(|methods| methods.as_list().is_some_and(|methods| !methods.is_empty()))
            });
        }
    }
    Ok(set.encode_to_vec())
}

fn is_public(pool: &DescriptorPool, service: &str, rpc: &str) -> bool {
    let rpc =
        pool.get_service_by_name(service).and_then(|service| service.methods().find(|m| m.name() == rpc));
    let access = rpc.and_then(|rpc| options::access(&rpc));
    access.is_some_and(|access| access.actor != Actor::Internal)
}

fn messages<'m>(message: &'m mut DynamicMessage, field: &str) -> Vec<&'m mut DynamicMessage> {
    match message.get_field_by_name_mut(field) {
        Some(Value::List(values)) => values.iter_mut().filter_map(Value::as_message_mut).collect(),
        _ => vec![],
    }
}

fn text(message: &DynamicMessage, field: &str) -> String {
    message.get_field_by_name(field).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
