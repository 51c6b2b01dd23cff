//! How a company numbers its papers: set by its administrator, refused where it is wrong, and told to every service by
//! the rights document.

use std::collections::BTreeMap;

use pbjson_types::FieldMask;
use proto::{
    common::v1::DeleteRequest,
    identity::v1::{
        CreateNumberPatternRequest, GetTenantPolicyRequest, NumberPattern, UpdateNumberPatternRequest,
        number_pattern::Paper,
    },
};
use runtime::policy_documents::TenantPolicy;
use tonic::{Response, Status};

use crate::{
    house::{Caller, House, refused, wrong},
    people::hired,
};

async fn set(
    house: &House,
    caller: &Caller,
    paper: Paper,
    pattern: &str,
) -> Result<Response<NumberPattern>, Status> {
    let pattern =
        NumberPattern { paper: paper.into(), pattern: Some(pattern.to_owned()), ..NumberPattern::default() };
    let request = CreateNumberPatternRequest { number_pattern: Some(pattern) };
    house.number_patterns().create_number_pattern(caller.asks(request)).await
}

/// What all services know of the company's numbers.
async fn told(house: &House, caller: &Caller) -> BTreeMap<String, String> {
    let tenant = caller.0.tenant_id.clone();
    let request = GetTenantPolicyRequest { tenant_id: tenant.clone() };
    let document = house.policy(&tenant).get_tenant_policy(request).await.expect("known").into_inner().json;
    serde_json::from_str::<TenantPolicy>(&document).expect("readable").numbers
}

#[tokio::test]
async fn a_pattern_is_told_to_all_services_until_it_is_taken_away() {
    let house = House::open().await;
    let admin = house.admin().await;
    assert!(told(&house, &admin).await.is_empty());
    let made = set(&house, &admin, Paper::Contract, " HT-{yyyy}-{seq:4} ").await.expect("set").into_inner();
    let id = made.id.expect("an id");
    let contract = |pattern: &str| BTreeMap::from([("contract".to_owned(), pattern.to_owned())]);
    assert_eq!(told(&house, &admin).await, contract("HT-{yyyy}-{seq:4}"));
    let changed = NumberPattern {
        id: Some(id.clone()),
        pattern: Some("KH{yy}{mm}{seq:3}".to_owned()),
        ..NumberPattern::default()
    };
    let mask = Some(FieldMask { paths: vec!["pattern".to_owned()] });
    let update = UpdateNumberPatternRequest { number_pattern: Some(changed), update_mask: mask };
    house.number_patterns().update_number_pattern(admin.asks(update)).await.expect("changed");
    assert_eq!(told(&house, &admin).await, contract("KH{yy}{mm}{seq:3}"));
    house.number_patterns().delete_number_pattern(admin.asks(DeleteRequest { id })).await.expect("deleted");
    assert!(told(&house, &admin).await.is_empty());
}

#[tokio::test]
async fn a_wrong_pattern_is_refused_naming_what_is_wrong() {
    let house = House::open().await;
    let admin = house.admin().await;
    let one = |field: &str, reason: &str| [(field.to_owned(), reason.to_owned())];
    for (pattern, reason) in [
        ("HT-{yyyy}", "NUMBER_PATTERN_COUNTER"),
        ("HT-{no}-{seq:4}", "NUMBER_PATTERN_PART"),
        ("HT-{yyyy-{seq:4}", "NUMBER_PATTERN_PART"),
        ("HT-{mm}-{seq:4}", "NUMBER_PATTERN_NEEDS"),
        ("", "REQUIRED"),
    ] {
        let status = refused(set(&house, &admin, Paper::Contract, pattern).await);
        assert_eq!(wrong(&status), one("pattern", reason), "{pattern}");
    }
    let status = refused(set(&house, &admin, Paper::Unspecified, "HT{seq:4}").await);
    assert_eq!(wrong(&status), one("paper", "REQUIRED"));
    set(&house, &admin, Paper::Contract, "HT{seq:4}").await.expect("set");
    let status = refused(set(&house, &admin, Paper::Contract, "CT{seq:4}").await);
    assert_eq!(wrong(&status), one("paper", "PAPER_HAS_PATTERN"));
    let rep = hired(&house, &admin).await;
    let status = refused(set(&house, &rep, Paper::Quote, "BJ{seq:4}").await);
    assert_eq!(status.code(), tonic::Code::PermissionDenied);
}
