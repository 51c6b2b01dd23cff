//! The prices of some products for a customer, as somebody asks for them before he quotes.

use kernel::{Ctx, Date, Error, FieldErrors, Result, Uuid, text};
use proto::{
    common::v1::Money,
    sales::v1::{ResolvePricesRequest, ResolvePricesResponse, resolve_prices_response as reply},
};
use rust_decimal::Decimal;
use store::{Db, directory, directory::Resolve, record::parse_id};

use super::{Price, Wanted, known, price};
use crate::records::Product;

/// Products of one question.
const MOST: usize = 200;

pub async fn resolve(
    db: &Db,
    ctx: &Ctx,
    resolver: &dyn Resolve,
    request: ResolvePricesRequest,
) -> Result<ResolvePricesResponse> {
    let asked = Asked::read(ctx, &request)?;
    if let Some(customer) = asked.customer {
        directory::ensure_ids(db, ctx, resolver, "customers.customer", &[customer]).await?;
    }
    let mut uow = db.begin(ctx).await?;
    let mut errors = FieldErrors::default();
    let mut missing = |at: String, id: Uuid, kind: &str| {
        let params = vec![("id".to_owned(), id.to_string()), ("kind".to_owned(), kind.to_owned())];
        errors.push_with(at, "NO_SUCH_RECORD", params);
    };
    let mut customer = None;
    if let Some(id) = asked.customer {
        if !directory::unseen(&mut uow, "customers.customer", &[id], false).await?.is_empty() {
            missing("customerId".to_owned(), id, "customer");
        }
        customer = known::traits(&mut uow, id).await?;
    }
    let ids: Vec<Uuid> = asked.lines.iter().map(|(id, _)| *id).collect();
    let products =
        uow.get_unscoped::<Product>(&ids, "the catalogue is open to whoever asks for prices").await?;
    let candidates = known::candidates(&mut uow, &ids, &asked.currency).await?;
    let wanted = Wanted { currency: &asked.currency, day: asked.day, customer: customer.as_ref() };
    let mut lines = vec![];
    for (i, (id, quantity)) in asked.lines.iter().enumerate() {
        match products.iter().find(|product| product.head.id == *id) {
            None => missing(format!("lines[{i}].productId"), *id, "product"),
            Some(product) => {
                lines.push(told(product, &asked.currency, price(product, *quantity, &wanted, &candidates)));
            }
        }
    }
    errors.finish()?;
    Ok(ResolvePricesResponse { lines })
}

struct Asked {
    customer: Option<Uuid>,
    currency: String,
    day: Date,
    lines: Vec<(Uuid, Decimal)>,
}

impl Asked {
    fn read(ctx: &Ctx, request: &ResolvePricesRequest) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let customer = match request.customer_id.as_str() {
            "" => None,
            id => parse_id("customerId", id).map_err(|error| errors.add(error)).ok(),
        };
        let currency = kernel::Money::parse(&request.currency, "0").map(|money| money.currency);
        let currency = currency.map_err(|error| errors.add(error)).unwrap_or_default();
        let day = match request.day.trim() {
            "" => ctx.today(),
            day => text::time::date(day).unwrap_or_else(|| {
                errors.push("day", "NOT_A_DATE");
                ctx.today()
            }),
        };
        if request.lines.len() > MOST {
            return Err(Error::invalid("lines", "TOO_MANY").with("max", MOST));
        }
        let mut lines = vec![];
        for (i, line) in request.lines.iter().enumerate() {
            let at = format!("lines[{i}].productId");
            let product = parse_id(&at, &line.product_id).map_err(|error| errors.add(error)).ok();
            let quantity = match line.quantity.trim() {
                "" => Some(Decimal::ONE),
                quantity => Decimal::from_str_exact(quantity).ok(),
            };
            if quantity.is_none() {
                let value = vec![("value".to_owned(), kernel::reason::shown(&line.quantity))];
                errors.push_with(format!("lines[{i}].quantity"), "NOT_A_NUMBER", value);
            }
            lines.extend(product.zip(quantity));
        }
        errors.finish()?;
        Ok(Self { customer, currency, day, lines })
    }
}

fn told(product: &Product, currency: &str, found: Price<'_>) -> reply::Line {
    let money = |amount: Option<Decimal>| {
        amount.map(|amount| Money { currency: currency.to_owned(), amount: amount.to_string() })
    };
    let mut line = reply::Line {
        product_id: product.head.id.to_string(),
        price: money(found.price),
        list_price: money(found.list),
        ..Default::default()
    };
    let source = match (found.by, found.price) {
        (Some(candidate), _) => {
            line.price_book_id = candidate.book.head.id.to_string();
            line.price_book = candidate.book.name.clone();
            line.price_book_line_id = candidate.line.head.id.to_string();
            line.from_quantity = candidate.line.from_quantity.unwrap_or_default().to_string();
            line.discount = candidate.line.discount.map(|rate| rate.to_string()).unwrap_or_default();
            reply::Source::PriceBook
        }
        (None, Some(_)) => reply::Source::List,
        (None, None) => reply::Source::None,
    };
    line.set_source(source);
    line
}
