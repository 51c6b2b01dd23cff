//! How long a visitor's message takes until somebody has the lead: the whole request, since the lead is given in the
//! commit that keeps the message.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    company::{Role, text, token},
    figures::{Figure, quantile},
    http::{Ask, Client},
    product::Product,
};

/// A thousand a minute are 17 a second.
const SENDERS: usize = 8;
const EACH: usize = 60;
const PACE: Duration = Duration::from_millis(400);

pub async fn measure(product: &Product) -> Result<Figure> {
    let token = token(product, Role::Administrator).await?;
    let mut client = Client::connect(product.port).await?;
    let department =
        text(&client.json(&Ask::post("/v1/departments", &json!({"name": "来访"})), &token).await?, "id")?;
    let users = client.json(&Ask::get("/v1/users?pageSize=20"), &token).await?;
    let members: Vec<&str> =
        users["users"].as_array().into_iter().flatten().filter_map(|user| user["id"].as_str()).collect();
    let rule =
        json!({"name": "来访", "rank": 1, "teamId": department, "way": "ROUND_ROBIN", "memberIds": members});
    client.json(&Ask::post("/v1/assignment-rules", &rule), &token).await?;
    let form = json!({
        "name": "试用",
        "fields": [
            {"name": "who", "label": "姓名", "kind": "TEXT", "required": true, "target": "NAME"},
            {"name": "phone", "label": "手机", "kind": "PHONE", "required": true, "target": "LEAD_PHONE"},
        ],
    });
    let form = client.json(&Ask::post("/v1/forms", &form), &token).await?;
    let path: Arc<str> = format!("/v1/public/forms/{}/submissions", text(&form, "key")?).into();
    let mut senders = vec![];
    for sender in 0..SENDERS {
        let (mut client, path) = (Client::connect(product.port).await?, Arc::clone(&path));
        senders.push(tokio::spawn(async move {
            let (mut ticks, mut took) = (tokio::time::interval(PACE), vec![]);
            for n in 0..EACH {
                ticks.tick().await;
                let values = json!({"who": "来访者", "phone": format!("166{sender:04}{n:04}")});
                let body = json!({"id": format!("{sender}-{n}"), "values": values});
                let from = Instant::now();
                client.json(&Ask::post(&*path, &body), "").await?;
                took.push(from.elapsed().as_secs_f64() * 1000.0);
            }
            anyhow::Ok(took)
        }));
    }
    let mut took = vec![];
    for sender in senders {
        took.extend(sender.await??);
    }
    let left = client.json(&Ask::get("/v1/leads?filter=ownerId%20%3D%20null&pageSize=1"), &token).await?;
    ensure!(left["leads"].as_array().is_none_or(Vec::is_empty), "a lead is nobody's: {left}");
    let figure = Figure::new("form to assigned lead, ms", "p99 under 1000");
    let (half, most) = (quantile(&mut took, 0.5), quantile(&mut took, 0.99));
    Ok(figure.measured(
        format!("p50 {half:.1}, p99 {most:.1}"),
        format!("{:.1} to {:.1}", quantile(&mut took, 0.0), quantile(&mut took, 1.0)),
        format!("{} messages, 20 a second, compared with leads, customers and contacts", took.len()),
    ))
}
