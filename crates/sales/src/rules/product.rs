//! What holds for every product: prices are no less than nothing, one for each currency; only bundles
//! are made of others, and never of bundles.

use kernel::{Ctx, Date, FieldErrors, Money, Result, Uuid};
use rust_decimal::Decimal;
use store::{Rules, Uow, directory};

use super::rates;
use crate::{
    numbers,
    records::{Product, ProductKind},
};

impl Rules for Product {
    fn check(&self, _ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        if before.is_some() && self.code.is_none() {
            errors.push("code", "REQUIRED");
        }
        for (name, money) in [("listPrice", &self.list_price), ("cost", &self.cost)] {
            rates::not_negative(name, money.as_ref().map(|money| money.amount), errors);
        }
        self.check_prices(errors);
        rates::per_cent("taxRate", self.tax_rate, errors);
        if self.sold_from.zip(self.sold_until).is_some_and(|(from, until)| until < from) {
            errors.push("soldUntil", "ENDS_BEFORE_IT_BEGINS");
        }
        if self.kind != ProductKind::Bundle && !self.items.is_empty() {
            errors.push("items", "ONLY_FOR_BUNDLES");
        }
        for (i, item) in self.items.iter().enumerate() {
            rates::positive(format!("items[{i}].quantity"), item.quantity, errors);
            if self.items[..i].iter().any(|other| other.item_id == item.item_id) {
                errors.push(format!("items[{i}].itemId"), "SAID_TWICE");
            }
        }
    }

    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        let mut errors = FieldErrors::default();
        if before.is_none_or(|before| before.code != self.code) {
            self.verify_code(uow, &mut errors).await?;
        }
        self.verify_items(uow, &mut errors).await?;
        errors.finish()
    }

    /// Another product may have its code by now.
    async fn comes_back(&self, uow: &mut Uow<'_>) -> Result<()> {
        let mut errors = FieldErrors::default();
        self.verify_code(uow, &mut errors).await?;
        errors.finish()
    }
}

impl Product {
    async fn verify_code(&self, uow: &mut Uow<'_>, errors: &mut FieldErrors) -> Result<()> {
        if let Some(code) = &self.code
            && numbers::code_taken(uow, code, self.head.id).await?
        {
            errors.push_with("code", "CODE_TAKEN", vec![("code".to_owned(), code.clone())]);
        }
        Ok(())
    }

    fn check_prices(&self, errors: &mut FieldErrors) {
        let mut known: Vec<&str> = self.list_price.iter().map(|money| &*money.currency).collect();
        for (i, line) in self.prices.iter().enumerate() {
            rates::currency(&format!("prices[{i}].currency"), &line.currency, errors);
            rates::not_negative(format!("prices[{i}].price"), line.price, errors);
            if known.contains(&&*line.currency) {
                errors.push(format!("prices[{i}].currency"), "SAID_TWICE");
            }
            known.push(&line.currency);
        }
    }

    /// What is in a bundle is in the catalogue, and is no bundle itself.
    async fn verify_items(&self, uow: &mut Uow<'_>, errors: &mut FieldErrors) -> Result<()> {
        if self.items.is_empty() {
            return Ok(());
        }
        let ids: Vec<Uuid> = self.items.iter().map(|item| item.item_id).collect();
        let unseen = directory::unseen(uow, "sales.product", &ids, false).await?;
        let found = uow.get_unscoped::<Self>(&ids, "what a bundle is made of").await?;
        for (i, item) in self.items.iter().enumerate() {
            let at = format!("items[{i}].itemId");
            let bundle = |other: &Self| other.head.id == item.item_id && other.kind == ProductKind::Bundle;
            if unseen.contains(&item.item_id) {
                let params = vec![
                    ("id".to_owned(), item.item_id.to_string()),
                    ("kind".to_owned(), "product".to_owned()),
                ];
                errors.push_with(at, "NO_SUCH_RECORD", params);
            } else if item.item_id == self.head.id || found.iter().any(bundle) {
                errors.push(at, "BUNDLE_IN_BUNDLE");
            }
        }
        Ok(())
    }

    /// What a piece costs in this currency by the catalogue.
    pub fn listed_at(&self, currency: &str) -> Option<Decimal> {
        let main = self.list_price.as_ref().filter(|money| money.currency == currency);
        let further = || self.prices.iter().find(|line| line.currency == currency)?.price;
        main.map(|money| money.amount).or_else(further)
    }

    /// What a piece costs us, where that is known in this currency.
    pub fn costs(&self, currency: &str) -> Option<&Money> {
        self.cost.as_ref().filter(|cost| cost.currency == currency)
    }

    /// Is it sold on this day?
    pub fn is_sold(&self, day: Date) -> bool {
        !self.retired
            && self.sold_from.is_none_or(|from| from <= day)
            && self.sold_until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{ProductItem, ProductPrice};

    fn money(currency: &str, amount: &str) -> Option<Money> {
        Money::parse(currency, amount).ok()
    }

    fn wrong(product: &Product) -> Vec<String> {
        let ctx = Ctx::system("sales", Uuid::nil(), kernel::Time::default());
        let mut errors = FieldErrors::default();
        product.check(&ctx, None, &mut errors);
        errors.found().iter().map(|field| format!("{} {}", field.field, field.reason)).collect()
    }

    #[test]
    fn every_wrong_price_and_part_is_named() {
        let price = |currency: &str, amount: i64| ProductPrice {
            currency: currency.to_owned(),
            price: Some(Decimal::from(amount)),
            ..Default::default()
        };
        let product = Product {
            list_price: money("CNY", "-1"),
            prices: vec![price("CNY", 1), price("USD", 1), price("USD", -2), price("usd", 1)],
            tax_rate: Some(Decimal::from(101)),
            sold_from: Date::from_ymd_opt(2026, 2, 1),
            sold_until: Date::from_ymd_opt(2026, 1, 31),
            items: vec![ProductItem { quantity: Some(Decimal::ZERO), ..Default::default() }],
            ..Product::default()
        };
        let expected = [
            "listPrice NEGATIVE",
            "prices[0].currency SAID_TWICE",
            "prices[2].price NEGATIVE",
            "prices[2].currency SAID_TWICE",
            "prices[3].currency NOT_A_CURRENCY",
            "taxRate OUT_OF_RANGE",
            "soldUntil ENDS_BEFORE_IT_BEGINS",
            "items ONLY_FOR_BUNDLES",
            "items[0].quantity NOT_POSITIVE",
        ];
        assert_eq!(wrong(&product), expected);
    }

    #[test]
    fn it_is_sold_from_its_first_to_its_last_day() {
        let day = |d| Date::from_ymd_opt(2026, 1, d).expect("a day");
        let mut product =
            Product { sold_from: Some(day(10)), sold_until: Some(day(20)), ..Product::default() };
        let sold: Vec<u32> = (9..=21).filter(|d| product.is_sold(day(*d))).collect();
        assert_eq!(sold, (10..=20).collect::<Vec<_>>());
        product.retired = true;
        assert!(!product.is_sold(day(15)));
    }
}
