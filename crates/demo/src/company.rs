//! The company itself: departments, people, pools, pipelines. What is there already, by its name, is taken as
//! it is, so that a second run finds what the first one made.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    api::{Api, text},
    people::{self, ABROAD, COLLEAGUES, DEPARTMENTS},
    story::Told,
    words,
};

/// Stages of each pipeline.
pub const STAGES: usize = 5;
/// Pools: at home and abroad.
const POOLS: [&str; 2] = ["国内公海 Domestic pool", "国际公海 International pool"];
const PIPELINES: [(&str, [&str; STAGES]); 2] = [
    ("国内销售流程", ["初步接洽", "需求确认", "方案报价", "商务谈判", "合同签订"]),
    ("Export sales", ["Qualification", "Needs", "Proposal", "Negotiation", "Contract"]),
];
const PROBABILITIES: [i32; STAGES] = [10, 30, 50, 70, 90];
/// What the third stage asks of whoever's deal enters it, once the past is told.
const STAGE_TASKS: [&str; 2] = ["三天内提交方案和报价", "Send proposal and price"];
const REASONS: [(&str, &str, &str); 6] = [
    ("WON", "won0", "方案最合适 Best fit"),
    ("WON", "won1", "价格有优势 Price"),
    ("WON", "won2", "服务与关系 Service"),
    ("LOST", "lost0", "价格过高 Too expensive"),
    ("LOST", "lost1", "输给竞争对手 Competitor"),
    ("LOST", "lost2", "项目取消 Project cancelled"),
];

/// Ids by the names that stories use: `person3`, `pool0`, `stage1.2`.
pub type Ids = HashMap<String, String>;

/// The company as it was found or founded.
pub struct Company {
    pub ids: Ids,
    /// The department above all others keeps how far the customers are.
    pub root: Value,
    /// Which services there are to tell of.
    pub told: Told,
}

/// Finds or founds it. Without a password people are invited later.
pub async fn found(api: &Api, tenant: &str, password: Option<&str>) -> Result<Company> {
    let mut ids = Ids::new();
    let root = departments(api, &mut ids).await.context("departments")?;
    colleagues(api, tenant, password, &mut ids).await.context("people")?;
    pools(api, &mut ids).await.context("pools")?;
    let sales = api.offers("/v1/pipelines?pageSize=1").await?;
    let books = sales && api.offers("/v1/contracts?pageSize=1").await?;
    if sales {
        products(api, &mut ids).await.context("products")?;
        pipelines(api, &mut ids).await.context("pipelines")?;
        reasons(api, &mut ids).await.context("reasons of wins and losses")?;
    }
    Ok(Company { ids, root, told: Told { sales, books } })
}

async fn departments(api: &Api, ids: &mut Ids) -> Result<Value> {
    let there = api.all("departments").await?;
    let mut root = Value::Null;
    for (place, name) in DEPARTMENTS.iter().enumerate() {
        let body = json!({"name": name, "parentId": ids.get("department0"), "rank": place});
        let made = found_or_made(api, &there, "/v1/departments", body).await?;
        ids.insert(format!("department{place}"), text(&made, "id"));
        if place == 0 {
            root = made;
        }
    }
    Ok(root)
}

async fn colleagues(api: &Api, tenant: &str, password: Option<&str>, ids: &mut Ids) -> Result<()> {
    let roles: Ids =
        api.all("roles").await?.iter().map(|role| (text(role, "preset"), text(role, "id"))).collect();
    let there: Ids =
        api.all("users").await?.iter().map(|user| (text(user, "email"), text(user, "id"))).collect();
    // an e-mail is one account in all companies of an installation
    let domain: String = tenant.chars().rev().take(8).collect();
    for (place, who) in COLLEAGUES.iter().enumerate() {
        let email = format!("{}@hengyuan-{domain}.example.com", who.mail);
        let id = match there.get(&email) {
            Some(id) => id.clone(),
            None => {
                let manager = people::above(place).and_then(|above| ids.get(&format!("person{above}")));
                let mut body = json!({
                    "name": who.name, "email": email, "roleIds": [roles.get(who.role)], "managerId": manager,
                    "departmentId": ids.get(&format!("department{}", who.department)),
                });
                if let Some(password) = password {
                    body["password"] = password.into();
                }
                let id = text(&api.post("/v1/users", &body).await?, "id");
                if people::head_of(who.department) == Some(place) {
                    let department = &ids[&format!("department{}", who.department)];
                    api.patch(&format!("/v1/departments/{department}"), &json!({"headId": id})).await?;
                }
                id
            }
        };
        ids.insert(format!("person{place}"), id);
    }
    Ok(())
}

async fn pools(api: &Api, ids: &mut Ids) -> Result<()> {
    let there = api.all("pools").await?;
    for (place, name) in POOLS.iter().enumerate() {
        let members: Vec<&String> = match place {
            0 => [1, 2, 3].iter().map(|department| &ids[&format!("department{department}")]).collect(),
            _ => vec![&ids[&format!("department{ABROAD}")]],
        };
        let head = people::head_of(if place == 0 { 1 } else { ABROAD }).unwrap_or_default();
        let body = json!({
            "name": name, "memberIds": members, "adminIds": [ids[&format!("person{head}")]], "rank": place,
            "dailyClaimLimit": 20, "holdingCap": 400, "coolOffDays": 7,
        });
        let made = found_or_made(api, &there, "/v1/pools", body).await?;
        ids.insert(format!("pool{place}"), text(&made, "id"));
    }
    Ok(())
}

async fn pipelines(api: &Api, ids: &mut Ids) -> Result<()> {
    let there = api.all("pipelines").await?;
    for (place, (name, stages)) in PIPELINES.iter().enumerate() {
        let stage = |(k, name): (usize, &&str)| json!({"name": name, "probability": PROBABILITIES[k], "stalledAfterDays": 30});
        let stages: Vec<Value> = stages.iter().enumerate().map(stage).collect();
        let made =
            found_or_made(api, &there, "/v1/pipelines", json!({"name": name, "stages": stages})).await?;
        let id = text(&made, "id");
        let whole = api.get(&format!("/v1/pipelines/{id}")).await?;
        for (k, stage) in whole["stages"].as_array().into_iter().flatten().enumerate() {
            ids.insert(format!("stage{place}.{k}"), text(stage, "id"));
        }
        ids.insert(format!("pipeline{place}"), id);
    }
    Ok(())
}

/// From now on a stage gives a task; while the past was told it would have given it again.
pub async fn let_stages_give_tasks(api: &Api, company: &Company) -> Result<()> {
    for (place, subject) in STAGE_TASKS.iter().enumerate().filter(|_| company.told.sales) {
        let path = format!("/v1/pipelines/{}", company.ids[&format!("pipeline{place}")]);
        let has_some = api.get(&path).await?["stageTasks"].as_array().is_some_and(|tasks| !tasks.is_empty());
        let stage = &company.ids[&format!("stage{place}.2")];
        if !has_some {
            let task = json!({"stageId": stage, "subject": subject, "dueInDays": 3});
            api.patch(&path, &json!({"stageTasks": [task]})).await?;
        }
    }
    Ok(())
}

async fn products(api: &Api, ids: &mut Ids) -> Result<()> {
    let there = api.all("products").await?;
    for (place, ((name, name_en), unit, home, abroad)) in words::PRODUCTS.iter().enumerate() {
        let body = json!({
            "name": name, "nameEn": name_en, "code": format!("HY-{:03}", 100 + place), "unit": unit.0, "taxRate": "13",
            "listPrice": {"currency": "CNY", "amount": home.to_string()},
            "prices": [{"currency": "USD", "price": abroad.to_string()}],
            "cost": {"currency": "CNY", "amount": (home * 3 / 5).to_string()},
        });
        let made = found_or_made(api, &there, "/v1/products", body).await?;
        ids.insert(format!("product{place}"), text(&made, "id"));
    }
    Ok(())
}

async fn reasons(api: &Api, ids: &mut Ids) -> Result<()> {
    let there = api.all("close-reasons").await?;
    for (outcome, known_as, name) in REASONS {
        let made = found_or_made(api, &there, "/v1/close-reasons", json!({"name": name, "outcome": outcome}))
            .await?;
        ids.insert(known_as.to_owned(), text(&made, "id"));
    }
    Ok(())
}

/// The record of that name, made where there is none.
async fn found_or_made(api: &Api, there: &[Value], path: &str, body: Value) -> Result<Value> {
    match there.iter().find(|one| one["name"] == body["name"]) {
        Some(found) => Ok(found.clone()),
        None => api.post(path, &body).await,
    }
}
