//! Rows of a list that are there already: asked about all at once, and told with whom they have what in common.

use kernel::{Ctx, Error, FieldError, Locale, Result};
use store::Uow;

use super::{Entered, Matched, guard_after};
use crate::sheets::{LetThrough, Row};

/// Asks for all rows at once who is there already; of two equal ones among them the first may.
pub async fn refuse_rows<R: Matched>(uow: &mut Uow<'_>, rows: &mut [Row<R>]) -> Result<()> {
    refuse_next(uow, rows, &mut LetThrough::default()).await
}

/// As `refuse_rows`, knowing whom it let through `before` that nobody can read yet.
pub async fn refuse_next<R: Matched>(
    uow: &mut Uow<'_>,
    rows: &mut [Row<R>],
    before: &mut LetThrough,
) -> Result<()> {
    let saves: Vec<(&R, Option<&R>)> =
        rows.iter().filter(|row| row.goes_on()).map(|row| (&row.record, row.before.as_ref())).collect();
    let known = before.kept.take().and_then(|kept| kept.downcast::<Entered>().ok()).unwrap_or_default();
    let (answers, entered) = guard_after(uow, &saves, &known).await?;
    before.kept = Some(if before.dry_run { Box::new(known.and(entered)) } else { Box::new(entered) });
    let asked = rows.iter_mut().filter(|row| row.goes_on());
    for (row, answer) in asked.zip(answers) {
        if let Err(error) = answer {
            row.faults.push(duplicate(uow.ctx(), &error));
        }
    }
    Ok(())
}

/// What the rejected row says: with whom it has what in common, as far as the importer may know.
fn duplicate(ctx: &Ctx, error: &Error) -> FieldError {
    let chinese = ctx.locale == Locale::Zh;
    let told = |hit: &[(String, String)], name: &str| {
        hit.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    };
    let field = match error.hits().first().and_then(|hit| told(hit, "key")).as_deref() {
        Some("PHONE") => "phone",
        Some("EMAIL" | "DOMAIN") => "email",
        Some("NUMBER") => "number",
        Some("WECHAT") => "wechat",
        _ => "name",
    };
    let whom = |hit: &Vec<(String, String)>| {
        let owner = told(hit, "owner");
        match (told(hit, "title"), owner, chinese) {
            (Some(title), Some(owner), true) => Some(format!("“{title}”（{owner}）")),
            (Some(title), Some(owner), false) => Some(format!("“{title}” ({owner})")),
            (Some(title), None, _) => Some(format!("“{title}”")),
            (None, owner, _) => owner,
        }
    };
    let known: Vec<String> = error.hits().iter().filter_map(whom).collect();
    let with = match (known.is_empty(), chinese) {
        (true, _) => String::new(),
        (_, true) => format!("：{}", known.join("、")),
        (_, false) => format!(": {}", known.join(", ")),
    };
    let reason = match error.reason() {
        "DUPLICATE" => "ROW_DUPLICATE",
        _ => "ROW_DUPLICATE_SUSPECTED",
    };
    FieldError { field: field.to_owned(), reason, params: vec![("with".to_owned(), with)] }
}
