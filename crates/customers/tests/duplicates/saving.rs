//! Which saves are asked, and which are not.

use crate::house::*;

#[tokio::test]
async fn a_second_customer_with_the_name_or_the_phone_is_refused() {
    let db = open().await;
    let rep = &db.company.rep;
    let first = create(&db, rep, with_phone("深圳市腾讯科技有限公司", "138 0013 8000")).await.unwrap();
    for second in [customer("深圳市 腾讯科技 股份有限公司"), with_phone("另一家公司", "+86 13800138000")]
    {
        let error = refused(create(&db, rep, second).await);
        assert_eq!(error.reason(), "DUPLICATE");
        assert_eq!(told(&error, "id"), first.id.as_deref());
        assert_eq!(told(&error, "title"), Some("深圳市腾讯科技有限公司"));
    }
    let stays = refused(create_all_the_same(&db, rep, customer("深圳市腾讯科技")).await);
    assert_eq!(stays.reason(), "DUPLICATE", "what is refused for good is not allowed by a word");
    assert_eq!(db.count("customers").await, 1);
}

#[tokio::test]
async fn of_a_similar_one_the_caller_is_warned() {
    let db = open().await;
    let rep = &db.company.rep;
    create(&db, rep, customer("深圳市腾讯科技有限公司")).await.unwrap();
    let error = refused(create(&db, rep, customer("深圳市腾迅科技有限公司")).await);
    assert_eq!((error.reason(), told(&error, "key")), ("DUPLICATE_SUSPECTED", Some("SIMILAR_NAME")));
    create_all_the_same(&db, rep, customer("深圳市腾迅科技有限公司")).await.unwrap();
    create(&db, rep, customer("深圳市华星科技有限公司")).await.unwrap();
    assert_eq!(db.count("customers").await, 3);
}

#[tokio::test]
async fn a_change_is_asked_as_a_new_one_and_only_about_what_changed() {
    let db = open().await;
    let rep = &db.company.rep;
    create(&db, rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let second = create(&db, rep, with_phone("Omega Lines", "13900139000")).await.unwrap();
    let change = wire(&second, |c| c.phone = Some("13800138000".to_owned()));
    assert_eq!(refused(update(&db, rep, change).await).reason(), "DUPLICATE");
    let change = wire(&second, |c| c.city = Some("北京".to_owned()));
    update(&db, rep, change).await.unwrap();
    let change = wire(&second, |c| c.phone = Some("13700137000".to_owned()));
    update(&db, rep, change).await.unwrap();
    // the number that it gave up is free
    create(&db, rep, with_phone("Sigma Foods", "13900139000")).await.unwrap();
}

#[tokio::test]
async fn what_was_deleted_is_free_and_what_comes_back_is_asked() {
    let db = open().await;
    let rep = &db.company.rep;
    let first = create(&db, rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    delete(&db, rep, &first).await.unwrap();
    let second = create(&db, rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    assert_eq!(refused(restore(&db, rep, &first, true).await).reason(), "DUPLICATE");
    delete(&db, rep, &second).await.unwrap();
    restore(&db, rep, &first, false).await.unwrap();
    refused(create(&db, rep, customer("Alpha Works")).await);
}

#[tokio::test]
async fn contacts_that_come_back_with_their_customer_are_asked_but_not_about_each_other() {
    let db = open().await;
    let rep = &db.company.rep;
    let alpha = create(&db, rep, customer("Alpha Works")).await.unwrap();
    let omega = create(&db, rep, customer("Omega Lines")).await.unwrap();
    // more than go in one statement, and two with one phone
    insert_contacts(&db, &alpha, (0..250).map(|n| format!("138{:08}", n % 249))).await;
    delete(&db, rep, &alpha).await.unwrap();
    restore(&db, rep, &alpha, false).await.unwrap();
    let marked = "customers_facts f full join base.contacts_facts c using (tenant_id, id) \
        where coalesce(f.duplicate_of_id, c.duplicate_of_id) is not null";
    assert_eq!(db.count(marked).await, 1, "as before");

    delete(&db, rep, &alpha).await.unwrap();
    create_contact(&db, rep, contact(&omega, "李四", "13800000007")).await.unwrap();
    let error = refused(restore(&db, rep, &alpha, false).await);
    assert_eq!((error.reason(), told(&error, "kind")), ("DUPLICATE_SUSPECTED", Some("contact")));
    assert_eq!(told(&error, "title"), Some("李四"));
    restore(&db, rep, &alpha, true).await.unwrap();
    assert_eq!(db.count(marked).await, 2);
    let living: i64 = sqlx::query_scalar("select count(*) from base.contacts where deleted_at is null")
        .fetch_one(&db.system)
        .await
        .unwrap();
    assert_eq!(living, 251);
}

#[tokio::test]
async fn a_save_of_what_is_not_compared_asks_nothing() {
    let db = open().await;
    let rep = &db.company.rep;
    let alpha = create(&db, rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let mut su = db.superuser().await;
    sqlx::query("drop view app.match_heads").execute(&mut su).await.unwrap();
    let change = wire(&alpha, |c| c.city = Some("北京".to_owned()));
    update(&db, rep, change).await.unwrap();
    let ctx = rep.call(&db, "customers.customer.assign");
    let mut uow = db.begin(&ctx).await.unwrap();
    let mut handed = uow.lock::<customers::records::Customer>(id(&alpha)).await.unwrap();
    handed.head.placement.owner_id = Some(db.company.colleague.id);
    uow.save(&mut handed);
    uow.commit(&handed).await.unwrap();
    delete(&db, &db.company.director, &alpha).await.unwrap();
    create(&db, rep, customer("Omega Lines")).await.unwrap_err();
}

#[tokio::test]
async fn two_companies_know_nothing_of_each_other() {
    let db = open().await;
    create(&db, &db.company.rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    let mut elsewhere = testkit::Company::new();
    equip(&mut elsewhere);
    create(&db, &elsewhere.rep, with_phone("Alpha Works", "13800138000")).await.unwrap();
    assert_eq!(db.count("customers").await, 2);
}

#[tokio::test]
async fn contacts_are_warned_of_across_customers_and_kinds() {
    let db = open().await;
    let rep = &db.company.rep;
    let alpha = create(&db, rep, customer("Alpha Works")).await.unwrap();
    let omega = create(&db, rep, customer("Omega Lines")).await.unwrap();
    create_contact(&db, rep, contact(&alpha, "张三", "13800138000")).await.unwrap();
    let again = refused(create_contact(&db, rep, contact(&omega, "张小三", "13800138000")).await);
    assert_eq!((again.reason(), told(&again, "kind")), ("DUPLICATE_SUSPECTED", Some("contact")));
    // whom one has as a contact one may have as a customer
    let customer = refused(create(&db, rep, with_phone("张三", "13800138000")).await);
    assert_eq!((customer.reason(), told(&customer, "kind")), ("DUPLICATE_SUSPECTED", Some("contact")));
    // the customer's own number at its contact says nothing
    let beta = create(&db, rep, with_phone("Beta Media", "010-62551234")).await.unwrap();
    create_contact(&db, rep, contact(&beta, "李四", "010-62551234")).await.unwrap();
    create_contact(&db, rep, contact(&beta, "王五", "010-62551234")).await.unwrap();
}

fn wire(
    of: &proto::customers::v1::Customer,
    change: impl FnOnce(&mut proto::customers::v1::Customer),
) -> proto::customers::v1::Customer {
    let mut changed = proto::customers::v1::Customer { id: of.id.clone(), ..Default::default() };
    change(&mut changed);
    changed
}
