//! Orders: from a quote that was accepted, once, or by hand; goods go out in parts, come back, and are never
//! more than was ordered, however many note them at once.

use futures::future::join_all;
use kernel::{Result, Scope};
use proto::sales::v1::{self as wire, delivery::Kind, order::State};
use sales::{
    commands::orders,
    records::{Delivery, Order, Quote},
};
use store::{ListRequest, directory::NoOtherServices, records};
use testkit::Person;

use crate::{
    house::{reason, wrong},
    quoting::{Market, amount, number},
};

const RIGHTS: [&str; 8] = [
    "sales.order.read",
    "sales.order.create",
    "sales.order.update",
    "sales.order.delete",
    "sales.order.confirm",
    "sales.order.deliver",
    "sales.order.cancel",
    "sales.delivery.read",
];

/// A market whose rep may do all with his orders.
pub async fn market() -> Market {
    let mut market = Market::open().await;
    for right in RIGHTS.into_iter().chain(["sales.order.close"]) {
        market.rep = market.rep.granted(right, Scope::Own);
    }
    market
}

impl Market {
    /// The order of an accepted quote of ten switches.
    pub async fn ordered(&self) -> wire::Order {
        let id = self.draft("10").await;
        self.submit(&self.rep, &id).await.unwrap();
        let accepted = self.accept(&self.rep, &id).await.unwrap();
        self.order(accepted.order_id()).await
    }

    pub async fn order(&self, id: &str) -> wire::Order {
        let ctx = self.house.call(&self.rep, "sales.order.read");
        records::get::<Order>(&self.house.db, &ctx, id).await.unwrap()
    }

    pub async fn by_hand(&self, quantity: &str, discount: &str) -> Result<wire::Order> {
        let ctx = self.house.call(&self.rep, "sales.order.create");
        let order = wire::Order {
            customer_id: Some(self.house.customer.to_string()),
            currency: Some("CNY".to_owned()),
            discount: Some(discount.to_owned()),
            lines: vec![wire::OrderLine {
                product_id: Some(self.switch.clone()),
                quantity: Some(quantity.to_owned()),
                ..Default::default()
            }],
            ..Default::default()
        };
        orders::create(&self.house.db, &ctx, &NoOtherServices, Some(order)).await
    }

    async fn amend(&self, order: wire::Order, paths: &[&str]) -> Result<wire::Order> {
        let ctx = self.house.call(&self.rep, "sales.order.update");
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        orders::update(&self.house.db, &ctx, &NoOtherServices, Some(order), Some(paths)).await
    }

    async fn confirm(&self, id: &str) -> Result<wire::Order> {
        let ctx = self.house.call(&self.rep, "sales.order.confirm");
        orders::confirm(&self.house.db, &ctx, wire::ConfirmOrderRequest { id: id.to_owned() }).await
    }

    async fn deliver(&self, person: &Person, id: &str, lines: &[(&str, &str)]) -> Result<wire::Order> {
        let ctx = self.house.call(person, "sales.order.deliver");
        let request = wire::DeliverOrderRequest {
            id: id.to_owned(),
            lines: moved(lines),
            carrier: "顺丰".to_owned(),
            tracking_number: "SF1234567890".to_owned(),
            ..Default::default()
        };
        orders::deliver(&self.house.db, &ctx, request).await
    }

    async fn take_back(&self, id: &str, lines: &[(&str, &str)]) -> Result<wire::Order> {
        let ctx = self.house.call(&self.rep, "sales.order.deliver");
        let request =
            wire::ReturnOrderRequest { id: id.to_owned(), lines: moved(lines), ..Default::default() };
        orders::take_back(&self.house.db, &ctx, request).await
    }

    async fn cancel(&self, id: &str, why: &str) -> Result<wire::Order> {
        let ctx = self.house.call(&self.rep, "sales.order.cancel");
        let request = wire::CancelOrderRequest { id: id.to_owned(), reason: why.to_owned() };
        orders::cancel(&self.house.db, &ctx, request).await
    }

    async fn close(&self, id: &str) -> Result<wire::Order> {
        let ctx = self.house.call(&self.rep, "sales.order.close");
        let request = wire::CloseOrderRequest { id: id.to_owned(), reason: String::new() };
        orders::close(&self.house.db, &ctx, request).await
    }

    async fn deliveries(&self, order: &str) -> Vec<wire::Delivery> {
        let ctx = self.house.call(&self.rep, "sales.delivery.read");
        let asked = ListRequest {
            filter: format!("orderId = \"{order}\""),
            order_by: "number".to_owned(),
            read_mask: ["number", "kind", "lines", "carrier", "trackingNumber"].map(str::to_owned).to_vec(),
            ..ListRequest::default()
        };
        records::list::<Delivery>(&self.house.db, &ctx, asked).await.unwrap().records
    }
}

fn moved(lines: &[(&str, &str)]) -> Vec<wire::GoodsMoved> {
    let line = |(id, quantity): &(&str, &str)| wire::GoodsMoved {
        order_line_id: (*id).to_owned(),
        quantity: (*quantity).to_owned(),
    };
    lines.iter().map(line).collect()
}

#[tokio::test]
async fn an_accepted_quote_becomes_one_order_however_many_accept_it() {
    let market = market().await;
    let id = market.draft("10").await;
    market.submit(&market.rep, &id).await.unwrap();
    let accepts = join_all((0..30).map(|_| market.accept(&market.rep, &id))).await;
    assert_eq!(accepts.iter().filter(|reply| reply.is_ok()).count(), 1);
    assert_eq!(market.house.db.count("orders").await, 1);

    let ctx = market.house.call(&market.rep, "sales.quote.read");
    let quote = records::get::<Quote>(&market.house.db, &ctx, &id).await.unwrap();
    let order = market.order(quote.order_id()).await;
    assert_eq!((order.number(), order.state(), order.quote_id()), ("SO-2026-00001", State::Draft, &*id));
    assert_eq!((amount(&order.total), order.ordered_on()), (amount(&quote.total), "2026-01-31"));
    assert_eq!((order.lines[0].name(), order.lines[0].total()), ("交换机", quote.lines[0].total()));
    assert_eq!(order.owner_id, quote.owner_id);

    // what was agreed stays, where it goes is open
    let mut cheaper = order.clone();
    cheaper.lines[0].price = Some("1".to_owned());
    assert_eq!(wrong(market.amend(cheaper, &["lines"]).await), ["lines AGREED_IN_QUOTE"]);
    let mut there = order.clone();
    there.delivery_address = Some("深圳市南山区".to_owned());
    let there = market.amend(there, &["deliveryAddress"]).await.unwrap();
    assert_eq!((there.delivery_address(), amount(&there.total)), ("深圳市南山区", amount(&order.total)));
}

#[tokio::test]
async fn an_order_by_hand_is_reckoned_as_a_quote_and_keeps_to_the_limit() {
    let market = market().await;
    let order = market.by_hand("10", "10").await.unwrap();
    assert_eq!((amount(&order.total), order.discount_rate()), (Some(number("1017")), "10"));
    assert_eq!(market.confirm(order.id()).await.unwrap().state(), State::Confirmed);
    assert_eq!(reason(market.amend(order, &["name"]).await), "RECORD_LOCKED");
    let generous = market.by_hand("10", "10.5").await.unwrap();
    assert_eq!(reason(market.confirm(generous.id()).await), "DISCOUNT_BEYOND_LIMIT");
    let mut empty = generous.clone();
    empty.lines.clear();
    market.amend(empty, &["lines"]).await.unwrap();
    assert_eq!(reason(market.confirm(generous.id()).await), "ORDER_EMPTY");
}

#[tokio::test]
async fn goods_go_out_in_parts_and_come_back() {
    let market = market().await;
    let (rep, order) = (&market.rep, market.ordered().await);
    let (id, line) = (order.id(), order.lines[0].id());
    assert_eq!(reason(market.deliver(rep, id, &[]).await), "ORDER_NOT_DELIVERABLE");
    market.confirm(id).await.unwrap();
    let some = market.deliver(rep, id, &[(line, "2.5")]).await.unwrap();
    assert_eq!((some.state(), some.lines[0].delivered()), (State::PartlyDelivered, "2.5"));
    assert_eq!(wrong(market.deliver(rep, id, &[(line, "7.6")]).await), ["lines[0].quantity MORE_THAN_LEFT"]);
    assert_eq!(reason(market.cancel(id, "不要了").await), "ORDER_NOT_CANCELLABLE");
    let all = market.deliver(rep, id, &[]).await.unwrap();
    assert_eq!((all.state(), all.lines[0].delivered()), (State::Delivered, "10"));
    assert_eq!(wrong(market.take_back(id, &[(line, "11")]).await), ["lines[0].quantity MORE_THAN_OUT"]);
    let back = market.take_back(id, &[(line, "1")]).await.unwrap();
    assert_eq!((back.state(), back.lines[0].returned()), (State::PartlyDelivered, "1"));
    assert_eq!(market.close(id).await.unwrap().state(), State::Closed);

    let noted = market.deliveries(id).await;
    let told: Vec<_> =
        noted.iter().map(|one| (one.number(), one.kind(), one.lines[0].quantity(), one.carrier())).collect();
    let expected = [
        ("DN-2026-00001", Kind::Shipment, "2.5", "顺丰"),
        ("DN-2026-00002", Kind::Shipment, "7.5", "顺丰"),
        ("DN-2026-00003", Kind::Return, "1", ""),
    ];
    assert_eq!(told, expected);
    let subjects = market.house.db.subjects().await;
    for (verb, times) in [("confirmed", 1), ("delivered", 2), ("returned", 1), ("closed", 1)] {
        let subject = format!("sales.order.{verb}");
        assert_eq!(subjects.iter().filter(|told| **told == subject).count(), times, "{verb}");
    }
}

#[tokio::test]
async fn an_order_of_which_nothing_went_out_is_cancelled() {
    let market = market().await;
    let order = market.ordered().await;
    market.confirm(order.id()).await.unwrap();
    assert_eq!(wrong(market.cancel(order.id(), " ").await), ["reason REQUIRED"]);
    let done = market.cancel(order.id(), "客户取消").await.unwrap();
    assert_eq!((done.state(), done.locked, done.end_reason()), (State::Cancelled, true, "客户取消"));
    assert_eq!(reason(market.deliver(&market.rep, order.id(), &[]).await), "ORDER_NOT_DELIVERABLE");
}

#[tokio::test]
async fn of_thirty_shipments_at_once_no_more_goes_out_than_was_ordered() {
    let market = market().await;
    let order = market.ordered().await;
    let (id, line) = (order.id(), order.lines[0].id());
    market.confirm(id).await.unwrap();
    let some = [(line, "0.7")];
    let replies = join_all((0..30).map(|_| market.deliver(&market.rep, id, &some))).await;
    let done = replies.iter().filter(|reply| reply.is_ok()).count();
    assert_eq!(done, 14, "fourteen times 0.7 is 9.8 of ten");
    for refused in replies.into_iter().filter(Result::is_err) {
        assert_eq!(wrong(refused), ["lines[0].quantity MORE_THAN_LEFT"]);
    }
    let now = market.order(id).await;
    assert_eq!((now.state(), now.lines[0].delivered()), (State::PartlyDelivered, "9.8"));
    assert_eq!(market.deliveries(id).await.len(), 14);
}
