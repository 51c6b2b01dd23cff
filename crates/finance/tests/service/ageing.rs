//! Ageing: open instalments by how long they have been due, for whoever sees them.

use proto::finance::v1::GetReceivableAgeingRequest;

use crate::house::House;

#[tokio::test]
async fn what_is_owed_is_told_by_its_age() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    for (due, amount) in [
        ("2026-02-01", "100"),
        ("2026-01-31", "50"),
        ("2026-01-30", "10"),
        ("2025-12-20", "200"),
        ("2025-10-01", "300"),
    ] {
        house.plan(&id, due, amount).await.unwrap();
    }
    house.pay(Some(&id), "120").await.unwrap();
    let draft = house.create(&house.rep, house.typed("77")).await.unwrap().id.unwrap();
    house.plan(&draft, "2025-01-01", "77").await.unwrap();
    let asked = async |person, as_of: &str| {
        let ctx = house.call(person, "finance.receivable_plan.read");
        let request = GetReceivableAgeingRequest { as_of: as_of.to_owned(), ..Default::default() };
        finance::ageing::ageing(&house.db, &ctx, request).await.unwrap()
    };
    let told = asked(&house.clerk, "").await;
    assert_eq!((told.as_of.as_str(), told.rows.len(), told.totals.len()), ("2026-01-31", 1, 1));
    let row = &told.rows[0];
    assert_eq!((row.customer.as_str(), row.currency.as_str()), ("华星科技", "CNY"));
    let ages = [&row.not_due, &row.days_30, &row.days_60, &row.days_90, &row.over_90, &row.total];
    assert_eq!(ages.map(String::as_str), ["150", "10", "200", "0", "180", "540"]);
    assert_eq!(row.oldest_due_on, "2025-10-01");
    let later = asked(&house.rep, "2026-03-02").await;
    let row = &later.rows[0];
    let ages = [&row.not_due, &row.days_30, &row.days_60, &row.days_90, &row.over_90];
    assert_eq!(ages.map(String::as_str), ["0", "150", "10", "200", "180"]);
    let stranger = house.db.company.colleague.clone().granted("finance.*", kernel::Scope::Own);
    assert!(asked(&stranger, "").await.rows.is_empty());
}
