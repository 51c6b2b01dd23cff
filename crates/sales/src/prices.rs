//! What a product costs a customer, and why: the price book that fits him with the highest priority,
//! from the quantity that he takes; without one the list price.

mod asked;
pub mod known;

pub use asked::resolve;
use kernel::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::records::{PriceBook, PriceBookCustomerLevel, PriceBookLine, Product};

/// What price books ask of a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    pub level: PriceBookCustomerLevel,
    pub province: Option<String>,
    pub city: Option<String>,
}

/// A line of a book, with its book.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub book: PriceBook,
    pub line: PriceBookLine,
}

/// For whom, when and in which currency a price is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub currency: &'a str,
    pub day: Date,
    pub customer: Option<&'a Traits>,
}

/// A price and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Price<'a> {
    /// None where the product has no price in this currency.
    pub price: Option<Decimal>,
    pub list: Option<Decimal>,
    /// The line that gave it; without one it is the list price.
    pub by: Option<&'a Candidate>,
}

/// Decimals of a price that a discount makes.
const DECIMALS: u32 = 4;

/// Of all lines that fit the one whose book has the highest priority, then the closest conditions, then
/// the highest quantity; of books alike in all that the older.
pub fn price<'a>(
    product: &Product,
    quantity: Decimal,
    wanted: &Wanted<'_>,
    candidates: &'a [Candidate],
) -> Price<'a> {
    let list = product.listed_at(wanted.currency);
    let fits = |candidate: &&Candidate| {
        let Candidate { book, line } = candidate;
        line.product_id == product.head.id
            && line.from_quantity.unwrap_or_default() <= quantity
            && (line.price.is_some() || list.is_some())
            && book.gives(wanted.currency, wanted.day, wanted.customer)
    };
    let rank = |candidate: &&Candidate| {
        let Candidate { book, line } = candidate;
        let older = std::cmp::Reverse((book.head.id, line.head.id));
        (book.priority.unwrap_or(0), book.closeness(), line.from_quantity.unwrap_or_default(), older)
    };
    let by = candidates.iter().filter(fits).max_by_key(rank);
    let special = by.and_then(|candidate| candidate.line.gives(list));
    Price { price: special.or(list), list, by }
}

impl PriceBookLine {
    /// The price of a piece that is listed at `list`.
    fn gives(&self, list: Option<Decimal>) -> Option<Decimal> {
        let off = || {
            let rate = (Decimal::ONE_HUNDRED - self.discount?) / Decimal::ONE_HUNDRED;
            let price = list?.checked_mul(rate)?;
            Some(price.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize())
        };
        self.price.or_else(off)
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Money, Uuid};

    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn product() -> Product {
        let mut product = Product { list_price: Money::parse("CNY", "100").ok(), ..Product::default() };
        product.head.id = Uuid::from_u128(1);
        product
    }

    fn book(id: u128, priority: i32) -> PriceBook {
        let mut book =
            PriceBook { currency: "CNY".to_owned(), priority: Some(priority), ..PriceBook::default() };
        book.head.id = Uuid::from_u128(id);
        book
    }

    fn line(from: &str, price: Option<&str>, discount: Option<&str>) -> PriceBookLine {
        PriceBookLine {
            product_id: Uuid::from_u128(1),
            from_quantity: Some(number(from)),
            price: price.map(number),
            discount: discount.map(number),
            ..PriceBookLine::default()
        }
    }

    fn costs(quantity: &str, candidates: &[Candidate]) -> String {
        let day = Date::from_ymd_opt(2026, 1, 31).expect("a day");
        let wanted = Wanted { currency: "CNY", day, customer: None };
        let found = price(&product(), number(quantity), &wanted, candidates);
        found.price.map(|price| price.to_string()).unwrap_or_default()
    }

    #[test]
    fn more_pieces_are_cheaper_and_the_list_price_is_the_last_resort() {
        let steps = [
            Candidate { book: book(1, 0), line: line("10", Some("90"), None) },
            Candidate { book: book(1, 0), line: line("100", None, Some("15.555")) },
        ];
        let prices = ["9.999", "10", "99", "100"].map(|quantity| costs(quantity, &steps));
        assert_eq!(prices, ["100", "90", "90", "84.445"]);
        assert_eq!(costs("1", &[]), "100");
    }

    #[test]
    fn the_book_of_higher_priority_counts_then_the_closer_then_the_older_one() {
        let of = |book, price| Candidate { book, line: line("0", Some(price), None) };
        assert_eq!(costs("1", &[of(book(1, 1), "80"), of(book(2, 2), "95")]), "95");
        assert_eq!(costs("1", &[of(book(2, 1), "80"), of(book(1, 1), "95")]), "95");
        let mut other = book(3, 9);
        other.customer_level = PriceBookCustomerLevel::Key;
        assert_eq!(costs("1", &[of(other, "1"), of(book(1, 1), "95")]), "95", "not for this customer");
    }

    #[test]
    fn in_a_currency_without_a_list_price_only_a_books_own_price_counts() {
        let day = Date::from_ymd_opt(2026, 1, 31).expect("a day");
        let wanted = Wanted { currency: "USD", day, customer: None };
        let mut dollars = book(1, 0);
        dollars.currency = "USD".to_owned();
        let off = [Candidate { book: dollars.clone(), line: line("0", None, Some("10")) }];
        let found = price(&product(), Decimal::ONE, &wanted, &off);
        assert!(found.price.is_none() && found.by.is_none());
        let own = [Candidate { book: dollars, line: line("0", Some("14"), None) }];
        assert_eq!(price(&product(), Decimal::ONE, &wanted, &own).price, Some(number("14")));
    }
}
