//! Reading what a visitor sent against what was asked: answers as they are kept, and the lead that they describe.

use kernel::{Ctx, FieldErrors, Locale, Result, text};
use proto::marketing::v1::{self as wire, FormValue};
use store::{Mask, Record as _, Rules as _};
use uuid::Uuid;

use crate::records::{Form, FormField, FormFieldKind, FormFieldTarget, FormSubmissionAnswer, Lead};

const LONGEST: usize = 5_000;
const LONGEST_LINE: usize = 500;

/// What was answered, question by question.
#[derive(Debug)]
pub struct Answers {
    pub kept: Vec<FormSubmissionAnswer>,
    pub lead: Lead,
}

/// Refuses with all that is wrong, by the names of the questions.
pub fn read(ctx: &Ctx, form: &Form, values: &[FormValue], locale: Locale) -> Result<Answers> {
    let mut errors = FieldErrors::default();
    let mut kept = vec![];
    let mut lead = wire::Lead::default();
    let mut notes = vec![];
    for field in &form.fields {
        let Some(value) = answer(field, values, &mut errors) else { continue };
        if !fill(&mut lead, field.target, &value) {
            let said = if field.chooses() { value.replace('\n', ", ") } else { value.clone() };
            notes.push(format!("{}: {said}", field.label_in(locale)));
        }
        let (name, label) = (Some(field.name.clone()), Some(field.label_in(locale)));
        kept.push(FormSubmissionAnswer { id: Uuid::now_v7(), name, label, value: Some(value) });
    }
    if !notes.is_empty() {
        let said = lead.note.take().into_iter().chain(notes);
        lead.note = Some(said.collect::<Vec<_>>().join("\n"));
    }
    // the lead's own rules on phones, addresses and lengths, told at the question that was answered wrongly
    let mut record = Lead::default();
    let mut wrong = FieldErrors::default();
    let mask = Mask::create(Lead::DEF, &ctx.access, &Lead::given(&lead), &mut wrong);
    record.apply(&lead, &mask, &mut wrong);
    record.give_a_name();
    record.check(ctx, None, &mut wrong);
    // that it is missing was said
    let given_names: Vec<&str> = kept.iter().filter_map(|answer| answer.name.as_deref()).collect();
    let names = form.fields.iter().map(|field| field.name.as_str());
    let unanswered: Vec<&str> = names.filter(|name| !given_names.contains(name)).collect();
    if let Err(error) = wrong.finish() {
        for wrong in error.fields() {
            let asked =
                form.fields.iter().find(|field| target_field(field.target) == Some(wrong.field.as_str()));
            let at = asked.map_or(wrong.field.as_str(), |field| field.name.as_str());
            let said = errors.found().iter().any(|told| told.field == at);
            if !said && !unanswered.contains(&at) {
                errors.push_with(at, wrong.reason, wrong.params.clone());
            }
        }
    }
    errors.finish()?;
    Ok(Answers { kept, lead: record })
}

/// As it was sent, unread: what is kept of a message that becomes no lead.
pub fn raw(form: &Form, values: &[FormValue], locale: Locale) -> Vec<FormSubmissionAnswer> {
    let mut kept = vec![];
    for field in &form.fields {
        let Some(value) = given(field, values) else { continue };
        let (name, label) = (Some(field.name.clone()), Some(field.label_in(locale)));
        kept.push(FormSubmissionAnswer { id: Uuid::now_v7(), name, label, value: Some(value) });
    }
    kept
}

/// Answers that were kept, as they were sent.
pub fn sent(kept: &[FormSubmissionAnswer]) -> Vec<FormValue> {
    let value = |answer: &FormSubmissionAnswer| FormValue {
        name: answer.name.clone().unwrap_or_default(),
        values: answer.value.iter().flat_map(|value| value.split('\n')).map(str::to_owned).collect(),
    };
    kept.iter().map(value).collect()
}

/// Who sent it, as far as his answers say.
pub fn who(kept: &[FormSubmissionAnswer], form: &Form) -> Option<String> {
    use FormFieldTarget::{Company, LeadEmail, LeadPhone, Name, Wechat};
    let of = |target: FormFieldTarget| {
        let field = form.fields.iter().find(|field| field.target == target)?;
        let answer = kept.iter().find(|answer| answer.name.as_deref() == Some(&field.name))?;
        super::short(answer.value.as_deref().unwrap_or_default(), 200)
    };
    [Name, Company, LeadPhone, LeadEmail, Wechat].into_iter().find_map(of)
}

fn given(field: &FormField, values: &[FormValue]) -> Option<String> {
    let most = if field.kind == FormFieldKind::LongText { LONGEST } else { LONGEST_LINE };
    let sent = values.iter().filter(|value| value.name == field.name).flat_map(|value| &value.values);
    let texts: Vec<String> = sent.map(|text| text.trim().replace('\r', "")).collect();
    let text = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let text: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).take(most + 1).collect();
    (!text.is_empty()).then_some(text)
}

fn answer(field: &FormField, values: &[FormValue], errors: &mut FieldErrors) -> Option<String> {
    let name = field.name.as_str();
    let Some(value) = given(field, values) else {
        if field.required {
            errors.push(name, "REQUIRED");
        }
        return None;
    };
    let most = if field.kind == FormFieldKind::LongText { LONGEST } else { LONGEST_LINE };
    if value.chars().count() > most {
        errors.push_with(name, "TOO_LONG", vec![("max".to_owned(), most.to_string())]);
    }
    let wrong = match field.kind {
        FormFieldKind::Phone => (!text::phone::is_valid(&value)).then_some("NOT_A_PHONE"),
        FormFieldKind::Email => (!text::email::is_valid(&value)).then_some("NOT_AN_EMAIL"),
        FormFieldKind::Number => value.parse::<f64>().is_err().then_some("NOT_A_NUMBER"),
        FormFieldKind::Date => text::time::date(&value).is_none().then_some("NOT_A_DATE"),
        FormFieldKind::Choice => (!field.values().any(|v| v == value)).then_some("NOT_AN_OPTION"),
        FormFieldKind::Choices => {
            let all = value.split('\n').all(|chosen| field.values().any(|v| v == chosen));
            (!all).then_some("NOT_AN_OPTION")
        }
        FormFieldKind::YesNo | FormFieldKind::Text | FormFieldKind::LongText | FormFieldKind::Unspecified => {
            None
        }
    };
    if let Some(reason) = wrong {
        errors.push(name, reason);
    }
    Some(value)
}

/// Puts the answer into its field of the lead; `false` where it has none.
fn fill(lead: &mut wire::Lead, target: FormFieldTarget, value: &str) -> bool {
    let place = match target {
        FormFieldTarget::Name => &mut lead.name,
        FormFieldTarget::Company => &mut lead.company,
        FormFieldTarget::JobTitle => &mut lead.job_title,
        FormFieldTarget::LeadPhone => &mut lead.phone,
        FormFieldTarget::LeadEmail => &mut lead.email,
        FormFieldTarget::Wechat => &mut lead.wechat,
        FormFieldTarget::Website => &mut lead.website,
        FormFieldTarget::Province => &mut lead.province,
        FormFieldTarget::City => &mut lead.city,
        FormFieldTarget::Address => &mut lead.address,
        FormFieldTarget::Industry => &mut lead.industry,
        FormFieldTarget::Interest => &mut lead.interest,
        FormFieldTarget::Note => &mut lead.note,
        FormFieldTarget::Unspecified => return false,
    };
    *place = Some(value.to_owned());
    true
}

/// The lead's field as its refusals name it.
fn target_field(target: FormFieldTarget) -> Option<&'static str> {
    Some(match target {
        FormFieldTarget::Name => "name",
        FormFieldTarget::Company => "company",
        FormFieldTarget::JobTitle => "jobTitle",
        FormFieldTarget::LeadPhone => "phone",
        FormFieldTarget::LeadEmail => "email",
        FormFieldTarget::Wechat => "wechat",
        FormFieldTarget::Website => "website",
        FormFieldTarget::Province => "province",
        FormFieldTarget::City => "city",
        FormFieldTarget::Address => "address",
        FormFieldTarget::Industry => "industry",
        FormFieldTarget::Interest => "interest",
        FormFieldTarget::Note => "note",
        FormFieldTarget::Unspecified => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, kind: FormFieldKind, target: FormFieldTarget) -> FormField {
        let (name, label) = (name.to_owned(), format!("{name}？"));
        FormField { name, label, kind, target, required: true, ..FormField::default() }
    }

    fn form() -> Form {
        let mut region = field("region", FormFieldKind::Choice, FormFieldTarget::Unspecified);
        region.options = vec!["华东|East China".to_owned(), "华南".to_owned()];
        let fields = vec![
            field("who", FormFieldKind::Text, FormFieldTarget::Name),
            field("phone", FormFieldKind::Phone, FormFieldTarget::LeadPhone),
            region,
        ];
        Form { fields, ..Form::default() }
    }

    fn values(pairs: &[(&str, &str)]) -> Vec<FormValue> {
        let value = |(name, value): &(&str, &str)| FormValue {
            name: (*name).to_owned(),
            values: vec![(*value).to_owned()],
        };
        pairs.iter().map(value).collect()
    }

    fn ctx() -> Ctx {
        Ctx::system("marketing", Uuid::nil(), kernel::Time::default())
    }

    #[test]
    fn answers_become_a_lead_and_what_has_no_place_in_it_its_note() {
        let sent = values(&[("who", " 王芳 "), ("phone", "138 0013 8000"), ("region", "华东")]);
        let read = read(&ctx(), &form(), &sent, Locale::Zh).expect("all is well");
        assert_eq!(read.lead.name.as_deref(), Some("王芳"));
        assert_eq!(read.lead.phone.as_deref(), Some("+8613800138000"));
        assert_eq!(read.lead.note.as_deref(), Some("region？: 华东"));
        assert_eq!(read.kept.len(), 3);
        assert_eq!(who(&read.kept, &form()).as_deref(), Some("王芳"));
    }

    #[test]
    fn everything_wrong_is_told_by_the_questions_names() {
        let sent = values(&[("phone", "12"), ("region", "火星")]);
        let error = read(&ctx(), &form(), &sent, Locale::Zh).expect_err("much is wrong");
        let wrong: Vec<(&str, &str)> =
            error.fields().iter().map(|field| (field.field.as_str(), field.reason)).collect();
        let once = [("who", "REQUIRED"), ("phone", "NOT_A_PHONE"), ("region", "NOT_AN_OPTION")];
        assert_eq!(wrong, once, "each once, though the lead has its own word on phones");
    }
}
