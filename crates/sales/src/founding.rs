//! What a company starts from: one pipeline with sensible stages and the usual reasons, in the
//! company's language. It comes once, when the company is founded or at the first deal.

mod ready_made;

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Locale, Result};
use serde::Deserialize;
use store::{Uow, fault};

use crate::{records::Pipeline, way};

/// Listens to new companies: the administrator's role is the first thing that each has.
pub fn consumer() -> Consumer {
    Consumer::reaction("founding", &["*.identity.role.created"], Founding)
}

struct Founding;

#[derive(Deserialize)]
struct Role {
    #[serde(default)]
    name: String,
    #[serde(default)]
    preset: Option<String>,
}

#[async_trait]
impl Handler for Founding {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let role: Option<Role> = event.record().map_err(Error::internal)?;
        match role {
            Some(role) if role.preset.as_deref() == Some("administrator") => {
                found(uow, language(&role.name)).await.map(drop)
            }
            _ => Ok(()),
        }
    }
}

/// Ready-made roles are named in the company's language.
fn language(role: &str) -> Locale {
    let chinese = role.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if chinese { Locale::Zh } else { Locale::En }
}

/// Waits for the company's row and holds it: one at a time changes which pipeline is the main one.
/// Says whether the company has what it starts from.
pub async fn turn(uow: &mut Uow<'_>) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    sqlx::query_scalar(
        "insert into foundings (tenant_id) values ($1) \
         on conflict (tenant_id) do update set done = foundings.done returning done",
    )
    .bind(tenant)
    .fetch_one(uow.unscoped("what a company starts from"))
    .await
    .map_err(fault)
}

/// Gives the company its pipeline and reasons, unless it has had them before; then there is no answer.
pub async fn found(uow: &mut Uow<'_>, locale: Locale) -> Result<Option<Pipeline>> {
    if turn(uow).await? {
        return Ok(None);
    }
    sqlx::query("update foundings set done = true")
        .execute(uow.unscoped("what a company starts from"))
        .await
        .map_err(fault)?;
    for mut reason in ready_made::reasons(locale) {
        uow.insert(&mut reason);
    }
    let mut pipeline = ready_made::pipeline(locale);
    // a company that made pipelines of its own keeps its choice
    pipeline.main = way::main_id(uow).await?.is_none();
    uow.insert(&mut pipeline);
    Ok(Some(pipeline))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_with_chinese_roles_gets_a_chinese_pipeline() {
        assert_eq!(language("系统管理员"), Locale::Zh);
        assert_eq!(language("Administrator"), Locale::En);
    }
}
