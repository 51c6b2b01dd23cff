//! Mail that the product sends by itself, over the installation's mail server (`CRM_SMTP_URL`).

use std::{str::FromStr as _, time::Duration};

use anyhow::Context as _;
use kernel::{Error, Result};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};
use secrecy::ExposeSecret as _;

use crate::config::Config;

/// A mail server that says nothing for so long is not there.
const PATIENCE: Duration = Duration::from_secs(15);

/// The way to the mail server, and in whose name mail is sent.
pub struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// Where links in mails lead to.
    pub public_url: String,
}

impl Post {
    /// `None` where the installation sends no mail. Nothing is connected yet.
    pub fn of(config: &Config) -> anyhow::Result<Option<Self>> {
        let (Some(server), Some(from), Some(public_url)) =
            (&config.smtp_url, &config.mail_from, &config.public_url)
        else {
            return Ok(None);
        };
        // the cause would tell the password
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(server.expose_secret());
        let server = server.ok().context("CRM_SMTP_URL is no address of a mail server")?;
        let from = Mailbox::from_str(from).context("CRM_MAIL_FROM is no sender")?;
        let server = server.timeout(Some(PATIENCE)).build();
        Ok(Some(Self { server, from, public_url: public_url.trim_end_matches('/').to_owned() }))
    }

    /// Hands one mail to the server. `Unavailable` may be tried again, another refusal is for good.
    pub async fn send(&self, to: &str, subject: &str, text: &str) -> Result<()> {
        let to = Mailbox::from_str(to).map_err(|_| Error::invalid("email", "NOT_AN_EMAIL"))?;
        let mail = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text.to_owned())
            .map_err(Error::internal)?;
        match self.server.send(mail).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Error::precondition("MAIL_REFUSED").because(error)),
            Err(error) => Err(Error::unavailable("MAIL_UNREACHABLE").because(error)),
        }
    }
}
