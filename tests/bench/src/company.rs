//! The company whose customers these are: ten departments of thirty people, one of them a manager, one a
//! sales representative, both with the ready-made roles.

use anyhow::{Context, Result};
use serde_json::{Value as Json, json};

use demo::names::Names;

use crate::{
    http::{Ask, Client},
    product::{EMAIL, PASSWORD, Product},
};

const DEPARTMENTS: usize = 10;
const PEOPLE: usize = 30;

/// Who works there.
pub struct Company {
    pub tenant: String,
    /// Ids of users with their departments.
    pub people: Vec<(String, String)>,
    /// Place of the representative in `people`.
    pub rep: usize,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Administrator,
    /// Sees his department's tenth of all customers.
    Manager,
    /// Sees his own.
    Rep,
    /// Another representative, who gets all the new ones, so that the first keeps his share.
    Writer,
}

impl Role {
    fn email(self) -> &'static str {
        match self {
            Self::Administrator => EMAIL,
            Self::Manager => "manager@example.com",
            Self::Rep => "rep@example.com",
            Self::Writer => "writer@example.com",
        }
    }
}

/// A fresh token: they live five minutes.
pub async fn token(product: &Product, role: Role) -> Result<String> {
    let mut client = Client::connect(product.port).await?;
    let ask = Ask::post("/v1/auth/sign-in", &json!({"email": role.email(), "password": PASSWORD}));
    text(&client.json(&ask, "").await?, "accessToken")
}

/// Founds the company by the product's own methods.
pub async fn found(product: &Product) -> Result<Company> {
    let mut client = Client::connect(product.port).await?;
    let ask = Ask::post("/v1/auth/sign-in", &json!({"email": EMAIL, "password": PASSWORD}));
    let signed_in = client.json(&ask, "").await?;
    let (tenant, token) = (text(&signed_in, "tenantId")?, text(&signed_in, "accessToken")?);
    let roles = client.json(&Ask::get("/v1/roles"), &token).await?;
    let role = |preset: &str| {
        let roles = roles["roles"].as_array().into_iter().flatten();
        roles.filter(|role| role["preset"] == preset).find_map(|role| role["id"].as_str()).map(str::to_owned)
    };
    let (rep, manager) = (role("rep").context("no role rep")?, role("manager").context("no role manager")?);
    let mut names = Names::new(1);
    let mut people = vec![];
    for department in 0..DEPARTMENTS {
        let body = json!({"name": format!("销售{}部", department + 1)});
        let id = text(&client.json(&Ask::post("/v1/departments", &body), &token).await?, "id")?;
        for at in 0..PEOPLE {
            let mut body = json!({
                "name": names.person(),
                "email": format!("person{}@example.com", people.len()),
                "roleIds": [rep],
                "departmentId": id,
            });
            match (department, at) {
                (0, 0) => sign_in(&mut body, Role::Manager, &manager),
                (1, 1) => sign_in(&mut body, Role::Rep, &rep),
                (2, 2) => sign_in(&mut body, Role::Writer, &rep),
                _ => {}
            }
            let user = client.json(&Ask::post("/v1/users", &body), &token).await?;
            people.push((text(&user, "id")?, id.clone()));
        }
    }
    Ok(Company { tenant, people, rep: PEOPLE + 1 })
}

fn sign_in(user: &mut Json, role: Role, id: &str) {
    user["email"] = role.email().into();
    user["password"] = PASSWORD.into();
    user["roleIds"] = json!([id]);
}

pub fn text(json: &Json, field: &str) -> Result<String> {
    Ok(json[field].as_str().with_context(|| format!("no {field} in {json}"))?.to_owned())
}
