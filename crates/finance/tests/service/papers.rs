//! What is approved is what is printed: the figures of the PDF, read back out of it, are the contract's.

use finance::{commands::contracts, paper};
use kernel::{Kind, Locale, Right, money};
use print::Paper;
use proto::{common::v1::Money, finance::v1 as wire, identity::v1::Letterhead};

use crate::{
    house::{House, reason},
    templates::template,
};

impl House {
    /// All words of the contract's PDF as the representative gets it, in order, without the blanks between them.
    async fn printed(&self, id: &str, locale: Locale) -> String {
        let ctx = self.call(&self.rep, "finance.contract.read");
        let (contract, plan) = contracts::whole(&self.db, &ctx, id).await.unwrap();
        let head =
            Letterhead {
                name: "星河科技".to_owned(), name_en: "Galaxy".to_owned(), ..Letterhead::default()
            };
        let content = paper::contract(&contract, &plan, &head, locale).unwrap();
        let pdf = print::print(Paper::Contract, content, vec![]).await.unwrap();
        pdf_extract::extract_text_from_mem(&pdf).unwrap().split_whitespace().collect()
    }
}

/// A figure as papers show it.
fn shown(amount: &str, currency: &str) -> String {
    money::written::grouped(amount.parse().unwrap(), money::minor_units(currency))
}

#[tokio::test]
async fn the_papers_figures_are_the_contracts() {
    let house = House::open().await;
    let template = house.keep(template("服务合同")).await.unwrap();
    for (currency, amount, parts) in [
        ("CNY", "1234567.89", ["234567.80", "1000000.09"]),
        ("JPY", "987654", ["87654", "900000"]),
        ("KWD", "1234.567", ["234.5", "1000.067"]),
    ] {
        let money = |amount: &str| Money { currency: currency.to_owned(), amount: amount.to_owned() };
        let typed = wire::Contract {
            amount: Some(money(amount)),
            template_id: template.id.clone(),
            ends_on: Some("2027-03-09".to_owned()),
            ..house.typed("1")
        };
        let id = house.create(&house.rep, typed).await.unwrap().id.unwrap();
        for (i, part) in parts.iter().enumerate() {
            house.plan_of(&id, &format!("2026-0{}-05", i + 2), money(part)).await.unwrap();
        }
        assert!(house.printed(&id, Locale::Zh).await.contains("草稿"));
        house.submit(&house.rep, &id).await.unwrap();
        assert!(house.printed(&id, Locale::Zh).await.contains("待审批"));
        house.approve(&house.manager, &id).await.unwrap();
        let text = house.printed(&id, Locale::Zh).await;
        assert!(
            !text.contains("草稿") && !text.contains("待审批"),
            "what is approved is what is signed: {text}"
        );
        assert!(text.contains(&format!("合同金额（含税）{currency}{}", shown(amount, currency))), "{text}");
        for (i, part) in parts.iter().enumerate() {
            let row = format!("{}进度款2026-0{}-05{}", i + 1, i + 2, shown(part, currency));
            assert!(text.contains(&row), "{row} is not in {text}");
            let said = match currency {
                "CNY" => format!("2026年{}月5日前支付进度款人民币{}元", i + 2, shown(part, currency)),
                _ => format!("2026年{}月5日前支付进度款{currency}{}", i + 2, shown(part, currency)),
            };
            assert!(text.contains(&said), "{said} is not in {text}");
        }
        let words = match currency {
            "CNY" => format!(
                "第一条价款华星科技向星河科技支付人民币{}元（大写：人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分）。",
                shown(amount, currency)
            ),
            _ => format!(
                "第一条价款华星科技向星河科技支付{currency}{}（大写：{currency}{}）。",
                shown(amount, currency),
                shown(amount, currency)
            ),
        };
        assert!(text.contains(&words), "{words} is not in {text}");
        let english = house.printed(&id, Locale::En).await;
        assert!(english.contains("Servicecontract") && english.contains("Galaxy"), "{english}");
    }
}

#[tokio::test]
async fn who_does_not_see_all_of_it_gets_no_paper() {
    let house = House::open().await;
    let id = house.create(&house.rep, house.typed("1000")).await.unwrap().id.unwrap();
    let asks = async |person: &testkit::Person| {
        let ctx = house.call(person, "finance.contract.read");
        contracts::whole(&house.db, &ctx, &id).await
    };
    assert!(asks(&house.rep).await.is_ok());
    for field in ["finance.contract.amount", "finance.contract.clauses", "finance.receivable_plan.amount"] {
        let person = house.rep.clone().with_right(field, Right::Hidden);
        assert_eq!(reason(asks(&person).await), "PAPER_NOT_SEEN_WHOLE", "{field}");
    }
    let stranger = house.db.company.colleague.clone().granted("finance.*", kernel::Scope::Own);
    assert_eq!(asks(&stranger).await.expect_err("not his").kind(), Kind::NotFound);
}
