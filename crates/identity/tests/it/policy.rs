use std::time::Duration;

use proto::identity::v1::{GetTenantPolicyRequest, GetUserPolicyRequest, PutGroupRequest};
use runtime::policy_documents::{BUCKET, Key, TenantPolicy, UserPolicy};
use uuid::Uuid;

use crate::{house::House, people::hired};

async fn in_bucket(house: &House, key: Key) -> Option<String> {
    let jetstream = events::stream::context(&house.running.nats);
    for _ in 0..100 {
        let bucket = jetstream.get_key_value(BUCKET).await.expect("the bucket");
        if let Ok(Some(bytes)) = bucket.get(key.to_string()).await {
            return Some(String::from_utf8_lossy(&bytes).into_owned());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    None
}

#[tokio::test]
async fn rights_stand_in_the_bucket_and_at_their_owner_alike() {
    let house = House::open().await;
    let admin = house.admin().await;
    let (tenant, user) = (&admin.0.tenant_id, &admin.0.user_id);
    let document = GetTenantPolicyRequest { tenant_id: tenant.clone() };
    let document = house.policy(tenant).get_tenant_policy(document).await.expect("known").into_inner().json;
    let policy: TenantPolicy = serde_json::from_str(&document).expect("readable");
    assert_eq!((policy.roles.len(), policy.departments.len()), (6, 1));
    let key = Key::Tenant(tenant.parse().expect("an id"));
    assert_eq!(in_bucket(&house, key).await.as_deref(), Some(document.as_str()));

    let request = GetUserPolicyRequest { tenant_id: tenant.clone(), user_id: user.clone() };
    let document = house.policy(tenant).get_user_policy(request).await.expect("known").into_inner().json;
    let policy: UserPolicy = serde_json::from_str(&document).expect("readable");
    assert!(policy.active && policy.department.is_some());
    let nobody = GetUserPolicyRequest { tenant_id: tenant.clone(), user_id: Uuid::now_v7().to_string() };
    assert!(house.policy(tenant).get_user_policy(nobody).await.is_err());
    assert!(house.auth().get_me(tonic::Request::new(Default::default())).await.is_err());
}

#[tokio::test]
async fn a_pools_members_learn_of_their_group() {
    let house = House::open().await;
    let admin = house.admin().await;
    let rep = hired(&house, &admin).await;
    let before: UserPolicy = {
        let request =
            GetUserPolicyRequest { tenant_id: rep.0.tenant_id.clone(), user_id: rep.0.user_id.clone() };
        let reply = house.policy(&rep.0.tenant_id).get_user_policy(request).await.expect("known");
        serde_json::from_str(&reply.into_inner().json).expect("readable")
    };
    let pool = Uuid::now_v7();
    let put = PutGroupRequest {
        id: pool.to_string(),
        name: "Pool".to_owned(),
        purpose: "pool".to_owned(),
        member_ids: vec![rep.0.user_id.clone()],
    };
    house.policy(&admin.0.tenant_id).put_group(put).await.expect("put");
    let request = GetUserPolicyRequest { tenant_id: rep.0.tenant_id.clone(), user_id: rep.0.user_id.clone() };
    let after =
        house.policy(&rep.0.tenant_id).get_user_policy(request).await.expect("known").into_inner().json;
    let after: UserPolicy = serde_json::from_str(&after).expect("readable");
    assert_eq!(after.groups, [pool]);
    assert!(after.revision > before.revision);
}

#[tokio::test]
async fn a_lost_bucket_is_filled_again() {
    let house = House::open().await;
    let admin = house.admin().await;
    let key = Key::User(admin.0.tenant_id.parse().expect("an id"), admin.0.user_id.parse().expect("an id"));
    assert!(in_bucket(&house, key).await.is_some());
    let jetstream = events::stream::context(&house.running.nats);
    let bucket = jetstream.get_key_value(BUCKET).await.expect("the bucket");
    bucket.purge(key.to_string()).await.expect("gone");
    assert!(identity::policy::republish::all(house.db()).await.expect("queued") >= 2);
    assert!(in_bucket(&house, key).await.is_some());
}
