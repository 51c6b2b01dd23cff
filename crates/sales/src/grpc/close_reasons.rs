//! The gRPC face of the reasons for which deals end: the standard methods.

use super::Sales;
use crate::records::CloseReason;

runtime::standard_methods! {
    close_reason_service_server::CloseReasonService for Sales: CloseReason,
    create_close_reason(CreateCloseReasonRequest), get_close_reason, list_close_reasons -> ListCloseReasonsResponse,
    update_close_reason(UpdateCloseReasonRequest), delete_close_reason, restore_close_reason,
    close_reason, close_reasons in proto::sales::v1
}
