//! Goods that go out and come back, line by line.

use kernel::{FieldErrors, Result, Uuid};
use rust_decimal::Decimal;

use crate::records::{Order, OrderLine, OrderState};

/// So much of one line.
pub type Moved = (Uuid, Decimal);

impl OrderLine {
    /// What stands with the customer.
    fn out(&self) -> Decimal {
        self.delivered.unwrap_or_default() - self.returned.unwrap_or_default()
    }

    /// What has still to go out: what came back is owed again.
    fn left(&self) -> Decimal {
        (self.quantity.unwrap_or_default() - self.out()).normalize()
    }
}

impl Order {
    /// All that has still to go out.
    pub fn left(&self) -> Vec<Moved> {
        let open = self.lines.iter().filter(|line| line.left() > Decimal::ZERO);
        open.map(|line| (line.id, line.left())).collect()
    }

    /// Goods go out, never more of a line than is left of it.
    pub fn goes_out(&mut self, moved: &[Moved]) -> Result<()> {
        self.moves(moved, OrderLine::left, "MORE_THAN_LEFT", |line, quantity| {
            line.delivered = Some((line.delivered.unwrap_or_default() + quantity).normalize());
        })
    }

    /// Goods come back, never more of a line than is out.
    pub fn comes_back(&mut self, moved: &[Moved]) -> Result<()> {
        self.moves(moved, OrderLine::out, "MORE_THAN_OUT", |line, quantity| {
            line.returned = Some((line.returned.unwrap_or_default() + quantity).normalize());
        })
    }

    fn moves(
        &mut self,
        moved: &[Moved],
        most: impl Fn(&OrderLine) -> Decimal,
        too_many: &'static str,
        note: impl Fn(&mut OrderLine, Decimal),
    ) -> Result<()> {
        let mut errors = FieldErrors::default();
        if moved.is_empty() {
            errors.push("lines", "REQUIRED");
        }
        for (i, (id, quantity)) in moved.iter().enumerate() {
            let at = |name: &str| format!("lines[{i}].{name}");
            let Some(line) = self.lines.iter_mut().find(|line| line.id == *id) else {
                errors.push(at("orderLineId"), "NO_SUCH_LINE");
                continue;
            };
            let most = most(line);
            if moved[..i].iter().any(|(other, _)| other == id) {
                errors.push(at("orderLineId"), "SAID_TWICE");
            } else if *quantity <= Decimal::ZERO {
                errors.push(at("quantity"), "NOT_POSITIVE");
            } else if *quantity > most {
                errors.push_with(at("quantity"), too_many, vec![("most".to_owned(), most.to_string())]);
            } else {
                note(line, *quantity);
            }
        }
        errors.finish()?;
        if self.state != OrderState::Closed {
            self.enter(self.stand());
        }
        Ok(())
    }

    /// By what is out and what is left.
    fn stand(&self) -> OrderState {
        if self.left().is_empty() {
            OrderState::Delivered
        } else if self.lines.iter().any(|line| line.out() > Decimal::ZERO) {
            OrderState::PartlyDelivered
        } else {
            OrderState::Confirmed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(quantities: &[i64]) -> Order {
        let line = |(n, quantity): (usize, &i64)| OrderLine {
            id: Uuid::from_u128(n as u128 + 1),
            quantity: Some(Decimal::from(*quantity)),
            ..OrderLine::default()
        };
        let mut order =
            Order { lines: quantities.iter().enumerate().map(line).collect(), ..Order::default() };
        order.enter(OrderState::Confirmed);
        order
    }

    fn moved(lines: &[(u128, i64)]) -> Vec<Moved> {
        lines.iter().map(|(id, quantity)| (Uuid::from_u128(*id), Decimal::from(*quantity))).collect()
    }

    #[test]
    fn goods_go_out_in_parts_and_never_more_than_was_ordered() {
        let mut order = order(&[10, 2]);
        order.goes_out(&moved(&[(1, 4)])).expect("some");
        assert_eq!((order.state, order.left()), (OrderState::PartlyDelivered, moved(&[(1, 6), (2, 2)])));
        let refused = order.goes_out(&moved(&[(1, 7), (9, 1), (2, 0), (2, 1)])).expect_err("too many");
        let named: Vec<String> =
            refused.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect();
        let expected = [
            "lines[0].quantity MORE_THAN_LEFT",
            "lines[1].orderLineId NO_SUCH_LINE",
            "lines[2].quantity NOT_POSITIVE",
            "lines[3].orderLineId SAID_TWICE",
        ];
        assert_eq!(named, expected);
        let left = order.left();
        order.goes_out(&left).expect("the rest");
        assert_eq!(order.state, OrderState::Delivered);
        assert!(order.goes_out(&[]).is_err());
    }

    #[test]
    fn what_came_back_is_owed_again() {
        let mut order = order(&[10]);
        order.goes_out(&moved(&[(1, 10)])).expect("all");
        assert!(order.comes_back(&moved(&[(1, 11)])).is_err());
        order.comes_back(&moved(&[(1, 3)])).expect("three are broken");
        assert_eq!((order.state, order.left()), (OrderState::PartlyDelivered, moved(&[(1, 3)])));
        order.goes_out(&moved(&[(1, 3)])).expect("new ones");
        assert_eq!(order.state, OrderState::Delivered);
        order.comes_back(&moved(&[(1, 10)])).expect("the customer wants none of it");
        assert_eq!(order.state, OrderState::Confirmed);
        order.goes_out(&moved(&[(1, 1)])).expect("one after all");
        order.enter(OrderState::Closed);
        order.comes_back(&moved(&[(1, 1)])).expect("and back");
        assert_eq!(order.state, OrderState::Closed, "closed stays closed");
    }
}
