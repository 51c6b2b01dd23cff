//! Contract templates: their clauses go into contracts that name them, and are the contract's own from then on.

use finance::{
    commands::{contracts, templates},
    records::{Contract, ContractTemplate},
};
use kernel::Result;
use proto::finance::v1::{self as wire, contract::Kind};
use store::{directory::NoOtherServices, records};

use crate::house::{House, reason, told, wrong};

fn clause(heading: &str, text: &str, required: bool) -> wire::TemplateClause {
    wire::TemplateClause {
        heading: Some(heading.to_owned()),
        text: Some(text.to_owned()),
        required,
        ..Default::default()
    }
}

pub fn template(name: &str) -> wire::ContractTemplate {
    wire::ContractTemplate {
        name: Some(name.to_owned()),
        language: wire::contract_template::Language::Chinese.into(),
        kind: Kind::Service.into(),
        clauses: vec![
            clause("价款", "{{客户}}向{{company}}支付{{合同金额}}（大写：{{amountInWords}}）。", true),
            clause("付款", "{{plan}}", false),
        ],
        ..Default::default()
    }
}

impl House {
    pub async fn keep(&self, template: wire::ContractTemplate) -> Result<wire::ContractTemplate> {
        let ctx = self.call(&self.clerk, "finance.contract_template.create");
        templates::create(&self.db, &ctx, Some(template)).await
    }

    pub async fn rewrite(
        &self,
        template: wire::ContractTemplate,
        path: &str,
    ) -> Result<wire::ContractTemplate> {
        let ctx = self.call(&self.clerk, "finance.contract_template.update");
        templates::update(&self.db, &ctx, Some(template), Some(vec![path.to_owned()])).await
    }

    pub async fn patch(&self, contract: wire::Contract, paths: &[&str]) -> Result<wire::Contract> {
        let ctx = self.call(&self.rep, "finance.contract.update");
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        contracts::update(&self.db, &ctx, &NoOtherServices, Some(contract), Some(paths)).await
    }

    async fn template(&self, id: &str) -> wire::ContractTemplate {
        let ctx = self.call(&self.clerk, "finance.contract_template.read");
        records::get::<ContractTemplate>(&self.db, &ctx, id).await.unwrap()
    }
}

fn headings(contract: &wire::Contract) -> Vec<(&str, bool)> {
    contract.clauses.iter().map(|clause| (clause.heading(), clause.required)).collect()
}

#[tokio::test]
async fn a_contract_gets_the_clauses_of_its_template_and_keeps_them() {
    let house = House::open().await;
    let mut kept = house.keep(template("服务合同")).await.unwrap();
    let typed = wire::Contract { template_id: kept.id.clone(), ..house.typed("1000") };
    let made = house.create(&house.rep, typed).await.unwrap();
    assert_eq!(headings(&made), [("价款", true), ("付款", false)]);
    assert_eq!(made.kind(), Kind::Service, "the template's, where nothing was said");
    assert_ne!(made.clauses[0].id, kept.clauses[0].id, "the contract's own");
    kept.clauses.pop();
    house.rewrite(kept, "clauses").await.unwrap();
    assert_eq!(
        headings(&house.contract(made.id()).await).len(),
        2,
        "later edits of the template don't touch it"
    );

    // reworded, turned around, one more: all but leaving the required one out
    let mut changed = made.clone();
    changed.clauses.reverse();
    changed.clauses[1].text = Some("另行约定".to_owned());
    changed.clauses[1].required = false;
    changed.clauses.push(wire::ContractClause {
        text: Some("保密".to_owned()),
        required: true,
        ..Default::default()
    });
    let changed = house.patch(changed, &["clauses"]).await.unwrap();
    assert_eq!(headings(&changed), [("付款", false), ("价款", true), ("", false)]);
    let bare = wire::Contract { clauses: vec![], ..changed.clone() };
    assert_eq!(wrong(house.patch(bare, &["clauses"]).await), ["clauses CLAUSE_REQUIRED"]);
    let freed = wire::Contract { clauses: vec![], template_id: None, ..changed.clone() };
    assert_eq!(wrong(house.patch(freed, &["clauses", "templateId"]).await), ["clauses CLAUSE_REQUIRED"]);

    house.submit(&house.rep, changed.id()).await.unwrap();
    assert_eq!(reason(house.patch(changed, &["clauses"]).await), "RECORD_LOCKED");
}

#[tokio::test]
async fn another_template_takes_the_place_of_the_one_before_and_a_retired_one_is_not_named() {
    let house = House::open().await;
    let first = house.keep(template("服务合同")).await.unwrap();
    let second = wire::ContractTemplate {
        clauses: vec![clause("标的", "{{合同名称}}", true)],
        retired: true,
        ..template("销售合同")
    };
    let second = house.keep(second).await.unwrap();
    let made = house.create(&house.rep, house.typed("1000")).await.unwrap();
    let naming = |id: &Option<String>| wire::Contract { template_id: id.clone(), ..made.clone() };
    let named = house.patch(naming(&first.id), &["templateId"]).await.unwrap();
    assert_eq!(headings(&named).len(), 2);
    assert_eq!(
        wrong(house.patch(naming(&second.id), &["templateId"]).await),
        ["templateId TEMPLATE_RETIRED"]
    );
    house.rewrite(wire::ContractTemplate { retired: false, ..second.clone() }, "retired").await.unwrap();
    let mut own = named.clone();
    own.template_id = second.id.clone();
    own.clauses.push(wire::ContractClause { text: Some("保密".to_owned()), ..Default::default() });
    let named = house.patch(own, &["templateId", "clauses"]).await.unwrap();
    assert_eq!(headings(&named), [("标的", true), ("", false)], "what the request adds stands after them");
    let unknown = Some(kernel::Uuid::now_v7().to_string());
    assert_eq!(wrong(house.patch(naming(&unknown), &["templateId"]).await), ["templateId NO_SUCH_RECORD"]);
}

#[tokio::test]
async fn what_nobody_could_fill_in_is_refused_by_name() {
    let house = House::open().await;
    let mut odd = template("服务合同");
    odd.clauses[1].text = Some("{{customer}} {{price}}".to_owned());
    odd.clauses.push(wire::TemplateClause::default());
    let expected = ["clauses[2].text REQUIRED", "clauses[1].text UNKNOWN_PLACEHOLDER"];
    assert_eq!(wrong(house.keep(odd).await), expected);
    let clauses = vec![wire::ContractClause { text: Some("{{价格}}".to_owned()), ..Default::default() }];
    let typed = wire::Contract { clauses, ..house.typed("1") };
    assert_eq!(wrong(house.create(&house.rep, typed).await), ["clauses[0].text UNKNOWN_PLACEHOLDER"]);
}

#[tokio::test]
async fn one_template_is_the_main_one_and_drafts_for_orders_are_made_from_it() {
    let house = House::open().await;
    let main = |name: &str| wire::ContractTemplate { main: true, ..template(name) };
    let first = house.keep(main("旧模板")).await.unwrap();
    let second = house.keep(main("新模板")).await.unwrap();
    assert!(!house.template(first.id()).await.main);
    let retired = wire::ContractTemplate { retired: true, ..second.clone() };
    assert_eq!(wrong(house.rewrite(retired, "retired").await), ["retired MAIN_TEMPLATE"]);
    house.hear("contract_requested", kernel::Uuid::now_v7(), house.customer).await.unwrap();
    let drafted = house.contract(house.contracts().await[0].id()).await;
    assert_eq!((drafted.template_id(), drafted.kind()), (second.id(), Kind::Service));
    assert_eq!(headings(&drafted), [("价款", true), ("付款", false)]);
    house.rewrite(wire::ContractTemplate { main: true, ..first.clone() }, "main").await.unwrap();
    assert!(house.template(first.id()).await.main && !house.template(second.id()).await.main);
    let ctx = house.call(&house.rep, "finance.contract.read");
    let again = records::get::<Contract>(&house.db, &ctx, drafted.id()).await.unwrap();
    assert_eq!((again.template_id(), told(&again.amount)), (second.id(), "1130".to_owned()));
}
