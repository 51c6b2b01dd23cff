//! The head of the company's papers: its full name, where it is found, its tax number and bank, its logo.

use kernel::{Ctx, FieldErrors, Result};
use proto::identity::v1::{Letterhead, UpdateLetterheadRequest};
use runtime::App;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use sqlx::types::Json as Column;
use store::{Uow, fault};

use crate::{
    audit::{self, Act},
    org::Org,
};

/// Bytes of a logo.
const LARGEST_LOGO: usize = 512 << 10;
/// Pixels of a logo, each way: a small file can unfold to a huge picture.
const MOST_PIXELS: usize = 4_000;

/// The texts, as they are kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Texts {
    name: String,
    name_en: String,
    address: String,
    address_en: String,
    phone: String,
    email: String,
    website: String,
    tax_number: String,
    bank_name: String,
    bank_account: String,
}

/// The letterhead as it stands; where it has no name, the company's.
pub async fn get(app: &App, ctx: &Ctx) -> Result<Letterhead> {
    let mut uow = app.db.begin(ctx).await?;
    let (texts, logo) = read(&mut uow).await?;
    let short = Org::read(&mut uow).await?.name;
    Ok(shown(texts, logo, short))
}

/// Changes what the request names; names every wrong field.
pub async fn update(app: &App, ctx: &Ctx, request: UpdateLetterheadRequest) -> Result<Letterhead> {
    check(&request)?;
    let mut uow = app.db.begin(ctx).await?;
    // one change after another: the company's own row is what they wait for
    let org = Org::take(&mut uow).await?;
    let (before, logo_before) = read(&mut uow).await?;
    let mut texts = before.clone();
    for (kept, given) in fields(&mut texts, &request) {
        if let Some(given) = given {
            *kept = given.trim().to_owned();
        }
    }
    let logo = match request.logo {
        Some(bytes) => Some(bytes).filter(|bytes| !bytes.is_empty()),
        None => logo_before.clone(),
    };
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "insert into letterheads (tenant_id, texts, logo) values ($1, $2, $3) \
         on conflict (tenant_id) do update set texts = excluded.texts, logo = excluded.logo",
    )
    .bind(tenant)
    .bind(Column(&texts))
    .bind(&logo)
    .execute(uow.unscoped("the tenant's own letterhead"))
    .await
    .map_err(fault)?;
    note(&mut uow, (&before, logo_before.as_deref()), (&texts, logo.as_deref())).await?;
    uow.commit_quietly().await?;
    Ok(shown(texts, logo, org.name))
}

async fn read(uow: &mut Uow<'_>) -> Result<(Texts, Option<Vec<u8>>)> {
    let row: Option<(Column<Texts>, Option<Vec<u8>>)> = sqlx::query_as("select texts, logo from letterheads")
        .fetch_optional(uow.unscoped("the tenant's own letterhead"))
        .await
        .map_err(fault)?;
    Ok(row.map(|(Column(texts), logo)| (texts, logo)).unwrap_or_default())
}

fn shown(texts: Texts, logo: Option<Vec<u8>>, short: String) -> Letterhead {
    Letterhead {
        name: if texts.name.is_empty() { short } else { texts.name },
        name_en: texts.name_en,
        address: texts.address,
        address_en: texts.address_en,
        phone: texts.phone,
        email: texts.email,
        website: texts.website,
        tax_number: texts.tax_number,
        bank_name: texts.bank_name,
        bank_account: texts.bank_account,
        logo: logo.unwrap_or_default(),
    }
}

/// Every text beside what the request says of it.
fn fields<'a>(
    texts: &'a mut Texts,
    request: &'a UpdateLetterheadRequest,
) -> [(&'a mut String, Option<&'a String>); 10] {
    [
        (&mut texts.name, request.name.as_ref()),
        (&mut texts.name_en, request.name_en.as_ref()),
        (&mut texts.address, request.address.as_ref()),
        (&mut texts.address_en, request.address_en.as_ref()),
        (&mut texts.phone, request.phone.as_ref()),
        (&mut texts.email, request.email.as_ref()),
        (&mut texts.website, request.website.as_ref()),
        (&mut texts.tax_number, request.tax_number.as_ref()),
        (&mut texts.bank_name, request.bank_name.as_ref()),
        (&mut texts.bank_account, request.bank_account.as_ref()),
    ]
}

fn check(request: &UpdateLetterheadRequest) -> Result<()> {
    let mut errors = FieldErrors::default();
    let lengths = [
        ("name", &request.name, 200),
        ("nameEn", &request.name_en, 200),
        ("address", &request.address, 300),
        ("addressEn", &request.address_en, 300),
        ("phone", &request.phone, 50),
        ("email", &request.email, 200),
        ("website", &request.website, 200),
        ("taxNumber", &request.tax_number, 50),
        ("bankName", &request.bank_name, 200),
        ("bankAccount", &request.bank_account, 50),
    ];
    for (field, text, max) in lengths {
        if text.as_ref().is_some_and(|text| text.trim().chars().count() > max) {
            errors.push_with(field, "TOO_LONG", vec![("max".to_owned(), max.to_string())]);
        }
    }
    if let Some(logo) = request.logo.as_deref().filter(|logo| !logo.is_empty()) {
        check_logo(logo, &mut errors);
    }
    errors.finish()
}

fn check_logo(logo: &[u8], errors: &mut FieldErrors) {
    use imagesize::ImageType::{Jpeg, Png};
    if logo.len() > LARGEST_LOGO {
        let max = vec![("max".to_owned(), (LARGEST_LOGO >> 10).to_string())];
        errors.push_with("logo", "PICTURE_TOO_LARGE", max);
        return;
    }
    let printable = matches!(imagesize::image_type(logo), Ok(Png | Jpeg));
    match imagesize::blob_size(logo) {
        Ok(size) if printable && size.width.max(size.height) > MOST_PIXELS => {
            let max = vec![("max".to_owned(), MOST_PIXELS.to_string())];
            errors.push_with("logo", "PICTURE_TOO_WIDE", max);
        }
        Ok(_) if printable => {}
        _ => errors.push("logo", "NOT_A_PICTURE"),
    }
}

/// The audit trail tells who changed what of it; of the logo only that it changed.
async fn note(
    uow: &mut Uow<'_>,
    before: (&Texts, Option<&[u8]>),
    after: (&Texts, Option<&[u8]>),
) -> Result<()> {
    let mut changes = Map::new();
    let (was, is) = (json!(before.0), json!(after.0));
    for (name, value) in is.as_object().into_iter().flatten() {
        if was[name] != *value {
            changes.insert(name.clone(), json!([was[name], value]));
        }
    }
    if before.1 != after.1 {
        let bytes = |logo: Option<&[u8]>| logo.map_or(Json::Null, |logo| json!(logo.len()));
        changes.insert("logo".to_owned(), json!([bytes(before.1), bytes(after.1)]));
    }
    if changes.is_empty() {
        return Ok(());
    }
    let id = uow.ctx().tenant;
    let changes = changes.into();
    audit::note(uow, Act { action: "updated", kind: "letterhead", id, version: 0, changes }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a PNG that says how large the picture is.
    fn png(side: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
        bytes.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }

    fn refused(logo: Vec<u8>) -> Option<String> {
        let request = UpdateLetterheadRequest { logo: Some(logo), ..Default::default() };
        check(&request).err().map(|error| error.fields()[0].reason.to_string())
    }

    #[test]
    fn a_logo_is_a_picture_of_bearable_size() {
        assert_eq!(refused(png(300)), None);
        assert_eq!(refused(vec![]), None, "none is fine");
        assert_eq!(refused(png(50_000)).as_deref(), Some("PICTURE_TOO_WIDE"));
        assert_eq!(refused(b"<svg onload=alert(1)>".to_vec()).as_deref(), Some("NOT_A_PICTURE"));
        assert_eq!(refused(vec![0; 600 << 10]).as_deref(), Some("PICTURE_TOO_LARGE"));
    }

    #[test]
    fn every_text_that_is_too_long_is_named() {
        let long = Some("长".repeat(301));
        let request = UpdateLetterheadRequest {
            name: long.clone(),
            address: long,
            ..UpdateLetterheadRequest::default()
        };
        let error = check(&request).expect_err("too long");
        let named: Vec<_> = error.fields().iter().map(|field| field.field.to_string()).collect();
        assert_eq!(named, ["name", "address"]);
    }
}
