//! A company on the product: its administrator, and the people and pools that a test gives it.

use std::collections::HashMap;

use futures::{StreamExt as _, stream};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Client, Product, client::text};

pub const PASSWORD: &str = "correct horse battery";

/// One tenant with its administrator.
pub struct Company {
    pub tenant: String,
    pub admin: Person,
    roles: HashMap<String, String>,
}

/// Somebody who works there.
#[derive(Clone)]
pub struct Person {
    pub id: String,
    pub email: String,
    /// Calls with an API key, which outlives tokens.
    pub client: Client,
}

impl Company {
    /// The first one, whose administrator the installation names.
    pub async fn first(product: &Product) -> Self {
        let nobody = Client::new(&product.url);
        let signed_in = sign_in(&nobody, crate::product::ADMIN, PASSWORD).await;
        Self::of(&nobody, crate::product::ADMIN, signed_in).await
    }

    /// A new one, by sign-up.
    pub async fn founded(product: &Product, name: &str) -> Self {
        let nobody = Client::new(&product.url);
        let email = format!("boss-{}@example.com", Uuid::now_v7().simple());
        let body = json!({"company": name, "name": "Boss 老板", "email": email, "password": PASSWORD});
        let signed_up = nobody.post("/v1/auth/sign-up", &body).await.ok();
        Self::of(&nobody, &email, signed_up).await
    }

    async fn of(nobody: &Client, email: &str, signed_in: Value) -> Self {
        let by_token = nobody.with(&text(&signed_in, "accessToken"));
        let client = with_key(&by_token, &text(&signed_in, "userId")).await;
        let listed = client.list("/v1/roles", &[("filter", "preset != null")]).await.ok();
        let listed = listed["roles"].as_array().cloned().unwrap_or_default();
        let roles = listed.iter().map(|role| (text(role, "preset"), text(role, "id"))).collect();
        let admin = Person { id: text(&signed_in, "userId"), email: email.to_owned(), client };
        Self { tenant: text(&signed_in, "tenantId"), admin, roles }
    }

    /// The id of a ready-made role.
    pub fn role(&self, preset: &str) -> &str {
        self.roles.get(preset).unwrap_or_else(|| panic!("no role {preset} among {:?}", self.roles))
    }

    pub async fn department(&self, name: &str, parent: Option<&str>) -> String {
        let body = json!({"name": name, "parentId": parent});
        text(&self.admin.client.post("/v1/departments", &body).await.ok(), "id")
    }

    /// A colleague with a ready-made role.
    pub async fn person(&self, name: &str, preset: &str, department: Option<&str>) -> Person {
        self.person_with(name, &[self.role(preset)], department, None).await
    }

    /// A colleague with these roles, and a password where he signs in himself.
    pub async fn person_with(
        &self,
        name: &str,
        roles: &[&str],
        department: Option<&str>,
        password: Option<&str>,
    ) -> Person {
        let email = format!("u-{}@example.com", Uuid::now_v7().simple());
        let mut body = json!({"name": name, "email": email, "roleIds": roles, "departmentId": department});
        if let Some(password) = password {
            body["password"] = password.into();
        }
        let user = self.admin.client.post("/v1/users", &body).await.ok();
        let id = text(&user, "id");
        let client = with_key(&self.admin.client, &id).await;
        Person { id, email, client }
    }

    /// Many reps at once.
    pub async fn reps(&self, count: usize, department: Option<&str>) -> Vec<Person> {
        let hired = stream::iter(0..count)
            .map(|i| async move { self.person(&format!("Rep {i}"), "rep", department).await });
        hired.buffered(4).collect().await
    }

    /// A customer of the one who creates it.
    pub async fn customer(&self, by: &Person, name: &str) -> String {
        text(&by.client.post("/v1/customers", &json!({"name": name})).await.ok(), "id")
    }

    /// A pool with these rules, for those members.
    pub async fn pool(&self, members: &[&str], rules: Value) -> String {
        let mut body = json!({"name": format!("Pool {}", Uuid::now_v7()), "memberIds": members});
        for (name, value) in rules.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        text(&self.admin.client.post("/v1/pools", &body).await.ok(), "id")
    }

    /// Customers waiting in a pool.
    pub async fn pooled(&self, pool: &str, count: usize) -> Vec<String> {
        let made = stream::iter(0..count).map(|i| async move {
            let body = json!({"name": format!("Waiting {i} {}", Uuid::now_v7()), "poolId": pool});
            text(&self.admin.client.post("/v1/customers", &body).await.ok(), "id")
        });
        made.buffered(8).collect().await
    }
}

pub async fn sign_in(nobody: &Client, email: &str, password: &str) -> Value {
    nobody.post("/v1/auth/sign-in", &json!({"email": email, "password": password})).await.ok()
}

/// The client of that user by a key of his own.
async fn with_key(by: &Client, user: &str) -> Client {
    let key = by.post("/v1/api-keys", &json!({"name": "test", "userId": user})).await.ok();
    by.with(&text(&key, "key"))
}
