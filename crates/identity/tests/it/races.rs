use futures::future::join_all;
use proto::identity::v1::{CreateUserRequest, DeactivateUserRequest, GetMeRequest, RefreshRequest, User};

use crate::{
    company::preset,
    house::{Caller, EMAIL, House, PASSWORD, reason},
    people,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_administrators_who_dismiss_each_other_leave_one() {
    let house = House::open().await;
    let first = house.admin().await;
    let role = preset(&house, &first, "administrator").await;
    let user = User {
        name: Some("Second".to_owned()),
        email: Some("second@kehu.example".to_owned()),
        role_ids: vec![role],
        ..User::default()
    };
    let request = CreateUserRequest { user: Some(user), password: "the second password".to_owned() };
    house.users().create_user(first.asks(request)).await.expect("created");
    let second = Caller(house.sign_in("second@kehu.example", "the second password").await);

    let (mut one, mut two) = (house.users(), house.users());
    let dismiss = |who: &Caller| DeactivateUserRequest { id: who.0.user_id.clone() };
    let (a, b) = tokio::join!(
        one.deactivate_user(first.asks(dismiss(&second))),
        two.deactivate_user(second.asks(dismiss(&first))),
    );
    assert_eq!([&a, &b].iter().filter(|answer| answer.is_ok()).count(), 1, "{a:?} {b:?}");
    let left = if a.is_ok() { first } else { second };
    house.auth().get_me(left.asks(GetMeRequest {})).await.expect("one is left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_burst_of_guesses_gets_no_further_than_the_lock() {
    let house = House::open().await;
    let guesses = (0..24).map(|n| {
        let house = &house;
        async move { house.try_sign_in(EMAIL, &format!("guess number {n}")).await.expect_err("wrong") }
    });
    let refusals: Vec<String> = join_all(guesses).await.iter().map(reason).collect();
    let compared = refusals.iter().filter(|reason| *reason == "SIGN_IN_FAILED").count();
    assert!((5..=6).contains(&compared), "{compared} passwords were compared");
    assert!(house.try_sign_in(EMAIL, PASSWORD).await.is_err(), "locked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_email_becomes_one_user() {
    let house = House::open().await;
    let admin = house.admin().await;
    let role = preset(&house, &admin, "rep").await;
    let attempts = (0..6).map(|_| {
        let (mut users, request) = (house.users(), admin.asks(people::rep(&role)));
        async move { users.create_user(request).await }
    });
    let answers = join_all(attempts).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for refused in answers.into_iter().filter_map(Result::err) {
        assert_eq!(reason(&refused), "USER_EXISTS");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_request_made_twice_makes_one_user() {
    let house = House::open().await;
    let admin = house.admin().await;
    let role = preset(&house, &admin, "rep").await;
    let ask = || {
        let mut request = admin.asks(people::rep(&role));
        request.metadata_mut().insert("idempotency-key", "hire li".parse().expect("a header"));
        request
    };
    let (mut one, mut two) = (house.users(), house.users());
    let (a, b) = tokio::join!(one.create_user(ask()), two.create_user(ask()));
    let (a, b) = (a.expect("made").into_inner(), b.expect("the same").into_inner());
    assert_eq!((a.id.is_some(), &a.id), (true, &b.id));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tabs_that_refresh_together_stay_together() {
    let house = House::open().await;
    let tokens = house.sign_in(EMAIL, PASSWORD).await;
    let refreshes = (0..5).map(|_| {
        let mut auth = house.auth();
        let request = RefreshRequest { refresh_token: tokens.refresh_token.clone() };
        async move { auth.refresh(request).await.expect("goes on").into_inner().refresh_token }
    });
    let next = join_all(refreshes).await;
    assert!(next.iter().all(|token| *token == next[0]), "one next token for all");
}

#[tokio::test]
async fn what_was_done_to_a_user_is_found_in_the_audit_trail() {
    use proto::{
        common::v1::ListAuditEntriesRequest,
        identity::v1::{ResetUserPasswordRequest, operations_client::OperationsClient},
    };
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = people::hired(&house, &admin).await;
    let id = rep.0.user_id.clone();
    let reset = ResetUserPasswordRequest { id: id.clone(), password: "sells even more".to_owned() };
    house.users().reset_user_password(admin.asks(reset)).await.expect("reset");
    let dismiss = DeactivateUserRequest { id: id.clone() };
    house.users().deactivate_user(admin.asks(dismiss)).await.expect("gone");
    let mut operations = OperationsClient::new(house.running.clients.way("identity").expect("here"));
    let trail = ListAuditEntriesRequest { kind: "user".to_owned(), record_id: id, ..Default::default() };
    let trail = operations.list_audit_entries(admin.asks(trail)).await.expect("audit").into_inner();
    let mut actions: Vec<&str> = trail.audit_entries.iter().map(|entry| entry.action.as_str()).collect();
    actions.sort_unstable();
    assert_eq!(actions, ["created", "password_reset", "updated"]);
    assert!(trail.audit_entries.iter().all(|entry| entry.actor_name == "Administrator"), "{trail:?}");
}
