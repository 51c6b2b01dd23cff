//! A quote's way: its figures follow its lines, what exceeds the limit waits for somebody else, what was
//! submitted is locked, and a change is its next version.

use kernel::Kind;
use proto::sales::v1::{self as wire, quote::State};
use sales::records::Quote;
use store::records;

use crate::{
    house::{reason, wrong},
    quoting::{Market, amount, number},
};

#[tokio::test]
async fn a_new_quote_is_numbered_and_reckoned() {
    let market = Market::open().await;
    let mut typed = market.typed("2.5", "10");
    typed.lines.push(wire::QuoteLine {
        section: Some("服务".to_owned()),
        name: Some("上门安装".to_owned()),
        quantity: Some("1".to_owned()),
        price: Some("99.99".to_owned()),
        tax_rate: Some("6".to_owned()),
        ..Default::default()
    });
    let quote = market.create(&market.rep, typed).await.unwrap();
    assert_eq!((quote.number(), quote.state(), quote.revision()), ("QT-2026-00001", State::Draft, 1));
    let line = &quote.lines[0];
    assert_eq!((line.name(), line.unit(), line.price(), line.tax_rate()), ("交换机", "台", "100", "13"));
    let net = |line: &wire::QuoteLine| [line.net(), line.tax(), line.total()].map(number);
    assert_eq!(net(line), ["225", "29.25", "254.25"].map(number));
    assert_eq!(net(&quote.lines[1]), ["89.99", "5.4", "95.39"].map(number));
    let totals = [&quote.list_total, &quote.net_total, &quote.tax_total, &quote.total].map(amount);
    assert_eq!(totals, ["349.99", "314.99", "34.65", "349.64"].map(|text| Some(number(text))));
    assert_eq!(quote.discount_rate(), "10", "however the lines are rounded");
    assert_eq!(quote.titles["customerId"], "华星科技");
    // read back from the rows it is the same
    let read = market.get(&market.rep, quote.id()).await;
    assert_eq!((&read.lines, amount(&read.total)), (&quote.lines, amount(&quote.total)));

    let mut given = quote.clone();
    given.lines[0].quantity = Some("5".to_owned());
    given.lines[0].total = Some("1".to_owned());
    let changed = market.change(&market.rep, given, &["lines"]).await.unwrap();
    assert_eq!(amount(&changed.total), Some(number("603.89")), "whatever somebody writes there");
    assert_eq!(market.create(&market.rep, market.typed("1", "0")).await.unwrap().number(), "QT-2026-00002");
}

#[tokio::test]
async fn what_is_wrong_is_named_line_by_line() {
    let market = Market::open().await;
    let mut typed = market.typed("0", "101");
    typed.currency = Some("¥".to_owned());
    typed.total = crate::quoting::yuan("1");
    typed.lines.push(wire::QuoteLine::default());
    let found = wrong(market.create(&market.rep, typed).await);
    let expected = [
        "total NOT_SETTABLE",
        "lines[1].quantity REQUIRED",
        "currency NOT_A_CURRENCY",
        "discount OUT_OF_RANGE",
        "lines[0].quantity NOT_POSITIVE",
        "lines[1].name REQUIRED",
        "lines[1].price REQUIRED",
    ];
    assert_eq!(found, expected);
    let mut dollars = market.typed("1", "0");
    dollars.currency = Some("usd".to_owned());
    assert_eq!(wrong(market.create(&market.rep, dollars.clone()).await), ["lines[0].price NO_PRICE"]);
    dollars.lines[0].price = Some("14".to_owned());
    assert_eq!(market.create(&market.rep, dollars).await.unwrap().currency(), "USD");
    let mut greedy = market.typed("1", "0");
    greedy.reduction = Some("100.01".to_owned());
    assert_eq!(wrong(market.create(&market.rep, greedy).await), ["reduction OUT_OF_RANGE"]);
}

#[tokio::test]
async fn a_discount_within_the_limit_is_approved_at_once_and_more_by_somebody_else() {
    let market = Market::open().await;
    let (rep, manager) = (&market.rep, &market.manager);
    let small = market.draft("10").await;
    let approved = market.submit(rep, &small).await.unwrap();
    assert_eq!((approved.state(), approved.locked), (State::Approved, true));
    assert!(market.notices().await.is_empty());

    let large = market.draft("25").await;
    let waiting = market.submit(rep, &large).await.unwrap();
    assert_eq!((waiting.state(), waiting.discount_limit()), (State::Submitted, "10"));
    assert_eq!(waiting.approver_id(), manager.id.to_string());
    assert_eq!(market.notices().await, [("QUOTE_APPROVAL_ASKED_SAYING".to_owned(), vec![manager.id])]);
    assert_eq!(reason(market.accept(rep, &large).await), "QUOTE_NOT_ANSWERABLE");
    assert_eq!(reason(market.approve(rep, &large).await), "FORBIDDEN");
    assert_eq!(reason(market.submit(rep, &large).await), "QUOTE_NOT_DRAFT");

    let done = market.approve(manager, &large).await.unwrap();
    assert_eq!((done.state(), done.decided_by()), (State::Approved, &*manager.id.to_string()));
    assert_eq!(market.notices().await[1], ("QUOTE_APPROVED".to_owned(), vec![rep.id]));

    let huge = market.draft("40").await;
    market.submit(rep, &huge).await.unwrap();
    assert_eq!(reason(market.approve(manager, &huge).await), "DISCOUNT_BEYOND_LIMIT");
    market.approve(&market.director, &huge).await.unwrap();
}

#[tokio::test]
async fn nobody_approves_his_own() {
    let market = Market::open().await;
    let manager = &market.manager;
    let typed = market.typed("10", "35");
    let own = market.create(manager, typed).await.unwrap().id.unwrap();
    assert_eq!(market.submit(manager, &own).await.unwrap().state(), State::Submitted);
    assert_eq!(reason(market.approve(manager, &own).await), "OWN_QUOTE");
    assert_eq!(reason(market.reject(manager, &own, "x").await), "OWN_QUOTE");
    let drawn = market.withdraw(manager, &own).await.unwrap();
    assert_eq!((drawn.state(), drawn.locked, drawn.approver_id), (State::Draft, false, None));
}

#[tokio::test]
async fn what_was_sent_back_is_changed_and_submitted_again() {
    let market = Market::open().await;
    let (rep, manager) = (&market.rep, &market.manager);
    let id = market.draft("25").await;
    market.submit(rep, &id).await.unwrap();
    assert_eq!(wrong(market.reject(manager, &id, " ").await), ["note REQUIRED"]);
    let back = market.reject(manager, &id, "毛利太低").await.unwrap();
    assert_eq!((back.state(), back.locked, back.decision_note()), (State::Rejected, false, "毛利太低"));
    let given = wire::Quote { id: Some(id.clone()), discount: Some("8".to_owned()), ..Default::default() };
    market.change(rep, given, &["discount"]).await.unwrap();
    let again = market.submit(rep, &id).await.unwrap();
    assert_eq!((again.state(), again.decision_note), (State::Approved, None));
}

#[tokio::test]
async fn what_was_submitted_refuses_changes_on_every_path() {
    let market = Market::open().await;
    let (rep, db) = (&market.rep, &market.house.db);
    let id = market.draft("5").await;
    market.submit(rep, &id).await.unwrap();
    let given = wire::Quote { id: Some(id.clone()), note: Some("x".to_owned()), ..Default::default() };
    assert_eq!(reason(market.change(rep, given, &["note"]).await), "RECORD_LOCKED");
    let ctx = market.house.call(rep, "sales.quote.delete");
    assert_eq!(reason(records::delete::<Quote>(db, &ctx, &id).await), "RECORD_LOCKED");
    let sql = "update base.quotes set locked = false";
    assert!(sqlx::query(sql).execute(&db.system).await.is_err(), "nor past all code");
    assert_eq!(market.get(rep, &id).await.actions, ["send", "accept", "decline", "revise"]);
}

#[tokio::test]
async fn a_new_version_takes_the_place_of_the_one_before() {
    let market = Market::open().await;
    let rep = &market.rep;
    let id = market.draft("5").await;
    assert_eq!(reason(market.revise(rep, &id).await), "QUOTE_NOT_REVISABLE");
    market.submit(rep, &id).await.unwrap();
    market.send(rep, &id).await.unwrap();
    let declined = market.decline(rep, &id, "价格偏高").await.unwrap();
    assert_eq!((declined.state(), declined.answer_note()), (State::Declined, "价格偏高"));
    let second = market.revise(rep, &id).await.unwrap();
    assert_eq!((second.number(), second.revision()), ("QT-2026-00001-V2", 2));
    assert_eq!((second.state(), second.revises_id()), (State::Draft, &*id));
    assert_eq!(second.lines, declined.lines);
    let former = market.get(rep, &id).await;
    assert_eq!((former.state(), former.locked), (State::Superseded, true));
    assert_eq!(reason(market.accept(rep, &id).await), "QUOTE_NOT_ANSWERABLE");
    market.submit(rep, second.id()).await.unwrap();
    let accepted = market.accept(rep, second.id()).await.unwrap();
    assert_eq!(accepted.state(), State::Accepted);
    assert!(accepted.actions.is_empty());
}

#[tokio::test]
async fn a_quote_changes_hands_even_when_it_is_locked() {
    let market = Market::open().await;
    let id = market.draft("5").await;
    market.submit(&market.rep, &id).await.unwrap();
    let mut leader = market.manager.clone();
    let request = wire::AssignQuoteRequest { id: id.clone(), ..Default::default() };
    let owner = runtime::colleague::NewOwner { id: leader.id, department: leader.access.department };
    let ctx = market.house.call(&leader, "sales.quote.assign");
    let refused = sales::commands::hand_over::quote(&market.house.db, &ctx, request.clone(), owner).await;
    assert_eq!(reason(refused), "FORBIDDEN");
    leader = leader.granted("sales.quote.assign", kernel::Scope::DepartmentTree);
    let ctx = market.house.call(&leader, "sales.quote.assign");
    let given = sales::commands::hand_over::quote(&market.house.db, &ctx, request, owner).await.unwrap();
    assert_eq!((given.owner_id(), given.state()), (&*leader.id.to_string(), State::Approved));
    assert_eq!(market.told("assigned").await, 1);
    assert!(market.notices().await.is_empty(), "he took it himself");
}

#[tokio::test]
async fn a_quote_that_ran_out_is_not_accepted() {
    let market = Market::open().await;
    let mut typed = market.typed("1", "0");
    typed.valid_until = Some("2026-02-01".to_owned());
    let id = market.create(&market.rep, typed).await.unwrap().id.unwrap();
    market.submit(&market.rep, &id).await.unwrap();
    market.house.db.clock.advance(chrono::Duration::days(2));
    assert_eq!(reason(market.accept(&market.rep, &id).await), "QUOTE_EXPIRED");
    market.decline(&market.rep, &id, "").await.unwrap();
}

#[tokio::test]
async fn the_margin_is_for_those_who_may_know_it() {
    let market = Market::open().await;
    let id = market.draft("10").await;
    let seen = market.get(&market.manager, &id).await;
    assert_eq!((amount(&seen.cost_total), amount(&seen.margin)), (Some(number("600")), Some(number("300"))));
    assert_eq!(seen.margin_rate(), "33.3333");
    let seen = market.get(&market.rep, &id).await;
    assert_eq!((seen.cost_total, seen.margin, seen.margin_rate), (None, None, None));
    assert_eq!(seen.masked_fields, ["costTotal", "margin", "marginRate"]);
    let created = market.house.db.published().await;
    let created = created.iter().find(|event| event.subject == "sales.quote.created").unwrap();
    assert_eq!(created.strip, ["costTotal", "margin", "marginRate"], "analysts hear nothing of it");
}

#[tokio::test]
async fn who_sees_the_customer_sees_its_quotes_and_strangers_dont() {
    let market = Market::open().await;
    let id = market.draft("10").await;
    let mut stranger = market.house.db.company.stranger.clone();
    stranger.access.grants = market.rep.access.grants.clone();
    let ctx = market.house.call(&stranger, "sales.quote.submit");
    let request = wire::SubmitQuoteRequest { id: id.clone(), ..Default::default() };
    let refused = sales::commands::quotes::submit(&market.house.db, &ctx, request, None).await;
    assert_eq!(refused.expect_err("not his").kind(), Kind::NotFound);
    let mut theirs = market.typed("1", "0");
    theirs.customer_id = Some(market.house.customer.to_string());
    assert_eq!(wrong(market.create(&stranger, theirs).await), ["customerId NO_SUCH_RECORD"]);
}

#[tokio::test]
async fn a_line_without_a_catalogue_price_waits_for_another_eye_unless_the_limit_allows_it() {
    let market = Market::open().await;
    let by_hand = wire::QuoteLine {
        name: Some("现场实施".to_owned()),
        quantity: Some("1".to_owned()),
        price: Some("1".to_owned()),
        ..Default::default()
    };
    let mut typed = market.typed("10", "0");
    typed.lines.push(by_hand);
    let quote = market.create(&market.rep, typed.clone()).await.unwrap();
    assert_eq!((quote.unpriced_lines(), quote.lines[1].list_price.as_deref()), (1, None));
    assert_eq!((quote.discount_rate(), quote.lines[0].list_price()), ("0", "100"));
    let waiting = market.submit(&market.rep, quote.id()).await.unwrap();
    assert_eq!((waiting.state(), waiting.approver_id()), (State::Submitted, &*market.manager.id.to_string()));
    let asked = ("QUOTE_UNPRICED_APPROVAL_ASKED_SAYING".to_owned(), vec![market.manager.id]);
    assert_eq!(market.notices().await, [asked]);
    assert_eq!(market.approve(&market.manager, quote.id()).await.unwrap().state(), State::Approved);

    market.allow_unpriced().await;
    let free = market.create(&market.rep, typed).await.unwrap();
    assert_eq!(market.submit(&market.rep, free.id()).await.unwrap().state(), State::Approved);
}
