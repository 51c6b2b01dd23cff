use proptest::prelude::*;

use super::*;

fn cny(amount: &str) -> Money {
    Money::parse("CNY", amount).expect("an amount")
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn reason_of<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    let error = result.expect_err("refused");
    error.fields().first().map_or(error.reason(), |field| field.reason)
}

#[test]
fn an_amount_is_read_as_written() {
    assert_eq!(cny("1234.50").amount.to_string(), "1234.50");
    assert_eq!(Money::parse(" cny ", "-0").expect("zero"), Money::zero("CNY"));
}

#[test]
fn what_is_no_money_is_refused() {
    for currency in ["", "CN", "CNYY", "人民币", "C1Y"] {
        assert_eq!(reason_of(Money::parse(currency, "1")), reason::NOT_A_CURRENCY, "{currency}");
    }
    for amount in ["", "abc", "1,000", "1e5", "NaN", "1_000", "--1", "１"] {
        assert_eq!(reason_of(Money::parse("CNY", amount)), reason::NOT_AN_AMOUNT, "{amount}");
    }
    assert_eq!(reason_of(Money::parse("CNY", "0.00001")), reason::TOO_MANY_DECIMALS);
    assert_eq!(reason_of(Money::parse("CNY", "10000000000000000")), reason::OUT_OF_RANGE);
}

#[test]
fn a_wrong_currency_and_a_wrong_number_are_named_together() {
    let error = Money::parse("", "a lot").expect_err("refused");
    let named: Vec<_> = error.fields().iter().map(|field| (field.field.as_str(), field.reason)).collect();
    assert_eq!(named, [("currency", reason::NOT_A_CURRENCY), ("amount", reason::NOT_AN_AMOUNT)]);
}

#[test]
fn two_currencies_are_never_added() {
    let yen = Money::parse("JPY", "1").expect("yen");
    assert_eq!(reason_of(cny("1").checked_add(&yen)), reason::CURRENCIES_DIFFER);
}

#[test]
fn halves_go_up_to_what_can_be_paid() {
    assert_eq!(cny("0.125").rounded(), cny("0.13"));
    assert_eq!(cny("-0.125").rounded(), cny("-0.13"));
    assert_eq!(Money::parse("JPY", "1.5").expect("yen").rounded().amount, number("2"));
    assert_eq!(Money::parse("KWD", "1.0005").expect("dinar").rounded().amount, number("1.001"));
}

#[test]
fn tax_and_discount_are_rounded_half_up_per_line_and_the_total_is_the_sum_of_lines() {
    let one = line(number("3"), &cny("0.335"), number("10"), number("13")).expect("a line");
    assert_eq!((&one.gross, &one.discount, &one.net), (&cny("1.01"), &cny("0.10"), &cny("0.91")));
    assert_eq!((&one.tax, &one.total), (&cny("0.12"), &cny("1.03")));
    let three = total("CNY", [&one, &one, &one]).expect("a total");
    // Rounded at the end it would be 0.35.
    assert_eq!((three.tax, three.total), (cny("0.36"), cny("3.09")));
}

#[test]
fn rates_have_bounds() {
    assert_eq!(reason_of(line(Decimal::ONE, &cny("1"), number("101"), Decimal::ZERO)), reason::OUT_OF_RANGE);
    assert_eq!(reason_of(line(Decimal::ONE, &cny("1"), Decimal::ZERO, number("-1"))), reason::OUT_OF_RANGE);
    assert_eq!(reason_of(line(Decimal::MAX, &cny("2"), Decimal::ZERO, Decimal::ZERO)), reason::OUT_OF_RANGE);
}

proptest! {
    #[test]
    fn the_parts_of_a_line_add_up(quantity in 1..1_000_i64, price in 0..10_000_000_i64, discount in 0..=100_i64, tax in 0..=30_i64) {
        let price = Money { currency: "CNY".into(), amount: Decimal::new(price, 3) };
        let one = line(quantity.into(), &price, discount.into(), tax.into()).expect("a line");
        prop_assert_eq!(one.gross.amount, one.net.amount + one.discount.amount);
        prop_assert_eq!(one.total.amount, one.net.amount + one.tax.amount);
        prop_assert!(one.total.amount.scale() <= 2 && one.net.amount >= Decimal::ZERO);
    }
}
