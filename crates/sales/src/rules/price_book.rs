//! What holds for every price book and its lines, for whom a book gives prices, and how much discount
//! a role's limit may name.

use kernel::{Ctx, Date, FieldErrors, Result, Uuid};
use store::{Rules, Uow, fault};

use super::rates;
use crate::{
    numbers,
    prices::Traits,
    records::{DiscountLimit, PriceBook, PriceBookCustomerLevel, PriceBookLine},
};

impl Rules for PriceBook {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        rates::currency("currency", &self.currency, errors);
        if self.valid_from.zip(self.valid_until).is_some_and(|(from, until)| until < from) {
            errors.push("validUntil", "ENDS_BEFORE_IT_BEGINS");
        }
    }
}

impl Rules for PriceBookLine {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        rates::not_negative("fromQuantity", self.from_quantity, errors);
        rates::not_negative("price", self.price, errors);
        rates::per_cent("discount", self.discount, errors);
        match (self.price, self.discount) {
            (None, None) => errors.push("price", "REQUIRED"),
            (Some(_), Some(_)) => {
                let fields = vec![("fields".to_owned(), "price, discount".to_owned())];
                errors.push_with("discount", "ONLY_ONE_OF", fields);
            }
            _ => {}
        }
    }
}

impl Rules for DiscountLimit {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        rates::per_cent("maxDiscount", self.max_discount, errors);
    }

    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        match before.is_some_and(|before| before.role_id == self.role_id) {
            true => Ok(()),
            false => self.is_the_only_one(uow).await,
        }
    }

    async fn comes_back(&self, uow: &mut Uow<'_>) -> Result<()> {
        self.is_the_only_one(uow).await
    }
}

impl DiscountLimit {
    /// A role has one limit, also where two give it one at the same moment.
    async fn is_the_only_one(&self, uow: &mut Uow<'_>) -> Result<()> {
        numbers::turn(uow, "discount_limit").await?;
        let other: Option<Uuid> = sqlx::query_scalar(
            "select id from discount_limits where role_id = $1 and id <> $2 and deleted_at is null limit 1",
        )
        .bind(self.role_id)
        .bind(self.head.id)
        .fetch_optional(uow.unscoped("a role has one limit in the company"))
        .await
        .map_err(fault)?;
        match other {
            None => Ok(()),
            Some(_) => Err(kernel::Error::invalid("roleId", "LIMIT_OF_ROLE_EXISTS")),
        }
    }
}

impl PriceBook {
    /// Does it give prices in this currency, on this day, to this customer (none: to nobody in particular)?
    pub fn gives(&self, currency: &str, day: Date, customer: Option<&Traits>) -> bool {
        let place = |region: &String| {
            let named = |place: &Option<String>| place.as_ref() == Some(region);
            customer.is_some_and(|customer| named(&customer.province) || named(&customer.city))
        };
        !self.retired
            && self.currency == currency
            && self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
            && (self.customer_level == PriceBookCustomerLevel::Unspecified
                || customer.is_some_and(|customer| customer.level == self.customer_level))
            && self.region.as_ref().is_none_or(place)
    }

    /// How many conditions on the customer it makes: of two books alike in priority the closer one counts.
    pub fn closeness(&self) -> usize {
        usize::from(self.customer_level != PriceBookCustomerLevel::Unspecified)
            + usize::from(self.region.is_some())
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn day(d: u32) -> Date {
        Date::from_ymd_opt(2026, 1, d).expect("a day")
    }

    #[test]
    fn a_line_names_a_price_or_a_discount() {
        let ctx = Ctx::system("sales", Uuid::nil(), kernel::Time::default());
        let wrong = |price: Option<i64>, discount: Option<i64>| {
            let line = PriceBookLine {
                price: price.map(Decimal::from),
                discount: discount.map(Decimal::from),
                ..PriceBookLine::default()
            };
            let mut errors = FieldErrors::default();
            line.check(&ctx, None, &mut errors);
            errors.found().iter().map(|field| field.reason).collect::<Vec<_>>()
        };
        assert_eq!(wrong(None, None), ["REQUIRED"]);
        assert_eq!(wrong(Some(1), Some(1)), ["ONLY_ONE_OF"]);
        assert_eq!(wrong(Some(-1), None), ["NEGATIVE"]);
        assert!(wrong(None, Some(100)).is_empty() && wrong(Some(0), None).is_empty());
    }

    #[test]
    fn a_book_is_for_its_level_its_region_its_days_and_its_currency() {
        let book = PriceBook {
            currency: "CNY".to_owned(),
            customer_level: PriceBookCustomerLevel::Key,
            region: Some("广东".to_owned()),
            valid_from: Some(day(10)),
            valid_until: Some(day(20)),
            ..PriceBook::default()
        };
        let key = Traits {
            level: PriceBookCustomerLevel::Key,
            province: Some("广东".to_owned()),
            city: Some("深圳".to_owned()),
        };
        assert!(book.gives("CNY", day(10), Some(&key)) && book.gives("CNY", day(20), Some(&key)));
        assert!(!book.gives("USD", day(10), Some(&key)) && !book.gives("CNY", day(21), Some(&key)));
        assert!(!book.gives("CNY", day(10), None));
        let normal = Traits { level: PriceBookCustomerLevel::Normal, ..key.clone() };
        assert!(!book.gives("CNY", day(10), Some(&normal)));
        let elsewhere = Traits { province: Some("浙江".to_owned()), ..key.clone() };
        assert!(!book.gives("CNY", day(10), Some(&elsewhere)));
        let city = PriceBook { region: Some("深圳".to_owned()), ..book };
        assert!(city.gives("CNY", day(10), Some(&elsewhere)), "a city is a region too");
    }
}
