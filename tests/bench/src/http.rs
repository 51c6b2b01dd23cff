//! A keep-alive HTTP client that costs next to nothing, and the load it makes: so many connections,
//! each asking again as soon as it has its answer.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::Instant,
};

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pub method: &'static str,
    pub path: String,
    pub body: Option<String>,
}

impl Ask {
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), body: None }
    }

    pub fn post(path: impl Into<String>, body: &serde_json::Value) -> Self {
        Self { method: "POST", path: path.into(), body: Some(body.to_string()) }
    }
}

/// One connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    line: String,
}

impl Client {
    pub async fn connect(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(64 << 10, stream), line: String::new() })
    }

    /// The answer's body; anything but success is an error.
    pub async fn ask(&mut self, ask: &Ask, token: &str) -> Result<Vec<u8>> {
        let body = ask.body.as_deref().unwrap_or_default();
        let mut text = format!("{} {} HTTP/1.1\r\nhost: 127.0.0.1\r\n", ask.method, ask.path);
        if !token.is_empty() {
            text.push_str(&format!("authorization: Bearer {token}\r\n"));
        }
        if ask.body.is_some() {
            text.push_str(&format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()));
        }
        text.push_str("\r\n");
        text.push_str(body);
        self.stream.get_mut().write_all(text.as_bytes()).await?;
        let (status, length) = self.head().await?;
        let body = match length {
            Some(length) => {
                let mut body = vec![0; length];
                self.stream.read_exact(&mut body).await?;
                body
            }
            None => self.chunks().await?,
        };
        if !(200..300).contains(&status) {
            bail!("{} {}: {status} {}", ask.method, ask.path, String::from_utf8_lossy(&body));
        }
        Ok(body)
    }

    pub async fn json(&mut self, ask: &Ask, token: &str) -> Result<serde_json::Value> {
        Ok(serde_json::from_slice(&self.ask(ask, token).await?)?)
    }

    async fn line(&mut self) -> Result<&str> {
        self.line.clear();
        if self.stream.read_line(&mut self.line).await? == 0 {
            bail!("the connection was closed");
        }
        Ok(self.line.trim_end())
    }

    /// Status and length; without a length the body comes in chunks.
    async fn head(&mut self) -> Result<(u16, Option<usize>)> {
        let status =
            self.line().await?.split(' ').nth(1).and_then(|s| s.parse().ok()).context("no status")?;
        let mut length = None;
        loop {
            let line = self.line().await?;
            if line.is_empty() {
                return Ok((status, length));
            }
            if line.len() > 15 && line[..15].eq_ignore_ascii_case("content-length:") {
                length = line[15..].trim().parse().ok();
            }
        }
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = vec![];
        loop {
            let size = usize::from_str_radix(self.line().await?, 16)?;
            let from = body.len();
            body.resize(from + size, 0);
            self.stream.read_exact(&mut body[from..]).await?;
            self.line().await?;
            if size == 0 {
                return Ok(body);
            }
        }
    }
}

/// Answers a second over `connections`; `make` writes the n-th request of a connection.
pub async fn load<F>(
    port: u16,
    connections: usize,
    time: Duration,
    token: &str,
    make: Arc<F>,
) -> Result<(u64, f64)>
where
    F: Fn(usize, u64) -> Ask + Send + Sync + 'static,
{
    let mut clients = vec![];
    for _ in 0..connections {
        clients.push(Client::connect(port).await?);
    }
    let token: Arc<str> = token.into();
    let from = Instant::now();
    let tasks: Vec<_> = clients
        .into_iter()
        .enumerate()
        .map(|(at, mut client)| {
            let (make, token) = (Arc::clone(&make), Arc::clone(&token));
            tokio::spawn(async move {
                let mut answers = 0;
                while from.elapsed() < time {
                    client.ask(&make(at, answers), &token).await?;
                    answers += 1;
                }
                Ok::<_, anyhow::Error>(answers)
            })
        })
        .collect();
    let mut answers = 0;
    for task in tasks {
        answers += task.await??;
    }
    Ok((answers, answers as f64 / from.elapsed().as_secs_f64()))
}
