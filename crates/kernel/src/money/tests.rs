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
