use chrono::Duration;
use proto::identity::v1::{
    ChangePasswordRequest, EndSessionRequest, GetMeRequest, ListSessionsRequest, RefreshRequest,
    SignInRequest, SignOutRequest, SignUpRequest, SwitchTenantRequest,
};
use tonic::Code;

use crate::house::{Caller, EMAIL, House, PASSWORD, reason, refused, wrong};

#[tokio::test]
async fn the_first_administrator_signs_in_and_sees_who_he_is() {
    let house = House::open().await;
    let admin = house.admin().await;
    let me = house.auth().get_me(admin.asks(GetMeRequest {})).await.expect("me").into_inner();
    assert_eq!((me.email.as_str(), me.tenant_name.as_str()), (EMAIL, "My company"));
    assert_eq!(me.permissions.get("customers.customer.claim").map(String::as_str), Some("ALL"));
    assert_eq!(me.tenants.len(), 1);
    assert_eq!(me.time_zone, "Asia/Shanghai");
    assert_eq!(me.role_ids.len(), 1);
    let again = house.bootstrap_again().await;
    assert!(!again.created && again.password.is_none());
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_email_are_refused_alike() {
    let house = House::open().await;
    let wrong_password = house.try_sign_in(EMAIL, "not the password").await.expect_err("wrong");
    let unknown = house.try_sign_in("nobody@kehu.example", "not the password").await.expect_err("unknown");
    assert_eq!(wrong_password.code(), Code::Unauthenticated);
    assert_eq!((wrong_password.code(), reason(&wrong_password)), (unknown.code(), reason(&unknown)));
    assert_eq!(reason(&unknown), "SIGN_IN_FAILED");
}

#[tokio::test]
async fn an_empty_form_names_all_that_is_missing() {
    let house = House::open().await;
    let request = SignInRequest { tenant_id: "x".to_owned(), ..SignInRequest::default() };
    let status = refused(house.auth().sign_in(request).await);
    let fields: Vec<String> = wrong(&status).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["email", "password", "tenantId"]);
}

#[tokio::test]
async fn five_wrong_passwords_lock_known_and_unknown_alike_for_a_minute() {
    let house = House::open().await;
    for email in [EMAIL, "nobody@kehu.example"] {
        for _ in 0..5 {
            let status = house.try_sign_in(email, "not the password").await.expect_err("wrong");
            assert_eq!(reason(&status), "SIGN_IN_FAILED");
        }
        let locked = house.try_sign_in(email, PASSWORD).await.expect_err("locked");
        assert_eq!(
            (locked.code(), reason(&locked)),
            (Code::ResourceExhausted, "TOO_MANY_ATTEMPTS".to_owned())
        );
    }
    house.clock.advance(Duration::seconds(61));
    house.sign_in(EMAIL, PASSWORD).await;
    let status = house.try_sign_in("NOBODY@kehu.example", "not the password").await.expect_err("unknown");
    assert_eq!(reason(&status), "SIGN_IN_FAILED");
}

#[tokio::test]
async fn a_session_goes_on_by_refreshing_and_a_copied_token_ends_it() {
    let house = House::open().await;
    let first = house.sign_in(EMAIL, PASSWORD).await;
    let refresh = async |token: &str| {
        house.auth().refresh(RefreshRequest { refresh_token: token.to_owned() }).await.map(|r| r.into_inner())
    };
    let second = refresh(&first.refresh_token).await.expect("goes on");
    assert_ne!(first.refresh_token, second.refresh_token);
    let same = refresh(&first.refresh_token).await.expect("two tabs");
    assert_eq!(same.refresh_token, second.refresh_token);

    house.clock.advance(Duration::seconds(60));
    let third = refresh(&second.refresh_token).await.expect("goes on");
    house.clock.advance(Duration::seconds(60));
    let caller = Caller(third.clone());
    let copied = refresh(&second.refresh_token).await.expect_err("a copy");
    assert_eq!(reason(&copied), "SESSION_ENDED");
    assert!(refresh(&third.refresh_token).await.is_err(), "the session is over for both");
    assert!(house.is_out(&caller).await);
    assert!(refresh("kehur_nonsense").await.is_err());
}

#[tokio::test]
async fn tokens_end_after_five_minutes_and_sessions_after_idle_weeks() {
    let house = House::open().await;
    let admin = house.admin().await;
    house.clock.advance(Duration::minutes(6));
    assert!(house.auth().get_me(admin.asks(GetMeRequest {})).await.is_err());
    house.clock.advance(Duration::days(31));
    let request = RefreshRequest { refresh_token: admin.0.refresh_token.clone() };
    assert_eq!(reason(&refused(house.auth().refresh(request).await)), "SESSION_ENDED");
}

#[tokio::test]
async fn signing_out_ends_this_session_and_everywhere_ends_all_at_once() {
    let house = House::open().await;
    let (phone, laptop) = (house.admin().await, house.admin().await);
    house.auth().sign_out(phone.asks(SignOutRequest { everywhere: false })).await.expect("out");
    let refresh = RefreshRequest { refresh_token: phone.0.refresh_token.clone() };
    assert!(house.auth().refresh(refresh).await.is_err());
    house.auth().get_me(laptop.asks(GetMeRequest {})).await.expect("the other one goes on");

    house.clock.advance(Duration::seconds(1));
    house.auth().sign_out(laptop.asks(SignOutRequest { everywhere: true })).await.expect("out");
    assert!(house.is_out(&laptop).await);
    assert!(house.is_out(&phone).await);
    house.clock.advance(Duration::milliseconds(5));
    let back = house.admin().await;
    house.auth().get_me(back.asks(GetMeRequest {})).await.expect("signing in again helps");
}

#[tokio::test]
async fn i_see_my_sessions_and_end_one_from_another() {
    let house = House::open().await;
    let (phone, laptop) = (house.admin().await, house.admin().await);
    let list =
        house.auth().list_sessions(laptop.asks(ListSessionsRequest {})).await.expect("list").into_inner();
    assert_eq!(list.sessions.len(), 2);
    let other = list.sessions.iter().find(|session| !session.current).expect("the phone's");
    house.clock.advance(Duration::seconds(1));
    house.auth().end_session(laptop.asks(EndSessionRequest { id: other.id.clone() })).await.expect("ended");
    assert!(house.is_out(&phone).await);
    let refresh = |caller: &Caller| RefreshRequest { refresh_token: caller.0.refresh_token.clone() };
    assert!(house.auth().refresh(refresh(&phone)).await.is_err());
    house.clock.advance(Duration::seconds(1));
    house.auth().refresh(refresh(&laptop)).await.expect("mine goes on");
}

#[tokio::test]
async fn a_changed_password_is_the_only_one_and_others_are_out() {
    let house = House::open().await;
    let (mine, thief) = (house.admin().await, house.admin().await);
    let change = |old: &str, new: &str| ChangePasswordRequest {
        old_password: old.to_owned(),
        new_password: new.to_owned(),
    };
    let status = refused(house.auth().change_password(mine.asks(change("wrong one", "short"))).await);
    assert_eq!(wrong(&status), [("newPassword".to_owned(), "TOO_SHORT".to_owned())]);
    let status =
        refused(house.auth().change_password(mine.asks(change("wrong one", "another good one"))).await);
    assert_eq!(wrong(&status), [("oldPassword".to_owned(), "WRONG_PASSWORD".to_owned())]);

    house.clock.advance(Duration::seconds(1));
    house.auth().change_password(mine.asks(change(PASSWORD, "another good one"))).await.expect("changed");
    assert!(house.is_out(&thief).await);
    let refresh = |caller: &Caller| RefreshRequest { refresh_token: caller.0.refresh_token.clone() };
    assert!(house.auth().refresh(refresh(&thief)).await.is_err());
    house.clock.advance(Duration::seconds(1));
    house.auth().refresh(refresh(&mine)).await.expect("my session goes on");
    assert!(house.try_sign_in(EMAIL, PASSWORD).await.is_err());
    house.sign_in(EMAIL, "another good one").await;
}

fn acme() -> SignUpRequest {
    SignUpRequest {
        company: "Acme".to_owned(),
        name: "Ann".to_owned(),
        email: EMAIL.to_owned(),
        password: PASSWORD.to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
    }
}

#[tokio::test]
async fn signing_up_is_closed_unless_the_installation_opens_it() {
    let house = House::open().await;
    assert_eq!(reason(&refused(house.auth().sign_up(acme()).await)), "SIGN_UP_CLOSED");
}

#[tokio::test]
async fn one_person_works_in_two_companies_and_switches_between_them() {
    let house = House::open_with(&[("CRM_SIGN_UP", "open")]).await;
    let status = refused(house.auth().sign_up(SignUpRequest { password: "abc".to_owned(), ..acme() }).await);
    assert_eq!(wrong(&status), [("password".to_owned(), "TOO_SHORT".to_owned())]);
    let other = SignUpRequest { password: "not the password".to_owned(), ..acme() };
    assert_eq!(reason(&refused(house.auth().sign_up(other).await)), "SIGN_IN_FAILED");

    let first = house.admin().await;
    let second = Caller(house.auth().sign_up(acme()).await.expect("a second company").into_inner());
    assert_ne!(first.0.tenant_id, second.0.tenant_id);
    let me = house.auth().get_me(second.asks(GetMeRequest {})).await.expect("me").into_inner();
    assert_eq!(
        (me.tenant_name.as_str(), me.time_zone.as_str(), me.tenants.len()),
        ("Acme", "Europe/Berlin", 2)
    );

    assert_eq!(house.sign_in(EMAIL, PASSWORD).await.tenant_id, second.0.tenant_id, "the last one used");
    let back = SwitchTenantRequest { tenant_id: first.0.tenant_id.clone() };
    let back = house.auth().switch_tenant(second.asks(back)).await.expect("switched").into_inner();
    assert_eq!((&back.tenant_id, &back.user_id), (&first.0.tenant_id, &first.0.user_id));
    let refresh = RefreshRequest { refresh_token: second.0.refresh_token.clone() };
    assert!(house.auth().refresh(refresh).await.is_err(), "the session moved over");
    let nowhere = SwitchTenantRequest { tenant_id: uuid::Uuid::now_v7().to_string() };
    assert_eq!(refused(house.auth().switch_tenant(first.asks(nowhere)).await).code(), Code::NotFound);
}
