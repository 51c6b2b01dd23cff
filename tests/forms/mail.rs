//! Double opt-in: the visitor gets a mail with a link, and is a lead once he has opened it.

use std::sync::{Arc, Mutex};

use reqwest::Method;
use serde_json::json;
use system_tests::{Product, client::text, eventually, product::free_port, shared};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::Desk;

/// A mail server that refuses its first visitor for the time being and takes all others' mail.
struct Sink {
    mails: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl Sink {
    async fn open() -> Self {
        let port = free_port();
        let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("a port");
        let mails: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = Arc::clone(&mails);
        tokio::spawn(async move {
            let mut visits = 0;
            while let Ok((stream, _)) = listener.accept().await {
                visits += 1;
                tokio::spawn(talk(stream, visits > 1, Arc::clone(&kept)));
            }
        });
        Self { mails, port }
    }

    fn mails(&self) -> Vec<String> {
        self.mails.lock().expect("nobody panicked").clone()
    }
}

async fn talk(stream: TcpStream, willing: bool, kept: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let greeting: &[u8] = if willing { b"220 sink\r\n" } else { b"421 come again\r\n" };
    write.write_all(greeting).await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let said: &[u8] = match verb.as_str() {
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await.ok()? {
                    if line == "." {
                        break;
                    }
                    mail.push_str(&line);
                    mail.push('\n');
                }
                kept.lock().ok()?.push(mail);
                b"250 kept\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 fine\r\n",
        };
        write.write_all(said).await.ok()?;
    }
    Some(())
}

/// The mail's text, whatever its transfer encoding broke or escaped.
fn link(mail: &str, url: &str) -> String {
    let body = mail.replace("=\n", "").replace("=3D", "=");
    let body = match mail.contains("base64") {
        true => {
            use base64::{Engine as _, engine::general_purpose::STANDARD};
            let coded: String = mail.split("\n\n").skip(1).collect::<String>().split_whitespace().collect();
            String::from_utf8(STANDARD.decode(coded).expect("base64")).expect("utf-8")
        }
        false => body,
    };
    let at = body.find(&format!("{url}/f/")).unwrap_or_else(|| panic!("no link in {body}"));
    body[at + url.len()..].split_whitespace().next().expect("a link").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_a_lead_once_he_has_confirmed() {
    let sink = Sink::open().await;
    let (server, public) = (format!("smtp://127.0.0.1:{}", sink.port), "https://crm.example.com");
    let settings = [
        ("CRM_SMTP_URL", server.as_str()),
        ("CRM_MAIL_FROM", "Kehu 客户 <crm@example.com>"),
        ("CRM_PUBLIC_URL", public),
        ("CRM_RATE_LIMITS", "on"),
        ("CRM_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let product = Product::up_with(&settings).await;
    let fields = json!([
        {"name": "who", "label": "姓名", "kind": "TEXT", "required": true, "target": "NAME"},
        {"name": "email", "label": "邮箱", "kind": "EMAIL", "required": true, "target": "LEAD_EMAIL"},
    ]);
    let desk = Desk::open(&product, json!({"doubleOptIn": true, "fields": fields})).await;
    let body = json!({
        "id": "m-1", "consent": true, "values": {"who": "Ada", "email": "ada@example.org"},
    });
    let told = desk.send(&body).await.ok();
    assert_eq!(told["confirm"], true, "{told}");
    assert!(desk.leads("").await.is_empty(), "nobody confirmed yet");

    // the mail server was not willing at first
    let mail = eventually("the mail arrives", || async { sink.mails().first().cloned() }).await;
    assert!(mail.contains("To: ada@example.org"), "{mail}");
    let link = link(&mail, public);
    let page = desk.visitor.get(&link).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("<button>"), "mail programs open links by themselves: {}", page.text);
    assert!(desk.leads("").await.is_empty(), "looking confirms nothing");
    for _ in 0..2 {
        let confirmed = desk.visitor.post(&link, &json!({})).await;
        assert_eq!(confirmed.status, 200, "{}", confirmed.text);
    }
    let leads = desk.leads("").await;
    assert_eq!(leads.len(), 1, "{leads:?}");
    let message = desk.message(&text(&told, "id")).await;
    assert_eq!((&message["state"], &message["leadId"]), (&json!("CONFIRMED"), &leads[0]["id"]), "{message}");
    let mut forged = link.clone();
    forged.replace_range(forged.len() - 3.., "AAA");
    assert_eq!(desk.visitor.post(&forged, &json!({})).await.status, 404);
    assert_eq!(sink.mails().len(), 1);
    one_address_is_stopped_and_another_is_not(&desk).await;
    product.stop().await;
}

async fn one_address_is_stopped_and_another_is_not(desk: &Desk) {
    let path = format!("{}/submissions", desk.address());
    let send = async |n: usize, address: &str| {
        let body = json!({"id": format!("flood-{n}"), "trap": "x", "values": {"who": "Bot"}});
        let request = desk.visitor.request(Method::POST, &path).header("x-forwarded-for", address);
        desk.visitor.answer(request.json(&body)).await
    };
    let mut stopped = 0;
    for n in 0..40 {
        let reply = send(n, "198.51.100.7").await;
        if reply.status == 429 {
            assert!(reply.headers.contains_key("retry-after"), "{reply:?}");
            stopped += 1;
        } else {
            reply.ok();
        }
    }
    assert!(stopped > 0, "forty messages from one address in a moment");
    send(99, "198.51.100.8").await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_nobody_can_be_asked_to_confirm() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let id = text(&desk.form, "id");
    let admin = &desk.company.admin.client;
    let refused = admin.patch(&format!("/v1/forms/{id}"), &json!({"doubleOptIn": true})).await;
    assert_eq!(refused.reason(422), "NO_MAIL_SERVER");
}
