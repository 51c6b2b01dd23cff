use pbjson_types::FieldMask;
use proto::{
    common::v1::{DeleteRequest, GetRequest},
    identity::v1::{
        CreateRoleRequest, CreateUserRequest, ListPermissionsRequest, ResetUserPasswordRequest, Role,
        RoleFieldRight, RoleGrant, UpdateRoleRequest, UpdateUserRequest, User, role_field_right::Right,
        role_grant::Scope,
    },
};
use tonic::Code;

use crate::{
    company::preset,
    house::{Caller, House, reason, refused, wrong},
    people::{REP_EMAIL, hired},
};

fn grant(permission: &str, scope: Scope) -> RoleGrant {
    RoleGrant { id: None, permission: Some(permission.to_owned()), scope: scope.into() }
}

fn role(name: &str, grants: Vec<RoleGrant>) -> CreateRoleRequest {
    CreateRoleRequest { role: Some(Role { name: Some(name.to_owned()), grants, ..Role::default() }) }
}

/// Runs the people's side: hires, edits roles, resets passwords; but has no rights on customers.
async fn personnel(house: &House, admin: &Caller) -> Caller {
    let permissions =
        ["user", "role", "api_key"].map(|kind| grant(&format!("identity.{kind}.*"), Scope::All));
    let request = role("Personnel", permissions.to_vec());
    let made = house.roles().create_role(admin.asks(request)).await.expect("created").into_inner();
    let user = User {
        name: Some("Pat".to_owned()),
        email: Some("pat@kehu.example".to_owned()),
        role_ids: vec![made.id.unwrap_or_default()],
        ..User::default()
    };
    let request = CreateUserRequest { user: Some(user), password: "hires everybody".to_owned() };
    house.users().create_user(admin.asks(request)).await.expect("hired");
    Caller(house.sign_in("pat@kehu.example", "hires everybody").await)
}

#[tokio::test]
async fn the_ready_made_roles_are_there_with_their_field_rights() {
    let house = House::open().await;
    let admin = house.admin().await;
    for name in ["administrator", "director", "manager", "rep", "marketer", "finance_clerk"] {
        let request = GetRequest { id: preset(&house, &admin, name).await };
        let role = house.roles().get_role(admin.asks(request)).await.expect("there").into_inner();
        assert!(!role.grants.is_empty(), "{name}");
        assert!(
            role.field_rights.iter().any(|right| right.field.as_deref() == Some("customers.contact.phone"))
        );
    }
}

#[tokio::test]
async fn a_role_names_what_exists_once() {
    let house = House::open().await;
    let admin = house.admin().await;
    let mut request = role(
        "Odd",
        vec![
            grant("customers.customer.fly", Scope::Own),
            grant("customers.customer.read", Scope::Own),
            grant("customers.customer.read", Scope::All),
            grant("customers.customer.update", Scope::Unspecified),
        ],
    );
    if let Some(role) = &mut request.role {
        let right = RoleFieldRight {
            id: None,
            field: Some("customers.customer.fax".to_owned()),
            right: Right::Edit.into(),
        };
        role.field_rights.push(right);
    }
    let status = refused(house.roles().create_role(admin.asks(request)).await);
    let told = wrong(&status);
    let expected = [
        ("grants[3].scope", "REQUIRED"),
        ("grants[0].permission", "UNKNOWN_PERMISSION"),
        ("grants[2].permission", "SAID_TWICE"),
        ("fieldRights[0].field", "UNKNOWN_FIELD"),
    ];
    assert_eq!(told, expected.map(|(field, reason)| (field.to_owned(), reason.to_owned())));
}

#[tokio::test]
async fn nobody_gives_more_than_he_has() {
    let house = House::open().await;
    let admin = house.admin().await;
    let pat = personnel(&house, &admin).await;
    let request = role("Reads all", vec![grant("customers.customer.read", Scope::All)]);
    let status = refused(house.roles().create_role(pat.asks(request)).await);
    assert_eq!((status.code(), reason(&status)), (Code::PermissionDenied, "MORE_THAN_YOU_HAVE".to_owned()));
    let request = role("Reads people", vec![grant("identity.user.read", Scope::All)]);
    house.roles().create_role(pat.asks(request)).await.expect("his own to give");

    let administrator = preset(&house, &admin, "administrator").await;
    let user = User { id: Some(pat.0.user_id.clone()), role_ids: vec![administrator], ..User::default() };
    let paths = vec!["roleIds".to_owned()];
    let update = UpdateUserRequest { user: Some(user), update_mask: Some(FieldMask { paths }) };
    assert_eq!(reason(&refused(house.users().update_user(pat.asks(update)).await)), "MORE_THAN_YOU_HAVE");
    let reset =
        ResetUserPasswordRequest { id: admin.0.user_id.clone(), password: "now it is mine".to_owned() };
    assert_eq!(
        reason(&refused(house.users().reset_user_password(pat.asks(reset)).await)),
        "MORE_THAN_YOU_HAVE"
    );
    let key = proto::identity::v1::CreateApiKeyRequest {
        name: "Door".to_owned(),
        user_id: admin.0.user_id.clone(),
        expires_at: None,
    };
    assert_eq!(reason(&refused(house.auth().create_api_key(pat.asks(key)).await)), "MORE_THAN_YOU_HAVE");
}

#[tokio::test]
async fn a_changed_role_counts_at_the_next_call() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let id = preset(&house, &admin, "rep").await;
    let role = Role { id: Some(id.clone()), grants: vec![grant("*", Scope::Own)], ..Role::default() };
    let update = UpdateRoleRequest {
        role: Some(role),
        update_mask: Some(FieldMask { paths: vec!["grants".to_owned()] }),
    };
    let updated = house.roles().update_role(admin.asks(update)).await.expect("updated").into_inner();
    assert_eq!(updated.grants.len(), 1);
    let me =
        house.auth().get_me(rep.asks(proto::identity::v1::GetMeRequest {})).await.expect("me").into_inner();
    assert_eq!(me.permissions.get("identity.role.update").map(String::as_str), Some("OWN"));
    let status = refused(house.roles().delete_role(admin.asks(DeleteRequest { id })).await);
    assert_eq!(reason(&status), "ROLE_IN_USE");
}

#[tokio::test]
async fn who_may_change_only_himself_stays_where_he_is() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let id = preset(&house, &admin, "rep").await;
    let role = Role { id: Some(id.clone()), grants: vec![grant("*", Scope::Own)], ..Role::default() };
    let update = UpdateRoleRequest {
        role: Some(role),
        update_mask: Some(FieldMask { paths: vec!["grants".to_owned()] }),
    };
    house.roles().update_role(admin.asks(update)).await.expect("updated");
    let change = |user: User, path: &str| UpdateUserRequest {
        user: Some(User { id: Some(rep.0.user_id.clone()), ..user }),
        update_mask: Some(FieldMask { paths: vec![path.to_owned()] }),
    };
    let renamed = change(User { name: Some("Li Wei".to_owned()), ..User::default() }, "name");
    house.users().update_user(rep.asks(renamed)).await.expect("his own name");
    let manager = User { manager_id: Some(admin.0.user_id.clone()), ..User::default() };
    let status = refused(house.users().update_user(rep.asks(change(manager, "managerId"))).await);
    assert_eq!(wrong(&status), [("managerId".to_owned(), "FIELD_NOT_EDITABLE".to_owned())]);
    let other = UpdateUserRequest {
        user: Some(User { id: Some(admin.0.user_id.clone()), name: Some("X".to_owned()), ..User::default() }),
        update_mask: Some(FieldMask { paths: vec!["name".to_owned()] }),
    };
    let status = refused(house.users().update_user(rep.asks(other)).await);
    assert_eq!(status.code(), Code::NotFound, "out of sight with a scope of one's own");
    assert!(house.try_sign_in(REP_EMAIL, "x").await.is_err());
}

#[tokio::test]
async fn permissions_are_listed_in_the_callers_words() {
    let house = House::open().await;
    let admin = house.admin().await;
    let mut request = admin.asks(ListPermissionsRequest {});
    request.metadata_mut().insert("accept-language", "zh-CN".parse().expect("a header"));
    let list = house.auth().list_permissions(request).await.expect("list").into_inner();
    let read = list.permissions.iter().find(|p| p.name == "customers.customer.read").expect("listed");
    assert_eq!(
        (read.label.as_str(), read.kind.as_str(), read.verb.as_str()),
        ("查看客户", "customer", "read")
    );
}
