//! What is decided stands: a quote, order, contract, invoice or payment that is locked refuses every change on every
//! path, field by field, over REST and gRPC, and the refusal says which way is open.
#![allow(clippy::expect_used)]

use prost_reflect::{DynamicMessage, Value as Wire};
use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{
    Company,
    client::text,
    grpc::{Grpc, method},
    shared,
};
use tonic::Code;

fn yuan(amount: &str) -> Value {
    json!({"currency": "CNY", "amount": amount})
}

/// A locked record: its address, its methods' name, and a word of the way that is open.
struct Locked {
    path: String,
    name: &'static str,
    way: &'static str,
}

/// One of each, locked.
async fn one_of_each(company: &Company) -> Vec<Locked> {
    let admin = &company.admin.client;
    let second = company.person("Second", "administrator", None).await.client;
    let customer = text(&admin.post("/v1/customers", &json!({"name": "华星集团"})).await.ok(), "id");
    let nothing = json!({});
    let made = async |path: &str, body: Value| {
        let id = text(&admin.post(path, &body).await.ok(), "id");
        format!("{path}/{id}")
    };
    let line = json!({"name": "实施服务", "quantity": "1", "price": "100"});
    let offer = json!({"customerId": customer, "currency": "CNY", "lines": [line]});
    let quote = made("/v1/quotes", offer.clone()).await;
    admin.post(&format!("{quote}/submit"), &nothing).await.ok();
    let order = made("/v1/orders", offer).await;
    admin.post(&format!("{order}/confirm"), &nothing).await.ok();
    let typed = json!({"name": "年度框架", "customerId": customer, "amount": yuan("100")});
    let waiting = made("/v1/contracts", typed.clone()).await;
    admin.post(&format!("{waiting}/submit"), &nothing).await.ok();
    let contract = made("/v1/contracts", typed).await;
    admin.post(&format!("{contract}/submit"), &nothing).await.ok();
    second.post(&format!("{contract}/approve"), &nothing).await.ok();
    admin.post(&format!("{contract}/sign"), &nothing).await.ok();
    let id = contract.rsplit('/').next().unwrap_or_default();
    let invoice = made("/v1/invoices", json!({"contractId": id, "amount": yuan("100")})).await;
    second.post(&format!("{invoice}/approve"), &nothing).await.ok();
    let payment = made("/v1/payments", json!({"customerId": customer, "amount": yuan("100")})).await;
    admin.post(&format!("{payment}/void"), &json!({"reason": "录入错误"})).await.ok();
    let locked = |path, name, way| Locked { path, name, way };
    vec![
        locked(quote, "Quote", "新版本"),
        locked(order, "Order", "取消"),
        locked(waiting, "Contract", "撤回"),
        locked(contract, "Contract", "合同变更"),
        locked(invoice, "Invoice", "红冲"),
        locked(payment, "Payment", "重新登记"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_locked_refuses_edits_on_every_path() {
    let product = shared().await;
    let company = Company::founded(&product, "Locked").await;
    let admin = &company.admin.client;
    let grpc = Grpc::at(&product.url, admin.bearer.as_deref()).await;
    for Locked { path, name, way } in one_of_each(&company).await {
        let before = admin.get(&path).await.ok();
        assert_eq!(before["locked"], json!(true), "{path}");
        let offered = before["actions"].as_array().expect("actions");
        assert!(
            !offered.iter().any(|action| ["update", "delete"].contains(&action.as_str().unwrap_or_default()))
        );

        let update = method(&format!("Update{name}"));
        let record = update.input().fields().find(|field| field.name() != "update_mask").expect("a record");
        let fields = record.kind().as_message().expect("a message").fields().collect::<Vec<_>>();
        let mut tried = 0;
        for field in fields.iter().filter(|field| is_anybodys(field)) {
            let given = json!({field.json_name(): before.get(field.json_name()).unwrap_or(&Value::Null)});
            let request = admin.request(Method::PATCH, &path).header("accept-language", "zh-CN").json(&given);
            let refused = admin.answer(request).await.refused(422);
            assert_eq!(refused["reason"], "RECORD_LOCKED", "{path} {given}");
            assert!(text(&refused, "detail").contains(way), "{path}: {refused}");
            let mut message = DynamicMessage::new(update.input());
            let mut named = DynamicMessage::new(record.kind().as_message().expect("a message").clone());
            named.set_field_by_name("id", Wire::String(text(&before, "id")));
            message.set_field(&record, Wire::Message(named));
            let mask = update.input().get_field_by_name("update_mask").expect("a mask");
            let mut paths = DynamicMessage::new(mask.kind().as_message().expect("a message").clone());
            paths.set_field_by_name("paths", Wire::List(vec![Wire::String(field.json_name().to_owned())]));
            message.set_field(&mask, Wire::Message(paths));
            let status = grpc.call(&update, &message).await.expect_err("locked");
            assert_eq!(status.code(), Code::FailedPrecondition, "{name} {}: {status:?}", field.name());
            tried += 1;
        }
        assert!(tried >= 3, "{name}: only {tried} fields were tried");

        for verb in ["Delete", "Restore"] {
            let methods = update.parent_service().methods().collect::<Vec<_>>();
            let Some(method) = methods.iter().find(|method| method.name() == format!("{verb}{name}")) else {
                continue;
            };
            let mut message = DynamicMessage::new(method.input());
            message.set_field_by_name("id", Wire::String(text(&before, "id")));
            let status = grpc.call(method, &message).await.expect_err("locked");
            assert_eq!(status.code(), Code::FailedPrecondition, "{verb}{name}: {status:?}");
            let reply = match verb {
                "Delete" => admin.delete(&path).await,
                _ => admin.post(&format!("{path}/restore"), &json!({})).await,
            };
            reply.refused(422);
        }
        let after = admin.get(&path).await.ok();
        assert_eq!(after, before, "nothing was written");
    }
}

/// May people set it, and did not only the record's creation?
fn is_anybodys(field: &prost_reflect::FieldDescriptor) -> bool {
    let options = proto::options::field(field);
    let number = |name: &str| {
        options
            .as_ref()
            .and_then(|options| options.get_field_by_name(name)?.as_enum_number())
            .unwrap_or_default()
    };
    let common = field.number() < 20;
    !common && number("set_by") == 0
}
