//! What holds for every order: its lines are those of a quote, or reckoned as a quote's are; no more goes
//! out than was ordered, and nothing comes back that the customer never had.

mod goods;

use kernel::{Ctx, Error, FieldErrors, Result};
use store::{Rules, Uow};

use crate::records::{Delivery, Order, OrderLine, OrderState, Quote, QuoteLine};

impl Rules for Order {
    fn check(&self, ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        self.as_offer().check(ctx, None, errors);
        if self.quote_id.is_some()
            && let Some(before) = before
        {
            self.keeps_to_its_quote(before, errors);
        }
    }

    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        self.as_offer().verify(uow, before.map(Self::as_offer).as_ref()).await
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "update" => !self.head.locked,
            // a quote that was accepted has its order
            "delete" => !self.head.locked && self.quote_id.is_none(),
            "request_contract" => self.may_ask_for_contract().is_ok(),
            "request_payment" | "request_invoice" => self.is_firm().is_ok(),
            "confirm" => self.can_be_confirmed().is_ok(),
            "deliver" => self.can_go_out().is_ok(),
            "return" => self.can_come_back().is_ok(),
            "close" => self.can_be_closed().is_ok(),
            "cancel" => self.can_be_cancelled().is_ok(),
            _ => true,
        }
    }
}

/// Written by commands only.
impl Rules for Delivery {}

impl Order {
    /// The order as an offer: checked and reckoned as quotes are.
    pub fn as_offer(&self) -> Quote {
        Quote {
            customer_id: self.customer_id,
            contact_id: self.contact_id,
            opportunity_id: self.opportunity_id,
            currency: self.currency.clone(),
            tax_included: self.tax_included,
            discount: self.discount,
            reduction: self.reduction,
            lines: self.lines.iter().map(OrderLine::as_offered).collect(),
            ..Quote::default()
        }
    }

    /// Takes lines and figures over from the offer that was made of it; what went out stays.
    pub fn take(&mut self, offer: Quote) {
        let moved = std::mem::take(&mut self.lines);
        let line = |line: QuoteLine| {
            let was = moved.iter().find(|was| was.id == line.id);
            let (delivered, returned) = (was.and_then(|l| l.delivered), was.and_then(|l| l.returned));
            OrderLine { delivered, returned, ..OrderLine::of(line) }
        };
        self.lines = offer.lines.into_iter().map(line).collect();
        self.net_total = offer.net_total;
        self.tax_total = offer.tax_total;
        self.total = offer.total;
        self.discount_rate = offer.discount_rate;
    }

    /// The order that an accepted quote becomes, a draft still to be confirmed.
    pub fn of(quote: &Quote) -> Self {
        let mut order = Self {
            name: quote.name.clone(),
            customer_id: quote.customer_id,
            contact_id: quote.contact_id,
            opportunity_id: quote.opportunity_id,
            quote_id: Some(quote.head.id),
            currency: quote.currency.clone(),
            tax_included: quote.tax_included,
            discount: quote.discount,
            reduction: quote.reduction,
            payment_terms: quote.payment_terms.clone(),
            delivery_terms: quote.delivery_terms.clone(),
            ..Self::default()
        };
        order.take(quote.clone());
        order.head.placement = quote.head.placement.clone();
        order.enter(OrderState::Draft);
        order
    }

    /// What was agreed is not changed behind the customer's and the approver's back.
    fn keeps_to_its_quote(&self, before: &Self, errors: &mut FieldErrors) {
        let agreed = |line: &OrderLine| {
            (line.product_id, line.name.clone(), line.quantity, line.price, line.discount, line.tax_rate)
        };
        let lines = |order: &Self| order.lines.iter().map(agreed).collect::<Vec<_>>();
        for (name, same) in [
            ("currency", self.currency == before.currency),
            ("taxIncluded", self.tax_included == before.tax_included),
            ("lines", lines(self) == lines(before)),
            ("discount", self.discount == before.discount),
            ("reduction", self.reduction == before.reduction),
        ] {
            if !same {
                errors.push(name, "AGREED_IN_QUOTE");
            }
        }
    }

    pub fn can_be_confirmed(&self) -> Result<()> {
        self.among(&[OrderState::Draft], "ORDER_NOT_DRAFT")
    }

    pub fn can_go_out(&self) -> Result<()> {
        self.among(&[OrderState::Confirmed, OrderState::PartlyDelivered], "ORDER_NOT_DELIVERABLE")
    }

    pub fn can_come_back(&self) -> Result<()> {
        let states = [OrderState::PartlyDelivered, OrderState::Delivered, OrderState::Closed];
        self.among(&states, "ORDER_NOTHING_OUT")
    }

    /// What is partly delivered is closed; what isn't delivered at all is cancelled.
    pub fn can_be_closed(&self) -> Result<()> {
        self.among(&[OrderState::PartlyDelivered], "ORDER_NOT_PARTLY_DELIVERED")
    }

    pub fn can_be_cancelled(&self) -> Result<()> {
        self.among(&[OrderState::Draft, OrderState::Confirmed], "ORDER_NOT_CANCELLABLE")
    }

    fn among(&self, states: &[OrderState], refusal: &'static str) -> Result<()> {
        if states.contains(&self.state) { Ok(()) } else { Err(Error::precondition(refusal)) }
    }

    /// Takes a state with the lock that belongs to it: only drafts may be changed.
    pub fn enter(&mut self, state: OrderState) {
        self.state = state;
        self.head.locked = state != OrderState::Draft;
    }
}

impl OrderLine {
    fn of(line: QuoteLine) -> Self {
        let QuoteLine { id, section, product_id, name, description, quantity, unit, .. } = line;
        let QuoteLine { list_price, price, discount, tax_rate, net, tax, total, .. } = line;
        Self {
            id,
            section,
            product_id,
            name,
            description,
            quantity,
            unit,
            list_price,
            price,
            discount,
            tax_rate,
            net,
            tax,
            total,
            delivered: None,
            returned: None,
        }
    }

    fn as_offered(&self) -> QuoteLine {
        let Self { id, section, product_id, name, description, quantity, unit, .. } = self.clone();
        let Self { list_price, price, discount, tax_rate, net, tax, total, .. } = *self;
        QuoteLine {
            id,
            section,
            product_id,
            name,
            description,
            quantity,
            unit,
            list_price,
            price,
            discount,
            tax_rate,
            net,
            tax,
            total,
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn an_order_from_a_quote_keeps_what_was_agreed() {
        let line = QuoteLine {
            id: Uuid::from_u128(1),
            name: Some("安装".to_owned()),
            quantity: Some(Decimal::ONE),
            price: Some(Decimal::TEN),
            ..QuoteLine::default()
        };
        let quote = Quote { currency: "CNY".to_owned(), lines: vec![line], ..Quote::default() };
        let before = Order::of(&quote);
        assert_eq!((before.quote_id, before.state), (Some(quote.head.id), OrderState::Draft));
        let ctx = Ctx::system("sales", Uuid::nil(), kernel::Time::default());
        let wrong = |order: &Order| {
            let mut errors = FieldErrors::default();
            order.check(&ctx, Some(&before), &mut errors);
            errors.found().iter().map(|field| field.field.clone()).collect::<Vec<_>>()
        };
        let mut order = Order { wanted_by: Some(kernel::Date::default()), ..before.clone() };
        assert!(wrong(&order).is_empty(), "when and where it goes is still open");
        order.lines[0].price = Some(Decimal::ONE);
        order.discount = Some(Decimal::ONE);
        assert_eq!(wrong(&order), ["lines", "discount"]);
        order.quote_id = None;
        assert!(wrong(&order).is_empty(), "by hand it is free");
    }

    #[test]
    fn each_state_offers_its_own_actions() {
        let all = ["update", "confirm", "deliver", "return", "close", "cancel"];
        let offered = |state| {
            let mut order = Order::default();
            order.enter(state);
            all.into_iter().filter(|action| order.available(action)).collect::<Vec<_>>()
        };
        assert_eq!(offered(OrderState::Draft), ["update", "confirm", "cancel"]);
        assert_eq!(offered(OrderState::Confirmed), ["deliver", "cancel"]);
        assert_eq!(offered(OrderState::PartlyDelivered), ["deliver", "return", "close"]);
        assert_eq!(offered(OrderState::Delivered), ["return"]);
        assert_eq!(offered(OrderState::Closed), ["return"]);
        assert!(offered(OrderState::Cancelled).is_empty());
    }
}
