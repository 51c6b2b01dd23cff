//! Forms on web pages: what visitors send becomes a lead, once, whatever dies meanwhile; machines and wrong web sites
//! get nowhere, and a form's key opens that form and nothing else.
#![allow(clippy::expect_used)]

#[path = "forms/doors.rs"]
mod doors;
#[path = "forms/known.rs"]
mod known;
#[path = "forms/mail.rs"]
mod mail;
#[path = "forms/storm.rs"]
mod storm;

use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{Client, Company, Product, Reply, client::text};

/// A form with the usual questions, and a person who gets what comes in.
pub struct Desk {
    pub company: Company,
    pub rep: system_tests::Person,
    pub form: Value,
    pub visitor: Client,
}

impl Desk {
    pub async fn open(product: &Product, more: Value) -> Self {
        let company = Company::founded(product, "Forms 表单").await;
        let admin = &company.admin.client;
        let department = company.department("Inside sales", None).await;
        let rep = company.person("Lin 林", "rep", Some(&department)).await;
        let rule = json!({"name": "All", "rank": 1, "teamId": department, "way": "ROUND_ROBIN"});
        admin.post("/v1/assignment-rules", &rule).await.ok();
        let mut form = json!({
            "name": "Trial 试用",
            "title": "申请试用",
            "titleEn": "Try it",
            "fields": [
                {"name": "who", "label": "姓名", "labelEn": "Name", "kind": "TEXT", "required": true, "target": "NAME"},
                {"name": "phone", "label": "手机", "labelEn": "Mobile", "kind": "PHONE", "required": true, "target": "LEAD_PHONE"},
                {"name": "email", "label": "邮箱", "labelEn": "E-mail", "kind": "EMAIL", "target": "LEAD_EMAIL"},
                {"name": "region", "label": "区域", "labelEn": "Region", "kind": "CHOICE", "options": ["华东|East China", "华南|South China"]},
            ],
            "consent": "我同意贵公司与我联系。",
            "consentEn": "I agree to be contacted.",
            "consentVersion": "2026-11",
            "allowedHosts": ["www.example.com"],
        });
        for (name, value) in more.as_object().into_iter().flatten() {
            form[name] = value.clone();
        }
        let form = admin.post("/v1/forms", &form).await.ok();
        let visitor = company.admin.client.without_credential();
        Self { company, rep, form, visitor }
    }

    pub fn key(&self) -> String {
        text(&self.form, "key")
    }

    pub fn address(&self) -> String {
        format!("/v1/public/forms/{}", self.key())
    }

    /// Answers as our script sends them.
    pub fn answers(&self, id: &str, phone: &str) -> Value {
        json!({
            "id": id, "consent": true, "pageUrl": "https://www.example.com/trial?utm_source=bing",
            "referrer": "https://cn.bing.com/", "utmSource": "bing", "utmCampaign": "autumn",
            "values": {"who": "王芳", "phone": phone, "region": "华东"},
        })
    }

    pub async fn send(&self, body: &Value) -> Reply {
        self.send_from("https://www.example.com", body).await
    }

    pub async fn send_from(&self, origin: &str, body: &Value) -> Reply {
        let path = format!("{}/submissions", self.address());
        let request = self.visitor.request(Method::POST, &path).header("origin", origin).json(body);
        self.visitor.answer(request).await
    }

    pub async fn leads(&self, filter: &str) -> Vec<Value> {
        let listed = self.company.admin.client.list("/v1/leads", &[("filter", filter)]).await.ok();
        listed["leads"].as_array().cloned().unwrap_or_default()
    }

    pub async fn message(&self, id: &str) -> Value {
        self.company.admin.client.get(&format!("/v1/form-submissions/{id}")).await.ok()
    }
}
