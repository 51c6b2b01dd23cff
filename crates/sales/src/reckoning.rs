//! The figures of a quote: what its lines cost by the catalogue and as they are offered, how much
//! discount that is, and what is left of it for us. Worked out anew whenever a draft is saved.

use kernel::{
    Date, Error, FieldErrors, Kind, Money, Result, Uuid,
    money::{self, Asked, Offer, Whole},
};
use rust_decimal::{Decimal, RoundingStrategy};
use store::Uow;

use crate::{
    prices::{self, Candidate, Traits, Wanted, known},
    records::{Product, Quote, QuoteLine},
};

/// Decimals of a rate in per cent.
const RATE: u32 = 4;

/// Fills in what the lines leave open and reckons the whole; `before` is the quote as it was saved.
pub async fn reckon(uow: &mut Uow<'_>, quote: &mut Quote, before: Option<&Quote>) -> Result<()> {
    let mut ids: Vec<Uuid> = quote.lines.iter().filter_map(|line| line.product_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let catalogue = match ids.is_empty() {
        true => Catalogue::default(),
        false => Catalogue {
            products: uow.get_unscoped::<Product>(&ids, "quotes are priced by the catalogue").await?,
            candidates: known::candidates(uow, &ids, &quote.currency).await?,
            customer: known::traits(uow, quote.customer_id).await?,
        },
    };
    catalogue.fill_in(quote, before, uow.ctx().today())?;
    let figures = figures(quote)?;
    put(quote, &figures)?;
    catalogue.margin(quote)
}

/// What is known of the products in a quote.
#[derive(Default)]
struct Catalogue {
    products: Vec<Product>,
    candidates: Vec<Candidate>,
    customer: Option<Traits>,
}

impl Catalogue {
    fn product(&self, line: &QuoteLine) -> Option<&Product> {
        self.products.iter().find(|product| Some(product.head.id) == line.product_id)
    }

    /// Name, unit, tax and price of the lines that leave them open. A line that names the same product in
    /// the same quantity as before keeps the catalogue's price of the day it was put in.
    fn fill_in(&self, quote: &mut Quote, before: Option<&Quote>, today: Date) -> Result<()> {
        let mut errors = FieldErrors::default();
        let currency = quote.currency.clone();
        let wanted = Wanted { currency: &currency, day: today, customer: self.customer.as_ref() };
        for (i, line) in quote.lines.iter_mut().enumerate() {
            line.discount = line.discount.or(Some(Decimal::ZERO));
            let Some(product) = self.product(line) else {
                line.list_price = None;
                line.tax_rate = line.tax_rate.or(Some(Decimal::ZERO));
                continue;
            };
            line.name = line.name.take().or_else(|| Some(product.name.clone()));
            line.unit = line.unit.take().or_else(|| product.unit.clone());
            line.tax_rate = line.tax_rate.or(product.tax_rate).or(Some(Decimal::ZERO));
            let same = |was: &&QuoteLine| was.id == line.id && was.product_id == line.product_id;
            let was = before
                .filter(|before| before.currency == currency)
                .and_then(|before| before.lines.iter().find(same));
            if was.is_none() && !product.is_sold(today) {
                errors.push(format!("lines[{i}].productId"), "PRODUCT_NOT_SOLD");
            }
            let kept = was.filter(|was| was.quantity == line.quantity).and_then(|was| was.list_price);
            let quantity = line.quantity.unwrap_or_default();
            let found = || prices::price(product, quantity, &wanted, &self.candidates).price;
            let catalogue = kept.or_else(found);
            line.price = line.price.or(catalogue);
            line.list_price = catalogue;
            if line.price.is_none() {
                let params = vec![("currency".to_owned(), currency.clone())];
                errors.push_with(format!("lines[{i}].price"), "NO_PRICE", params);
            }
        }
        errors.finish()
    }

    /// What is left for us, where every line's cost is known in the quote's currency.
    fn margin(&self, quote: &mut Quote) -> Result<()> {
        let mut cost = (!quote.lines.is_empty()).then(|| Money::zero(&quote.currency));
        for line in &quote.lines {
            let each = self.product(line).and_then(|product| product.costs(&quote.currency));
            cost = match (cost, each) {
                (Some(sum), Some(each)) => {
                    Some(sum.checked_add(&each.times(line.quantity.unwrap_or_default())?.rounded())?)
                }
                _ => None,
            };
        }
        let net = quote.net_total.as_ref();
        quote.margin = net.zip(cost.as_ref()).map(|(net, cost)| net.checked_sub(cost)).transpose()?;
        let rate = |margin: &Money| share(margin.amount, net?.amount);
        quote.margin_rate = quote.margin.as_ref().and_then(rate);
        quote.cost_total = cost;
        Ok(())
    }
}

/// The lines as they are offered, and at the catalogue's prices.
struct Figures {
    offered: Offer,
    listed: Offer,
}

fn figures(quote: &Quote) -> Result<Figures> {
    let asked = |price: Option<Decimal>, discount: Option<Decimal>, line: &QuoteLine| Asked {
        quantity: line.quantity.unwrap_or_default(),
        price: price.unwrap_or_default(),
        discount: discount.unwrap_or_default(),
        tax: line.tax_rate.unwrap_or_default(),
    };
    let offered: Vec<Asked> = quote.lines.iter().map(|line| asked(line.price, line.discount, line)).collect();
    let listed: Vec<Asked> =
        quote.lines.iter().map(|line| asked(line.list_price.or(line.price), None, line)).collect();
    let whole = Whole {
        tax_included: quote.tax_included,
        discount: quote.discount.unwrap_or_default(),
        reduction: quote.reduction.unwrap_or_default(),
    };
    let bare = Whole { tax_included: quote.tax_included, ..Whole::default() };
    // a sum that is too great is a fault of the lines
    let placed = |error: Error| match error.kind() {
        Kind::Invalid if error.fields().iter().any(|field| field.field == "amount") => error.at("lines"),
        _ => error,
    };
    Ok(Figures {
        offered: money::offer(&quote.currency, &offered, &whole).map_err(placed)?,
        listed: money::offer(&quote.currency, &listed, &bare).map_err(placed)?,
    })
}

fn put(quote: &mut Quote, figures: &Figures) -> Result<()> {
    for (line, figures) in quote.lines.iter_mut().zip(&figures.offered.lines) {
        line.net = Some(figures.net.amount);
        line.tax = Some(figures.tax.amount);
        line.total = Some(figures.total.amount);
    }
    let total = &figures.offered.total;
    quote.discount_rate = Some(given(quote)?);
    quote.unpriced_lines = Some(i32::try_from(unpriced(quote).len()).unwrap_or(i32::MAX));
    quote.list_total = Some(figures.listed.total.gross.clone());
    quote.net_total = Some(total.net.clone());
    quote.tax_total = Some(total.tax.clone());
    quote.total = Some(total.total.clone());
    Ok(())
}

/// How much less is asked than at the catalogue's prices, in per cent. Reckoned before anything is rounded, so
/// that ten per cent are ten per cent and no more; nothing where more is asked.
fn given(quote: &Quote) -> Result<Decimal> {
    let left = |rate: Option<Decimal>| Decimal::ONE - rate.unwrap_or_default() / Decimal::ONE_HUNDRED;
    let sum = |price: fn(&QuoteLine) -> Option<Decimal>, off: fn(&QuoteLine) -> Option<Decimal>| {
        quote.lines.iter().try_fold(Decimal::ZERO, |sum, line| {
            let quantity = line.quantity.unwrap_or_default();
            let exact =
                quantity.checked_mul(price(line).unwrap_or_default())?.checked_mul(left(off(line)))?;
            sum.checked_add(exact)
        })
    };
    let too_much = || Error::invalid("lines", "OUT_OF_RANGE").with("min", 0).with("max", i64::MAX);
    let list = sum(|line| line.list_price.or(line.price), |_| None).ok_or_else(too_much)?;
    let asked = sum(|line| line.price, |line| line.discount).ok_or_else(too_much)?;
    let asked = asked.checked_mul(left(quote.discount)).ok_or_else(too_much)?;
    let off = list - (asked - quote.reduction.unwrap_or_default());
    Ok(share(off, list).unwrap_or_default().max(Decimal::ZERO))
}

/// The places, from one, of the lines that have no catalogue price.
pub fn unpriced(quote: &Quote) -> Vec<usize> {
    let lines = quote.lines.iter().enumerate();
    let of_the_catalogue = |line: &QuoteLine| line.product_id.is_some() && line.list_price.is_some();
    lines.filter(|(_, line)| !of_the_catalogue(line)).map(|(place, _)| place + 1).collect()
}

/// In per cent of the whole; none of nothing.
fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole.is_zero() {
        return None;
    }
    let rate = part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(rate.round_dp_with_strategy(RATE, RoundingStrategy::MidpointAwayFromZero).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn product(id: u128, price: &str, cost: Option<&str>) -> Product {
        let mut product = Product {
            name: "交换机".to_owned(),
            unit: Some("台".to_owned()),
            list_price: Money::parse("CNY", price).ok(),
            tax_rate: Some(number("13")),
            cost: cost.and_then(|cost| Money::parse("CNY", cost).ok()),
            ..Product::default()
        };
        product.head.id = Uuid::from_u128(id);
        product
    }

    fn line(id: u128, product: u128, quantity: &str) -> QuoteLine {
        QuoteLine {
            id: Uuid::from_u128(id),
            product_id: (product > 0).then(|| Uuid::from_u128(product)),
            quantity: Some(number(quantity)),
            ..QuoteLine::default()
        }
    }

    fn quote(lines: Vec<QuoteLine>) -> Quote {
        Quote { currency: "CNY".to_owned(), lines, ..Quote::default() }
    }

    fn reckoned(catalogue: &Catalogue, mut quote: Quote, before: Option<&Quote>) -> Result<Quote> {
        catalogue.fill_in(&mut quote, before, Date::default())?;
        let figures = figures(&quote)?;
        put(&mut quote, &figures)?;
        catalogue.margin(&mut quote)?;
        Ok(quote)
    }

    fn amount(money: &Option<Money>) -> Option<Decimal> {
        money.as_ref().map(|money| money.amount)
    }

    #[test]
    fn a_line_takes_from_the_catalogue_what_it_leaves_open() {
        let catalogue = Catalogue { products: vec![product(1, "100", Some("60"))], ..Catalogue::default() };
        let mut asked = quote(vec![line(1, 1, "10")]);
        asked.discount = Some(number("10"));
        let quote = reckoned(&catalogue, asked, None).expect("figures");
        let line = &quote.lines[0];
        assert_eq!((line.name.as_deref(), line.unit.as_deref()), (Some("交换机"), Some("台")));
        assert_eq!((line.price, line.list_price), (Some(number("100")), Some(number("100"))));
        assert_eq!(
            (line.net, line.tax, line.total),
            (Some(number("900")), Some(number("117")), Some(number("1017")))
        );
        assert_eq!(
            (amount(&quote.list_total), amount(&quote.total)),
            (Some(number("1000")), Some(number("1017")))
        );
        assert_eq!(quote.discount_rate, Some(number("10")));
        assert_eq!(
            (amount(&quote.margin), quote.margin_rate),
            (Some(number("300")), Some(number("33.3333")))
        );
    }

    #[test]
    fn a_price_below_the_catalogues_is_a_discount_too() {
        let catalogue = Catalogue { products: vec![product(1, "100", None)], ..Catalogue::default() };
        let mut cheap = line(1, 1, "1");
        cheap.price = Some(number("80"));
        let quote = reckoned(&catalogue, quote(vec![cheap]), None).expect("figures");
        assert_eq!(quote.discount_rate, Some(number("20")));
        assert_eq!((quote.margin, quote.cost_total), (None, None), "nobody knows what it costs us");
    }

    #[test]
    fn a_line_keeps_the_catalogues_price_of_the_day_it_was_put_in() {
        let then = Catalogue { products: vec![product(1, "100", None)], ..Catalogue::default() };
        let before = reckoned(&then, quote(vec![line(1, 1, "2")]), None).expect("figures");
        let now = Catalogue { products: vec![product(1, "150", None)], ..Catalogue::default() };
        let kept = reckoned(&now, quote(vec![line(1, 1, "2")]), Some(&before)).expect("figures");
        assert_eq!(kept.lines[0].list_price, Some(number("100")));
        let more = reckoned(&now, quote(vec![line(1, 1, "3")]), Some(&before)).expect("figures");
        assert_eq!(more.lines[0].list_price, Some(number("150")), "more pieces are a new question");
    }

    #[test]
    fn what_has_no_price_or_is_not_sold_is_named() {
        let mut gone = product(1, "100", None);
        gone.retired = true;
        let mut asked = quote(vec![line(1, 1, "1"), line(2, 2, "1")]);
        let catalogue = Catalogue { products: vec![gone, product(2, "1", None)], ..Catalogue::default() };
        asked.currency = "USD".to_owned();
        let refused = reckoned(&catalogue, asked, None).expect_err("no prices in dollars");
        let named: Vec<String> =
            refused.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect();
        let expected =
            ["lines[0].productId PRODUCT_NOT_SOLD", "lines[0].price NO_PRICE", "lines[1].price NO_PRICE"];
        assert_eq!(named, expected);
    }
}
