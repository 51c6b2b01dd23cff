//! The gRPC face of a plain record: six methods, a line each over `store::records`. A record with
//! commands of its own writes its methods out instead (see `customers`' grpc/customers.rs). The names
//! are the definition's, so that `codegen` writes the invocation: `contact_service!(Customers);`.

/// Implements a record's gRPC service by the standard methods.
///
/// The type has the service's `Arc<App>` as its field `0`; every name is the generated one:
/// ```ignore
/// runtime::standard_methods! {
///     contact_service_server::ContactService for Customers: Contact,
///     create_contact(CreateContactRequest), get_contact, list_contacts -> ListContactsResponse,
///     update_contact(UpdateContactRequest), delete_contact, restore_contact,
///     contact, contacts in proto::customers::v1
/// }
/// ```
/// Methods beside the standard ones stand behind it in `, and { ... }`.
#[macro_export]
macro_rules! standard_methods {
    (
        $server:ident::$service:ident for $owner:ty: $record:ty,
        $create:ident($create_request:ident), $get:ident, $list:ident -> $list_response:ident,
        $update:ident($update_request:ident), $delete:ident, $restore:ident,
        $one:ident, $many:ident in $($wire:ident)::+ $(, and { $($more:tt)* })?
    ) => {
        #[::tonic::async_trait]
        impl $($wire)::+::$server::$service for $owner {
            async fn $create(
                &self,
                request: ::tonic::Request<$($wire)::+::$create_request>,
            ) -> Result<::tonic::Response<<$record as ::store::Record>::Wire>, ::tonic::Status> {
                $crate::answer(request, async |ctx, request| {
                    ::store::records::create::<$record>(&self.0.db, &ctx, request.$one, &self.0.resolver).await
                })
                .await
            }
            async fn $get(
                &self,
                request: ::tonic::Request<::proto::common::v1::GetRequest>,
            ) -> Result<::tonic::Response<<$record as ::store::Record>::Wire>, ::tonic::Status> {
                $crate::answer(request, async |ctx, request| {
                    ::store::records::get::<$record>(&self.0.db, &ctx, &request.id).await
                })
                .await
            }
            async fn $list(
                &self,
                request: ::tonic::Request<::proto::common::v1::ListRequest>,
            ) -> Result<::tonic::Response<$($wire)::+::$list_response>, ::tonic::Status> {
                $crate::answer(request, async |ctx, request| {
                    let request = $crate::list_request(request);
                    let page = ::store::records::list::<$record>(&self.0.db, &ctx, request).await?;
                    let (next_page_token, total) = (page.next_page_token, $crate::total(page.total));
                    Ok($($wire)::+::$list_response { $many: page.records, next_page_token, total })
                })
                .await
            }
            async fn $update(
                &self,
                request: ::tonic::Request<$($wire)::+::$update_request>,
            ) -> Result<::tonic::Response<<$record as ::store::Record>::Wire>, ::tonic::Status> {
                $crate::answer(request, async |ctx, request| {
                    let paths = request.update_mask.map(|mask| mask.paths);
                    ::store::records::update::<$record>(&self.0.db, &ctx, request.$one, paths, &self.0.resolver).await
                })
                .await
            }
            async fn $delete(
                &self,
                request: ::tonic::Request<::proto::common::v1::DeleteRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::Empty>, ::tonic::Status> {
                $crate::answer(request, async |ctx, request| {
                    ::store::records::delete::<$record>(&self.0.db, &ctx, &request.id).await?;
                    Ok(::proto::common::v1::Empty {})
                })
                .await
            }
            async fn $restore(
                &self,
                request: ::tonic::Request<::proto::common::v1::RestoreRequest>,
            ) -> Result<::tonic::Response<<$record as ::store::Record>::Wire>, ::tonic::Status> {
                $crate::answer(request, async |ctx, request| {
                    ::store::records::restore::<$record>(&self.0.db, &ctx, &request.id).await
                })
                .await
            }
            $($($more)*)?
        }
    };
}
