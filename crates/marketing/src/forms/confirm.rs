//! A message becomes a lead later: the visitor opened the link that he was sent, or a colleague saw that it was no
//! machine's.

use kernel::{Ctx, Error, Kind, Result, Uuid};
use proto::marketing::v1 as wire;
use runtime::App;
use store::{Uow, record::parse_id, records};

use super::{
    answers,
    open::{self, Open},
    seal,
    show::language,
    submit::{lead_of, still_waits, told},
};
use crate::{
    capture::{self, For},
    duplicates::Known,
    giving,
    records::{Form, FormSubmission, FormSubmissionState},
};

/// The link of the mail. Opened twice, it says the same twice.
pub async fn confirm(
    app: &App,
    stranger: &Ctx,
    request: wire::ConfirmFormRequest,
) -> Result<wire::SubmitFormResponse> {
    let Open { ctx, form } = open::by_key(app, stranger, &request.key).await?;
    let opened = seal::opened(&app.config.service_key, &request.token, ctx.now);
    let (id, late) = opened.ok_or_else(|| Error::new(Kind::NotFound, "LINK_UNKNOWN"))?;
    let locale = language(&form, ctx.locale);
    let message = read(app, &ctx, id).await?;
    if message.form_id != form.head.id {
        return Err(Error::new(Kind::NotFound, "LINK_UNKNOWN"));
    }
    if message.confirmed_at.is_some() {
        return Ok(told(&form, &message, locale));
    }
    if late {
        return Err(Error::precondition("LINK_EXPIRED"));
    }
    let taken = take(app, &ctx, &form, message, FormSubmissionState::Confirmed).await?;
    Ok(told(&form, &taken, locale))
}

async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<FormSubmission> {
    let mut uow = app.db.begin(ctx).await?;
    uow.get::<FormSubmission>(id).await
}

/// A colleague takes a message for what it is.
pub async fn accept(
    app: &App,
    ctx: &Ctx,
    request: wire::AcceptFormSubmissionRequest,
) -> Result<wire::FormSubmission> {
    let id = parse_id("id", &request.id)?;
    let message = read(app, ctx, id).await?;
    let form = {
        let form = message.form_id;
        let mut uow = app.db.begin(ctx).await?;
        uow.get::<Form>(form).await?
    };
    if message.lead_id.is_some() {
        return Err(Error::precondition("SUBMISSION_HAS_LEAD"));
    }
    let taken = take(app, ctx, &form, message, FormSubmissionState::Received).await?;
    records::get::<FormSubmission>(&app.db, ctx, &taken.head.id.to_string()).await
}

/// Makes the lead of a message that is kept already.
async fn take(
    app: &App,
    ctx: &Ctx,
    form: &Form,
    message: FormSubmission,
    state: FormSubmissionState,
) -> Result<FormSubmission> {
    let locale = language(form, ctx.locale);
    let mut own = ctx.clone();
    own.allow_duplicates = true;
    let system = Ctx::system(app.db.service, ctx.tenant, ctx.now);
    let answered = answers::read(&system, form, &answers::sent(&message.answers), locale)?;
    let mut lead = lead_of(answered.lead, form, &message);
    let known = Known::ask(app, &own, &lead).await?;
    let hands = giving::hands(&app.db, &own, &app.policy).await?;
    let mut uow = app.db.begin(&own).await?;
    capture::enter(&mut uow, &mut lead, For::Rules(&hands)).await?;
    known.mark(&mut uow, &lead).await?;
    let Some(mut kept) = still_waits(&mut uow, message.head.id).await? else {
        drop(uow);
        return read(app, ctx, message.head.id).await;
    };
    kept.state = state;
    kept.reason = None;
    kept.lead_id = Some(lead.head.id);
    kept.confirmed_at = (state == FormSubmissionState::Confirmed).then_some(ctx.now);
    uow.save(&mut kept);
    match uow.commit_quietly().await {
        // the company refuses those whom it has: the message stays, and says why
        Err(error) if error.reason() == "DUPLICATE" => reject(app, ctx, message.head.id, state).await,
        committed => committed.map(|()| kept),
    }
}

async fn reject(app: &App, ctx: &Ctx, id: Uuid, state: FormSubmissionState) -> Result<FormSubmission> {
    let mut uow: Uow<'_> = app.db.begin(ctx).await?;
    let mut kept = uow.lock::<FormSubmission>(id).await?;
    kept.state = FormSubmissionState::Rejected;
    kept.reason = Some("DUPLICATE".to_owned());
    kept.confirmed_at = (state == FormSubmissionState::Confirmed).then_some(ctx.now);
    uow.save(&mut kept);
    uow.commit_quietly().await?;
    Ok(kept)
}
