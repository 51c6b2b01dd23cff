use pbjson_types::FieldMask;
use proto::{
    common::v1::{DeleteRequest, ListRequest, RestoreRequest},
    identity::v1::{
        CreateDepartmentRequest, CreateGroupRequest, Department, GetLetterheadRequest, GetTenantRequest,
        Group, PutGroupRequest, UpdateDepartmentRequest, UpdateGroupRequest, UpdateLetterheadRequest,
        UpdateTenantRequest,
    },
};

use crate::{
    house::{Caller, House, reason, refused, wrong},
    people::hired,
};

/// The id of a ready-made role.
pub async fn preset(house: &House, caller: &Caller, preset: &str) -> String {
    let roles = house.roles().list_roles(caller.asks(ListRequest::default())).await.expect("roles");
    let role = roles.into_inner().roles.into_iter().find(|role| role.preset.as_deref() == Some(preset));
    role.and_then(|role| role.id).expect("ready-made")
}

pub async fn department(house: &House, caller: &Caller, name: &str, parent: Option<&str>) -> String {
    let department = Department {
        name: Some(name.to_owned()),
        parent_id: parent.map(str::to_owned),
        ..Department::default()
    };
    let request = CreateDepartmentRequest { department: Some(department) };
    let made =
        house.departments().create_department(caller.asks(request)).await.expect("created").into_inner();
    made.id.unwrap_or_default()
}

#[tokio::test]
async fn departments_form_a_tree_without_loops() {
    let house = House::open().await;
    let admin = house.admin().await;
    let sales = department(&house, &admin, "Sales", None).await;
    let east = department(&house, &admin, "East", Some(&sales)).await;
    let department =
        Department { id: Some(sales.clone()), parent_id: Some(east.clone()), ..Department::default() };
    let update = UpdateDepartmentRequest {
        department: Some(department),
        update_mask: Some(FieldMask { paths: vec!["parentId".to_owned()] }),
    };
    let status = refused(house.departments().update_department(admin.asks(update)).await);
    assert_eq!(wrong(&status), [("parentId".to_owned(), "BELOW_ITSELF".to_owned())]);
    let delete = |id: &str| DeleteRequest { id: id.to_owned() };
    let status = refused(house.departments().delete_department(admin.asks(delete(&sales))).await);
    assert_eq!(reason(&status), "DEPARTMENT_NOT_EMPTY");
    house.departments().delete_department(admin.asks(delete(&east))).await.expect("empty");
    let bin = ListRequest { deleted: true, ..ListRequest::default() };
    let bin = house.departments().list_departments(admin.asks(bin)).await.expect("the bin").into_inner();
    let lying: Vec<&str> = bin.departments.iter().filter_map(|department| department.id.as_deref()).collect();
    assert_eq!(lying, [east.as_str()]);
    let restore = RestoreRequest { id: east.clone() };
    let back = house.departments().restore_department(admin.asks(restore)).await.expect("back").into_inner();
    assert_eq!((back.version, back.deleted_at), (3, None));
    let status = refused(house.departments().delete_department(admin.asks(delete(&sales))).await);
    assert_eq!(reason(&status), "DEPARTMENT_NOT_EMPTY", "it stands where it stood");
    house.departments().delete_department(admin.asks(delete(&east))).await.expect("empty still");
    house.departments().delete_department(admin.asks(delete(&sales))).await.expect("empty now");
}

#[tokio::test]
async fn a_group_has_known_members_and_a_pools_is_left_alone() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let stranger = uuid::Uuid::now_v7().to_string();
    let group = |members: Vec<String>| Group {
        name: Some("Key accounts".to_owned()),
        member_ids: members,
        ..Group::default()
    };
    let create = CreateGroupRequest { group: Some(group(vec![rep.0.user_id.clone(), stranger])) };
    let status = refused(house.groups().create_group(admin.asks(create)).await);
    assert_eq!(wrong(&status), [("memberIds[1]".to_owned(), "NO_SUCH_RECORD".to_owned())]);
    let create = CreateGroupRequest { group: Some(group(vec![rep.0.user_id.clone()])) };
    house.groups().create_group(admin.asks(create)).await.expect("created");

    let pool = uuid::Uuid::now_v7().to_string();
    let put = PutGroupRequest {
        id: pool.clone(),
        name: "East pool".to_owned(),
        purpose: "pool".to_owned(),
        member_ids: vec![rep.0.user_id.clone()],
    };
    for _ in 0..2 {
        house.policy(&admin.0.tenant_id).put_group(put.clone()).await.expect("put");
    }
    let update = UpdateGroupRequest {
        group: Some(Group { id: Some(pool.clone()), ..group(vec![]) }),
        update_mask: Some(FieldMask { paths: vec!["memberIds".to_owned()] }),
    };
    assert_eq!(
        reason(&refused(house.groups().update_group(admin.asks(update)).await)),
        "GROUP_KEPT_ELSEWHERE"
    );
    let delete = DeleteRequest { id: pool };
    assert_eq!(
        reason(&refused(house.groups().delete_group(admin.asks(delete)).await)),
        "GROUP_KEPT_ELSEWHERE"
    );
}

#[tokio::test]
async fn the_company_is_named_and_moved_to_its_zone() {
    let house = House::open().await;
    let admin = house.admin().await;
    let wrong_zone = UpdateTenantRequest {
        name: Some(" ".to_owned()),
        time_zone: Some("Shanghai".to_owned()),
        importing: None,
        bin_days: Some(0),
    };
    let status = refused(house.tenants().update_tenant(admin.asks(wrong_zone)).await);
    assert_eq!(wrong(&status).len(), 3);
    let update = UpdateTenantRequest {
        name: Some("客户科技".to_owned()),
        time_zone: Some("Asia/Tokyo".to_owned()),
        importing: Some(true),
        bin_days: Some(90),
    };
    let tenant = house.tenants().update_tenant(admin.asks(update)).await.expect("updated").into_inner();
    assert_eq!(
        (tenant.name.as_str(), tenant.time_zone.as_str(), tenant.importing, tenant.bin_days),
        ("客户科技", "Asia/Tokyo", true, 90)
    );
}

#[tokio::test]
async fn the_head_of_its_papers_is_the_companys_own() {
    let house = House::open().await;
    let admin = house.admin().await;
    let head = house.tenants().get_letterhead(admin.asks(GetLetterheadRequest {})).await.expect("a head");
    let short = house.tenants().get_tenant(admin.asks(GetTenantRequest {})).await.expect("us").into_inner();
    assert_eq!(head.into_inner().name, short.name, "without one papers bear the company's name");

    let bad = UpdateLetterheadRequest {
        name: Some("长".repeat(201)),
        logo: Some(b"no picture".to_vec()),
        ..UpdateLetterheadRequest::default()
    };
    let status = refused(house.tenants().update_letterhead(admin.asks(bad)).await);
    assert_eq!(wrong(&status).into_iter().map(|(field, _)| field).collect::<Vec<_>>(), ["name", "logo"]);

    let update = UpdateLetterheadRequest {
        name: Some("星河科技（上海）有限公司".to_owned()),
        tax_number: Some("91310000MA1FL0000X".to_owned()),
        logo: Some(include_bytes!("logo.png").to_vec()),
        ..UpdateLetterheadRequest::default()
    };
    house.tenants().update_letterhead(admin.asks(update)).await.expect("updated");
    let more = UpdateLetterheadRequest { phone: Some("021-5555 0101".to_owned()), ..Default::default() };
    let head = house.tenants().update_letterhead(admin.asks(more)).await.expect("updated").into_inner();
    assert_eq!(
        (head.name.as_str(), head.phone.as_str(), head.logo.as_slice()),
        ("星河科技（上海）有限公司", "021-5555 0101", include_bytes!("logo.png").as_slice()),
        "what a change doesn't name stays"
    );
}
