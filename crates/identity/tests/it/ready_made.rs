//! Companies that are older than the program.

use identity::tenants::ready_made;
use pbjson_types::FieldMask;
use proto::{
    common::v1::GetRequest,
    identity::v1::{GetTenantPolicyRequest, Role, UpdateRoleRequest},
};

use crate::{
    company::preset,
    house::{Caller, House},
};

/// What older versions didn't know.
const NEW: &str = "sales.opportunity.win";

async fn role(house: &House, admin: &Caller, name: &str) -> Role {
    let request = GetRequest { id: preset(house, admin, name).await };
    house.roles().get_role(admin.asks(request)).await.expect("there").into_inner()
}

fn grants_it(role: &Role) -> bool {
    role.grants.iter().any(|grant| grant.permission.as_deref() == Some(NEW))
}

async fn save(house: &House, admin: &Caller, role: Role, path: &str) {
    let request =
        UpdateRoleRequest { role: Some(role), update_mask: Some(FieldMask { paths: vec![path.to_owned()] }) };
    house.roles().update_role(admin.asks(request)).await.expect("saved");
}

async fn sql(house: &House, sql: &'static str) {
    let done = sqlx::query(sql).execute(&house.db().system).await.expect("done");
    assert!(done.rows_affected() > 0, "{sql}");
}

#[tokio::test]
async fn untouched_ready_made_roles_follow_the_program_and_edited_ones_are_left_alone() {
    let house = House::open().await;
    let admin = house.admin().await;
    // as an older version left them; of the rep's role it took no note
    sql(&house, "delete from role_grants where permission = 'sales.opportunity.win'").await;
    sql(&house, "update ready_made_roles set given = regexp_replace(given, '\"sales.opportunity.win\":\"[A-Z_]+\",', '')").await;
    sql(&house, "delete from ready_made_roles where role_id in (select id from roles where preset = 'rep')")
        .await;
    let mut edited = role(&house, &admin, "manager").await;
    edited.grants.retain(|grant| grant.permission.as_deref() != Some("customers.customer.delete"));
    let edited_grants = edited.grants.len();
    save(&house, &admin, edited, "grants").await;
    let mut renamed = role(&house, &admin, "director").await;
    renamed.name = Some("Head of sales".to_owned());
    save(&house, &admin, renamed, "name").await;

    let app = &house.running.apps[0];
    ready_made::follow(app).await.expect("followed");
    let (rep, manager, director) = (
        role(&house, &admin, "rep").await,
        role(&house, &admin, "manager").await,
        role(&house, &admin, "director").await,
    );
    assert!(grants_it(&rep) && grants_it(&director) && !grants_it(&manager));
    assert_eq!((manager.grants.len(), manager.version), (edited_grants, 2));
    assert_eq!((director.name.as_deref(), director.version), (Some("Head of sales"), 3));
    let tenant = admin.0.tenant_id.clone();
    let request = GetTenantPolicyRequest { tenant_id: tenant.clone() };
    let policy = house.policy(&tenant).get_tenant_policy(request).await.expect("known").into_inner().json;
    assert_eq!(policy.matches(NEW).count(), 2, "everybody hears of it");

    ready_made::follow(app).await.expect("followed");
    for (name, version) in [("rep", rep.version), ("director", director.version), ("administrator", 1)] {
        assert_eq!(role(&house, &admin, name).await.version, version, "{name} has all that there is");
    }
}

#[tokio::test]
async fn a_ready_made_role_that_is_new_comes_to_older_companies_once_and_a_deleted_one_does_not_come_back() {
    let house = House::open().await;
    let admin = house.admin().await;
    sql(
        &house,
        "delete from ready_made_roles where role_id in (select id from roles where preset = 'marketer')",
    )
    .await;
    sql(&house, "delete from roles where preset = 'marketer'").await;
    let app = &house.running.apps[0];
    for _ in 0..2 {
        ready_made::follow(app).await.expect("followed");
        let added = role(&house, &admin, "marketer").await;
        assert_eq!((added.version, added.grants.is_empty()), (1, false));
    }
    sql(&house, "update roles set deleted_at = now() where preset = 'marketer'").await;
    ready_made::follow(app).await.expect("followed");
    let roles: i64 = sqlx::query_scalar("select count(*) from roles where preset = 'marketer'")
        .fetch_one(&house.db().system)
        .await
        .expect("counted");
    assert_eq!(roles, 1);
}
