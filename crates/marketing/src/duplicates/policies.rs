//! The company's policies on duplicates as the customers service keeps them; the one on leads holds here.

use async_trait::async_trait;
use events::{Consumer, Envelope, consumer::Handler};
use kernel::{Error, Result};
use proto::customers::v1::duplicate_policy::{Answer, Possession, RecordKind, Told};
use serde::Deserialize;
use store::{Uow, fault};

pub fn consumer() -> Consumer {
    Consumer::projection("duplicate-policies", &["*.customers.duplicate_policy.*"], Policies)
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Policy {
    record_kind: String,
    same_name: String,
    same_phone: String,
    same_email: String,
    same_wechat: String,
    same_domain: String,
    similar_name: String,
    told: String,
    possession: String,
}

struct Policies;

#[async_trait]
impl Handler for Policies {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() {
            return Ok(());
        }
        let policy: Option<Policy> = event.record().map_err(Error::internal)?;
        let policy = policy.unwrap_or_default();
        let kind = RecordKind::from_str_name(&policy.record_kind).unwrap_or_default();
        if kind != RecordKind::Leads {
            return Ok(());
        }
        let answer = |said: &str| i32::from(Answer::from_str_name(said).unwrap_or_default());
        let said = [
            answer(&policy.same_name),
            answer(&policy.same_phone),
            answer(&policy.same_email),
            answer(&policy.same_wechat),
            answer(&policy.same_domain),
            answer(&policy.similar_name),
            i32::from(Told::from_str_name(&policy.told).unwrap_or_default()),
            i32::from(Possession::from_str_name(&policy.possession).unwrap_or_default()),
        ];
        let tenant = uow.ctx().tenant;
        sqlx::query(
            "insert into duplicate_policies as p (tenant_id, id, version, record_kind, same_name, same_phone, same_email, same_wechat, \
               same_domain, similar_name, told, possession, deleted_at) \
             select $1, $2, $3, $4, s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], case when $6 then now() end from (select $5::int[] as s) said \
             on conflict (tenant_id, id) do update set version = excluded.version, same_name = excluded.same_name, \
               same_phone = excluded.same_phone, same_email = excluded.same_email, same_wechat = excluded.same_wechat, \
               same_domain = excluded.same_domain, similar_name = excluded.similar_name, told = excluded.told, \
               possession = excluded.possession, deleted_at = excluded.deleted_at where p.version < excluded.version",
        )
        .bind(tenant)
        .bind(event.data.id)
        .bind(event.data.version)
        .bind(i16::try_from(i32::from(kind)).unwrap_or_default())
        .bind(said.to_vec())
        .bind(event.data.deleted)
        .execute(uow.unscoped("a policy holds for all of the company"))
        .await
        .map_err(fault)?;
        Ok(())
    }
}
