//! One visitor's message: kept with what he agreed to and where he came from, and, unless it is a machine's, made a
//! lead and given to somebody in the same commit. The same message sent again is told what became of it.

use std::{num::NonZeroU32, sync::Arc};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use kernel::{Ctx, Error, FieldErrors, Kind, Locale, Result, Uuid};
use proto::marketing::v1 as wire;
use runtime::App;
use sha2::{Digest as _, Sha256};
use store::Uow;

use super::{
    answers::{self, Answers},
    mail,
    open::{self, Open},
    seal, short,
    show::language,
};
use crate::{
    capture::{self, For},
    duplicates::Known,
    giving::{self, Hands},
    records::{Form, FormSubmission, FormSubmissionState, Lead, LeadCapture},
};

/// Nobody fills in a form faster.
const FASTEST_MILLIS: i64 = 1_500;
/// Messages a minute that one form takes in one process, whoever sends them.
const PER_FORM: NonZeroU32 = match NonZeroU32::new(3_000) {
    Some(limit) => limit,
    None => NonZeroU32::MIN,
};
const MOST_FORMS: usize = 10_000;

/// Where messages come in: the house, and how many each form had of late.
#[derive(Clone)]
pub struct Desk {
    pub app: Arc<App>,
    of_late: Arc<DefaultKeyedRateLimiter<Uuid>>,
}

impl Desk {
    pub fn new(app: &Arc<App>) -> Self {
        Self { app: Arc::clone(app), of_late: Arc::new(RateLimiter::keyed(Quota::per_minute(PER_FORM))) }
    }

    fn count(&self, form: Uuid) -> Result<()> {
        if !self.app.config.rate_limits {
            return Ok(());
        }
        if self.of_late.len() > MOST_FORMS {
            self.of_late.retain_recent();
        }
        self.of_late.check_key(&form).map_err(|wait| {
            let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
            Error::new(Kind::RateLimited, "RATE_LIMITED").with("retryAfter", seconds)
        })
    }
}

/// Takes a message from `address`.
pub async fn submit(
    desk: &Desk,
    stranger: &Ctx,
    address: &str,
    request: wire::SubmitFormRequest,
) -> Result<wire::SubmitFormResponse> {
    let app = &*desk.app;
    let Open { ctx, form } = open::open(app, stranger, &request.key).await?;
    if !form.welcomes(&request.origin, &request.host) {
        return Err(Error::new(Kind::Forbidden, "HOST_NOT_ALLOWED").with("host", &request.origin));
    }
    desk.count(form.head.id)?;
    let locale = language(&form, ctx.locale);
    let id = id_of(&form, &request.id);
    if let Some(earlier) = earlier(app, &ctx, id).await? {
        return Ok(told(&form, &earlier, locale));
    }
    let mut message = described(&form, &request, address, locale);
    message.head.id = id;
    // what is wrong is told first: whoever presses the button too early is no machine yet
    let trapped = (!request.trap.trim().is_empty()).then_some("TRAP_FILLED");
    let answered = match trapped {
        Some(_) => None,
        None => Some(read(&ctx, &form, &request, locale)?),
    };
    if let Some(reason) = trapped.or_else(|| too_soon(app, &request, &ctx)) {
        message.state = FormSubmissionState::Spam;
        message.reason = Some(reason.to_owned());
        message.answers = answers::raw(&form, &request.values, locale);
        message.name = answers::who(&message.answers, &form);
        let told = told(&form, &message, locale);
        keep(app, &ctx, message).await?;
        // a machine is not told what gave it away
        return Ok(told);
    }
    let answered = answered.ok_or_else(|| Error::internal("answers that nobody read"))?;
    message.name = answers::who(&answered.kept, &form);
    message.answers = answered.kept.clone();
    if form.double_opt_in {
        message.email.clone_from(&answered.lead.email);
        let told = told(&form, &message, locale);
        ask_to_confirm(app, &ctx, message, locale).await?;
        return Ok(told);
    }
    let lead = lead_of(answered.lead, &form, &message);
    let known = Known::ask(app, &ctx, &lead).await?;
    let message = enter(app, &ctx, message, lead, &known).await?;
    Ok(told(&form, &message, locale))
}

/// What was answered, or all that is wrong with it.
fn read(ctx: &Ctx, form: &Form, request: &wire::SubmitFormRequest, locale: Locale) -> Result<Answers> {
    let mut errors = FieldErrors::default();
    if !form.consent_in(locale).is_empty() && !request.consent {
        errors.push("consent", "CONSENT_NEEDED");
    }
    match answers::read(ctx, form, &request.values, locale) {
        Ok(answered) => errors.finish().map(|()| answered),
        Err(error) if error.kind() == Kind::Invalid => {
            errors.add(error);
            Err(errors.finish().err().unwrap_or_else(|| Error::internal("a refusal without a reason")))
        }
        Err(error) => Err(error),
    }
}

/// The message's id follows from what the page calls it, so that a repeat finds it.
fn id_of(form: &Form, given: &str) -> Uuid {
    let Some(given) = short(given, 80) else { return Uuid::now_v7() };
    let mut hash = Sha256::new();
    hash.update(form.head.id.as_bytes());
    hash.update(given.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

pub async fn earlier(app: &App, ctx: &Ctx, id: Uuid) -> Result<Option<FormSubmission>> {
    let mut uow = app.db.begin(ctx).await?;
    match uow.get::<FormSubmission>(id).await {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == Kind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Beside filling in what nobody sees, what a machine does and people don't: it answers before anybody could have
/// read, or makes up when it was given the form.
fn too_soon(app: &App, request: &wire::SubmitFormRequest, ctx: &Ctx) -> Option<&'static str> {
    if request.seal.trim().is_empty() {
        return None;
    }
    match seal::age(&app.config.service_key, &request.key, &request.seal, ctx.now) {
        Some(age) if age < FASTEST_MILLIS => Some("TOO_FAST"),
        Some(_) => None,
        None => Some("FORGED_SEAL"),
    }
}

fn described(
    form: &Form,
    request: &wire::SubmitFormRequest,
    address: &str,
    locale: Locale,
) -> FormSubmission {
    let consent = form.consent_in(locale);
    let agreed = request.consent && !consent.is_empty();
    FormSubmission {
        form_id: form.head.id,
        state: FormSubmissionState::Received,
        consent: agreed.then_some(consent),
        consent_version: form.consent_version.clone().filter(|_| agreed),
        page_url: short(&request.page_url, 2000),
        referrer: short(&request.referrer, 2000),
        utm_source: short(&request.utm_source, 200),
        utm_medium: short(&request.utm_medium, 200),
        utm_campaign: short(&request.utm_campaign, 200),
        utm_term: short(&request.utm_term, 200),
        utm_content: short(&request.utm_content, 200),
        address: network(address),
        client_id: short(&request.id, 80),
        ..FormSubmission::default()
    }
}

/// The network, not the household: `203.0.113.0`, `2001:db8:1::`.
fn network(address: &str) -> Option<String> {
    match address.parse().ok()? {
        std::net::IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            Some(format!("{a}.{b}.{c}.0"))
        }
        std::net::IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            Some(format!("{a:x}:{b:x}:{c:x}::"))
        }
    }
}

/// The lead with where it came from.
pub fn lead_of(mut lead: Lead, form: &Form, message: &FormSubmission) -> Lead {
    lead.channel_id = form.channel_id;
    lead.campaign_id = form.campaign_id;
    lead.page_url.clone_from(&message.page_url);
    lead.referrer.clone_from(&message.referrer);
    lead.utm_source.clone_from(&message.utm_source);
    lead.utm_medium.clone_from(&message.utm_medium);
    lead.utm_campaign.clone_from(&message.utm_campaign);
    lead.utm_term.clone_from(&message.utm_term);
    lead.utm_content.clone_from(&message.utm_content);
    lead.captured_by = LeadCapture::Form;
    lead
}

/// Message and lead in one commit, the lead somebody's at once. Where the company refuses those whom it has, the
/// message is kept and says so. Of the same message sent twice at one instant one is kept.
async fn enter(
    app: &App,
    ctx: &Ctx,
    mut message: FormSubmission,
    lead: Lead,
    known: &Known,
) -> Result<FormSubmission> {
    let hands = giving::hands(&app.db, ctx, &app.policy).await?;
    match try_enter(app, ctx, &hands, &mut message, lead, known).await {
        Ok(()) => Ok(message),
        Err(error) if error.reason() == "DUPLICATE" => {
            message.lead_id = None;
            message.state = FormSubmissionState::Rejected;
            message.reason = Some("DUPLICATE".to_owned());
            keep(app, ctx, message.clone()).await?;
            Ok(message)
        }
        Err(error) if error.kind() == Kind::AlreadyExists => {
            earlier(app, ctx, message.head.id).await?.ok_or(error)
        }
        Err(error) => Err(error),
    }
}

async fn try_enter(
    app: &App,
    ctx: &Ctx,
    hands: &Hands,
    message: &mut FormSubmission,
    mut lead: Lead,
    known: &Known,
) -> Result<()> {
    let mut uow = app.db.begin(ctx).await?;
    capture::enter(&mut uow, &mut lead, For::Rules(hands)).await?;
    known.mark(&mut uow, &lead).await?;
    message.lead_id = Some(lead.head.id);
    uow.insert(message);
    uow.commit_quietly().await
}

/// Keeps a message that makes no lead.
async fn keep(app: &App, ctx: &Ctx, mut message: FormSubmission) -> Result<()> {
    let mut uow = app.db.begin(ctx).await?;
    uow.insert(&mut message);
    kept_once(uow.commit_quietly().await)
}

async fn ask_to_confirm(app: &App, ctx: &Ctx, mut message: FormSubmission, locale: Locale) -> Result<()> {
    let mut uow = app.db.begin(ctx).await?;
    uow.insert(&mut message);
    mail::enqueue(&mut uow, &message, locale).await?;
    kept_once(uow.commit_quietly().await)
}

fn kept_once(kept: Result<()>) -> Result<()> {
    match kept {
        Err(error) if error.kind() == Kind::AlreadyExists => Ok(()),
        kept => kept,
    }
}

/// What the visitor is told; the same whatever became of it.
pub fn told(form: &Form, message: &FormSubmission, locale: Locale) -> wire::SubmitFormResponse {
    wire::SubmitFormResponse {
        id: message.head.id.to_string(),
        thanks: form.thanks_in(locale),
        thanks_url: form.thanks_url.clone().unwrap_or_default(),
        confirm: form.double_opt_in && message.confirmed_at.is_none(),
        language: locale.tag().to_owned(),
    }
}

/// Locks a message that waits, after the lead's owner was chosen; `None` if it no longer waits.
pub async fn still_waits(uow: &mut Uow<'_>, id: Uuid) -> Result<Option<FormSubmission>> {
    let message = uow.lock::<FormSubmission>(id).await?;
    Ok((message.lead_id.is_none() && message.confirmed_at.is_none()).then_some(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_its_network_only() {
        assert_eq!(network("203.0.113.77").as_deref(), Some("203.0.113.0"));
        assert_eq!(network("2001:db8:1:2:3::4").as_deref(), Some("2001:db8:1::"));
        assert_eq!(network("somewhere"), None);
    }

    #[test]
    fn the_same_message_of_the_same_form_has_one_id() {
        let mut form = Form::default();
        form.head.id = Uuid::from_u128(1);
        let id = id_of(&form, "abc");
        assert_eq!(id, id_of(&form, " abc "));
        assert_ne!(id, id_of(&form, "abd"));
        assert_ne!(id_of(&form, ""), id_of(&form, ""), "a page that names none sends a new one each time");
        form.head.id = Uuid::from_u128(2);
        assert_ne!(id, id_of(&form, "abc"));
    }
}
