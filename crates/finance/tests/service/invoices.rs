//! Invoices: reserved from their request on, approved by somebody else, issued under the tax office's number, voided
//! or called back; together never more than the contract.

use finance::commands::invoices;
use proto::finance::v1::{self as wire, invoice::State};
use store::directory::NoOtherServices;

use crate::house::{House, reason, told, wrong, yuan};

#[tokio::test]
async fn an_invoice_is_made_out_to_the_customers_details_and_taxed_at_the_contracts_rate() {
    let house = House::open().await;
    let id = house.signed(house.typed("1130")).await;
    house.title("华星科技（上海）有限公司", false).await;
    let main = house.title("华星科技有限公司", true).await;
    let asked = house.invoice(&id, "1000").await.unwrap();
    assert_eq!((asked.number(), asked.state()), ("IV-2026-00001", State::Requested));
    assert_eq!((asked.title(), asked.taxpayer_id()), ("华星科技有限公司", "91310115MA1K4ABC0X"));
    assert_eq!(asked.invoice_title_id, main.id);
    assert_eq!([&asked.net, &asked.tax].map(told), ["884.96", "115.04"]);
    let issued = house.issue(asked.id(), "26312000000012345678").await.unwrap();
    assert_eq!((issued.state(), issued.issued_on()), (State::Issued, "2026-01-31"));
    let second = house.invoice(&id, "130").await.unwrap();
    let twice = house.issue(second.id(), "26312000000012345678").await;
    assert_eq!(wrong(twice), ["taxNumber TAX_NUMBER_TAKEN"]);
}

#[tokio::test]
async fn requests_never_pass_the_contract_and_what_is_voided_or_called_back_is_free_again() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let first = house.invoice(&id, "700").await.unwrap();
    let beyond = house.invoice(&id, "300.01").await.expect_err("beyond");
    assert_eq!(beyond.reason(), "INVOICE_BEYOND_CONTRACT");
    assert_eq!(beyond.params(), [("free".to_owned(), "300".to_owned())]);
    house.issue(first.id(), "1").await.unwrap();
    let second = house.invoice(&id, "300").await.unwrap();
    house.void_invoice(second.id()).await.unwrap();
    assert_eq!(told(&house.contract(&id).await.invoiced), "700");

    let part = house.red(first.id(), "2", "333.33").await.unwrap();
    assert_eq!((part.state(), told(&part.reddened)), (State::Issued, "333.33".to_owned()));
    assert_eq!(reason(house.void_invoice(first.id()).await), "INVOICE_ONLY_CALLED_BACK");
    assert_eq!(wrong(house.red(first.id(), "3", "366.68").await), ["amount MORE_THAN_LEFT_OF_INVOICE"]);
    let whole = house.red(first.id(), "3", "").await.unwrap();
    assert_eq!(whole.state(), State::Red);
    assert_eq!(told(&house.contract(&id).await.invoiced), "0");
    assert_eq!(reason(house.red(first.id(), "4", "").await), "INVOICE_NOT_ISSUED");
    let reds: Vec<_> =
        house.invoices().await.into_iter().filter(|invoice| invoice.red_of_id.is_some()).collect();
    assert_eq!(reds.iter().map(|red| told(&red.amount)).collect::<Vec<_>>(), ["-333.33", "-366.67"]);
    // net and tax of all three together are nothing, however the parts were rounded
    let sum = |of: fn(&proto::finance::v1::Invoice) -> String| {
        let first = [&whole].into_iter().chain(&reds).map(of);
        first.map(|text| text.parse::<rust_decimal::Decimal>().unwrap()).sum::<rust_decimal::Decimal>()
    };
    assert!(sum(|invoice| told(&invoice.net)).is_zero() && sum(|invoice| told(&invoice.tax)).is_zero());
    house.invoice(&id, "1000").await.unwrap();
}

#[tokio::test]
async fn an_issued_paper_is_voided_only_in_its_month() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let asked = house.invoice(&id, "700").await.unwrap();
    house.issue(asked.id(), "1").await.unwrap();
    house.db.clock.advance(chrono::Duration::days(1));
    assert_eq!(reason(house.void_invoice(asked.id()).await), "INVOICE_ONLY_CALLED_BACK");
}

#[tokio::test]
async fn nobody_approves_his_own_request_and_a_draft_is_not_invoiced() {
    let house = House::open().await;
    let draft = house.create(&house.rep, house.typed("1000")).await.unwrap().id.unwrap();
    assert_eq!(reason(house.invoice(&draft, "1").await), "CONTRACT_NOT_INVOICEABLE");
    let id = house.signed(house.typed("1000")).await;
    let asked = house.invoice(&id, "1").await.unwrap();
    let ctx = house.call(&house.rep, "finance.invoice.approve");
    let request = proto::finance::v1::ApproveInvoiceRequest { id: asked.id.unwrap(), ..Default::default() };
    let own = finance::commands::invoices::approve(&house.db, &ctx, request).await;
    assert_eq!(reason(own), "OWN_INVOICE");
}

#[tokio::test]
async fn all_who_issue_invoices_hear_of_a_request_once_and_of_its_approval() {
    let house = House::open().await;
    let id = house.signed(house.typed("1000")).await;
    let [desk, other] = [kernel::Uuid::now_v7(), house.clerk.id];
    let at_work = |person, permission: &'static str| {
        let mut ctx = house.call(person, permission);
        let people =
            std::collections::BTreeMap::from([("finance.invoice.issue".to_owned(), vec![desk, other])]);
        ctx.company = std::sync::Arc::new(kernel::Company { desks: people, ..kernel::Company::default() });
        ctx
    };
    let ctx = at_work(&house.rep, "finance.invoice.create");
    let asked = wire::Invoice { contract_id: Some(id), amount: yuan("100"), ..Default::default() };
    let asked = invoices::request(&house.db, &ctx, &NoOtherServices, Some(asked), Some(other)).await.unwrap();
    let ctx = at_work(&house.clerk, "finance.invoice.approve");
    let request = wire::ApproveInvoiceRequest { id: asked.id.unwrap(), ..Default::default() };
    invoices::approve(&house.db, &ctx, request).await.unwrap();
    let told: Vec<_> =
        house.notices().await.into_iter().filter(|(reason, _)| reason.starts_with("INVOICE")).collect();
    let expected = [
        ("INVOICE_APPROVAL_ASKED".to_owned(), vec![other]),
        ("INVOICE_REQUESTED".to_owned(), vec![desk]),
        ("INVOICE_APPROVED".to_owned(), vec![house.rep.id]),
        ("INVOICE_TO_ISSUE".to_owned(), vec![desk]),
    ];
    assert_eq!(told, expected);
}
