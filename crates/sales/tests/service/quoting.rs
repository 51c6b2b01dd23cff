//! A house that quotes: a catalogue, people with the rights of their roles, and what they do with quotes.

use kernel::{Result, Right, Scope, Uuid};
use proto::{common::v1::Money, sales::v1 as wire};
use rust_decimal::Decimal;
use sales::{
    commands::{products, quotes},
    records::{DiscountLimit, Quote},
};
use store::{ListRequest, directory::NoOtherServices, records};
use testkit::Person;

use crate::house::{House, entry};

/// What a representative has; the rights to approve, to set limits and to see costs are others'.
const REP: [&str; 10] = [
    "sales.opportunity.read",
    "sales.quote.read",
    "sales.quote.create",
    "sales.quote.update",
    "sales.quote.delete",
    "sales.quote.submit",
    "sales.quote.send",
    "sales.quote.accept",
    "sales.quote.decline",
    "sales.quote.revise",
];

pub struct Market {
    pub house: House,
    /// May give ten per cent.
    pub rep: Person,
    /// His manager, who approves up to thirty.
    pub manager: Person,
    /// Who sets the limits.
    pub director: Person,
    /// Listed at 100 CNY, costs 60.
    pub switch: String,
}

impl Market {
    pub async fn open() -> Self {
        let house = House::open().await;
        let company = house.db.company.clone();
        let with = |person: &Person, scope: Scope, more: &[&str]| {
            let rights = REP.iter().chain(more);
            let known = ["sales.product.read", "sales.price_book.read"];
            let person =
                rights.fold(person.clone().powerless(), |person, right| person.granted(right, scope));
            known.into_iter().fold(person, |person, right| person.granted(right, Scope::All))
        };
        let mut rep = with(&company.rep, Scope::Own, &["customers.customer.read"]);
        let mut manager = with(
            &company.manager,
            Scope::DepartmentTree,
            &["customers.customer.read", "sales.quote.approve"],
        );
        for field in ["sales.quote.margin", "sales.quote.costTotal", "sales.quote.marginRate"] {
            manager = manager.with_right(field, Right::Read);
        }
        let mut director = company.director.clone().granted("*", Scope::All);
        for field in ["sales.product.cost", "sales.quote.margin"] {
            director = director.with_right(field, Right::Edit);
        }
        let roles = [
            house.know(entry("identity.role", "销售代表")).await,
            house.know(entry("identity.role", "销售经理")).await,
        ];
        (rep.access.roles, manager.access.roles) = (vec![roles[0]], vec![roles[1]]);
        let mut market = Self { house, rep, manager, director, switch: String::new() };
        for (role, most) in roles.iter().zip(["10", "30"]) {
            market.limit(*role, most).await.unwrap();
        }
        market.switch = market.product("交换机", "100", Some("60")).await.unwrap().id.unwrap();
        market
    }

    pub async fn limit(&self, role: Uuid, most: &str) -> Result<wire::DiscountLimit> {
        let ctx = self.house.call(&self.director, "sales.discount_limit.create");
        let limit = wire::DiscountLimit {
            name: Some(format!("{most}%")),
            role_id: Some(role.to_string()),
            max_discount: Some(most.to_owned()),
            ..Default::default()
        };
        records::create::<DiscountLimit>(&self.house.db, &ctx, Some(limit), &NoOtherServices).await
    }

    /// Lines without a catalogue price are nobody's concern any more.
    pub async fn allow_unpriced(&self) {
        let ctx = self.house.call(&self.director, "sales.discount_limit.update");
        let all = records::list::<DiscountLimit>(&self.house.db, &ctx, ListRequest::default()).await.unwrap();
        for limit in all.records {
            let given = wire::DiscountLimit { id: limit.id, allows_unpriced: true, ..Default::default() };
            let paths = Some(vec!["allowsUnpriced".to_owned()]);
            let db = &self.house.db;
            records::update::<DiscountLimit>(db, &ctx, Some(given), paths, &NoOtherServices).await.unwrap();
        }
    }

    pub async fn product(&self, name: &str, price: &str, cost: Option<&str>) -> Result<wire::Product> {
        self.enter(wire::Product {
            name: Some(name.to_owned()),
            unit: Some("台".to_owned()),
            list_price: yuan(price),
            tax_rate: Some("13".to_owned()),
            cost: cost.and_then(yuan),
            ..Default::default()
        })
        .await
    }

    pub async fn enter(&self, product: wire::Product) -> Result<wire::Product> {
        let ctx = self.house.call(&self.director, "sales.product.create");
        products::create(&self.house.db, &ctx, &NoOtherServices, Some(product)).await
    }

    /// So many switches, with a discount on the whole.
    pub fn typed(&self, quantity: &str, discount: &str) -> wire::Quote {
        wire::Quote {
            customer_id: Some(self.house.customer.to_string()),
            currency: Some("CNY".to_owned()),
            discount: Some(discount.to_owned()),
            lines: vec![wire::QuoteLine {
                product_id: Some(self.switch.clone()),
                quantity: Some(quantity.to_owned()),
                ..Default::default()
            }],
            ..Default::default()
        }
    }

    pub async fn create(&self, person: &Person, typed: wire::Quote) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.create");
        quotes::create(&self.house.db, &ctx, &NoOtherServices, Some(typed)).await
    }

    /// A draft of the rep's with ten switches and that discount.
    pub async fn draft(&self, discount: &str) -> String {
        self.create(&self.rep, self.typed("10", discount)).await.unwrap().id.unwrap()
    }

    pub async fn get(&self, person: &Person, id: &str) -> wire::Quote {
        records::get::<Quote>(&self.house.db, &self.house.call(person, "sales.quote.read"), id).await.unwrap()
    }

    pub async fn change(&self, person: &Person, given: wire::Quote, paths: &[&str]) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.update");
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        quotes::update(&self.house.db, &ctx, &NoOtherServices, Some(given), Some(paths)).await
    }

    pub async fn submit(&self, person: &Person, id: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.submit");
        let request = wire::SubmitQuoteRequest { id: id.to_owned(), note: "老客户".to_owned() };
        quotes::submit(&self.house.db, &ctx, request, Some(self.manager.id)).await
    }

    pub async fn withdraw(&self, person: &Person, id: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.submit");
        quotes::withdraw(&self.house.db, &ctx, wire::WithdrawQuoteRequest { id: id.to_owned() }).await
    }

    pub async fn approve(&self, person: &Person, id: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.approve");
        let request = wire::ApproveQuoteRequest { id: id.to_owned(), ..Default::default() };
        quotes::approve(&self.house.db, &ctx, request).await
    }

    pub async fn reject(&self, person: &Person, id: &str, note: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.approve");
        let request = wire::RejectQuoteRequest { id: id.to_owned(), note: note.to_owned() };
        quotes::reject(&self.house.db, &ctx, request).await
    }

    pub async fn send(&self, person: &Person, id: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.send");
        quotes::send(&self.house.db, &ctx, wire::SendQuoteRequest { id: id.to_owned() }).await
    }

    pub async fn accept(&self, person: &Person, id: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.accept");
        quotes::accept(&self.house.db, &ctx, wire::AcceptQuoteRequest { id: id.to_owned() }).await
    }

    pub async fn decline(&self, person: &Person, id: &str, reason: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.decline");
        let request = wire::DeclineQuoteRequest { id: id.to_owned(), reason: reason.to_owned() };
        quotes::decline(&self.house.db, &ctx, request).await
    }

    pub async fn revise(&self, person: &Person, id: &str) -> Result<wire::Quote> {
        let ctx = self.house.call(person, "sales.quote.revise");
        quotes::revise(&self.house.db, &ctx, wire::ReviseQuoteRequest { id: id.to_owned() }).await
    }

    /// Events of one verb about quotes.
    pub async fn told(&self, verb: &str) -> usize {
        let subject = format!("sales.quote.{verb}");
        self.house.db.subjects().await.iter().filter(|told| **told == subject).count()
    }

    /// Reasons and receivers of the notices that were given.
    pub async fn notices(&self) -> Vec<(String, Vec<Uuid>)> {
        let published = self.house.db.published().await;
        let given = published.iter().filter(|event| event.subject == "sales.notice.given");
        given
            .map(|event| {
                let detail = &event.data()["detail"];
                let to = serde_json::from_value(detail["to"].clone()).unwrap();
                (detail["reason"].as_str().unwrap_or_default().to_owned(), to)
            })
            .collect()
    }
}

pub fn yuan(amount: &str) -> Option<Money> {
    Some(Money { currency: "CNY".to_owned(), amount: amount.to_owned() })
}

/// The amount as a number: `100` is `100.00`.
pub fn amount(money: &Option<Money>) -> Option<Decimal> {
    money.as_ref().map(|money| number(&money.amount))
}

pub fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}
