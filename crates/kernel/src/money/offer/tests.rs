use proptest::prelude::*;

use super::*;

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn asked(quantity: &str, price: &str, discount: &str, tax: &str) -> Asked {
    Asked { quantity: number(quantity), price: number(price), discount: number(discount), tax: number(tax) }
}

fn reason_of(refused: Result<Offer, Error>) -> (String, &'static str) {
    let error = refused.expect_err("refused");
    let field = error.fields().first().expect("a field");
    (field.field.clone(), field.reason)
}

#[test]
fn tax_comes_on_top_or_is_taken_out_of_what_is_paid() {
    let lines = [asked("3", "100", "10", "13"), asked("1.5", "9.99", "0", "6")];
    let on_top = offer("CNY", &lines, &Whole::default()).expect("an offer");
    let amounts =
        |line: &Line| [&line.gross, &line.discount, &line.net, &line.tax, &line.total].map(|m| m.amount);
    assert_eq!(amounts(&on_top.lines[0]), ["300", "30", "270", "35.10", "305.10"].map(number));
    assert_eq!(amounts(&on_top.lines[1]), ["14.99", "0", "14.99", "0.90", "15.89"].map(number));
    assert_eq!(amounts(&on_top.total), ["314.99", "30", "284.99", "36", "320.99"].map(number));
    let within = offer("CNY", &lines, &Whole { tax_included: true, ..Whole::default() }).expect("an offer");
    assert_eq!(amounts(&within.lines[0]), ["300", "30", "238.94", "31.06", "270"].map(number));
    assert_eq!(within.total.total.amount, number("284.99"));
}

#[test]
fn what_is_taken_off_the_whole_is_shared_out_to_the_last_cent() {
    let lines = [asked("1", "1", "0", "13"), asked("1", "1", "0", "13"), asked("1", "1", "0", "0")];
    let whole = Whole { reduction: number("1"), ..Whole::default() };
    let offer = offer("CNY", &lines, &whole).expect("an offer");
    let shares: Vec<Decimal> = offer.lines.iter().map(|line| line.discount.amount).collect();
    assert_eq!(shares, ["0.33", "0.34", "0.33"].map(number));
    assert_eq!(offer.total.net.amount, number("2"));
}

#[test]
fn nobody_takes_off_more_than_there_is() {
    let lines = [asked("1", "10", "0", "0")];
    let off = |discount: &str, reduction: &str| Whole {
        discount: number(discount),
        reduction: number(reduction),
        ..Whole::default()
    };
    assert!(offer("CNY", &lines, &off("0", "10")).is_ok());
    let refused = |whole: Whole| reason_of(offer("CNY", &lines, &whole));
    assert_eq!(refused(off("0", "10.01")), ("reduction".to_owned(), reason::OUT_OF_RANGE));
    assert_eq!(refused(off("101", "0")), ("discount".to_owned(), reason::OUT_OF_RANGE));
    assert_eq!(refused(off("0", "0.001")), ("reduction".to_owned(), reason::TOO_MANY_DECIMALS));
    let wild = [asked("1", "10", "0", "1001")];
    assert_eq!(reason_of(offer("CNY", &wild, &off("0", "0"))), ("tax".to_owned(), reason::OUT_OF_RANGE));
    assert!(offer("CNY", &[], &off("0", "0")).is_ok_and(|offer| offer.total.total.is_zero()));
}

/// The same in whole coins, without a decimal number: `numerator / denominator` half-up.
fn coins(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// A line by its digits: thousandths of a piece, ten-thousandths of the currency, tenths of a per cent.
type Digits = (i64, i64, i64, i64);

/// (net, tax, total) of every line in coins of `units` decimals.
fn spreadsheet(lines: &[Digits], units: u32, included: bool, whole: i64, reduction: i128) -> Vec<[i128; 3]> {
    let scale = 10_i128.pow(units);
    let open: Vec<i128> = lines
        .iter()
        .map(|(quantity, price, discount, _)| {
            let gross = coins(i128::from(*quantity) * i128::from(*price) * scale, 10_i128.pow(7));
            let after = gross - coins(gross * i128::from(*discount), 1000);
            after - coins(after * i128::from(whole), 1000)
        })
        .collect();
    let left: i128 = open.iter().sum();
    let mut seen = 0;
    let mut given = 0;
    let charge = |(after, digits): (&i128, &Digits)| {
        seen += after;
        let due = if left == 0 { 0 } else { coins(reduction * seen, left) };
        let after = after - (due - given);
        given = due;
        let tax = i128::from(digits.3);
        match included {
            false => {
                let tax = coins(after * tax, 1000);
                [after, tax, after + tax]
            }
            true => {
                let net = coins(after * 1000, 1000 + tax);
                [net, after - net, after]
            }
        }
    };
    open.iter().zip(lines).map(charge).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_thousand_offers_equal_the_spreadsheet_to_the_coin(
        lines in prop::collection::vec((1..5_000_000_i64, 0..20_000_000_000_i64, 0..=1_000_i64, 0..=300_i64), 0..12),
        currency in prop::sample::select(vec!["CNY", "USD", "JPY", "KRW", "KWD"]),
        included in any::<bool>(),
        whole in 0..=400_i64,
        share in 0..=100_i128,
    ) {
        let units = minor_units(currency);
        let bare = spreadsheet(&lines, units, true, whole, 0);
        let reduction = bare.iter().map(|[_, _, total]| total).sum::<i128>() * share / 100;
        let expected = spreadsheet(&lines, units, included, whole, reduction);
        let asked: Vec<Asked> = lines
            .iter()
            .map(|(quantity, price, discount, tax)| Asked {
                quantity: Decimal::new(*quantity, 3),
                price: Decimal::new(*price, 4),
                discount: Decimal::new(*discount, 1),
                tax: Decimal::new(*tax, 1),
            })
            .collect();
        let terms = Whole {
            tax_included: included,
            discount: Decimal::new(whole, 1),
            reduction: Decimal::from_i128_with_scale(reduction, units),
        };
        let offer = offer(currency, &asked, &terms).expect("an offer");
        let in_coins = |amount: Decimal| (amount * Decimal::from(10_i64.pow(units))).normalize();
        let mut sums = [0_i128; 3];
        for (line, expected) in offer.lines.iter().zip(&expected) {
            let found = [&line.net, &line.tax, &line.total].map(|money| in_coins(money.amount));
            prop_assert_eq!(found, expected.map(Decimal::from));
            prop_assert!(line.net.amount >= Decimal::ZERO && line.discount.amount >= Decimal::ZERO);
            sums.iter_mut().zip(expected).for_each(|(sum, part)| *sum += part);
        }
        let total = [&offer.total.net, &offer.total.tax, &offer.total.total].map(|money| in_coins(money.amount));
        prop_assert_eq!(total, sums.map(Decimal::from));
    }
}
