//! Any gRPC method by its path, with messages made from their descriptors.

use bytes::{Buf, BufMut, Bytes};
use prost::Message as _;
use prost_reflect::{DynamicMessage, MethodDescriptor};
use tonic::{
    Request, Status,
    codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder},
    metadata::MetadataValue,
    transport::Channel,
};

/// A way to the product's gRPC address under one credential.
#[derive(Clone)]
pub struct Grpc {
    channel: Channel,
    pub bearer: Option<String>,
}

impl Grpc {
    pub async fn at(url: &str, bearer: Option<&str>) -> Self {
        let endpoint = Channel::from_shared(url.to_owned()).expect("an address");
        let channel = endpoint.connect().await.expect("the product speaks HTTP/2");
        Self { channel, bearer: bearer.map(str::to_owned) }
    }

    pub fn with(&self, bearer: Option<&str>) -> Self {
        Self { bearer: bearer.map(str::to_owned), ..self.clone() }
    }

    /// Calls a method; the reply's bytes (of a stream, the first message's).
    pub async fn call(&self, method: &MethodDescriptor, message: &DynamicMessage) -> Result<Bytes, Status> {
        self.bytes(&path(method), message.encode_to_vec().into()).await
    }

    /// Calls any path with any bytes.
    pub async fn bytes(&self, path: &str, message: Bytes) -> Result<Bytes, Status> {
        let mut request = Request::new(message);
        request.set_timeout(std::time::Duration::from_secs(20));
        if let Some(bearer) = &self.bearer {
            let value = MetadataValue::try_from(format!("Bearer {bearer}")).expect("a header");
            request.metadata_mut().insert("authorization", value);
        }
        let mut client = tonic::client::Grpc::new(self.channel.clone());
        client.ready().await.map_err(|error| Status::unavailable(error.to_string()))?;
        let path = path.parse().expect("a path");
        let answer = client.server_streaming(request, path, AsTheyAre).await?;
        answer.into_inner().message().await?.ok_or_else(|| Status::ok("nothing"))
    }
}

/// `/crm.customers.v1.CustomerService/GetCustomer`
pub fn path(method: &MethodDescriptor) -> String {
    format!("/{}/{}", method.parent_service().full_name(), method.name())
}

/// A method of the API by its short name.
pub fn method(name: &str) -> MethodDescriptor {
    let mut all = proto::POOL.services().flat_map(|service| service.methods().collect::<Vec<_>>());
    all.find(|method| method.name() == name).unwrap_or_else(|| panic!("no method {name}"))
}

/// Messages as bytes.
#[derive(Default)]
struct AsTheyAre;

impl Codec for AsTheyAre {
    type Encode = Bytes;
    type Decode = Bytes;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for AsTheyAre {
    type Item = Bytes;
    type Error = Status;

    fn encode(&mut self, item: Bytes, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        buffer.put(item);
        Ok(())
    }
}

impl Decoder for AsTheyAre {
    type Item = Bytes;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<Bytes>, Status> {
        Ok(Some(buffer.copy_to_bytes(buffer.remaining())))
    }
}
