//! What a form lets in, from whom, and what its key does not open.

use reqwest::{Method, header};
use serde_json::json;
use system_tests::{client::text, shared};
use uuid::Uuid;

use crate::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn a_visitors_message_is_a_lead_of_somebody_at_once_and_only_once() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let body = desk.answers("page-1", "138 0013 8001");
    let first = desk.send(&body).await;
    assert_eq!(first.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "https://www.example.com");
    let first = first.ok();
    let again = desk.send(&body).await.ok();
    assert_eq!(first["id"], again["id"], "the same message sent again is the same message");

    let leads = desk.leads("").await;
    assert_eq!(leads.len(), 1, "{leads:?}");
    let lead = &leads[0];
    assert_eq!(lead["ownerId"], desk.rep.id.as_str(), "{lead}");
    let told = (&lead["name"], &lead["phone"], &lead["utmSource"], &lead["capturedBy"], &lead["status"]);
    assert_eq!(
        told,
        (&json!("王芳"), &json!("+8613800138001"), &json!("bing"), &json!("FORM"), &json!("ASSIGNED"))
    );
    assert!(
        text(lead, "note").contains("区域: 华东") || text(lead, "note").contains("Region: 华东"),
        "{lead}"
    );

    let message = desk.message(&text(&first, "id")).await;
    assert_eq!(
        (&message["leadId"], &message["state"], &message["consentVersion"]),
        (&lead["id"], &json!("RECEIVED"), &json!("2026-11"))
    );
    assert!(!text(&message, "consent").is_empty(), "the consent text is kept as it was shown: {message}");
    assert_eq!(message["answers"].as_array().map(Vec::len), Some(3), "{message}");
    assert_eq!(message["address"], "127.0.0.0", "the network only: {message}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_by_the_questions_names() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let body = json!({"values": {"phone": "12", "region": "Mars"}});
    let problem = desk.send(&body).await.refused(400);
    let mut fields: Vec<String> =
        problem["errors"].as_array().expect("fields").iter().map(|wrong| text(wrong, "field")).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["consent", "phone", "region", "who"], "each once");
    assert!(desk.leads("").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_allowed_web_sites_may_ask_and_answer() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let body = desk.answers("page-2", "13800138002");
    let refused = desk.send_from("https://evil.example.net", &body).await;
    assert!(!refused.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    assert_eq!(refused.reason(403), "HOST_NOT_ALLOWED");
    let visitor = &desk.visitor;
    for (origin, status) in [("https://www.example.com", 204), ("https://evil.example.net", 403)] {
        let path = format!("{}/submissions", desk.address());
        let asked = visitor.request(Method::OPTIONS, &path).header("origin", origin);
        let asked = asked.header("access-control-request-method", "POST");
        let reply = visitor.answer(asked).await;
        assert_eq!(reply.status, status, "{origin}: {}", reply.text);
        assert_eq!(reply.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), status == 204);
        let definition = visitor.request(Method::GET, &desk.address()).header("origin", origin);
        let reply = visitor.answer(definition).await;
        assert_eq!(reply.status, if status == 204 { 200 } else { 403 }, "{}", reply.text);
    }
    assert!(desk.leads("").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_leaves_spam_that_a_colleague_can_still_take() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let mut trapped = desk.answers("bot-1", "13800138003");
    trapped["trap"] = "http://buy.example.net".into();
    let mut fast = desk.answers("bot-2", "13800138004");
    fast["seal"] = desk.visitor.get(&desk.address()).await.ok()["seal"].clone();
    let mut forged = desk.answers("bot-3", "13800138005");
    forged["seal"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into();
    let mut reasons = vec![];
    let mut last = String::new();
    for body in [trapped, fast, forged] {
        // a machine is told nothing else
        last = text(&desk.send(&body).await.ok(), "id");
        let message = desk.message(&last).await;
        assert_eq!((&message["state"], &message["leadId"]), (&json!("SPAM"), &json!(null)), "{message}");
        reasons.push(text(&message, "reason"));
    }
    assert_eq!(reasons, ["TRAP_FILLED", "TOO_FAST", "FORGED_SEAL"]);
    assert!(desk.leads("").await.is_empty());
    let admin = &desk.company.admin.client;
    let taken = admin.post(&format!("/v1/form-submissions/{last}/accept"), &json!({})).await.ok();
    assert_eq!(taken["state"], "RECEIVED", "{taken}");
    assert_eq!(desk.leads("").await.len(), 1);
    let twice = admin.post(&format!("/v1/form-submissions/{last}/accept"), &json!({})).await;
    assert_eq!(twice.reason(422), "SUBMISSION_HAS_LEAD");
}

#[tokio::test(flavor = "multi_thread")]
async fn its_own_page_works_without_script_and_in_both_languages() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({"thanks": "谢谢！<b>", "thanksEn": "Thanks!"})).await;
    let visitor = &desk.visitor;
    let path = format!("/f/{}", desk.key());
    let page = visitor.get(&format!("{path}?lang=zh&utm_source=weixin")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("申请试用") && page.text.contains("lang=zh-CN"), "{}", page.text);
    assert!(!page.text.contains("<script"), "{}", page.text);
    let english = visitor.get(&format!("{path}?lang=en")).await.text;
    assert!(english.contains("Try it") && english.contains("East China"), "{english}");

    let hidden = |name: &str| {
        let at = page.text.find(&format!("name={name} value=\"")).expect(name) + name.len() + 13;
        page.text[at..].split('"').next().unwrap_or_default().to_owned()
    };
    let (id, seal) = (hidden("_id"), hidden("_seal"));
    let post = async |phone: &str| {
        let fields = [
            ("who", "李静"),
            ("phone", phone),
            ("region", "华南"),
            ("consent", "1"),
            ("website_url", ""),
            ("_id", &id),
            ("_seal", &seal),
            ("_utm_source", &hidden("_utm_source")),
        ];
        let request = visitor.request(Method::POST, &format!("{path}?lang=zh"));
        let own = request.header("origin", product.url.as_str());
        let coded = reqwest::Url::parse_with_params("http://x/", &fields).expect("fields");
        let body = coded.query().unwrap_or_default().to_owned();
        let kind = "application/x-www-form-urlencoded";
        visitor.answer(own.header("content-type", kind).body(body)).await
    };
    // a person reads first
    tokio::time::sleep(std::time::Duration::from_millis(1_600)).await;
    let wrong = post("12").await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text.contains("id=w-phone") && wrong.text.contains("李静"), "{}", wrong.text);
    let right = post("13800138006").await;
    assert_eq!(right.status, 200, "{}", right.text);
    assert!(right.text.contains("谢谢！&lt;b&gt;"), "{}", right.text);
    assert_eq!(post("13800138006").await.status, 200, "sent again by a reload");
    let leads = desk.leads("").await;
    assert_eq!(leads.len(), 1);
    assert_eq!(leads[0]["utmSource"], "weixin");
    let script = visitor.get(&format!("{path}.js")).await;
    assert_eq!(script.headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_opens_its_form_and_nothing_else() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let key = desk.key();
    let with_key = desk.visitor.with(&key);
    let description = desk.visitor.get("/openapi.json").await.ok();
    let paths = description["paths"].as_object().expect("paths");
    let mut tried = 0;
    for (path, item) in paths {
        let public = path.starts_with("/v1/public/") || path.starts_with("/v1/auth/");
        for verb in item.as_object().expect("verbs").keys().filter(|_| !public) {
            let Ok(method) = verb.to_uppercase().parse::<Method>() else { continue };
            let id = Uuid::now_v7().to_string();
            let filled: Vec<String> = path
                .split('/')
                .map(|step| if step.starts_with('{') { id.clone() } else { step.to_owned() })
                .collect();
            let path = filled.join("/");
            let mut request = with_key.request(method.clone(), &path).header("x-form-key", &key);
            if method != Method::GET && method != Method::DELETE {
                request = request.json(&json!({}));
            }
            let reply = with_key.answer(request).await;
            assert_eq!(reply.status, 401, "{method} {path}: {}", reply.text);
            tried += 1;
        }
    }
    assert!(tried > 150, "only {tried} addresses were tried");
    let admin = &desk.company.admin.client;
    let id = text(&desk.form, "id");
    let renewed = admin.post(&format!("/v1/forms/{id}/rotate-key"), &json!({})).await.ok();
    assert_ne!(renewed["key"], desk.form["key"]);
    assert_eq!(desk.visitor.get(&desk.address()).await.reason(404), "NO_SUCH_FORM");
    let address = format!("/v1/public/forms/{}", text(&renewed, "key"));
    desk.visitor.get(&address).await.ok();
    admin.patch(&format!("/v1/forms/{id}"), &json!({"closed": true})).await.ok();
    assert_eq!(desk.visitor.get(&address).await.reason(404), "NO_SUCH_FORM");
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_and_nonsense_is_refused() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let mut large = desk.answers("large", "13800138007");
    large["pageUrl"] = "x".repeat(70_000).into();
    assert_eq!(desk.send(&large).await.status, 413);
    let path = format!("{}/submissions", desk.address());
    for (kind, body, status) in [
        ("text/plain", "{}", 415),
        ("application/json", "[1,", 400),
        ("application/x-www-form-urlencoded", "%ff=1", 400),
    ] {
        let request = desk.visitor.request(Method::POST, &path).header("content-type", kind).body(body);
        let reply = desk.visitor.answer(request).await;
        assert_eq!(reply.status, status, "{kind}: {}", reply.text);
    }
    assert_eq!(desk.visitor.get("/v1/public/forms/abc").await.reason(404), "NO_SUCH_FORM");
}
