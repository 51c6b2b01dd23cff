//! The gRPC face of the policies on duplicates: the standard methods.

use super::Customers;
use crate::records::DuplicatePolicy;

runtime::standard_methods! {
    duplicate_policy_service_server::DuplicatePolicyService for Customers: DuplicatePolicy,
    create_duplicate_policy(CreateDuplicatePolicyRequest), get_duplicate_policy,
    list_duplicate_policies -> ListDuplicatePoliciesResponse,
    update_duplicate_policy(UpdateDuplicatePolicyRequest), delete_duplicate_policy,
    restore_duplicate_policy,
    duplicate_policy, duplicate_policies in proto::customers::v1
}
