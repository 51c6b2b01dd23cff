use chrono::Duration;
use pbjson_types::FieldMask;
use proto::{
    common::v1::{GetRequest, ListRequest},
    identity::v1::{
        AcceptInvitationRequest, ActivateUserRequest, CreateUserRequest, DeactivateUserRequest, GetMeRequest,
        InviteUserRequest, ResetUserPasswordRequest, UpdateUserRequest, User,
    },
};
use tonic::Code;

use crate::{
    company::{self, preset},
    house::{Caller, EMAIL, House, reason, refused, wrong},
};

pub const REP_EMAIL: &str = "li.wei@kehu.example";
pub const REP_PASSWORD: &str = "sells every day";

pub fn rep(role: &str) -> CreateUserRequest {
    let user = User {
        name: Some("李伟".to_owned()),
        email: Some("Li.Wei@kehu.example".to_owned()),
        role_ids: vec![role.to_owned()],
        language: Some("zh-CN".to_owned()),
        ..User::default()
    };
    CreateUserRequest { user: Some(user), password: REP_PASSWORD.to_owned() }
}

/// Creates the rep and signs him in.
pub async fn hired(house: &House, admin: &Caller) -> Caller {
    let role = preset(house, admin, "rep").await;
    house.users().create_user(admin.asks(rep(&role))).await.expect("created");
    Caller(house.sign_in(REP_EMAIL, REP_PASSWORD).await)
}

fn change(user: User, paths: &[&str]) -> UpdateUserRequest {
    let paths = paths.iter().map(|path| (*path).to_owned()).collect();
    UpdateUserRequest { user: Some(user), update_mask: Some(FieldMask { paths }) }
}

#[tokio::test]
async fn a_new_rep_signs_in_and_has_a_reps_rights() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let me = house.auth().get_me(rep.asks(GetMeRequest {})).await.expect("me").into_inner();
    assert_eq!((me.name.as_str(), me.language.as_str()), ("李伟", "zh-CN"));
    assert_eq!(me.permissions.get("customers.customer.read").map(String::as_str), Some("OWN"));
    assert_eq!(me.permissions.get("identity.user.create"), None);

    let found = ListRequest { search: "lw".to_owned(), with_total: true, ..ListRequest::default() };
    let found = house.users().list_users(rep.asks(found)).await.expect("colleagues are known").into_inner();
    assert_eq!(found.users.len(), 1, "by pinyin initials");
    assert_eq!(found.total.map(|total| total.count), Some(1));
    let refusal = refused(house.users().create_user(rep.asks(CreateUserRequest::default())).await);
    assert_eq!(refusal.code(), Code::PermissionDenied);
}

#[tokio::test]
async fn all_that_is_wrong_with_a_new_user_is_named() {
    let house = House::open().await;
    let admin = house.admin().await;
    let user = User { email: Some("no mail".to_owned()), language: Some("fr".to_owned()), ..User::default() };
    let request = CreateUserRequest { user: Some(user), password: "abc".to_owned() };
    let status = refused(house.users().create_user(admin.asks(request)).await);
    let mut fields: Vec<String> = wrong(&status).into_iter().map(|(field, _)| field).collect();
    fields.sort();
    assert_eq!(fields, ["email", "language", "name", "password"]);
    let twice = rep(&preset(&house, &admin, "rep").await);
    house.users().create_user(admin.asks(twice.clone())).await.expect("once");
    let status = refused(house.users().create_user(admin.asks(twice)).await);
    assert_eq!((status.code(), reason(&status)), (Code::AlreadyExists, "USER_EXISTS".to_owned()));
}

#[tokio::test]
async fn a_leaver_is_out_at_once_and_may_come_back() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let id = rep.0.user_id.clone();
    house.clock.advance(Duration::seconds(1));
    let gone = house.users().deactivate_user(admin.asks(DeactivateUserRequest { id: id.clone() })).await;
    assert!(!gone.expect("deactivated").into_inner().active);
    assert!(house.is_out(&rep).await);
    let status = house.try_sign_in(REP_EMAIL, REP_PASSWORD).await.expect_err("gone");
    assert_eq!(reason(&status), "USER_INACTIVE");
    let twice =
        refused(house.users().deactivate_user(admin.asks(DeactivateUserRequest { id: id.clone() })).await);
    assert_eq!(reason(&twice), "ALREADY_INACTIVE");

    house.users().activate_user(admin.asks(ActivateUserRequest { id })).await.expect("back");
    house.clock.advance(Duration::seconds(1));
    let rep = Caller(house.sign_in(REP_EMAIL, REP_PASSWORD).await);
    house.auth().get_me(rep.asks(GetMeRequest {})).await.expect("in again");
}

#[tokio::test]
async fn the_last_administrator_can_not_leave() {
    let house = House::open().await;
    let admin = house.admin().await;
    let id = admin.0.user_id.clone();
    let request = DeactivateUserRequest { id: id.clone() };
    let status = refused(house.users().deactivate_user(admin.asks(request)).await);
    assert_eq!(reason(&status), "LAST_ADMINISTRATOR");
    let without = change(User { id: Some(id), ..User::default() }, &["roleIds"]);
    assert_eq!(reason(&refused(house.users().update_user(admin.asks(without)).await)), "LAST_ADMINISTRATOR");
    house.auth().get_me(admin.asks(GetMeRequest {})).await.expect("nothing happened");
}

#[tokio::test]
async fn a_reset_password_replaces_the_old_and_ends_its_sessions() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let reset = |password: &str| ResetUserPasswordRequest {
        id: rep.0.user_id.clone(),
        password: password.to_owned(),
    };
    let status = refused(house.users().reset_user_password(admin.asks(reset("abc"))).await);
    assert_eq!(wrong(&status), [("password".to_owned(), "TOO_SHORT".to_owned())]);
    house.clock.advance(Duration::seconds(1));
    house.users().reset_user_password(admin.asks(reset("sells even more"))).await.expect("reset");
    assert!(house.is_out(&rep).await);
    assert!(house.try_sign_in(REP_EMAIL, REP_PASSWORD).await.is_err());
    house.sign_in(REP_EMAIL, "sells even more").await;
}

#[tokio::test]
async fn an_invited_colleague_sets_his_first_password_once() {
    let house = House::open().await;
    let admin = house.admin().await;
    let role = preset(&house, &admin, "rep").await;
    let request = CreateUserRequest { password: String::new(), ..rep(&role) };
    let user = house.users().create_user(admin.asks(request)).await.expect("created").into_inner();
    assert!(house.try_sign_in(REP_EMAIL, REP_PASSWORD).await.is_err(), "no password yet");
    let invite = InviteUserRequest { id: user.id.unwrap_or_default() };
    let old = house.users().invite_user(admin.asks(invite.clone())).await.expect("invited").into_inner();
    let invitation =
        house.users().invite_user(admin.asks(invite.clone())).await.expect("invited").into_inner();
    let accept = |token: &str, password: &str| AcceptInvitationRequest {
        token: token.to_owned(),
        password: password.to_owned(),
    };
    let status = refused(house.auth().accept_invitation(accept(&old.token, REP_PASSWORD)).await);
    assert_eq!(reason(&status), "INVITATION_OVER", "the last one counts");
    let status = refused(house.auth().accept_invitation(accept(&invitation.token, "abc")).await);
    assert_eq!(wrong(&status), [("password".to_owned(), "TOO_SHORT".to_owned())]);
    let tokens =
        house.auth().accept_invitation(accept(&invitation.token, REP_PASSWORD)).await.expect("accepted");
    house.auth().get_me(Caller(tokens.into_inner()).asks(GetMeRequest {})).await.expect("in");
    assert!(house.auth().accept_invitation(accept(&invitation.token, REP_PASSWORD)).await.is_err());
    house.sign_in(REP_EMAIL, REP_PASSWORD).await;
    assert_eq!(reason(&refused(house.users().invite_user(admin.asks(invite)).await)), "HAS_PASSWORD");
}

#[tokio::test]
async fn an_account_of_another_company_is_attached_and_not_changed() {
    let house = House::open_with(&[("CRM_SIGN_UP", "open")]).await;
    let admin = house.admin().await;
    hired(&house, &admin).await;
    let acme = proto::identity::v1::SignUpRequest {
        company: "Acme".to_owned(),
        name: "Ann".to_owned(),
        email: "ann@acme.example".to_owned(),
        password: "acme goes global".to_owned(),
        time_zone: String::new(),
    };
    let ann = Caller(house.auth().sign_up(acme).await.expect("founded").into_inner());
    let role = preset(&house, &ann, "rep").await;
    let request = CreateUserRequest { password: "what ann chose".to_owned(), ..rep(&role) };
    let user = house.users().create_user(ann.asks(request)).await.expect("attached").into_inner();
    let id = user.id.unwrap_or_default();
    house.sign_in(REP_EMAIL, REP_PASSWORD).await;
    assert!(house.try_sign_in(REP_EMAIL, "what ann chose").await.is_err());
    let reset = ResetUserPasswordRequest { id, password: "what ann chose".to_owned() };
    assert_eq!(reason(&refused(house.users().reset_user_password(ann.asks(reset)).await)), "ACCOUNT_SHARED");
    let theirs = GetRequest { id: admin.0.user_id.clone() };
    assert_eq!(
        refused(house.users().get_user(ann.asks(theirs)).await).code(),
        Code::NotFound,
        "the wall stands"
    );
}

#[tokio::test]
async fn nobody_reports_to_himself() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let reports = |who: &Caller, to: &Caller| {
        let user = User {
            id: Some(who.0.user_id.clone()),
            manager_id: Some(to.0.user_id.clone()),
            ..User::default()
        };
        change(user, &["managerId"])
    };
    house.users().update_user(admin.asks(reports(&rep, &admin))).await.expect("a manager");
    let status = refused(house.users().update_user(admin.asks(reports(&admin, &rep))).await);
    assert_eq!(wrong(&status), [("managerId".to_owned(), "REPORTS_TO_HIMSELF".to_owned())]);
    let mail = User { id: Some(rep.0.user_id.clone()), email: Some(EMAIL.to_owned()), ..User::default() };
    let status = refused(house.users().update_user(admin.asks(change(mail, &["email"]))).await);
    assert_eq!(wrong(&status), [("email".to_owned(), "IMMUTABLE".to_owned())]);
}

#[tokio::test]
async fn a_department_is_given_and_taken_with_the_user() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let sales = company::department(&house, &admin, "Sales", None).await;
    let user =
        User { id: Some(rep.0.user_id.clone()), department_id: Some(sales.clone()), ..User::default() };
    let user = house.users().update_user(admin.asks(change(user, &["departmentId"]))).await.expect("moved");
    assert_eq!(user.into_inner().department_id.as_deref(), Some(sales.as_str()));
    let unknown = User {
        id: Some(rep.0.user_id.clone()),
        department_id: Some(uuid::Uuid::now_v7().to_string()),
        ..User::default()
    };
    let status = refused(house.users().update_user(admin.asks(change(unknown, &["departmentId"]))).await);
    assert_eq!(wrong(&status)[0].0, "departmentId");
}
