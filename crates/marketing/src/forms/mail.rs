//! The mail that asks a visitor to confirm his message: a job that tries again until the mail server takes it.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Ctx, Error, Kind, Locale, Result, Uuid};
use runtime::App;
use serde_json::json;
use store::{
    Uow, jobs,
    jobs::{Job, Lease, Step, Work},
};

use super::seal;
use crate::records::{Form, FormSubmission};

pub const KIND: &str = "confirm_form";
/// Then the visitor has long stopped waiting.
const MOST_TRIES: i64 = 40;
const LONGEST_PAUSE: u64 = 1800;

/// Puts the mail into the queue, in the commit that keeps the message.
pub async fn enqueue(uow: &mut Uow<'_>, message: &FormSubmission, locale: Locale) -> Result<()> {
    let args = json!({"submissionId": message.head.id, "chinese": locale == Locale::Zh});
    jobs::enqueue(uow, KIND, args, 1).await.map(drop)
}

/// The work of the job.
pub struct Confirmations(pub Arc<App>);

#[async_trait]
impl Work for Confirmations {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        Ok(Ctx::system(self.0.db.service, job.tenant_id, self.0.clock.now()))
    }

    /// Sends it; should the process end before it can say so, it is sent once more.
    async fn before(&self, ctx: &Ctx, job: &mut Job, _lease: &Lease) -> Result<()> {
        let tries = job.cursor["tries"].as_i64().unwrap_or_default();
        let Some((message, form)) = self.find(ctx, job).await? else {
            job.cursor = json!({"sent": true});
            return Ok(());
        };
        let sent = self.send(job, &message, &form).await;
        job.cursor = match sent {
            Ok(()) => json!({"sent": true}),
            Err(error) => {
                tracing::warn!(%error, submission = %message.head.id, "a confirmation can't be sent");
                json!({"tries": tries + 1, "final": error.kind() != Kind::Unavailable})
            }
        };
        Ok(())
    }

    async fn step(&self, _uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let tries = job.cursor["tries"].as_i64().unwrap_or_default();
        if job.cursor["sent"] == true {
            job.done = 1;
            return Ok(Step::Finished);
        }
        if job.cursor["final"] == true || tries >= MOST_TRIES {
            return Err(Error::precondition("MAIL_REFUSED"));
        }
        let pause = LONGEST_PAUSE.min(1_u64 << tries.clamp(0, 11));
        Ok(Step::Later(Duration::from_secs(pause), "MAIL_UNREACHABLE"))
    }
}

impl Confirmations {
    /// The message, unless somebody confirmed or deleted it meanwhile.
    async fn find(&self, ctx: &Ctx, job: &Job) -> Result<Option<(FormSubmission, Form)>> {
        let id: Option<Uuid> = job.args["submissionId"].as_str().and_then(|id| id.parse().ok());
        let Some(id) = id else { return Ok(None) };
        let mut uow = self.0.db.begin(ctx).await?;
        let message = match uow.get::<FormSubmission>(id).await {
            Ok(message) if message.confirmed_at.is_none() && message.lead_id.is_none() => message,
            Err(error) if error.kind() != Kind::NotFound => return Err(error),
            _ => return Ok(None),
        };
        let form = message.form_id;
        match uow.get::<Form>(form).await {
            Ok(form) => Ok(Some((message, form))),
            Err(error) if error.kind() == Kind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn send(&self, job: &Job, message: &FormSubmission, form: &Form) -> Result<()> {
        let post = self.0.post.as_ref().ok_or_else(|| Error::unavailable("NO_MAIL"))?;
        let Some(to) = message.email.as_deref() else { return Ok(()) };
        let token = seal::link(&self.0.config.service_key, message.head.id, message.head.created_at);
        let (base, key) = (&post.public_url, form.key.as_deref().unwrap_or_default());
        let locale = if job.args["chinese"] == true { Locale::Zh } else { Locale::En };
        // the page behind the link speaks as the mail does, whatever the browser prefers
        let link = format!("{base}/f/{key}/confirm?lang={}&t={token}", locale.tag());
        let title = form.title_in(locale);
        let (subject, text) = match locale {
            Locale::Zh => (
                format!("请确认您的提交：{title}"),
                format!(
                    "您好！\n\n我们收到了您在“{title}”中填写的信息。请打开下面的链接确认，7 天内有效：\n\n{link}\n\n如果这不是您本人的操作，请忽略本邮件。\n"
                ),
            ),
            Locale::En => (
                format!("Please confirm: {title}"),
                format!(
                    "Hello,\n\nwe received what you entered in “{title}”. Please open this link to confirm it; it works for 7 days:\n\n{link}\n\nIf this wasn't you, simply ignore this mail.\n"
                ),
            ),
        };
        post.send(to, &subject, &text).await
    }
}
