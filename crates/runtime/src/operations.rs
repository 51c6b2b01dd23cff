//! What every service offers beside its records, the same everywhere: its jobs, its audit trail, the
//! definitions of its records for this caller; and, to other services, look-up and replay.

pub mod audit;
pub mod definitions;
pub mod exchange;
pub mod inputs;
pub mod jobs;

/// Writes a service's `Operations` gRPC service: `runtime::operations!(proto::customers::v1);`, then
/// add `Operations::server(app)` to the routes.
#[macro_export]
macro_rules! operations {
    (@method $app:expr, $request:expr, $command:path) => {{
        let ctx = $crate::ctx(&$request)?;
        let done = $command(&$app, &ctx, $request.into_inner()).await;
        done.map(::tonic::Response::new).map_err($crate::refuse)
    }};
    ($($module:ident)::+) => {
        /// Jobs, audit trail and definitions; look-up and replay for other services.
        #[derive(Clone)]
        pub struct Operations(pub ::std::sync::Arc<$crate::App>);

        impl Operations {
            /// The gRPC service.
            pub fn server(
                app: ::std::sync::Arc<$crate::App>,
            ) -> $($module)::+::operations_server::OperationsServer<Self> {
                $($module)::+::operations_server::OperationsServer::new(Self(app))
            }
        }

        #[::tonic::async_trait]
        impl $($module)::+::operations_server::Operations for Operations {
            async fn get_job(
                &self,
                request: ::tonic::Request<::proto::common::v1::GetJobRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::Job>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::jobs::get)
            }
            async fn list_jobs(
                &self,
                request: ::tonic::Request<::proto::common::v1::ListJobsRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::ListJobsResponse>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::jobs::list)
            }
            async fn cancel_job(
                &self,
                request: ::tonic::Request<::proto::common::v1::CancelJobRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::Job>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::jobs::cancel)
            }
            async fn undo_job(
                &self,
                request: ::tonic::Request<::proto::common::v1::UndoJobRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::Job>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::jobs::undo)
            }
            async fn list_audit_entries(
                &self,
                request: ::tonic::Request<::proto::common::v1::ListAuditEntriesRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::ListAuditEntriesResponse>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::audit::list)
            }
            async fn list_definitions(
                &self,
                request: ::tonic::Request<::proto::common::v1::ListDefinitionsRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::ListDefinitionsResponse>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::definitions::list)
            }
            async fn look_up(
                &self,
                request: ::tonic::Request<::proto::common::v1::LookUpRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::LookUpResponse>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::exchange::look_up)
            }
            async fn replay(
                &self,
                request: ::tonic::Request<::proto::common::v1::ReplayRequest>,
            ) -> Result<::tonic::Response<::proto::common::v1::ReplayResponse>, ::tonic::Status> {
                $crate::operations!(@method self.0, request, $crate::operations::exchange::replay)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    crate::operations!(proto::customers::v1);

    #[test]
    fn the_macro_writes_a_service() {
        use proto::customers::v1::operations_server::OperationsServer;
        let make: fn(std::sync::Arc<crate::App>) -> OperationsServer<Operations> = Operations::server;
        let name = <OperationsServer<Operations> as tonic::server::NamedService>::NAME;
        assert_eq!((name, make as usize != 0), ("crm.customers.v1.Operations", true));
    }
}
